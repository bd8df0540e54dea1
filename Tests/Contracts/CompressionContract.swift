import VietCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What holds for compressed input: any bytes are unpacked or refused, in bounded memory.
package enum CompressionContract {
    /// What a pipe takes in one piece everywhere.
    private static let longest = 1 << 14

    /// - Throws: ``ContractViolation``.
    package static func check(_ bytes: [UInt8]) throws {
        let bytes = Array(bytes.prefix(longest))
        var ends: [Int32] = [0, 0]
        try require(pipe(&ends) == 0, "there is no pipe")
        defer { close(ends[0]) }
        let written = write(ends[1], bytes, bytes.count)
        close(ends[1])
        try require(written == bytes.count, "the pipe took \(written) bytes")
        do {
            let file = try InputFile("/dev/fd/\(ends[0])")
            let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
            defer { room.deallocate() }
            var total = 0
            while total < 1 << 24 {
                let count = try file.read(into: room)
                try require((0...room.count).contains(count), "\(count) bytes were unpacked into \(room.count)")
                if count == 0 { break }
                total += count
            }
        } catch let error as VietTextError {
            try require(error.file != nil, "refused without the name of the file: \(error)")
        }
    }
}
