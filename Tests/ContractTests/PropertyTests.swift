import Contracts
import Foundation
import Testing

/// The promises of every target on random inputs. `Scripts/properties` tries millions of them.
@Suite struct PropertyTests {
    private static let cases = 150

    @Test(arguments: Corpus.targets) func promisesHoldOnRandomInputs(_ name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        let trials = RandomTrials(target, corpus: try Corpus.inputs(name).map(\.bytes), seed: 1)
        let broken = trials.firstBroken(0..<Self.cases)
        #expect(broken == nil, "\(broken ?? "")")
    }
}
