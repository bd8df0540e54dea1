import VietCore

/// Computes the features of the candidates of one article.
package struct CandidateMeter: ~Copyable {
    private let background: FrequencyTable?
    private let lookup: FrequencyLookup?
    private let documents: Double
    /// ln((N + 1) / (df + ½)) of every key of the article's table of words, -1 where it was not asked for yet.
    private(set) var rarities = GrowingBuffer<Double>(capacity: 256)
    /// The company of every key, see ``WordCompanyTable/logarithms(ofForm:)``.
    private var company = GrowingBuffer<SIMD4<Double>>(capacity: 256)
    private let companies: WordCompanyTable
    private let choices: ReaderChoices
    private var forms = MentionForms()
    private var generation = 0
    private var profile = ArticleProfile()
    /// The best candidates by the first stage, with which the others are compared.
    private(set) var leaders = LeadingCandidates()
    private var key = GrowingBuffer<UInt8>(capacity: 256)
    private var tally = OccurrenceTally()
    /// The features of the candidate measured last, in order of ``CandidateFeature``, in parts of one.
    private(set) var features = GrowingBuffer<Int32>(capacity: CandidateFeature.allCases.count)
    /// The same of the first stage, in order of ``FirstStageFeature``.
    private(set) var firstFeatures = GrowingBuffer<Int32>(capacity: FirstStageFeature.allCases.count)
    /// ln(1 + n) of the first counts.
    private var logarithms = GrowingBuffer<Double>(capacity: 64)

    init(background: FrequencyTable?, weights: KeywordWeights) {
        self.background = background
        companies = weights.companies
        choices = weights.choices
        lookup = background?.lookup
        documents = Double(background?.documents ?? 0)
        features.pad(to: CandidateFeature.allCases.count, with: 0)
        firstFeatures.pad(to: FirstStageFeature.allCases.count, with: 0)
        for count in 0..<64 { logarithms.append(DeterministicMath.log(1 + Double(count))) }
    }

    mutating func load(_ set: borrowing CandidateSet, _ article: borrowing Article) {
        forms.load(set, article)
        if generation != article.generation {
            rarities.removeAll()
            company.removeAll()
        }
        generation = article.generation
        // What is new in the table are words of this article.
        for number in rarities.count..<article.keys.count {
            unsafe rarities.append(CandidateMeter.rarity(lookup?.entry(forKey: article.keys[number]), of: documents))
            unsafe company.append(companies.logarithms(ofForm: article.keys[number]))
        }
    }

    /// Finds the candidates that look best to the first stage, before any is measured in full.
    mutating func findLeaders(_ weights: [Int32], of set: borrowing CandidateSet, _ article: borrowing Article) {
        profile.load(set, article)
        let scores = (0..<set.candidates.count).map { firstScore($0, weights, of: set, article) }
        leaders.load(scores, unit: KeywordForest.unit * 1000, set, article)
    }

    /// Measures what is known of a candidate without going over its occurrences, into ``firstFeatures``.
    mutating func measureFirst(_ number: Int, of set: borrowing CandidateSet, _ article: borrowing Article) {
        let candidate = set.candidates[number]
        let words = unsafe article.words.elements
        var (most, least) = (0.0, Double.infinity)
        var syllables = 0
        var isCapital = true
        for index in candidate.words {
            let word = unsafe words[index]
            syllables += word.syllables
            if !word.has(.capital) { isCapital = false }
            guard !word.has(.stop) else { continue }
            most = max(most, rarities[Int(word.key)])
            least = min(least, rarities[Int(word.key)])
        }
        let frequency = logarithm(Int(candidate.count))
        putFirst(.frequency, frequency)
        putFirst(.rarity, most / 10)
        putFirst(.leastRarity, (least.isFinite ? least : 0) / 10)
        putFirst(.frequencyRarity, frequency * most / 10)
        putFirst(.title, candidate.inTitle ? 1 : 0)
        putFirst(.position, 20 / Double(20 + candidate.words.lowerBound))
        putFirst(.capital, isCapital ? 1 : 0)
        putFirst(.name, candidate.has(.name) ? 1 : 0)
        putFirst(.oneWord, candidate.words.count == 1 ? 1 : 0)
        putFirst(.passing, candidate.count == 1 && !candidate.inTitle ? 1 : 0)
        unsafe putFirst(.inTitles, inTitles(candidate.words, words).mean)
        putFirst(.oneSyllable, syllables == 1 ? 1 : 0)
        putFirst(.twoSyllables, syllables == 2 ? 1 : 0)
        putFirst(.threeSyllables, syllables == 3 ? 1 : 0)
        putFirst(.fourSyllables, syllables == 4 ? 1 : 0)
    }

    @inline(__always)
    private mutating func putFirst(_ feature: FirstStageFeature, _ value: Double) {
        firstFeatures[feature.rawValue] = CandidateMeter.parts(value)
    }

    private mutating func firstScore(
        _ number: Int, _ weights: [Int32], of set: borrowing CandidateSet, _ article: borrowing Article
    ) -> Int64 {
        measureFirst(number, of: set, article)
        var score: Int64 = 0
        for index in weights.indices { score += Int64(weights[index]) * Int64(firstFeatures[index]) }
        return score
    }

    private static func rarity(_ entry: FrequencyTable.Entry?, of documents: Double) -> Double {
        DeterministicMath.log((documents + 1) / (Double(entry?.documentFrequency ?? 0) + 0.5))
    }

    /// The counts of a candidate in the background table.
    mutating func entry(_ words: Range<Int>, _ article: borrowing Article) -> FrequencyTable.Entry? {
        guard let lookup else { return nil }
        writeForm(of: words, article)
        return unsafe lookup.entry(forKey: key.elements)
    }

    /// Writes the form of a candidate into ``key``.
    private mutating func writeForm(of words: Range<Int>, _ article: borrowing Article) {
        key.removeAll()
        for index in words {
            if index > words.lowerBound { key.append(0x20) }
            unsafe key.append(article.key(index))
        }
    }

    /// The rarity of a candidate: its own where the background knows it, else that of its rarest word.
    mutating func rarity(_ words: Range<Int>, _ article: borrowing Article) -> Double {
        if words.count == 1 { return rarities[Int(article.words[words.lowerBound].key)] }
        if let entry = entry(words, article) { return CandidateMeter.rarity(entry, of: documents) }
        var most = 0.0
        for index in words where !article.words[index].has(.stop) {
            most = max(most, rarities[Int(article.words[index].key)])
        }
        return most
    }

    /// Whether the candidate measured last is a phrase that is seldom a name.
    var isPhrase: Bool { unsafe CandidateMeter.isPhrase(features.elements) }

    /// Whether a candidate with these features of the second stage has several words and is seldom a name.
    package static func isPhrase(_ features: some RandomAccessCollection<Int32>) -> Bool {
        func value(_ feature: CandidateFeature) -> Int32 {
            features[features.index(features.startIndex, offsetBy: feature.rawValue)]
        }
        let one = Int32(KeywordForest.unit)
        return value(.words) > one && 2 * value(.name) < one
    }

    /// Measures a candidate into ``features``, which compare it with the leaders of the first stage.
    mutating func measure(_ number: Int, of set: borrowing CandidateSet, _ article: borrowing Article) {
        let words = unsafe article.words.elements
        let span = set.candidates[number].words
        let occurrences = unsafe set.occurrences(of: number)
        unsafe tally.count(occurrences, words, profile)
        let rarity = rarity(span, article) / 10
        let frequency = logarithm(occurrences.count)
        put(.frequency, frequency)
        put(.relativeFrequency, share(occurrences.count, profile.mostFrequent))
        put(.frequencyRank, share(profile.candidates(above: occurrences.count), set.candidates.count))
        put(.rarity, rarity)
        put(.frequencyRarity, frequency * rarity)
        unsafe putWords(span, occurrences.count, words)
        putPlaces(occurrences.count, span, article)
        writeForm(of: span, article)
        put(.chosen, unsafe choices.share(ofForm: key.elements))
        put(.articleWords, logarithm(words.count))
        put(.articleCapitals, profile.capitals)
        unsafe putCompany(of: span, words)
        putForm(number)
        let relations = leaders.relations(of: number, set, article)
        put(.support, relations.support)
        put(.supporters, Double(relations.supporters))
        put(.longer, share(relations.longer, occurrences.count))
        put(.shorter, relations.shorter > 0 ? share(occurrences.count, relations.shorter) : 1)
    }

    @inline(__always)
    private mutating func put(_ feature: CandidateFeature, _ value: Double) {
        features[feature.rawValue] = CandidateMeter.parts(value)
    }

    /// A feature in whole parts of one, bounded so that every number has one.
    static func parts(_ value: Double) -> Int32 { Int32(min(max(value, -1000), 1000) * KeywordForest.unit) }

    private func share(_ part: Int, _ whole: Int) -> Double { Double(part) / Double(max(whole, 1)) }

    /// What its words are.
    private mutating func putWords(_ span: Range<Int>, _ count: Int, _ words: UnsafeBufferPointer<Article.Item>) {
        let (head, tail) = unsafe (words[span.lowerBound], words[span.upperBound - 1])
        var (syllables, foreign) = (0, 0)
        var least = Double.infinity
        var leastWord = Int.max
        var ofTitle = 0
        var inBody = 0
        for index in span {
            let word = unsafe words[index]
            syllables += word.syllables
            foreign += Int(word.foreignSyllables)
            guard !word.has(.stop) else { continue }
            least = min(least, rarities[Int(word.key)])
            leastWord = min(leastWord, profile.count(of: word))
            guard profile.isOfTitle(word) else { continue }
            ofTitle += 1
            inBody += profile.countInBody(of: word)
        }
        put(.leastRarity, (least.isFinite ? least : 0) / 10)
        put(.firstRarity, rarities[Int(head.key)] / 10)
        put(.words, Double(span.count))
        put(.syllables, Double(syllables))
        put(.firstSyllables, Double(head.syllables))
        put(.lastSyllables, Double(tail.syllables))
        put(.foreign, share(foreign, syllables))
        put(.leastWord, logarithm(leastWord == .max ? 0 : leastWord))
        put(.numbered, span.count > 1 && (tail.has(.digits) || tail.end - tail.start == 1) ? 1 : 0)
        put(.headAlone, logarithm(max(profile.count(of: head) - count, 0)))
        put(.titleCover, share(ofTitle, profile.titleWords))
        put(.titleFrequency, 100 * share(inBody, words.count))
    }

    /// Where it stands, and between what.
    private mutating func putPlaces(_ count: Int, _ span: Range<Int>, _ article: borrowing Article) {
        let words = unsafe article.words.elements
        let own = unsafe article.syllables(of: span)
        put(.title, tally.titlePosition == nil ? 0 : 1)
        put(.titlePosition, tally.titlePosition.map { 1 / Double(1 + $0 - profile.title.lowerBound) } ?? 0)
        put(
            .titleBreak,
            tally.titlePosition.map { unsafe $0 == profile.title.lowerBound || words[$0].has(.breakBefore) ? 1 : 0 }
                ?? 0)
        put(.titleShare, unsafe share(profile.titleSyllables(among: own), own.count))
        put(.titleWords, Double(profile.titleWords))
        put(.titleCompany, share(tally.titleCompany, tally.inBody))
        let first = tally.firstInBody ?? words.count
        put(.position, DeterministicMath.log(1 + Double(first) / 20))
        put(.relativePosition, share(max(first - profile.bodyStart, 0), words.count - profile.bodyStart))
        put(.lastPosition, share(tally.last, words.count))
        put(.reach, share(tally.last - tally.first, words.count))
        put(.lead, share(tally.leading, count))
        put(.spread, share(tally.sentences, article.sentenceCount))
        put(.name, share(tally.names, count))
        put(.person, share(tally.persons, count))
        put(.miscellaneous, share(tally.miscellaneous, count))
        put(.capital, share(tally.capital, count))
        put(.innerCapital, share(tally.innerCapital, count))
        put(.quoted, share(tally.quotes, count))
        put(.insideName, share(tally.insideNames, count))
        let (left, right) = tally.differentNeighbours()
        put(.leftVariety, share(left, count))
        put(.rightVariety, share(right, count))
        put(.leftBreaks, share(tally.leftBreaks, count))
        put(.rightBreaks, share(tally.rightBreaks, count))
        put(.leftStops, share(tally.leftStops, count))
        put(.rightStops, share(tally.rightStops, count))
    }

    /// How the candidate stands among the forms of what it names.
    private mutating func putForm(_ number: Int) {
        let form = forms.forms[number]
        let group = form.group >= 0 ? forms.groups[Int(form.group)] : nil
        put(.groupMentions, logarithm(Int(group?.mentions ?? 0)))
        put(.groupForms, Double(group?.forms ?? 0))
        put(.firstForm, group.map { Int($0.firstForm) == number ? 1 : 0 } ?? 0)
        put(.longestForm, group.map { $0.mostSyllables == form.syllables ? 1 : 0 } ?? 0)
    }

    /// The number of what a candidate is a form of, negative where there is none.
    func group(of candidate: Int) -> Int32 { forms.forms[candidate].group }

    /// ln(1 + n).
    @inline(__always)
    private func logarithm(_ count: Int) -> Double {
        count < logarithms.count ? logarithms[count] : DeterministicMath.log(1 + Double(count))
    }

    /// What the first and the last word of a candidate are elsewhere, and how readily all of them stand in titles.
    private mutating func putCompany(of span: Range<Int>, _ words: UnsafeBufferPointer<Article.Item>) {
        let (head, tail) = unsafe (words[span.lowerBound], words[span.upperBound - 1])
        let isPhrase = span.count > 1
        let atHead = head.has(.capital) ? SIMD4() : company[Int(head.key)]
        let atTail = !isPhrase || tail.has(.capital) ? SIMD4() : company[Int(tail.key)]
        put(.headAsNoun, atHead[0])
        put(.headAsVerb, atHead[1])
        put(.headClosed, atHead[2])
        put(.tailAsNoun, atTail[0])
        put(.tailAsVerb, atTail[1])
        put(.tailClosed, atTail[2])
        put(.headInTitles, company[Int(head.key)][3])
        put(.tailInTitles, isPhrase ? company[Int(tail.key)][3] : 0)
        let (least, mean) = unsafe inTitles(span, words)
        put(.leastInTitles, least)
        put(.meanInTitles, mean)
    }

    /// How readily the content words of a candidate stand in titles elsewhere: the one that stands there least, and all on average.
    func inTitles(_ span: Range<Int>, _ words: UnsafeBufferPointer<Article.Item>) -> (least: Double, mean: Double) {
        var (least, sum, content) = (Double.infinity, 0.0, 0)
        for index in span where unsafe !words[index].has(.stop) {
            let own = unsafe company[Int(words[index].key)][3]
            least = min(least, own)
            sum += own
            content += 1
        }
        return content > 0 ? (least, sum / Double(content)) : (0, 0)
    }
}
