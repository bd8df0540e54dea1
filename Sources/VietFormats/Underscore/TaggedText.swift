import VietCore

/// Underscore text with parts of speech.
enum TaggedText {
    /// Appends underscore text with a slash and its tag behind every word: what stands behind the last slash is the tag.
    static func write(_ text: DocumentView, separator: UInt8, to output: ByteBuffer) {
        for number in unsafe text.sentences.indices {
            if number > 0 { output.append(separator) }
            let words = unsafe text.sentences[number].words
            for index in words {
                if index > words.lowerBound { output.append(0x20) }
                UnderscoreText.writeWord(text, index, to: output)
                guard let name = WordTags.name(text, index) else { continue }
                output.append(UInt8(ascii: "/"))
                output.append(name)
            }
        }
    }
}
