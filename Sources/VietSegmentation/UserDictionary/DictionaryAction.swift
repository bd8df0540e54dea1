/// What an entry of a user dictionary asks for wherever its words stand in a text.
public enum DictionaryAction: UInt8, Sendable, Hashable, CaseIterable, BitwiseCopyable {
    /// A word that the model does not know: joined unless the model is strongly against it.
    case add = 0
    /// A word that is right nearly everywhere: joined unless the model is as good as certain that it is none.
    case prefer = 1
    /// Always one word, whatever the model says, and never part of a longer one.
    case force = 2
    /// Never inside one word: where the model joins all of it, it is parted where the model is least certain.
    case forbid = 3

    /// What the action adds to the score of every gap inside the entry, in thousandths of a logit.
    ///
    /// 4 logits join where the model gives the word more than 1.8 per cent, 8 where it gives it more than 0.03.
    package var bonus: Int32 {
        switch self {
        case .add: 4_000
        case .prefer: 8_000
        case .force, .forbid: 0
        }
    }

    /// The name of the action in dictionary files.
    public var name: String {
        switch self {
        case .add: "add"
        case .prefer: "prefer"
        case .force: "force"
        case .forbid: "forbid"
        }
    }

    /// The action of a name in a dictionary file, nil for any other text.
    public init?(name: String) {
        guard let action = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = action
    }
}
