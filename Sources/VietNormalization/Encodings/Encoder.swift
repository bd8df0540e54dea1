import VietCore

extension TextEncoding {
    /// Writes text in this encoding.
    ///
    /// Letters are composed first for the eight-bit encodings. What `encode` writes, ``decode(_:lossy:)`` reads back
    /// exactly, or it is an error: a capital with tone in a word of small letters, for example, has no place in TCVN3.
    ///
    /// - Parameter lossy: Whether characters without a place are replaced by what comes nearest (a small letter, a
    ///   plain quotation mark, a letter without its mark, a question mark) instead of an error.
    /// - Throws: ``VietTextError`` with the code `unencodable` that names the characters, with the offset of the first
    ///   in the composed text; `invalid-utf8`; `unsupported-encoding` where the encoding is none of ``all``.
    /// - Complexity: O(n).
    public func encode(_ utf8: [UInt8], lossy: Bool = false) throws(VietTextError) -> [UInt8] {
        if !lossy, let offset = UTF8Decoding.firstInvalid(in: utf8) {
            throw VietTextError(.invalidUTF8, "not valid UTF-8", byteOffset: offset)
        }
        if self == .utf8 { return utf8 }
        if let misread = MisreadEncoding(self) { return try misread.encode(utf8, lossy: lossy) }
        let text = WideEncoding(self) == nil ? nfc(of: utf8).bytes : utf8
        guard var encoder = Encoder(self, lossy: lossy) else { throw unsupported }
        unsafe text.withUnsafeBufferPointer { unsafe encoder.encode($0) }
        if !encoder.missing.isEmpty { throw unencodable(encoder.missing, at: encoder.firstMissing) }
        if !lossy, WideEncoding(self) == nil {
            // Some encodings are ambiguous in places; only what reads back is written.
            let again = try decode(encoder.out).bytes
            if let offset = firstDifference(text, again) {
                let value = unsafe text.withUnsafeBufferPointer { unsafe UTF8Decoding.scalar(in: $0, at: offset).value }
                throw unencodable([value], at: offset)
            }
        }
        return encoder.out
    }

    private func unencodable(_ values: [UInt32], at offset: Int) -> VietTextError {
        let named = values.prefix(8).map { value in
            let scalar = Unicode.Scalar(value).map { String($0) } ?? ""
            let digits = String(value, radix: 16, uppercase: true)
            return "\(scalar) (U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits))"
        }
        let more = values.count > 8 ? " and \(values.count - 8) more" : ""
        let list = named.joined(separator: ", ") + more
        return VietTextError(.unencodable, "no place in \(rawValue) for \(list)", byteOffset: offset)
    }

    /// The start of the first code point in which two texts differ, or nil where they are the same.
    private func firstDifference(_ a: [UInt8], _ b: [UInt8]) -> Int? {
        if a == b { return nil }
        var at = zip(a, b).enumerated().first { $1.0 != $1.1 }?.offset ?? min(a.count, b.count)
        if at == a.count { at -= 1 }
        while at > 0, a[at] & 0xC0 == 0x80 { at -= 1 }
        return max(at, 0)
    }
}

/// Turns code points into the bytes of one encoding.
private struct Encoder {
    private(set) var out: [UInt8] = []
    /// Different characters without a place, in the order of their first occurrence.
    private(set) var missing: [UInt32] = []
    private(set) var firstMissing = 0

    private let encoding: TextEncoding
    private let lossy: Bool
    private let table: ByteEncoding?
    private let wide: WideEncoding?
    /// In VIQR the letter before, 255 where a sign would stand for itself.
    private var letter = 255
    /// In VIQR whether the character before is a d that a further d would make a đ of.
    private var isAfterD = false

    init?(_ encoding: TextEncoding, lossy: Bool) {
        self.encoding = encoding
        self.lossy = lossy
        table = ByteEncoding.of(encoding)
        wide = WideEncoding(encoding)
        guard table != nil || wide != nil || encoding == .vni || encoding == .viqr else { return nil }
        if let wide, wide.hasMark { wide.append(0xFEFF, to: &out) }
    }

    mutating func encode(_ text: UnsafeBufferPointer<UInt8>) {
        out.reserveCapacity(text.count + 4)
        var seen: Set<UInt32> = []
        var at = 0
        while at < text.count {
            let (value, length) = unsafe UTF8Decoding.scalar(in: text, at: at)
            if !append(value) {
                if lossy {
                    for other in Self.nearest(value) where !append(other) { _ = append(0x3F) }
                } else if seen.insert(value).inserted {
                    if missing.isEmpty { firstMissing = at }
                    missing.append(value)
                }
            }
            at += Int(length.magnitude)
        }
    }

    /// Writes a code point, or returns false where it has no place.
    private mutating func append(_ value: UInt32) -> Bool {
        if let wide {
            wide.append(value, to: &out)
            return true
        }
        switch encoding {
        case .vni:
            guard let bytes = VNIEncoding.bytes(for: value) else { return false }
            out += bytes
        case .viqr:
            return appendVIQR(value)
        case .windows1258:
            return append1258(value)
        case .tcvn3:
            // Capitals with tone are written with the codes of the small letters, for a font of capitals to show.
            guard let byte = table?.byte(for: value) ?? table?.byte(for: ByteEncoding.lower(value)) else {
                return false
            }
            out.append(byte)
        default:
            guard let byte = table?.byte(for: value) else { return false }
            out.append(byte)
        }
        return true
    }

    private mutating func append1258(_ value: UInt32) -> Bool {
        guard let table else { return false }
        let number = VietnameseVowels.number(value)
        if number != 255, number % 12 / 2 > 0 {
            let tone = Int(number) % 12 / 2
            let bare = UInt32(VietnameseVowels.letters[Int(number) / 12 * 12 + Int(number) % 2])
            let mark = [0x300, 0x309, 0x303, 0x301, 0x323][tone - 1] as UInt32
            guard let base = table.byte(for: bare), let sign = table.byte(for: mark) else { return false }
            out += [base, sign]
            return true
        }
        guard let byte = table.byte(for: value) else { return false }
        out.append(byte)
        return true
    }

    private mutating func appendVIQR(_ value: UInt32) -> Bool {
        if value | 1 == 0x111 {
            if isAfterD, let last = out.popLast() { out += [0x5C, last] }
            isAfterD = false
            out += value == 0x111 ? [0x64, 0x64] : [0x44, 0x44]
            letter = 255
            return true
        }
        let number = Int(VietnameseVowels.number(value))
        if number != 255 {
            out += VIQREncoding.bytes(forLetter: number)
            letter = number
            isAfterD = false
            return true
        }
        guard value < 0x80 else { return false }
        let sign = UInt8(value)
        let isMark = letter != 255 && VIQREncoding.add(sign, to: letter) != nil
        let isD = sign | 0x20 == 0x64
        if sign == 0x5C || isMark || isD && isAfterD { out.append(0x5C) }
        isAfterD = isD && !isAfterD
        out.append(sign)
        letter = 255
        return true
    }

    /// What comes nearest to a character without a place.
    private static func nearest(_ value: UInt32) -> [UInt32] {
        switch value {
        case 0x2018...0x201B, 0x2032: return [0x27]
        case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: return [0x22]
        case 0x2010...0x2015, 0x2212: return [0x2D]
        case 0x2026: return [0x2E, 0x2E, 0x2E]
        case 0xA0, 0x2000...0x200A, 0x202F, 0x3000: return [0x20]
        case 0xAD, 0x200B...0x200F, 0xFEFF: return []
        case 0x20AB: return [0x111]
        case 0x300..<0x370: return []
        default: break
        }
        let lower = ByteEncoding.lower(value)
        if lower != value { return [lower] }
        return FoldingTable.tables[Int(Folding.diacritics.rawValue)].replacement(of: value).map { [$0] } ?? [0x3F]
    }
}
