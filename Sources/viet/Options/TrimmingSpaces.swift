extension String {
    /// The parts between commas, without spaces at either end.
    var listed: [String] { split(separator: ",").map(\.trimmingSpaces) }
}

extension Substring {
    /// Without spaces at either end.
    var trimmingSpaces: String {
        var part = self
        while part.first == " " { part.removeFirst() }
        while part.last == " " { part.removeLast() }
        return String(part)
    }
}
