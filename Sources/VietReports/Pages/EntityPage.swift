import VietCore
import VietFormats

/// A page of a text with its names highlighted, a legend that filters by type, and a list of entities.
package enum EntityPage {
    package static func write(_ text: DocumentView, title: String, to output: ByteBuffer) {
        let types = types(of: text)
        Page.writeHead(title: title, to: output) {
            output.append(style)
            for (type, _) in types { writeFilter(className(type), to: output) }
        }
        output.append("<nav aria-label=\"types\">\n")
        for (type, count) in types {
            let name = className(type)
            output.append("<label><input type=\"checkbox\" id=\"show-\(name)\" checked> ")
            output.append("<mark class=\"\(name)\">\(Markup.escaped(type))</mark> \(count)</label>\n")
        }
        output.append("</nav>\n<main>\n<article lang=\"vi\">")
        writeText(text, to: output)
        output.append("</article>\n<aside aria-label=\"names\">\n")
        writeTable(text, to: output)
        output.append("</aside>\n</main>\n")
        Page.writeTail(to: output)
    }

    /// The groups of names, each linked to its first mention, then the expressions.
    private static func writeTable(_ text: DocumentView, to output: ByteBuffer) {
        output.append("<table>\n<thead><tr><th scope=\"col\">type<th scope=\"col\">name")
        output.append("<th scope=\"col\" class=\"n\">mentions<th scope=\"col\">role or value</tr></thead>\n<tbody>\n")
        for summary in EntitySummary.list(text) {
            writeRow(
                summary.type, name: summary.name, mentions: summary.mentions,
                summary.roles.joined(separator: "; "), id: "g\(summary.group)", to: output)
        }
        for (index, entity) in text.entities.enumerated() where entity.group == nil {
            guard let value = entity.value else { continue }
            writeRow(
                entity.type, name: text.text(of: entity.range), mentions: 1, value, id: "e\(index)", to: output)
        }
        output.append("</tbody>\n</table>\n")
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
        let isOff = "body:has(#show-\(name):not(:checked))"
        output.append("\(isOff) main mark.\(name) { background: none; }\n")
        output.append("\(isOff) main mark.\(name) > a, \(isOff) main tr.\(name) { display: none; }\n")
    }

    private static func writeRow(
        _ type: EntityType, name: String, mentions: Int, _ last: String, id: String, to output: ByteBuffer
    ) {
        output.append("<tr id=\"\(id)\" class=\"\(className(type.rawValue))\"><td>\(Markup.escaped(type.rawValue))")
        output.append("<td><a href=\"#m\(id)\">\(Markup.escaped(name))</a>")
        output.append("<td class=\"n\" data-label=\"mentions\">\(mentions)<td>\(Markup.escaped(last))</tr>\n")
    }

    /// Writes the text with its marks; each leads to its row, and the first of a group is what that leads to.
    private static func writeText(_ text: DocumentView, to output: ByteBuffer) {
        var position = 0
        var seen: Set<Int> = []
        for (index, entity) in text.entities.enumerated() {
            output.append(markup: text.text(of: position..<entity.range.lowerBound))
            let tip = [entity.canonicalName, entity.role, entity.value].compactMap(\.self).filter { !$0.isEmpty }
            let row = entity.group.map { "g\($0)" } ?? (entity.value == nil ? nil : "e\(index)")
            let isFirst = entity.group.map { seen.insert($0).inserted } ?? (row != nil)
            output.append(
                "<mark\(isFirst ? " id=\"m\(row ?? "")\"" : "") class=\"\(className(entity.type.rawValue))\" ")
            output.append("title=\"\(Markup.escaped(tip.joined(separator: " · ")))\">")
            output.append(markup: text.text(of: entity.range))
            let type = Markup.escaped(entity.type.rawValue)
            output.append("<a\(row.map { " href=\"#\($0)\"" } ?? "")>\(type)</a></mark>")
            position = entity.range.upperBound
        }
        unsafe output.append(markup: text.text(of: position..<text.bytes.count))
    }

    /// A type as the name of a class.
    private static func className(_ type: String) -> String { "t-" + Page.name(type) }

    private static let style = """
        nav { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; margin-bottom: 1.25rem; }
        nav label { cursor: pointer; }
        main { display: grid; gap: 2rem; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); }
        @media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr); } }
        mark.t-PER { background: var(--per); }
        mark.t-LOC { background: var(--loc); }
        mark.t-ORG { background: var(--org); }
        mark.t-MISC { background: var(--misc); }

        """
}
