import TestSupport
import Testing

@testable import VietCore

@Suite struct TableTests {
    private static func table(_ kind: TableKind = .names, identity: String = "a name") -> [UInt8] {
        TableWriter.encode(
            kind, identity: identity,
            sections: [("WORDS", Array(1...200)), ("EMPTY", []), ("SLOTS", [UInt8](repeating: 0, count: 64))])
    }

    private static func view(_ bytes: [UInt8], _ kind: TableKind = .names) throws(VietTextError) -> TableView {
        try TableView(TableMemory(copying: bytes), kind: kind)
    }

    @Test func whatIsWrittenIsRead() throws {
        let view = try Self.view(Self.table())
        #expect(view.identity.name == "a name")
        #expect(Array(try view.section("WORDS")) == Array(1...200))
        #expect(try view.section("EMPTY").isEmpty)
        #expect(try view.values("WORDS", as: UInt64.self).count == 25)
        #expect(throws: VietTextError.self) { try view.section("NONE") }
        #expect(throws: VietTextError.self) { try view.values("WORDS", as: UInt64.self, count: 24) }
        #expect(throws: VietTextError.self) { try view.values("EMPTY", as: UInt8.self) }
    }

    @Test func twoBucketsAreTheFewest() throws {
        let (buckets, rows) = BucketTable.encode(
            [(hash: UInt64(7) << 40, row: UInt8(5))], size: { Int($0) }, bytes: { [$0] })
        func table(_ buckets: [UInt8]) throws -> BucketTable {
            let bytes = TableWriter.encode(.names, identity: "", sections: [("BUCKETS", buckets), ("ROWS", rows)])
            return try BucketTable(try Self.view(bytes), buckets: "BUCKETS", rows: "ROWS", rowLength: 1)
        }
        #expect(buckets.count == 2 * BucketTable.bucketLength)
        #expect(try table(buckets).shift == 63)
        for count in [0, 1, 3] {
            let some = (0..<count).flatMap { buckets[($0 % 2 * 32)..<($0 % 2 * 32 + 32)] }
            #expect(throws: VietTextError.self) { try table(some) }
        }
    }

    /// Buckets are as many as leave room in most of them, and no more: a file has all of them.
    @Test(arguments: [1, 10, 30, 100, 1000]) func bucketsAreHalfFull(count: Int) {
        var generator = SeededGenerator(seed: 3)
        let rows = (0..<count).map {
            (hash: UInt64.random(in: 0...UInt64.max, using: &generator), row: UInt8($0 & 255))
        }
        let (buckets, table) = BucketTable.encode(rows, size: { Int($0) }, bytes: { [$0] })
        let number = buckets.count / (4 + 2 * BucketTable.slots)
        #expect(table.count <= count && table.count * 10 >= count * 9)
        #expect(number == 2 || number * 9 < 2 * count)
        #expect(number * 9 >= count)
    }

    @Test func theFingerprintStandsForTheContents() throws {
        let one = try Self.view(Self.table()).identity
        #expect(one == (try Self.view(Self.table()).identity))
        #expect(one.fingerprint != (try Self.view(Self.table(identity: "b name")).identity.fingerprint))
        let altered = try TableDamage.altered(Self.table(), "WORDS", kind: .names) { $0[$0.startIndex] ^= 1 }
        #expect(one.fingerprint != (try Self.view(altered).identity.fingerprint))
        #expect(TableIdentity(name: "x", fingerprint: 255).description == "x (00000000000000ff)")
    }

    @Test func everyAlteredByteAndEveryTruncationIsRefused() throws {
        let table = Self.table()
        for index in table.indices {
            for bit in 0..<8 {
                var altered = table
                altered[index] ^= 1 << UInt8(bit)
                let error = #expect(throws: VietTextError.self, "byte \(index)") { try Self.view(altered) }
                #expect(error?.code == .corruptTable || error?.code == .incompatibleTable)
            }
            #expect(throws: VietTextError.self, "\(index) bytes") { try Self.view(Array(table[..<index])) }
        }
        #expect(throws: VietTextError.self) { try Self.view(table + [UInt8](repeating: 0, count: 64)) }
    }

    @Test func theSectionIsNamed() throws {
        let table = Self.table()
        var altered = table
        altered[try TableDamage.range(of: "WORDS", in: table, kind: .names).lowerBound] ^= 1
        let error = #expect(throws: VietTextError.self) { try Self.view(altered) }
        #expect(error?.message.contains("section WORDS") == true)
    }

    @Test func otherKindsAndVersionsAreRefusedByName() throws {
        func message(_ bytes: [UInt8]) -> String? {
            let error = #expect(throws: VietTextError.self) { try Self.view(bytes) }
            #expect(error?.code == .incompatibleTable)
            return error?.message
        }
        #expect(message(Self.table(.segmentation)) == "this is a segmentation model; a model of names is needed")
        #expect(message(Array("VIETFREQ".utf8))?.contains("a table of frequencies of an earlier version") == true)
        #expect(message(Array("VIETNAME".utf8))?.contains("a model of names of an earlier version") == true)
        var other = Self.table()
        other[12] = 77
        #expect(message(TableDamage.sealed(other))?.contains("has version 77") == true)
        other = Self.table()
        other[8] = UInt8(ascii: "X")
        #expect(message(TableDamage.sealed(other))?.contains("unknown kind") == true)
    }

    /// Sections that overlap, leave gaps, or lie outside, under checksums that fit.
    @Test func sectionsLieWhereTheyMust() throws {
        var generator = SeededGenerator(seed: 4)
        let table = Self.table()
        for _ in 0..<500 {
            var altered = table
            let place = Int.random(in: 64..<64 + 4 * 32, using: &generator)
            guard place % 32 >= 8, place % 32 < 24 else { continue }
            altered[place] ^= UInt8.random(in: 1...255, using: &generator)
            var head = [UInt8](altered[..<192])
            let sum = TableLayout.checksum(ofHead: head[...])
            for index in 0..<8 { head[24 + index] = UInt8(truncatingIfNeeded: sum >> UInt64(8 * index)) }
            altered.replaceSubrange(0..<192, with: head)
            // A length that ends in the same zeros is as good as the true one.
            if let view = try? Self.view(altered) {
                #expect(try TableLayout.aligned(view.section("WORDS").count) == 256)
                #expect(try view.section("SLOTS").count <= 64)
            }
        }
    }

    @Test func slotsThatASearchWouldNotEndIn() throws {
        func slots(_ values: [UInt32]) throws -> Int {
            let bytes = values.withUnsafeBytes { Array($0) }
            let table = TableWriter.encode(.names, identity: "", sections: [("SLOTS", bytes)])
            return try Self.view(table).slots("SLOTS", as: UInt32.self) { $0 == 0 }.count
        }
        #expect(try slots([0, 1]) == 2)
        #expect(try slots([UInt32](repeating: 1, count: 4096) + [UInt32](repeating: 0, count: 4096)) == 8192)
        for bad in [
            [0], [1, 2], [0, 1, 2], [UInt32](repeating: 9, count: 64),
            [UInt32](repeating: 1, count: 4097) + [UInt32](repeating: 0, count: 4095),
            // Over the end.
            [UInt32](repeating: 1, count: 3000) + [UInt32](repeating: 0, count: 2192)
                + [UInt32](repeating: 1, count: 3000),
        ] {
            #expect(throws: VietTextError.self) { try slots(bad) }
        }
    }

    @Test func weightsThatWouldOverflow() throws {
        func weights(_ values: [Int32]) throws {
            let bytes = values.withUnsafeBytes { Array($0) }
            let table = TableWriter.encode(.names, identity: "", sections: [("W", bytes)])
            _ = try Self.view(table).weights("W", count: values.count)
        }
        try weights([0, 1 << 24, -1 << 24])
        for bad in [[1 << 24 + 1], [Int32.max], [Int32.min]] as [[Int32]] {
            #expect(throws: VietTextError.self) { try weights(bad) }
        }
    }

    /// Sections longer than a block, to a file and to memory.
    @Test func filesHoldWhatMemoryHolds() throws {
        var generator = SeededGenerator(seed: 8)
        try TemporaryFolder.with { folder in
            let parts = [0, 5, 64, 1 << 20, 1_100_001].map { count in
                [UInt8](repeating: UInt8.random(in: 0...255, using: &generator), count: count)
            }
            var memory = TableWriter(kind: .frequencies, identity: "i", sections: parts.count)
            let new = try AtomicFile(OutputTarget(folder.path("t.viet")))
            var file = TableWriter(kind: .frequencies, identity: "i", sections: parts.count, to: new.file)
            for (number, part) in parts.enumerated() {
                memory.begin("S\(number)")
                file.begin("S\(number)")
                for start in stride(from: 0, to: part.count, by: 70_001) {
                    let piece = Array(part[start..<min(start + 70_001, part.count)])
                    try memory.append(piece)
                    try file.append(piece)
                }
                #expect(memory.sectionLength == part.count && file.sectionLength == part.count)
            }
            let bytes = try memory.finish()
            #expect(try file.finish().isEmpty)
            try new.commit()
            #expect(try InputFile.contents(of: folder.path("t.viet")) == bytes)
            let view = try TableFile.view(of: folder.path("t.viet"), kind: .frequencies)
            #expect(Array(try view.section("S4")) == parts[4])
        }
    }

    @Test func anEndlessDeviceAndAPipeAreRead() throws {
        let zeros = #expect(throws: VietTextError.self) { try TableFile.view(of: "/dev/zero", kind: .names) }
        #expect(zeros?.code == .corruptTable && zeros?.file == "/dev/zero")
        let whole = #expect(throws: VietTextError.self) { try InputFile.contents(of: "/dev/zero") }
        #expect(whole?.code == .inputTooLong)
        // A head that promises more than there is.
        try TemporaryFolder.with { folder in
            var long = Self.table()
            long[20] = 1
            try AtomicFile.write(TableDamage.sealed(long), to: folder.path("long.viet"))
            let error = #expect(throws: VietTextError.self) {
                try TableFile.view(of: folder.path("long.viet"), kind: .names)
            }
            #expect(error?.file?.hasSuffix("long.viet") == true)
        }
    }
}
