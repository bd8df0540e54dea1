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
            #expect(read.map(\.words) == document.sentences.map { $0.words.map { form(document, $0) } })
            #expect(read.map(\.id) == document.sentences.indices.map { "\($0 + 1)" })
        }
    }

    private func form(_ document: Document, _ index: Int) -> String {
        var text = ""
        for scalar in document.text(of: document.words[index]).unicodeScalars {
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
            #expect(rows.count == document.words.count + 2)
            for (row, word) in zip(rows.dropFirst(), document.words) {
                let cells = row.split(separator: "\t" as Character, omittingEmptySubsequences: false)
                #expect(cells.count == 5)
                #expect(cells[1...2] == ["\(word.range.lowerBound)", "\(word.range.upperBound)"])
            }
        }
    }
}

@Suite struct IOB2Tests {
    @Test func theReaderGivesBackTheEntities() throws {
        var generator = SeededGenerator(seed: 14)
        let types: [EntityType] = [.person, .location, .organization]
        for _ in 0..<500 {
            let document = RandomDocument.make(&generator)
            var entities: [Entity] = []
            var expected: [[TaggedSentence.Span]] = []
            for sentence in document.sentences {
                var spans: [TaggedSentence.Span] = []
                var index = sentence.tokens.lowerBound
                while index < sentence.tokens.upperBound {
                    let end = min(index + Int.random(in: 1...3, using: &generator), sentence.tokens.upperBound)
                    if Bool.random(using: &generator) {
                        let type = types.randomElement(using: &generator)!
                        let start = document.tokens[index].range.lowerBound
                        entities.append(Entity(range: start..<document.tokens[end - 1].range.upperBound, type: type))
                        let offset = sentence.tokens.lowerBound
                        spans.append(.init(range: (index - offset)..<(end - offset), type: type))
                    }
                    index = end
                }
                expected.append(spans)
            }
            let written = IOB2.string(for: document, entities: entities, unit: .tokens)
            let read = try IOB2.sentences(in: Array(written.utf8))
            #expect(read.map(\.spans) == expected)
        }
    }

    @Test func readsLenientlyAndNamesTheLineAtFault() throws {
        let file = "-DOCSTART- -X- O\n\nÔng N O\r\nNguyễn_Du N I-PER\nvà C O\n\n\nHuế B-LOC\nHà_Nội B-LOC"
        let sentences = try IOB2.sentences(in: Array(file.utf8))
        #expect(sentences.map(\.tokens) == [["Ông", "Nguyễn_Du", "và"], ["Huế", "Hà_Nội"]])
        #expect(sentences[0].spans == [.init(range: 1..<2, type: .person)])
        #expect(sentences[1].spans.map(\.range) == [0..<1, 1..<2])
        for bad in ["a", "a B", "a X-PER"] {
            let error = #expect(throws: VietTextError.self) { try IOB2.sentences(in: Array("x O\n\(bad)\n".utf8)) }
            #expect(error?.line == 2)
        }
    }
}
