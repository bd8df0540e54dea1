#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Unpacks zstandard data, frames one after the other, with the library of the system where there is one: it is looked for
/// when the first such file is read, so that neither building nor running depends on it.
final class ZstandardDecoder: Unpacker {
    private struct Buffer {
        var base: UnsafeMutableRawPointer?
        var size: Int
        var position: Int
    }

    /// The few functions of libzstd that are needed, which have been the same since version 1.0.
    private struct Library {
        typealias Create = @convention(c) () -> OpaquePointer?
        typealias Free = @convention(c) (OpaquePointer?) -> Int
        typealias Decompress =
            @convention(c) (OpaquePointer?, UnsafeMutableRawPointer, UnsafeMutableRawPointer) -> Int
        typealias IsError = @convention(c) (Int) -> UInt32
        typealias ErrorName = @convention(c) (Int) -> UnsafePointer<CChar>?

        let create: Create
        let free: Free
        let decompress: Decompress
        let isError: IsError
        let errorName: ErrorName

        static let shared: Library? = {
            for name in ["libzstd.so.1", "libzstd.1.dylib"] {
                guard let handle = dlopen(name, RTLD_NOW) else { continue }
                func symbol<F>(_ name: String, as type: F.Type) -> F? {
                    dlsym(handle, name).map { unsafeBitCast($0, to: type) }
                }
                guard let create = symbol("ZSTD_createDStream", as: Create.self),
                    let free = symbol("ZSTD_freeDStream", as: Free.self),
                    let decompress = symbol("ZSTD_decompressStream", as: Decompress.self),
                    let isError = symbol("ZSTD_isError", as: IsError.self),
                    let errorName = symbol("ZSTD_getErrorName", as: ErrorName.self)
                else { continue }
                return Library(
                    create: create, free: free, decompress: decompress, isError: isError, errorName: errorName)
            }
            return nil
        }()
    }

    private let library: Library
    private let stream: OpaquePointer
    private let block: UnsafeMutableRawBufferPointer
    private var input: Buffer
    /// How much of the file was read.
    private var offset: Int
    private var isInFrame = true
    /// Whether the last call filled its target, so that the library may hold more than it has given.
    private var isFull = false
    private static let blockLength = 1 << 17

    /// - Parameter start: what was read of the file already.
    init(start: Slice<UnsafeMutableRawBufferPointer>, file: String) throws(VietTextError) {
        guard let library = Library.shared, let stream = library.create() else {
            throw VietTextError(
                .unsupportedEncoding,
                "is compressed by zstd, and there is no libzstd here; unpack it on the way: zstd -dc FILE | viet …",
                file: file)
        }
        self.library = library
        self.stream = stream
        block = .allocate(byteCount: max(ZstandardDecoder.blockLength, start.count), alignment: 16)
        block.copyBytes(from: start)
        input = Buffer(base: block.baseAddress, size: start.count, position: 0)
        offset = start.count
    }

    deinit {
        _ = library.free(stream)
        block.deallocate()
    }

    var hasInput: Bool { input.position < input.size || isFull }

    func read(into target: UnsafeMutableRawBufferPointer, from file: InputFile) throws(VietTextError) -> Int {
        var output = Buffer(base: target.baseAddress, size: target.count, position: 0)
        while output.position == 0 {
            if input.position == input.size, !isFull {
                let count = try file.readStored(into: block)
                if count == 0 {
                    if !isInFrame { return 0 }
                    throw VietTextError(
                        .inputOutput, "the zstandard data are cut off", file: file.name, byteOffset: offset)
                }
                offset += count
                input = Buffer(base: block.baseAddress, size: count, position: 0)
            }
            let result = library.decompress(stream, &output, &input)
            guard library.isError(result) == 0 else {
                let reason = library.errorName(result).map { String(cString: $0) } ?? "unreadable"
                throw VietTextError(
                    .inputOutput, "the zstandard data are damaged: \(reason)", file: file.name,
                    byteOffset: offset - (input.size - input.position))
            }
            isFull = output.position == output.size
            isInFrame = result != 0
        }
        return output.position
    }
}
