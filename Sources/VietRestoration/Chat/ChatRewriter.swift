import VietCore
import VietNormalization
import VietSegmentation

/// Writes short forms of chat out, sentence by sentence: `ko` as `không`.
///
/// A form is taken where it stands behind a space, as a word in small letters or with one capital, in a sentence that has at least as many
/// syllables of Vietnamese as other words. A form of one letter is taken only between words: behind one, and before one, a
/// mark or the end.
struct ChatRewriter {
    private let lexicon = ChatLexicon.shared

    /// The text with its short forms written out, nil where there is none.
    ///
    /// - Parameter worker: has segmented `bytes`, composed text.
    /// - Complexity: O(n) for n tokens.
    func rewrite(_ bytes: UnsafeBufferPointer<UInt8>, _ worker: SegmentationWorker) -> AlignedText? {
        var builder = unsafe ViewBuilder(source: bytes)
        var isChanged = false
        for index in unsafe worker.sentences.indices {
            let sentence = unsafe worker.sentences[index]
            let tokens = unsafe UnsafeBufferPointer(rebasing: worker.tokens[sentence.tokens])
            guard unsafe isVietnamese(tokens, bytes) else { continue }
            for number in tokens.indices {
                guard var form = unsafe form(at: number, of: tokens, bytes) else { continue }
                let range = unsafe tokens[number].range
                if unsafe tokens[number].shape != .lower { Self.capitalize(&form) }
                builder.keep(to: range.lowerBound)
                builder.replace(to: range.upperBound, with: form)
                isChanged = true
            }
        }
        return isChanged ? builder.finish() : nil
    }

    private func form(
        at number: Int, of tokens: UnsafeBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [UInt8]? {
        let token = unsafe tokens[number]
        guard token.kind == .syllable, token.hasSpaceBefore, token.shape == .lower || token.shape == .capitalized
        else { return nil }
        guard let form = unsafe lexicon.writtenOut(bytes[token.range]) else { return nil }
        guard token.range.count == 1 else { return form }
        guard number > 0, unsafe tokens[number - 1].kind == .syllable, unsafe tokens[number - 1].shape != .initial
        else { return nil }
        let isBeforeWord =
            unsafe number + 1 == tokens.count || [.syllable, .punctuation, .emoji].contains(tokens[number + 1].kind)
        return isBeforeWord ? form : nil
    }

    private func isVietnamese(_ tokens: UnsafeBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var (native, foreign) = (0, 0)
        for index in tokens.indices where unsafe tokens[index].kind == .syllable {
            let token = unsafe tokens[index]
            if !token.flags.contains(.foreign) {
                native += 1
            } else if unsafe lexicon.writtenOut(bytes[token.range]) == nil {
                foreign += 1
            }
        }
        return native >= foreign
    }

    /// Makes a capital of the first letter, which is one of ASCII or `đ`.
    private static func capitalize(_ form: inout [UInt8]) {
        if form[0] == 0xC4, form[1] == 0x91 { form[1] = 0x90 } else { form[0] &= ~0x20 }
    }
}
