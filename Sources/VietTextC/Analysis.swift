import CVietText
import VietCore
import VietEntities
import VietKeywords
import VietSegmentation
import VietText

extension Worker {
    /// Adds the parts of a text to ``analysis``.
    fileprivate func analyze(
        _ bytes: UnsafeBufferPointer<UInt8>, _ parts: AnalysisParts, _ unit: OffsetUnit
    ) throws {
        if parts.isDisjoint(with: [.entities, .keywords]) {
            let worker = parts.contains(.tags) ? keyedSegmentation : segmentation
            unsafe worker.segment(bytes)
            return try unsafe analysis.append(
                tagged(worker.view(of: bytes), parts), parts, unit, entities: [], keywords: [])
        }
        try unsafe tagging.with(bytes) { view in
            try analysis.append(
                tagged(view, parts), parts, unit, entities: view.entities.filter { analyzer.entities.wants($0) },
                keywords: parts.contains(.keywords) ? keywords.keywords(in: view, names: view.entities) : [])
        }
    }

    /// A view with parts of speech, where they are wanted.
    private func tagged(_ view: DocumentView, _ parts: AnalysisParts) -> DocumentView {
        parts.contains(.tags) ? partsOfSpeech.tagged(view) : view
    }

    /// Analyses the texts that `forEach` calls its argument with.
    fileprivate static func analyze(
        _ handle: OpaquePointer?, _ parts: UInt32, _ unit: UInt32,
        _ result: UnsafeMutablePointer<UnsafePointer<viettext_analysis>?>?,
        _ error: UnsafeMutablePointer<viettext_error>?,
        _ forEach: ((UnsafeBufferPointer<UInt8>) throws -> Void) throws -> Void
    ) -> viettext_status {
        unsafe run(handle, error) { worker in
            let place = try unsafe Arguments.result(result, nil)
            let unit = try Arguments.unit(unit)
            let wanted = AnalysisParts(
                rawValue: try Arguments.bits(parts, among: Int(AnalysisParts.all.rawValue), "parts"))
            if wanted.contains(.tags), !wanted.contains(.words) {
                throw VietTextError(.invalidArgument, "parts of speech are those of words: ask for the words too")
            }
            worker.analysis.begin()
            try unsafe forEach { try unsafe worker.analyze($0, wanted, unit) }
            unsafe place.pointee = unsafe worker.analysis.finish()
        }
    }
}

@c @implementation
public func viettext_analyze(
    _ worker: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int, _ parts: UInt32, _ unit: UInt32,
    _ analysis: UnsafeMutablePointer<UnsafePointer<viettext_analysis>?>!,
    _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Worker.analyze(worker, parts, unit, analysis, error) { try unsafe $0(try Arguments.text(text, length)) }
}

@c @implementation
public func viettext_analyze_batch(
    _ worker: OpaquePointer!, _ bytes: UnsafePointer<CChar>!, _ offsets: UnsafePointer<Int64>!, _ count: Int,
    _ parts: UInt32, _ unit: UInt32, _ analysis: UnsafeMutablePointer<UnsafePointer<viettext_analysis>?>!,
    _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Worker.analyze(worker, parts, unit, analysis, error) {
        try unsafe Arguments.forEachText(bytes, offsets, count, $0)
    }
}
