import TestSupport
import Testing
import VietCore
import VietFormats

@Suite struct CoNLLUTests {
    @Test func theReaderGivesBackWhatTheWriterWrote() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<1_000 {
            let document = RandomDocument.make(&generator)
            let written = CoNLLU.string(for: document)
            let read = try CoNLLU.sentences(in: Array(written.utf8))
            #expect(read.map(\.words) == document.storage.sentences.map { $0.words.map { form(document, $0) } })
            #expect(read.map(\.id) == document.storage.sentences.indices.map { "\($0 + 1)" })
        }
    }

    private func form(_ document: Document, _ index: Int) -> String {
        var text = ""
        for scalar in document.source[document.storage.words[index].range].unicodeScalars {
            if !scalar.properties.isWhitespace {
                text.unicodeScalars.append(scalar)
            } else if text.unicodeScalars.last != " " {
                text += " "
            }
        }
        return text
    }

    @Test func theTextIsTheFormsWithTheirSpaces() throws {
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<500 {
            let written = CoNLLU.string(for: RandomDocument.make(&generator))
            var text = ""
            var rebuilt = ""
            for line in written.split(separator: "\n" as Character, omittingEmptySubsequences: false) {
                if line.hasPrefix("# text = ") { text = String(line.dropFirst(9)) }
                let columns = line.split(separator: "\t" as Character, omittingEmptySubsequences: false)
                if columns.count == 10 { rebuilt += columns[1] + (columns[9] == "SpaceAfter=No" ? "" : " ") }
                if line.isEmpty, !rebuilt.isEmpty {
                    #expect(rebuilt.dropLast(rebuilt.hasSuffix(" ") ? 1 : 0) == text)
                    rebuilt = ""
                }
            }
        }
    }

    @Test func readsTreebanksAsTheyAre() throws {
        let file = """
            # newdoc
            # sent_id = s-1\r
            # text =Tôi  là học sinh .
            1\tTôi\ttôi\tPRON\r
            2-3\tlà học\t_
            2\tlà\t_
            3\thọc\t_
            3.1\tẩn\t_
            4\tsinh\t_

            # only a comment

            1\tx_y
            """
        let sentences = try CoNLLU.sentences(in: Array(file.utf8))
        #expect(sentences.map(\.words) == [["Tôi", "là học", "sinh"], ["x_y"]])
        #expect(sentences[0].text == "Tôi  là học sinh .")
        #expect(sentences[0].id == "s-1")
        #expect(sentences.map(\.line) == [1, 13])
    }

    @Test(arguments: ["1 Tôi", "x\tTôi", "\tTôi", "1-x\ta"])
    func namesTheLineAtFault(row: String) {
        let error = #expect(throws: VietTextError.self) {
            try CoNLLU.sentences(in: Array("1\ta\n\(row)\n".utf8), file: "f.conllu")
        }
        #expect(error?.code == .malformedRecord)
        #expect(error?.line == 2)
        #expect(error?.file == "f.conllu")
    }
}

@Suite struct TSVTests {
    @Test func everyRowHasFiveCells() {
        var generator = SeededGenerator(seed: 13)
        for _ in 0..<500 {
            let document = RandomDocument.make(&generator)
            let rows = SegmentationTSV.string(for: document, offsets: .utf8)
                .split(separator: "\n" as Character, omittingEmptySubsequences: false)
            #expect(rows[0] == "sentence\tstart\tend\tkind\tword")
            #expect(rows.count == document.storage.words.count + 2)
            for (row, word) in zip(rows.dropFirst(), document.storage.words) {
                let cells = row.split(separator: "\t" as Character, omittingEmptySubsequences: false)
                #expect(cells.count == 5)
                #expect(cells[1...2] == ["\(word.range.lowerBound)", "\(word.range.upperBound)"])
            }
        }
    }
}

@Suite struct IOB2Tests {
    /// Random names on the words or tokens of a document, and where a reader should find them.
    private func names(
        _ document: Document, _ unit: IOB2.Unit, _ generator: inout SeededGenerator
    ) -> (entities: [Entity], spans: [[AnnotatedSentence.Span]]) {
        let types: [EntityType] = [.person, .location, EntityType(rawValue: "CÂY-CỎ")]
        var entities: [Entity] = []
        var expected: [[AnnotatedSentence.Span]] = []
        for sentence in document.storage.sentences {
            let units = unit == .words ? sentence.words : sentence.tokens
            let ranges = units.map {
                unit == .words ? document.storage.words[$0].range : document.storage.tokens[$0].range
            }
            var spans: [AnnotatedSentence.Span] = []
            var index = 0
            while index < ranges.count {
                let end = min(index + Int.random(in: 1...3, using: &generator), ranges.count)
                if Bool.random(using: &generator) {
                    let type = types.randomElement(using: &generator)!
                    entities.append(
                        Entity(range: ranges[index].lowerBound..<ranges[end - 1].upperBound, type: type))
                    spans.append(.init(range: index..<end, type: type))
                }
                index = end
            }
            expected.append(spans)
        }
        return (entities, expected)
    }

    @Test(arguments: [IOB2.Unit.words, .tokens])
    func theReaderGivesBackWhatTheWriterWrote(unit: IOB2.Unit) throws {
        var generator = SeededGenerator(seed: 14)
        for _ in 0..<500 {
            let document = RandomDocument.make(&generator)
            let (entities, spans) = names(document, unit, &generator)
            let written = IOB2.string(for: document, entities: entities, unit: unit)
            let read = try IOB2.sentences(in: Array(written.utf8), unit: unit)
            #expect(read.map(\.spans) == spans)
            #expect(
                read.map(\.words.count)
                    == document.storage.sentences.map { (unit == .words ? $0.words : $0.tokens).count })
        }
    }

    @Test func wordsComeBackWithTheirUnderscores() throws {
        let document = RandomDocument.of(["a_b", "Nội", "\\"], joined: [1])
        let written = IOB2.string(for: document, entities: [])
        #expect(written == "a\\_b_Nội\tO\n\\\\\tO\n\n")
        #expect(try IOB2.sentences(in: Array(written.utf8), unit: .words)[0].words == ["a_b Nội", "\\"])
    }

    @Test func namesComeBackFromCoNLLU() throws {
        var generator = SeededGenerator(seed: 15)
        for _ in 0..<500 {
            let document = RandomDocument.make(&generator)
            let (entities, spans) = names(document, .words, &generator)
            let read = try CoNLLU.sentences(in: Array(CoNLLU.string(for: document, entities: entities).utf8))
            #expect(read.map(\.spans) == spans)
            #expect(
                read.map(\.words) == (try CoNLLU.sentences(in: Array(CoNLLU.string(for: document).utf8))).map(\.words))
        }
    }

    @Test func aNameTagsEveryUnitThatItTouches() throws {
        let document = RandomDocument.of(["Hà", "Nội", "đẹp", "lắm"], joined: [1, 3])
        // From the second syllable of the first word to the first of the second.
        let name = Entity(
            range: document.storage.tokens[1].range.lowerBound..<document.storage.tokens[2].range.upperBound,
            type: .location,
            value: "a|b c")
        #expect(IOB2.string(for: document, entities: [name]) == "Hà_Nội\tB-LOC\nđẹp_lắm\tI-LOC\n\n")
        #expect(IOB2.string(for: document, entities: [name], unit: .tokens).hasPrefix("Hà\tO\nNội\tB-LOC\nđẹp\tI-LOC"))
        let rows = CoNLLU.string(for: document, entities: [name]).split(separator: "\n")
        #expect(rows[2].hasSuffix("\tNER=B-LOC|Value=a_b_c"))
        #expect(rows[3].hasSuffix("\tNER=I-LOC"))
    }

    @Test func readsLenientlyAndNamesTheLineAtFault() throws {
        let file = "-DOCSTART- -X- O\n\nÔng N O\r\nNguyễn_Du N I-PER\nvà C O\n\n\nHuế B-LOC\nHà_Nội B-LOC"
        let sentences = try IOB2.sentences(in: Array(file.utf8))
        #expect(sentences.map(\.words) == [["Ông", "Nguyễn_Du", "và"], ["Huế", "Hà_Nội"]])
        #expect(sentences[0].spans == [.init(range: 1..<2, type: .person)])
        #expect(sentences[1].spans.map(\.range) == [0..<1, 1..<2])
        for bad in ["a", "a B", "a X-PER"] {
            let error = #expect(throws: VietTextError.self) { try IOB2.sentences(in: Array("x O\n\(bad)\n".utf8)) }
            #expect(error?.line == 2)
        }
    }
}
