import VietCore
import VietFormats
import VietRestoration
import VietText

/// One thread's restoring of marks, and how its results are written.
final class RestoreWork {
    /// What the threads of a run restore with.
    struct Setup: Sendable {
        let restorer: MarkRestorer
        let isJSON: Bool
        let readings: Int?
        let unit: OffsetUnit

        @Sendable func makeWorker() -> RestoreWork { RestoreWork(self) }
    }

    private let setup: Setup
    private let worker: RestorationWorker

    init(_ setup: Setup) {
        self.setup = setup
        worker = setup.restorer.makeWorker(keepsConfidences: setup.isJSON || setup.readings != nil)
    }

    func write(document record: Record, prefix: [UInt8], to output: ByteBuffer) {
        let result = restored(record.bytes)
        result.view.bytes.withUnsafeBufferPointer { bytes in
            guard setup.isJSON else {
                if record.markLength > 0 { output.append("\u{FEFF}" as StaticString) }
                return output.append(bytes)
            }
            RestorationJSON.writeDocument(
                record.bytes, restored: bytes, result.syllables, chat: chat(result), unit: setup.unit,
                start: record.start(in: setup.unit),
                prefix: prefix, mark: record.markLength > 0, to: output)
            output.append(0x0A)
        }
    }

    func write(line record: Record, to output: ByteBuffer) throws {
        if try writeReadings(of: record, to: output) { return }
        let result = restored(record.bytes)
        result.view.bytes.withUnsafeBufferPointer { bytes in
            guard setup.isJSON else { return output.append(bytes) }
            RestorationJSON.writeDocument(
                record.bytes, restored: bytes, result.syllables, chat: chat(result), unit: setup.unit, to: output)
        }
    }

    func write(record: Record, to output: ByteBuffer) throws {
        if try writeReadings(of: record, to: output) { return }
        let result = restored(record.bytes)
        result.view.bytes.withUnsafeBufferPointer { bytes in
            guard setup.isJSON else { return output.append(json: bytes) }
            RestorationJSON.writeAnnotation(
                record.bytes, restored: bytes, result.syllables, chat: chat(result), unit: setup.unit, to: output)
        }
    }

    private func restored(_ bytes: UnsafeBufferPointer<UInt8>) -> RestoredText { worker.restore(bytes) }

    private func chat(_ result: RestoredText) -> [WrittenOutForm]? {
        setup.restorer.options.writesOutChat ? result.writtenOut : nil
    }

    private func writeReadings(of record: Record, to output: ByteBuffer) throws -> Bool {
        guard let limit = setup.readings else { return false }
        let readings = try worker.readings(of: Array(record.bytes), limit: limit)
        RestorationJSON.write(readings: readings.map { ($0.text, $0.weight) }, to: output)
        return true
    }
}
