import Foundation
import TestSupport
import Testing
import VietCore
import VietEntities
import VietKeywords
import VietSegmentation
import VietText

/// The tables that the program carries are used as they are: here they are judged as tables from anywhere are.
@Suite struct ShippedTablesTests {
    private static func path(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Dictionaries/compiled/\(name).viet").path
    }

    /// Reads a table of each kind with everything that is checked.
    private static let readers: [(name: String, kind: TableKind, read: @Sendable (String) throws -> TableIdentity)] = [
        ("segmentation", .segmentation, { try Segmenter(modelFile: $0).modelIdentity }),
        ("entities", .names, { try EntityTagger(modelFile: $0).modelIdentity }),
        ("frequencies", .frequencies, { try FrequencyTable(path: $0).identity }),
        ("keywords", .keywordWeights, { try KeywordWeights(path: $0).identity }),
    ]

    @Test func theyAreWholeAndSound() throws {
        let embedded = [
            Segmenter.standard.modelIdentity, EntityTagger.standard.modelIdentity, FrequencyTable.background.identity,
            KeywordWeights.standard.identity,
        ]
        for (reader, identity) in zip(Self.readers, embedded) {
            #expect(try reader.read(Self.path(reader.name)) == identity)
            #expect(!identity.name.isEmpty)
        }
    }

    @Test func aByteAlteredAnywhereIsSeen() throws {
        var generator = SeededGenerator(seed: 20)
        for reader in Self.readers {
            let table = Array(try Data(contentsOf: URL(fileURLWithPath: Self.path(reader.name))))
            try TemporaryFolder.with { folder in
                let path = folder.path("bad.viet")
                for round in 0..<2 {
                    var bad = table
                    bad[Int.random(in: bad.indices, using: &generator)] ^= UInt8.random(in: 1...255, using: &generator)
                    if round % 2 == 0 { bad = Array(table.prefix(Int.random(in: table.indices, using: &generator))) }
                    try Data(bad).write(to: URL(fileURLWithPath: path))
                    let error = #expect(throws: VietTextError.self) { try reader.read(path) }
                    #expect(error?.file == path)
                }
            }
            for other in Self.readers where other.name != reader.name {
                let error = #expect(throws: VietTextError.self) { try other.read(Self.path(reader.name)) }
                #expect(error?.code == .incompatibleTable)
            }
        }
    }
}
