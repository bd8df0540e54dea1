import SystemPackage

/// Names of files as text, none of their bytes lost.
///
/// A name is any bytes; in a `String` a byte that is no part of valid UTF-8 stands as one of the characters U+10F780 to U+10F7FF, which are
/// for private use, and so does each byte of such a character in a name. What is read from arguments and folders becomes text
/// here, and paths from it; ``shown(_:)`` is for people and for output.
package enum PathText {
    private static let standIns: ClosedRange<UInt32> = 0x10F780...0x10F7FF
    private static let base: UInt32 = 0x10F700

    /// The text for the bytes of a name.
    package static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        var index = 0
        while index < bytes.count {
            let (value, signed) = unsafe UTF8Decoding.scalar(in: bytes, at: index)
            let length = Int(signed.magnitude)
            if signed > 0, !standIns.contains(value), let scalar = Unicode.Scalar(value) {
                text.append(scalar)
            } else {
                for place in index..<index + length { unsafe text.append(Unicode.Scalar(base + UInt32(bytes[place]))!) }
            }
            index += length
        }
        return String(text)
    }

    /// The bytes that ``text(_:)`` was made of.
    static func bytes(of text: String) -> [UInt8] {
        guard text.unicodeScalars.contains(where: { standIns.contains($0.value) }) else { return Array(text.utf8) }
        return text.unicodeScalars.flatMap {
            standIns.contains($0.value) ? [UInt8($0.value - base)] : Array(String($0).utf8)
        }
    }

    /// The name for people: a byte that is no part of valid UTF-8 as `\xFF`.
    package static func shown(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { standIns.contains($0.value) }) else { return text }
        return text.unicodeScalars.reduce(into: "") { shown, scalar in
            if standIns.contains(scalar.value) {
                shown += "\\x" + String(scalar.value - base, radix: 16, uppercase: true)
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
    }

    /// The arguments of the process behind its name.
    package static var arguments: [String] {
        (1..<max(Int(CommandLine.argc), 1)).compactMap { index in
            unsafe CommandLine.unsafeArgv[index].map { unsafe text($0) }
        }
    }

    /// The text for a name that ends with a zero.
    package static func text(_ name: UnsafePointer<CChar>) -> String {
        var count = 0
        while unsafe name[count] != 0 { count += 1 }
        return unsafe name.withMemoryRebound(to: UInt8.self, capacity: count) {
            unsafe text(UnsafeBufferPointer(start: $0, count: count))
        }
    }
}

extension FilePath {
    /// The path that a text names as ``PathText`` has it.
    init(text: String) {
        unsafe self.init(platformString: PathText.bytes(of: text).map { CChar(bitPattern: $0) } + [0])
    }

    /// The path as ``PathText`` has it.
    var text: String { unsafe withPlatformString { unsafe PathText.text($0) } }
}
