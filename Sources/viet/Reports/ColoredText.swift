import VietCore
import VietFormats

/// Underscore text with the compound words in colour where that is asked for.
enum ColoredText {
    static func write(_ text: DocumentView, separator: UInt8, colors: Bool, to output: ByteBuffer) {
        guard colors else { return UnderscoreText.write(text, separator: separator, to: output) }
        for (number, sentence) in text.sentences.enumerated() {
            if number > 0 { output.append(separator) }
            for index in sentence.words {
                if index > sentence.words.lowerBound { output.append(0x20) }
                let isCompound = text.words[index].isCompound
                if isCompound { output.append("\u{1B}[36m" as StaticString) }
                UnderscoreText.writeWord(text, index, to: output)
                if isCompound { output.append("\u{1B}[0m" as StaticString) }
            }
        }
    }
}
