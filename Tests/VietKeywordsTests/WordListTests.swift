import TestSupport
import Testing
import VietCore
import VietNormalization

@testable import VietKeywords

/// Lists of words, and the order of their bytes.
@Suite struct WordListTests {
    @Test func stopWordsAreKnownByTheirKeys() {
        let words = StopWords(["kỹ sư", "hoà", "và"])
        func key(_ text: String) -> TokenKey { TokenKey(phrase: WordIdentity.standard.form(of: Array(text.utf8))) }
        #expect(words.contains(key("KĨ SƯ")) && words.contains(key("hòa")) && words.contains(key("Và")))
        #expect(!words.contains(key("kỹ")) && !words.contains(key("sư kỹ")) && !words.contains(key("")))
        #expect(StopWords(text: "# không\r\nđại_học\r\n\r\n").words == ["đại học"])
        let both = words.union(StopWords(["đại học"]))
        #expect(both.contains(key("Đại học")) && both.count == 4)
    }

    @Test func bytesStandInByteOrder() {
        var generator = SeededGenerator(seed: 43)
        for _ in 0..<3000 {
            let a = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
                UInt8.random(in: 126...129, using: &generator)
            }
            var b = Bool.random(using: &generator) ? Array(a.prefix(Int.random(in: 0...20, using: &generator))) : a
            if !b.isEmpty, Bool.random(using: &generator) { b[b.count - 1] ^= 0x80 }
            let order = a.withUnsafeBytes { x in b.withUnsafeBytes { ByteComparison.order(x, $0) } }
            #expect((order < 0) == a.lexicographicallyPrecedes(b) && (order == 0) == (a == b))
            if a.count == b.count, !a.isEmpty {
                let areEqual = a.withUnsafeBufferPointer { x in
                    b.withUnsafeBufferPointer { ByteComparison.areEqual(x.baseAddress!, $0.baseAddress!, a.count) }
                }
                #expect(areEqual == (a == b))
            }
        }
    }
}
