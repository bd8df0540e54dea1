import VietCore

/// What holds for every document: see *What you can rely on* in the README.
package enum DocumentContract {
    /// - Throws: ``ContractViolation``.
    package static func check(_ document: Document) throws {
        try checkTokens(document)
        try checkWords(document)
        try checkSentences(document)
        try checkOffsets(document)
    }

    /// Ranges increase and lie on borders of code points; between them is nothing that a reader would miss.
    private static func checkTokens(_ document: Document) throws {
        let bytes = document.source.bytes
        let borders = TextForms.borders(bytes)
        var end = 0
        for (index, token) in document.storage.tokens.enumerated() {
            let range = token.range
            try require(!range.isEmpty, "token \(index) is empty at \(range.lowerBound)")
            try require(range.lowerBound >= end, "token \(index) at \(range) overlaps the one before it")
            try require(range.upperBound <= bytes.count, "token \(index) at \(range) ends behind the text")
            try require(
                borders[range.lowerBound] && borders[range.upperBound], "token \(index) at \(range) cuts a code point")
            let gap = bytes[end..<range.lowerBound]
            if gap.elementsEqual([0x5F]) {
                try require(
                    token.continuesWord && token.kind == .syllable && document.tokens[index - 1].kind == .syllable,
                    "an underscore before token \(index) joins nothing")
            } else {
                try checkGap(gap, before: index)
            }
            end = range.upperBound
        }
        try checkGap(bytes[end...], before: document.storage.tokens.count)
    }

    private static func checkGap(_ gap: ArraySlice<UInt8>, before index: Int) throws {
        if gap.allSatisfy({ $0 == 0x20 || $0 == 0x0A }) { return }
        for scalar in String(decoding: gap, as: UTF8.self).unicodeScalars {
            try require(
                scalar != "\u{FFFD}" && mayBePassedOver(scalar),
                "the gap before token \(index) holds U+\(String(scalar.value, radix: 16, uppercase: true))")
        }
    }

    /// White space, and format characters without a form of their own.
    package static func mayBePassedOver(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return properties.isWhitespace
            || properties.generalCategory == .format && properties.isDefaultIgnorableCodePoint
    }

    /// Every token belongs to one word, whose range is that of its tokens.
    private static func checkWords(_ document: Document) throws {
        var next = 0
        for (index, word) in document.storage.words.enumerated() {
            let tokens = word.tokens
            try require(tokens.lowerBound == next, "word \(index) starts at token \(tokens.lowerBound), not \(next)")
            try require(
                !tokens.isEmpty && tokens.upperBound <= document.storage.tokens.count,
                "word \(index) has the tokens \(tokens)")
            try require(
                word.range.lowerBound == document.storage.tokens[tokens.lowerBound].range.lowerBound
                    && word.range.upperBound == document.storage.tokens[tokens.upperBound - 1].range.upperBound,
                "word \(index) at \(word.range) is not its tokens")
            for token in tokens {
                try require(
                    document.storage.tokens[token].continuesWord == (token > tokens.lowerBound),
                    "token \(token) disagrees with word \(index) on where it starts")
            }
            next = tokens.upperBound
        }
        try require(next == document.storage.tokens.count, "tokens from \(next) on belong to no word")
    }

    /// Every token and every word belongs to one sentence, whose range is that of its tokens.
    private static func checkSentences(_ document: Document) throws {
        var (token, word) = (0, 0)
        for (index, sentence) in document.storage.sentences.enumerated() {
            try require(
                sentence.tokens.lowerBound == token && sentence.words.lowerBound == word && !sentence.words.isEmpty,
                "sentence \(index) does not follow the one before it")
            try require(
                document.storage.words[sentence.words.lowerBound].tokens.lowerBound == token
                    && document.storage.words[sentence.words.upperBound - 1].tokens.upperBound
                        == sentence.tokens.upperBound,
                "sentence \(index) cuts a word")
            try require(
                sentence.range.lowerBound == document.storage.tokens[token].range.lowerBound
                    && sentence.range.upperBound
                        == document.storage.tokens[sentence.tokens.upperBound - 1].range.upperBound,
                "sentence \(index) at \(sentence.range) is not its tokens")
            (token, word) = (sentence.tokens.upperBound, sentence.words.upperBound)
        }
        try require(
            token == document.storage.tokens.count && word == document.storage.words.count,
            "tokens from \(token) on have no sentence")
    }

    /// The offsets of tokens in code points and UTF-16 are those of the text as Swift reads it.
    private static func checkOffsets(_ document: Document) throws {
        let ranges = document.storage.tokens.map(\.range)
        for unit in OffsetUnit.allCases {
            let converted = document.source.convert(ranges, to: unit)
            var (end, offset) = (0, 0)
            for (range, result) in zip(ranges, converted) {
                offset += length(document.source[end..<range.lowerBound], unit)
                let length = length(document.source[range], unit)
                try require(
                    result == offset..<offset + length || unit == .utf8, "\(range) became \(result) in \(unit.rawValue)"
                )
                (end, offset) = (range.upperBound, offset + length)
            }
        }
    }

    private static func length(_ text: String, _ unit: OffsetUnit) -> Int {
        switch unit {
        case .utf8: text.utf8.count
        case .utf16: text.utf16.count
        case .codepoint: text.unicodeScalars.count
        }
    }
}
