#if compiler(>=6.3)
    import CVietText
    import TestSupport
    import VietTextC

    /// What holds for the functions of the C header that take one text, whatever its bytes and whatever numbers come with it.
    enum InterfaceContract {
        static func check(_ text: [UInt8], choice: UInt64) throws {
            guard let session = try InterfaceSession() else { throw ContractViolation("no options make no analyzer") }
            try text.withExactChars { start in
                try checkSegmentation(session, start, text.count, choice)
                try checkAnalysis(session, start, text.count, choice)
                try checkTerms(session, start, text.count, choice)
                try checkSpelling(session, start, text.count, choice)
                try checkEncodings(session, start, text.count, choice)
            }
        }

        private static func checkSegmentation(
            _ session: InterfaceSession, _ start: UnsafePointer<CChar>, _ count: Int, _ choice: UInt64
        ) throws {
            let separator = CChar(truncatingIfNeeded: choice)
            let words = try session.string("segment") {
                viettext_segment(session.worker, start, count, separator, $0, $1)
            }
            try require(words != nil, "a text was not segmented")
            let page = try session.string("page") {
                viettext_entity_page(session.worker, start, count, "<b>&", $0, $1)
            }
            try require(page != nil, "there is no page of a text")
        }

        private static func checkAnalysis(
            _ session: InterfaceSession, _ start: UnsafePointer<CChar>, _ count: Int, _ choice: UInt64
        ) throws {
            let (parts, unit) = (UInt32(choice >> 8 & 63), UInt32(choice >> 14 & 3))
            var result: UnsafePointer<viettext_analysis>?
            let succeeds = try InterfaceSession.succeeds("analyze") {
                viettext_analyze(session.worker, start, count, parts, unit, &result, $0)
            }
            // Parts of speech are those of words.
            let isWhole = parts & UInt32(VIETTEXT_TAGS) == 0 || parts & UInt32(VIETTEXT_WORDS) != 0
            try require(succeeds == (isWhole && unit < 3), "parts \(parts) in unit \(unit): \(succeeds)")
            try require(succeeds == (result != nil), "an analysis that is not there, or is")
            if let result { try AnalysisContract.check(result.pointee, lengths: [count]) }
        }

        private static func checkTerms(
            _ session: InterfaceSession, _ start: UnsafePointer<CChar>, _ count: Int, _ choice: UInt64
        ) throws {
            let (wanted, unit) = (UInt32(choice >> 16 & 31), UInt32(choice >> 21 & 3))
            var terms = viettext_terms()
            let succeeds = try InterfaceSession.succeeds("search terms") {
                viettext_search_terms(session.worker, start, count, wanted, unit, &terms, $0)
            }
            try require(succeeds == (wanted < 16 && unit < 3), "terms \(wanted) in unit \(unit): \(succeeds)")
            var position: UInt32 = 0
            for index in 0..<terms.count {
                let term = terms.terms[index]
                try require(
                    term.start < term.end && Int(term.end) <= count && term.position >= position && term.length > 0,
                    "the term \(index) stands where it cannot")
                try require(
                    terms.strings[Int(term.form.offset) + Int(term.form.length)] == 0, "a form has no NUL behind it")
                position = term.position
            }
            for reading in 0..<UInt32(4) {
                var said: CInt = -1
                let status = viet_index_tokenize(
                    session.worker, start, count, UInt32(choice >> 23 & 3), reading,
                    { _, _, term, length, start, end in term == nil || length <= 0 || start >= end ? 1 : 0 }, nil,
                    &said)
                try require(status == VIETTEXT_OK && said == 0, "a term of an index is none")
            }
        }

        private static func checkSpelling(
            _ session: InterfaceSession, _ start: UnsafePointer<CChar>, _ count: Int, _ choice: UInt64
        ) throws {
            func field(_ shift: UInt64, _ bits: UInt64) -> UInt32 { UInt32(choice >> shift & (1 << bits - 1)) }
            var wanted = viettext_normalization(
                form: field(0, 2), tone: field(2, 2) % 3, iy: field(4, 2) % 3, letter_case: field(6, 2),
                clean: field(8, 10), fold: field(18, 3), repair: field(21, 4), reserved: 0)
            // One number in eight is one that there is not.
            let isWrong = field(25, 3) == 0
            if isWrong { wanted.tone = 3 }
            var result: UnsafePointer<viettext_normalized>?
            let succeeds = try InterfaceSession.succeeds("normalize") {
                viettext_normalize(session.worker, start, count, &wanted, field(28, 1), &result, $0)
            }
            try require(succeeds != isWrong && succeeds == (result != nil), "normalized: \(succeeds)")
            if let result {
                let text = result.pointee.text
                var end: UInt32 = 0
                for piece in UnsafeBufferPointer(start: result.pointee.pieces, count: result.pointee.piece_count) {
                    try require(
                        piece.start >= end && Int(piece.source_start) <= count, "a piece stands where it cannot")
                    end = piece.start + piece.length
                }
                try require(Int(end) <= text.length && text.bytes[text.length] == 0, "a normalized text ends too early")
            }
            for level in 0...UInt32(4) {
                let form = try session.string("form") {
                    viettext_word_form(session.worker, start, count, level, $0, $1)
                }
                try require((form != nil) == (level < 4), "form at level \(level)")
            }
            _ = try session.string("key") { viettext_sort_key(session.worker, start, count, $0, $1) }
        }

        private static func checkEncodings(
            _ session: InterfaceSession, _ start: UnsafePointer<CChar>, _ count: Int, _ choice: UInt64
        ) throws {
            var (name, confidence): (UnsafePointer<CChar>?, Double) = (nil, -1)
            let isGuessed = try InterfaceSession.succeeds("guess") {
                viettext_detect_encoding(start, count, &name, &confidence, $0)
            }
            try require(isGuessed && name != nil && (0...1).contains(confidence), "no encoding was guessed")
            let encoding = viettext_encoding_name(Int(choice >> 3 & 31))
            let lossy = CInt(choice & 1)
            for what in ["decode", "encode"] {
                let call = what == "decode" ? viettext_decode : viettext_encode
                _ = try session.string(what) { call(session.worker, start, count, encoding, lossy, $0, $1) }
            }
        }
    }
#endif
