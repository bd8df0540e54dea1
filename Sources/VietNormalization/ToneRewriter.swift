/// Rewrites the spelling of Vietnamese syllables in NFC text.
struct ToneRewriter {
    /// The style to bring all syllables to; nil keeps the style of each.
    var style: ToneStyle?
    /// Whether to move a tone that stands where neither style puts it: hòang.
    var repairs = false
    /// Whether to bring i and y in open syllables to one of the two.
    var iy: IYStyle?
    /// Whether to write thuở for thưở.
    var thuo = false

    private let analyzer = SyllableAnalyzer()

    init() {}

    var isActive: Bool { style != nil || repairs || iy != nil || thuo }

    func rewrite(_ bytes: UnsafeBufferPointer<UInt8>, into builder: inout ViewBuilder) {
        var words = unsafe WordScanner(bytes)
        while let word = words.next() {
            // The longest syllable in UTF-8: nghiễng; and every rewriting needs two letters.
            guard word.count >= 2, word.count <= 14 else { continue }
            let text = unsafe UnsafeBufferPointer(rebasing: bytes[word])
            if let syllable = unsafe analyzer.analyze(text) {
                rewrite(syllable, word, into: &builder)
            } else if thuo {
                unsafe rewriteThuo(text, word, into: &builder)
            }
        }
    }

    private func rewrite(_ syllable: SyllableAnalysis, _ word: Range<Int>, into builder: inout ViewBuilder) {
        var changed = syllable
        var place = syllable.tonePlace
        var kind = RewriteKind.tone
        if syllable.tone != 0, style != nil || repairs {
            let new = analyzer.place(of: syllable, style: .new)
            let old = analyzer.place(of: syllable, style: .old)
            let isMisplaced = place != new && place != old
            if isMisplaced { kind = .misplacedTone }
            // A misplaced tone in an open syllable is a slip of the old style or of the new one: qúy, never both.
            if let style { place = style == .new ? new : old } else if isMisplaced { place = new }
        }
        if let iy, let letters = exchange(syllable, to: iy) {
            changed.letters = letters
            kind = .iy
        }
        guard place != syllable.tonePlace || changed.letters != syllable.letters else { return }
        builder.keep(to: word.lowerBound)
        unsafe builder.replace(to: word.upperBound, capacity: 24, kind: kind) {
            unsafe SyllableSpelling.write(changed, tonePlace: place, to: $0)
        }
    }

    /// The letters with i for y or y for i after h k l m s t and qu, where nothing follows.
    private func exchange(_ syllable: SyllableAnalysis, to style: IYStyle) -> UInt64? {
        let rime = analyzer.table.rimes[syllable.rime]
        guard rime.coda == 0, rime.nucleus == 1 else { return nil }
        let from: UInt8 = style == .i ? 12 : 6
        let to: UInt8 = style == .i ? 6 : 12
        let last = syllable.count - 1
        guard syllable.letter(last) == from, syllable.onset == 1 else { return nil }
        let first = syllable.letter(0)
        guard first == 0x71 ? rime.glide == 1 : rime.glide == 0 && "hklmst".utf8.contains(first) else { return nil }
        return syllable.letters & ~(0xFF << UInt64(last * 8)) | UInt64(to) << UInt64(last * 8)
    }

    private func rewriteThuo(
        _ text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, into builder: inout ViewBuilder
    ) {
        // An open syllable in ươ does not exist: thuở, huơ, quở are what is meant.
        guard var letters = unsafe analyzer.read(text), letters.count >= 3, letters.letter(letters.count - 1) == 9,
            letters.letter(letters.count - 2) == 11, "hq".utf8.contains(letters.letter(letters.count - 3)),
            letters.tonePlace == -1 || letters.tonePlace >= letters.count - 2
        else { return }
        let shift = UInt64((letters.count - 2) * 8)
        letters.letters = letters.letters & ~(0xFF << shift) | 10 << shift
        builder.keep(to: word.lowerBound)
        unsafe builder.replace(to: word.upperBound, capacity: 24, kind: .thuo) {
            unsafe SyllableSpelling.write(letters, tonePlace: letters.tone == 0 ? -1 : letters.count - 1, to: $0)
        }
    }
}

/// Which letter open syllables after h, k, l, m, s, t and qu are written with: `lí` or `lý`.
public enum IYStyle: String, Sendable, CaseIterable {
    /// `i` alone behind a consonant: `kĩ sư`.
    /// The letter that stands alone behind a consonant: `kĩ sư`, `kỹ sư`.
    case i, y
}
