import VietNormalization

/// The one spelling under which a syllable is counted and looked up: its form at the level ``WordIdentity/spelling``.
///
/// Neither case, nor the place of the tone (hòa, hoà), nor `y` for a final `i` (kỹ, kĩ) changes the word, so none may
/// change the segmentation.
package enum SyllableForm {
    /// The form of a token.
    package static func canonical(_ token: String) -> String { WordIdentity.spelling.form(of: token) }

    /// The lower-case NFC spellings in use whose canonical form is `canonical`, that form first: the other place of the
    /// tone, and `y` for `i`. Slips such as `hòang` are not among them.
    package static func variants(of canonical: String) -> [String] {
        [canonical] + SpellingVariants.others(of: canonical)
    }
}
