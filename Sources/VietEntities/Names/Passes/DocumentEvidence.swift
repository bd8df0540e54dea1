import VietCore

/// What the names of a document say about its other capital runs.
///
/// Every name of the first pass votes for its own string, for its part after a lower-case head (`tỉnh Nghệ An` for
/// `Nghệ An`), and as a person for the later parts of the name. The votes weigh as much as the first pass was sure.
package struct DocumentEvidence {
    private var votes = VoteTable()
    /// The votes of all names in reach together.
    private var all = SIMD4<Int32>.zero
    /// The first pass's label of each token, 0 for outside, and how sure it was.
    private var labels: [UInt8] = []
    private var certainties: [UInt8] = []
    /// How many names have their labels, how many have come within reach, and how many of them have left it.
    private var labelled = 0
    private var entered = 0
    private var left = 0
    /// The strings of the candidate span that there are votes about, and the votes.
    private var known: [(range: Range<Int>, bits: UInt32)] = []
    /// Strings looked up and tokens hashed, to check that the work is linear.
    private(set) var steps = 0
    private var lists = ListNeighbours()

    /// Names vote this many tokens far, in either direction: about the length of an article, so that a volume of them
    /// is not taken for one.
    private static let reach = 800
    /// Longer strings of tokens neither vote nor are looked for: no name is so long, but a run of capitals can be.
    private static let longestName = 64
    /// A candidate span can be decided when so many tokens behind it are known: the names in reach and what stands behind
    /// their ends.
    static let lookahead = reach + longestName + 3

    init() {}

    /// The evidence of a whole text.
    package init(_ pass: FirstPass) { extend(to: pass) }

    /// Takes in what the first pass has found since the last time.
    mutating func extend(to pass: FirstPass) {
        labels.append(contentsOf: repeatElement(0, count: pass.columns.count - labels.count))
        certainties.append(contentsOf: repeatElement(0, count: pass.columns.count - certainties.count))
        for span in pass.spans[labelled...] {
            for position in span.range {
                labels[position] = UInt8(NameLabels.label(at: position, in: span.range, type: span.type))
                certainties[position] = UInt8(Self.certainty(span))
            }
        }
        labelled = pass.spans.count
        lists.extend(to: pass.columns, labels: labels)
    }

    /// The first token of the window that is still needed when all before `position` is decided.
    func firstNeeded(before position: Int, of pass: FirstPass) -> Int {
        left < pass.spans.count ? min(position, pass.spans[left].range.lowerBound) : position
    }

    /// Forgets the first tokens, and as many names.
    mutating func removeFirst(_ count: Int, spans: Int) {
        labels.removeFirst(count)
        certainties.removeFirst(count)
        lists.removeFirst(count)
        labelled -= spans
        entered -= spans
        left -= spans
    }

    /// 1 for doubtful, up to 4 for certain.
    private static func certainty(_ span: NameSpan) -> Int32 {
        span.margin < 24 ? 1 : span.margin < 64 ? 2 : span.margin < 128 ? 3 : 4
    }

    // MARK: Votes

    /// Counts the names around a candidate span, and no others.
    mutating func move(to candidate: Range<Int>, of pass: FirstPass) {
        while entered < pass.spans.count,
            pass.spans[entered].range.lowerBound < candidate.upperBound + Self.reach
        {
            register(pass.spans[entered], pass.columns, sign: 1)
            entered += 1
        }
        while left < entered, pass.spans[left].range.upperBound + Self.reach < candidate.lowerBound {
            register(pass.spans[left], pass.columns, sign: -1)
            left += 1
        }
    }

    private mutating func register(_ span: NameSpan, _ columns: RecasedColumns, sign: Int32) {
        if span.range.count > Self.longestName { return }
        let type = span.type
        let weight = Self.certainty(span) * sign
        all[type] &+= weight
        let end = span.range.upperBound
        vote(span.range, type, weight, columns, isPart: false)
        let head = span.range.first { columns.marks[$0].isCapital } ?? span.range.lowerBound
        if head > span.range.lowerBound { vote(head..<end, type, weight, columns, isPart: false) }
        let isPerson = type == NameLabels.person
        if isPerson || type == NameLabels.organization, end - head > 1, end - head <= 6 {
            for start in head + 1..<end where columns.marks[start].isCapital {
                vote(start..<end, type, weight, columns, isPart: true)
                if isPerson { votes.addGivenName(weight) }
            }
            if isPerson { vote(head..<head + 1, type, weight, columns, isPart: true) }
        }
        if type == NameLabels.organization,
            let tail = MentionLexicon.shared.shortName(ofCompany: span.range, columns.base)
        {
            steps += tail.count
            votes.addCompany(weight, NameTable.key(of: columns.keys[tail]))
        }
        // `Đảng Nhân dân Campuchia (CPP)`: what the brackets hold is the same.
        if end + 2 < columns.count, columns.keys[end] == MarkKeys.openingBracket,
            columns.keys[end + 2] == MarkKeys.closingBracket,
            columns.forms[end + 1] == .upper
        {
            vote(end + 1..<end + 2, type, weight, columns, isPart: true)
        }
    }

    private mutating func vote(
        _ range: Range<Int>, _ type: Int, _ weight: Int32, _ columns: RecasedColumns, isPart: Bool
    ) {
        steps += range.count
        var key: UInt32 = 0
        for position in range.dropLast() {
            key = NameTable.extend(key, columns.keys[position])
            votes.insert(key)
        }
        votes.add(weight, to: NameTable.extend(key, columns.keys[range.upperBound - 1]), type: type, isPart: isPart)
    }

    // MARK: Evidence

    /// Whether names of persons that are in reach, and surely found, end in the tokens.
    func isGivenName(_ tokens: Range<Int>, _ columns: RecasedColumns) -> Bool {
        let entry = votes.find(NameTable.key(of: columns.keys[tokens]))
        return entry >= 0 && votes.givenNames[entry] >= 3
    }

    /// Whether companies that are in reach, and surely found, are called by the tokens for short, and no place so much.
    func isCompany(_ tokens: Range<Int>, _ columns: RecasedColumns) -> Bool {
        let entry = votes.find(NameTable.key(of: columns.keys[tokens]))
        guard entry >= 0, votes.companies[entry] >= 2 else { return false }
        return votes.companies[entry] * 2 > votes.weights[entry][NameLabels.location]
    }

    /// Gathers the evidence for a candidate span; candidates come in the order of the text.
    package mutating func prepare(_ candidate: Range<Int>, of pass: FirstPass) -> CandidateEvidence {
        move(to: candidate, of: pass)
        known.removeAll(keepingCapacity: true)
        var isContested = candidate.contains { lists.rows[$0].disagrees(with: labels[$0]) }
        var start = candidate.lowerBound
        while start < candidate.upperBound {
            guard pass.columns.marks[start].isCapital,
                let found = longestKnown(at: start, before: candidate.upperBound, pass.columns)
            else {
                start += 1
                continue
            }
            if !found.agrees { isContested = true }
            var bits = found.bits
            if start == candidate.lowerBound || !pass.columns.marks[start - 1].isCapital { bits |= 1 << 8 }
            if found.end == candidate.upperBound || !pass.columns.marks[found.end].isCapital { bits |= 1 << 9 }
            known.append((start..<found.end, bits))
            start = found.end
        }
        return CandidateEvidence(
            start: candidate.lowerBound, rows: isContested ? rows(of: candidate, pass.columns) : [],
            isContested: isContested)
    }

    /// What is known of the tokens of a candidate span, the votes of `known` among it.
    func rows(of candidate: Range<Int>, _ columns: RecasedColumns) -> [EvidenceRow] {
        var rows = candidate.map { position in
            EvidenceRow(
                label: labels[position], certainty: certainties[position], form: columns.forms[position],
                isRecased: columns.marks[position].contains(.recased), list: lists.rows[position])
        }
        for (range, bits) in known {
            for position in range {
                let place = NameLabels.place(NameLabels.label(at: position, in: range, type: 0))
                rows[position - candidate.lowerBound].votes = bits | UInt32(place) << 12
            }
        }
        return rows
    }

    /// The longest string at a place that other mentions voted for.
    private mutating func longestKnown(
        at start: Int, before limit: Int, _ columns: RecasedColumns
    ) -> (bits: UInt32, end: Int, agrees: Bool)? {
        var key: UInt32 = 0
        var found: (bits: UInt32, end: Int, agrees: Bool)?
        var position = start
        while position < min(limit, start + Self.longestName) {
            key = NameTable.extend(key, columns.keys[position])
            let entry = votes.find(key)
            steps += 1
            if entry < 0 { break }
            position += 1
            guard votes.isEntry[entry], let (bits, agrees) = describe(entry, start..<position, columns) else {
                continue
            }
            found = (bits, position, agrees)
        }
        return found
    }

    /// The votes of other mentions as a small number: type, share, strength, whether they are whole names; nil for none.
    /// They agree where the first pass chose the same name and the same type, and nothing speaks against it.
    private func describe(
        _ entry: Int, _ range: Range<Int>, _ columns: RecasedColumns
    ) -> (bits: UInt32, agrees: Bool)? {
        let (weights, isSame) = weightsOfOthers(entry, range, columns)
        let label = Int(labels[range.lowerBound])
        let whole = weights.wrappedSum()
        let total = weights &+ votes.parts[entry]
        let sum = total.wrappedSum()
        if sum == 0 { return nil }
        var best = 0
        for type in 1..<4 where total[type] > total[best] { best = type }
        let share = total[best] * 8 >= sum * 7 ? 2 : total[best] * 3 >= sum * 2 ? 1 : 0
        let strength = sum >= 12 ? 3 : sum >= 6 ? 2 : sum >= 3 ? 1 : 0
        let given = votes.givenNames[entry]
        let givenStrength = given >= 8 ? 3 : given >= 4 ? 2 : given >= 1 ? 1 : 0
        let bits =
            1 | UInt32(best) << 1 | UInt32(share) << 3 | UInt32(strength) << 5 | (whole > 0 ? 1 : 0) << 7
            | UInt32(givenStrength) << 10
        return (bits, isSame && share == 2 && NameLabels.type(label) == best)
    }

    /// The votes for a string as a whole name without that of the mention in `range`, and whether it has voted.
    private func weightsOfOthers(
        _ entry: Int, _ range: Range<Int>, _ columns: RecasedColumns
    ) -> (weights: SIMD4<Int32>, isSame: Bool) {
        var weights = votes.weights[entry]
        let label = Int(labels[range.lowerBound])
        let isSame = label != 0 && (isName(range, label) || isTailOfName(range, label, columns))
        if isSame {
            // A mention is no evidence for itself.
            let type = NameLabels.type(label)
            weights[type] = max(0, weights[type] - Int32(certainties[range.lowerBound]))
        }
        return (weights, isSame)
    }

    /// How strongly other mentions of the tokens vote for each type, and persons' names that end in them: steps up to 4.
    /// Nil where none does.
    mutating func opinion(of range: Range<Int>, _ columns: RecasedColumns) -> (types: SIMD4<UInt8>, given: UInt8)? {
        if range.count > Self.longestName { return nil }
        steps += range.count
        let entry = votes.find(NameTable.key(of: columns.keys[range]))
        guard entry >= 0, votes.isEntry[entry] else { return nil }
        let total = weightsOfOthers(entry, range, columns).weights &+ votes.parts[entry]
        if total.wrappedSum() <= 0 { return nil }
        var types = SIMD4<UInt8>.zero
        for type in 0..<4 { types[type] = Self.step(total[type]) }
        return (types, Self.step(votes.givenNames[entry]))
    }

    /// Which share of the votes in reach goes to each type, in steps up to 5; 6 where there are few of them.
    var shareOfTypes: SIMD4<UInt8> {
        let sum = all.wrappedSum()
        if sum < 12 { return SIMD4(repeating: 6) }
        var shares = SIMD4<UInt8>.zero
        for type in 0..<4 {
            let share = all[type] &* 32 / sum
            shares[type] = share == 0 ? 0 : share < 4 ? 1 : share < 10 ? 2 : share < 18 ? 3 : share < 26 ? 4 : 5
        }
        return shares
    }

    private static func step(_ votes: Int32) -> UInt8 {
        votes >= 12 ? 4 : votes >= 6 ? 3 : votes >= 3 ? 2 : votes >= 1 ? 1 : 0
    }

    /// Whether the first pass found just this name.
    private func isName(_ range: Range<Int>, _ label: Int) -> Bool {
        let last = Int(labels[range.upperBound - 1])
        return range.count == 1
            ? NameLabels.isSingle(label)
            : NameLabels.isBegin(label) && NameLabels.isEnd(last)
                && labels[range.lowerBound + 1..<range.upperBound - 1].allSatisfy { $0 == UInt8(label + 1) }
    }

    /// Whether the first pass found a name of which this is all behind its lower-case head.
    private func isTailOfName(_ range: Range<Int>, _ label: Int, _ columns: RecasedColumns) -> Bool {
        !NameLabels.isBegin(label) && !NameLabels.isSingle(label)
            && NameLabels.closes(Int(labels[range.upperBound - 1]))
            && range.lowerBound > 0 && !columns.marks[range.lowerBound - 1].isCapital
    }
}
