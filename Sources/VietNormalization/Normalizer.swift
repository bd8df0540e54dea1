import VietCore

/// Brings Vietnamese text to one spelling: Unicode form, tone placement, clean-up and folding, each by choice, always
/// with the alignment back to the source.
///
/// The steps run in this order: clean-up of characters, NFC, repairs of letters and spelling, letter case, folding, and at last the
/// Unicode form asked for. Applying a normalizer to its own result changes nothing.
public struct Normalizer: Sendable {
    /// What to do.
    public struct Options: Sendable, Hashable {
        /// The Unicode form of the result; nil leaves the form of whatever needs no other change. Vietnamese words
        /// that are not in NFC are then not recognised.
        public var form: UnicodeForm? = .nfc
        /// Where tones are placed; nil leaves them.
        public var tone: ToneStyle?
        /// Moves tones that stand where neither style puts them: `hòang` becomes `hoàng`.
        public var repairsTones = false
        /// Joins syllables whose letters stand apart, as they come out of some PDF files: `ph ươ ng` becomes `phương`.
        public var repairsLetters = false
        /// Writes `thuở` for `thưở`.
        public var repairsThuo = false
        /// Brings `lí` and `lý` to one letter. For comparing texts: it also rewrites words whose spelling is settled.
        public var iy: IYStyle?
        /// What is cleaned up.
        public var clean: CleanUp = []
        /// The letter case of the result; nil leaves every letter as it is.
        public var letterCase: LetterCase?
        /// What is folded for search.
        public var fold: Folding = []

        /// NFC and nothing else.
        public init() {}
    }

    /// What is done to a text.
    public let options: Options
    private let sentences: (any SentenceFinding)?

    /// - Parameter sentences: Who says where a sentence is glued to the one before it, a `Segmenter` as a rule; there a
    ///   space is put between them: `rộng.Chiều` becomes `rộng. Chiều`. With nil, nothing of that kind is done.
    public init(_ options: Options = Options(), repairingSpacesBy sentences: (any SentenceFinding)? = nil) {
        self.options = options
        self.sentences = sentences
    }

    /// The normalized view of a text; invalid bytes stay as they are.
    ///
    /// - Throws: ``VietTextError`` with the code `input-too-long` from 4 GiB on.
    /// - Complexity: O(n), however the text is made.
    public func normalize(_ source: SourceText) throws(VietTextError) -> AlignedText {
        var report: NormalizationReport?
        return try normalize(source.bytes, report: &report)
    }

    /// The normalized text.
    ///
    /// - Throws: ``VietTextError`` with the code `input-too-long` from 4 GiB on.
    public func normalize(_ text: some StringProtocol) throws(VietTextError) -> String {
        try normalize(SourceText(text)).text
    }

    /// The normalized view of a text with a report of what was rewritten where.
    ///
    /// - Throws: ``VietTextError`` with the code `input-too-long` from 4 GiB on.
    public func normalizeWithReport(
        _ source: SourceText
    ) throws(VietTextError) -> (AlignedText, NormalizationReport) {
        var report: NormalizationReport? = NormalizationReport()
        let view = try normalize(source.bytes, report: &report)
        return (view, report ?? NormalizationReport())
    }

    /// As ``normalizeWithReport(_:)``, adding to a report that the caller wants or not.
    package func normalize(
        _ bytes: [UInt8], report: inout NormalizationReport?
    ) throws(VietTextError) -> AlignedText {
        guard bytes.count < 1 << 32 else {
            throw VietTextError(.inputTooLong, "the text is longer than 4 GiB; normalize it in parts")
        }
        var stages = Stages(bytes, reports: report != nil)
        run(&stages)
        report?.append(contentsOf: stages.rewrites)
        return stages.view
    }

    private func partSentences(of stages: inout Stages, by sentences: any SentenceFinding) {
        // With a space there, what stands around it may be read in another way: until nothing changes.
        for _ in 0..<4 {
            let isChanged = unsafe stages.run { bytes, builder in
                for start in unsafe sentences.gluedSentenceStarts(in: bytes) {
                    builder.keep(to: start)
                    builder.replace(to: start, with: " ", kind: .sentenceSpace)
                }
            }
            guard isChanged else { return }
        }
    }

    private func run(_ stages: inout Stages) {
        clean(&stages)
        // What was composed or folded may be there to clean up: a reference that is whole, dots that meet, marks in excess.
        for _ in 0..<4 {
            let cleaned = stages.changedSteps
            let isFolded = rewriteLetters(&stages)
            let rewritten = stages.changedSteps
            if rewritten == cleaned { break }
            if !options.clean.isEmpty { clean(&stages) }
            if stages.changedSteps == rewritten, !isFolded || !rewritesLetters { break }
        }
        if let form = options.form, form != .nfc { stages.convert(to: form) }
    }

    private func clean(_ stages: inout Stages) {
        let isCompatible = options.form == .nfkc || options.form == .nfkd
        let characters = CharacterCleaner(options: options.clean)
        let cleansCharacters = !options.clean.isDisjoint(with: CharacterCleaner.handled)
        if isCompatible { stages.convert(to: .nfkc) }
        if cleansCharacters { unsafe stages.run(characters.rewrite) }
        if options.clean.contains(.entities), unsafe stages.run(EntityDecoder().rewrite) {
            // A reference may stand for a character that is cleaned.
            if isCompatible { stages.convert(to: .nfkc) }
            if cleansCharacters { unsafe stages.run(characters.rewrite) }
        }
        if options.clean.contains(.punctuation) { unsafe stages.run(PunctuationCleaner.rewrite) }
    }

    /// Whether letters are rewritten before they are folded.
    private var rewritesLetters: Bool {
        tones.isActive || options.repairsLetters || !options.clean.isDisjoint(with: [.marks, .lookalikes])
    }

    private var tones: ToneRewriter {
        var tones = ToneRewriter()
        tones.style = options.tone
        tones.repairs = options.repairsTones
        tones.iy = options.iy
        tones.thuo = options.repairsThuo
        return tones
    }

    private func repairMarks(_ stages: inout Stages) {
        // Composing puts marks in order, which may show that there is one too many.
        var rounds = 0
        while options.clean.contains(.marks), rounds < 4, unsafe stages.run(MarkRewriter.rewrite) {
            stages.compose()
            rounds += 1
        }
    }

    /// Says whether anything was folded, or letters that may be joined have another case.
    private func rewriteLetters(_ stages: inout Stages) -> Bool {
        if options.form != nil || !options.fold.isEmpty || options.letterCase != nil || options.repairsLetters {
            stages.compose()
        }
        repairMarks(&stages)
        // Composing puts marks in order, wherever they stand.
        if options.clean.contains(.lookalikes), unsafe stages.run(LookalikeRewriter().rewrite) {
            stages.compose()
            repairMarks(&stages)
        }
        if options.repairsLetters {
            // What was joined may take the next letter.
            var joined = 0
            while joined < 4, unsafe stages.run(LetterJoiner().rewrite) { joined += 1 }
        }
        if let sentences { partSentences(of: &stages, by: sentences) }
        let tones = tones
        if tones.isActive { unsafe stages.run(tones.rewrite) }
        var isCased = false
        if let letterCase = options.letterCase, unsafe stages.run(CaseRewriter(letterCase: letterCase).rewrite) {
            stages.compose()
            isCased = options.repairsLetters
        }
        let isFolded = unsafe !options.fold.isEmpty && stages.run(options.fold.rewrite)
        if isFolded { stages.compose() }
        // What was folded may be read in another way than before.
        if let sentences, !options.fold.isEmpty || tones.isActive { partSentences(of: &stages, by: sentences) }
        return isFolded || isCased
    }
}

/// The state of a text on its way through the steps of a normalizer.
private struct Stages {
    private(set) var view: AlignedText
    private(set) var rewrites: [Rewrite] = []
    /// How many steps have changed something.
    private(set) var changedSteps = 0
    private let reports: Bool

    init(_ bytes: [UInt8], reports: Bool) {
        view = AlignedText(unchanged: bytes)
        self.reports = reports
    }

    /// Runs a step and says whether it changed anything.
    @discardableResult
    mutating func run(_ step: (UnsafeBufferPointer<UInt8>, inout ViewBuilder) -> Void) -> Bool {
        let (next, kinds) = unsafe view.bytes.withUnsafeBufferPointer { bytes in
            var builder = unsafe ViewBuilder(source: bytes)
            unsafe step(bytes, &builder)
            return builder.finishWithKinds()
        }
        return take(next, kinds)
    }

    /// Composes what is not NFC.
    mutating func compose() {
        if !NFCScan.isNFC(view.bytes) { convert(to: .nfc) }
    }

    mutating func convert(to form: UnicodeForm) {
        unsafe take(view.bytes.withUnsafeBufferPointer { unsafe form.view(of: $0) }, [])
    }

    @discardableResult
    private mutating func take(_ next: AlignedText, _ kinds: [RewriteKind]) -> Bool {
        if next.isUnchanged { return false }
        changedSteps += 1
        if reports {
            var cursor = view.makeCursor()
            for (index, change) in next.changes.enumerated() {
                rewrites.append(
                    Rewrite(
                        kind: index < kinds.count ? kinds[index] : .form,
                        source: cursor.sourceRange(of: Int(change.source)..<change.sourceEnd),
                        before: String(decoding: view.bytes[Int(change.source)..<change.sourceEnd], as: UTF8.self),
                        after: String(decoding: next.bytes[Int(change.view)..<change.viewEnd], as: UTF8.self)))
            }
        }
        view = next.composed(on: view)
        return true
    }
}
