import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietText

@testable import VietEntities

/// The features of names are part of a model: a model that was learned with others reads nonsense.
@Suite struct NameFeatureTests {
    /// What was counted as a name in one of five cases or more rarely is hardly ever one; fewer than half, mostly none.
    @Test(
        arguments: [(3, 12, 14), (4, 11, 13), (7, 8, 13), (15, 0, 1), (13, 2, 1), (12, 3, 2), (9, 6, 2), (8, 7, 3)]
            as [(Int32, Int32, UInt32)])
    func kindsOfEntriesGoByShares(names: Int32, none: Int32, kind: UInt32) {
        #expect(NameTable.Payload(counts: [names, 0, 0], none: none).kind == kind)
    }

    /// Names of all kinds, lists, quotations, chains with hyphens, numbers behind names, glued marks, headlines.
    private static let text = """
        Ông Nguyễn Văn Nam, giám đốc Công ty TNHH Sông Xanh (SXC), gặp bà Trần Thị Lan ở quận 3, TP.HCM.
        Đội Hải Âu thắng Cá Heo 2-1; Minh, Tuấn và Hòa ghi bàn cho đội khách.
        Phim "Mùa gió chướng" của đạo diễn Jean-Paul Martin chiếu tại Paris-Nord ngày 3/5/2021.
        ÔNG LÊ HOÀI THĂM NHÀ MÁY BÌNH MINH
        Hai bên ký Thỏa thuận Sông Hồng; máy bay Zeta X200 hạ cánh ở sân bay Long Phú lúc 9h30.
        Theo báo Tiếng Sóng, Chiến dịch mùa hè xanh của Đoàn thanh niên xã Phú An kéo dài 12 ngày.
        """

    /// A model whose tables know most stretches of the text, each in some way or other, and whose rows are empty.
    private func model(_ columns: RecasedColumns) throws -> EntityModel {
        var generator = SeededGenerator(seed: 21)
        var names: [UInt32: UInt32] = [:]
        var clusters: [UInt32: UInt32] = [:]
        let keys = (0..<columns.count).map { columns.keys[$0] }
        for start in keys.indices {
            for length in 1...min(4, keys.count - start) {
                let stretch = keys[start..<start + length]
                for key in [
                    stretch.reduce(0, NameTable.extend), stretch.reversed().reduce(NameCue.backwards, NameTable.extend),
                    stretch.reduce(NameCue.forwards, NameTable.extend),
                ] where names[key] == nil { names[key] = .random(in: 0...UInt32.max, using: &generator) }
            }
            clusters[keys[start]] = .random(in: 0...UInt32.max, using: &generator)
            clusters[keys[start] ^ NameFeatures.runSalt] = .random(in: 0...UInt32.max, using: &generator)
        }
        var builder = EntityModelBuilder()
        builder.setTable(names, into: .names)
        builder.setTable(clusters, into: .clusters)
        return try EntityModel(copying: builder.build())
    }

    /// Whoever changes a feature gives ``NameFeatures/version`` another number, and this test the sum that it then finds.
    @Test func theFeaturesOfThisVersionAreThese() throws {
        let document = Segmenter.standard.segment(Self.text)
        let bare = RecasedColumns([document], names: try EntityModel(copying: EntityModelBuilder().build()).names)
        let model = try model(bare)
        let columns = RecasedColumns([document], names: model.names)
        var features = NameFeatures(names: model.names, clusters: model.clusters)
        var (count, sum) = (0, UInt64(0))
        for sentence in columns.sentences {
            let prepared = features.prepare(sentence, of: columns)
            for candidate in prepared.candidates {
                prepared.forEachPosition(of: candidate) { position, keys in
                    for key in keys {
                        count += 1
                        // The order of the features of a token says nothing, the token does.
                        sum &+= key &* UInt64(2 * position + 1)
                    }
                }
            }
        }
        #expect(NameFeatures.version == 8)
        #expect(count == 9406)
        #expect(sum == 1_674_847_422_932_363_395)
    }
}
