import VietCore
import VietFormats

/// Escaping for HTML, SVG and XML.
package enum Markup {
    /// The text with the five characters that mean something in markup escaped, line ends as line feeds, and what
    /// ``ControlCharacters`` does not let pass replaced.
    ///
    /// - Complexity: O(n) for n bytes.
    package static func escaped(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count)
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case "\r": if scalars.first != "\n" { out += "\n" }
            default: out.unicodeScalars.append(ControlCharacters.allows(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return out
    }
}

extension ByteBuffer {
    /// Appends a text as ``Markup/escaped(_:)`` gives it.
    func append(markup text: String) { append(Markup.escaped(text)) }
}
