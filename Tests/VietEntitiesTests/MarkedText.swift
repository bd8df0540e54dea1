import VietCore
import VietSegmentation
import VietText
@testable import VietEntities

/// A text with names marked as `[PER Lê Lan]`, as grouping and roles see it, whatever a model finds.
struct MarkedText {
    let document: Document
    let columns: TokenColumns
    let mentions: [NameMention]

    init(_ marked: String) {
        var text = ""
        var names: [(Range<Int>, EntityType)] = []
        var rest = Substring(marked)
        while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
            text += rest[..<open]
            let parts = rest[rest.index(after: open)..<close].split(separator: " ", maxSplits: 1)
            let start = text.utf8.count
            text += parts[1]
            names.append((start..<text.utf8.count, EntityType(rawValue: String(parts[0]))))
            rest = rest[rest.index(after: close)...]
        }
        text += rest
        let document = Segmenter.standard.segment(text)
        self.document = document
        columns = TokenColumns(document)
        let sentences = columns.sentences
        var token = 0
        var sentence = 0
        mentions = names.map { name in
            while Int(document.storage.tokens[token].end) <= name.0.lowerBound { token += 1 }
            let first = token
            while token < document.storage.tokens.count, Int(document.storage.tokens[token].start) < name.0.upperBound {
                token += 1
            }
            while sentences[sentence].upperBound <= first { sentence += 1 }
            return NameMention(
                part: 0, tokens: first..<token, sentence: sentences[sentence], type: name.1)
        }
    }

    /// The names, as the passes hand them on.
    var spans: [NameSpan] {
        mentions.map {
            NameSpan(range: $0.tokens, type: NameLabels.types.firstIndex(of: $0.type)!, margin: 50)
        }
    }

    /// What the grammar finds in the text.
    var expressions: [Expression] {
        var reference: ReferenceDate?
        return document.withView { VietEntities.expressions(in: $0, reference: &reference) }
    }

    /// The names after repair by the cues of the model that the library carries, as `TYPE text`.
    ///
    /// - Parameter companies: what companies near by are called for short.
    func repaired(companies: [String] = []) -> [String] {
        let columns = RecasedColumns([document], names: NameTable())
        let repair = NameRepair(columns, names: EntityTagger.standard.tagger.model.names)
        var spans: [NameSpan] = []
        for sentence in columns.sentences {
            var own = self.spans.filter { sentence.contains($0.range.lowerBound) }
            repair.apply(
                to: &own, in: sentence, isGivenName: { _ in false }, isCompany: { companies.contains(text($0)) })
            spans += own
        }
        return described(spans)
    }

    /// Names as `TYPE text`.
    func described(_ spans: [NameSpan]) -> [String] {
        spans.map { NameLabels.types[$0.type].rawValue + " " + text($0.range) }
    }

    private func text(_ tokens: Range<Int>) -> String {
        let all = document.storage.tokens
        return document.source[Int(all[tokens.lowerBound].start)..<Int(all[tokens.upperBound - 1].end)]
    }

    /// The group of every name.
    var groups: [Int] { groups(names: NameTable()) }

    /// The same where the places of a table of names are known.
    func groups(names: NameTable, aliases: NameTable = NameTable()) -> [Int] { grouped(names, aliases).groups }

    /// The work that grouping was.
    var groupSteps: Int { grouped(NameTable()).steps }

    private func grouped(_ names: NameTable, _ aliases: NameTable = NameTable()) -> (groups: [Int], steps: Int) {
        document.source.bytes.withUnsafeBufferPointer { bytes in
            let reader = MentionReader(
                columns: RecasedColumns([document], names: NameTable()), tokens: document.storage.tokens, bytes: bytes,
                names: names, aliases: aliases)
            var groups = MentionGroups()
            for mention in mentions { groups.add(mention, with: reader, offset: 0) }
            let found = groups.finish().group.map { Int($0) }
            return (found, groups.steps)
        }
    }

    /// The role of every name.
    var roles: [String?] {
        let finder = RoleFinder(columns: columns, mentions: mentions)
        return mentions.indices.map { number in
            mentions[number].type != .person
                ? nil
                : finder.role(of: number).map(text)
        }
    }
}
