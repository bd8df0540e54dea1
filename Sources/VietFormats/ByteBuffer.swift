import VietCore

/// A growing run of bytes that is filled, written out and filled again without giving its memory back.
///
/// A class and not an array: writers hand it down through several calls, and every one of them appends in place.
package final class ByteBuffer {
    // One thread at a time uses a buffer, and no accessor calls back: checking every access at run time took a quarter
    // of the writers' time.
    @exclusivity(unchecked) private var memory: GrowingBuffer<UInt8>

    package init(capacity: Int = 4096) { unsafe memory = GrowingBuffer(capacity: max(capacity, 64)) }

    package var base: UnsafeMutablePointer<UInt8> { unsafe memory.base }
    package var count: Int { unsafe memory.count }
    package var capacity: Int { unsafe memory.capacity }
    package var bytes: UnsafeBufferPointer<UInt8> { unsafe memory.elements }

    /// The bytes as text, invalid sequences replaced.
    package var text: String { unsafe String(decoding: bytes, as: UTF8.self) }

    @inline(__always)
    package func removeAll() { unsafe memory.removeAll() }

    /// Shortens the buffer to its first `length` bytes.
    package func truncate(to length: Int) { unsafe memory.truncate(to: min(count, length)) }

    /// Makes room for `extra` more bytes behind the ones there are.
    @inline(__always)
    package func reserve(_ extra: Int) { unsafe memory.reserve(extra) }

    /// Gives memory back where the buffer has grown past `limit` bytes and holds less than half of that.
    package func shrink(to limit: Int) {
        if capacity > limit, count <= limit / 2 { unsafe memory.resize(to: limit) }
    }

    /// Takes note of `length` bytes that were written behind the end, into room made by ``reserve(_:)``.
    @inline(__always)
    package func advance(by length: Int) { unsafe memory.extend(by: length) }

    @inline(__always)
    package func append(_ byte: UInt8) { unsafe memory.append(byte) }

    @inline(__always)
    package func append(_ slice: UnsafeBufferPointer<UInt8>) { unsafe memory.append(slice) }

    @inline(__always)
    package func append(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        unsafe append(UnsafeBufferPointer(rebasing: bytes[range]))
    }

    @inline(__always)
    package func append(_ literal: StaticString) {
        unsafe append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    package func append(_ text: String) {
        var text = text
        text.withUTF8 { unsafe append($0) }
    }

    /// Appends UTF-8 as ``ControlCharacters/line(_:)`` writes it, and the tab behind its column.
    package func append(column text: UnsafeBufferPointer<UInt8>) {
        if unsafe ControlCharacters.isPlainLine(text) {
            unsafe append(text)
        } else {
            append(unsafe ControlCharacters.line(String(decoding: text, as: UTF8.self)))
        }
        append(0x09)
    }

    /// Appends `value` in decimal digits.
    package func append(decimal value: Int) {
        reserve(20)
        if value < 0 { append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        let digits = ByteBuffer.digitCount(rest)
        var place = unsafe base + (count + digits)
        unsafe memory.extend(by: digits)
        repeat {
            unsafe place -= 1
            unsafe place.pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
    }

    /// Appends a number and the tab behind its column.
    @inline(__always)
    package func append(column value: Int) {
        append(decimal: value)
        append(0x09)
    }

    @inline(__always)
    private static func digitCount(_ value: UInt) -> Int {
        if value < 100 { return value < 10 ? 1 : 2 }
        if value < 10_000 { return value < 1_000 ? 3 : 4 }
        if value < 1_000_000 { return value < 100_000 ? 5 : 6 }
        return value < 10_000_000 ? 7 : digitCountOfLarge(value)
    }

    @inline(never)
    private static func digitCountOfLarge(_ value: UInt) -> Int {
        var digits = 8
        var rest = value / 100_000_000
        while rest > 0 {
            digits += 1
            rest /= 10
        }
        return digits
    }
}
