import VietCore

/// The features of the names of a sentence as wholes, see ``ReviewTemplate``.
struct NameReview {
    /// Names of a greater margin are not reviewed: nearly all of them are right.
    static let sureMargin: Int32 = 224
    /// Words so far from a name are read.
    private static let reach = 7

    private let sentence: Range<Int>
    private let columns: RecasedColumns
    private let names: NameTable
    private let clusters: NameTable
    private let keys: [UInt32]

    init(_ sentence: Range<Int>, of columns: RecasedColumns, names: NameTable, clusters: NameTable) {
        self.sentence = sentence
        self.columns = columns
        self.names = names
        self.clusters = clusters
        keys = columns.keys
    }

    /// Adds the features of the name at `index` of the sentence's.
    ///
    /// - Parameter scores: the first pass's scores of the name's tokens.
    func addKeys(
        of index: Int, among spans: [NameSpan], scores: ArraySlice<SIMD16<Int16>>, evidence: inout DocumentEvidence,
        to list: inout KeyList
    ) {
        let span = spans[index]
        let type = UInt64(span.type)
        addRivals(span, scores, &list)
        addOwnWords(span.range, type, &list)
        addWordsAround(span.range, type, &list)
        addKnown(span.range, type, isTail: false, &evidence, &list)
        if let head = span.range.first(where: { columns.marks[$0].isCapital }), head > span.range.lowerBound {
            addKnown(head..<span.range.upperBound, type, isTail: true, &evidence, &list)
        }
        addOthers(index, spans, type, &list)
        addTypes(index, spans, type, evidence, &list)
    }

    private func word(_ position: Int) -> UInt64 {
        sentence.contains(position) ? UInt64(keys[position]) : position < sentence.lowerBound ? 2 : 3
    }

    private func form(_ position: Int) -> UInt64 {
        sentence.contains(position) ? UInt64(columns.forms[position].rawValue) : UInt64(TokenForm.edge.rawValue)
    }

    /// The fine class of a token.
    private func fine(_ position: Int) -> UInt64 {
        guard sentence.contains(position) else { return 0xFFF }
        let word = keys[position] ^ (columns.marks[position].isCapital ? 1 : 0)
        return UInt64((clusters[word]?.bits ?? 0) & 0xFFF)
    }

    private static func step(_ margin: Int32) -> UInt64 { UInt64(max(0, min(9, margin / 24))) }

    /// How sure the chain was, and of what else it thought.
    private func addRivals(_ span: NameSpan, _ scores: ArraySlice<SIMD16<Int16>>, _ list: inout KeyList) {
        let type = UInt64(span.type)
        var sums = SIMD4<Int32>.zero
        for (position, row) in zip(span.range, scores) {
            for other in 0..<4 {
                sums[other] += Int32(row[NameLabels.label(at: position, in: span.range, type: other) - 1])
            }
        }
        let recased: UInt64 = columns.marks[span.range.lowerBound].contains(.recased) ? 1 : 0
        let length = UInt64(min(span.range.count, 5))
        list.add(whole: .margin, type | Self.step(span.margin) << 2 | recased << 8, 0)
        list.add(whole: .shape, type | length << 2 | recased << 8, form(span.range.lowerBound))
        list.add(
            whole: .shape, type | 64,
            form(span.range.lowerBound) | form(span.range.lowerBound - 1) << 4 | form(span.range.upperBound) << 8)
        var steps: UInt64 = 0
        for other in 0..<4 where other != span.type {
            let difference = sums[span.type] - sums[other]
            let step = UInt64(max(0, min(7, (difference + 64) / 48)))
            list.add(whole: .rival, type | UInt64(other) << 2 | step << 4, 0)
            steps = steps << 2 | min(3, UInt64(max(0, difference / 96)))
        }
        list.add(whole: .rivals, type, steps)
        list.add(whole: .rivals, type | 4, UInt64(max(-3, min(12, sums[span.type] / 64)) + 3))
    }

    private func addOwnWords(_ range: Range<Int>, _ type: UInt64, _ list: inout KeyList) {
        let (first, last) = (word(range.lowerBound), word(range.upperBound - 1))
        list.add(whole: .first, first)
        list.add(whole: .head, first, type)
        list.add(whole: .last, last)
        list.add(whole: .lastType, last, type)
        list.add(whole: .whole, UInt64(NameTable.key(of: keys[range])))
        addEnd(.firstEnd, range.lowerBound, &list)
        addEnd(.lastEnd, range.upperBound - 1, &list)
    }

    private func addEnd(_ template: ReviewTemplate, _ position: Int, _ list: inout KeyList) {
        let affix = UInt64(columns.base.affixes[position])
        if affix == 0 { return }
        list.add(whole: template, affix & 0xFFFFFF)
        list.add(whole: template, affix & 0xFFFF00)
    }

    private func addWordsAround(_ range: Range<Int>, _ type: UInt64, _ list: inout KeyList) {
        let (start, end) = (range.lowerBound, range.upperBound)
        let (before, after) = (word(start - 1), word(end))
        list.add(whole: .beforeType, before, type)
        list.add(whole: .afterType, after, type)
        for distance in 1...3 {
            list.add(whole: .before, word(start - distance), UInt64(distance))
            list.add(whole: .after, word(end + distance - 1), UInt64(distance))
        }
        list.add(whole: .beforePair, word(start - 2) << 32 | before)
        list.add(whole: .afterPair, after << 32 | word(end + 1))
        list.add(whole: .around, before, after)
        // Where capitals tell nothing, classes help; elsewhere the words are better alone.
        if columns.marks[start].contains(.recased) {
            for place in 0..<6 {
                let own = fine(place < 3 ? start - 2 + place : end - 4 + place)
                list.add(whole: .fine, own, UInt64(place))
                list.add(whole: .fineType, own, UInt64(place) | type << 4)
            }
        }
        addNear(max(sentence.lowerBound, start - Self.reach)..<start, &list)
        addNear(end..<min(sentence.upperBound, end + Self.reach), &list)
    }

    private func addNear(_ side: Range<Int>, _ list: inout KeyList) {
        for position in side where columns.forms[position] != .punctuation {
            list.add(whole: .near, UInt64(keys[position]))
        }
    }

    /// What the table of names and the document say of a name, or of what is behind its lower-case head.
    private func addKnown(
        _ range: Range<Int>, _ type: UInt64, isTail: Bool, _ evidence: inout DocumentEvidence, _ list: inout KeyList
    ) {
        let part: UInt64 = isTail ? type | 4 : type
        let key = NameTable.key(of: keys[range])
        if columns.marks[range.lowerBound].contains(.recased) {
            list.add(whole: .fineRun, UInt64((clusters[key ^ NameFeatures.runSalt]?.bits ?? 0) & 0xFFF), part)
        }
        if let payload = names[key], payload.isEntry {
            list.add(whole: .known, UInt64(payload.bits & 0x7F), part)
            var lists = payload.lists
            if lists != 0 { list.add(whole: .lists, UInt64(lists), part) }
            while lists != 0 {
                list.add(whole: .list, UInt64(lists.trailingZeroBitCount), part)
                lists &= lists - 1
            }
        } else {
            list.add(whole: .known, 0xFF, part)
        }
        guard let opinion = evidence.opinion(of: range, columns) else { return }
        var all: UInt64 = 0
        for other in 0..<4 {
            let step = UInt64(opinion.types[other])
            all = all << 3 | step
            if step > 0 { list.add(whole: .vote, UInt64(other) | step << 2, part) }
        }
        list.add(whole: .votes, all, part & 4)
        list.add(whole: .votesType, all, part)
        if opinion.given > 0 { list.add(whole: .given, UInt64(opinion.given), part) }
    }

    /// Of which types the other names of the sentence are, and those in reach.
    private func addTypes(
        _ index: Int, _ spans: [NameSpan], _ type: UInt64, _ evidence: DocumentEvidence, _ list: inout KeyList
    ) {
        var counts = SIMD4<UInt64>.zero
        // Of the names of a long list those near by count.
        for other in max(0, index - 8)..<min(spans.count, index + 9) where other != index {
            counts[spans[other].type] &+= 1
        }
        let shares = evidence.shareOfTypes
        for other in 0..<4 {
            let own = UInt64(other) | type << 2
            list.add(whole: .sentenceTypes, own, min(counts[other], 4))
            list.add(whole: .articleTypes, own, UInt64(shares[other]))
        }
    }

    /// The two names on either side.
    private func addOthers(_ index: Int, _ spans: [NameSpan], _ type: UInt64, _ list: inout KeyList) {
        for distance in -2...2 where distance != 0 {
            let place = UInt64(distance + 2)
            guard spans.indices.contains(index + distance) else {
                list.add(whole: .other, place, 0xFF)
                continue
            }
            let other = spans[index + distance]
            let own = UInt64(other.type)
            list.add(whole: .other, place, own | UInt64(min(2, max(0, other.margin / 96))) << 2)
            list.add(whole: .otherType, place, own | type << 2)
            if abs(distance) == 2 { continue }
            let gap =
                distance < 0
                ? other.range.upperBound..<spans[index].range.lowerBound
                : spans[index].range.upperBound..<other.range.lowerBound
            if gap.count > 2 { continue }
            let between = UInt64(NameTable.key(of: keys[gap]))
            list.add(whole: .between, between, place | own << 3)
            list.add(whole: .betweenType, between, place | own << 3 | type << 5)
        }
    }
}
