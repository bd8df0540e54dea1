import CZstandard

/// Unpacks zstandard data, frames one after the other.
@safe final class ZstandardDecoder: Unpacker {
    private let stream: OpaquePointer
    private let block: UnsafeMutableRawBufferPointer
    private var input: ZSTD_inBuffer
    /// How much of the file was read.
    private var offset: Int
    private var isInFrame = true
    /// Whether the last call filled its target, so that the library may hold more than it has given.
    private var isFull = false
    private static let blockLength = 1 << 17

    /// - Parameter start: what was read of the file already.
    init(start: Slice<UnsafeMutableRawBufferPointer>) {
        guard let stream = unsafe ZSTD_createDStream() else { preconditionFailure("no memory for unpacking") }
        unsafe self.stream = unsafe stream
        unsafe block = unsafe .allocate(byteCount: max(ZstandardDecoder.blockLength, start.count), alignment: 16)
        unsafe block.copyBytes(from: start)
        unsafe input = unsafe ZSTD_inBuffer(src: block.baseAddress, size: start.count, pos: 0)
        offset = unsafe start.count
    }

    deinit {
        unsafe ZSTD_freeDStream(stream)
        unsafe block.deallocate()
    }

    var hasInput: Bool { unsafe input.pos < input.size || isFull }

    func read(into target: UnsafeMutableRawBufferPointer, from file: InputFile) throws(VietTextError) -> Int {
        var output = unsafe ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
        while unsafe output.pos == 0 {
            if unsafe input.pos == input.size, !isFull {
                let count = try unsafe file.readStored(into: block)
                if count == 0 {
                    if !isInFrame { return 0 }
                    throw VietTextError(
                        .inputOutput, "the zstandard data are cut off", file: file.name, byteOffset: offset)
                }
                offset += count
                unsafe input = unsafe ZSTD_inBuffer(src: block.baseAddress, size: count, pos: 0)
            }
            let result = unsafe ZSTD_decompressStream(stream, &output, &input)
            guard ZSTD_isError(result) == 0 else {
                throw VietTextError(
                    .inputOutput,
                    unsafe "the zstandard data are damaged: \(String(cString: ZSTD_getErrorName(result)))",
                    file: file.name, byteOffset: unsafe offset - (input.size - input.pos))
            }
            isFull = unsafe output.pos == output.size
            isInFrame = result != 0
        }
        return unsafe output.pos
    }
}
