import TestSupport
import Testing

@testable import VietCore

@Suite struct IgnorePatternsTests {
    private func verdict(_ file: String, _ path: String) -> Bool? {
        let isFolder = path.hasSuffix("/")
        let names = path.split(separator: "/").map(String.init)
        return IgnorePatterns(Array(file.utf8)).leavesOut(names[...], isFolder: isFolder)
    }

    @Test(
        arguments: [
            // Names at any depth, and paths from the folder of the file.
            ("*.log", "a.log", true), ("*.log", "b/a.log", true), ("*.log", "a.txt", nil), ("/a.log", "a.log", true),
            ("/a.log", "b/a.log", nil), ("b/a.log", "b/a.log", true), ("b/a.log", "c/b/a.log", nil),
            ("nháp", "tin/nháp/", true), ("nháp", "tin/nháp", true),
            // Folders alone
            ("build/", "build/", true), ("build/", "build", nil), ("build/", "a/build/", true), ("a/b/", "a/b/", true),
            ("/", "a", nil),
            // No star passes a stroke.
            ("a/*", "a/b", true), ("a/*", "a/b/c", nil), ("a/*.txt", "a/b/c.txt", nil), ("a?c", "abc", true),
            ("a?c", "a/c", nil), ("?.txt", "ế.txt", true), ("*a*b*c*", "xxaxxbxxcxx", true),
            ("*a*b*c", "xxaxxbxxcxx", nil),
            // Any number of folders
            ("**/a", "a", true), ("**/a", "x/y/a", true), ("a/**", "a/b", true), ("a/**", "a/b/c", true),
            ("a/**", "a/", nil),
            ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true), ("a/**/b", "a/x/c", nil), ("a**b", "axxb", true),
            ("a/**/b/**/c", "a/b/x/b/c", true), ("/**/a", "x/a", true), ("**", "a", true), ("**/b/c", "b/b/c", true),
            // Classes
            ("[ab].txt", "a.txt", true), ("[!ab].txt", "a.txt", nil), ("[^a-c]x", "dx", true), ("[a-c]x", "bx", true),
            ("[]x]", "]", true), ("[[:digit:]]", "7", true), ("[[:upper:][:digit:]]", "a", nil), ("[a", "[a", nil),
            ("[\\]]", "]", true), ("[à-ỹ]", "ế", true), ("[[:bogus:]]", "b", nil),
            // Comments, blanks, escapes
            ("# a\n\na", "a", true), ("#a", "#a", nil), ("\\#a", "#a", true), ("\\!a", "!a", true), ("a  ", "a", true),
            ("a\\ ", "a ", true), ("a\\*", "a*", true), ("a\\*", "ab", nil), ("a\r\nb\r\n", "a", true),
            ("\u{FEFF}a", "a", true),
            // The last that fits counts.
            ("*.txt\n!a.txt", "a.txt", false), ("!a.txt\n*.txt", "a.txt", true), ("*.txt\n!a.txt", "b.txt", true),
            ("!", "a", nil),
        ] as [(String, String, Bool?)]) func patternsAreThoseOfGit(file: String, path: String, expected: Bool?)
    {
        #expect(verdict(file, path) == expected, "\(file) \(path)")
    }

    /// Patterns and paths as long as they come cost what their lengths say.
    @Test func manyStarsAreNoTrap() {
        let stars = String(repeating: "*a", count: 2_000) + "b"
        #expect(verdict(stars, String(repeating: "a", count: 4_000)) == nil)
        let folders = String(repeating: "**/a/", count: 500) + "b"
        #expect(verdict(folders, String(repeating: "a/", count: 1_000) + "c") == nil)
    }
}
