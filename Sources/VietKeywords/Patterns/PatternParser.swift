import VietCore
import VietNormalization

/// Takes a pattern apart. Patterns are composed first, as the text is: `ế` is one character in either form.
struct PatternParser {
    private struct Flags {
        var ignoresCase = false
        var dotTakesLineEnds = false
        var hasLines = false
    }

    private static let deepest = 100
    private static let mostTimes = 1000

    private let pattern: String
    private let text: [Unicode.Scalar]
    private var at = 0
    private var depth = 0
    private var flags = Flags()

    /// - Throws: ``VietTextError`` of code `invalid-argument`, saying what is wrong and where.
    static func parse(_ pattern: String) throws(VietTextError) -> PatternNode {
        var parser = PatternParser(pattern)
        let node = try parser.choice()
        if parser.at < parser.text.count { throw parser.fault("a closing bracket without an opening one") }
        return node
    }

    private init(_ pattern: String) {
        self.pattern = pattern
        text = Array(String(decoding: nfc(of: Array(pattern.utf8)).bytes, as: UTF8.self).unicodeScalars)
    }

    private func fault(_ what: String) -> VietTextError {
        VietTextError(.invalidArgument, "not a regular expression: \(what) at character \(at + 1) of \(pattern)")
    }

    private var next: Unicode.Scalar? { at < text.count ? text[at] : nil }

    private mutating func take(_ wanted: String) -> Bool {
        guard text[at...].starts(with: wanted.unicodeScalars) else { return false }
        at += wanted.unicodeScalars.count
        return true
    }

    // MARK: Sequences

    private mutating func choice() throws(VietTextError) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw fault("too many brackets in each other") }
        var nodes = [try sequence()]
        while take("|") { nodes.append(try sequence()) }
        return nodes.count == 1 ? nodes[0] : .choice(nodes)
    }

    private mutating func sequence() throws(VietTextError) -> PatternNode {
        var nodes: [PatternNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            guard let atom = try atom() else { continue }
            nodes.append(try repeated(atom))
        }
        return .sequence(nodes)
    }

    /// Something that may be repeated, nil for what only sets flags.
    private mutating func atom() throws(VietTextError) -> PatternNode? {
        let scalar = text[at]
        switch scalar {
        case "(": return try group()
        case "[": return .one(try bracketed())
        case "\\": return try escaped()
        case "*", "+", "?": throw fault("nothing to repeat")
        default: at += 1
        }
        switch scalar {
        case ".": return .one(flags.dotTakesLineEnds ? Self.everything : ScalarSet(.lineEnd, isInverted: true))
        case "^": return .border(flags.hasLines ? .lineStart : .textStart)
        case "$": return .border(flags.hasLines ? .lineEnd : .textEnd)
        default: return .one(ScalarSet(scalar.value, ignoringCase: flags.ignoresCase))
        }
    }

    private static let everything: ScalarSet = {
        var set = ScalarSet()
        set.isInverted = true
        return set
    }()

    private mutating func group() throws(VietTextError) -> PatternNode? {
        let outer = flags
        at += 1
        if take("?") {
            if take("P<") || take("<"), let letter = next, letter != "=", letter != "!" {
                while let scalar = next, ScalarSet.Category.word.contains(scalar) { at += 1 }
                guard take(">") else { throw fault("a name without an end") }
            } else if !take(":") {
                guard try setFlags() else { return nil }
            }
        }
        let node = try choice()
        guard take(")") else { throw fault("an opening bracket without a closing one") }
        flags = outer
        return node
    }

    /// Reads `i`, `s` and `m`, with `-` before those that end; says whether what they are for follows in the same brackets.
    private mutating func setFlags() throws(VietTextError) -> Bool {
        var value = true
        while let scalar = next {
            switch scalar {
            case "i": flags.ignoresCase = value
            case "s": flags.dotTakesLineEnds = value
            case "m": flags.hasLines = value
            case "-" where value: value = false
            case ":", ")":
                at += 1
                return scalar == ":"
            default: throw fault("`(?\(scalar)`, which cannot be found in linear time or is unknown,")
            }
            at += 1
        }
        throw fault("an opening bracket without a closing one")
    }

    // MARK: Repetition

    private mutating func repeated(_ atom: PatternNode) throws(VietTextError) -> PatternNode {
        guard let (least, most) = try times() else { return atom }
        let isLazy = take("?")
        if next == "+" { throw fault("a possessive repetition, which is not known here,") }
        return .repeated(atom, least: least, most: most, isLazy: isLazy)
    }

    private mutating func times() throws(VietTextError) -> (Int, Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        let start = at
        guard take("{") else { return nil }
        let least = number()
        let hasComma = take(",")
        let most = hasComma ? number() : least
        guard take("}"), least != nil || most != nil else {
            // A brace that counts nothing stands for itself.
            at = start
            return nil
        }
        guard max(least ?? 0, most ?? 0) <= Self.mostTimes, (least ?? 0) <= (most ?? .max) else {
            throw fault("a repetition of more than \(Self.mostTimes) times, or from more to less,")
        }
        return (least ?? 0, most)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = next, ("0"..."9").contains(scalar) {
            value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), Self.mostTimes + 1)
            at += 1
        }
        return value
    }

    // MARK: Characters

    private mutating func bracketed() throws(VietTextError) -> ScalarSet {
        at += 1
        var set = ScalarSet(ignoringCase: flags.ignoresCase)
        set.isInverted = take("^")
        var isEmpty = true
        while let scalar = next, scalar != "]" || isEmpty {
            isEmpty = false
            if scalar == "[" || take("&&") { throw fault("a set in a set, which is not known here,") }
            if scalar == "\\", let (category, isInverted) = try category() {
                set.insert(category, isInverted: isInverted)
                continue
            }
            let first = try character()
            guard next == "-", at + 1 < text.count, text[at + 1] != "]" else {
                set.insert(first...first)
                continue
            }
            at += 1
            let last = try character()
            guard first <= last else { throw fault("a range from more to less") }
            set.insert(first...last)
        }
        guard take("]") else { throw fault("a set without an end") }
        return set
    }

    private mutating func escaped() throws(VietTextError) -> PatternNode {
        if let (category, isInverted) = try category() { return .one(ScalarSet(category, isInverted: isInverted)) }
        for (name, border) in Self.borders where take(name) { return .border(border) }
        return .one(ScalarSet(try character(), ignoringCase: flags.ignoresCase))
    }

    private static let borders: [(String, PatternBorder)] = [
        (#"\b"#, .wordBorder), (#"\B"#, .noWordBorder), (#"\A"#, .textStart), (#"\z"#, .textEnd), (#"\Z"#, .textEnd),
    ]
    private static let categories: [(String, ScalarSet.Category, Bool)] = [
        (#"\d"#, .digit, false), (#"\D"#, .digit, true), (#"\w"#, .word, false), (#"\W"#, .word, true),
        (#"\s"#, .space, false), (#"\S"#, .space, true), (#"\R"#, .lineEnd, false), (#"\N"#, .lineEnd, true),
    ]

    /// The kind of character that a backslash begins the name of, and whether it is all others.
    private mutating func category() throws(VietTextError) -> (ScalarSet.Category, Bool)? {
        for (name, category, isInverted) in Self.categories where take(name) { return (category, isInverted) }
        let isInverted = take(#"\P{"#)
        guard isInverted || take(#"\p{"#) else { return nil }
        var name = String.UnicodeScalarView()
        while let scalar = next, scalar != "}", name.count < 4 {
            name.append(scalar)
            at += 1
        }
        guard take("}"), name.count < 3, let category = ScalarSet.Category(rawValue: String(name)) else {
            throw fault("a property other than L, Lu, Ll, M, N, P, S and Z")
        }
        return (category, isInverted)
    }

    /// One character, as it stands or behind a backslash.
    private mutating func character() throws(VietTextError) -> UInt32 {
        let scalar = text[at]
        at += 1
        guard scalar == "\\" else { return scalar.value }
        guard let escaped = next else { throw fault("a backslash at the end") }
        at += 1
        switch escaped {
        case "t": return 0x09
        case "n": return 0x0A
        case "r": return 0x0D
        case "f": return 0x0C
        case "x", "u": return try hexadecimal(digits: escaped == "x" ? 2 : 4)
        case "a"..."z", "A"..."Z", "0"..."9":
            throw fault("`\\\(escaped)`, which cannot be found in linear time or is unknown,")
        default: return escaped.value
        }
    }

    private mutating func hexadecimal(digits: Int) throws(VietTextError) -> UInt32 {
        let isBraced = take("{")
        var name = ""
        while let scalar = next, scalar.properties.isASCIIHexDigit, name.utf8.count < (isBraced ? 6 : digits) {
            name.unicodeScalars.append(scalar)
            at += 1
        }
        guard isBraced ? take("}") : name.utf8.count == digits, let value = UInt32(name, radix: 16),
            let scalar = Unicode.Scalar(value)
        else { throw fault("a number that is no character") }
        return scalar.value
    }
}
