import Testing

/// A date in a field is read in one way, whichever option names the field.
@Suite struct DateFieldTests {
    private static func records(_ dates: [String]) -> String {
        dates.map { "{\"d\":\($0),\"text\":\"Hôm qua mưa.\"}\n" }.joined()
    }

    @Test(arguments: [
        "2024-03-17", "2024/03/17", "2024-03-17T08:00:00Z", "17/03/2024", "Chủ nhật, 17/3/2024 08:00", "ngày 17-3-2024",
    ])
    func isRead(date: String) throws {
        let input = Self.records(["\"\(date)\""])
        let names = try Command.run("entities", "--input", "jsonl", "--date-field", "d", input: input)
        #expect(names.status == 0 && names.errors == "")
        #expect(names.text.contains("\"value\":\"2024-03-16\""), "\(names.text)")
        let groups = try Command.run(
            "frequencies", "--input", "jsonl", "--by", "d:month", "--format", "tsv", input: input)
        #expect(groups.status == 0 && groups.lines.dropFirst().allSatisfy { $0.hasPrefix("2024-03\t") })
        let series = try Command.run(
            "frequencies", "--input", "jsonl", "--series", "mưa", "--date", "d", "--format", "tsv", input: input)
        #expect(series.status == 0 && series.lines.dropFirst().allSatisfy { $0.hasPrefix("2024-03\t1\t") })
    }

    @Test(arguments: ["\"2024-02-30\"", "\"abc\"", "7", "\"2024-13-01\"", "\"\""])
    func isNamedWhereItIsNone(date: String) throws {
        let input = Self.records(["\"2024-03-17\"", date])
        for command in [
            ["entities", "--date-field", "d", "--date", "2020-01-02"],
            ["entities", "--date-field", "d", "--date", "2020-01-02", "--group-by", "text"],
            ["frequencies", "--by", "d:month"], ["frequencies", "--series", "mưa", "--date", "d"],
        ] {
            let result = try Command.run(command + ["--input", "jsonl"], input: input)
            #expect(result.status == 1)
            let messages = result.errors.split(separator: "\n" as Character)
            #expect(messages.count == 1 && messages[0].contains(":2: the field \"d\" that --"), "\(result.errors)")
            #expect(result.errors.contains("holds no date"))
            // The text is answered all the same.
            if command[0] == "entities" { #expect(result.lines.count == 2 && result.lines[1].contains("\"DATE\"")) }
        }
        let alone = try Command.run(
            "entities", "--input", "jsonl", "--date-field", "d", "--date", "2020-01-02", input: Self.records([date]))
        #expect(alone.text.contains("\"value\":\"2020-01-01\"") && !alone.text.contains("\"error\""))
    }

    @Test func aRecordMayLackIt() throws {
        let input = Self.records(["null", "\"2024-03-17\""]) + "{\"text\":\"Hôm qua mưa.\"}\n"
        for more in [[], ["--group-by", "text"]] {
            let result = try Command.run(
                ["entities", "--input", "jsonl", "--date-field", "d", "--date", "2020-01-02"] + more, input: input)
            #expect(result.status == 0 && result.errors == "")
            let wrong = try Command.run(["entities", "--input", "jsonl", "--date-field", "e"] + more, input: input)
            #expect(wrong.status == 1 && wrong.lines.count == 3)
            #expect(wrong.errors == "viet: no record has the field \"e\" that --date-field names\n")
        }
        let rows = "text,d\nHôm qua mưa.,17/03/2024\nHôm qua mưa.,\n"
        let table = try Command.run("entities", "--input", "csv", "--date-field", "d", input: rows)
        #expect(table.status == 0 && table.lines[0].contains("2024-03-16") && table.lines[1].contains("-P1D"))
    }

    @Test func groupsHaveAnyValue() throws {
        let input = """
            {"a":1,"text":"Thủ tướng Nguyễn Xuân Phúc phát biểu."}
            {"a":1,"text":"Ông Phúc cảm ơn."}
            {"a":true,"text":"Ông Phúc ở Huế."}
            {"text":"Ông An."}

            """
        let result = try Command.run("entities", "--input", "jsonl", "--group-by", "a", input: input)
        #expect(result.status == 1)
        #expect(result.lines[1].contains("\"name\":\"Nguyễn Xuân Phúc\""), "\(result.lines[1])")
        #expect(result.errors.contains(":4: the field \"a\" that --group-by names is missing"))
    }
}
