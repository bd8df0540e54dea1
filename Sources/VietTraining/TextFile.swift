import VietCore
import VietNormalization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads whole text files, compressed ones through the `gzip` command. Without Foundation, which would make the program
/// that links this module three times as large.
package enum TextFile {
    /// The text of a file in NFC, so that one spelling is counted as one.
    ///
    /// - Throws: ``VietTextError`` with `input-output`.
    package static func read(_ path: String) throws(VietTextError) -> String {
        let bytes = try bytes(of: path)
        let composed = bytes.withUnsafeBufferPointer {
            NFCScan.firstSuspect(in: $0) == nil ? nil : nfc(of: $0).bytes
        }
        return String(decoding: composed ?? bytes, as: UTF8.self)
    }

    /// The bytes of a file as they are.
    ///
    /// - Throws: ``VietTextError`` with `input-output`.
    package static func bytes(of path: String) throws(VietTextError) -> [UInt8] {
        do {
            return path.hasSuffix(".gz") ? try unpacked(path) : try FileReading.bytes(of: path)
        } catch {
            throw error as? VietTextError ?? VietTextError(.inputOutput, "cannot be read", file: path)
        }
    }

    /// Calls `body` with stretches of about 64 KiB that end at an empty line, or at any line where there is none near.
    package static func forEachPart(of bytes: [UInt8], _ body: ([UInt8]) -> Void) {
        var start = 0
        while start < bytes.count {
            var end = min(start + 65_536, bytes.count)
            let furthest = min(end + 65_536, bytes.count)
            while end < furthest, !(bytes[end - 1] == 0x0A && bytes[end] == 0x0A) { end += 1 }
            while end < bytes.count, bytes[end - 1] != 0x0A { end += 1 }
            body(Array(bytes[start..<end]))
            start = end
        }
    }

    private static func unpacked(_ path: String) throws(VietTextError) -> [UInt8] {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw VietTextError(.inputOutput, "no pipe to gzip", file: path) }
        defer { close(ends[0]) }
        let child = spawnGzip(path, output: ends[1], unused: ends[0])
        close(ends[1])
        guard let child else { throw VietTextError(.inputOutput, "the gzip command cannot be run", file: path) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = systemRead(ends[0], &buffer)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes.append(contentsOf: buffer[..<count])
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        guard status == 0 else { throw VietTextError(.inputOutput, "gzip cannot read the file", file: path) }
        return bytes
    }

    private static func spawnGzip(_ path: String, output: Int32, unused: Int32) -> pid_t? {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addclose(&actions, unused)
        let search = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        var arguments: [UnsafeMutablePointer<CChar>?] =
            ["gzip", "-dc", "--", path].map { (text: String) in strdup(text) } + [nil]
        var environment: [UnsafeMutablePointer<CChar>?] = [strdup("PATH=" + search), nil]
        defer { for text in arguments + environment { free(text) } }
        var child = pid_t()
        return posix_spawnp(&child, "gzip", &actions, nil, &arguments, &environment) == 0 ? child : nil
    }
}

/// The system call, outside the type whose method would hide it.
private func systemRead(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
    buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
}
