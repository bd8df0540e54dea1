import VietCore

typealias FeatureRows = UnsafeBufferPointer<FeatureRow>

/// The keys of ``NameTemplate``, a group of templates a function.
extension PreparedSentence {
    /// The token and those around it: words, forms, what is glued.
    @inline(__always)
    func addTokenKeys(_ rows: FeatureRows, _ index: Int, _ keys: inout KeyList) {
        let here = unsafe UInt64(rows[index].word)
        let f0 = unsafe form(rows[index])
        let w1 = unsafe UInt64(rows[index &+ 1].word)
        let w2 = unsafe UInt64(rows[index &+ 2].word)
        let v1 = unsafe UInt64(rows[index &- 1].word)
        let v2 = unsafe UInt64(rows[index &- 2].word)
        let f1 = unsafe UInt64(rows[index &+ 1].form.rawValue)
        let g1 = unsafe UInt64(rows[index &- 1].form.rawValue)
        let f2 = unsafe UInt64(rows[index &+ 2].form.rawValue)
        let g2 = unsafe UInt64(rows[index &- 2].form.rawValue)

        keys.add(.form, f0)
        unsafe keys.add(.token, UInt64(rows[index].key))
        keys.add(.wordForm, here, f0)
        keys.add(.previous, v1)
        keys.add(.next, w1)
        keys.add(.previous2, v2)
        keys.add(.next2, w2)
        unsafe keys.add(.previous3, UInt64(rows[index &- 3].word))
        unsafe keys.add(.next3, UInt64(rows[index &+ 3].word))
        keys.add(.previousAndHere, v1, here)
        keys.add(.hereAndNext, here, w1)
        keys.add(.previousPair, v2, v1)
        keys.add(.nextPair, w1, w2)
        keys.add(.aroundPair, v1, w1)
        keys.add(.forms3, g1 | f0 << 8 | f1 << 16)
        keys.add(.forms5, g2 | g1 << 8 | f0 << 16 | f1 << 24 | f2 << 32)
        keys.add(.previousForms, v1, f0 | f1 << 8)
        keys.add(.nextForms, w1, f0 | g1 << 8)

        let glue: UInt64 =
            unsafe (rows[index].marks.contains(.glued) ? 1 : 0) | (rows[index &+ 1].marks.contains(.glued) ? 2 : 0)
        keys.add(.glueForms, glue | f0 << 2, g1 | f1 << 8)
        if glue != 0 {
            keys.add(.gluePrevious, glue | f0 << 2, v1)
            keys.add(.glueNext, glue | f0 << 2, w1)
            keys.add(.glueHere, glue | g1 << 2 | f1 << 8, here)
        }
    }

    /// The classes of the tokens around.
    @inline(__always)
    func addClassKeys(_ rows: FeatureRows, _ index: Int, _ keys: inout KeyList) {
        let f0 = unsafe form(rows[index])
        let (here, next, previous) = unsafe (rows[index], rows[index &+ 1], rows[index &- 1])
        let (next2, previous2) = unsafe (rows[index &+ 2], rows[index &- 2])
        keys.add(.fine, here.fine, f0)
        keys.add(.fineNext, next.fine, f0)
        keys.add(.finePrevious, previous.fine, f0)
        keys.add(.fineNext2, next2.fine)
        keys.add(.finePrevious2, previous2.fine)
        keys.add(.coarsePrevious, previous.coarse | here.coarse << 8)
        keys.add(.coarseNext, here.coarse | next.coarse << 8)
        keys.add(.coarse3, previous.coarse | here.coarse << 8 | next.coarse << 16)
        keys.add(.finePreviousPair, previous.fine, here.fine)
        keys.add(.fineNextPair, here.fine, next.fine)
        keys.add(.coarseBefore, previous2.coarse | previous.coarse << 8, f0)
        keys.add(.coarseBehind, next2.coarse | next.coarse << 8, f0)
    }

    /// The segmenter's words, and the letters of foreign ones.
    @inline(__always)
    func addWordKeys(_ rows: FeatureRows, _ index: Int, _ keys: inout KeyList) {
        let row = unsafe rows[index]
        let f0 = form(row)
        let place = UInt64(row.wordPlace.rawValue)
        let own = UInt64(row.wordKey)
        let left = unsafe UInt64(rows[Int(row.wordStart) - 1].wordKey)
        let right = unsafe UInt64(rows[Int(row.wordEnd)].wordKey)
        keys.add(.ownWord, own, place)
        keys.add(.wordPlace, place, f0)
        keys.add(.leftWord, left, place)
        keys.add(.rightWord, right, place)
        keys.add(.leftWordPair, left, own &+ place)
        keys.add(.rightWordPair, own &+ place, right)
        let affix = UInt64(row.affix)
        if affix != 0 {
            keys.add(.suffix3, affix & 0xFFFFFF, f0)
            keys.add(.suffix2, affix & 0xFFFF00, f0)
            keys.add(.endLetters, affix >> 24 | (affix & 0xFF0000), f0)
        }
    }

    /// Counted names and lists.
    @inline(__always)
    func addNameKeys(_ rows: FeatureRows, _ index: Int, _ keys: inout KeyList) {
        let row = unsafe rows[index]
        let f0 = form(row)
        let f1 = unsafe UInt64(rows[index &+ 1].form.rawValue)
        let g1 = unsafe UInt64(rows[index &- 1].form.rawValue)
        let here = row.countedPlace
        // Beyond the edges stands what no token has.
        let next = unsafe rows[index &+ 1].form == .edge ? 0xFF : rows[index &+ 1].countedPlace
        let previous = unsafe rows[index &- 1].form == .edge ? 0xFF : rows[index &- 1].countedPlace
        keys.add(.counted, here, f0)
        keys.add(.countedOften, UInt64(row.counted & 0xFF))
        keys.add(.countedForms, UInt64(row.counted), g1 | f1 << 8)
        unsafe keys.add(.countedPrevious, here | UInt64(rows[index &- 1].word) << 8)
        unsafe keys.add(.countedNext, here | UInt64(rows[index &+ 1].word) << 8)
        keys.add(.countedPair, here | next << 8)
        keys.add(.countedPairBefore, here | previous << 8)
        keys.add(.countedAhead, next | UInt64(row.word) << 8)
        if row.listed == 0 { return }
        keys.add(.lists, row.listed, f0)
        var listed = row.listed
        while listed != 0 {
            let list = UInt64(listed.trailingZeroBitCount / 3)
            let place = listed >> (3 * list) & 7
            listed &= ~(7 << (3 * list))
            keys.add(.list, list << 4 | place, f0)
            keys.add(.listCounted, list << 4 | place, here)
        }
    }

    /// Strings with hyphens, quotations, cues that the token belongs to, and capitals of a word's start.
    @inline(__always)
    func addMarkKeys(_ rows: FeatureRows, _ index: Int, _ keys: inout KeyList) {
        let row = unsafe rows[index]
        let f0 = form(row)
        let forms = unsafe UInt64(rows[index &- 1].form.rawValue) | UInt64(rows[index &+ 1].form.rawValue) << 8
        if row.chain != 0 {
            keys.add(.chain, UInt64(row.chain), forms)
            keys.add(.chainToken, UInt64(row.chain), UInt64(row.key))
        }
        if row.quotation != 0 {
            keys.add(.quotation, UInt64(row.quotation), f0)
            keys.add(.quotationForms, UInt64(row.quotation), forms)
        }
        if row.cue != 0 {
            keys.add(.ownCue, UInt64(row.cue), f0)
            keys.add(.ownCueWord, UInt64(row.cue & 15), UInt64(row.word))
        }
        // `Ý_kiến`, `Hàn_gắn`: the capital may be the sentence's.
        if row.wordPlace == .first, row.form == .capitalized, unsafe rows[index &+ 1].form == .lower {
            keys.add(.compound, index == FeatureRow.edgeRows ? 1 : 0, row.countedPlace)
        }
    }

    /// The lists that the whole run is in, and what kind of words stand around and inside it.
    @inline(__always)
    func addCueKeys(_ rows: FeatureRows, _ index: Int, _ run: CapitalRun, _ keys: inout KeyList) {
        let fromStart = UInt64(min(index - run.start, 3))
        let place = fromStart | UInt64(min(run.end - 1 - index, 3)) << 2
        let kind = UInt64(run.kind)
        let lists = UInt64(run.lists)
        if lists != 0 {
            keys.add(.runLists, lists, place)
            unsafe keys.add(.runListsBefore, lists | UInt64(rows[run.start - 1].word) << 20, fromStart)
            unsafe keys.add(.runListsAfter, lists | UInt64(rows[run.end].word) << 20, fromStart)
        }
        // Behind a cue in the run it is that one that counts.
        let cue = run.innerCue != 0 && index >= run.innerEnd ? UInt64(run.innerCue) | 32 : UInt64(run.cue)
        let after = UInt64(run.cueAfter)
        let tail: UInt64 = run.hasTail ? 1 : 0
        if cue | after | tail == 0 { return }
        keys.add(.cue, cue, place)
        keys.add(.cueKind, cue | kind << 8, fromStart)
        keys.add(.cues, cue | tail << 8 | after << 16, fromStart)
        if after != 0 { keys.add(.cueAfter, after, place | kind << 8) }
        if tail != 0 { keys.add(.cueTail, tail, place | kind << 8) }
        if lists != 0 { keys.add(.cueLists, cue | after << 8 | lists << 16, fromStart) }
    }

    /// The capital run that the token is part of.
    @inline(__always)
    func addRunKeys(_ rows: FeatureRows, _ index: Int, _ run: CapitalRun, _ keys: inout KeyList) {
        let f0 = unsafe form(rows[index])
        let length = UInt64(min(run.end - run.start, 7))
        let fromStart = UInt64(min(index - run.start, 3))
        let fromEnd = UInt64(min(run.end - 1 - index, 3))
        let place = fromStart | fromEnd << 2
        let kind = UInt64(run.kind)
        let before = unsafe UInt64(rows[run.start - 1].word)
        let after = unsafe UInt64(rows[run.end].word)
        let coarseBefore = unsafe rows[run.start - 1].coarse
        let coarseAfter = unsafe rows[run.end].coarse
        keys.add(.run, place | length << 4, f0)
        keys.add(.runBefore, before, place)
        unsafe keys.add(.runBefore2, UInt64(rows[run.start - 2].word) << 32 | before, fromStart)
        keys.add(.runAfter, after, place)
        unsafe keys.add(.runAfter2, after << 32 | UInt64(rows[run.end + 1].word), fromEnd)
        unsafe keys.add(.runFineBefore, rows[run.start - 1].fine, place)
        unsafe keys.add(.runFineAfter, rows[run.end].fine, place)
        unsafe keys.add(.runFineBefore2, rows[run.start - 2].fine, rows[run.start - 1].fine << 2 | fromStart)
        keys.add(.runWhole, UInt64(run.key), place)
        unsafe keys.add(.runFirst, UInt64(rows[run.start].word), place)
        unsafe keys.add(.runLast, UInt64(rows[run.end - 1].word), place)
        keys.add(.runKind, kind, place | length << 4)
        keys.add(.runKindBefore, kind | before << 8, fromStart)
        keys.add(.runKindAfter, kind | after << 8, fromStart)
        keys.add(.runCoarseAround, coarseBefore | coarseAfter << 8, place)
        keys.add(.runKindCoarse, kind | coarseBefore << 8 | coarseAfter << 16, fromStart)
        keys.add(.runAround, before, after)
        let opens =
            unsafe run.start == FeatureRow.edgeRows
            || run.start == FeatureRow.edgeRows + 1 && rows[run.start - 1].form == .punctuation
        keys.add(.runOpens, opens ? 1 : 0, place | f0 << 4)
        if opens { unsafe keys.add(.runOpensToken, UInt64(rows[index].key), place) }
        keys.add(.runBeforeLength, before << 16 | length, fromStart)
        if run.listHead != 0 || run.listKinds != 0 {
            keys.add(.listHead, UInt64(run.listHead), fromStart)
            keys.add(.listKinds, UInt64(run.listKinds) | kind << 8, fromStart)
            keys.add(.listHeadKinds, UInt64(run.listKinds & 15) | kind << 8, UInt64(run.listHead))
        }
        if run.fine != 0 {
            keys.add(.runClass, run.fine, place)
            keys.add(.runClassCoarse, run.coarse, place | length << 4)
            keys.add(.runClassBefore, run.coarse | before << 8, fromStart)
            keys.add(.runClassAfter, run.coarse | after << 8, fromStart)
        }
    }

    /// What comes ahead of a token that is no part of a run: the next anchor.
    @inline(__always)
    func addAheadKeys(_ rows: FeatureRows, _ index: Int, _ keys: inout KeyList) {
        guard unsafe rows[index].nextAnchor <= NameFeatures.reachBefore else { return }
        let distance = unsafe UInt64(rows[index].nextAnchor)
        let start = index + Int(distance)
        let here = unsafe UInt64(rows[index].word)
        // A number makes no run.
        let run = unsafe rows[start].run >= 0 ? runs[Int(rows[start].run)] : nil
        let kind = run.map { UInt64($0.kind) } ?? 0
        let classes = UInt64(run?.classes ?? 0)
        keys.add(.ahead, distance, here)
        keys.add(.aheadKind, distance << 8 | kind, here)
        unsafe keys.add(.aheadFirst, UInt64(rows[start].word), here)
        unsafe keys.add(.aheadFine, distance << 8 | kind, rows[index].fine)
        unsafe keys.add(.aheadCounted, UInt64(rows[start].counted), here)
        var phrase: UInt64 = 0
        for token in index..<start { phrase = unsafe phrase &* 31 &+ UInt64(rows[token].key) }
        keys.add(.aheadPhraseKind, phrase, kind)
        keys.add(.aheadPhrase, phrase)
        unsafe keys.add(.aheadPrevious, UInt64(rows[index &- 1].word), distance << 8 | kind)
        keys.add(.aheadClass, distance << 8 | classes >> 12, here)
        keys.add(.aheadClassFine, distance << 12 | classes & 0xFFF)
    }

    /// What stands behind a token that is no part of a run: the last anchor.
    @inline(__always)
    func addBehindKeys(_ rows: FeatureRows, _ index: Int, _ keys: inout KeyList) {
        guard unsafe rows[index].previousAnchor <= NameFeatures.reachTail else { return }
        let distance = unsafe UInt64(rows[index].previousAnchor)
        let end = index - Int(distance)
        let here = unsafe UInt64(rows[index].word)
        let run = unsafe rows[end].run >= 0 ? runs[Int(rows[end].run)] : nil
        let kind = run.map { UInt64($0.kind) } ?? 0
        keys.add(.behindWord, distance << 8 | kind, here)
        unsafe keys.add(.behindForm, distance << 8 | kind, form(rows[index]))
        unsafe keys.add(.behindLast, UInt64(rows[end].word), here)
        unsafe keys.add(.behindRun, distance | here << 8, UInt64(rows[run?.start ?? 0].word))
        guard let run else { return }
        if run.lists != 0 { unsafe keys.add(.behindLists, UInt64(run.lists), form(rows[index]) | distance << 8) }
        if run.cue != 0 { unsafe keys.add(.behindCue, UInt64(run.cue), form(rows[index]) | distance << 8) }
    }
}
