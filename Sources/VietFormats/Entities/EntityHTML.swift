import VietCore

/// One self-contained page: the text with its names highlighted, a legend that filters by type, a list of entities.
///
/// Everything from the text is escaped, and the page's policy allows nothing from elsewhere, so a text with markup in
/// it is shown and not run.
package enum EntityHTML {
    package static func write(_ text: TaggedText, title: String, to output: ByteBuffer) {
        var counts: [(type: String, count: Int)] = []
        for entity in text.entities {
            if let index = counts.firstIndex(where: { $0.type == entity.type.rawValue }) {
                counts[index].count += 1
            } else {
                counts.append((entity.type.rawValue, 1))
            }
        }
        let known = ["PER", "LOC", "ORG", "MISC"]
        counts.sort { (known.firstIndex(of: $0.type) ?? 9, $0.type) < (known.firstIndex(of: $1.type) ?? 9, $1.type) }

        output.append("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n")
        output.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        output.append(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
        output.append("<title>")
        output.append(escaped(title))
        output.append("</title>\n<style>\n")
        output.append(style)
        for entry in counts {
            let name = className(entry.type)
            output.append("#show-\(name):not(:checked) ~ main mark.\(name) { background: none; box-shadow: none; }\n")
            output.append("#show-\(name):not(:checked) ~ main mark.\(name) small { display: none; }\n")
            output.append("#show-\(name):not(:checked) ~ main tr.\(name) { display: none; }\n")
            output.append("#show-\(name):not(:checked) ~ nav label.\(name) { opacity: 0.45; }\n")
        }
        output.append("</style>\n</head>\n<body>\n<h1>")
        output.append(escaped(title))
        output.append("</h1>\n")
        for entry in counts {
            let name = className(entry.type)
            output.append("<input type=\"checkbox\" id=\"show-\(name)\" checked>\n")
        }
        output.append("<nav aria-label=\"types\">\n")
        for entry in counts {
            let name = className(entry.type)
            output.append(
                "<label class=\"\(name)\" for=\"show-\(name)\"><mark class=\"\(name)\">\(escaped(entry.type))</mark> \(entry.count)</label>\n"
            )
        }
        output.append("</nav>\n<main>\n<article>")
        writeText(text, to: output)
        output.append(
            "</article>\n<aside>\n<table>\n<thead><tr><th>type<th>name<th>mentions<th>role</tr></thead>\n<tbody>\n")
        for summary in EntitySummary.list(text) {
            output.append(
                "<tr class=\"\(className(summary.type.rawValue))\"><td>\(escaped(summary.type.rawValue))<td>\(escaped(summary.name))<td>\(summary.mentions)<td>\(escaped(summary.roles.joined(separator: "; ")))</tr>\n"
            )
        }
        for entity in text.entities where entity.group == nil && entity.value != nil {
            output.append(
                "<tr class=\"\(className(entity.type.rawValue))\"><td>\(escaped(entity.type.rawValue))<td>\(escaped(text.document.source[entity.range]))<td>1<td>\(escaped(entity.value ?? ""))</tr>\n"
            )
        }
        output.append("</tbody>\n</table>\n</aside>\n</main>\n</body>\n</html>\n")
    }

    private static func writeText(_ text: TaggedText, to output: ByteBuffer) {
        var position = 0
        for entity in text.entities {
            output.append(escaped(text.document.source[position..<entity.range.lowerBound]))
            var tip = entity.canonicalName ?? ""
            if let role = entity.role { tip += tip.isEmpty ? role : " · " + role }
            if let value = entity.value { tip += tip.isEmpty ? value : " · " + value }
            output.append("<mark class=\"\(className(entity.type.rawValue))\" title=\"\(escaped(tip))\">")
            output.append(escaped(text.document.source[entity.range]))
            output.append("<small>\(escaped(entity.type.rawValue))</small></mark>")
            position = entity.range.upperBound
        }
        output.append(escaped(text.document.source[position..<text.document.source.count]))
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

    /// Text with the characters that mean something to HTML as references, and control characters left out.
    package static func escaped(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n", "\t", "\r": result.unicodeScalars.append(scalar)
            default:
                result.unicodeScalars.append(
                    scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? "\u{FFFD}" : scalar)
            }
        }
        return result
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
