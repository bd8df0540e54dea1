/// Unpacks what an input holds, as it is read.
protocol Unpacker: AnyObject {
    /// Whether there are bytes that were read and not unpacked.
    var hasInput: Bool { get }

    /// Unpacks some bytes, 0 at the end.
    func read(into target: UnsafeMutableRawBufferPointer, from file: InputFile) throws(VietTextError) -> Int
}
