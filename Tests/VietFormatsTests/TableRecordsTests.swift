import TestSupport
import Testing
import VietCore
@testable import VietFormats

@Suite struct TableRecordsTests {
    /// The rows of a table that comes in pieces of `length` bytes.
    private func read(
        _ text: String, _ delimiter: TableRecords.Delimiter = .comma, hasHeader: Bool = true, pieces length: Int = .max,
        longestRow: Int = 1 << 20
    ) -> (rows: [String], lines: [Int], errors: [VietTextError]) {
        let output = ByteBuffer()
        var errors: [VietTextError] = []
        let table = TableRecords(delimiter, hasHeader: hasHeader, to: output, longestRow: longestRow) {
            errors.append($0)
        }
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + min(length, bytes.count))
            bytes[start..<end].withUnsafeBufferPointer { table.append($0) }
            start = end
        }
        table.finish()
        let rows = output.text.split(separator: "\n").map(String.init)
        return (rows, table.takeLines(.max / 2), errors)
    }

    @Test func rowsBecomeObjects() {
        let cases: [(String, [String])] = [
            ("id,text\n1,Hà Nội\n2,Huế", [#"{"id":"1","text":"Hà Nội"}"#, #"{"id":"2","text":"Huế"}"#]),
            ("id;text\r\n1;a,b\r\n", [#"{"id":"1","text":"a,b"}"#]),
            ("text\n\"a, \"\"b\"\"\nc\"\n\nd", [#"{"text":"a, \"b\"\nc"}"#, #"{"text":"d"}"#]),
            ("\u{FEFF}text , text,\n1,2,3,4", [#"{"text":"1","text (2)":"2","column 3":"3","column 4":"4"}"#]),
            ("a,b\n1\n,", [#"{"a":"1"}"#, #"{"a":"","b":""}"#]),
            ("text\n\"Tôi\" nói, rồi \"đi\"", [#"{"text":"\"Tôi\" nói","column 2":" rồi \"đi\""}"#]),
            ("", []), ("a,b", []), ("text\nmột\\hai\t", [#"{"text":"một\\hai\t"}"#]),
        ]
        for (text, rows) in cases {
            #expect(read(text).rows == rows, "\(text)")
            for length in 1...3 { #expect(read(text, pieces: length).rows == rows, "\(text) in \(length)") }
        }
        #expect(read("a\tb,c\n1\t2\n", .tab).rows == [#"{"a":"1","b,c":"2"}"#])
        #expect(read("1,2", hasHeader: false).rows == [#"{"column 1":"1","column 2":"2"}"#])
    }

    /// A mark that nobody closes takes no other row along.
    @Test func textBehindAFieldOfSeveralLinesIsAMarkWithoutPartner() {
        let text = "id,body\n1,\"hở\n2,Huế\n3,\"đóng\" rồi\n4,\"a\nb\"\n5,\"c\nd\"x\n6,e\n"
        let rows = [
            #"{"id":"2","body":"Huế"}"#, #"{"id":"3","body":"\"đóng\" rồi"}"#, #"{"id":"4","body":"a\nb"}"#,
            #"{"d\"x":""}"#, #"{"id":"6","body":"e"}"#,
        ]
        for length in [1, 2, 7, .max] {
            let found = read(text, pieces: length)
            #expect(found.rows.count == rows.count && found.rows[..<3] == rows[..<3] && found.rows.last == rows.last)
            #expect(found.lines == [3, 4, 5, 8, 9], "\(found.lines)")
            #expect(found.errors.compactMap(\.line) == [2, 7])
        }
        // As many as there are, one after the other.
        let many = read("a,b\n" + String(repeating: "1,\"x\n\ny", count: 50_000))
        #expect(many.errors.count == 49_999 || many.errors.count == 50_000)
    }

    @Test func aColumnThatIsWantedAndMissingIsToldOnce() {
        func read(_ text: String, _ wanted: [String], hasHeader: Bool = true) -> (rows: String, errors: [VietTextError])
        {
            let output = ByteBuffer()
            var errors: [VietTextError] = []
            let table = TableRecords(.comma, hasHeader: hasHeader, to: output, wanted: wanted) { errors.append($0) }
            Array(text.utf8).withUnsafeBufferPointer { table.append($0) }
            table.finish()
            return (output.text, errors)
        }
        let missing = read("id,text\n1,a\n2,b\n", ["body"])
        #expect(missing.rows.isEmpty && missing.errors.map(\.message) == [#"no column "body"; there is "id", "text""#])
        #expect(missing.errors[0].line == 1)
        #expect(read("id,text\n1,a\n", ["3"]).errors.count == 1 && read("id,text\n1,a\n", ["0"]).errors.count == 1)
        #expect(read("id\ttext\n1\ta\n", ["text"]).errors[0].message.hasSuffix("which is --input tsv"))
        for wanted in [["text"], ["2"], ["id", "text"]] {
            let found = read("id,text\n1,a\n", wanted)
            #expect(found.errors.isEmpty && found.rows == #"{"id":"1","text":"a"}"# + "\n")
        }
        #expect(read("1,a\n", ["text"], hasHeader: false).errors.isEmpty)
    }

    @Test func linesAreThoseOfTheFile() {
        #expect(read("text\na\n\"b\nb\"\n\nc\n").lines == [2, 3, 6])
    }

    @Test func aQuotationMarkWithoutPartnerCostsItsLine() {
        let text = "id,text\n1,a\n2,\"b\n3,c\n4,\"\"\"d\"\n"
        for length in [1, 7, .max] {
            let result = read(text, pieces: length)
            #expect(
                result.rows == [#"{"id":"1","text":"a"}"#, #"{"id":"2","text":"\"b\n3,c\n4,\"\"\"d\""}"#]
                    || result.errors.count == 1)
        }
        let open = read("id,text\n1,a\n2,\"b\n3,c\n4,d\n", pieces: 5)
        #expect(open.rows == [#"{"id":"1","text":"a"}"#, #"{"id":"3","text":"c"}"#, #"{"id":"4","text":"d"}"#])
        #expect(open.errors.map(\.line) == [3] && open.lines == [2, 4, 5])
        // A row that grows without end is given up before the input is over.
        let long = read("text\n\"a\n" + String(repeating: "b\n", count: 200), longestRow: 64)
        #expect(long.errors.count == 1 && long.rows.count == 200)
    }

    /// What is written as RFC 4180 says comes back, in whatever pieces it is read.
    @Test func randomTables() {
        var generator = SeededGenerator(seed: 8)
        let parts = ["a", "\"", ",", "\n", "\r\n", "Hà Nội", " ", ";", "\\"]
        for _ in 0..<500 {
            let fields = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                (0..<Int.random(in: 0...4, using: &generator)).map { _ in parts.randomElement(using: &generator) ?? "" }
                    .joined()
            }
            let row = fields.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
            let names = fields.indices.map { "c\($0)" }
            let output = ByteBuffer()
            output.append("{")
            for (index, field) in fields.enumerated() {
                if index > 0 { output.append(",") }
                output.append(json: names[index])
                output.append(":")
                output.append(json: field)
            }
            output.append("}")
            let text = names.joined(separator: ",") + ",\n" + row
            let result = read(text, pieces: Int.random(in: 1...20, using: &generator))
            #expect(result.rows == [output.text] && result.errors.isEmpty)
        }
    }
}
