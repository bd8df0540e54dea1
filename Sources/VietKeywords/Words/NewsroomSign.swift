import VietCore

/// The abbreviations with which newsrooms sign in front of an article: `TTO - …`, `(KTV) - …`.
enum NewsroomSign {
    /// Hyphen, en dash and em dash.
    static func isDash(_ mark: UnsafeBufferPointer<UInt8>) -> Bool {
        unsafe mark.elementsEqual([0x2D]) || mark.elementsEqual([0xE2, 0x80, 0x93])
            || mark.elementsEqual([0xE2, 0x80, 0x94])
    }

    /// Whether capitals of these bytes begin a line, in brackets or not, and a dash with space around it stands behind them. Before and
    /// in brackets the space may lack.
    static func signs(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var (start, end) = (range.lowerBound, range.upperBound)
        let isBracketed = unsafe start > 0 && bytes[start - 1] == 0x28 && end < bytes.count && bytes[end] == 0x29
        if isBracketed { (start, end) = (start - 1, end + 1) }
        while start > 0, unsafe bytes[start - 1] == 0x20 { start -= 1 }
        guard unsafe start == 0 || bytes[start - 1] == 0x0A || bytes[start - 1] == 0x0D else { return false }
        let behind = end
        while end < bytes.count, unsafe bytes[end] == 0x20 { end += 1 }
        guard isBracketed || end > behind else { return false }
        for length in [1, 3] where end + length <= bytes.count {
            guard unsafe isDash(UnsafeBufferPointer(rebasing: bytes[end..<(end + length)])) else { continue }
            return unsafe isBracketed || end + length < bytes.count && bytes[end + length] == 0x20
        }
        return false
    }
}

extension [Entity] {
    /// The names of a document without the abbreviations that sign it and that it does not name again.
    package func withoutNewsroomSigns(in document: DocumentView) -> [Entity] {
        func isSign(_ entity: Entity) -> Bool {
            guard entity.type == .organization || entity.type == .miscellaneous else { return false }
            guard unsafe NewsroomSign.signs(entity.range, in: document.bytes) else { return false }
            let text = document.text(of: entity.range)
            return !text.contains(" ") && text == text.uppercased() && text.contains { $0.isLetter }
        }
        guard let sign = first(where: isSign) else { return self }
        let text = document.text(of: sign.range)
        // Who is named again is spoken of.
        let isSpokenOf = contains {
            $0.range != sign.range && (sign.group == nil ? document.text(of: $0.range) == text : $0.group == sign.group)
        }
        return isSpokenOf ? self : filter { $0.range != sign.range }
    }
}
