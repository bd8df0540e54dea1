import CVietText
import VietCore
import VietEntities
import VietFormats
import VietSegmentation
import VietText

extension Worker {
    /// Runs a call that makes a column of an array of texts.
    fileprivate static func run(
        _ handle: OpaquePointer?, _ schema: UnsafePointer<ArrowSchema>?, _ texts: UnsafePointer<ArrowArray>?,
        _ resultSchema: UnsafeMutablePointer<ArrowSchema>?, _ result: UnsafeMutablePointer<ArrowArray>?,
        _ error: UnsafeMutablePointer<viettext_error>?, _ make: (Worker, ArrowTexts) throws -> ArrowColumn
    ) -> viettext_status {
        unsafe run(handle, error) { worker in
            let schemaPlace = try unsafe Arguments.result(resultSchema, ArrowSchema())
            let arrayPlace = try unsafe Arguments.result(result, ArrowArray())
            try unsafe make(worker, try ArrowTexts(schema, texts)).export(schemaPlace, arrayPlace)
        }
    }
}

@c @implementation
public func viettext_arrow_segment(
    _ worker: OpaquePointer!, _ schema: UnsafePointer<ArrowSchema>!, _ texts: UnsafePointer<ArrowArray>!,
    _ separator: CChar, _ result_schema: UnsafeMutablePointer<ArrowSchema>!,
    _ result: UnsafeMutablePointer<ArrowArray>!, _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Worker.run(worker, schema, texts, result_schema, result, error) { worker, texts in
        let strings = ArrowStrings("", isLarge: texts.isLarge)
        for index in 0..<texts.count {
            guard let text = try unsafe texts.text(at: index) else {
                strings.appendNull()
                continue
            }
            unsafe worker.segmentation.segment(text)
            unsafe UnderscoreText.write(
                worker.segmentation.view(of: text), separator: UInt8(bitPattern: separator), to: strings.bytes)
            strings.end()
        }
        return try strings.finish()
    }
}

@c @implementation
public func viettext_arrow_words(
    _ worker: OpaquePointer!, _ schema: UnsafePointer<ArrowSchema>!, _ texts: UnsafePointer<ArrowArray>!,
    _ result_schema: UnsafeMutablePointer<ArrowSchema>!, _ result: UnsafeMutablePointer<ArrowArray>!,
    _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Worker.run(worker, schema, texts, result_schema, result, error) { worker, texts in
        let words = ArrowStrings("item", isLarge: texts.isLarge)
        let lists = ArrowLists()
        for index in 0..<texts.count {
            guard let text = try unsafe texts.text(at: index) else {
                lists.end(at: words.count, isNull: true)
                continue
            }
            unsafe worker.segmentation.segment(text)
            for number in unsafe worker.segmentation.words.indices {
                let word = unsafe worker.segmentation.words[number]
                unsafe words.bytes.append(text, word.range)
                words.end()
            }
            lists.end(at: words.count)
        }
        return try lists.finish(try words.finish())
    }
}

@c @implementation
public func viettext_arrow_entities(
    _ worker: OpaquePointer!, _ schema: UnsafePointer<ArrowSchema>!, _ texts: UnsafePointer<ArrowArray>!,
    _ unit: UInt32, _ result_schema: UnsafeMutablePointer<ArrowSchema>!, _ result: UnsafeMutablePointer<ArrowArray>!,
    _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Worker.run(worker, schema, texts, result_schema, result, error) { worker, texts in
        let unit = try Arguments.unit(unit)
        let columns = EntityColumns(isLarge: texts.isLarge)
        let lists = ArrowLists()
        for index in 0..<texts.count {
            guard let text = try unsafe texts.text(at: index) else {
                lists.end(at: columns.count, isNull: true)
                continue
            }
            unsafe worker.tagging.with(text) { view in
                var convert = unsafe OffsetConverter(text, unit: unit)
                for entity in view.entities where worker.analyzer.entities.wants(entity) {
                    unsafe columns.append(entity, of: text, &convert)
                }
            }
            lists.end(at: columns.count)
        }
        return try lists.finish(try columns.finish())
    }
}

/// The columns of entities.
private final class EntityColumns {
    private let starts = ArrowNumbers<UInt32>("I", "start")
    private let ends = ArrowNumbers<UInt32>("I", "end")
    private let groups = ArrowNumbers<Int32>("i", "group")
    private let confidences = ArrowNumbers<Double>("g", "confidence")
    private let texts, types, names, roles, values: ArrowStrings

    init(isLarge: Bool) {
        func strings(_ name: String) -> ArrowStrings { ArrowStrings(name, isLarge: isLarge) }
        (texts, types, names) = (strings("text"), strings("type"), strings("name"))
        (roles, values) = (strings("role"), strings("value"))
    }

    var count: Int { texts.count }

    func append(_ entity: Entity, of text: UnsafeBufferPointer<UInt8>, _ convert: inout OffsetConverter) {
        starts.append(UInt32(truncatingIfNeeded: convert(entity.range.lowerBound)))
        ends.append(UInt32(truncatingIfNeeded: convert(entity.range.upperBound)))
        groups.append(Int32(clamping: entity.group ?? 0), isNull: entity.group == nil)
        confidences.append(entity.confidence)
        unsafe texts.append(String(decoding: text[entity.range], as: UTF8.self))
        types.append(entity.type.rawValue)
        names.append(entity.canonicalName)
        roles.append(entity.role)
        values.append(entity.value)
    }

    func finish() throws(VietTextError) -> ArrowColumn {
        ArrowColumn(
            format: "+s", name: "item", count: count, buffers: [nil],
            children: [
                starts.finish(), ends.finish(), try texts.finish(), try types.finish(), try names.finish(),
                try roles.finish(), try values.finish(), groups.finish(), confidences.finish(),
            ])
    }
}
