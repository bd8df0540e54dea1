import VietCore
import VietFormats
import VietNormalization

/// Decodes the bytes of an input block by block.
final class BlockDecoder {
    let block = ByteBuffer(capacity: 1 << 16)
    private let encoding: TextEncoding
    /// How many bytes at the start of `block` were decoded, and how many before those.
    private var done: Int
    private var base = 0
    /// A block without a line end is cut where it is once it is so long.
    private static let longestLine = 1 << 22

    init(_ encoding: TextEncoding, skipping start: Int) {
        self.encoding = encoding
        done = start
    }

    var isEmpty: Bool { done >= block.count }

    func append(_ bytes: UnsafeBufferPointer<UInt8>) { block.append(bytes) }

    /// Appends the text of whole lines, or of all there is where that is the last or has none.
    func decode(to output: ByteBuffer, isLast: Bool, isStrict: Bool) throws(VietTextError) {
        let end = isLast ? block.count : cut()
        guard end > done else { return }
        do throws(VietTextError) {
            let text = try encoding.decode(Array(block.bytes[done..<end]), lossy: !isStrict)
            text.bytes.withUnsafeBufferPointer { output.append($0) }
        } catch {
            throw VietTextError(error.code, error.message, byteOffset: error.byteOffset.map { base + done + $0 })
        }
        let rest = Array(block.bytes[end...])
        base += end
        done = 0
        block.removeAll()
        rest.withUnsafeBufferPointer { block.append($0) }
    }

    /// The end of the last line.
    private func cut() -> Int {
        let bytes = block.bytes
        let width = encoding.isWide ? encoding.rawValue.hasPrefix("utf-32") ? 4 : 2 : 1
        let isLittle = encoding.rawValue.hasSuffix("le")
        var end = bytes.count - (bytes.count - done) % width
        let whole = end
        while end > done {
            let unit = bytes[(end - width)..<end]
            let feed = isLittle ? unit.first : unit.last
            if feed == 0x0A, unit.count(where: { $0 != 0 }) == 1 { return end }
            end -= width
        }
        guard whole - done >= BlockDecoder.longestLine else { return done }
        // Not between the halves of a pair.
        return width == 2 ? whole - 2 * (isHigh(bytes, whole - 2, isLittle) ? 1 : 0) : whole
    }

    private func isHigh(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ isLittle: Bool) -> Bool {
        bytes[isLittle ? at + 1 : at] & 0xFC == 0xD8
    }
}
