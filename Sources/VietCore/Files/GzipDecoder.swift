import CZlib

/// Unpacks gzip data, members one after the other.
final class GzipDecoder: Unpacker {
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
        let block = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(GzipDecoder.blockLength, start.count), alignment: 16)
        block.copyBytes(from: start)
        input = block
        offset = start.count
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        stream.pointee.next_in = block.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = UInt32(start.count)
        // 15 bits of window, and 16 for the form of gzip.
        let result = inflateInit2_(stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(result == Z_OK, "no memory for unpacking")
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
        input.deallocate()
    }

    var hasInput: Bool { stream.pointee.avail_in > 0 || isFull }

    func read(
        into target: UnsafeMutableRawBufferPointer, from file: InputFile
    ) throws(VietTextError) -> Int {
        let room = min(target.count, 1 << 30)
        stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(room)
        while stream.pointee.avail_out == UInt32(room) {
            if stream.pointee.avail_in == 0, !isFull {
                let count = try file.readStored(into: input)
                if count == 0 {
                    guard let memberStart else { return 0 }
                    throw VietTextError(
                        .inputOutput, "the gzip data that start at byte \(memberStart) are cut off", file: file.name,
                        byteOffset: offset)
                }
                offset += count
                stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
                stream.pointee.avail_in = UInt32(count)
            }
            if memberStart == nil, try !beginMember(file.name) { continue }
            let result = inflate(stream, Z_NO_FLUSH)
            isFull = stream.pointee.avail_out == 0
            switch result {
            case Z_OK, Z_BUF_ERROR: break
            case Z_STREAM_END:
                memberStart = nil
                hasMember = true
                isFull = false
            default: throw damaged(stream.pointee.msg.map { String(cString: $0) } ?? "unreadable", file.name)
            }
        }
        return room - Int(stream.pointee.avail_out)
    }

    /// Begins the next member, or says that only zeros were left, which some programs write behind the last.
    private func beginMember(_ name: String) throws(VietTextError) -> Bool {
        while hasMember, stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0 {
            stream.pointee.next_in += 1
            stream.pointee.avail_in -= 1
        }
        if stream.pointee.avail_in == 0 { return false }
        guard stream.pointee.next_in.pointee == 0x1F, inflateReset(stream) == Z_OK else {
            throw damaged("something else stands behind them", name)
        }
        memberStart = offset - Int(stream.pointee.avail_in)
        return true
    }

    private func damaged(_ what: String, _ name: String) -> VietTextError {
        VietTextError(
            .inputOutput, "the gzip data are damaged: \(what)", file: name,
            byteOffset: offset - Int(stream.pointee.avail_in))
    }
}
