import VietCore

/// The features of a token in its surroundings, as 64-bit keys.
///
/// The same code serves the tagger, which looks the keys up, and the trainer, which counts them. Changing a feature
/// makes older models useless: raise ``version``.
package final class NameFeatures {
    /// The number of the feature set; a model trained with another one is refused.
    package static let version: UInt32 = 3
    /// What sets the key of a capital run apart from that of a token in the table of clusters.
    package static let runSalt: UInt32 = 0x5BD1_E995
    /// No position has more features than this.
    package static let capacity = 128
    /// A token is looked at where a capital letter stands at most this many tokens after it or `reachAfter` before it;
    /// names with a long tail (`Chiến tranh thế giới thứ hai`) are followed for `reachTail` tokens.
    package static let reachBefore = 6
    package static let reachAfter = 2
    package static let reachTail = 9

    private let columns: TokenColumns
    private let names: NameTable
    private let clusters: NameTable
    /// The first and the end position of the capital run that a token belongs to; -1 for other tokens.
    private let runStart: UnsafeMutablePointer<Int32>
    private let runEnd: UnsafeMutablePointer<Int32>
    /// The distance to the next capital token to the right and to the left, 15 for none near.
    private let nextCapital: UnsafeMutablePointer<UInt8>
    private let previousCapital: UnsafeMutablePointer<UInt8>
    /// The longest counted name over the token: kind, place, count.
    private let counted: UnsafeMutablePointer<UInt32>
    private let countedLength: UnsafeMutablePointer<UInt8>
    /// Four bits a list: 0 none, else place + 1.
    private let listed: UnsafeMutablePointer<UInt32>
    /// The counted kind of the whole run, at each of its tokens.
    private let runKind: UnsafeMutablePointer<UInt8>
    private let cluster: UnsafeMutablePointer<UInt32>
    private let runCluster: UnsafeMutablePointer<UInt32>
    /// Whether most letters of the sentence are capitals.
    private var loud = false
    /// The word before the list that the run continues, and the kinds of the runs beside it in the list.
    private let listHead: UnsafeMutablePointer<UInt32>
    private let listKinds: UnsafeMutablePointer<UInt8>
    private let buffer: UnsafeMutablePointer<UInt64>

    package init(_ columns: TokenColumns, names: NameTable, clusters: NameTable) {
        self.columns = columns
        self.names = names
        self.clusters = clusters
        let count = columns.count
        runStart = Self.filled(-1, count)
        runEnd = Self.filled(-1, count)
        nextCapital = Self.filled(15, count)
        previousCapital = Self.filled(15, count)
        counted = Self.filled(0, count)
        countedLength = Self.filled(0, count)
        listed = Self.filled(0, count)
        runKind = Self.filled(0, count)
        cluster = Self.filled(0, count)
        runCluster = Self.filled(0, count)
        listHead = Self.filled(0, count)
        listKinds = Self.filled(0, count)
        buffer = .allocate(capacity: Self.capacity)
    }

    private static func filled<T>(_ value: T, _ count: Int) -> UnsafeMutablePointer<T> {
        let pointer = UnsafeMutablePointer<T>.allocate(capacity: max(count, 1))
        pointer.initialize(repeating: value, count: max(count, 1))
        return pointer
    }

    deinit {
        runStart.deallocate()
        runEnd.deallocate()
        nextCapital.deallocate()
        previousCapital.deallocate()
        counted.deallocate()
        countedLength.deallocate()
        listed.deallocate()
        runKind.deallocate()
        cluster.deallocate()
        runCluster.deallocate()
        listHead.deallocate()
        listKinds.deallocate()
        buffer.deallocate()
    }

    /// In a cluster's payload: the token, without a capital, has been part of a name.
    package static let partOfName: UInt32 = 1 << 31
    /// In a cluster's payload: a number after the token makes a name of both, as in `quận 1`.
    package static let takesNumber: UInt32 = 1 << 30

    private static let comma = LetterFold.shared(",")
    private static let semicolon = LetterFold.shared(";")
    private static let colon = LetterFold.shared(":")
    private static let and = LetterFold.shared("và")
    private let comma = NameFeatures.comma
    private let semicolon = NameFeatures.semicolon
    private let colon = NameFeatures.colon
    private let and = NameFeatures.and

    /// Prepares a sentence and returns the stretches of it in which a name may lie.
    package func prepare(_ sentence: Range<Int>) -> [Range<Int>] {
        let capital = columns.capital
        let forms = columns.form
        var anchors = 0
        var capitals = 0
        var letters = 0
        for index in sentence {
            let form = forms[index]
            if form <= TokenColumns.Form.mixed { letters += 1 }
            if form == TokenColumns.Form.upper { capitals += 1 }
            if capital[index] != 0 { anchors += 1 }
        }
        loud = letters >= 3 && capitals * 2 > letters
        var hasNumber = false
        for index in sentence {
            cluster[index] = clusters[columns.low[index] ^ UInt32(capital[index])]?.bits ?? 0
            if index > sentence.lowerBound, cluster[index - 1] & Self.takesNumber != 0, isNumberLike(index) {
                hasNumber = true
            }
        }
        if anchors == 0 && !hasNumber { return [] }
        var last = -100
        for index in sentence {
            if isAnchor(index, sentence) { last = index }
            previousCapital[index] = UInt8(min(15, index - last))
        }
        var next = Int.max / 2
        for index in sentence.reversed() {
            if isAnchor(index, sentence) { next = index }
            nextCapital[index] = UInt8(min(15, next - index))
        }
        findRuns(sentence)
        var stretches: [Range<Int>] = []
        var start = -1
        for index in sentence {
            let near = Int(nextCapital[index]) <= Self.reachBefore || Int(previousCapital[index]) <= Self.reachAfter
            let active =
                (near || start >= 0 && Int(previousCapital[index]) <= Self.reachTail)
                && (nextCapital[index] == 0 || cluster[index] & Self.partOfName != 0
                    || (forms[index] >= TokenColumns.Form.code && forms[index] <= TokenColumns.Form.smallNumber
                        && (nextCapital[index] <= 1 || previousCapital[index] <= 2 || start >= 0)))
            if active {
                if start < 0 { start = index }
            } else if start >= 0 {
                stretches.append(start..<index)
                start = -1
            }
        }
        if start >= 0 { stretches.append(start..<sentence.upperBound) }
        for stretch in stretches { match(stretch) }
        return stretches
    }

    @inline(__always)
    private func isNumberLike(_ index: Int) -> Bool {
        switch columns.form[index] {
        case TokenColumns.Form.smallNumber, TokenColumns.Form.number, TokenColumns.Form.code: return true
        default: return false
        }
    }

    @inline(__always)
    private func isAnchor(_ index: Int, _ sentence: Range<Int>) -> Bool {
        columns.capital[index] != 0
            || index > sentence.lowerBound && cluster[index - 1] & Self.takesNumber != 0 && isNumberLike(index)
    }

    private func findRuns(_ sentence: Range<Int>) {
        let capital = columns.capital
        let low = columns.low
        var index = sentence.lowerBound
        var previous = -1..<0
        var previousKind: UInt8 = 0
        var previousHead: UInt32 = 0
        while index < sentence.upperBound {
            if capital[index] == 0 {
                index += 1
                continue
            }
            var end = index + 1
            var key = NameTable.extend(0, low[index])
            while end < sentence.upperBound, capital[end] != 0 {
                key = NameTable.extend(key, low[end])
                end += 1
            }
            let kind = UInt8(truncatingIfNeeded: names[key].map { $0.isEntry ? $0.kind : 0 } ?? 0)
            let group = clusters[key ^ Self.runSalt]?.bits ?? 0
            // `A, B, C và D` is one list; all of it goes by the word before A.
            var head: UInt32 = 0
            var kinds: UInt8 = 0
            if previous.upperBound == index - 1, previous.lowerBound >= 0,
                low[index - 1] == comma || low[index - 1] == semicolon || low[index - 1] == and
            {
                head = previousHead
                kinds = previousKind + 1
                for position in previous { listKinds[position] = listKinds[position] & 15 | (kind + 1) << 4 }
            }
            if head == 0 {
                var before = index - 1
                if before > sentence.lowerBound, low[before] == colon { before -= 1 }
                previousHead = before >= sentence.lowerBound ? low[before] : 2
            }
            for position in index..<end {
                runStart[position] = Int32(index)
                runEnd[position] = Int32(end)
                runKind[position] = kind
                runCluster[position] = group
                listHead[position] = head
                listKinds[position] = kinds
            }
            previous = index..<end
            previousKind = min(kind, 14)
            index = end
        }
    }

    private func match(_ stretch: Range<Int>) {
        for start in stretch {
            var key: UInt32 = 0
            var position = start
            var end = start
            var best = NameTable.Payload(bits: 0)
            var listEnds: (Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0)
            var anyList: UInt32 = 0
            while position < stretch.upperBound {
                key = NameTable.extend(key, columns.low[position])
                guard let payload = names[key] else { break }
                position += 1
                if payload.isEntry {
                    if payload.logCount > 0, columns.capital[start] != 0 || payload.none < 8 {
                        best = payload
                        end = position
                    }
                    anyList |= payload.lists
                    if payload.lists != 0 {
                        withUnsafeMutableBytes(of: &listEnds) { raw in
                            let ends = raw.assumingMemoryBound(to: Int.self)
                            for list in 0..<NameTable.lists where payload.lists >> UInt32(list) & 1 != 0 {
                                ends[list] = position
                            }
                        }
                    }
                }
            }
            let length = UInt8(min(255, end - start))
            if end > start {
                for position in start..<end where countedLength[position] < length {
                    countedLength[position] = length
                    counted[position] =
                        best.kind | place(position, start, end) << 4 | (min(best.logCount, 12) >> 2) << 6
                        | UInt32(min(length, 4)) << 8
                }
            }
            if anyList != 0 {
                withUnsafeBytes(of: listEnds) { raw in
                    let ends = raw.assumingMemoryBound(to: Int.self)
                    for list in 0..<NameTable.lists where ends[list] > start {
                        let shift = UInt32(4 * list)
                        for position in start..<ends[list] where listed[position] >> shift & 15 == 0 {
                            listed[position] |= (place(position, start, ends[list]) + 1) << shift
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private func place(_ position: Int, _ start: Int, _ end: Int) -> UInt32 {
        end - start == 1 ? 3 : position == start ? 0 : position == end - 1 ? 2 : 1
    }

    @inline(__always)
    private func key(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0) -> UInt64 {
        var hash = (a &+ template &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 29
        hash = (hash ^ b) &* 0x94D0_49BB_1331_11EB
        return hash ^ hash >> 32
    }

    /// The keys of the features of a position of a prepared sentence; valid until the next call.
    package func keys(at index: Int, in sentence: Range<Int>) -> UnsafeBufferPointer<UInt64> {
        var count = 0
        @inline(__always) func add(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0) {
            buffer[count] = key(template, a, b)
            count += 1
        }
        let lower = sentence.lowerBound
        let upper = sentence.upperBound
        @inline(__always) func word(_ position: Int) -> UInt64 {
            position < lower
                ? 2 : position >= upper ? 3 : UInt64(columns.low[position] ^ UInt32(columns.capital[position]))
        }
        @inline(__always) func form(_ position: Int) -> UInt64 {
            position < lower || position >= upper ? UInt64(TokenColumns.Form.edge) : UInt64(columns.form[position])
        }
        @inline(__always) func fine(_ position: Int) -> UInt64 {
            position < lower || position >= upper ? 0xFFF : UInt64(cluster[position] & 0xFFF)
        }
        @inline(__always) func coarse(_ position: Int) -> UInt64 {
            position < lower || position >= upper ? 0xFF : UInt64(cluster[position] >> 12 & 0xFF)
        }
        let here = word(index)
        let low = UInt64(columns.low[index])
        let f0 = form(index) | (loud ? 16 : 0) | (columns.recased[index] != 0 ? 32 : 0)
        let w1 = word(index + 1)
        let w2 = word(index + 2)
        let v1 = word(index - 1)
        let v2 = word(index - 2)
        let f1 = form(index + 1)
        let g1 = form(index - 1)

        add(0, f0)
        add(1, low)
        add(2, here, f0)
        add(3, v1)
        add(4, w1)
        add(5, v2)
        add(6, w2)
        add(7, word(index - 3))
        add(8, word(index + 3))
        add(9, v1, here)
        add(10, here, w1)
        add(11, v2, v1)
        add(12, w1, w2)
        add(13, v1, w1)
        add(16, g1 | f0 << 8 | f1 << 16)
        add(17, form(index - 2) | g1 << 8 | f0 << 16 | f1 << 24 | form(index + 2) << 32)
        add(18, v1, f0 | f1 << 8)
        add(19, w1, f0 | g1 << 8)

        let glue = UInt64(columns.glued[index]) | (index + 1 < upper ? UInt64(columns.glued[index + 1]) << 1 : 0)
        add(90, glue | f0 << 2, g1 | f1 << 8)
        if glue != 0 {
            add(91, glue | f0 << 2, v1)
            add(92, glue | f0 << 2, w1)
            add(93, glue | g1 << 2 | f1 << 8, here)
        }

        let c0 = fine(index)
        let c1 = fine(index + 1)
        let b1 = fine(index - 1)
        add(20, c0, f0)
        add(21, c1, f0)
        add(22, b1, f0)
        add(23, fine(index + 2))
        add(24, fine(index - 2))
        add(25, coarse(index - 1) | coarse(index) << 8)
        add(26, coarse(index) | coarse(index + 1) << 8)
        add(27, coarse(index - 1) | coarse(index) << 8 | coarse(index + 1) << 16)
        add(28, b1, c0)
        add(29, c0, c1)
        add(30, coarse(index - 2) | coarse(index - 1) << 8, f0)
        add(31, coarse(index + 2) | coarse(index + 1) << 8, f0)

        let wordPlace = UInt64(columns.wordPlace[index])
        let ownWord = UInt64(columns.word[index])
        add(32, ownWord, wordPlace)
        add(33, wordPlace, f0)
        // The words beside the token's own word.
        var left = index - 1
        if wordPlace > 1 { while left >= lower, columns.wordPlace[left] == 2 { left -= 1 }; left -= 1 }
        let leftWord = left >= lower ? UInt64(columns.word[left]) : 2
        var right = index + 1
        if wordPlace == 1 || wordPlace == 2 {
            while right < upper, columns.wordPlace[right] == 2 { right += 1 }; right += 1
        }
        let rightWord = right < upper ? UInt64(columns.word[right]) : 3
        add(34, leftWord, wordPlace)
        add(35, rightWord, wordPlace)
        add(36, leftWord, ownWord &+ wordPlace)
        add(37, ownWord &+ wordPlace, rightWord)

        let affix = UInt64(columns.affix[index])
        if affix != 0 {
            add(38, affix & 0xFFFFFF, f0)
            add(39, affix & 0xFFFF00, f0)
            add(40, affix >> 24 | (affix & 0xFF0000), f0)
        }

        let mark = UInt64(counted[index])
        add(41, mark & 0x3F, f0)
        add(42, mark & 0xFF)
        add(43, mark, g1 | f1 << 8)
        add(44, mark & 0x3F | v1 << 8)
        add(45, mark & 0x3F | w1 << 8)
        let nextMark = index + 1 < upper ? UInt64(counted[index + 1] & 0x3F) : 0xFF
        let lastMark = index - 1 >= lower ? UInt64(counted[index - 1] & 0x3F) : 0xFF
        add(46, mark & 0x3F | nextMark << 8)
        add(47, mark & 0x3F | lastMark << 8)
        add(48, nextMark | here << 8)
        let lists = UInt64(listed[index])
        if lists != 0 {
            add(49, lists, f0)
            var rest = lists
            var list: UInt64 = 0
            while rest != 0 {
                if rest & 15 != 0 {
                    add(50, list << 4 | rest & 15, f0)
                    add(51, list << 4 | rest & 15, mark & 0x3F)
                }
                rest >>= 4
                list += 1
            }
        }

        if runStart[index] >= 0 {
            let start = Int(runStart[index])
            let end = Int(runEnd[index])
            let length = UInt64(min(end - start, 7))
            let fromStart = UInt64(min(index - start, 3))
            let fromEnd = UInt64(min(end - 1 - index, 3))
            let position = fromStart | fromEnd << 2
            let kind = UInt64(runKind[index])
            let before = word(start - 1)
            let before2 = word(start - 2)
            let after = word(end)
            add(52, position | length << 4, f0)
            add(53, before, position)
            add(54, before2 << 32 | before, fromStart)
            add(55, after, position)
            add(56, after << 32 | word(end + 1), fromEnd)
            add(57, fine(start - 1), position)
            add(58, fine(end), position)
            add(59, fine(start - 2), fine(start - 1) << 2 | fromStart)
            var whole: UInt32 = 0
            for token in start..<end { whole = NameTable.extend(whole, columns.low[token]) }
            add(60, UInt64(whole), position)
            add(61, word(start), position)
            add(62, word(end - 1), position)
            add(63, kind, position | length << 4)
            add(64, kind | before << 8, fromStart)
            add(65, kind | after << 8, fromStart)
            add(66, coarse(start - 1) | coarse(end) << 8, position)
            add(67, kind | coarse(start - 1) << 8 | coarse(end) << 16, fromStart)
            add(68, before, after)
            let firstOfSentence =
                start == lower || form(start - 1) == UInt64(TokenColumns.Form.punctuation) && start - 1 == lower
            add(69, firstOfSentence ? 1 : 0, position | f0 << 4)
            if firstOfSentence { add(70, low, position) }
            add(71, before << 16 | length, fromStart)
            if listHead[index] != 0 || listKinds[index] != 0 {
                add(94, UInt64(listHead[index]), fromStart)
                add(95, UInt64(listKinds[index]) | kind << 8, fromStart)
                add(96, UInt64(listKinds[index] & 15) | kind << 8, UInt64(listHead[index]))
            }
            let runFine = UInt64(runCluster[index] & 0xFFF)
            if runFine != 0 {
                let runCoarse = UInt64(runCluster[index] >> 12 & 0xFF)
                add(84, runFine, position)
                add(85, runCoarse, position | length << 4)
                add(86, runCoarse | before << 8, fromStart)
                add(87, runCoarse | after << 8, fromStart)
            }
        } else {
            let next = UInt64(nextCapital[index])
            if next <= UInt64(Self.reachBefore) {
                let start = index + Int(next)
                let kind = UInt64(runKind[start])
                add(72, next, here)
                add(73, next << 8 | kind, here)
                add(74, word(start), here)
                add(75, next << 8 | kind, c0)
                add(76, UInt64(counted[start]), here)
                var text: UInt64 = 0
                for token in index..<start { text = text &* 31 &+ UInt64(columns.low[token]) }
                add(77, text, kind)
                add(78, text)
                let start2 = word(index - 1)
                add(79, start2, next << 8 | kind)
                let runFine = UInt64(runCluster[start])
                add(88, next << 8 | runFine >> 12, here)
                add(89, next << 12 | runFine & 0xFFF)
            }
            let last = UInt64(previousCapital[index])
            if last <= UInt64(Self.reachTail) {
                let end = index - Int(last)
                let kind = UInt64(runKind[end])
                add(80, last << 8 | kind, here)
                add(81, last << 8 | kind, f0)
                add(82, word(end), here)
                add(83, last | here << 8, word(Int(runStart[end])))
            }
        }
        return UnsafeBufferPointer(start: buffer, count: count)
    }
}
