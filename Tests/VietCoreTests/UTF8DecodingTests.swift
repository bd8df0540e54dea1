import TestSupport
import Testing
import VietCore

@Suite struct UTF8DecodingTests {
    /// The shortcuts for the letters of Vietnamese against one sequence after the other.
    @Test func theFirstInvalidByteIsThatOfSequences() {
        var generator = SeededGenerator(seed: 31)
        let pieces: [[UInt8]] = [
            Array("a".utf8), Array("ệ".utf8), Array("đ".utf8), Array("😀".utf8), Array("\u{FFFD}".utf8),
            [0xFF], [0xC3], [0xC1, 0x80], [0xE1, 0xBB], [0xE1], [0xE0, 0x9F, 0x80], [0xEC, 0x80, 0x80],
            [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0xF4, 0x90, 0x80, 0x80],
        ]
        var valid = 0
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...6, using: &generator)).flatMap { _ in
                pieces[
                    Int.random(
                        in: 0..<(Int.random(in: 0..<5, using: &generator) == 0 ? pieces.count : 5), using: &generator)]
            }
            bytes.withUnsafeBufferPointer { bytes in
                var index = 0
                var expected: Int?
                while index < bytes.count, expected == nil {
                    let (length, isValid) = UTF8Decoding.sequence(in: bytes, at: index)
                    if isValid { index += length } else { expected = index }
                }
                #expect(UTF8Decoding.firstInvalid(in: bytes) == expected)
                valid += expected == nil ? 1 : 0
            }
        }
        #expect(2_000...18_000 ~= valid)
    }

    /// A sequence cut short goes on with a byte of its middle, and with nothing else.
    @Test func partsOfOneCharacterJoin() {
        func joins(_ first: [UInt8], _ second: [UInt8], at index: Int = 0) -> Bool {
            first.withUnsafeBufferPointer { first in
                second.withUnsafeBufferPointer { UTF8Decoding.joins(first, $0, at: index) }
            }
        }
        #expect(
            joins([0x61, 0xE1, 0xBB], [0x87]) && joins([0xE1], [0xBB, 0x87]) && joins([0xC3], [0x61, 0xA0], at: 1))
        #expect(
            !joins([0xE1, 0xBB], [0x61]) && !joins([0xE1, 0xBB], []) && !joins([0xE1, 0xBB], [0xE1, 0xBB, 0x87]))
        #expect(!joins([], [0x87]) && !joins([0xE1, 0xBB, 0x87], [0x87]) && !joins([0x61], [0x87]))
    }
}
