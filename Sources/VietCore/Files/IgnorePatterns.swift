/// The patterns of a `.gitignore` or `.ignore` file, as gitignore(5) has them. `?` and classes stand for one character of Unicode.
package struct IgnorePatterns: Sendable {
    private struct Pattern {
        /// The parts between the strokes; `**` stands for any number of folders.
        var parts: [[Unicode.Scalar]]
        var keeps = false
        var isForFolders = false
    }

    private let patterns: [Pattern]

    /// Reads the lines of a file.
    package init(_ bytes: [UInt8]) {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        patterns = text.split(separator: 0x0A).compactMap { line in
            let line = line.last == 0x0D ? line.dropLast() : line
            return Self.pattern(Array(String(decoding: line, as: UTF8.self).unicodeScalars))
        }
    }

    private static func pattern(_ line: [Unicode.Scalar]) -> Pattern? {
        guard line.first != "#" else { return nil }
        var line = line[...]
        // Spaces at the end count behind a backslash only.
        while line.last == " ", line.dropLast().reversed().prefix(while: { $0 == "\\" }).count % 2 == 0 {
            line.removeLast()
        }
        var pattern = Pattern(parts: [])
        if line.first == "!" {
            pattern.keeps = true
            line.removeFirst()
        }
        if line.last == "/" {
            pattern.isForFolders = true
            line.removeLast()
        }
        guard !line.isEmpty else { return nil }
        // A stroke at the start or inside ties the pattern to the folder of the file.
        let isTied = line.contains("/")
        if line.first == "/" { line.removeFirst() }
        pattern.parts = line.split(separator: "/", omittingEmptySubsequences: false).map(Array.init)
        if !isTied { pattern.parts.insert(["*", "*"], at: 0) }
        return pattern
    }

    /// Whether a file or folder is left out: true or false by the last pattern that fits, nil where none does.
    ///
    /// - Parameter path: Its names from the folder of the file on.
    /// - Complexity: O(n · m) for each pattern of n characters and a path of m.
    package func leavesOut(_ path: ArraySlice<String>, isFolder: Bool) -> Bool? {
        let names = path.map { Array($0.unicodeScalars) }
        let last = patterns.last { (isFolder || !$0.isForFolders) && Self.fits($0.parts, names) }
        return last.map { !$0.keeps }
    }

    /// Whether the parts stand for the names. At the end `**` stands for what is inside, and so for one name at least.
    private static func fits(_ parts: [[Unicode.Scalar]], _ names: [[Unicode.Scalar]]) -> Bool {
        let end = endOfMatch(names.count, isMany: { $0 < parts.count && parts[$0] == ["*", "*"] }) { part, name in
            part < parts.count && Glob.fits(parts[part], names[name]) ? part + 1 : nil
        }
        return end == parts.count
    }
}

/// How far a pattern has come when it has stood for all of `count` things; nil where it does not. Of several places that stand for
/// any number only the last that was passed needs to take more: what the others took is as good as anything.
///
/// - Parameters:
///   - isMany: Whether the place in the pattern stands for any number of things.
///   - step: The place behind the one that stands for a thing; nil where it does not.
private func endOfMatch(_ count: Int, isMany: (Int) -> Bool, step: (_ at: Int, _ thing: Int) -> Int?) -> Int? {
    var (at, thing) = (0, 0)
    var retry: (at: Int, thing: Int)?
    while thing < count {
        if isMany(at) {
            at += 1
            retry = (at, thing)
        } else if let next = step(at, thing) {
            at = next
            thing += 1
        } else if let last = retry {
            (at, thing) = (last.at, last.thing + 1)
            retry = (at, thing)
        } else {
            return nil
        }
    }
    return at
}

/// A pattern for one name: `*`, `?`, `[a-z]`, `[!0-9]`, `[[:digit:]]`, `\*`.
private enum Glob {
    static func fits(_ pattern: [Unicode.Scalar], _ name: [Unicode.Scalar]) -> Bool {
        let end = endOfMatch(name.count, isMany: { $0 < pattern.count && pattern[$0] == "*" }) {
            step(pattern, $0, name[$1])
        }
        return end.map { pattern[$0...].allSatisfy { $0 == "*" } } ?? false
    }

    /// Behind the part of the pattern at `at` that stands for the character; nil where it does not.
    private static func step(_ pattern: [Unicode.Scalar], _ at: Int, _ character: Unicode.Scalar) -> Int? {
        guard at < pattern.count else { return nil }
        switch pattern[at] {
        case "?": return at + 1
        case "[": return classStep(pattern, at + 1, character)
        case "\\" where at + 1 < pattern.count: return pattern[at + 1] == character ? at + 2 : nil
        default: return pattern[at] == character ? at + 1 : nil
        }
    }

    /// The same of a class from behind its bracket; one that is never closed stands for nothing.
    private static func classStep(_ pattern: [Unicode.Scalar], _ start: Int, _ character: Unicode.Scalar) -> Int? {
        var at = start
        var excludes = false
        if at < pattern.count, pattern[at] == "!" || pattern[at] == "^" {
            excludes = true
            at += 1
        }
        let first = at
        var isIn = false
        while at < pattern.count, pattern[at] != "]" || at == first {
            if pattern[at] == "[", at + 1 < pattern.count, pattern[at + 1] == ":",
                let close = pattern[(at + 2)...].firstIndex(of: "]"), close > at + 2, pattern[close - 1] == ":"
            {
                let name = String(String.UnicodeScalarView(pattern[(at + 2)..<(close - 1)]))
                guard let holds = named(name, character) else { return nil }
                if holds { isIn = true }
                at = close + 1
                continue
            }
            if pattern[at] == "\\", at + 1 < pattern.count { at += 1 }
            let low = pattern[at]
            var high = low
            if at + 2 < pattern.count, pattern[at + 1] == "-", pattern[at + 2] != "]" {
                at += 2
                if pattern[at] == "\\", at + 1 < pattern.count { at += 1 }
                high = pattern[at]
            }
            if low <= character, character <= high { isIn = true }
            at += 1
        }
        guard at < pattern.count, isIn != excludes else { return nil }
        return at + 1
    }

    private static func named(_ name: String, _ character: Unicode.Scalar) -> Bool? {
        let byte = character.isASCII ? UInt8(character.value) : 0
        let isUpper = (0x41...0x5A).contains(byte)
        let isLower = (0x61...0x7A).contains(byte)
        let isDigit = (0x30...0x39).contains(byte)
        let isGraphic = (0x21...0x7E).contains(byte)
        switch name {
        case "alpha": return isUpper || isLower
        case "upper": return isUpper
        case "lower": return isLower
        case "digit": return isDigit
        case "alnum": return isUpper || isLower || isDigit
        case "xdigit": return isDigit || (0x61...0x66).contains(byte | 0x20)
        case "space": return byte == 0x20 || (0x09...0x0D).contains(byte)
        case "blank": return byte == 0x20 || byte == 0x09
        case "punct": return isGraphic && !isUpper && !isLower && !isDigit
        case "graph": return isGraphic
        case "print": return isGraphic || byte == 0x20
        case "cntrl": return character.value < 0x20 || character.value == 0x7F
        default: return nil
        }
    }
}
