import VietCore

/// Messages to the person at the terminal. Data never goes here.
enum StandardError {
    static func write(_ text: String) {
        var text = text
        // One call for the whole message: those of several threads do not mix.
        text.withUTF8 { _ = SystemCalls.write(2, UnsafeRawBufferPointer($0)) }
    }

    /// Writes `viet: message` as a line of its own. What files and texts put into it cannot steer the terminal.
    static func report(_ message: String) { write("viet: \(ControlCharacters.escaped(PathText.shown(message)))\n") }

    static func report(_ error: VietTextError) { report(error.description) }
}
