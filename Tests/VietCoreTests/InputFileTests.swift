import TestSupport
import Testing

@testable import VietCore

@Suite struct InputFileTests {
    /// A gzip member whose data are stored, in blocks of at most 65,535 bytes.
    private static func member(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        func number(_ value: UInt32, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
        }
        var start = 0
        repeat {
            let end = min(start + 65_535, bytes.count)
            let length = UInt32(end - start)
            out += [end == bytes.count ? 1 : 0] + number(length, 2) + number(~length, 2) + bytes[start..<end]
            start = end
        } while start < bytes.count
        var crc: UInt32 = ~0
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return out + number(~crc, 4) + number(UInt32(truncatingIfNeeded: bytes.count), 4)
    }

    private static func read(_ bytes: [UInt8]) throws -> [UInt8] {
        try TemporaryFolder.with { folder in
            try AtomicFile.write(bytes, to: folder.path("f"))
            return try InputFile.contents(of: folder.path("f"))
        }
    }

    private static let texts: [[UInt8]] = [
        [], Array("a".utf8), Array("Hà Nội\n".utf8),
        (0..<300_000).map { UInt8(truncatingIfNeeded: $0 * 7 + $0 >> 8) },
    ]

    @Test func filesAreReadAsWhatTheyHold() throws {
        for text in Self.texts {
            #expect(try Self.read(text) == text)
            #expect(try Self.read(Self.member(text)) == text)
            #expect(try Self.read(Self.member(text) + Self.member(text)) == text + text)
            // Some programs fill up the last block of a tape with zeros.
            #expect(try Self.read(Self.member(text) + [0, 0, 0, 0]) == text)
        }
        // What only starts like it.
        for start in [[0x1F], [0x1F, 0x8B], [0x28], [0x28, 0xB5, 0x2F], [0x1F, 0x8B, 7, 1]] as [[UInt8]] {
            #expect(try Self.read(start) == start)
        }
    }

    @Test func everyTruncationOfAMemberIsNamedWithItsPlace() throws {
        let member = Self.member(Array("Hà Nội là thủ đô.\n".utf8))
        for length in 3..<member.count {
            let error = #expect(throws: VietTextError.self, "\(length)") { try Self.read(Array(member[..<length])) }
            #expect(error?.code == .inputOutput && error?.byteOffset == length)
            #expect(error?.message.contains("cut off") == true)
            // The second of two.
            let second = #expect(throws: VietTextError.self) { try Self.read(member + member[..<length]) }
            #expect(second?.message.contains("start at byte \(member.count) ") == true)
        }
    }

    @Test func damagedMembersAreNamed() throws {
        let member = Self.member(Array("Hà Nội là thủ đô.\n".utf8))
        for index in 15..<member.count {
            var altered = member
            altered[index] ^= 0x10
            let error = #expect(throws: VietTextError.self, "\(index)") { try Self.read(altered) }
            #expect(error?.message.contains("damaged") == true)
        }
        let behind = #expect(throws: VietTextError.self) { try Self.read(member + Array("text".utf8)) }
        #expect(behind?.byteOffset == member.count)
    }

    @Test func namesOfFilesCannotSteerATerminal() {
        #expect(ControlCharacters.escaped("Hà Nội – a.txt") == "Hà Nội – a.txt")
        #expect(
            ControlCharacters.escaped("a\tb\nc\r\u{1B}[31m\u{9B}\u{202E}\u{7F}")
                == "a\\tb\\nc\\r\\u{1B}[31m\\u{9B}\\u{202E}\\u{7F}")
    }
}
