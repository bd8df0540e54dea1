import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietText

@testable import VietKeywords

/// Regular expressions: what they match, what they refuse, and that none is slow.
@Suite struct PatternTests {
    private static func matches(_ pattern: String, _ text: String) throws -> [String] {
        let scalars = Array(text.unicodeScalars)
        var search = PatternSearch(try TextPattern(pattern))
        return search.matches(in: scalars.map(\.value)).map { range in
            var found = String.UnicodeScalarView()
            found.append(contentsOf: scalars[range])
            return String(found)
        }
    }

    @Test(arguments: [
        ("h.t", "hát hat h\nt", ["hát", "hat"]),
        ("(?s)h.t", "h\nt", ["h\nt"]),
        ("[Kk]hông( quân)?", "Không quân, không", ["Không quân", "không"]),
        ("a|ab", "ab", ["a"]), ("ab|a", "ab", ["ab"]), ("(a|ab)(c|bcd)", "abcd", ["abcd"]),
        ("a+?", "aaa", ["a", "a", "a"]), ("a{2}", "aaaaa", ["aa", "aa"]), ("a{2,}", "aaaaa", ["aaaaa"]),
        ("a{,2}b", "aaab", ["aab"]), ("a{x}", "a{x}", ["a{x}"]), ("a*", "baac", ["aa"]),
        (#"\d+"#, "năm 1945, ٣", ["1945", "٣"]), (#"\bn\w*"#, "năm non ấn", ["năm", "non"]),
        (#"\Bn\b"#, "non ấn n", ["n", "n"]), (#"\p{Lu}\p{Ll}+"#, "Đà Nẵng đẹp", ["Đà", "Nẵng"]),
        (#"[^\s\d]+"#, "ab 12 c", ["ab", "c"]), (#"[\w-]+"#, "COVID-19.", ["COVID-19"]), ("[]a]+", "]a", ["]a"]),
        ("(?i)đà nẵng", "ĐÀ NẴNG", ["ĐÀ NẴNG"]), ("(?i:đ)à", "Đà đÀ", ["Đà"]), ("(?i)[^a]", "aAb", ["b"]),
        ("^a", "aa\na", ["a"]), ("(?m)^a$", "a\na", ["a", "a"]), (#"\Aa|a\z"#, "aba", ["a", "a"]),
        (#"\x41\u0042\u{43}\."#, "ABC.", ["ABC."]), ("(?<year>19|20)", "1920", ["19", "20"]), ("()+a", "a", ["a"]),
        ("e\u{302}\u{301}", "ế", ["ế"]), ("(a*)*b", "aab", ["aab"]), ("", "abc", []), ("a||b", "b", []),
    ])
    func whatMatches(pattern: String, text: String, expected: [String]) throws {
        #expect(try Self.matches(pattern, text) == expected, "\(pattern) in \(text)")
    }

    @Test(arguments: [
        "(", ")", "[a", "a**", "*", "a++", #"\"#, #"(a)\1"#, "(?=a)", "(?!a)", "(?<=a)", "(?<!a)", "(?>a)", "[b-a]",
        #"\p{Xx}"#,
        "a{3,2}", "a{1001}", "a{1,1001}", "a{1001,1001}", "[[a]]", "[a&&b]", #"\x4"#, #"\u{110000}"#, #"\q"#, "(?i",
        "(?<a", "(?z)",
        "((a{1000}){1000}){1000}", String(repeating: "(", count: 100_000) + String(repeating: ")", count: 100_000),
    ])
    func whatIsRefusedByName(pattern: String) {
        let error = #expect(throws: VietTextError.self) { try TextPattern(pattern) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.hasPrefix("not a regular expression: ") == true)
    }

    /// The same as Swift's own expressions, which go back, on short texts and expressions of all operators.
    @Test func theMatchesAreThoseOfABacktracker() throws {
        var generator = SeededGenerator(seed: 8)
        // How often nothing is repeated where nothing is preferred is a matter of taste.
        func repeated(_ piece: String) -> String {
            let many = piece.contains("??") || piece.contains("*?") ? [] : ["*", "+", "*?", "+?"]
            return "(?:" + piece + ")" + (many + ["?", "{2}", "{1,2}", "??"]).randomElement(using: &generator)!
        }
        func piece(_ depth: Int) -> String {
            switch Int.random(in: 0..<(depth > 2 ? 3 : 9), using: &generator) {
            case 0: "a"
            case 1: "b"
            case 2: ["ế", ".", "[ab]", "[^a]", #"\b"#, "$", "^"].randomElement(using: &generator)!
            case 3, 4: piece(depth + 1) + piece(depth + 1)
            case 5: "(?:" + piece(depth + 1) + "|" + piece(depth + 1) + ")"
            default: repeated(piece(depth + 1))
            }
        }
        for _ in 0..<3000 {
            let pattern = piece(0)
            let text = String(
                (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                    "abế ".randomElement(using: &generator)!
                })
            let slow = try Regex(pattern).matchingSemantics(.unicodeScalar).wordBoundaryKind(.simple)
            let expected = text.matches(of: slow).map { String(text[$0.range]) }.filter { !$0.isEmpty }
            #expect(try Self.matches(pattern, text) == expected, "\(pattern) in \(text)")
        }
    }

    /// Expressions on which others take exponential or quadratic time. A step counts for each character at most once.
    @Test(arguments: ["(a+)+$", "(a|a)*c", "(a?){40}a{40}", "(.*a){10}b", "a.*x", "(.*)(.*)(.*)z", "a(.*x)?"])
    func noExpressionIsSlow(pattern: String) throws {
        var search = PatternSearch(try TextPattern(pattern), longest: 50)
        var work: [Int] = []
        for count in [400, 800] {
            let before = search.work
            _ = search.matches(in: [UInt32](repeating: 0x61, count: count))
            work.append(search.work - before)
        }
        #expect(work[1] <= work[0] * 5 / 2)
    }

    @Test func textIsComposedAndWhatIsBrokenIsOneCharacter() throws {
        var text = Array("Ở Ha\u{300} No\u{302}\u{323}i m".utf8)
        text += [0xC6] + Array("a to.".utf8)
        let document = Segmenter.standard.segment(SourceText(bytes: text))
        for (pattern, range) in [("Hà N.i", 4..<16), ("m.a", 17..<20), ("\u{1ED9}i", 4..<16)] {
            #expect(Concordance(try .expression(pattern)).lines(in: document).map(\.range) == [range], "\(pattern)")
        }
    }

    @Test func aMatchHasALimit() throws {
        let found = try Self.matches("a+", String(repeating: "a", count: 2500))
        #expect(found.map(\.count) == [1000, 1000, 500])
    }
}
