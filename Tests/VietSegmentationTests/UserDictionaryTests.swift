import TestSupport
import Testing
import VietCore
import VietText

@testable import VietSegmentation

/// The rules of user dictionaries, written down without regard for speed.
private struct SlowDictionary {
    private var actions: [[String]: DictionaryAction] = [:]

    init(_ entries: [UserDictionary.Entry]) {
        for entry in entries {
            let words = entry.text.split(whereSeparator: { $0 == " " || $0 == "_" }).map { Self.key(String($0)) }
            if words.count > 1 { actions[words] = entry.action }
        }
    }

    static func key(_ text: String) -> String { SyllableForm.canonical(text) }

    private struct Match {
        var range: Range<Int>
        var action: DictionaryAction
    }

    /// Whether each token of a sentence continues a word.
    ///
    /// - Parameter scores: of the gap before each token, nil where the model has none.
    func joined(_ words: [String], lineBefore: [Bool], scores: [Int32?], joined: [Bool]) -> [Bool] {
        var result = joined
        var joins: [Match] = []
        var forbids: [Match] = []
        for start in words.indices {
            for end in start + 1..<words.count + 1 {
                if end - start > 1, lineBefore[end - 1] { break }
                guard let action = actions[Array(words[start..<end])] else { continue }
                let match = Match(range: start..<end, action: action)
                if action == .forbid { forbids.append(match) } else { joins.append(match) }
            }
        }
        joins.sort {
            ($1.range.count, $1.action.rawValue, $0.range.lowerBound)
                < ($0.range.count, $0.action.rawValue, $1.range.lowerBound)
        }
        var taken: [Match] = []
        for match in joins where !taken.contains(where: { $0.range.overlaps(match.range) }) { taken.append(match) }
        var protected = Set<Int>()
        for match in taken {
            let gaps = match.range.dropFirst()
            for gap in gaps where match.action == .force || (scores[gap] ?? 0) + match.action.bonus > 0 {
                result[gap] = true
            }
            if match.action == .force {
                for edge in [match.range.lowerBound, match.range.upperBound] where edge > 0 && edge < words.count {
                    result[edge] = false
                }
            }
        }
        for match in taken where match.range.dropFirst().allSatisfy({ result[$0] }) {
            protected.formUnion(match.range.dropFirst())
        }
        forbids.sort { ($1.range.lowerBound, $0.range.count) < ($0.range.lowerBound, $1.range.count) }
        for match in forbids {
            let gaps = match.range.dropFirst()
            let free = gaps.filter { !protected.contains($0) }
            guard gaps.allSatisfy({ result[$0] }), !free.isEmpty else { continue }
            result[free.min { (scores[$0] ?? 0, $0) < (scores[$1] ?? 0, $1) }!] = false
        }
        return result
    }
}

@Suite struct UserDictionaryTests {
    private static let pieces = [
        "nhà", "Nhà", "nước", "hoà", "HÒA", "bình", "kỹ", "kĩ", "xyzzy", "Xyzzy", "11", "+",
    ]

    private func entries(_ generator: inout SeededGenerator) -> [UserDictionary.Entry] {
        (0..<Int.random(in: 1...40, using: &generator)).map { _ in
            let words = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                Self.pieces.randomElement(using: &generator)!
            }
            return .init(
                words.joined(separator: ["_", " ", "  "].randomElement(using: &generator)!),
                DictionaryAction.allCases.randomElement(using: &generator)!)
        }
    }

    @Test func decidesLikeTheSlowTwin() throws {
        var generator = SeededGenerator(seed: 91)
        let plain = Segmenter.standard.makeWorker(keepsScores: true)
        var changed = 0
        for round in 0..<600 {
            let entries = entries(&generator)
            let slow = SlowDictionary(entries)
            let worker = try Segmenter.standard.following(UserDictionary(entries)).makeWorker(
                keepsScores: Bool.random(using: &generator))
            let text = (0..<Int.random(in: 2...40, using: &generator)).map { _ in
                Self.pieces.randomElement(using: &generator)!
                    + (Int.random(in: 0..<25, using: &generator) == 0 ? "\n" : " ")
            }.joined()
            let bytes = Array(text.utf8)
            bytes.withUnsafeBufferPointer { bytes in
                plain.segment(bytes)
                worker.segment(bytes)
                #expect(plain.sentences.map(\.range) == worker.sentences.map(\.range))
                for sentence in plain.sentences {
                    let tokens = sentence.tokens.map { plain.tokens[$0] }
                    let expected = slow.joined(
                        tokens.map { SlowDictionary.key(String(decoding: bytes[$0.range], as: UTF8.self)) },
                        lineBefore: tokens.map { $0.flags.contains(.lineBefore) },
                        scores: sentence.tokens.map { plain.scores[$0] == GapScore.none ? nil : plain.scores[$0] },
                        joined: tokens.map(\.continuesWord))
                    let actual = sentence.tokens.map { worker.tokens[$0].continuesWord }
                    #expect(actual == expected, "round \(round): \(text.debugDescription) with \(entries)")
                    changed += expected != tokens.map(\.continuesWord) ? 1 : 0
                    if !worker.scores.isEmpty {
                        for index in sentence.tokens where worker.scores[index] != GapScore.none {
                            #expect((worker.scores[index] > 0) == worker.tokens[index].continuesWord)
                        }
                    }
                }
            }
        }
        #expect(changed > 250)
    }

    private func words(_ text: String, _ entries: [UserDictionary.Entry]) throws -> [String] {
        let document = try Segmenter.standard.following(UserDictionary(entries)).segment(text)
        return document.storage.words.map { document.source[$0.range] }
    }

    @Test func variantsOfCaseToneAndFormMatch() throws {
        let entries: [UserDictionary.Entry] = [
            .init("kỹ_thuật  hòa", .force), .init("Nhi\u{EA}u L\u{F4}\u{323}c kênh", .force),
        ]
        #expect(try words("KĨ thuật HOÀ", entries) == ["KĨ thuật HOÀ"])
        #expect(try words("ki\u{303} thuật hoa\u{300} rồi", entries).first == "ki\u{303} thuật hoa\u{300}")
        #expect(try words("nhiêu  LỘC\u{A0}Kênh", entries) == ["nhiêu  LỘC\u{A0}Kênh"])
        #expect(try words("nhiêu\nlộc kênh", entries).count > 1)
    }

    @Test func numbersAndMarksCanBeForced() throws {
        let entries: [UserDictionary.Entry] = [.init("C++", .force), .init("Windows 11", .add)]
        #expect(try words("dùng c++ và windows 11.", entries) == ["dùng", "c++", "và", "windows 11", "."])
    }

    @Test func theLaterOfTwoEqualEntriesCounts() throws {
        #expect(try words("xanh đỏ", [.init("xanh đỏ", .forbid), .init("Xanh  ĐỎ", .force)]) == ["xanh đỏ"])
        #expect(try words("xanh đỏ", [.init("xanh đỏ", .force), .init("XANH đỏ", .forbid)]) == ["xanh", "đỏ"])
    }

    /// Each entry asks for the opposite of the one inside it.
    @Test func cyclesOfForceAndForbidEnd() throws {
        let syllables = ["một", "xanh", "đỏ", "bay", "cá", "cây"]
        var entries = (2...6).map { length in
            UserDictionary.Entry(syllables.prefix(length).joined(separator: " "), length % 2 == 0 ? .force : .forbid)
        }
        // The longest force has all tokens, and a forbid inside it gives way.
        #expect(try words(syllables.joined(separator: " "), entries) == [syllables.joined(separator: " ")])
        entries.removeLast()
        #expect(
            try words(syllables.joined(separator: " "), entries).first == syllables.prefix(4).joined(separator: " "))
        let ring = (0..<6).map { UserDictionary.Entry("\(syllables[$0]) \(syllables[($0 + 1) % 6])", .force) }
        #expect(try words((syllables + [syllables[0]]).joined(separator: " "), ring).count == 4)
    }

    @Test func faultsNameFileAndLine() {
        func failure(_ bytes: [UInt8]) -> VietTextError? {
            do {
                _ = try Segmenter.standard.following(UserDictionary(bytes: bytes, file: "d.txt"))
                return nil
            } catch { return error }
        }
        #expect(failure(Array("# x\n\nxanh đỏ\tfroce\n".utf8))?.line == 3)
        #expect(failure(Array("a b\n\tforce\n".utf8))?.line == 2)
        #expect(failure(Array("a b\n".utf8) + [0xC3, 0x28, 0x0A])?.code == .invalidUTF8)
        #expect(failure([0xFF, 0xFE, 0x61, 0x00, 0x20]) != nil)
        #expect(failure([0x7F, 0x45, 0, 0, 1, 0, 0, 0, 0, 9, 9, 9])?.code == .unsupportedEncoding)
        #expect(failure(Array("cá\n".utf8) + [0x54, 0xAC, 0x67, 0x20, 0xAE, 0xA8, 0xAE, 0xAA])?.line == 2)
        let long = failure(Array(("a b\n" + String(repeating: "xanh ", count: 33)).utf8))
        #expect(long?.code == .malformedRecord)
        #expect(long?.line == 2)
        #expect(long?.file == "d.txt")
        #expect(failure(Array("\u{FEFF}a_b\tforce\tmine\r\n# c\r\n\r\n  \t \nx y\t \n".utf8)) == nil)
        #expect(throws: VietTextError.self) { try UserDictionary([.init("a\tb")]) }
        #expect(throws: VietTextError.self) { try UserDictionary([.init(" _ ")]) }
    }

    @Test func linesOfManyEntriesAndHugeTokensAreRead() throws {
        var text = ""
        for number in 0..<30_000 { text += "Việt  xã\(number) NƯỚC\tforce\n" }
        text += String(repeating: "x", count: 300_000) + " nước\tforce\n"
        let dictionary = try UserDictionary(bytes: Array(text.utf8))
        #expect(dictionary.count == 30_001)
        let segmenter = try Segmenter.standard.following(dictionary)
        for number in [0, 1, 17_000, 29_999] {
            #expect(segmenter.segment("việt Xã\(number) nước").words.count == 1)
        }
        #expect(segmenter.segment("việt xã30000 nước").words.count == 3)
    }

    /// Every token starts entries that match almost to their longest end. Steps are counted, not seconds.
    @Test(arguments: [DictionaryAction.add, .force, .forbid])
    func hostileTextTakesLinearTime(action: DictionaryAction) throws {
        var entries = (2...31).map { UserDictionary.Entry(String(repeating: "la ", count: $0), action) }
        entries.append(.init(String(repeating: "la ", count: 31) + "bay", action))
        entries.append(.init("la la", .force))
        let worker = try Segmenter.standard.following(UserDictionary(entries)).makeWorker()
        func steps(_ count: Int) -> Int {
            let before = worker.dictionarySteps
            Array(String(repeating: "la ", count: count).utf8).withUnsafeBufferPointer { worker.segment($0) }
            return worker.dictionarySteps - before
        }
        let (short, long) = (steps(1_000), steps(24_000))
        #expect(short > 4_000)
        #expect(long <= short * 25)
        #expect(long <= 24_000 * 64)
    }
}
