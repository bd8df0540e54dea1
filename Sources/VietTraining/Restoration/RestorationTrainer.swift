import VietCore
import VietRestoration

/// Makes a model of marks from the units of a text.
///
/// Which n-grams it has, and what they cost to begin with, is counted, see ``NgramCounting``; what they cost in the end is
/// tuned, see ``RestorationTuner``.
package struct RestorationTrainer {
    package struct Options {
        package var discount = 0.75
        /// How many trigrams and bigrams are kept.
        package var triples = 2_100_000
        package var pairs = 1_700_000
        /// How often the text is read again to tune what they cost; 0 leaves that as counted.
        package var rounds = 2
        package init() {}
    }

    package var options = Options() {
        didSet { tuner.rounds = options.rounds }
    }
    package var identity = ""
    package var log: (String) -> Void = { _ in }
    private let vocabulary: RestorationVocabulary
    private let chain: [UInt16]
    private(set) var tuner: RestorationTuner

    package init(_ text: borrowing RestorationText, vocabulary: RestorationVocabulary) {
        self.vocabulary = vocabulary
        tuner = RestorationTuner(units: TuningUnits(text, vocabulary), numbers: text.units)
        chain = text.units.map { vocabulary.words[Int($0)] } + [RestorationModel.Unit.boundary]
    }

    /// The bytes of the compiled model.
    package func train() -> [UInt8] {
        var costs = counted()
        tuner.tune(&costs, log)
        let bytes = costs.encoded(vocabulary, identity: identity)
        log("\(bytes.count) bytes")
        return bytes
    }

    /// The n-grams that are kept, with what they cost by their counts.
    func counted() -> NgramCosts { NgramCounting(chain, vocabulary, options, log).costs() }
}
