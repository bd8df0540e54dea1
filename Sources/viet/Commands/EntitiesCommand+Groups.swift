import VietCore
import VietEntities
import VietFormats
import VietNormalization
import VietText

/// An object of a group, its text as it is read, and how that lies in the text as given where its marks were restored.
private struct GroupedRecord {
    let record: JSONRecord
    let source: SourceText
    let document: Document
    let restored: AlignedText?
    let day: ReferenceDate?

    /// Writes what was found in the text that was read, with the offsets of the text as given.
    func write(_ entities: [Entity], unit: OffsetUnit, to output: ByteBuffer) {
        guard let restored else {
            return document.withView(entities: entities, unit: unit) { EntityJSON.writeArray($0, to: output) }
        }
        source.bytes.withUnsafeBufferPointer { bytes in
            restored.bytes.withUnsafeBufferPointer { read in
                var view = DocumentView(bytes: bytes, unit: unit)
                view.take(entities, foundIn: read, of: restored)
                EntityJSON.writeArray(view, to: output)
            }
        }
    }
}

extension EntitiesCommand {
    /// Records of which consecutive ones with the same value in the field `name` are parts of one article.
    ///
    /// The input is held in memory as a whole: a group is known to be over only when the next one begins.
    func runGroups(_ setup: TaggingSetup, _ days: DayField?, by name: String) throws {
        let group = NamedField(option: "--group-by", name: name)
        let path = try records.fields.path(name)
        let fields = try records.fields.fields()
        let member = Array((records.into ?? "entities").utf8)
        try input.runChunks(
            cut: .never, countsLines: true, of: records.fields,
            makeWorker: {
                (
                    setup.tagger.makeWorker(options: setup.options), setup.segmenter.makeWorker(), ByteBuffer(),
                    MarkReader(setup.restoration)
                )
            }
        ) { worker, chunk in
            var pending: [GroupedRecord] = []
            var current: [UInt8]?
            func flush() {
                let found = worker.0.entities(
                    inParts: pending.map(\.document), reference: pending.lazy.compactMap(\.day).first)
                for (item, entities) in zip(pending, found) {
                    item.record.write(member: member, to: chunk.output) {
                        item.write(entities, unit: setup.unit, to: chunk.output)
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
                    let values = try JSONRecord.values(of: line, at: [path], scratch: worker.2)[0]
                    let key = Array(try group.value(among: values).utf8)
                    let source = SourceText(bytes: Array(try record.text(scratch: worker.2)))
                    let restored = source.bytes.withUnsafeBufferPointer { worker.3?.view(of: $0) }
                    let document = worker.1.segment(restored.map { SourceText(bytes: $0.bytes) } ?? source)
                    let day = Result { try days?.day(of: line) }
                    if case .failure(let error) = day { chunk.fail(Failure.located(error, chunk.file, line: number)) }
                    if key != current { flush() }
                    current = key
                    pending.append(
                        GroupedRecord(
                            record: record, source: source, document: document, restored: restored,
                            day: (try? day.get()) ?? nil))
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
