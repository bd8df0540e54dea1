/// Why the gap between two tokens was taken for a word boundary or for the inside of a word.
///
/// Scores are integers, 1000 a logit as trained. The model's score is the sum of its terms; above 0 joins.
public struct GapExplanation: Sendable, Hashable {
    /// A feature of the model that the gap has.
    public struct Term: Sendable, Hashable {
        /// The kind of the feature.
        public var name: String
        /// What of the text it saw.
        public var detail: String
        /// What the term adds to the score; above 0 it speaks for a word.
        public var score: Int

        package init(_ name: String, _ detail: String, _ score: Int) {
            self.name = name
            self.detail = detail
            self.score = score
        }
    }

    /// An entry of a user dictionary that was put to use here.
    public struct Entry: Sendable, Hashable {
        /// The entry as it is written.
        public var text: String
        /// `add`, `prefer`, `force` or `forbid`.
        public var action: String
        /// Where the entry stands; nil for entries that come from no file.
        public var file: String?
        /// The line of its file.
        public var line: Int

        package init(text: String, action: String, file: String?, line: Int) {
            self.text = text
            self.action = action
            self.file = file
            self.line = line
        }
    }

    /// The position of the token right of the gap in ``Document/tokens``.
    public var token: Int
    /// What adds up to the model's score, terms of 0 left out; empty where the model has no say.
    public var terms: [Term]
    /// The model's score, nil where it has no say: next to numbers and marks, and across line ends.
    public var modelScore: Int?
    /// In the order in which they were put to use.
    public var entries: [Entry]
    /// The score behind the dictionaries, nil where neither they nor the model have a say. A gap that a dictionary forces
    /// has the largest or smallest 32-bit number.
    public var score: Int?
    /// The decision.
    public var isJoined: Bool

    package init(
        token: Int, terms: [Term], modelScore: Int?, entries: [Entry], score: Int?, isJoined: Bool
    ) {
        self.token = token
        self.terms = terms
        self.modelScore = modelScore
        self.entries = entries
        self.score = score
        self.isJoined = isJoined
    }
}
