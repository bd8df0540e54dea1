import VietFormats

/// What every chart begins and ends with: SVG with no script, no style sheet and no font of its own, so that it looks the same in
/// a browser and in a document.
enum ChartFrame {
    /// Writes a chart of a size in pixels: a white ground, the title above where there is one, and what `body` draws.
    ///
    /// - Parameter baseline: where the title stands.
    static func write(
        _ title: String, width: Int, height: Int, fontSize: Int, baseline: Int = 28, to output: ByteBuffer,
        _ body: () -> Void
    ) {
        let size = "width=\"\(width)\" height=\"\(height)\""
        output.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" \(size) ")
        output.append(
            "role=\"img\" aria-label=\"\(Markup.escaped(title))\" \(ChartText.font) font-size=\"\(fontSize)\">\n")
        output.append("<rect \(size) fill=\"#ffffff\"/>\n")
        if !title.isEmpty {
            let shown = Markup.escaped(ChartText.cut(title, to: width - 32, size: 17))
            output.append("<text x=\"16\" y=\"\(baseline)\" font-size=\"17\" font-weight=\"bold\" fill=\"#1f2933\">")
            output.append("\(shown)</text>\n")
        }
        body()
        output.append("</svg>\n" as StaticString)
    }
}
