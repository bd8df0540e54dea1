import VietCore
import VietNormalization
import VietRestoration
import VietSegmentation

/// Raw text as the chain of units that the model of marks learns from.
package struct RestorationText: ~Copyable {
    /// Letters, marks and case of a spelling in one number.
    package struct Spelling: Hashable {
        package let packed: UInt64
        package init(packed: UInt64) { self.packed = packed }
        init(_ unit: ChainUnit) {
            packed = unit.letters | UInt64(unit.marks.rawValue) << 40 | UInt64(unit.casing.rawValue % 3) << 62
        }
        package var letters: UInt64 { packed & 0xFF_FFFF_FFFF }
        package var marks: LetterMarks { LetterMarks(rawValue: UInt32(packed >> 40 & 0x3F_FFFF)) }
        /// Whether it has a capital; nil where that is unclear.
        package var isCapital: Bool? { packed >> 62 == 2 ? nil : packed >> 62 == 1 }
    }

    /// Numbers of ``RestorationModel/Unit`` and, from `firstWord` on, of ``spellings``.
    package private(set) var units: [UInt32] = []
    private var numbers = KeyNumbers(capacity: 1 << 16)
    private var sentence = GrowingBuffer<ChainUnit>(capacity: 256)
    private let worker: SegmentationWorker

    package init(_ segmenter: Segmenter) { worker = segmenter.makeWorker() }

    /// The spelling of a number from `firstWord` on.
    package func spelling(_ number: Int) -> Spelling {
        Spelling(packed: numbers.keys[number - Int(RestorationModel.Unit.firstWord)])
    }
    package var spellingCount: Int { numbers.count }

    /// Adds a text in NFC.
    ///
    /// - Parameter note: is called with the range of every sentence.
    package mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ note: (Range<Int>) -> Void = { _ in }) {
        unsafe worker.segment(bytes)
        for number in unsafe worker.sentences.indices {
            let sentence = unsafe worker.sentences[number]
            unsafe add(worker.tokens, sentence, bytes)
            note(sentence.range)
        }
    }

    private mutating func add(
        _ tokens: UnsafeBufferPointer<Token>, _ range: Sentence, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        sentence.removeAll()
        unsafe ChainUnit.append(UnsafeBufferPointer(rebasing: tokens[range.tokens]), bytes, to: &sentence)
        units.append(UInt32(RestorationModel.Unit.boundary))
        for place in 0..<sentence.count {
            let unit = sentence[place]
            units.append(
                unit.letters == 0
                    ? UInt32(unit.fixed)
                    : UInt32(numbers.number(of: Spelling(unit).packed)) + UInt32(RestorationModel.Unit.firstWord))
        }
    }
}
