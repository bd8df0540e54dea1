/// The tones of Vietnamese, in the order of its dictionaries.
public enum Tone: Int, Sendable, CaseIterable {
    /// No mark: ngang.
    case level
    /// Grave: huyền.
    case grave
    /// Hook above: hỏi.
    case hook
    /// Tilde: ngã.
    case tilde
    /// Acute: sắc.
    case acute
    /// Dot below: nặng.
    case dot
}

/// Where the tone stands in syllables on `oa`, `oe` and `uy`.
public enum ToneStyle: String, Sendable, CaseIterable {
    /// On the first vowel: hòa, khỏe, thủy. The older habit, and that of most newspapers.
    case old
    /// On the main vowel: hoà, khoẻ, thuỷ. The way of school books.
    case new
}

/// A Vietnamese syllable taken apart, in lower case.
///
/// The inventory behind it is that of the spelling: first consonants, rimes and tones with the rules of which go
/// together (c, k and q; g and gh; no level tone before p, t, c, ch, …), after Đoàn Thiện Thuật, *Ngữ âm tiếng Việt*
/// (1977). It holds every syllable that the spelling allows, whether or not a word uses it.
public struct Syllable: Hashable, Sendable {
    /// The first consonants as written: `ngh`, `qu` without its u, `gi`; empty where there are none. In `gì` and
    /// `giếng` it is `g`, since the letter i stands for the nucleus too.
    public let onset: String
    /// The rounding `o` or `u` before the nucleus, as in h-o-à, q-u-ý; empty where there is none.
    public let glide: String
    /// The main vowel or diphthong, without tone.
    public let nucleus: String
    /// The last consonants or the last semivowel; empty where there is none.
    public let coda: String
    /// The tone.
    public let tone: Tone
    /// Whether the word taken apart had its tone where neither style puts it: `hòang`.
    public let isMisplaced: Bool
    private let oldStyle: String
    private let newStyle: String

    /// Takes a word apart that is in any case and any normalization form, or returns nil where it is no Vietnamese
    /// syllable.
    ///
    /// - Complexity: O(n); words of more than eight letters are none.
    public init?(_ word: some StringProtocol) {
        let view = nfc(of: Array(word.utf8))
        let analyzer = SyllableAnalyzer()
        guard let parts = unsafe view.bytes.withUnsafeBufferPointer({ unsafe analyzer.analyze($0) }) else { return nil }
        self.init(parts, analyzer)
    }

    init(_ parts: SyllableAnalysis, _ analyzer: SyllableAnalyzer) {
        let rime = analyzer.table.rimes[parts.rime]
        let letters = (0..<parts.count).map { SyllableSpelling.letter(parts.letter($0), tone: 0, upper: false) }
        func text(_ start: Int, _ count: Int) -> String {
            var text = ""
            for letter in letters[start..<start + count] { text.unicodeScalars.append(letter) }
            return text
        }
        onset = text(0, parts.onset)
        glide = text(parts.onset, Int(rime.glide))
        nucleus = text(parts.onset + Int(rime.glide), Int(rime.nucleus))
        coda = text(parts.onset + Int(rime.glide + rime.nucleus), Int(rime.coda))
        tone = Tone(rawValue: parts.tone) ?? .level
        var lower = parts
        lower.upperCase = 0
        let places = ToneStyle.allCases.map { analyzer.place(of: parts, style: $0) }
        oldStyle = SyllableSpelling.text(lower, tonePlace: places[0])
        newStyle = SyllableSpelling.text(lower, tonePlace: places[1])
        isMisplaced = parts.tone != 0 && !places.contains(parts.tonePlace)
    }

    /// The syllable in lower case with its tone in the place of a style.
    public func spelled(_ style: ToneStyle) -> String { style == .old ? oldStyle : newStyle }

    /// Whether a word is a Vietnamese syllable with its tone where one of the two styles puts it.
    public static func isValid(_ word: some StringProtocol) -> Bool {
        Syllable(word).map { !$0.isMisplaced } ?? false
    }

    /// Every syllable that the spelling allows, in one style, in lower case, ordered by first consonant, rime, tone.
    ///
    /// - Complexity: O(inventory); computed at every call.
    public static func inventory(_ style: ToneStyle = .new) -> [String] {
        let onsets = [
            "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
            "q", "r", "s", "t", "th", "tr", "v", "x",
        ]
        let analyzer = SyllableAnalyzer()
        var result: [String] = []
        for onset in onsets {
            for (place, rime) in analyzer.table.rimes.enumerated()
            where (onset == "q") == analyzer.table.afterQ.contains(place) && !(onset == "g" && rime.first == 6) {
                var word = onset
                for index in 0..<rime.count {
                    let code = UInt8(truncatingIfNeeded: rime.key >> UInt32(index * 8))
                    word.unicodeScalars.append(SyllableSpelling.letter(code, tone: 0, upper: false))
                }
                // gi and a rime in i share the letter.
                if onset == "gi", rime.first == 6 { word.removeFirst(2); word = "g" + word }
                for tone in Tone.allCases where !rime.isStopped || tone.rawValue >= 4 {
                    guard var parts = unsafe Array(word.utf8).withUnsafeBufferPointer({ unsafe analyzer.read($0) })
                    else { continue }
                    parts.onset = parts.count - rime.count
                    parts.rime = place
                    parts.tone = tone.rawValue
                    let text = SyllableSpelling.text(parts, tonePlace: analyzer.place(of: parts, style: style))
                    let again = unsafe Array(text.utf8).withUnsafeBufferPointer { unsafe analyzer.analyze($0) }
                    if let again, again.rime == place, again.onset == parts.onset { result.append(text) }
                }
            }
        }
        return result
    }
}

/// Writing syllables from their letters.
enum SyllableSpelling {
    static func letter(_ code: UInt8, tone: Int, upper: Bool) -> Unicode.Scalar {
        let value: UInt32
        if code == SyllableLetters.dStroke {
            value = upper ? 0x110 : 0x111
        } else if code <= 12 {
            value = UInt32(VietnameseVowels.letters[(Int(code) - 1) * 12 + tone * 2 + (upper ? 1 : 0)])
        } else {
            value = UInt32(upper ? code & ~0x20 : code)
        }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// Writes a syllable with its tone on the given letter, 24 bytes at most, and returns the length.
    static func write(_ syllable: SyllableAnalysis, tonePlace: Int, to out: UnsafeMutablePointer<UInt8>) -> Int {
        var count = 0
        for index in 0..<syllable.count {
            let scalar = letter(
                syllable.letter(index), tone: index == tonePlace ? syllable.tone : 0,
                upper: syllable.upperCase >> UInt8(index) & 1 == 1)
            unsafe count += UTF8Writing.write(scalar.value, to: out + count)
        }
        return count
    }

    static func text(_ syllable: SyllableAnalysis, tonePlace: Int) -> String {
        unsafe String(unsafeUninitializedCapacity: 24) { out in
            unsafe out.baseAddress.map { unsafe write(syllable, tonePlace: tonePlace, to: $0) } ?? 0
        }
    }
}
