import CVietText
import VietCore

/// Checks of what a program in C hands over. Behind them no size, address or number is taken on trust.
enum Arguments {
    private static func invalid(_ message: String) -> VietTextError { VietTextError(.invalidArgument, message) }

    /// The bytes of a text.
    static func text(_ start: UnsafePointer<CChar>?, _ length: Int) throws(VietTextError) -> UnsafeBufferPointer<UInt8>
    {
        // A size_t beyond the half of its range arrives as a negative number.
        guard length >= 0, length <= Int(VIETTEXT_MAX_LENGTH) else {
            throw VietTextError(
                .inputTooLong, "a text may have \(VIETTEXT_MAX_LENGTH) bytes at most; analyse a longer one in parts")
        }
        guard let start = unsafe start else {
            if length > 0 { throw invalid("the text is NULL") }
            return unsafe empty
        }
        return unsafe UnsafeBufferPointer(
            start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: length)
    }

    /// No bytes, at an address that there is.
    private nonisolated(unsafe) static let empty: UnsafeBufferPointer<UInt8> = {
        let byte = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
        unsafe byte.initialize(to: 0)
        return unsafe UnsafeBufferPointer(start: byte, count: 0)
    }()

    /// A text that ends with NUL.
    static func string(_ start: UnsafePointer<CChar>?, _ what: String) throws(VietTextError) -> String {
        guard let start = unsafe start else { throw invalid("\(what) is NULL") }
        return unsafe String(cString: start)
    }

    /// The name of a file, any bytes.
    static func path(_ start: UnsafePointer<CChar>?) throws(VietTextError) -> String {
        guard let start = unsafe start else { throw invalid("the path is NULL") }
        return unsafe PathText.text(start)
    }

    /// Where a result goes, which is set to nothing first.
    static func result<Result>(
        _ place: UnsafeMutablePointer<Result>?, _ nothing: Result
    ) throws(VietTextError) -> UnsafeMutablePointer<Result> {
        guard let place = unsafe place else { throw invalid("the place for the result is NULL") }
        unsafe place.initialize(to: nothing)
        return unsafe place
    }

    /// The unit of offsets.
    static func unit(_ number: UInt32) throws(VietTextError) -> OffsetUnit {
        try choice(number, [.utf8, .codepoint, .utf16], "unit of offsets")
    }

    /// One of several values by its number.
    static func choice<Value>(_ number: UInt32, _ values: [Value], _ what: String) throws(VietTextError) -> Value {
        guard number < values.count else { throw invalid("\(number) is no \(what)") }
        return values[Int(number)]
    }

    /// Bits of which all are known.
    static func bits(_ bits: UInt32, among known: Int, _ what: String) throws(VietTextError) -> UInt32 {
        guard bits & ~UInt32(known) == 0 else { throw invalid("\(bits & ~UInt32(known)) are no bits of \(what)") }
        return bits
    }

    /// Calls `body` with every one of the texts that lie one behind the other.
    static func forEachText(
        _ start: UnsafePointer<CChar>?, _ offsets: UnsafePointer<Int64>?, _ count: Int,
        _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
    ) throws {
        guard count >= 0, count < Int.max / 16 else { throw invalid("\(UInt(bitPattern: count)) texts are too many") }
        guard let offsets = unsafe offsets else {
            if count > 0 { throw invalid("the offsets are NULL") }
            return
        }
        guard unsafe offsets[0] >= 0 else { throw invalid("the first offset is negative") }
        for index in 0..<count {
            let (lower, upper) = unsafe (offsets[index], offsets[index + 1])
            guard lower <= upper else {
                throw invalid("the offset of text \(index + 1) is less than the one before it")
            }
            guard unsafe start != nil || lower == upper else { throw invalid("the bytes are NULL") }
            try unsafe body(try text(start.map { unsafe $0 + Int(lower) }, Int(upper - lower)))
        }
    }
}
