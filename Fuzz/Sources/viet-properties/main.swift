import Contracts
import Foundation

// Usage: viet-properties CORPUS CASES SEED [TARGET...]
// Tries each target on the inputs of its corpus and on so many random ones, on all cores. A broken promise ends with status 1.
let arguments = CommandLine.arguments
guard arguments.count >= 4, let cases = Int(arguments[2]), let seed = UInt64(arguments[3]) else {
    print("usage: viet-properties CORPUS CASES SEED [TARGET...]")
    exit(64)
}
let wanted = Set(arguments.dropFirst(4))
// Parts are small enough for every core to have some.
let partLength = max(1, min(1_000, cases / 64))
var broken = 0

for target in FuzzTarget.all where wanted.isEmpty || wanted.contains(target.name) {
    let folder = URL(fileURLWithPath: arguments[1]).appendingPathComponent(target.name)
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    let corpus = try files.sorted { $0.path < $1.path }.map { (file: $0, bytes: [UInt8](try Data(contentsOf: $0))) }
    let trials = RandomTrials(target, corpus: corpus.map(\.bytes), seed: seed)
    let lock = NSLock()
    // The inputs of the corpus are the first parts, one each.
    nonisolated(unsafe) var first: (part: Int, text: String)?
    DispatchQueue.concurrentPerform(iterations: corpus.count + (cases + partLength - 1) / partLength) { part in
        if lock.withLock({ first.map { $0.part < part } ?? false }) { return }
        var text: String?
        if part < corpus.count {
            do { try target.check(corpus[part].bytes) } catch { text = "\(error) on \(corpus[part].file.path)" }
        } else {
            let start = (part - corpus.count) * partLength
            text = trials.firstBroken(start..<min(start + partLength, cases))
        }
        guard let text else { return }
        lock.withLock { if first.map({ $0.part > part }) ?? true { first = (part, text) } }
    }
    print("\(target.name): \(cases) cases, \(first.map { "BROKEN: \($0.text)" } ?? "sound")")
    fflush(nil)
    if first != nil { broken += 1 }
}
exit(broken == 0 ? 0 : 1)
