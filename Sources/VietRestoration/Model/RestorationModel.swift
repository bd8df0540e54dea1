import VietCore
import VietNormalization

/// How probable syllables with marks are behind one another: trigrams in integers.
///
/// A cost is the natural logarithm of a probability, negated, in ``partsOfNat``.
///
/// - `KEYS`: a hash table from bare letters to the words that are written with them, twelve bytes a slot.
/// - `FORMS`: the marks of every word, four bytes; bit 22: the word begins with a capital; bit 23: the same word is
///   there in the other case; bit 24: it is mostly written with a capital.
/// - `SINGLES`: two bytes a word, its cost and that of leaving it as a context.
/// - `PAIRS`, `TRIPLES`: see ``NgramTable``. A pair has 7 bits of cost in steps of 2 and 5 bits for leaving it as
///   a context in steps of 4, 0 where no triple begins with it; a triple has 6 bits of cost in steps of 4.
@safe package struct RestorationModel: CompiledTable, @unchecked Sendable {
    package static var kind: TableKind { .restoration }

    /// How many parts of a nat costs are counted in.
    package static let partsOfNat = 16.0

    /// Numbers of what is no word.
    package enum Unit {
        package static let boundary: UInt16 = 0
        package static let unknown: UInt16 = 1
        package static let number: UInt16 = 2
        package static let punctuation: UInt16 = 3
        package static let other: UInt16 = 4
        package static let firstWord: UInt16 = 5
    }

    /// The words that are written with the same letters, those that begin with a small letter and those with a capital.
    package struct Group: BitwiseCopyable {
        package var lower: UInt16
        package var lowerCount: Int
        package var capital: UInt16
        package var capitalCount: Int
        /// One of the words is a syllable of Vietnamese.
        package var isVietnamese: Bool
        /// Whether the word stays as it is in the sentence at hand.
        var isClosed = false

        /// That of letters that no word is written with.
        static let none = Group(lower: 0, lowerCount: 0, capital: 0, capitalCount: 0, isVietnamese: false)

        package init(lower: UInt16, lowerCount: Int, capital: UInt16, capitalCount: Int, isVietnamese: Bool) {
            self.lower = lower
            self.lowerCount = lowerCount
            self.capital = capital
            self.capitalCount = capitalCount
            self.isVietnamese = isVietnamese
        }
    }

    private struct Slot: BitwiseCopyable {
        var key: UInt32
        /// Eight bits of the key, six and six of counts, one bit.
        var rest: UInt32
        var lower: UInt16
        var capital: UInt16
    }

    package static let pairPayload: UInt32 = 12
    package static let triplePayload: UInt32 = 6
    package static let capitalBit: UInt32 = 1 << 22
    package static let twinBit: UInt32 = 1 << 23
    package static let nameBit: UInt32 = 1 << 24
    /// The most words of a group.
    package static let mostWords = 32

    package let view: TableView
    private let slots: UnsafeBufferPointer<Slot>
    /// Marks and bits by number.
    package let forms: UnsafeBufferPointer<UInt32>
    let singles: UnsafePointer<UInt8>
    let pairs: NgramTable
    let triples: NgramTable

    package init(_ view: TableView) throws(VietTextError) {
        self.view = view
        unsafe forms = try unsafe view.values("FORMS", as: UInt32.self)
        let singles = try unsafe view.section("SINGLES")
        guard unsafe singles.count == forms.count * 2, unsafe forms.count > Int(Unit.firstWord),
            unsafe forms.count <= 1 << 16
        else {
            throw view.damaged("SINGLES", "has a wrong length")
        }
        unsafe self.singles = unsafe singles.bindMemory(to: UInt8.self).baseAddress!
        unsafe slots = try unsafe view.slots("KEYS", as: Slot.self) { $0.key == 0 && $0.rest & 0xFF == 0 }
        pairs = try NgramTable(view, "PAIRS", width: 4, payloadBits: Self.pairPayload)
        triples = try NgramTable(view, "TRIPS", width: 3, payloadBits: Self.triplePayload)
        guard view.isForeign else { return }
        for index in unsafe slots.indices {
            let slot = unsafe slots[index]
            let group = Self.group(slot)
            guard group.lowerCount <= Self.mostWords, group.capitalCount <= Self.mostWords,
                unsafe Int(group.lower) + group.lowerCount <= forms.count,
                unsafe Int(group.capital) + group.capitalCount <= forms.count
            else { throw view.damaged("KEYS", "names words that are not there") }
        }
    }

    /// The words written with these letters, see ``MarkedLetters/letters``; nil where there are none.
    @inline(__always)
    package func group(_ letters: UInt64) -> Group? {
        let low = UInt32(truncatingIfNeeded: letters)
        let high = UInt32(truncatingIfNeeded: letters >> 32)
        let slot = unsafe OpenAddressing.find(
            from: Self.start(letters, slots.count), mask: slots.count &- 1,
            isWanted: { unsafe slots[$0].key == low && slots[$0].rest & 0xFF == high },
            isFree: { unsafe slots[$0].key == 0 && slots[$0].rest & 0xFF == 0 })
        return slot.map { unsafe Self.group(slots[$0]) }
    }

    private static func group(_ slot: Slot) -> Group {
        Group(
            lower: slot.lower, lowerCount: Int(slot.rest >> 8 & 63), capital: slot.capital,
            capitalCount: Int(slot.rest >> 14 & 63), isVietnamese: slot.rest >> 20 & 1 == 1)
    }

    private static func start(_ letters: UInt64, _ count: Int) -> Int {
        Int(truncatingIfNeeded: (letters &* 0x9E37_79B9_7F4A_7C15) >> 40) & (count - 1)
    }

    /// The marks of a word.
    @inline(__always)
    package func marks(of word: UInt16) -> LetterMarks {
        unsafe LetterMarks(rawValue: forms[Int(word)] & (1 << LetterMarks.bitCount - 1))
    }

    /// The bytes of the section `KEYS`.
    package static func encodeKeys(_ groups: [(letters: UInt64, group: Group)]) -> [UInt8] {
        let slots = groups.map { item in
            let group = item.group
            var rest = UInt32(truncatingIfNeeded: item.letters >> 32) | UInt32(group.lowerCount) << 8
            rest |= UInt32(group.capitalCount) << 14 | (group.isVietnamese ? 1 << 20 : 0)
            return Slot(
                key: UInt32(truncatingIfNeeded: item.letters), rest: rest, lower: group.lower, capital: group.capital)
        }
        let table = OpenAddressing.table(
            slots, free: Slot(key: 0, rest: 0, lower: 0, capital: 0), minimum: 2,
            isFree: { $0.key == 0 && $0.rest & 0xFF == 0 },
            start: { start(UInt64($0.rest & 0xFF) << 32 | UInt64($0.key), $1) })
        return table.flatMap { slot in
            [slot.key, slot.rest, UInt32(slot.lower) | UInt32(slot.capital) << 16].flatMap { word in
                (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32($0 * 8)) }
            }
        }
    }
}
