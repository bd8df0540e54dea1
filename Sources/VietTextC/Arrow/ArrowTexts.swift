import CVietText
import VietCore

/// An array of strings of the Arrow C data interface, as somebody else made it: nothing in it is taken on trust but addresses.
@safe struct ArrowTexts {
    @safe private enum Layout {
        case offsets32(UnsafePointer<Int32>?)
        case offsets64(UnsafePointer<Int64>?)
        case views(UnsafeRawPointer?)
    }

    /// How many texts there are, nulls among them.
    let count: Int
    /// Whether results are to have offsets of 64 bits.
    var isLarge: Bool { if case .offsets64 = layout { true } else { false } }

    private let layout: Layout
    private let first: Int
    private let validity: UnsafePointer<UInt8>?
    private let data: UnsafePointer<UInt8>?
    /// Of views: the blocks that long strings lie in, and how long each is.
    private let blocks: UnsafeBufferPointer<UnsafeRawPointer?>
    private let blockLengths: UnsafePointer<Int64>?

    /// - Throws: ``VietTextError`` with `invalidArgument` where they are no strings, or not laid out as such.
    init(_ schema: UnsafePointer<ArrowSchema>?, _ array: UnsafePointer<ArrowArray>?) throws(VietTextError) {
        guard let schema = unsafe schema?.pointee, let array = unsafe array?.pointee else {
            throw Self.invalid("it is NULL")
        }
        guard unsafe schema.release != nil, unsafe array.release != nil else { throw Self.invalid("it was released") }
        guard let name = unsafe schema.format else { throw Self.invalid("its format is NULL") }
        guard unsafe schema.dictionary == nil else { throw Self.invalid("it is dictionary-encoded; decode it first") }
        let format = unsafe String(cString: name)
        guard ["u", "U", "vu"].contains(format) else {
            throw Self.invalid("its format is '\(format)', not utf8, large_utf8 or utf8_view")
        }
        guard let count = unsafe Int(exactly: array.length), let first = unsafe Int(exactly: array.offset), count >= 0,
            first >= 0,
            first <= Int.max / 32 - count
        else { throw Self.invalid("its length or offset is out of range") }
        let isView = format == "vu"
        guard unsafe array.n_buffers <= 1 << 31, unsafe isView ? array.n_buffers >= 3 : array.n_buffers == 3,
            let buffers = unsafe array.buffers
        else { throw Self.invalid(unsafe "it has \(array.n_buffers) buffers") }
        guard unsafe count == 0 || buffers[1] != nil else { throw Self.invalid("its second buffer is NULL") }
        (self.count, self.first) = (count, first)
        unsafe validity = unsafe buffers[0]?.assumingMemoryBound(to: UInt8.self)
        if isView {
            let number = unsafe Int(array.n_buffers)
            layout = unsafe .views(buffers[1])
            unsafe data = nil
            unsafe blocks = unsafe UnsafeBufferPointer(start: buffers + 2, count: number - 3)
            unsafe blockLengths = unsafe buffers[number - 1]?.assumingMemoryBound(to: Int64.self)
        } else {
            layout =
                unsafe format == "u"
                ? .offsets32(buffers[1]?.assumingMemoryBound(to: Int32.self))
                : .offsets64(buffers[1]?.assumingMemoryBound(to: Int64.self))
            unsafe data = unsafe buffers[2]?.assumingMemoryBound(to: UInt8.self)
            unsafe blocks = unsafe UnsafeBufferPointer(start: nil, count: 0)
            unsafe blockLengths = nil
        }
    }

    private static func invalid(_ what: String) -> VietTextError {
        VietTextError(.invalidArgument, "the Arrow array cannot be read: \(what)")
    }

    /// A text, nil for a null.
    ///
    /// - Throws: ``VietTextError`` with `invalidArgument` where it lies nowhere, `inputTooLong` where it is too long.
    func text(at index: Int) throws(VietTextError) -> UnsafeBufferPointer<UInt8>? {
        let place = first + index
        if let validity = unsafe validity, unsafe validity[place / 8] & 1 << UInt8(place % 8) == 0 { return nil }
        switch layout {
        case .offsets32(let offsets):
            guard let offsets = unsafe offsets else { throw Self.invalid("it has no offsets") }
            return try unsafe text(Int(offsets[place]), Int(offsets[place + 1]))
        case .offsets64(let offsets):
            guard let offsets = unsafe offsets else { throw Self.invalid("it has no offsets") }
            return try unsafe text(Int(offsets[place]), Int(offsets[place + 1]))
        case .views(let views):
            guard let views = unsafe views else { throw Self.invalid("it has no views") }
            return try unsafe viewed(views + place * 16)
        }
    }

    private func text(_ start: Int, _ end: Int) throws(VietTextError) -> UnsafeBufferPointer<UInt8> {
        guard start >= 0, start <= end, unsafe data != nil || start == end else {
            throw Self.invalid("its offsets are not in order")
        }
        return try unsafe Arguments.text(
            data.map { unsafe UnsafeRawPointer($0 + start).assumingMemoryBound(to: CChar.self) }, end - start)
    }

    private func viewed(_ view: UnsafeRawPointer) throws(VietTextError) -> UnsafeBufferPointer<UInt8> {
        let length = unsafe Int(view.load(as: Int32.self))
        if (0...12).contains(length) {
            return unsafe UnsafeBufferPointer(start: (view + 4).assumingMemoryBound(to: UInt8.self), count: length)
        }
        let block = unsafe Int(view.load(fromByteOffset: 8, as: Int32.self))
        let start = unsafe Int(view.load(fromByteOffset: 12, as: Int32.self))
        guard length >= 0, unsafe blocks.indices.contains(block), start >= 0, let bytes = unsafe blocks[block],
            let blockLengths = unsafe blockLengths, unsafe start + length <= blockLengths[block]
        else { throw Self.invalid("a string lies outside its blocks") }
        return try unsafe Arguments.text((bytes + start).assumingMemoryBound(to: CChar.self), length)
    }
}
