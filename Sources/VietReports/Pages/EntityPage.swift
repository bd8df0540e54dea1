import VietCore
import VietFormats

/// One self-contained page: the text with its names highlighted, a legend that filters by type, a list of entities.
///
/// Everything from the text is escaped, and the page's policy allows nothing from elsewhere, so a text with markup in
/// it is shown and not run.
package enum EntityPage {
    package static func write(_ text: DocumentView, title: String, to output: ByteBuffer) {
        let types = types(of: text)
        Page.writeHead(title: title, isClosed: true, to: output) {
            output.append(style)
            for (type, _) in types { writeFilter(className(type), to: output) }
        }
        output.append("<h1>\(Markup.escaped(title))</h1>\n")
        for (type, _) in types { output.append("<input type=\"checkbox\" id=\"show-\(className(type))\" checked>\n") }
        output.append("<nav aria-label=\"types\">\n")
        for (type, count) in types {
            let name = className(type)
            output.append("<label class=\"\(name)\" for=\"show-\(name)\">")
            output.append("<mark class=\"\(name)\">\(Markup.escaped(type))</mark> \(count)</label>\n")
        }
        output.append("</nav>\n<main>\n<article>")
        writeText(text, to: output)
        output.append("</article>\n<aside>\n<table>\n")
        output.append("<thead><tr><th>type<th>name<th>mentions<th>role</tr></thead>\n<tbody>\n")
        for summary in EntitySummary.list(text) {
            writeRow(
                summary.type, name: summary.name, mentions: summary.mentions,
                summary.roles.joined(separator: "; "), to: output)
        }
        for entity in text.entities where entity.group == nil {
            guard let value = entity.value else { continue }
            writeRow(entity.type, name: text.text(of: entity.range), mentions: 1, value, to: output)
        }
        output.append("</tbody>\n</table>\n</aside>\n</main>\n")
        Page.writeTail(to: output)
    }

    /// The types that occur and how often: names in their order, then the others by name.
    private static func types(of text: DocumentView) -> [(type: String, count: Int)] {
        var counts: [String: Int] = [:]
        for entity in text.entities { counts[entity.type.rawValue, default: 0] += 1 }
        func rank(_ type: String) -> Int {
            EntityType.names.firstIndex(of: EntityType(rawValue: type)) ?? EntityType.names.count
        }
        return counts.sorted { (rank($0.key), $0.key) < (rank($1.key), $1.key) }.map { ($0.key, $0.value) }
    }

    private static func writeFilter(_ name: String, to output: ByteBuffer) {
        output.append("#show-\(name):not(:checked) ~ main mark.\(name) { background: none; box-shadow: none; }\n")
        output.append("#show-\(name):not(:checked) ~ main mark.\(name) small { display: none; }\n")
        output.append("#show-\(name):not(:checked) ~ main tr.\(name) { display: none; }\n")
        output.append("#show-\(name):not(:checked) ~ nav label.\(name) { opacity: 0.45; }\n")
    }

    private static func writeRow(
        _ type: EntityType, name: String, mentions: Int, _ last: String, to output: ByteBuffer
    ) {
        output.append("<tr class=\"\(className(type.rawValue))\"><td>\(Markup.escaped(type.rawValue))")
        output.append("<td>\(Markup.escaped(name))<td>\(mentions)<td>\(Markup.escaped(last))</tr>\n")
    }

    private static func writeText(_ text: DocumentView, to output: ByteBuffer) {
        var position = 0
        for entity in text.entities {
            output.append(markup: text.text(of: position..<entity.range.lowerBound))
            let tip = [entity.canonicalName, entity.role, entity.value].compactMap(\.self).filter { !$0.isEmpty }
            output.append("<mark class=\"\(className(entity.type.rawValue))\" ")
            output.append("title=\"\(Markup.escaped(tip.joined(separator: " · ")))\">")
            output.append(markup: text.text(of: entity.range))
            output.append("<small>\(Markup.escaped(entity.type.rawValue))</small></mark>")
            position = entity.range.upperBound
        }
        unsafe output.append(markup: text.text(of: position..<text.bytes.count))
    }

    /// A type as the name of a class: the types of a caller's gazetteer may be any text.
    private static func className(_ type: String) -> String {
        "t-"
            + String(
                String.UnicodeScalarView(
                    type.unicodeScalars.map {
                        $0.properties.isAlphabetic && $0.isASCII || ("0"..."9").contains($0) ? $0 : "-"
                    }))
    }

    private static let style = """
        :root { color-scheme: light dark; }
        body { font: 16px/1.7 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1.5rem; }
        h1 { font-size: 1.25rem; margin: 0 0 1rem; overflow-wrap: anywhere; }
        input[type=checkbox] { position: absolute; opacity: 0; }
        nav { display: flex; flex-wrap: wrap; gap: 0.5rem 1.25rem; margin-bottom: 1.25rem; }
        nav label { cursor: pointer; user-select: none; }
        main { display: grid; gap: 2rem; grid-template-columns: minmax(0, 2fr) minmax(18rem, 1fr); }
        @media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr); } }
        article { white-space: pre-wrap; overflow-wrap: anywhere; }
        mark { background: #dfe3e8; border-radius: 0.25em; color: #111; padding: 0.1em 0.3em; }
        article mark { box-decoration-break: clone; -webkit-box-decoration-break: clone; }
        mark small { font-size: 0.65em; font-weight: 600; margin-left: 0.35em; opacity: 0.7; vertical-align: 0.1em; }
        mark.t-PER { background: #bfe8c5; }
        mark.t-LOC { background: #bcdcfb; }
        mark.t-ORG { background: #ddcdf7; }
        mark.t-MISC { background: #fbe3a8; }
        table { border-collapse: collapse; font-size: 0.875rem; line-height: 1.4; width: 100%; }
        th, td { border-bottom: 1px solid #8884; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }
        td:nth-child(3), th:nth-child(3) { text-align: right; }

        """
}
