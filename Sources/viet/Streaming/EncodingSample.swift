import VietCore
import VietNormalization

/// The first bytes of an input, from which is told what it is.
struct EncodingSample {
    /// What is to be done.
    struct Verdict {
        var encoding: TextEncoding
        /// The length of a byte order mark that the encoding's name makes needless.
        var markLength = 0
        /// What the user should know.
        var message: String?
    }

    private let bytes: [UInt8]

    /// A sequence that is cut off at the end is left out.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var end = bytes.count
        for length in 1...3 where length <= bytes.count && (0xC2...0xF4).contains(bytes[bytes.count - length]) {
            let start = bytes.count - length
            if UTF8Decoding.scalar(in: bytes, at: start).length == -length { end = start }
            break
        }
        self.bytes = Array(bytes[..<end])
    }

    /// How many bytes UTF-16 and UTF-32 are told by. However the input arrives, these decide, so that the output is the same.
    private static let wideLength = 256
    /// What `auto` looks at.
    static let length = 1 << 14

    /// Whether more bytes are needed to tell UTF-8 from UTF-16 and UTF-32.
    ///
    /// A line of UTF-8 decides at its end, so that the first result of a slow pipe does not wait. What holds a zero before that
    /// is looked at closer.
    static func isUndecided(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if bytes.count < 4, bytes.first.map({ [0xEF, 0xFF, 0xFE].contains($0) }) ?? true { return true }
        guard let first = bytes.prefix(64).first(where: { $0 == 0 || $0 == 0x0A }) else { return bytes.count < 64 }
        return first == 0 && bytes.count < wideLength
    }

    /// UTF-16 or UTF-32, where the bytes that decide are that.
    private var wide: EncodingGuess? {
        let isSuspect = bytes.prefix(64).first { $0 == 0 || $0 == 0x0A } == 0
        let isMarked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        guard isSuspect || isMarked else { return nil }
        let guess = EncodingGuess.detect(Array(bytes.prefix(Self.wideLength)))
        return guess.encoding.isWide ? guess : nil
    }

    /// Whether it holds zeros and is in no encoding that has them.
    var isBinary: Bool { bytes.prefix(8192).contains(0) && wide == nil }

    /// Whether vowels have the signs of VIQR behind them so often that it is worth a closer look: `Vie^.t`, `ddu+o+ng`.
    private var mayBeVIQR: Bool {
        var signs = 0
        var last: UInt8 = 0
        for byte in bytes {
            switch (last | 0x20, byte) {
            case (0x61, 0x5E), (0x65, 0x5E), (0x6F, 0x5E), (0x6F, 0x2B), (0x75, 0x2B), (0x61, 0x28): signs += 1
            default: break
            }
            last = byte
        }
        return signs >= 2 && signs * 64 >= bytes.count
    }

    /// How an input that is said to be in an encoding is read.
    func verdict(for asked: SourceEncoding) -> Verdict {
        if case .known(let encoding) = asked, encoding != .utf8 { return marked(encoding) }
        let isASCII = !bytes.contains { $0 >= 0x80 || $0 == 0 }
        if isASCII, asked == .utf8, !mayBeVIQR { return Verdict(encoding: .utf8) }
        let wide = wide
        let guess = wide ?? EncodingGuess.detect(bytes)
        if guess.encoding == .utf8 || guess.encoding.isWide && wide == nil { return Verdict(encoding: .utf8) }
        let percent = Int((guess.confidence * 100).rounded(.down))
        if guess.encoding.isWide {
            var verdict = marked(guess.encoding)
            if verdict.markLength == 0 {
                verdict.message = "read as \(guess.encoding.rawValue), which it looks like; it has no byte order mark"
            }
            return verdict
        }
        if asked == .auto {
            return Verdict(
                encoding: guess.encoding, message: "read as \(guess.encoding.rawValue), sure to \(percent) %")
        }
        guard guess.confidence >= (isASCII ? 0.9 : 0.5) else { return Verdict(encoding: .utf8) }
        return Verdict(
            encoding: .utf8,
            message: "looks like \(guess.encoding.rawValue), sure to \(percent) %, and is read as UTF-8; "
                + "--encoding auto converts it")
    }

    /// An encoding with its byte order named, and the mark that named it.
    private func marked(_ encoding: TextEncoding) -> Verdict {
        switch encoding {
        case .utf16, .utf16LittleEndian, .utf16BigEndian:
            if bytes.starts(with: [0xFF, 0xFE]), encoding != .utf16BigEndian {
                return Verdict(encoding: .utf16LittleEndian, markLength: 2)
            }
            let isMarked = bytes.starts(with: [0xFE, 0xFF]) && encoding != .utf16LittleEndian
            return Verdict(encoding: encoding == .utf16 ? .utf16BigEndian : encoding, markLength: isMarked ? 2 : 0)
        case .utf32, .utf32LittleEndian, .utf32BigEndian:
            if bytes.starts(with: [0xFF, 0xFE, 0, 0]), encoding != .utf32BigEndian {
                return Verdict(encoding: .utf32LittleEndian, markLength: 4)
            }
            let isMarked = bytes.starts(with: [0, 0, 0xFE, 0xFF]) && encoding != .utf32LittleEndian
            return Verdict(encoding: encoding == .utf32 ? .utf32BigEndian : encoding, markLength: isMarked ? 4 : 0)
        default: return Verdict(encoding: encoding)
        }
    }
}
