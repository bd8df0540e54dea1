import VietCore

/// What the names of a document say about its other capital runs.
///
/// Every name of the first look votes for its own string, for its part after a lower-case head (`tỉnh Nghệ An` for
/// `Nghệ An`), and as a person for the later parts of the name. The votes weigh as much as the first look was sure.
package final class DocumentEvidence {
    private let columns: TokenColumns
    private var votes = VoteTable()
    private let buffer: UnsafeMutablePointer<UInt64>
    /// The first look's label of each token, 0 for outside, and how sure it was.
    private var firstLabel: [UInt8]
    private var firstSure: [UInt8]
    /// The evidence for each token of the stretch prepared last.
    private var evidence: [UInt32] = []
    private var evidenceStart = 0
    private let spans: [NameSpan]
    private var entered = 0
    private var left = 0
    /// Names vote this many tokens far, in either direction: about the length of an article, so that a volume of them
    /// is not taken for one.
    private static let reach = 800
    private static let opening = LetterFold.shared("(")
    private static let closing = LetterFold.shared(")")

    package init(_ columns: TokenColumns, _ spans: [NameSpan]) {
        self.columns = columns
        buffer = .allocate(capacity: 32)
        firstLabel = .init(repeating: 0, count: columns.count)
        firstSure = .init(repeating: 0, count: columns.count)
        self.spans = spans
        for span in spans {
            let type = span.type
            for index in span.range {
                firstLabel[index] = UInt8(
                    span.range.count == 1
                        ? NameLabels.single(type)
                        : index == span.range.lowerBound
                            ? NameLabels.begin(type)
                            : index == span.range.upperBound - 1 ? NameLabels.end(type) : NameLabels.inside(type))
                firstSure[index] = UInt8(Self.weight(span))
            }
        }
    }

    /// Counts the names around a stretch, and no others.
    private func move(to stretch: Range<Int>) {
        while entered < spans.count, spans[entered].range.lowerBound < stretch.upperBound + Self.reach {
            register(spans[entered], sign: 1)
            entered += 1
        }
        while left < entered, spans[left].range.upperBound + Self.reach < stretch.lowerBound {
            register(spans[left], sign: -1)
            left += 1
        }
    }

    private func register(_ span: NameSpan, sign: Int32) {
        let type = span.type
        let weight = Self.weight(span) * sign
        vote(span.range, type, weight, isPart: false)
        let head = span.range.first { columns.capital[$0] != 0 } ?? span.range.lowerBound
        if head > span.range.lowerBound { vote(head..<span.range.upperBound, type, weight, isPart: false) }
        if type == 0 || type == 2, span.range.upperBound - head > 1, span.range.upperBound - head <= 6 {
            for start in head + 1..<span.range.upperBound where columns.capital[start] != 0 {
                vote(start..<span.range.upperBound, type, weight, isPart: true)
            }
            if type == 0 { vote(head..<head + 1, type, weight, isPart: true) }
        }
        // `Đảng Nhân dân Campuchia (CPP)`: what the brackets hold is the same.
        let end = span.range.upperBound
        if end + 2 < columns.count, columns.low[end] == Self.opening, columns.low[end + 2] == Self.closing,
            columns.form[end + 1] == TokenColumns.Form.upper
        {
            vote(end + 1..<end + 2, type, weight, isPart: true)
        }
    }

    deinit { buffer.deallocate() }

    /// 1 for doubtful, up to 4 for certain.
    private static func weight(_ span: NameSpan) -> Int32 {
        span.margin < 24 ? 1 : span.margin < 64 ? 2 : span.margin < 128 ? 3 : 4
    }

    private func vote(_ range: Range<Int>, _ type: Int, _ weight: Int32, isPart: Bool) {
        var key: UInt32 = 0
        for index in range.dropLast() {
            key = NameTable.extend(key, columns.low[index])
            votes.insert(key)
        }
        votes.add(weight, to: NameTable.extend(key, columns.low[range.upperBound - 1]), type: type, isPart: isPart)
    }

    /// Gathers the evidence for a stretch; false where there is none that could change it.
    package func prepare(_ stretch: Range<Int>) -> Bool {
        move(to: stretch)
        evidenceStart = stretch.lowerBound
        evidence.removeAll(keepingCapacity: true)
        evidence.append(contentsOf: repeatElement(0, count: stretch.count))
        var isContested = false
        var start = stretch.lowerBound
        while start < stretch.upperBound {
            if columns.capital[start] == 0 {
                start += 1
                continue
            }
            var key: UInt32 = 0
            var best: UInt32 = 0
            var end = start
            var position = start
            var agrees = false
            while position < stretch.upperBound {
                key = NameTable.extend(key, columns.low[position])
                let entry = votes.find(key)
                if entry < 0 { break }
                position += 1
                guard votes.isEntry[entry] else { continue }
                let found = describe(entry, start..<position, &agrees)
                if found != 0 {
                    best = found
                    end = position
                }
            }
            if best == 0 {
                start += 1
                continue
            }
            if !agrees { isContested = true }
            if start == stretch.lowerBound || columns.capital[start - 1] == 0 { best |= 1 << 8 }
            if end == stretch.upperBound || columns.capital[end] == 0 { best |= 1 << 9 }
            for index in start..<end {
                let place: UInt32 = end - start == 1 ? 3 : index == start ? 0 : index == end - 1 ? 2 : 1
                evidence[index - stretch.lowerBound] = best | place << 12
            }
            start = end
        }
        return isContested
    }

    /// The votes of other mentions as a small number: type, share, strength, whether they are whole names; 0 for none.
    /// `agrees` becomes true where the first look chose the same name and the same type, and nothing speaks against it.
    private func describe(_ entry: Int, _ range: Range<Int>, _ agrees: inout Bool) -> UInt32 {
        var weights = votes.weights[entry]
        let parts = votes.parts[entry]
        // A mention is no evidence for itself.
        let label = Int(firstLabel[range.lowerBound])
        var isSame = false
        if label != 0 {
            let place = NameLabels.place(label)
            isSame =
                range.count == 1
                ? place == 3
                : place == 0 && NameLabels.place(max(1, Int(firstLabel[range.upperBound - 1]))) == 2
                    && firstLabel[range.upperBound - 1] != 0
                    && firstLabel[range.lowerBound + 1..<range.upperBound - 1].allSatisfy { $0 == UInt8(label + 1) }
            if !isSame {
                // Or the whole of one behind a lower-case head.
                isSame =
                    place != 0 && place != 3 && NameLabels.closes(Int(firstLabel[range.upperBound - 1]))
                    && range.lowerBound > 0 && columns.capital[range.lowerBound - 1] == 0
            }
            if isSame {
                weights[NameLabels.type(label)] = max(
                    0, weights[NameLabels.type(label)] - Int32(firstSure[range.lowerBound]))
            }
        }
        let whole = weights.wrappedSum()
        let total = weights &+ parts
        let sum = total.wrappedSum()
        if sum == 0 { return 0 }
        var best = 0
        for type in 1..<4 where total[type] > total[best] { best = type }
        let share = total[best] * 8 >= sum * 7 ? 2 : total[best] * 3 >= sum * 2 ? 1 : 0
        let strength = sum >= 12 ? 3 : sum >= 6 ? 2 : sum >= 3 ? 1 : 0
        agrees = isSame && share == 2 && NameLabels.type(label) == best
        return 1 | UInt32(best) << 1 | UInt32(share) << 3 | UInt32(strength) << 5 | (whole > 0 ? 1 : 0) << 7
    }

    private func key(_ template: UInt64, _ value: UInt64, _ other: UInt64 = 0) -> UInt64 {
        var hash = (value &+ (template &+ 1000) &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 29
        hash = (hash ^ other) &* 0x94D0_49BB_1331_11EB
        return hash ^ hash >> 32
    }

    /// The keys of a position of the stretch prepared last.
    package func keys(at index: Int) -> UnsafeBufferPointer<UInt64> {
        let here = UInt64(evidence[index - evidenceStart])
        let before = index > evidenceStart ? UInt64(evidence[index - evidenceStart - 1]) : 0
        let after = index - evidenceStart + 1 < evidence.count ? UInt64(evidence[index - evidenceStart + 1]) : 0
        let label = Int(firstLabel[index])
        let first = UInt64(label == 0 ? 0 : 1 + NameLabels.type(label)) | UInt64(firstSure[index]) << 8
        let form = UInt64(columns.form[index])
        buffer[0] = key(0, here)
        buffer[1] = key(1, here & 0xFFF, first)
        buffer[2] = key(2, here & 0xF07F, UInt64(firstLabel[index]))
        buffer[3] = key(3, here & 0xF007, form)
        buffer[4] = key(4, before & 0xF007, here & 0xF007)
        buffer[5] = key(5, after & 0xF007, here & 0xF007)
        buffer[6] = key(6, here & 0xF31F, UInt64(firstLabel[index]) | UInt64(firstSure[index]) << 8)
        buffer[7] = key(7, here & 0xF07F, form | UInt64(columns.recased[index]) << 8)
        return UnsafeBufferPointer(start: buffer, count: 8)
    }
}

/// The votes by string of tokens: open addressing, for it is asked at every capital letter.
private struct VoteTable {
    private var slots = [Int32](repeating: 0, count: 256)
    private var keys: [UInt32] = []
    private(set) var weights: [SIMD4<Int32>] = []
    private(set) var parts: [SIMD4<Int32>] = []
    /// Whether anything voted for the string itself and not only for a longer one.
    private(set) var isEntry: [Bool] = []

    /// The number of a key, -1 where the table has none.
    @inline(__always)
    func find(_ key: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Int(key &* 0x9E37_79B1 >> 8) & mask
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if keys[number] == key { return number }
            slot = (slot + 1) & mask
        }
        return -1
    }

    @discardableResult
    mutating func insert(_ key: UInt32) -> Int {
        let found = find(key)
        if found >= 0 { return found }
        keys.append(key)
        weights.append(.zero)
        parts.append(.zero)
        isEntry.append(false)
        if keys.count * 2 > slots.count {
            slots = .init(repeating: 0, count: slots.count * 2)
            for number in keys.indices { place(number) }
        } else {
            place(keys.count - 1)
        }
        return keys.count - 1
    }

    private mutating func place(_ number: Int) {
        let mask = slots.count - 1
        var slot = Int(keys[number] &* 0x9E37_79B1 >> 8) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = Int32(number + 1)
    }

    mutating func add(_ weight: Int32, to key: UInt32, type: Int, isPart: Bool) {
        let number = insert(key)
        if isPart { parts[number][type] &+= weight } else { weights[number][type] &+= weight }
        isEntry[number] = true
    }
}
