import Contracts
import Foundation
import Testing

/// Every input that a fuzzer starts from or once found, tried again.
@Suite struct CorpusTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fuzz/corpus")

    @Test(arguments: FuzzTarget.all.map(\.name)) func promisesHoldOnTheCorpus(_ name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        let inputs = try FileManager.default.contentsOfDirectory(
            at: Self.folder.appendingPathComponent(name), includingPropertiesForKeys: nil)
        #expect(!inputs.isEmpty, "Fuzz/corpus/\(name) is empty")
        for input in inputs.sorted(by: { $0.path < $1.path }) {
            let bytes = [UInt8](try Data(contentsOf: input))
            #expect(throws: Never.self, "\(input.lastPathComponent)") { try target.check(bytes) }
        }
    }
}
