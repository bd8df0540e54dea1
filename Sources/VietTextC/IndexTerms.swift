import CVietText
import VietCore
import VietSegmentation

@c @implementation
public func viet_index_tokenize(
    _ worker: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int, _ contents: UInt32, _ reading: UInt32,
    _ token: viet_index_token!, _ context: UnsafeMutableRawPointer!, _ said: UnsafeMutablePointer<CInt>!
) -> viettext_status {
    unsafe Worker.run(worker, nil) { worker in
        let bytes = try unsafe Arguments.text(text, length)
        let place = try unsafe Arguments.result(said, 0)
        var sink = unsafe IndexSink(token: token, context: context)
        defer { unsafe place.pointee = sink.said }
        let contents = IndexContents(rawValue: contents)
        let needsWords = Int(reading) == VIET_INDEX_DOCUMENT && contents.contains(.compounds)
        let view = unsafe worker.tokens(of: bytes, needsWords: needsWords)
        switch Int(reading) {
        case VIET_INDEX_DOCUMENT: try worker.indexTokenizer.tokenize(view, contents, &sink)
        case VIET_INDEX_SYLLABLES: try worker.indexTokenizer.tokenizeSyllables(of: view, contents, &sink)
        default:
            try worker.indexTokenizer.tokenize(
                query: view, contents, isPrefix: Int(reading) == VIET_INDEX_PREFIX, &sink)
        }
    }
}
