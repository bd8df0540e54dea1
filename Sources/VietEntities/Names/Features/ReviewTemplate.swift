import VietCore

/// The features of a whole name that was found, for the review.
///
/// Keys are made as those of ``NameTemplate``, of which the numbers are no others. Contents are: *type*, the name's as it was
/// found; *word*: a token's key; *form*: ``TokenForm``. Outside the sentence stand words 2 (before) and 3 (behind).
///
/// | templates | contents |
/// |---|---|
/// | `margin`, `shape` | type with the step of the margin; with length and form |
/// | `rival`, `rivals` | by how much another type's scores are lower: type, that type, step; type, all steps |
/// | `first`, `head`, `last`, `lastType`, `whole` | the first word, alone and with type; the last; all together |
/// | `firstEnd`, `lastEnd` | the end of the spelling of a foreign first or last word |
/// | `before`, `after`, `beforeType`, `afterType` | a word before or behind, up to three places away; next to the name also with type |
/// | `beforePair`, `afterPair`, `around` | two words before; behind; one on either side |
/// | `near` | a word within seven places of the name |
/// | `fine`, `fineType`, `fineRun` | in recased text the classes of the words at and around the ends; of the whole |
/// | `known`, `lists`, `list` | what the table of names says of the whole name and of what is behind its lower-case head: kind; lists; each list; with type |
/// | `votes`, `votesType`, `vote`, `given` | how other mentions were read: all types together; each; ends of persons' names; with type |
/// | `other`, `otherType`, `between`, `betweenType` | the names beside it in the sentence: type and margin; types; what stands between |
/// | `sentenceTypes`, `articleTypes` | how many names of a type the sentence has beside this one, and which share of those in reach |
package enum ReviewTemplate: UInt64, CaseIterable, Sendable {
    case margin = 200
    case shape, rival, rivals
    case first, last, whole, head, lastType, firstEnd, lastEnd
    case before, after, beforeType, afterType, beforePair, afterPair, around
    case near
    case fine, fineType, fineRun
    case known, lists, list
    case votes, votesType, vote, given
    case other, otherType, between, betweenType
    case sentenceTypes, articleTypes

    /// The template and the first content of a feature in one number, see ``NameTemplate/with(_:)``.
    @inline(__always)
    func with(_ content: UInt64) -> UInt64 { FeatureHash.start(rawValue, content) }
}
