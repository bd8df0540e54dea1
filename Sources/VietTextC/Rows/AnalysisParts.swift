import CVietText

/// Which parts of a text are wanted.
struct AnalysisParts: OptionSet {
    let rawValue: UInt32

    static let tokens = AnalysisParts(rawValue: UInt32(VIETTEXT_TOKENS))
    static let words = AnalysisParts(rawValue: UInt32(VIETTEXT_WORDS))
    static let sentences = AnalysisParts(rawValue: UInt32(VIETTEXT_SENTENCES))
    static let entities = AnalysisParts(rawValue: UInt32(VIETTEXT_ENTITIES))
    static let keywords = AnalysisParts(rawValue: UInt32(VIETTEXT_KEYWORDS))
    static let tags = AnalysisParts(rawValue: UInt32(VIETTEXT_TAGS))
    static let all: AnalysisParts = [.tokens, .words, .sentences, .entities, .keywords, .tags]
}
