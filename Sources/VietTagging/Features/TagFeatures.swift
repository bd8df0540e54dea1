import CVietScan
import VietCore

/// The features of the words of a sentence, as pairs of numbers from which keys are hashed.
struct TagFeatures: ~Copyable {
    /// Which features there are: weights that were learned for others are refused.
    static let version: UInt32 = 1
    /// How many features a word has.
    static let count = 38

    private var first = GrowingBuffer<UInt64>(capacity: 64)
    private var second = GrowingBuffer<UInt64>(capacity: 64)

    private enum Template: UInt64 {
        case word = 1
        case wordShape, previous, next, previous2, next2
        case previousWord, wordNext, previousPair, nextPair, around
        case shape, shapePrevious, shapeNext, shapeAround
        case firstSyllable, lastSyllable, lastBefore, firstBehind
        case shapePreviousWord, shapeNextWord
        case ownClass, previousClass, nextClass, previousClass2, nextClass2
        case classPrevious, classNext, classAround, previousClasses, nextClasses
        case wordPreviousClass, wordNextClass, wordClassAround, previousClassesHere, nextClassesHere, aroundClasses
        case bias
    }

    /// Makes the features of the word at a position.
    @inline(__always)
    mutating func make(_ columns: borrowing WordColumns, at position: Int) {
        first.truncate(to: 0)
        second.truncate(to: 0)
        let entries = unsafe columns.entries.elements
        let place = position &+ WordColumns.margin
        let (before2, before, own) = unsafe (entries[place &- 2], entries[place &- 1], entries[place])
        let (behind, behind2) = unsafe (entries[place &+ 1], entries[place &+ 2])
        add(.word, own.key, 0)
        add(.wordShape, own.key, own.shape)
        add(.previous, before.key, 0)
        add(.next, behind.key, 0)
        add(.previous2, before2.key, 0)
        add(.next2, behind2.key, 0)
        add(.previousWord, own.key, before.key)
        add(.wordNext, own.key, behind.key)
        add(.previousPair, before2.key, before.key)
        add(.nextPair, behind.key, behind2.key)
        add(.around, before.key, behind.key)
        add(.shape, own.shape, 0)
        add(.shapePrevious, own.shape, before.shape)
        add(.shapeNext, own.shape, behind.shape)
        add(.shapeAround, own.shape, before.shape &* 0x1_0001 &+ behind.shape &* 0x9E37_79B9)
        add(.firstSyllable, own.first, own.shape >> 16)
        add(.lastSyllable, own.last, own.shape >> 16)
        add(.lastBefore, before.last, 0)
        add(.firstBehind, behind.first, 0)
        add(.shapePreviousWord, before.key, own.shape)
        add(.shapeNextWord, behind.key, own.shape)
        addClasses(before2, before, own, behind, behind2)
        add(.bias, 0, 0)
    }

    @inline(__always)
    private mutating func addClasses(
        _ before2: WordColumns.Entry, _ before: WordColumns.Entry, _ own: WordColumns.Entry,
        _ behind: WordColumns.Entry, _ behind2: WordColumns.Entry
    ) {
        let beforePair = before2.wordClass << 32 | before.wordClass
        let behindPair = behind2.wordClass << 32 | behind.wordClass
        let around = before.wordClass << 32 | behind.wordClass
        add(.ownClass, own.wordClass, 0)
        add(.previousClass, before.wordClass, 0)
        add(.nextClass, behind.wordClass, 0)
        add(.previousClass2, before2.wordClass, 0)
        add(.nextClass2, behind2.wordClass, 0)
        add(.classPrevious, own.wordClass, before.wordClass)
        add(.classNext, own.wordClass, behind.wordClass)
        add(.classAround, around, own.wordClass)
        add(.previousClasses, before2.wordClass, before.wordClass)
        add(.nextClasses, behind2.wordClass, behind.wordClass)
        add(.wordPreviousClass, own.key, before.wordClass)
        add(.wordNextClass, own.key, behind.wordClass)
        add(.wordClassAround, own.key, around)
        add(.previousClassesHere, beforePair, own.wordClass)
        add(.nextClassesHere, behindPair, own.wordClass)
        add(.aroundClasses, around, 1)
    }

    @inline(__always)
    private mutating func add(_ template: Template, _ a: UInt64, _ b: UInt64) {
        first.append(FeatureHash.start(template.rawValue, a))
        second.append(b)
    }

    /// The sums of the weights of the features made last, sixteen and sixteen of them.
    @inline(__always)
    func sum(_ weights: TagWeights, into scores: UnsafeMutablePointer<Int16>) {
        unsafe weights.sum(first.base, second.base, count: first.count, into: scores)
    }

    /// The same by plain means, to compare with.
    func plainSum(_ weights: TagWeights, into scores: UnsafeMutablePointer<Int16>) {
        unsafe weights.plainSum(first.base, second.base, count: first.count, into: scores)
    }

    /// Appends the keys of the features made last.
    func appendKeys(to keys: inout [UInt64]) {
        let count = first.count
        unsafe keys.append(
            contentsOf: [UInt64](unsafeUninitializedCapacity: count) { buffer, initialized in
                unsafe viet_names_keys(first.base, second.base, count, buffer.baseAddress!)
                initialized = count
            })
    }
}
