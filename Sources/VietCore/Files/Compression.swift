/// How a file is compressed, by its first bytes. Its name says nothing.
enum Compression {
    case none
    case gzip
    case zstandard

    static let magicLength = 4
    private static let gzipMagic: [UInt8] = [0x1F, 0x8B, 0x08]
    private static let zstandardMagic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]

    init(_ start: Slice<UnsafeMutableRawBufferPointer>) {
        if unsafe start.starts(with: Self.gzipMagic) {
            self = .gzip
        } else if unsafe start.starts(with: Self.zstandardMagic) {
            self = .zstandard
        } else {
            self = .none
        }
    }

    /// Whether more bytes are needed to tell.
    static func mayStart(_ start: Slice<UnsafeMutableRawBufferPointer>) -> Bool {
        unsafe start.count < gzipMagic.count && gzipMagic.starts(with: start) || zstandardMagic.starts(with: start)
    }
}
