import VietCore

/// How sure the model is of each gap: the probability that the gap is inside a word, with four decimals.
enum SoftBoundaries {
    /// Appends `,"inside":[0.9981],"after":0.9950`: for the gaps inside a word the probability that they are, for the gap
    /// behind it the probability that it is a boundary. A gap that the model has no say in is null inside and left out
    /// behind.
    static func writeMembers(_ text: DocumentView, _ index: Int, to output: ByteBuffer) {
        let tokens = unsafe text.words[index].tokens
        if tokens.count > 1 {
            output.append(",\"inside\":[" as StaticString)
            for token in tokens.dropFirst() {
                if token > tokens.lowerBound + 1 { output.append(UInt8(ascii: ",")) }
                if let joined = probability(text, token) {
                    output.append(units: joined, places: 4)
                } else {
                    output.append("null" as StaticString)
                }
            }
            output.append(UInt8(ascii: "]"))
        }
        if let joined = probability(text, tokens.upperBound) {
            output.append(",\"after\":" as StaticString)
            output.append(units: 10_000 - joined, places: 4)
        }
    }

    /// Appends the cells `inside` and `after` with a tab before each; values inside are separated by commas.
    static func writeCells(_ text: DocumentView, _ index: Int, to output: ByteBuffer) {
        let tokens = unsafe text.words[index].tokens
        output.append(0x09)
        for token in tokens.dropFirst() {
            if token > tokens.lowerBound + 1 { output.append(UInt8(ascii: ",")) }
            if let joined = probability(text, token) { output.append(units: joined, places: 4) }
        }
        output.append(0x09)
        if let joined = probability(text, tokens.upperBound) { output.append(units: 10_000 - joined, places: 4) }
    }

    /// Appends underscore text with the probability in per cent that a gap is inside a word behind every gap that the
    /// model has a say in: `Hà_{99.8}Nội {0.3}là`. For people to read.
    static func writeText(_ text: DocumentView, separator: UInt8, to output: ByteBuffer) {
        for number in unsafe text.sentences.indices {
            let sentence = unsafe text.sentences[number]
            if number > 0 { output.append(separator) }
            for index in sentence.tokens {
                let token = unsafe text.tokens[index]
                if index > sentence.tokens.lowerBound {
                    let touches = unsafe token.start == text.tokens[index - 1].end
                    if !token.continuesWord {
                        output.append(0x20)
                    } else if !touches {
                        output.append(UInt8(ascii: "_"))
                    }
                    if let joined = probability(text, index) {
                        output.append(UInt8(ascii: "{"))
                        output.append(units: joined / 10, places: 1)
                        output.append(UInt8(ascii: "}"))
                    }
                }
                unsafe UnderscoreText.escape(text.bytes, token.range, to: output)
            }
        }
    }

    private static func probability(_ text: DocumentView, _ token: Int) -> Int? {
        guard let scores = unsafe text.scores, token < scores.count else { return nil }
        return unsafe GapScore.probability(scores[token])
    }
}
