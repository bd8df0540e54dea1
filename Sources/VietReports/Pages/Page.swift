import VietFormats

/// The frame and the style of every page: no script, nothing loaded from elsewhere, light and dark, from a phone to a wide screen.
///
/// Everything from a text is escaped, and the page's own policy forbids all but its style sheet, so that a text with markup in it
/// is shown and not run.
enum Page {
    /// Appends everything up to the content: the head, and the title as a heading.
    ///
    /// - Parameter style: appends what the page needs beside the common style.
    static func writeHead(title: String, to output: ByteBuffer, style: () -> Void = {}) {
        output.append("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n" as StaticString)
        output.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" as StaticString)
        output.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; " as StaticString)
        output.append("style-src 'unsafe-inline'\">\n<title>" as StaticString)
        output.append(markup: title)
        output.append("</title>\n<style>\n" as StaticString)
        output.append(commonStyle)
        for width in stackings {
            output.append(stackedStyle(width == stackings[0] ? "table" : "table.w\(width)", below: width))
        }
        style()
        output.append("</style>\n</head>\n<body>\n<header><h1>" as StaticString)
        output.append(markup: title)
        output.append("</h1></header>\n" as StaticString)
    }

    static func writeTail(to output: ByteBuffer) { output.append("</body>\n</html>\n" as StaticString) }

    /// A text as a part of an identifier or the name of a class: the names of types may be any text.
    static func name(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    $0.properties.isAlphabetic && $0.isASCII || ("0"..."9").contains($0) ? $0 : "-"
                }))
    }

    /// Below which widths tables give up their columns: any table, and those that need more room.
    private static let stackings = [44, 50, 56, 64, 72]

    /// The class of a table whose columns take so many pixels side by side: below how many rem it gives them up.
    static func stackingClass(ofWidth pixels: Int) -> String {
        let margins = 32
        return "w\(stackings.first { pixels <= $0 * 16 - margins } ?? stackings[stackings.count - 1])"
    }

    /// Rows one below the other, every figure behind its heading.
    private static func stackedStyle(_ table: String, below rem: Int) -> String {
        """
        @media (max-width: \(rem)rem) {
          \(table) thead { display: none; }
          \(table), \(table) :is(caption, tbody, tr) { display: block; width: auto; }
          \(table) tr { border-bottom: 1px solid var(--line); padding: .4rem 0; }
          \(table) td { border: 0; display: inline-block; margin-right: .6rem; padding: .1rem 0; text-align: left; width: auto; }
          \(table) :is(td:first-child, td.b) { display: block; }
          \(table) td:first-child { font-weight: bold; }
          \(table) td[data-label]::before { color: var(--soft); content: attr(data-label) ": "; font-weight: normal; }
        }

        """
    }

    /// Colours have a contrast of 4.5 to 1 at least with what they stand on, and no text is smaller than 12 pixels.
    private static let commonStyle: StaticString = """
        :root { color-scheme: light dark; --paper: #fff; --ink: #1f2933; --soft: #52606d; --line: #cbd2d9; --bar: #2f6f9f;
                --link: #1d5f93; --k1: #ffd166; --k2: #ffe8a8; --k3: #fff4d6; --per: #bfe8c5; --loc: #bcdcfb; --org: #ddcdf7;
                --misc: #fbe3a8; --other: #dfe3e8; }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #14181d; --ink: #e4e7eb; --soft: #a7b1bc; --line: #3a434d; --bar: #6aaede; --link: #8cc4ee;
                  --k1: #7a5200; --k2: #5c4300; --k3: #3f3210; --per: #1d5230; --loc: #17466f; --org: #4b3378; --misc: #5c4300;
                  --other: #3a434d; } }
        * { box-sizing: border-box; }
        body { background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, "Liberation Sans", sans-serif;
               margin: 0 auto; max-width: 76rem; overflow-wrap: anywhere; padding: 1rem; }
        h1 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 1rem; }
        h2 { font-size: 1.15rem; line-height: 1.3; margin: 2rem 0 .75rem; }
        a { color: var(--link); }
        :focus-visible { outline: 3px solid var(--bar); outline-offset: 2px; }
        :target { outline: 2px solid var(--bar); outline-offset: 1px; }
        mark { background: var(--other); border-radius: .2em; box-decoration-break: clone; color: inherit; padding: .05em .2em;
               -webkit-box-decoration-break: clone; }
        mark a { color: inherit; font-size: .75rem; margin-left: .3em; }
        article { max-width: 46rem; white-space: pre-wrap; }
        figure { margin: 0 0 1rem; overflow-x: auto; }
        table { border-collapse: collapse; font-size: .9rem; line-height: 1.4; width: 100%; }
        caption { color: var(--soft); padding-bottom: .4rem; text-align: left; }
        th { border-bottom: 1px solid var(--soft); color: var(--soft); font-weight: normal; text-align: left; }
        th, td { padding: .25rem .6rem .25rem 0; vertical-align: top; }
        th { overflow-wrap: normal; }
        td { border-bottom: 1px solid var(--line); }
        .n { font-variant-numeric: tabular-nums; text-align: right; }
        td.n { white-space: nowrap; }
        .b { min-width: 6rem; width: 30%; }
        .b div { background: var(--bar); border-radius: 2px; height: .9rem; margin-top: .2rem; min-width: 1px; }
        @media screen and (prefers-color-scheme: dark) { figure svg { filter: invert(.92) hue-rotate(180deg); } }
        @media print { :root { color-scheme: light; } body { max-width: none; padding: 0; } mark { outline: 1px solid var(--line); } }

        """
}
