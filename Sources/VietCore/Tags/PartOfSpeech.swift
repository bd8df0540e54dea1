/// The class of a word, as Universal Dependencies names it.
public enum PartOfSpeech: String, Sendable, Hashable, CaseIterable, Codable {
    /// Words for qualities: `đẹp`, `nhanh chóng`.
    case adjective = "ADJ"
    /// Words that put others into a relation: `ở`, `của`, `với`.
    case adposition = "ADP"
    /// Words that say when, how and how much: `đã`, `rất`, `không`.
    case adverb = "ADV"
    /// Verbs that serve another: `là`, `bị`, `được`, `phải`.
    case auxiliary = "AUX"
    /// Words that join equals: `và`, `hoặc`.
    case coordinatingConjunction = "CCONJ"
    /// Words that point and quantify: `những`, `các`, `mỗi`.
    case determiner = "DET"
    /// Calls: `ôi`, `vâng`.
    case interjection = "INTJ"
    /// Words for things, with the classifiers: `nhà`, `con`, `việc`.
    case noun = "NOUN"
    /// Numbers in digits and words: `2026`, `hai`.
    case numeral = "NUM"
    /// Words that colour a sentence: `ạ`, `nhé`, `thì`.
    case particle = "PART"
    /// Words that stand for others: `tôi`, `nó`, `này`, `ai`.
    case pronoun = "PRON"
    /// Names: `Hà Nội`, `Nguyễn Trãi`.
    case properNoun = "PROPN"
    /// Marks of punctuation.
    case punctuation = "PUNCT"
    /// Words that join a part of the sentence to the rest: `nếu`, `rằng`, `vì`.
    case subordinatingConjunction = "SCONJ"
    /// Signs that are no punctuation: `+`, `=`, emoji.
    case symbol = "SYM"
    /// Words for what is done and what happens: `đi`, `phát triển`.
    case verb = "VERB"
    /// What is no word of the language: addresses, foreign words.
    case other = "X"
}
