import VietCore

/// Computes the features of the candidates of one article.
struct CandidateMeter: ~Copyable {
    static let count = CandidateFeature.allCases.count
    private let background: FrequencyTable?
    private let lookup: FrequencyLookup?
    private let documents: Double
    /// ln((N + 1) / (df + ½)) of every key of the article's table of words, -1 where it was not asked for yet.
    private var rarities = GrowingBuffer<Double>(capacity: 256)
    /// The company of every key, see ``WordCompanyTable/logarithms(ofForm:)``.
    private var company = GrowingBuffer<SIMD4<Double>>(capacity: 256)
    private let companies: WordCompanyTable
    private var forms = MentionForms()
    private var generation = 0
    private let unknownRarity: Double
    private var titleStart = 0
    private var key = GrowingBuffer<UInt8>(capacity: 256)
    private var tally = OccurrenceTally()
    /// The features of the candidate measured last, in order of ``CandidateFeature``.
    private(set) var features = GrowingBuffer<Double>(capacity: CandidateMeter.count)
    /// ln(1 + n) of the first counts.
    private var logarithms = GrowingBuffer<Double>(capacity: 64)

    init(background: FrequencyTable?, companies: WordCompanyTable) {
        self.background = background
        self.companies = companies
        lookup = background?.lookup
        documents = Double(background?.documents ?? 0)
        unknownRarity = CandidateMeter.rarity(nil, of: documents)
        features.pad(to: CandidateMeter.count, with: 0)
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
        titleStart = 0
        while titleStart < article.words.count, !article.words[titleStart].has(.title) { titleStart += 1 }
    }

    private static func rarity(_ entry: FrequencyTable.Entry?, of documents: Double) -> Double {
        DeterministicMath.log((documents + 1) / (Double(entry?.documentFrequency ?? 0) + 0.5))
    }

    /// The counts of a candidate in the background table.
    mutating func entry(_ words: Range<Int>, _ article: borrowing Article) -> FrequencyTable.Entry? {
        guard let lookup else { return nil }
        key.removeAll()
        for index in words {
            if index > words.lowerBound { key.append(0x20) }
            unsafe key.append(article.key(index))
        }
        return unsafe lookup.entry(forKey: key.elements)
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

    /// Measures a candidate into ``features``.
    mutating func measure(_ number: Int, of set: borrowing CandidateSet, _ article: borrowing Article) {
        let words = unsafe article.words.elements
        let span = set.candidates[number].words
        let occurrences = unsafe set.occurrences(of: number)
        let count = Double(occurrences.count)
        unsafe tally.count(occurrences, words)
        let rarity = rarity(span, article) / 10
        let frequency = logarithm(occurrences.count)
        var (syllables, foreign) = (0, 0)
        var (hasDigits, hasStop, isCapital) = (false, false, true)
        var least = Double.infinity
        for index in span {
            let word = unsafe words[index]
            syllables += word.syllables
            foreign += Int(word.foreignSyllables)
            if word.has(.digits) { hasDigits = true }
            if word.has(.stop) { hasStop = true } else { least = min(least, rarities[Int(word.key)]) }
            if !word.has(.capital) { isCapital = false }
        }
        let capital = Double(tally.capital) / count
        let head = unsafe words[span.lowerBound]

        let out = unsafe features.base
        unsafe out.update(repeating: 0, count: CandidateMeter.count)
        @inline(__always) func put(_ feature: CandidateFeature, _ value: Double) {
            unsafe out[feature.rawValue] = value
        }
        put(.frequency, frequency)
        put(.rarity, rarity)
        put(.frequencyRarity, frequency * rarity)
        put(.leastRarity, (least.isFinite ? least : 0) / 10)
        put(.firstRarity, rarities[Int(head.key)] / 10)
        if let place = tally.titlePosition {
            put(.title, 1)
            put(.titlePosition, 1 / Double(1 + place - titleStart))
        }
        put(.position, DeterministicMath.log(1 + Double(tally.firstInBody ?? words.count) / 20))
        put(.name, Double(tally.names) / count)
        put(.capital, capital)
        put(.innerCapital, Double(tally.innerCapital) / count)
        put(.quoted, Double(tally.quotes) / count)
        if syllables <= 5 { unsafe out[CandidateFeature.oneSyllable.rawValue + syllables - 1] = 1 }
        if hasDigits { put(.digits, 1) }
        if hasStop { put(.linker, 1) }
        if occurrences.count > 1 {
            let (left, right) = tally.commonestNeighbours()
            put(.follower, Double(right) / count)
            if Double(max(left, right)) > 0.6 * count { put(.extensible, 1) }
        }
        put(.foreign, Double(foreign) / Double(max(syllables, 1)))
        put(.spread, Double(tally.sentences) / Double(max(article.sentenceCount, 1)))
        if span.count == 1 {
            put(.oneWord, 1)
            if rarities[Int(head.key)] == unknownRarity { put(.unknown, 1) }
        } else {
            if capital < 0.5 { put(.common, 1) }
            if head.has(.capital), !isCapital { put(.leadingCapital, 1) }
        }
        put(.closed, Double(tally.closed) / count)
        if occurrences.count == 1, tally.titlePosition == nil { put(.passing, 1) }
        if capital < 0.5 { put(.lower, 1) }
        unsafe putCompany(of: span, words, to: out)
        put(.insideName, Double(tally.insideNames) / count)
        put(.cutsName, Double(tally.cutNames) / count)
        put(.expression, Double(tally.expressions) / count)
        putForm(number, frequency)
    }

    /// How the candidate stands among the forms of what it names.
    private mutating func putForm(_ number: Int, _ frequency: Double) {
        let form = forms.forms[number]
        guard form.group >= 0 else { return }
        let group = forms.groups[Int(form.group)]
        let mentions = Int(group.mentions)
        features[CandidateFeature.otherMentions.rawValue] = logarithm(mentions) - frequency
        func put(_ feature: CandidateFeature, _ isTrue: Bool) { features[feature.rawValue] = isTrue ? 1 : 0 }
        put(.firstForm, Int(group.firstForm) == number)
        put(.longestForm, group.mostSyllables == form.syllables)
        put(.commonestForm, group.mostMentions == form.mentions)
    }

    /// The number of what a candidate is a form of, negative where there is none.
    func group(of candidate: Int) -> Int32 { forms.forms[candidate].group }

    /// ln(1 + n).
    @inline(__always)
    private func logarithm(_ count: Int) -> Double {
        count < logarithms.count ? logarithms[count] : DeterministicMath.log(1 + Double(count))
    }

    /// What the first and the last word of a candidate are elsewhere.
    private func putCompany(
        of span: Range<Int>, _ words: UnsafeBufferPointer<Article.Item>, to out: UnsafeMutablePointer<Double>
    ) {
        let (head, tail) = unsafe (words[span.lowerBound], words[span.upperBound - 1])
        func put(_ feature: CandidateFeature, _ value: Double) { unsafe out[feature.rawValue] = value }
        if !head.has(.capital) {
            let own = company[Int(head.key)]
            put(.headAsNoun, own[0])
            put(.headAsVerb, own[1])
            put(.headClosed, own[2])
            if span.count > 1 {
                put(.phraseHeadAsNoun, own[0])
                put(.phraseHeadAsVerb, own[1])
            }
        }
        if span.count > 1, !tail.has(.capital) {
            let own = company[Int(tail.key)]
            put(.tailAsNoun, own[0])
            put(.tailAsVerb, own[1])
            put(.tailClosed, own[2])
        }
        var (least, sum, content) = (Double.infinity, 0.0, 0)
        for index in span where unsafe !words[index].has(.stop) {
            let own = unsafe company[Int(words[index].key)][3]
            least = min(least, own)
            sum += own
            content += 1
        }
        guard content > 0 else { return }
        put(.headInTitles, company[Int(head.key)][3])
        if span.count > 1 { put(.tailInTitles, company[Int(tail.key)][3]) }
        put(.leastInTitles, least)
        put(.meanInTitles, sum / Double(content))
    }

    /// The sum of the features of a candidate, each times its weight.
    ///
    /// - Parameter weights: those of each kind, in order of ``CandidateKind``.
    mutating func score(
        _ number: Int, of set: borrowing CandidateSet, _ article: borrowing Article, weights: UnsafePointer<Double>
    ) -> Double {
        measure(number, of: set, article)
        let kind = CandidateKind(
            isCommon: features[CandidateFeature.lower.rawValue] > 0,
            isOneWord: features[CandidateFeature.oneWord.rawValue] > 0)
        let weights = unsafe weights + kind.rawValue * CandidateMeter.count
        var score = 0.0
        for index in 0..<CandidateMeter.count { unsafe score += features.base[index] * weights[index] }
        return score
    }
}
