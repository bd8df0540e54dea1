import Foundation
import TestSupport
import Testing
import VietCore
import VietFormats

@Suite struct JSONWritingTests {
    @Test func stringsReadBackAsTheStandardLibraryDecodesThem() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...12, using: &generator))
                .flatMap { _ in RandomDocument.pieces.randomElement(using: &generator)! }
            let json = bytes.withUnsafeBufferPointer { slice in ByteBuffer.text { $0.append(json: slice) } }
            let read = try JSONDecoder().decode([String].self, from: Data("[\(json)]".utf8))
            #expect(Array(read[0].utf8) == Array(String(decoding: bytes, as: UTF8.self).utf8))
        }
    }

    @Test(arguments: [0, 7, 10, 99, 100, -1, -10, Int.max, Int.min, 1_000_000])
    func decimals(value: Int) {
        #expect(ByteBuffer.text { $0.append(decimal: value) } == String(value))
    }

    @Test(arguments: OffsetUnit.allCases)
    func offsetsPointAtTheWords(unit: OffsetUnit) throws {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<300 {
            let document = RandomDocument.make(&generator)
            let json = SegmentationJSON.string(for: document, offsets: unit)
            let read = try JSONDecoder().decode(ReadDocument.self, from: Data(json.utf8))
            #expect(read.sentences.count == document.storage.sentences.count)
            // In an invalid text UTF-8 offsets count the source, which the decoded text no longer is.
            if unit == .utf8, UTF8.firstInvalid(document.source.bytes) { continue }
            for word in read.sentences.flatMap(\.words) {
                #expect(slice(read.text, word.start, word.end, unit) == word.text)
            }
        }
    }

    private func slice(_ text: String, _ start: Int, _ end: Int, _ unit: OffsetUnit) -> String {
        switch unit {
        case .utf8: String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
        case .utf16: String(decoding: Array(text.utf16)[start..<end], as: UTF16.self)
        case .codepoint: String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end]))
        }
    }

    struct ReadDocument: Decodable {
        struct Sentence: Decodable {
            let start: Int
            let end: Int
            let words: [Word]
        }
        struct Word: Decodable {
            let start: Int
            let end: Int
            let kind: String
            let text: String
        }
        let text: String
        let sentences: [Sentence]
    }
}

extension UTF8 {
    static func firstInvalid(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { UTF8Decoding.firstInvalid(in: $0) != nil }
    }
}

@Suite struct JSONRecordTests {
    /// The line with `member` set to 1, and the text of the field.
    private func run(_ line: String, field: String = "text", member: String = "nlp") throws -> (String, String) {
        try Array(line.utf8).withUnsafeBufferPointer { bytes in
            let record = try JSONRecord(bytes, field: Array(field.utf8), into: Array(member.utf8))
            let scratch = ByteBuffer()
            let text = try String(decoding: record.text(scratch: scratch), as: UTF8.self)
            let output = ByteBuffer.text { buffer in
                record.write(member: Array(member.utf8), to: buffer) { buffer.append(UInt8(ascii: "1")) }
            }
            return (output, text)
        }
    }

    @Test(arguments: [
        (#"{"text":"a"}"#, #"{"text":"a","nlp":1}"#, "a"),
        (#" { "id" : 1.50e+2 , "text" : "x" } "#, #" { "id" : 1.50e+2 , "text" : "x" ,"nlp":1} "#, "x"),
        (#"{"nlp":[1,{"a":"]"}],"text":"x"}"#, #"{"nlp":1,"text":"x"}"#, "x"),
        (#"{"text":"b","text":"c"}"#, #"{"text":"b","text":"c","nlp":1}"#, "c"),
        (#"{"te\u0078t":"d"}"#, #"{"te\u0078t":"d","nlp":1}"#, "d"),
        (
            #"{"text":"\"\\\/\b\f\n\r\t\u1EC7"}"#, #"{"text":"\"\\\/\b\f\n\r\t\u1EC7","nlp":1}"#,
            "\"\\/\u{8}\u{C}\n\r\tệ"
        ),
        (#"{"text":"\ud83d\ude00"}"#, #"{"text":"\ud83d\ude00","nlp":1}"#, "😀"),
        (#"{"text":"\ud83d!\ude00\ud83d\ud83d"}"#, #"{"text":"\ud83d!\ude00\ud83d\ud83d","nlp":1}"#, "�!���"),
        (
            #"{"a":[],"b":{},"c":[[],[1,2]],"d":null,"e":-0.5,"text":""}"#,
            #"{"a":[],"b":{},"c":[[],[1,2]],"d":null,"e":-0.5,"text":"","nlp":1}"#, ""
        ),
    ])
    func keepsTheCallersBytes(line: String, output: String, text: String) throws {
        let result = try run(line)
        #expect(result.0 == output)
        #expect(result.1 == text)
    }

    @Test(arguments: [
        "", "[]", "null", "{", "{\"text\"", "{\"text\":}", "{\"text\":\"a\"", "{\"text\":\"a\"}x", "{\"text\":\"a\",}",
        "{text:1}", "{\"text\":\"a\\x\"}", "{\"text\":\"\\u12g4\"}", "{\"text\":\"a\tb\"}", "{\"a\":01,\"text\":\"\"}",
        "{\"a\":1.,\"text\":\"\"}", "{\"a\":+1,\"text\":\"\"}", "{\"a\":[1,],\"text\":\"\"}",
        "{\"a\":[1}],\"text\":\"\"}",
        "{\"a\":tru,\"text\":\"\"}", "{\"a\":NaN,\"text\":\"\"}", "{\"text\":\"\\", "{\"text\":\"\\u12", "không",
        "{\"a\":1}", "{\"text\":5}", "{\"text\":null}", "{\"text\":\"a\",\"text\":1}",
    ])
    func refusesWhatIsNoRecord(line: String) {
        let error = #expect(throws: VietTextError.self) { try run(line) }
        #expect(error?.code == .malformedRecord)
    }

    @Test func deepNestingIsReadWithoutRecursion() throws {
        let depth = 200_000
        let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let line = "{\"a\":\(nested),\"text\":\"x\"}"
        #expect(try run(line).1 == "x")
        #expect(throws: VietTextError.self) { try run("{\"a\":" + String(repeating: "[{\"a\":", count: depth)) }
    }

    @Test func agreesWithFoundationOnDamagedLines() {
        var generator = SeededGenerator(seed: 5)
        let line = Array(#"{"id":[1,-2.5e3,{"k":"v\n"}],"text":"Việt \u004eam","x":true,"y":null}"#.utf8)
        for _ in 0..<3_000 {
            var damaged = line
            for _ in 0..<Int.random(in: 1...2, using: &generator) {
                let index = Int.random(in: 0..<damaged.count, using: &generator)
                if Bool.random(using: &generator) {
                    damaged.remove(at: index)
                } else {
                    damaged[index] = Array("{}[],:\"\\ue-+.01tx \n".utf8).randomElement(using: &generator)!
                }
            }
            guard !UTF8.firstInvalid(damaged) else { continue }
            let ours = damaged.withUnsafeBufferPointer {
                (try? JSONRecord($0, field: Array("text".utf8), into: [0x6E])) != nil
            }
            let theirs = (try? JSONSerialization.jsonObject(with: Data(damaged))) is [String: Any]
            #expect(ours == theirs, "\(String(decoding: damaged, as: UTF8.self))")
        }
    }
}
