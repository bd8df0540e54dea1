import VietCore

/// What the names of a document say about its other capital runs.
///
/// Every name of the first look votes for its own string, for its part after a lower-case head (`tỉnh Nghệ An` for
/// `Nghệ An`), and as a person for the later parts of the name. The votes weigh as much as the first look was sure.
package final class DocumentEvidence {
    private struct Votes {
        var weights: SIMD4<Int32> = .zero
        var parts: SIMD4<Int32> = .zero
        var isEntry = false
    }

    private let columns: TokenColumns
    private var votes: [UInt32: Votes] = [:]
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
    }

    deinit { buffer.deallocate() }

    /// 1 for doubtful, up to 4 for certain.
    private static func weight(_ span: NameSpan) -> Int32 {
        span.margin < 12 ? 1 : span.margin < 32 ? 2 : span.margin < 64 ? 3 : 4
    }

    private func vote(_ range: Range<Int>, _ type: Int, _ weight: Int32, isPart: Bool) {
        var key: UInt32 = 0
        for index in range {
            key = NameTable.extend(key, columns.low[index])
            if index == range.upperBound - 1 {
                var entry = votes[key] ?? Votes()
                if isPart { entry.parts[type] += weight } else { entry.weights[type] += weight }
                entry.isEntry = true
                votes[key] = entry
            } else if votes[key] == nil {
                votes[key] = Votes()
            }
        }
    }

    /// Gathers the evidence for a stretch; false where there is none that could change it.
    package func prepare(_ stretch: Range<Int>) -> Bool {
        move(to: stretch)
        evidenceStart = stretch.lowerBound
        evidence.removeAll(keepingCapacity: true)
        evidence.append(contentsOf: repeatElement(0, count: stretch.count))
        var any = false
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
            while position < stretch.upperBound {
                key = NameTable.extend(key, columns.low[position])
                guard let entry = votes[key] else { break }
                position += 1
                guard entry.isEntry else { continue }
                let found = describe(entry, start..<position)
                if found != 0 {
                    best = found
                    end = position
                }
            }
            if best == 0 {
                start += 1
                continue
            }
            any = true
            for index in start..<end {
                let place: UInt32 = end - start == 1 ? 3 : index == start ? 0 : index == end - 1 ? 2 : 1
                evidence[index - stretch.lowerBound] = best | place << 12
            }
            start = end
        }
        return any
    }

    /// The votes of other mentions as a small number: type, share, strength, whether they are whole names; 0 for none.
    private func describe(_ votes: Votes, _ range: Range<Int>) -> UInt32 {
        var weights = votes.weights
        // A mention is no evidence for itself.
        let label = Int(firstLabel[range.lowerBound])
        if label != 0 {
            let place = NameLabels.place(label)
            let isSame =
                range.count == 1
                ? place == 3
                : place == 0 && NameLabels.place(max(1, Int(firstLabel[range.upperBound - 1]))) == 2
                    && firstLabel[range.upperBound - 1] != 0
                    && firstLabel[range.lowerBound + 1..<range.upperBound - 1].allSatisfy { $0 == UInt8(label + 1) }
            let afterHead =
                place != 0 && place != 3 && NameLabels.closes(Int(firstLabel[range.upperBound - 1]))
                && range.lowerBound > 0 && columns.capital[range.lowerBound - 1] == 0
            if isSame || afterHead {
                weights[NameLabels.type(label)] = max(
                    0, weights[NameLabels.type(label)] - Int32(firstSure[range.lowerBound]))
            }
        }
        let whole = weights.wrappedSum()
        let total = weights &+ votes.parts
        let sum = total.wrappedSum()
        if sum == 0 { return 0 }
        var best = 0
        for type in 1..<4 where total[type] > total[best] { best = type }
        let share = total[best] * 8 >= sum * 7 ? 2 : total[best] * 3 >= sum * 2 ? 1 : 0
        let strength = sum >= 12 ? 3 : sum >= 6 ? 2 : sum >= 3 ? 1 : 0
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
        return UnsafeBufferPointer(start: buffer, count: 6)
    }
}
