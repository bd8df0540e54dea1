import VietCore

/// Text in another encoding whose bytes were read as windows-1252 and saved as UTF-8: `Traàn` for `Trần` in VNI.
///
/// It comes about where text is copied out of a document with a font of the old kind, and where a program takes UTF-8 for
/// windows-1252 (`Viá»‡t`). A byte that windows-1252 lacks is the control character of its number.
struct MisreadEncoding {
    private static let suffix = "-as-utf-8"

    /// What the bytes were before.
    let inner: TextEncoding

    init?(_ encoding: TextEncoding) {
        guard encoding.rawValue.hasSuffix(Self.suffix) else { return nil }
        let inner = TextEncoding(rawValue: String(encoding.rawValue.dropLast(Self.suffix.count)))
        guard Self.possible.contains(inner) else { return nil }
        self.inner = inner
    }

    static let possible: [TextEncoding] = [.vni, .tcvn3, .utf8, .viscii, .vps, .tcvn5712, .windows1258]

    static func name(of inner: TextEncoding) -> TextEncoding { TextEncoding(rawValue: inner.rawValue + suffix) }

    /// The character that stands for each byte.
    private static let characters: [UInt32] = (0..<256).map { byte in
        let value = ByteEncoding.windows1252.decoding[byte]
        return value == ByteEncoding.none ? UInt32(byte) : value
    }

    private static let bytes: [UInt32: UInt8] = Dictionary(
        uniqueKeysWithValues: characters.enumerated().map { ($1, UInt8($0)) })

    /// The text of UTF-8 bytes, and the offset of the first character that stands for no byte. Such a one stays as it is.
    func decode(_ source: [UInt8]) throws(VietTextError) -> (view: AlignedText, failure: Int?) {
        var failure: Int?
        // Runs of characters that stand for bytes, with what stands between them.
        var parts = Parts()
        var start = 0
        while start < source.count {
            let (run, other) = unsafe source.withUnsafeBufferPointer { unsafe Self.run(in: $0, from: start) }
            if run.end > start {
                // What the run's own bytes do not say is broken text of the inner encoding, no fault of this one.
                let text =
                    inner == .utf8 ? Self.validUTF8(run.view.bytes) : try inner.decode(run.view.bytes, lossy: true)
                let decoded = text.composed(on: run.view)
                parts.append(decoded, from: start)
            }
            if other > run.end {
                failure = failure ?? run.end
                let kept = unsafe source.withUnsafeBufferPointer { unsafe Self.kept($0, run.end..<other) }
                parts.append(kept, from: run.end)
            }
            start = other
        }
        return (AlignedText(bytes: parts.bytes, sourceCount: source.count, changes: parts.changes), failure)
    }

    /// What stands for no byte, with U+FFFD for what is no UTF-8 either.
    private static func kept(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> AlignedText {
        let source = unsafe UnsafeBufferPointer(rebasing: source[range])
        var builder = unsafe ViewBuilder(source: source)
        var at = 0
        while at < source.count {
            let (length, valid) = unsafe UTF8Decoding.sequence(in: source, at: at)
            if !valid {
                builder.keep(to: at)
                builder.replace(to: at + length, with: 0xFFFD, kind: .form)
            }
            at += length
        }
        return builder.finish()
    }

    /// UTF-8 in which the bytes that are none are again the characters that stood for them.
    private static func validUTF8(_ bytes: [UInt8]) -> AlignedText {
        unsafe bytes.withUnsafeBufferPointer { source in
            var builder = unsafe ViewBuilder(source: source)
            var at = 0
            while at < source.count {
                let (length, valid) = unsafe UTF8Decoding.sequence(in: source, at: at)
                if valid {
                    at += length
                    continue
                }
                for index in at..<at + length {
                    builder.keep(to: index)
                    unsafe builder.replace(to: index + 1, with: characters[Int(source[index])], kind: .form)
                }
                at += length
            }
            return builder.finish()
        }
    }

    /// The bytes that the longest run of characters from `start` on stands for, its end, and the end of what follows and
    /// stands for none.
    private static func run(
        in source: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (run: (view: AlignedText, end: Int), other: Int) {
        var end = start
        var builder = unsafe ViewBuilder(source: UnsafeBufferPointer(rebasing: source[start...]))
        var failed = false
        while end < source.count, !failed {
            let (value, length) = unsafe UTF8Decoding.scalar(in: source, at: end)
            if value < 0x80 {
                end += 1
            } else if length > 0, let byte = bytes[value] {
                builder.keep(to: end - start)
                end += length
                unsafe builder.replace(to: end - start, capacity: 1) { out in
                    unsafe out[0] = byte
                    return 1
                }
            } else {
                failed = true
            }
        }
        var other = end
        while other < source.count {
            let (value, length) = unsafe UTF8Decoding.scalar(in: source, at: other)
            if length > 0, value < 0x80 || bytes[value] != nil { break }
            other += Int(length.magnitude)
        }
        builder.keep(to: end - start)
        return ((builder.finishHere(), end), other)
    }

    func encode(_ text: [UInt8], lossy: Bool) throws(VietTextError) -> [UInt8] {
        var out: [UInt8] = []
        for byte in try inner.encode(text, lossy: lossy) {
            let value = Self.characters[Int(byte)]
            out += Unicode.Scalar(value).map { Array(String($0).utf8) } ?? []
        }
        return out
    }

    /// Views of parts of a source, one behind the other.
    private struct Parts {
        var bytes: [UInt8] = []
        var changes: [AlignedText.Change] = []

        mutating func append(_ part: AlignedText, from start: Int) {
            for change in part.changes {
                changes.append(
                    .init(
                        view: UInt32(bytes.count) + change.view, viewCount: change.viewCount,
                        source: UInt32(start) + change.source, sourceCount: change.sourceCount))
            }
            bytes += part.bytes
        }
    }
}
