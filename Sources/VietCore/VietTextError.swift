/// An error of the toolkit: what went wrong, in which place of which input.
///
/// Match on ``code``, which is an open set: later versions add codes, they never change the meaning of one.
public struct VietTextError: Error, Hashable, Sendable {
    /// The kind of an error. Open: compare with the static members, keep a default branch.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The name of the code in output.
        public let rawValue: String
        /// A code of any name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The text is not valid UTF-8 where only valid UTF-8 is accepted.
        public static let invalidUTF8 = Code(rawValue: "invalid-utf8")
        /// The input is in an encoding that this call does not read, UTF-16 for example.
        public static let unsupportedEncoding = Code(rawValue: "unsupported-encoding")
        /// The input is longer than the format of offsets allows (4 GiB).
        public static let inputTooLong = Code(rawValue: "input-too-long")
        /// A model, dictionary or frequency file is truncated, altered, or not of the expected kind.
        public static let corruptTable = Code(rawValue: "corrupt-table")
        /// A model, dictionary or frequency file was written by an incompatible version.
        public static let incompatibleTable = Code(rawValue: "incompatible-table")
        /// A record of an input file does not have the form that its format asks for.
        public static let malformedRecord = Code(rawValue: "malformed-record")
        /// A file cannot be opened, read or written.
        public static let inputOutput = Code(rawValue: "input-output")
        /// Options or parameters that contradict each other or are out of range.
        public static let invalidArgument = Code(rawValue: "invalid-argument")
    }

    /// What kind of error it is.
    public let code: Code
    /// One sentence for a person, without the location.
    public let message: String
    /// The file that the error is about, as the caller named it.
    public var file: String?
    /// The line in that file, counted from 1.
    public var line: Int?
    /// The offset in UTF-8 bytes from the start of the input.
    public var byteOffset: Int?

    /// An error, with its place where that is known.
    public init(_ code: Code, _ message: String, file: String? = nil, line: Int? = nil, byteOffset: Int? = nil) {
        self.code = code
        self.message = message
        self.file = file
        self.line = line
        self.byteOffset = byteOffset
    }
}

extension VietTextError: CustomStringConvertible {
    /// `file:line: message (at byte n)`, leaving out what is not known.
    public var description: String {
        var text = ""
        if let file {
            text += file + ":"
            if let line { text += "\(line):" }
            text += " "
        } else if let line {
            text += "line \(line): "
        }
        text += message
        if let byteOffset { text += " (at byte \(byteOffset))" }
        return text
    }
}
