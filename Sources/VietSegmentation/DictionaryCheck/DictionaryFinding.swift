/// Something that the check of user dictionaries has to say about an entry.
public struct DictionaryFinding: Sendable, Hashable {
    /// Why an entry does not do what it says. Open: later versions may add kinds.
    public struct Kind: RawRepresentable, Sendable, Hashable {
        /// The name of the finding in output.
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The line has not the form of an entry.
        public static let malformed = Kind(rawValue: "malformed")
        /// An earlier entry has the same words and the same action.
        public static let duplicate = Kind(rawValue: "duplicate")
        /// A later entry has the same words and another action, which counts.
        public static let conflict = Kind(rawValue: "conflict")
        /// A single token is a word of its own whatever the entry says.
        public static let noEffect = Kind(rawValue: "no-effect")
        /// The words are cut into other tokens in running text, or parted by the end of a sentence.
        public static let neverMatches = Kind(rawValue: "never-matches")
        /// A forbidden entry is inside a longer forced one, where it gives way.
        public static let covered = Kind(rawValue: "covered")
        /// The end of a forced entry is the start of another; where they meet only the better one is taken.
        public static let overlap = Kind(rawValue: "overlap")
    }

    /// What was found.
    public let kind: Kind
    /// The file of the entry, where it has one.
    public let file: String?
    /// Counted from 1.
    public let line: Int
    /// One sentence for a person, without the location.
    public let message: String

    /// Whether the entry is to be mended. What is inside or across another entry may be meant so.
    public var isFault: Bool { kind != .covered && kind != .overlap }

    package init(_ kind: Kind, file: String?, line: Int, _ message: String) {
        self.kind = kind
        self.file = file
        self.line = line
        self.message = message
    }
}

extension DictionaryFinding: CustomStringConvertible {
    /// `file:line: kind: message`
    public var description: String { "\(file ?? "entry"):\(line): \(kind.rawValue): \(message)" }
}
