import VietCore
import VietFormats

/// Standard output. Every write ends in the process ending where nothing can be written any more.
enum StandardOutput {
    private static let isTerminal = Platform.isTerminal(1)

    /// Writes all of `bytes`, to a terminal without what would steer it.
    ///
    /// A closed pipe ends the process quietly with status 0, as the reader has all it wanted; any other failure ends
    /// it with a message and status 2. Called on whichever thread holds the turn to write.
    static func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isTerminal {
            let shown = ByteBuffer(capacity: bytes.count)
            TerminalText.append(bytes, to: shown)
            writeAll(shown.bytes)
        } else {
            writeAll(bytes)
        }
    }

    private static func writeAll(_ bytes: UnsafeBufferPointer<UInt8>) {
        let failure = SystemCalls.write(1, UnsafeRawBufferPointer(bytes))
        if failure == 0 { return }
        if failure == Platform.brokenPipe { Platform.exitNow(0) }
        Failure.end(VietTextError(.inputOutput, "standard output: \(SystemCalls.message(for: failure))"))
    }

    /// Writes what `body` appends to a buffer.
    static func write(_ body: (ByteBuffer) throws -> Void) rethrows {
        let output = ByteBuffer()
        try body(output)
        write(output.bytes)
    }

    static func write(_ text: String) {
        var text = text
        text.withUTF8 { write($0) }
    }
}

/// Text on its way to a terminal.
enum TerminalText {
    /// Appends `bytes` with control characters as `^[`, but for tabs, line ends and the codes of colours.
    static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: ByteBuffer) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x09, 0x0A, 0x20..<0x7F, 0x80...: output.append(byte)
            case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A: output.append(byte)
            case 0x1B where isColor(bytes, at: index): output.append(byte)
            default:
                output.append(UInt8(ascii: "^"))
                output.append(byte ^ 0x40)
            }
            // The controls of Latin 1, which some terminals obey: C2 80 to C2 9F in UTF-8.
            if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] < 0xA0 {
                output.truncate(to: output.count - 1)
                output.append("^[" as StaticString)
                output.append(bytes[index + 1] ^ 0xC0)
                index += 1
            }
            index += 1
        }
    }

    /// `ESC [`, digits and semicolons, `m`.
    private static func isColor(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard start + 2 < bytes.count, bytes[start + 1] == UInt8(ascii: "[") else { return false }
        var index = start + 2
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) || bytes[index] == UInt8(ascii: ";") {
            index += 1
        }
        return index < bytes.count && bytes[index] == UInt8(ascii: "m")
    }
}
