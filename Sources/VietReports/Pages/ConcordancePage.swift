import VietFormats

/// A page of a concordance: matches under each other with what stands on both sides; on a narrow screen one text a line.
package enum ConcordancePage {
    package static func writeHead(title: String, to output: ByteBuffer) {
        Page.writeHead(title: title, to: output) { output.append(style) }
        output.append("<main>\n<ol>\n" as StaticString)
    }

    package static func write(left: String, match: String, right: String, place: String, to output: ByteBuffer) {
        output.append("<li><span class=\"l\">\(Markup.escaped(left))</span> <mark>\(Markup.escaped(match))</mark> ")
        output.append("<span class=\"r\">\(Markup.escaped(right))</span> ")
        output.append("<span class=\"p\">\(Markup.escaped(place))</span></li>\n")
    }

    package static func writeTail(to output: ByteBuffer) {
        output.append("</ol>\n</main>\n" as StaticString)
        Page.writeTail(to: output)
    }

    private static let style: StaticString = """
        ol { list-style: none; margin: 0; padding: 0; }
        li { border-bottom: 1px solid var(--line); padding: .3rem 0; }
        li mark { background: var(--k1); font-weight: bold; }
        .p { color: var(--soft); font-size: .8rem; }
        @media (min-width: 60rem) {
          li { align-items: baseline; display: grid; gap: .5rem; grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr) 9rem; }
          .l { text-align: right; }
          .p { text-align: right; }
          li mark { max-width: 20rem; }
        }

        """
}
