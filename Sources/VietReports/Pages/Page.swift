import VietFormats

/// The frame of a page that works without a network: no script, nothing loaded from elsewhere.
enum Page {
    /// Appends everything up to the body.
    ///
    /// - Parameter isClosed: whether the page's own policy forbids everything but its style sheet.
    static func writeHead(title: String, isClosed: Bool = false, to output: ByteBuffer, style: () -> Void) {
        output.append("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n" as StaticString)
        output.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" as StaticString)
        if isClosed {
            output.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; " as StaticString)
            output.append("style-src 'unsafe-inline'\">\n" as StaticString)
        }
        output.append("<title>" as StaticString)
        output.append(markup: title)
        output.append("</title>\n<style>\n" as StaticString)
        style()
        output.append("</style>\n</head>\n<body>\n" as StaticString)
    }

    static func writeTail(to output: ByteBuffer) { output.append("</body>\n</html>\n" as StaticString) }
}
