import VietCore
import VietTagging

/// Which temperature of the confidences of tags agrees best with how many classes are right.
package struct TagCalibration {
    /// The temperatures that are tried.
    static let temperatures = stride(from: 0.8, through: 3, by: 0.1).map { $0 }

    private let workers: [PartOfSpeechWorker]
    private var losses: [Double]

    package init(of tagger: PartOfSpeechTagger) {
        workers = Self.temperatures.map { tagger.makeWorker(temperature: $0) }
        losses = .init(repeating: 0, count: workers.count)
    }

    /// Adds the words of a text.
    ///
    /// - Parameter tags: those that each word may have; nil for one that is left open.
    /// - Complexity: O(n) for n words.
    package mutating func add(_ view: DocumentView, tags: [TagSet?]) {
        for (number, worker) in workers.enumerated() {
            worker.tag(view)
            for (word, tags) in tags.enumerated() {
                guard let gold = tags.flatMap({ set in WordTag.all.first { set.contains($0) } }) else { continue }
                let isRight = unsafe worker.tags[word].partOfSpeech == gold.partOfSpeech
                let share = unsafe min(max(Double(worker.confidences[word]), 1), 999) / 1000
                losses[number] -= DeterministicMath.log(isRight ? share : 1 - share)
            }
        }
    }

    /// The temperature under which what is right is likeliest.
    package var fitted: Double { zip(losses, Self.temperatures).min { $0.0 < $1.0 }!.1 }
}
