import VietCore

/// The bytes of an article where they lie: those of one text, or of each of its parts.
@safe enum ArticleBytes {
    /// Valid for as long as the article is read.
    case view(UnsafeBufferPointer<UInt8>)
    case parts([SourceText])

    var partCount: Int {
        switch self {
        case .view: 1
        case .parts(let sources): sources.count
        }
    }

    /// Calls `body` with the bytes of a part.
    func withBytes<R>(of part: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        switch self {
        case .view(let bytes): unsafe body(bytes)
        case .parts(let sources): unsafe sources[part].bytes.withUnsafeBufferPointer(body)
        }
    }
}
