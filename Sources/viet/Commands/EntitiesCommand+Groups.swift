import VietCore
import VietEntities
import VietFormats

extension EntitiesCommand {
    /// JSON Lines of which consecutive ones with the same text under `name` are parts of one article.
    ///
    /// The input is held in memory as a whole: a group is known to be over only when the next one begins.
    func runGroups(_ setup: TaggingSetup, by name: String) throws {
        let group = Array(name.utf8)
        let fields = try records.fields.fields()
        let member = Array((records.into ?? "entities").utf8)
        try input.runChunks(
            cut: .never, countsLines: true, of: records.fields,
            makeWorker: {
                (setup.tagger.makeWorker(options: setup.options), setup.segmenter.makeWorker(), ByteBuffer())
            }
        ) { worker, chunk in
            var pending:
                [(line: UnsafeBufferPointer<UInt8>, record: JSONRecord, document: Document, day: ReferenceDate?)] = []
            var current: [UInt8]?
            func flush() {
                let found = worker.0.entities(
                    inParts: pending.map(\.document), reference: pending.lazy.compactMap(\.day).first)
                for (item, entities) in zip(pending, found) {
                    item.record.write(member: member, to: chunk.output) {
                        item.document.withView(entities: entities, unit: setup.unit) {
                            EntityJSON.writeArray($0, to: chunk.output)
                        }
                    }
                    chunk.output.append(0x0A)
                }
                pending.removeAll(keepingCapacity: true)
            }
            chunk.repairUTF8()
            forEachLine(of: chunk) { line, number, _ in
                if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                    flush()
                    current = nil
                    return chunk.output.append(0x0A)
                }
                var known: JSONRecord?
                do {
                    let record = try JSONRecord(line, fields, into: member)
                    known = record
                    let key = Array(try JSONRecord(line, field: group, into: member).text(scratch: worker.2))
                    let document = worker.1.segment(SourceText(bytes: Array(try record.text(scratch: worker.2))))
                    if key != current { flush() }
                    current = key
                    pending.append((line, record, document, dateField.flatMap { setup.day(in: line, $0) }))
                } catch {
                    flush()
                    current = nil
                    let error = Failure.located(error, chunk.file, line: number)
                    chunk.fail(error)
                    writeFailure(error, line: line, isObject: known != nil, to: chunk.output)
                    chunk.output.append(0x0A)
                }
            }
            flush()
        }
    }
}
