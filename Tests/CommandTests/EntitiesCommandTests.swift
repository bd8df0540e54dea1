import Foundation
import Testing

/// `viet entities` as its users meet it: the built command, its streams and its exit status.
@Suite struct EntitiesCommandTests {
    /// Names that no retraining of the model will miss.
    static let text = """
        Chiều 9/7/2020, Thủ tướng Nguyễn Xuân Phúc đến thành phố Đà Nẵng.
        Ông Phúc làm việc với Ngân hàng Nhà nước Việt Nam; 84% người dân ủng hộ, chi phí 1,2 tỷ USD.

        """

    @Test(arguments: ["text", "tsv", "json", "jsonl", "iob2", "conllu", "brat", "spacy", "html"])
    func formats(format: String) throws {
        let result = try Command.run("entities", "--format", format, input: Self.text)
        #expect(result.status == 0)
        #expect(result.errors == "")
        // How sure the model is of a name changes with every training.
        let text = result.text.replacing(try Regex("0\\.[0-9]+"), with: "0.…")
        try Snapshot.check("entities-\(format).txt", text)
    }

    @Test func help() throws {
        let result = try Command.run(["entities", "--help"])
        #expect(result.status == 0)
        try Snapshot.check("help-entities.txt", result.text)
    }

    private func types(_ arguments: [String], input: String = text) throws -> [String] {
        let result = try Command.run(["entities", "--format", "tsv"] + arguments, input: input)
        #expect(result.status == 0)
        return result.lines.dropFirst().map { String($0.split(separator: "\t", omittingEmptySubsequences: false)[2]) }
    }

    @Test func onlyTheTypesWanted() throws {
        #expect(try types(["--types", "PER"]) == ["PER", "PER"])
        #expect(Set(try types(["--types", "percent, Money"])) == ["PERCENT", "MONEY"])
        #expect(try types(["--types", "LOC,ORG"]).allSatisfy { $0 == "LOC" || $0 == "ORG" })
        #expect(try types(["--types", "NOSUCH"]) == [])
        let unknown = try Command.run("entities", "--types", "PER,NOSUCH,pers", input: "Bà Lan.\n")
        #expect(
            unknown.errors.contains("nothing is of type NOSUCH; there are PER") && unknown.errors.contains("type PERS;")
        )
        #expect(unknown.status == 0 && unknown.text.contains("Lan"))
        #expect(try Command.run("entities", "--types", "per,Date", input: "Bà Lan.\n").errors.isEmpty)
    }

    @Test func confidenceIsALowerBound() throws {
        let all = try types([]).count
        let sure = try types(["--min-confidence", "0.9"]).count
        #expect(sure <= all)
        // The patterns of expressions have each their own share of right matches.
        #expect(try types(["--min-confidence", "0.9", "--types", "DATE,PERCENT,MONEY"]).count == 3)
        #expect(try types(["--min-confidence", "1", "--types", "DATE,PERCENT,MONEY"]).isEmpty)
        #expect(try Command.run("entities", "--min-confidence", "2", input: "").status == 64)
        #expect(try Command.run("entities", "--min-confidence", "nan", input: "").status == 64)
    }

    @Test func datesAreResolvedAgainstADay() throws {
        let result = try Command.run(
            "entities", "--format", "tsv", "--date", "2021-03-05", "--types", "DATE", input: "Ông đến ngày 9/7.\n")
        #expect(result.text.contains("2021-07-09"))
        let open = try Command.run("entities", "--format", "tsv", "--types", "DATE", input: "Ông đến ngày 9/7.\n")
        #expect(open.text.contains("-07-09") && !open.text.contains("2021"))
        #expect(try Command.run("entities", "--date", "9/7", input: "").status == 64)
    }

    @Test func aFieldHoldsTheDayOfEachRecord() throws {
        let input = """
            {"article":"a","text":"Hôm qua mưa.","day":"2024-03-15T08:00:00Z"}
            {"article":"a","text":"Ngày 5/1 nắng."}
            {"article":"b","text":"Hôm qua mưa.","day":"Thứ Năm, 9/7/2020"}
            {"article":"c","text":"Hôm qua mưa.","day":7}

            """
        func values(_ arguments: String...) throws -> [String] {
            let result = try Command.run(["entities", "--input", "jsonl"] + arguments, input: input)
            return try result.lines.map { line in
                let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
                let entities = try #require(object["entities"] as? [[String: Any]])
                return try #require(entities.first?["value"] as? String)
            }
        }
        #expect(try values("--date-field", "day") == ["2024-03-14", "--01-05", "2020-07-08", "-P1D"])
        #expect(
            try values("--date-field", "day", "--group-by", "article") == [
                "2024-03-14", "2024-01-05", "2020-07-08", "-P1D",
            ])
        #expect(try values("--date-field", "day", "--date", "2022-01-01")[3] == "2021-12-31")
        #expect(try Command.run("entities", "--date-field", "day", input: "").status == 64)
    }

    @Test func partsOfOneArticleShareTheirGroups() throws {
        let input = """
            {"article":"a","text":"Thủ tướng Nguyễn Xuân Phúc phát biểu tại Hà Nội."}
            {"article":"a","text":"Ông Nguyễn Xuân Phúc cảm ơn."}
            {"article":"b","text":"Ông Nguyễn Xuân Phúc ở Huế."}

            """
        let result = try Command.run(
            "entities", "--input", "jsonl", "--group-by", "article", "--types", "PER", input: input)
        #expect(result.status == 0)
        let groups = try result.lines.map { line -> [Int] in
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            return try #require(object["entities"] as? [[String: Any]]).compactMap { $0["group"] as? Int }
        }
        #expect(groups == [[0], [0], [0]])
        let roles = try Command.run("entities", "--input", "jsonl", "--types", "PER", input: input)
        #expect(roles.lines.count == 3)
    }

    @Test func aBrokenRecordLosesNothingElse() throws {
        let input =
            "{\"article\":1,\"text\":\"Hà Nội\"}\nkhông phải JSON\n\n{\"text\":\"Huế\"}\n{\"article\":\"x\",\"text\":\"Huế\"}\n"
        for arguments in [[], ["--group-by", "article"]] {
            let result = try Command.run(["entities", "--input", "jsonl"] + arguments, input: input)
            #expect(result.status == 1)
            #expect(result.lines.count == 5)
            #expect(result.lines[1].hasPrefix("{\"error\""))
            #expect(result.lines[2] == "")
            #expect(result.errors.contains("2"))
        }
    }

    @Test func ownNamesAreSuggestedForcedAndForbidden() throws {
        try TemporaryFolder.with { folder in
            let own = try folder.path("own.tsv", "sữa xanh\tPRODUCT\tforce\nHuế\tLOC\tforbid\n")
            let result = try Command.run(
                "entities", "--format", "tsv", "--gazetteer", own, input: "Hộp Sữa Xanh bán ở Huế.\n")
            #expect(result.text.contains("PRODUCT\tSữa Xanh"))
            #expect(!result.text.contains("\tLOC\t"))
            // Of two lines that contradict each other the later one counts.
            let twice = try folder.path("twice.tsv", "Sữa Xanh\tPRODUCT\tforce\nsữa xanh\tORG\tforce\n")
            let later = try Command.run("entities", "--format", "tsv", "--gazetteer", twice, input: "Sữa Xanh.\n")
            #expect(later.lines.dropFirst().count == 1)
            #expect(later.text.contains("ORG\tSữa Xanh"))
            let bad = try folder.path("bad.tsv", "Huế\tLOC\nHuế\n")
            let refused = try Command.run("entities", "--gazetteer", bad, input: "Huế\n")
            #expect(refused.status == 1)
            #expect(refused.errors.contains("bad.tsv:2"))
        }
    }
}
