/// The class of a word, as the Vietnamese treebank and the VLSP campaigns name it.
public enum VLSPTag: String, Sendable, Hashable, CaseIterable, Codable {
    /// A noun.
    case noun = "N"
    /// A classifier: `con`, `cái`, `chiếc`.
    case classifier = "Nc"
    /// A proper noun.
    case properNoun = "Np"
    /// A unit: `mét`, `đồng`.
    case unit = "Nu"
    /// An abbreviated noun: `UBND`.
    case abbreviatedNoun = "Ny"
    /// A borrowed noun.
    case borrowedNoun = "Nb"
    /// A verb, serving ones included.
    case verb = "V"
    /// An adjective.
    case adjective = "A"
    /// A pronoun.
    case pronoun = "P"
    /// A determiner.
    case determiner = "L"
    /// A numeral.
    case numeral = "M"
    /// An adverb.
    case adverb = "R"
    /// A preposition.
    case preposition = "E"
    /// A subordinating conjunction.
    case subordinatingConjunction = "C"
    /// A coordinating conjunction.
    case coordinatingConjunction = "Cc"
    /// An interjection.
    case interjection = "I"
    /// A particle.
    case particle = "T"
    /// A punctuation mark or another sign.
    case mark = "CH"
    /// Anything else.
    case other = "X"
}
