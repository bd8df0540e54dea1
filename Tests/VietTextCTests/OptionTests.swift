import CVietText
import TestSupport
import Testing
import VietCore
import VietText

@testable import VietTextC

@Suite struct OptionTests {
    private static let text = Array(
        "Chiều 9/7, ông Nguyễn Văn An đến Hà Nội họp về giá gạo. Ông An nói giá gạo ở Hà Nội tăng 12%.".utf8)

    private static func set(_ options: OpaquePointer?, _ name: String, _ value: String) {
        #expect(throws: Never.self) { try check { viettext_options_set(options, name, value, $0) } }
    }

    /// The entities and keywords found with options, as `type text`.
    private func found(_ settings: [String: String], _ more: (OpaquePointer?) -> Void = { _ in }) throws -> [String] {
        let interface = try Interface { options in
            for (name, value) in settings { Self.set(options, name, value) }
            more(options)
        }
        return try interface.analyze([Self.text], VIETTEXT_ENTITIES | VIETTEXT_KEYWORDS) { found in
            found.rows(found.entities, of: 0, \.entities).map {
                let text = String(decoding: Self.text[Int($0.start)..<Int($0.end)], as: UTF8.self)
                return "\(found.string($0.type)) \(text) \($0.group) \(found.string($0.value))"
            } + found.rows(found.keywords, of: 0, \.keywords).map { "key \(found.string($0.text)) \($0.kind)" }
        }
    }

    @Test func everyOptionHasItsEffect() throws {
        let plain = try found([:])
        #expect(
            plain.contains { $0.hasPrefix("PER Nguyễn Văn An 0") } && plain.contains { $0.hasPrefix("key giá gạo") })
        let settings = [
            "date": "2020-08-01", "types": "LOC, PERCENT", "minimum-confidence": "0.9999999", "groups": "no",
            "keyword-method": "frequency", "keyword-limit": "2", "keyword-phrase-length": "1", "keyword-kinds": "name",
            "keyword-types": "PER", "keyword-nested": "yes", "stop-words": "giá, gạo",
        ]
        for (name, value) in settings { #expect(try found([name: value]) != plain, "\(name)") }
        #expect(try found(["date": "2020-08-01"]).contains { $0.hasSuffix(" 2020-07-09") })
        #expect(try found(["keyword-limit": "0"]).allSatisfy { !$0.hasPrefix("key") })
        #expect(
            Set(settings.keys).union(["gazetteer-match", "segmentation-model", "entity-model", "tag-model"])
                == Set(AnalyzerSettings.names))
    }

    @Test(arguments: [
        ("date", "9/7"), ("minimum-confidence", "2"), ("minimum-confidence", "nan"), ("groups", "1"),
        ("gazetteer-match", "some"), ("keyword-method", ""), ("keyword-limit", "-1"),
        ("keyword-limit", "9999999999999999999"),
        ("keyword-phrase-length", "0"), ("keyword-kinds", "word,verb"), ("keyword-nested", "maybe"), ("colour", "red"),
    ])
    func whatAnOptionCannotBe(_ name: String, _ value: String) {
        let options = viettext_options_create()
        defer { viettext_options_destroy(options) }
        let failure = expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_options_set(options, name, value, $0) }
        #expect(failure?.message.contains(name) == true)
        expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_options_set(options, nil, value, $0) }
        expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_options_set(options, name, nil, $0) }
        expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_options_set(nil, name, value, $0) }
    }

    @Test func dictionariesAndGazetteersComeFromMemoryAndFiles() throws {
        let words = "họp về\tforce\n"
        let names = "giá gạo\tCROP\tforce\nha noi\tLOC\tforbid\n"
        try TemporaryFolder.with { folder in
            try AtomicFile.write(Array(words.utf8), to: folder.path("words"))
            try AtomicFile.write(Array(names.utf8), to: folder.path("names"))
            let fromMemory = try found(["gazetteer-match": "bare"]) { options in
                #expect(viettext_options_add_dictionary(options, words, words.utf8.count, "w", nil) == VIETTEXT_OK)
                #expect(viettext_options_add_gazetteer(options, names, names.utf8.count, "n", nil) == VIETTEXT_OK)
            }
            let fromFiles = try found(["gazetteer-match": "bare"]) { options in
                #expect(viettext_options_add_dictionary_file(options, folder.path("words"), nil) == VIETTEXT_OK)
                #expect(viettext_options_add_gazetteer_file(options, folder.path("names"), nil) == VIETTEXT_OK)
            }
            #expect(fromMemory == fromFiles)
            #expect(
                fromMemory.contains { $0.hasPrefix("CROP giá gạo") } && !fromMemory.contains { $0.hasPrefix("LOC") })
        }
        let interface = try Interface { _ = viettext_options_add_dictionary($0, words, words.utf8.count, nil, nil) }
        #expect(String(decoding: try interface.segment(Self.text), as: UTF8.self).contains("họp_về"))
    }

    @Test func faultsInListsAreNamedWithTheirLine() {
        let options = viettext_options_create()
        defer { viettext_options_destroy(options) }
        let words = "một hai\nba bốn\tperhaps\n"
        let failure = expectFailure(VIETTEXT_MALFORMED_RECORD) {
            viettext_options_add_dictionary(options, words, words.utf8.count, "my words", $0)
        }
        #expect(failure?.line == 2 && failure?.message.contains("my words") == true)
        let names = "# names\nHuế\n"
        #expect(viettext_options_add_gazetteer(options, names, names.utf8.count, "my names", nil) == VIETTEXT_OK)
        var analyzer: OpaquePointer?
        let second = expectFailure(VIETTEXT_MALFORMED_RECORD) { viettext_analyzer_create(options, &analyzer, $0) }
        #expect(second?.line == 2 && second?.message.contains("my names") == true && analyzer == nil)
        expectFailure(VIETTEXT_INPUT_OUTPUT) { viettext_options_add_dictionary_file(options, "/no/such", $0) }
        expectFailure(VIETTEXT_INPUT_OUTPUT) { viettext_options_add_gazetteer_file(options, "/no/such", $0) }
        expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_options_add_gazetteer_file(options, nil, $0) }
    }

    @Test(arguments: ["segmentation-model", "entity-model", "tag-model"])
    func modelsThatAreNone(_ name: String) throws {
        let options = viettext_options_create()
        defer { viettext_options_destroy(options) }
        var analyzer: OpaquePointer?
        Self.set(options, name, "/no/such")
        expectFailure(VIETTEXT_INPUT_OUTPUT) { viettext_analyzer_create(options, &analyzer, $0) }
        try TemporaryFolder.with { folder in
            try AtomicFile.write(Array("no model".utf8), to: folder.path("model"))
            Self.set(options, name, folder.path("model"))
            expectFailure(VIETTEXT_CORRUPT_TABLE) { viettext_analyzer_create(options, &analyzer, $0) }
        }
        #expect(analyzer == nil)
    }
}
