import CVietText
import VietCore

extension VietTextError.Code {
    /// A handle is in use by another call.
    static let misuse = VietTextError.Code(rawValue: "misuse")

    /// The codes of the C interface from 1 on, in the order of their numbers.
    private static let numbered: [VietTextError.Code] = [
        .invalidArgument, .inputTooLong, .invalidUTF8, .unsupportedEncoding, .undecodable, .unencodable, .corruptTable,
        .incompatibleTable, .malformedRecord, .inputOutput, .misuse,
    ]

    /// The number of the code in the C interface.
    var status: viettext_status {
        viettext_status(Self.numbered.firstIndex(of: self).map { $0 + 1 } ?? VIETTEXT_OTHER)
    }

    /// The names of the statuses by their numbers.
    static let statusNames = ["ok"] + numbered.map(\.rawValue) + ["other"]
}

/// Runs a call of the C interface: what it throws becomes a status and fills `error` in.
func attempt(
    _ error: UnsafeMutablePointer<viettext_error>?, _ body: () throws -> Void
) -> viettext_status {
    do {
        try body()
        unsafe error?.fill(viettext_status(VIETTEXT_OK))
        return viettext_status(VIETTEXT_OK)
    } catch let failure as VietTextError {
        unsafe error?.fill(failure.code.status, failure.description, line: failure.line, byteOffset: failure.byteOffset)
        return failure.code.status
    } catch {
        let failure = VietTextError(.init(rawValue: "other"), "\(error)")
        return attempt(nil) { throw failure }
    }
}

extension UnsafeMutablePointer<viettext_error> {
    /// Fills in what went wrong; a message that is too long is cut between two characters.
    fileprivate func fill(
        _ code: viettext_status, _ message: String = "", line: Int? = nil, byteOffset: Int? = nil
    ) {
        unsafe pointee.code = code
        unsafe pointee.line = UInt32(clamping: line ?? 0)
        unsafe pointee.byte_offset = Int64(byteOffset ?? -1)
        unsafe withUnsafeMutableBytes(of: &pointee.message) { room in
            var count = 0
            for scalar in ControlCharacters.line(message).unicodeScalars {
                let bytes = UTF8.encode(scalar)!
                guard count + bytes.count < room.count else { break }
                for byte in bytes {
                    unsafe room[count] = byte
                    count += 1
                }
            }
            unsafe room[count] = 0
        }
    }
}
