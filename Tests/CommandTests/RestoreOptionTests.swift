import Foundation
import TestSupport
import Testing

/// `--restore` of the subcommands that read words.
@Suite struct RestoreOptionTests {
    private static let bare =
        "Chieu qua tai Ha Noi, ong Nguyen Van Hung da gap sinh vien dai hoc va noi ve kinh te Viet Nam."

    private func object(_ result: Command.Result) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
    }

    @Test func wordsOfBareTextAreJoinedInItsOwnLetters() throws {
        let result = try Command.run("segment", input: Self.bare + "\n")
        #expect(result.text.replacing("_", with: " ").filter { $0 != " " } == (Self.bare + "\n").filter { $0 != " " })
        for word in ["Ha_Noi", "sinh_vien", "dai_hoc", "kinh_te", "Viet_Nam"] {
            #expect(result.text.contains(word), "\(word)")
        }
        let never = try Command.run("segment", "--restore", "never", input: Self.bare + "\n")
        #expect(!never.text.contains("sinh_vien"))
    }

    @Test func objectsSayWhatWasRestored() throws {
        let text = "Bão số 9.\n" + Self.bare + "\n"
        let result = try object(Command.run("segment", "--format", "json", input: text))
        let words = try #require(result["sentences"] as? [[String: Any]]).flatMap {
            $0["words"] as? [[String: Any]] ?? []
        }
        let scalars = Array(text.unicodeScalars)
        for word in words {
            let range = (word["start"] as? Int ?? 0)..<(word["end"] as? Int ?? 0)
            let source = String(String.UnicodeScalarView(scalars[range]))
            #expect(word["text"] as? String == source)
        }
        let restored = words.compactMap { $0["restored"] as? String }
        #expect(restored.contains("Hà Nội") && restored.contains("sinh viên"))
        // The first line has its marks.
        #expect(words.prefix(3).allSatisfy { $0["restored"] == nil })
    }

    @Test func namesOfBareTextLieInTheSource() throws {
        let result = try object(Command.run("entities", "--format", "json", input: Self.bare))
        let entities = try #require(result["entities"] as? [[String: Any]])
        let place = try #require(entities.first { $0["text"] as? String == "Ha Noi" })
        #expect(place["type"] as? String == "LOC" && place["restored"] as? String == "Hà Nội")
        #expect(place["start"] as? Int == 14 && place["end"] as? Int == 20)
        #expect(result["text"] as? String == Self.bare)
        let person = try #require(entities.first { $0["type"] as? String == "PER" })
        #expect(person["text"] as? String == "Nguyen Van Hung")
    }

    /// Parts of one article, of which the second has its marks: each keeps its own offsets.
    @Test func namesOfGroupedObjectsLieInTheirOwnText() throws {
        let marked = "Ông Nguyễn Văn Hùng nói tại Hà Nội."
        let input = [("a", Self.bare), ("a", marked), ("b", "Ha Noi")].map { group, text in
            "{\"article\":\"\(group)\",\"text\":\"\(text)\"}\n"
        }.joined()
        for choice in ["auto", "always"] {
            let result = try Command.run(
                "entities", "--input", "jsonl", "--group-by", "article", "--types", "PER,LOC", "--restore", choice,
                input: input)
            #expect(result.status == 0 && result.lines.count == 3)
            for (line, text) in zip(result.lines, [Self.bare, marked]) {
                let object = try #require(
                    try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
                let entities = try #require(object["entities"] as? [[String: Any]])
                let scalars = Array(text.unicodeScalars)
                for entity in entities {
                    let range = (entity["start"] as? Int ?? 0)..<(entity["end"] as? Int ?? 0)
                    #expect(entity["text"] as? String == String(String.UnicodeScalarView(scalars[range])))
                }
                let place = try #require(entities.first { $0["type"] as? String == "LOC" })
                #expect(place["text"] as? String == (text == marked ? "Hà Nội" : "Ha Noi"))
                #expect(place["restored"] as? String == (text == marked ? nil : "Hà Nội"))
                #expect(entities.contains { $0["type"] as? String == "PER" })
            }
        }
    }

    /// Sentences without marks in lines that have some, before, behind and between others.
    @Test(arguments: [
        "Trời hôm nay đẹp. Toi di choi voi ban be o cong vien roi ve nha ngay.",
        "Toi di choi voi ban be o cong vien roi ve nha ngay. Trời hôm nay đẹp.",
        "Ông nói: Toi di choi voi ban be o cong vien roi ve nha ngay! Thế là hết chuyện, mọi người về.",
    ])
    func bareSentencesInLinesWithMarksAreRestored(text: String) throws {
        let result = try Command.run("segment", input: text + "\n").text
        let never = try Command.run("segment", "--restore", "never", input: text + "\n").text
        #expect(result.contains("ban_be o cong_vien") && !never.contains("cong_vien"))
        #expect(result.filter { $0 != "_" && $0 != " " } == never.filter { $0 != "_" && $0 != " " })
        let words = result.split(whereSeparator: \.isWhitespace).filter { $0.utf8.contains { $0 > 127 } }
        #expect(words == never.split(whereSeparator: \.isWhitespace).filter { $0.utf8.contains { $0 > 127 } })
    }

    @Test(arguments: [
        // Too short to tell, another language, code, names, a sentence that has one mark.
        "Vâng ạ. Toi di cho roi.", "Ông nói: The quick brown fox jumps over the lazy dog in the garden. Rồi ông về.",
        "Hàm này đúng. int main(void) { int a = 0; int b = 1; return a + b; } Hàm kia sai.",
        "Có nhiều đội. Real Madrid Manchester United Bayern Munich Paris Saint Germain. Họ đá.",
        "Trời đẹp. Toi di choi voi bạn be o cong vien roi ve nha.",
    ])
    func sentencesThatMayBeOtherwiseStay(text: String) throws {
        let auto = try Command.run("segment", "--format", "json", input: text + "\n")
        let never = try Command.run("segment", "--format", "json", "--restore", "never", input: text + "\n")
        #expect(auto.output == never.output)
    }

    @Test func markedTextIsReadAsItStands() throws {
        for article in ["diplomacy", "economy", "science", "sport"] {
            let path = Repository.root.appendingPathComponent("Examples/\(article).txt").path
            for arguments in [
                ["segment", "--format", "json"], ["entities", "--format", "json"], ["keywords", "--format", "json"],
            ] {
                let auto = try Command.run(arguments + [path])
                let never = try Command.run(arguments + ["--restore", "never", path])
                #expect(auto.output == never.output, "\(arguments) \(article)")
            }
        }
    }

    @Test(arguments: [
        "The quick brown fox jumps over the lazy dog while nobody watches it from the house.",
        "Le gouvernement annonce de nouvelles mesures pour les petites entreprises du pays.",
        "Real Madrid Manchester United Bayern Munich Paris Saint Germain Inter Milan", "int main(void) { return 0; }",
        "Ha Noi", "2024-05-01 10:22:33 INFO server started on port 8080 with pid 123",
    ])
    func otherTextIsReadAsItStands(text: String) throws {
        let auto = try Command.run("segment", "--format", "json", input: text + "\n")
        let never = try Command.run("segment", "--format", "json", "--restore", "never", input: text + "\n")
        #expect(auto.output == never.output)
    }

    @Test func queriesFindWhatWasTypedWithoutMarks() throws {
        let result = try Command.run("concordance", "--format", "jsonl", "sinh viên", input: Self.bare)
        let hit = try object(result)
        #expect(hit["restored"] as? Bool == true)
        let range = (hit["start"] as? Int ?? 0)..<(hit["end"] as? Int ?? 0)
        #expect(String(Array(Self.bare)[range]) == "sinh vien")
        #expect(try Command.run("concordance", "--restore", "never", "sinh viên", input: Self.bare).status == 1)
    }

    @Test func keywordsOfBareTextHaveTheirMarks() throws {
        let text = Array(repeating: Self.bare, count: 3).joined(separator: "\n")
        let result = try object(Command.run("keywords", "--format", "json", input: text))
        #expect(result["restored"] as? Bool == true)
        let keywords = try #require(result["keywords"] as? [[String: Any]])
        let hanoi = try #require(keywords.first { $0["text"] as? String == "Hà Nội" })
        let places = try #require(hanoi["occurrences"] as? [[Int]])
        #expect(places.count == 3)
        for place in places { #expect(String(Array(text)[place[0]..<place[1]]) == "Ha Noi") }
    }

    @Test func linesAreJudgedOneByOne() throws {
        let lines = [Self.bare, "Hôm nay trời đẹp.", "", "ok", Self.bare]
        let whole = try Command.run("segment", "--lines", input: lines.joined(separator: "\n") + "\n")
        for (line, result) in zip(lines, whole.lines) {
            #expect(try Command.run("segment", "--lines", input: line + "\n").text == result + "\n")
        }
    }

    /// Five words are the fewest that tell that a line lacks its marks, whatever stands between them.
    @Test func shortLinesStayAsTheyAre() throws {
        #expect(try Command.run("segment", "--lines", input: "hom nay troi dep\n").text == "hom nay troi dep\n")
        #expect(try Command.run("segment", "--lines", input: "hom nay troi dep qua\n").text == "hom_nay troi dep qua\n")
        #expect(
            try Command.run("segment", "--lines", input: "hom\tnay troi  dep qua\n").text == "hom_nay troi dep qua\n")
        let address = "https://baodientu.example.vn/hom-nay-troi-dep-qua-di-hoc-thoi.html\n"
        #expect(try Command.run("segment", "--lines", input: address).text == address)
    }
}
