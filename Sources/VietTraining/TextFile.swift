import Foundation
import VietCore

/// Reads whole text files, compressed ones through the `gzip` command.
package enum TextFile {
    /// - Throws: ``VietTextError`` with `input-output`.
    package static func read(_ path: String) throws(VietTextError) -> String {
        if !path.hasSuffix(".gz") {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw VietTextError(.inputOutput, "cannot read the file", file: path)
            }
            return String(decoding: data, as: UTF8.self)
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", "--", path]
        let pipe = Pipe()
        process.standardOutput = pipe
        do {
            try process.run()
            let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else {
                throw VietTextError(.inputOutput, "gzip cannot read the file", file: path)
            }
            return String(decoding: data, as: UTF8.self)
        } catch let error as VietTextError {
            throw error
        } catch {
            throw VietTextError(.inputOutput, "cannot read the file: \(error)", file: path)
        }
    }
}
