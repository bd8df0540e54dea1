import Contracts
import Foundation

// Usage: viet-properties CORPUS CASES SEED [TARGET...]
// Tries each target on so many random inputs, on all cores. A broken promise ends with status 1.
let arguments = CommandLine.arguments
guard arguments.count >= 4, let cases = Int(arguments[2]), let seed = UInt64(arguments[3]) else {
    print("usage: viet-properties CORPUS CASES SEED [TARGET...]")
    exit(64)
}
let wanted = Set(arguments.dropFirst(4))
let partLength = 1_000
var broken = 0

for target in FuzzTarget.all where wanted.isEmpty || wanted.contains(target.name) {
    let folder = URL(fileURLWithPath: arguments[1]).appendingPathComponent(target.name)
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    let corpus = try files.sorted { $0.path < $1.path }.map { [UInt8](try Data(contentsOf: $0)) }
    let trials = RandomTrials(target, corpus: corpus, seed: seed)
    let lock = NSLock()
    nonisolated(unsafe) var first: (number: Int, text: String)?
    DispatchQueue.concurrentPerform(iterations: (cases + partLength - 1) / partLength) { part in
        let start = part * partLength
        if lock.withLock({ first.map { $0.number < start } ?? false }) { return }
        guard let text = trials.firstBroken(start..<min(start + partLength, cases)) else { return }
        lock.withLock { if first.map({ $0.number > start }) ?? true { first = (start, text) } }
    }
    print("\(target.name): \(cases) cases, \(first.map { "BROKEN: \($0.text)" } ?? "sound")")
    fflush(nil)
    if first != nil { broken += 1 }
}
exit(broken == 0 ? 0 : 1)
