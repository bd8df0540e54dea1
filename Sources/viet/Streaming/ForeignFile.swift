/// A kind of file that is known by its first bytes and holds no text that can be read as it stands.
enum ForeignFile: String, CaseIterable {
    case bzip2
    case xz
    case lz4
    case zip
    case sevenZip = "7-Zip"
    case rar = "RAR"
    case pdf = "PDF"
    case office = "Microsoft Office"
    case richText = "rich text"
    case png = "PNG"
    case jpeg = "JPEG"
    case gif = "GIF"
    case sqlite = "SQLite"
    case elf = "ELF"

    /// Nil for bytes that begin none of these.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let kind = Self.allCases.first(where: { $0.begins(bytes) }) else { return nil }
        self = kind
    }

    private func begins(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard self == .bzip2 else { return bytes.starts(with: magic) }
        // A digit for the size of the blocks, then the sign of a block, or of the end where there is none.
        guard bytes.starts(with: magic), bytes.count >= 10, ("1"..."9").contains(Unicode.Scalar(bytes[3])) else {
            return false
        }
        return bytes[4..<10].elementsEqual("1AY&SY".utf8)
            || bytes[4..<10].elementsEqual([0x17, 0x72, 0x45, 0x38, 0x50, 0x90])
    }

    private var magic: [UInt8] {
        switch self {
        case .bzip2: Array("BZh".utf8)
        case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
        case .lz4: [0x04, 0x22, 0x4D, 0x18]
        case .zip: [0x50, 0x4B, 0x03, 0x04]
        case .sevenZip: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]
        case .rar: [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07]
        case .pdf: Array("%PDF-".utf8)
        case .office: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        case .richText: Array("{\\rtf".utf8)
        case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        case .jpeg: [0xFF, 0xD8, 0xFF]
        case .gif: Array("GIF8".utf8)
        case .sqlite: Array("SQLite format 3\0".utf8)
        case .elf: [0x7F, 0x45, 0x4C, 0x46]
        }
    }

    /// What it is and what can be done.
    var message: String {
        switch self {
        case .bzip2, .xz, .lz4: "is compressed with \(rawValue), which is not read; unpack it first"
        case .zip: "is a zip archive, as are docx, xlsx, odt and epub; unpack it, or save it as text"
        case .sevenZip, .rar: "is an archive of \(rawValue); unpack it first"
        case .pdf, .office, .richText: "is a \(rawValue) document and no text; save it as text"
        case .png, .jpeg, .gif, .sqlite, .elf: "is a \(rawValue) file and no text"
        }
    }
}
