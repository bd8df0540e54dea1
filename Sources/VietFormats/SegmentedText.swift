import VietCore

/// What a writer of segmented text works on: bytes, and the tokens, words and sentences found in them.
///
/// A view for the length of a call. It may be a part of a longer document: `start` then says where that part begins.
package struct SegmentedText {
    package let bytes: UnsafeBufferPointer<UInt8>
    package let tokens: UnsafeBufferPointer<Token>
    package let words: UnsafeBufferPointer<Word>
    package let sentences: UnsafeBufferPointer<Sentence>
    /// The unit that offsets are written in.
    package var unit: OffsetUnit
    /// The offset of the first byte of `bytes` in the document, in `unit`.
    package var start: Int
    /// The score of the gap before every token, where the probabilities of the gaps are to be written.
    package var scores: UnsafeBufferPointer<Int32>?
    /// The terms for a search index, where they are to be written in place of the words.
    package var terms: [SearchTerm]?
    /// What is to be added to the positions of the terms.
    package var firstPosition = 0
    /// The position of the last term of the document before this part, -1 where there is none.
    package var lastPosition = -1

    package init(
        bytes: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<Token>, words: UnsafeBufferPointer<Word>,
        sentences: UnsafeBufferPointer<Sentence>, unit: OffsetUnit = .codepoint, start: Int = 0
    ) {
        self.bytes = bytes
        self.tokens = tokens
        self.words = words
        self.sentences = sentences
        self.unit = unit
        self.start = start
    }

    /// Whether white space stands between the end of a word and the word after it, or nothing comes after.
    func isFollowedBySpace(word index: Int, in sentence: Sentence) -> Bool {
        index + 1 >= sentence.words.upperBound || words[index + 1].start > words[index].end
    }
}

extension Document {
    package func withSegmentedText<R>(
        unit: OffsetUnit = .codepoint, _ body: (SegmentedText) throws -> R
    ) rethrows -> R {
        try source.bytes.withUnsafeBufferPointer { bytes in
            try tokens.withUnsafeBufferPointer { tokens in
                try words.withUnsafeBufferPointer { words in
                    try sentences.withUnsafeBufferPointer { sentences in
                        try body(
                            SegmentedText(
                                bytes: bytes, tokens: tokens, words: words, sentences: sentences, unit: unit))
                    }
                }
            }
        }
    }
}

/// The bytes that separate words and tokens in the source, by Unicode's White_Space property and the line separators.
package enum WhiteSpace {
    /// The length of the white space code point at `index`, 0 where none stands there.
    package static func length(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        switch bytes[index] {
        case 0x20, 0x09...0x0D: return 1
        case 0xC2:
            guard index + 1 < bytes.count else { return 0 }
            return bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0 ? 2 : 0
        case 0xE1:
            guard index + 2 < bytes.count else { return 0 }
            return bytes[index + 1] == 0x9A && bytes[index + 2] == 0x80 ? 3 : 0
        case 0xE2:
            guard index + 2 < bytes.count else { return 0 }
            switch (bytes[index + 1], bytes[index + 2]) {
            case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): return 3
            default: return 0
            }
        case 0xE3:
            guard index + 2 < bytes.count else { return 0 }
            return bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 ? 3 : 0
        default: return 0
        }
    }

    /// Appends a word of `text` with every run of white space in it made into one space, and invalid sequences replaced
    /// where `repairing`.
    package static func appendWord(
        _ text: SegmentedText, _ index: Int, repairing: Bool = false, to output: ByteBuffer
    ) {
        let word = text.words[index]
        guard word.tokens.allSatisfy({ text.tokens[$0].kind.isPlain }) else {
            return append(UnsafeBufferPointer(rebasing: text.bytes[word.range]), repairing: repairing, to: output)
        }
        var end = word.start
        for position in word.tokens {
            let token = text.tokens[position]
            if token.start > end { output.append(0x20) }
            end = token.end
            output.append(text.bytes, token.range)
        }
    }

    /// Appends `bytes` with every run of white space made into one space, and invalid sequences replaced where
    /// `repairing`.
    package static func append(_ bytes: UnsafeBufferPointer<UInt8>, repairing: Bool, to output: ByteBuffer) {
        guard repairing, UTF8Decoding.firstInvalid(in: bytes) != nil else {
            return appendCollapsed(bytes, 0..<bytes.count, to: output)
        }
        var repaired = String(decoding: bytes, as: UTF8.self)
        repaired.withUTF8 { appendCollapsed($0, 0..<$0.count, to: output) }
    }

    /// Appends a range of `bytes` with every run of white space made into one space.
    package static func appendCollapsed(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: ByteBuffer
    ) {
        let part = UnsafeBufferPointer(rebasing: bytes[range])
        var copied = 0
        var index = 0
        while index < part.count {
            var length = WhiteSpace.length(in: part, at: index)
            if length == 0 {
                index += 1
                continue
            }
            output.append(part, copied..<index)
            while index < part.count, length > 0 {
                index += length
                length = index < part.count ? WhiteSpace.length(in: part, at: index) : 0
            }
            output.append(0x20)
            copied = index
        }
        output.append(part, copied..<part.count)
    }
}
