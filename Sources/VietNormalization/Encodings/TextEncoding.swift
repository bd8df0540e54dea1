import VietCore

/// An encoding of Vietnamese text. Open: compare with the static members.
public struct TextEncoding: RawRepresentable, Hashable, Sendable {
    /// The name, as the command line takes it.
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// UTF-8.
    public static let utf8 = TextEncoding(rawValue: "utf-8")
    /// UTF-16 in the byte order of its mark, big-endian where there is none. Written big-endian with a mark.
    public static let utf16 = TextEncoding(rawValue: "utf-16")
    /// UTF-16, the low byte first.
    public static let utf16LittleEndian = TextEncoding(rawValue: "utf-16le")
    /// UTF-16, the high byte first.
    public static let utf16BigEndian = TextEncoding(rawValue: "utf-16be")
    /// UTF-32 in the byte order of its mark, big-endian where there is none. Written big-endian with a mark.
    public static let utf32 = TextEncoding(rawValue: "utf-32")
    /// UTF-32, the low byte first.
    public static let utf32LittleEndian = TextEncoding(rawValue: "utf-32le")
    /// UTF-32, the high byte first.
    public static let utf32BigEndian = TextEncoding(rawValue: "utf-32be")
    /// TCVN3, known as ABC: small letters as in TCVN 5712, capitals with tone by a font of capitals. In words written
    /// in capitals the letters with tone are read as capitals. Codes 80 to 9F are those of windows-1252.
    public static let tcvn3 = TextEncoding(rawValue: "tcvn3")
    /// TCVN 5712:1993, VN1 (VSCII-1), with capitals in place of some control characters.
    public static let tcvn5712 = TextEncoding(rawValue: "tcvn5712")
    /// VNI for Windows: a letter of windows-1252 followed by one for its marks.
    public static let vni = TextEncoding(rawValue: "vni")
    /// VISCII 1.1 (RFC 1456).
    public static let viscii = TextEncoding(rawValue: "viscii")
    /// VPS of the Vietnamese Professionals Society; 14 rare capitals have no code.
    public static let vps = TextEncoding(rawValue: "vps")
    /// windows-1258: letters followed by combining tones.
    public static let windows1258 = TextEncoding(rawValue: "windows-1258")
    /// VIQR (RFC 1456): ASCII with marks typed behind the letter, `Vie^.t Nam`. A backslash keeps a mark a sign.
    public static let viqr = TextEncoding(rawValue: "viqr")

    /// Text in another encoding whose bytes were read as windows-1252 and saved as UTF-8: `Traàn Thò` for `Trần Thị`. Nil
    /// for encodings to which that does not happen.
    public static func misread(_ encoding: TextEncoding) -> TextEncoding? {
        MisreadEncoding.possible.contains(encoding) ? MisreadEncoding.name(of: encoding) : nil
    }

    /// Every encoding that is read wrongly and saved as UTF-8, `vni-as-utf-8` and so on.
    public static let misread: [TextEncoding] = MisreadEncoding.possible.map { MisreadEncoding.name(of: $0) }

    /// Every encoding known here, those of ``misread`` apart.
    public static let all: [TextEncoding] = [
        .utf8, .utf16, .utf16LittleEndian, .utf16BigEndian, .utf32, .utf32LittleEndian, .utf32BigEndian, .tcvn3,
        .tcvn5712, .vni, .viscii, .vps, .windows1258, .viqr,
    ]

    /// The encoding with a name or alias in any case (`abc`, `cp1258`, `utf8`), or nil.
    public init?(name: some StringProtocol) {
        let lower = name.lowercased()
        let aliases = [
            "utf8": "utf-8", "utf16": "utf-16", "utf32": "utf-32", "utf16le": "utf-16le", "utf16be": "utf-16be",
            "utf32le": "utf-32le", "utf32be": "utf-32be", "abc": "tcvn3", "tcvn": "tcvn5712", "vscii": "tcvn5712",
            "cp1258": "windows-1258", "win1258": "windows-1258", "vni-windows": "vni",
        ]
        let known = TextEncoding(rawValue: aliases[lower] ?? lower)
        guard Self.all.contains(known) || Self.misread.contains(known) else { return nil }
        self = known
    }

    /// Reads text in this encoding: a view in UTF-8, letters composed, whose source are the bytes as given.
    ///
    /// The byte order mark of UTF-8, UTF-16 and UTF-32 is left out of the view. UTF-8 is handed on as it is, invalid bytes
    /// too, and is not composed.
    ///
    /// - Parameter lossy: Whether what has no meaning in the encoding becomes U+FFFD instead of an error.
    /// - Throws: ``VietTextError`` with the code `undecodable`, and the offset in bytes; `input-too-long` from 4 GiB
    ///   on; `unsupported-encoding` where the encoding is none of ``all``.
    /// - Complexity: O(n).
    public func decode(_ bytes: [UInt8], lossy: Bool = false) throws(VietTextError) -> AlignedText {
        guard bytes.count < 1 << 32 else {
            throw VietTextError(.inputTooLong, "the text is longer than 4 GiB; convert it in parts")
        }
        if let misread = MisreadEncoding(self) {
            let (view, failure) = try misread.decode(bytes)
            if let failure, !lossy {
                throw VietTextError(.undecodable, "no character of \(rawValue)", byteOffset: failure)
            }
            return view
        }
        var failure: Int?
        let decoded: AlignedText? = unsafe bytes.withUnsafeBufferPointer { source in
            var builder = unsafe ViewBuilder(source: source)
            if self == .utf8 {
                if unsafe source.starts(with: [0xEF, 0xBB, 0xBF]) { builder.replace(to: 3, with: "", kind: .form) }
                return builder.finish()
            }
            guard let decoder = unsafe decoder(source) else { return nil }
            failure = decoder(&builder)
            return builder.finish()
        }
        guard let decoded else { throw unsupported }
        if let failure, !lossy {
            throw VietTextError(.undecodable, "no character of \(rawValue)", byteOffset: failure)
        }
        // Wide forms keep the form they have; the eight-bit ones know letters, not forms.
        guard self == .windows1258 else { return decoded }
        return nfc(of: decoded.bytes).composed(on: decoded)
    }

    var unsupported: VietTextError {
        VietTextError(.unsupportedEncoding, "'\(rawValue)' is not one of the encodings: \(Self.names)")
    }

    private static let names = all.map(\.rawValue).joined(separator: ", ")

    /// What writes the view of a source to a builder and returns the offset of the first byte without a meaning.
    private func decoder(
        _ source: UnsafeBufferPointer<UInt8>
    ) -> ((inout ViewBuilder) -> Int?)? {
        if let wide = unsafe WideEncoding(self, source) { return wide.decode }
        switch self {
        case .vni: return VNIEncoding.decode
        case .viqr: return VIQREncoding.decode
        default:
            guard let table = ByteEncoding.of(self) else { return nil }
            return { table.decode(&$0, capitals: self == .tcvn3) }
        }
    }
}

extension VietTextError.Code {
    /// The bytes have no meaning in the encoding that they are said to be in.
    public static let undecodable = VietTextError.Code(rawValue: "undecodable")
    /// The text has characters without a place in the encoding asked for.
    public static let unencodable = VietTextError.Code(rawValue: "unencodable")
}
