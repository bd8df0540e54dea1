/// UTF-16 and UTF-32.
struct WideEncoding {
    let width: Int
    let isLittleEndian: Bool
    /// Whether a byte order mark stands at the start, or is to be written.
    let hasMark: Bool

    /// The encoding of a source, its byte order mark looked at; nil where the encoding is neither.
    init?(_ encoding: TextEncoding, _ source: UnsafeBufferPointer<UInt8>) {
        let little: Bool?
        switch encoding {
        case .utf16: (width, little) = (2, nil)
        case .utf16LittleEndian: (width, little) = (2, true)
        case .utf16BigEndian: (width, little) = (2, false)
        case .utf32: (width, little) = (4, nil)
        case .utf32LittleEndian: (width, little) = (4, true)
        case .utf32BigEndian: (width, little) = (4, false)
        default: return nil
        }
        let marks: [(Bool, [UInt8])] = [
            (true, width == 2 ? [0xFF, 0xFE] : [0xFF, 0xFE, 0, 0]),
            (false, width == 2 ? [0xFE, 0xFF] : [0, 0, 0xFE, 0xFF]),
        ]
        let found = marks.first { unsafe source.starts(with: $0.1) }
        let isLittle = little ?? found?.0 ?? false
        isLittleEndian = isLittle
        // Where the name says the byte order, a mark is a character like any other.
        hasMark = little == nil && found != nil
    }

    /// For writing.
    init?(_ encoding: TextEncoding) {
        guard let wide = unsafe WideEncoding(encoding, UnsafeBufferPointer(start: nil, count: 0)) else { return nil }
        width = wide.width
        isLittleEndian = wide.isLittleEndian
        hasMark = encoding == .utf16 || encoding == .utf32
    }

    private func unit(_ source: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt32 {
        var value: UInt32 = 0
        for index in 0..<width {
            let byte = unsafe UInt32(source[at + index])
            value |= byte << UInt32(8 * (isLittleEndian ? index : width - 1 - index))
        }
        return value
    }

    func decode(_ builder: inout ViewBuilder) -> Int? {
        let source = unsafe builder.source
        var failure: Int?
        var at = 0
        if hasMark {
            builder.replace(to: width, with: "", kind: .form)
            at = width
        }
        while at + width <= source.count {
            var value = unsafe unit(source, at)
            var end = at + width
            if width == 2, value & 0xFC00 == 0xD800, end + 2 <= source.count {
                let low = unsafe unit(source, end)
                if low & 0xFC00 == 0xDC00 {
                    value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
                    end += 2
                }
            }
            if Unicode.Scalar(value) == nil {
                failure = failure ?? at
                value = 0xFFFD
            }
            builder.replace(to: end, with: value, kind: .form)
            at = end
        }
        if at < source.count {
            failure = failure ?? at
            builder.replace(to: source.count, with: 0xFFFD, kind: .form)
        }
        return failure
    }

    func append(_ value: UInt32, to out: inout [UInt8]) {
        if width == 2, value > 0xFFFF {
            append(unit: 0xD800 + (value - 0x10000) >> 10, to: &out)
            append(unit: 0xDC00 + value & 0x3FF, to: &out)
        } else {
            append(unit: value, to: &out)
        }
    }

    private func append(unit: UInt32, to out: inout [UInt8]) {
        for index in 0..<width {
            let shift = UInt32(8 * (isLittleEndian ? index : width - 1 - index))
            out.append(UInt8(truncatingIfNeeded: unit >> shift))
        }
    }
}
