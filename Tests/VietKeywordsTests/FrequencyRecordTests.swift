import TestSupport
import Testing

@testable import VietKeywords

/// Records as they stand in files.
@Suite struct FrequencyRecordTests {
    private func written(_ record: FrequencyRecord, parts: Int) -> FrequencyRecord? {
        var bytes: [UInt8] = []
        FrequencyCoding.append(record, hasParts: parts > 0, to: &bytes)
        return bytes.withUnsafeBytes { bytes in
            var cursor = FrequencyCursor(bytes)
            let read = cursor.record(partCount: parts)
            return cursor.isAtEnd ? read : nil
        }
    }

    /// One form like the key needs no place, where it counts for all.
    @Test func recordsComeBack() {
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<500 {
            let key = Array(["mưa", "nắng", "gió"].randomElement(using: &generator)!.utf8)
            let parts = Int.random(in: 0...3, using: &generator)
            var record = FrequencyRecord(
                key: key, frequency: UInt64.random(in: 1...4, using: &generator),
                documents: UInt64.random(in: 1...2, using: &generator),
                parts: (0..<parts).map { _ in UInt64.random(in: 0...2, using: &generator) })
            let forms = [key, Array("MƯA".utf8), Array("Mưa".utf8)].prefix(Int.random(in: 1...3, using: &generator))
            record.forms = forms.map { .init(bytes: $0, count: UInt64.random(in: 1...4, using: &generator)) }
            #expect(written(record, parts: parts) == record)
        }
        let plain = FrequencyRecord(
            key: [0x61], frequency: 5, documents: 1, forms: [.init(bytes: [0x61], count: 5)])
        var bytes: [UInt8] = []
        FrequencyCoding.append(plain, hasParts: false, to: &bytes)
        #expect(bytes == [1, 0x61, 5, 1, 0])
    }
}
