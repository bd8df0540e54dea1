import Contracts
import Foundation
import Testing

/// The inputs in Fuzz/corpus: what a fuzzer starts from, and what it found.
enum Corpus {
    static let targets = FuzzTarget.all.map(\.name)
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fuzz/corpus")

    /// The inputs of a target, in the order of their names.
    static func inputs(_ target: String) throws -> [(name: String, bytes: [UInt8])] {
        try FileManager.default.contentsOfDirectory(
            at: folder.appendingPathComponent(target), includingPropertiesForKeys: nil
        ).sorted { $0.path < $1.path }.map { ($0.lastPathComponent, [UInt8](try Data(contentsOf: $0))) }
    }
}

@Suite struct CorpusTests {
    @Test(arguments: Corpus.targets) func promisesHoldOnTheCorpus(_ name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        let inputs = try Corpus.inputs(name)
        #expect(!inputs.isEmpty, "Fuzz/corpus/\(name) is empty")
        for input in inputs { #expect(throws: Never.self, "\(input.name)") { try target.check(input.bytes) } }
    }
}
