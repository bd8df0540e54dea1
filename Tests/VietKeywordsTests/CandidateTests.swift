import TestSupport
import Testing
import VietText

@testable import VietKeywords

/// What is known of the candidates before they are ordered.
@Suite struct CandidateTests {
    /// Names of a text at every place of each form, grouped as told.
    private func names(_ text: String, _ forms: [(form: String, group: Int?)]) -> [Entity] {
        var found: [Entity] = []
        for (form, group) in forms {
            var start = text.startIndex
            while let range = text[start...].firstRange(of: form) {
                let lower = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
                let bytes = lower..<lower + form.utf8.count
                if !found.contains(where: { $0.range.overlaps(bytes) }) {
                    found.append(Entity(range: bytes, type: .person, group: group))
                }
                start = range.upperBound
            }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    @Test func formsOfOneNameAreKnownAsSuch() throws {
        let text = "Lê Văn Minh đến. Hôm nay ông Minh nói. Rồi Minh đi. Hôm qua Lan về. Cả Minh lẫn Lan cười."
        var loaded = LoadedArticle()
        var forms = MentionForms()
        // The last number is no group of a document with so few names.
        let tagged = names(text, [("Lê Văn Minh", 0), ("Minh", 0), ("Lan", 1 << 40)])
        loaded.load(text, names: tagged)
        forms.load(loaded.set, loaded.article)
        let (full, short) = (try loaded.number("lê văn minh"), try loaded.number("minh"))
        let (long, brief) = (forms.forms[full], forms.forms[short])
        #expect(long.group == 0 && brief.group == 0)
        #expect(long.mentions == 1 && brief.mentions == 3)
        #expect(forms.forms[try loaded.number("lan")].group == -1)
        let group = forms.groups[0]
        #expect(group.mentions == 4 && group.forms == 2)
        #expect(Int(group.firstForm) == full && group.mostSyllables == 3)
        // Without the tagger there is nothing to group.
        loaded.load(text)
        forms.load(loaded.set, loaded.article)
        let hasGroups = (0..<loaded.set.candidates.count).contains { forms.forms[$0].group >= 0 }
        #expect(!hasGroups)
    }

    /// Inside a name, across its end, in an expression: against a look at every word.
    @Test func occurrencesKnowWhatTheyStandIn() {
        var generator = SeededGenerator(seed: 43)
        var loaded = LoadedArticle()
        var seen: Set<UInt8> = []
        for _ in 0..<60 {
            let text = prose(&generator)
            var tagged = names(text, [("công ty Hà Nội", 2)])
            func free(_ list: [(form: String, group: Int?)]) -> [Entity] {
                names(text, list).filter { entity in !tagged.contains { $0.range.overlaps(entity.range) } }
            }
            tagged += free([("Hà Nội", nil), ("Nguyễn Văn An", 0), ("giá vàng tăng", 1)])
            tagged += free([("12", nil), ("công ty 12", nil)]).map {
                let type = ["NUMBER", "DATE", "MONEY", "PERCENT"].randomElement(using: &generator)!
                return Entity(range: $0.range, type: EntityType(rawValue: type), value: "12")
            }
            tagged.sort { $0.range.lowerBound < $1.range.lowerBound }
            loaded.load(text)
            let words = Array(loaded.article.words.elements)
            // A name that begins or ends inside a word is none here.
            let (starts, ends) = (Set(words.map { Int($0.start) }), Set(words.map { Int($0.end) }))
            tagged.removeAll {
                $0.value == nil && !(starts.contains($0.range.lowerBound) && ends.contains($0.range.upperBound))
            }
            loaded.load(text, names: tagged)
            for number in 0..<loaded.set.candidates.count {
                for occurrence in loaded.set.occurrences(of: number) {
                    let bytes =
                        words[Int(occurrence.first)].range.lowerBound..<words[Int(occurrence.end) - 1].range.upperBound
                    let touching = tagged.filter { $0.range.overlaps(bytes) }
                    var expected: CandidateSet.Setting = []
                    if touching.contains(where: { $0.value != nil }) { expected.insert(.expression) }
                    let longer = touching.filter {
                        $0.value == nil
                            && (bytes.contains($0.range.lowerBound) && bytes.contains($0.range.upperBound - 1)) == false
                    }
                    if longer.contains(where: {
                        $0.range.lowerBound <= bytes.lowerBound && $0.range.upperBound >= bytes.upperBound
                    }) {
                        expected.insert(.insideName)
                    } else if !longer.isEmpty {
                        expected.insert(.cutsName)
                    }
                    let lists = [tagged.filter { $0.value == nil }, tagged.filter { $0.value != nil }]
                    func entity(_ word: Int, _ list: [Entity]) -> Entity? {
                        words.indices.contains(word) ? list.first { $0.range.overlaps(words[word].range) } : nil
                    }
                    let (first, last) = (Int(occurrence.first), Int(occurrence.end) - 1)
                    let (head, tail) = (entity(first, lists[0]), entity(last, lists[0]))
                    if let head, head.range.lowerBound < bytes.lowerBound, tail != head { expected.insert(.leavesName) }
                    if let tail, head != tail,
                        let start = (first...last).first(where: { entity($0, lists[0]) == tail }),
                        entity(start - 1, lists[0]) != nil
                    {
                        expected.insert(.leavesName)
                    }
                    if let amount = entity(last, lists[1]), amount != entity(first, lists[1]),
                        entity(last + 1, lists[1]) == amount || ["MONEY", "PERCENT"].contains(amount.type.rawValue)
                    {
                        expected.insert(.endsInAmount)
                    }
                    #expect(occurrence.setting == expected)
                    seen.insert(expected.rawValue)
                }
            }
        }
        for setting in [1, 2, 4, 8, 16] as [UInt8] {
            #expect(seen.contains { $0 & setting > 0 } && seen.contains { $0 & setting == 0 }, "\(setting)")
        }
    }

    @Test func phrasesThatEndInsideLongerOnesAreCut() throws {
        let text = """
            Hội chứng ruột kích thích hay gặp. Hội chứng ruột kích thích khó chữa, hội chứng ruột kích thích dai dẳng.
            Bệnh viện nhi đồng mở cửa. Bệnh viện nhi, bệnh viện nhi đồng.
            """
        let loaded = LoadedArticle(text)
        func isCut(_ form: String, _ length: Int = 4) throws -> Bool {
            loaded.set.isCut(try loaded.number(form), loaded.article, phraseLength: length)
        }
        #expect(try isCut("hội chứng ruột"))
        #expect(try !isCut("hội chứng ruột kích thích"))
        #expect(try isCut("ruột kích thích"), "one and the same word stands before it")
        #expect(try !isCut("hội chứng ruột", 2), "nothing longer is a candidate")
    }

    /// The tally of occurrences against one that asks each question by itself.
    @Test func occurrencesAreTalliedAsTheyStand() {
        var generator = SeededGenerator(seed: 42)
        var loaded = LoadedArticle()
        var tally = OccurrenceTally()
        var profile = ArticleProfile()
        for _ in 0..<60 {
            loaded.load(prose(&generator))
            profile.load(loaded.set, loaded.article)
            for number in 0..<loaded.set.candidates.count {
                let places = Array(loaded.set.occurrences(of: number))
                tally.count(loaded.set.occurrences(of: number), loaded.article.words.elements, profile)
                let words = Array(loaded.article.words.elements)
                let inCapitals = places.filter {
                    $0.words.allSatisfy { words[$0].has(.capital) || words[$0].has(.digits) }
                }
                #expect(tally.capital == inCapitals.count)
                #expect(tally.innerCapital == inCapitals.count { !words[$0.words.lowerBound].has(.first) })
                #expect(tally.names == places.count { $0.isName } && tally.quotes == places.count { $0.isQuotation })
                #expect(tally.sentences == Set(places.map { words[$0.words.lowerBound].sentence }).count)
                #expect(
                    tally.titlePosition == places.first { words[$0.words.lowerBound].has(.title) }?.words.lowerBound)
                #expect(
                    tally.firstInBody == places.first { !words[$0.words.lowerBound].has(.title) }?.words.lowerBound)
                let body = places.filter { !words[$0.words.lowerBound].has(.title) }
                let start = words.firstIndex { !$0.has(.title) }
                #expect(tally.inBody == body.count && tally.first == places.first?.words.lowerBound)
                #expect(tally.last == places.last?.words.lowerBound)
                #expect(
                    tally.leading
                        == body.count { words[$0.words.lowerBound].sentence <= words[start ?? 0].sentence + 2 })
                let title = Set(words.filter { $0.has(.title) && !$0.has(.stop) }.map(\.key))
                let company = body.map { place in
                    let sentence = words[place.words.lowerBound].sentence
                    return min(
                        words.indices.count {
                            words[$0].sentence == sentence && !words[$0].has(.title) && title.contains(words[$0].key)
                                && !place.words.contains($0)
                        }, 3)
                }
                #expect(tally.titleCompany == company.reduce(0, +))
                let rights = places.map { $0.words.upperBound }.filter {
                    $0 < words.count && !words[$0].has(.breakBefore)
                }
                let lefts = places.map { $0.words.lowerBound }.filter { $0 > 0 && !words[$0].has(.breakBefore) }
                    .map { $0 - 1 }
                #expect(
                    tally.leftBreaks == places.count - lefts.count && tally.rightBreaks == places.count - rights.count)
                #expect(tally.leftStops == lefts.count { words[$0].has(.stop) })
                #expect(tally.rightStops == rights.count { words[$0].has(.stop) })
                let found = tally.differentNeighbours()
                #expect(found.left == Set(lefts.map { words[$0].key }).count)
                #expect(found.right == Set(rights.map { words[$0].key }).count)
            }
        }
    }
}
