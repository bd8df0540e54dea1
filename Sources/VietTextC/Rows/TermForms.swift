import CVietText
import VietCore
import VietNormalization
import VietSegmentation

/// What the tokens of one text after another are compared by in a search index.
///
/// The forms of all syllables of the model are made once and stay at the start of the pool: most tokens are one of them. Before
/// every form in the pool stands one byte more, see ``Lead``.
struct TermForms: ~Copyable {
    struct Form: BitwiseCopyable {
        var spelling = StringPool.absent
        /// Absent where it is the same.
        var bare = StringPool.absent

        var hasMarks: Bool { bare.length > 0 }
    }

    /// What stands before a form in the pool. An index that has it in its terms keeps kinds of them apart.
    enum Lead {
        /// Before the spelling of one token.
        static let spelling = UInt8(ascii: "=")
        /// Before several tokens.
        static let compound = UInt8(ascii: "_")
    }

    let strings = StringPool()
    private let segmenter: Segmenter
    private let spelling = WordFolder(.spelling)
    private let bare = WordFolder(.bare)
    /// By syllable number; empty until the first text.
    private var syllables: [Form] = []
    /// How much of the pool belongs to them.
    private var syllableBytes = 0
    /// By token of the text.
    private var forms = GrowingBuffer<Form>()

    init(_ segmenter: Segmenter) { self.segmenter = segmenter }

    subscript(token: Int) -> Form { forms[token] }

    /// Reads the forms of the tokens of a text.
    mutating func read(_ view: DocumentView, bare wantsBare: Bool) throws(VietTextError) {
        if syllables.isEmpty { try readSyllables() }
        strings.truncate(to: syllableBytes)
        forms.removeAll()
        unsafe forms.reserve(view.tokens.count)
        for index in unsafe view.tokens.indices {
            let token = unsafe view.tokens[index]
            var form: Form
            // `TP.` has the number of its syllable, and a full stop more.
            if token.syllable != 0, !token.flags.contains(.abbreviation), Int(token.syllable) < syllables.count {
                form = syllables[Int(token.syllable)]
            } else if token.kind.isTerm {
                form = try unsafe self.form(of: UnsafeBufferPointer(rebasing: view.bytes[token.range]))
            } else {
                form = Form()
            }
            if !wantsBare { form.bare = StringPool.absent }
            forms.append(form)
        }
    }

    private mutating func readSyllables() throws(VietTextError) {
        var made = [Form](repeating: Form(), count: max(segmenter.syllableCount, 1))
        var failure: VietTextError?
        unsafe segmenter.forEachSyllable { number, spelling in
            guard failure == nil, made.indices.contains(number), made[number].spelling.length == 0 else { return }
            do throws(VietTextError) { made[number] = try unsafe form(of: spelling) } catch { failure = error }
        }
        if let failure { throw failure }
        syllables = made
        syllableBytes = strings.count
    }

    private func form(of bytes: UnsafeBufferPointer<UInt8>) throws(VietTextError) -> Form {
        var form = unsafe Form(spelling: try write(bytes, spelling))
        let other = try unsafe write(bytes, bare)
        if !strings.areSame(form.spelling, other) { form.bare = other }
        return form
    }

    /// A further form of a token of the text.
    func write(
        _ bytes: UnsafeBufferPointer<UInt8>, _ folder: WordFolder
    ) throws(VietTextError) -> viettext_slice {
        strings.append(Lead.spelling)
        let start = strings.count
        unsafe folder.withForm(of: bytes) { unsafe strings.append($0) }
        return try strings.end(from: start)
    }

    /// The forms of tokens with a space where something stands between them.
    func join(_ tokens: Range<Int>, in view: DocumentView, bare: Bool) throws(VietTextError) -> viettext_slice {
        strings.append(Lead.compound)
        let start = strings.count
        for token in tokens {
            if token > tokens.lowerBound, unsafe view.tokens[token].start > view.tokens[token - 1].end {
                strings.append(0x20)
            }
            let form = forms[token]
            strings.append(bare && form.hasMarks ? form.bare : form.spelling)
        }
        return try strings.end(from: start)
    }

    /// Whether one of several tokens has marks.
    func haveMarks(_ tokens: Range<Int>) -> Bool { tokens.contains { forms[$0].hasMarks } }
}
