import CVietText
import Testing
import VietCore

@testable import VietTextC

/// Whatever a program hands over, it gets a status and a message, and results that hold nothing.
@Suite struct BadInputTests {
    @Test func sizesAreChecked() throws {
        let worker = try Interface.lastingWorker()
        var words = viettext_string()
        var found: UnsafePointer<viettext_analysis>?
        for length in [-1, Int(VIETTEXT_MAX_LENGTH) + 1, .max, .min] {
            words.length = 7
            let failure = expectFailure(VIETTEXT_INPUT_TOO_LONG) {
                viettext_segment(worker, "a", length, 0x0A, &words, $0)
            }
            #expect(words.bytes == nil && words.length == 0)
            #expect(failure?.message.contains("1073741824") == true)
            expectFailure(VIETTEXT_INPUT_TOO_LONG) { viettext_analyze(worker, "a", length, 1, 0, &found, $0) }
        }
        expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_segment(worker, nil, 1, 0x0A, &words, $0) }
        expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_segment(worker, "a", 1, 0x0A, nil, $0) }
        expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_segment(nil, "a", 1, 0x0A, &words, $0) }
        #expect(viettext_segment(nil, "a", 1, 0x0A, &words, nil) == VIETTEXT_INVALID_ARGUMENT)
        try check { viettext_segment(worker, nil, 0, 0x0A, &words, $0) }
        #expect(words.bytes != nil && words.length == 0)
        try check { viettext_segment(worker, "a\0b", 3, 0x0A, &words, $0) }
        #expect(Array(UnsafeRawBufferPointer(start: words.bytes, count: words.length)) == Array("a \0 b".utf8))
    }

    @Test(arguments: [[-1, 0], [0, 3, 2], [5, 4], [0, Int64.max], [Int64.min, 0]])
    func offsetsAreChecked(_ offsets: [Int64]) throws {
        let worker = try Interface.lastingWorker()
        var words = viettext_strings()
        var found: UnsafePointer<viettext_analysis>?
        for status in [
            viettext_segment_batch(worker, "abcde", offsets, offsets.count - 1, 0x0A, &words, nil),
            viettext_analyze_batch(worker, "abcde", offsets, offsets.count - 1, 1, 0, &found, nil),
        ] {
            #expect([VIETTEXT_INVALID_ARGUMENT, VIETTEXT_INPUT_TOO_LONG].contains(Int(status)))
        }
        #expect(words.bytes == nil && words.count == 0 && found == nil)
        for count in [-1, Int.min, Int.max] {
            expectFailure(VIETTEXT_INVALID_ARGUMENT) {
                viettext_segment_batch(worker, "", [0], count, 0x0A, &words, $0)
            }
        }
        expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_segment_batch(worker, "a", nil, 1, 0x0A, &words, $0) }
        expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_segment_batch(worker, nil, [0, 1], 1, 0x0A, &words, $0) }
        try check { viettext_segment_batch(worker, nil, nil, 0, 0x0A, &words, $0) }
        #expect(words.count == 0 && words.offsets[0] == 0)
    }

    @Test func aBatchOfAMillionEmptyTexts() throws {
        let worker = try Interface.lastingWorker()
        let offsets = [Int64](repeating: 0, count: 1_000_001)
        var words = viettext_strings()
        try check { viettext_segment_batch(worker, nil, offsets, 1_000_000, 0x0A, &words, $0) }
        #expect(words.count == 1_000_000 && words.offsets[1_000_000] == 0)
        var found: UnsafePointer<viettext_analysis>?
        try check { viettext_analyze_batch(worker, nil, offsets, 1_000_000, 7, 1, &found, $0) }
        #expect(found?.pointee.text_count == 1_000_000)
    }

    @Test func numbersThatMeanNothing() throws {
        let worker = try Interface.lastingWorker()
        var found: UnsafePointer<viettext_analysis>?
        expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_analyze(worker, "a", 1, 32, 0, &found, $0) }
        expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_analyze(worker, "a", 1, 1, 3, &found, $0) }
        var terms = viettext_terms()
        expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_search_terms(worker, "a", 1, 16, 0, &terms, $0) }
        var form = viettext_string()
        expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_word_form(worker, "a", 1, 4, &form, $0) }
        var normalized: UnsafePointer<viettext_normalized>?
        let fields: [(WritableKeyPath<viettext_normalization, UInt32>, UInt32)] = [
            (\.form, 5), (\.tone, 3), (\.iy, 3), (\.letter_case, 5), (\.clean, 1024), (\.fold, 8), (\.repair, 16),
            (\.reserved, 1),
        ]
        for (field, value) in fields {
            var wanted = viettext_normalization()
            wanted[keyPath: field] = value
            expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_normalize(worker, "a", 1, &wanted, 0, &normalized, $0) }
            wanted[keyPath: field] = value - 1
            try check { viettext_normalize(worker, "a", 1, &wanted, 0, &normalized, $0) }
        }
    }

    @Test func aHandleIsUsedByOneCallAtATime() throws {
        let gate = CallGate()
        try gate.withEntry {
            let error = #expect(throws: VietTextError.self) { try gate.withEntry {} }
            #expect(error?.code.status == viettext_status(VIETTEXT_MISUSE))
        }
        // Open again, after a failure too.
        #expect(throws: VietTextError.self) { try gate.withEntry { throw VietTextError(.invalidArgument, "") } }
        try gate.withEntry {}
    }

    @Test func nothingIsGivenBackTwice() {
        viettext_options_destroy(nil)
        viettext_analyzer_destroy(nil)
        viettext_worker_destroy(nil)
        expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_analyzer_create(nil, nil, $0) }
        expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_worker_create(nil, nil, $0) }
        var worker = OpaquePointer(bitPattern: 1)
        expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_worker_create(nil, &worker, $0) }
        #expect(worker == nil)
    }

    @Test func messagesAreCutBetweenCharacters() {
        let options = viettext_options_create()
        defer { viettext_options_destroy(options) }
        let failure = expectFailure(VIETTEXT_INVALID_ARGUMENT) {
            viettext_options_set(options, String(repeating: "ộ", count: 400), "x", $0)
        }
        #expect((493...495).contains(failure?.message.utf8.count ?? 0))
        #expect(failure?.message.contains("\u{FFFD}") == false)
    }
}
