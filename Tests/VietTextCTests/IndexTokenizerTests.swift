import CVietText
import TestSupport
import Testing
import VietCore
import VietText
import VietTextC

/// What the tokenizer for SQLite is handed.
private final class Terms {
    var found: [String] = []
    /// How many are taken before the work is ended by 7.
    var room = Int.max
}

@Suite struct IndexTokenizerTests {
    private static let everything = VIET_INDEX_COMPOUNDS | VIET_INDEX_BARE

    private func terms(
        _ interface: Interface, _ text: [UInt8], _ reading: Int, _ contents: Int = everything, room: Int = .max,
        said wanted: CInt = 0
    ) throws -> [String] {
        let terms = Terms()
        terms.room = room
        var said: CInt = -1
        let status = text.withChars { start in
            viet_index_tokenize(
                interface.worker, start, text.count, UInt32(contents), UInt32(reading),
                { context, isColocated, term, length, start, end in
                    let terms = Unmanaged<Terms>.fromOpaque(context!).takeUnretainedValue()
                    let bytes = UnsafeRawBufferPointer(start: term, count: Int(length))
                    terms.found.append(
                        "\(isColocated == 0 ? "" : "+")\(String(decoding: bytes, as: UTF8.self)) \(start)-\(end)")
                    return terms.found.count < terms.room ? 0 : 7
                }, Unmanaged.passUnretained(terms).toOpaque(), &said)
        }
        #expect(status == VIETTEXT_OK && said == wanted)
        return terms.found
    }

    private func terms(_ text: String, _ reading: Int, _ contents: Int = everything) throws -> [String] {
        let interface = try Interface()
        defer { withExtendedLifetime(interface) {} }
        return try terms(interface, Array(text.utf8), reading, contents).map {
            String($0.split(separator: " ").dropLast().joined(separator: " "))
        }
    }

    @Test func aDocumentHasEverythingInThePlaceOfTheSyllable() throws {
        let text = "Đại học, ban HOÀ bình."
        #expect(
            try terms(text, VIET_INDEX_DOCUMENT) == [
                "=đại", "+dai", "+_đại học", "+_dai hoc", "=học", "+hoc", "ban", "=hoà", "+hoa", "+_hoà bình",
                "+_hoa binh", "=bình", "+binh",
            ])
        // Without bare forms nothing has to be kept apart from them.
        #expect(
            try terms(text, VIET_INDEX_DOCUMENT, VIET_INDEX_COMPOUNDS) == [
                "đại", "+_đại học", "học", "ban", "hoà", "+_hoà bình", "bình",
            ])
        #expect(try terms(text, VIET_INDEX_DOCUMENT, 0) == ["đại", "học", "ban", "hoà", "bình"])
        #expect(try terms(text, VIET_INDEX_DOCUMENT, VIET_INDEX_BARE).count == 9)
        #expect(try terms("", VIET_INDEX_DOCUMENT).isEmpty && terms("?! ,", VIET_INDEX_DOCUMENT).isEmpty)
    }

    @Test func aQueryLooksForWhatWasTyped() throws {
        #expect(try terms("Bạn ban", VIET_INDEX_QUERY) == ["=bạn", "ban"])
        #expect(try terms("Bạn ban", VIET_INDEX_QUERY, VIET_INDEX_COMPOUNDS) == ["bạn", "ban"])
        #expect(try terms("đại_học quốc gia", VIET_INDEX_QUERY) == ["_đại học", "=học", "=quốc", "gia"])
        #expect(try terms("dai_hoc", VIET_INDEX_QUERY, VIET_INDEX_COMPOUNDS) == ["_dai hoc", "hoc"])
        // No word crosses what is no term.
        #expect(try terms("đại_?_học", VIET_INDEX_QUERY) == ["=đại", "=học"])
    }

    @Test func aBeginningIsLookedForAsTypedToo() throws {
        #expect(try terms("ky", VIET_INDEX_PREFIX) == ["ki", "+ky"])
        #expect(try terms("kỹ", VIET_INDEX_PREFIX) == ["=kĩ", "+=kỹ"])
        #expect(try terms("ky ng", VIET_INDEX_PREFIX) == ["ki", "ng"])
        #expect(try terms("đà n", VIET_INDEX_PREFIX) == ["=đà", "n"])
    }

    @Test func whoeverTakesTermsCanEndTheWork() throws {
        let interface = try Interface()
        for (reading, contents) in [
            (VIET_INDEX_DOCUMENT, Self.everything), (VIET_INDEX_DOCUMENT, 0), (VIET_INDEX_SYLLABLES, 0),
            (VIET_INDEX_QUERY, 0),
        ] {
            let text = Array("Đại học quốc gia Hà Nội".utf8)
            for room in 1...3 {
                #expect(try terms(interface, text, reading, contents, room: room, said: 7).count == room)
            }
        }
    }

    /// The twin: the terms of the interface, place by place.
    @Test func termsAreThoseOfTheInterface() throws {
        let interface = try Interface()
        var random = RandomArticle(seed: 31)
        for round in 0..<150 {
            let text = random.next()
            let contents = round % 4
            var found = viettext_terms()
            try text.withChars { start in
                try check {
                    viettext_search_terms(
                        interface.worker, start, text.count,
                        UInt32(
                            VIETTEXT_TERM_SYLLABLES
                                | (contents & VIET_INDEX_COMPOUNDS == 0 ? 0 : VIETTEXT_TERM_COMPOUNDS)
                                | (contents & VIET_INDEX_BARE == 0 ? 0 : VIETTEXT_TERM_BARE)), 0, &found, $0)
                }
            }
            var places: [Set<String>] = []
            var position: UInt32?
            for index in 0..<found.count {
                let term = found.terms[index]
                let form = String(cString: found.strings + Int(term.form.offset))
                // A word that begins with a sign has no syllable whose place it could share.
                if term.position != position, term.length > 1 { continue }
                if term.position != position { places.append([]) }
                position = term.position
                places[places.count - 1].insert("\(form) \(term.start)-\(term.end)")
            }
            var own: [Set<String>] = []
            var starts: [String] = []
            for term in try terms(interface, text, VIET_INDEX_DOCUMENT, contents) {
                var form = Substring(term)
                if form.first == "+" { form.removeFirst() } else { own.append([]) }
                if own[own.count - 1].isEmpty { starts.append(String(form.split(separator: " ").last!)) }
                if form.first == "=" || form.first == "_" { form.removeFirst() }
                own[own.count - 1].insert(String(form))
            }
            #expect(own == places, "\(text)")
            let syllables = try terms(interface, text, VIET_INDEX_SYLLABLES, contents)
            #expect(syllables.map { String($0.split(separator: " ").last!) } == starts)
        }
    }
}
