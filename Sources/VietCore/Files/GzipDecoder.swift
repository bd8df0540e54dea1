import CZlib

/// Unpacks gzip data, members one after the other.
@safe final class GzipDecoder: Unpacker {
    private let stream: UnsafeMutablePointer<z_stream>
    private let input: UnsafeMutableRawBufferPointer
    /// How much of the file was read.
    private var offset: Int
    /// Where the member that is being read starts, nil between members.
    private var memberStart: Int?
    private var hasMember = false
    /// Whether the last call filled its target, so that zlib may hold more than it has given.
    private var isFull = false
    private static let blockLength = 1 << 17

    /// - Parameter start: what was read of the file already.
    init(start: Slice<UnsafeMutableRawBufferPointer>) {
        let block = unsafe UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(GzipDecoder.blockLength, start.count), alignment: 16)
        unsafe block.copyBytes(from: start)
        unsafe input = unsafe block
        offset = unsafe start.count
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        unsafe stream.pointee.next_in = unsafe block.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_in = unsafe UInt32(start.count)
        // 15 bits of window, and 16 for the form of gzip.
        let result = unsafe inflateInit2_(stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(result == Z_OK, "no memory for unpacking")
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
        unsafe input.deallocate()
    }

    var hasInput: Bool { unsafe stream.pointee.avail_in > 0 || isFull }

    func read(
        into target: UnsafeMutableRawBufferPointer, from file: InputFile
    ) throws(VietTextError) -> Int {
        let room = min(target.count, 1 << 30)
        unsafe stream.pointee.next_out = unsafe target.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_out = UInt32(room)
        while unsafe stream.pointee.avail_out == UInt32(room) {
            if unsafe stream.pointee.avail_in == 0, !isFull {
                let count = try unsafe file.readStored(into: input)
                if count == 0 {
                    guard let memberStart else { return 0 }
                    throw VietTextError(
                        .inputOutput, "the gzip data that start at byte \(memberStart) are cut off", file: file.name,
                        byteOffset: offset)
                }
                offset += count
                unsafe stream.pointee.next_in = unsafe input.baseAddress?.assumingMemoryBound(to: UInt8.self)
                unsafe stream.pointee.avail_in = UInt32(count)
            }
            if memberStart == nil, try !beginMember(file.name) { continue }
            let result = unsafe inflate(stream, Z_NO_FLUSH)
            isFull = unsafe stream.pointee.avail_out == 0
            switch result {
            case Z_OK, Z_BUF_ERROR: break
            case Z_STREAM_END:
                memberStart = nil
                hasMember = true
                isFull = false
            default:
                throw unsafe damaged(stream.pointee.msg.map { unsafe String(cString: $0) } ?? "unreadable", file.name)
            }
        }
        return unsafe room - Int(stream.pointee.avail_out)
    }

    /// Begins the next member, or says that only zeros were left, which some programs write behind the last.
    private func beginMember(_ name: String) throws(VietTextError) -> Bool {
        while hasMember, unsafe stream.pointee.avail_in > 0, unsafe stream.pointee.next_in.pointee == 0 {
            unsafe stream.pointee.next_in += 1
            unsafe stream.pointee.avail_in -= 1
        }
        if unsafe stream.pointee.avail_in == 0 { return false }
        guard unsafe stream.pointee.next_in.pointee == 0x1F, unsafe inflateReset(stream) == Z_OK else {
            throw damaged("something else stands behind them", name)
        }
        memberStart = unsafe offset - Int(stream.pointee.avail_in)
        return true
    }

    private func damaged(_ what: String, _ name: String) -> VietTextError {
        VietTextError(
            .inputOutput, "the gzip data are damaged: \(what)", file: name,
            byteOffset: unsafe offset - Int(stream.pointee.avail_in))
    }
}
