import VietCore

/// Which neighbouring words make a phrase worth counting.
///
/// A phrase is two words or more of one sentence with nothing but white space between them. It neither begins nor ends
/// with a stop word, begins with no number, holds at most one stop word inside, which must be one of the few that link
/// nouns (`của`, `và`, `cho`, `về`, `trong`), and does not cut a run of capitalised words in two. A word between two
/// sides (`vs`) may stand inside, and at no end.
struct PhraseGrammar {
    private let stopWords: StopWords
    /// What each key is, found once. Keys come from the grammar's own table of forms.
    private var classes: [WordClass] = []
    private var forms: FormTable

    final class FormTable {
        var forms = WordForms()
    }

    init(stopWords: StopWords) {
        self.stopWords = stopWords
        forms = FormTable()
    }

    /// Calls `body` with the offset and length in bytes of every phrase of up to `maximum` words.
    mutating func forEachPhrase(
        words: UnsafeBufferPointer<Word>, tokens: UnsafeBufferPointer<Token>,
        sentences: UnsafeBufferPointer<Sentence>, bytes: UnsafePointer<UInt8>, maximum: Int,
        _ body: (Int, Int) -> Void
    ) {
        for sentence in sentences.indices {
            let range = unsafe sentences[sentence].words
            for first in range {
                guard unsafe tokens[Int(words[first].firstToken)].kind != .number,
                    unsafe wordClass(words[first], tokens, bytes) == .content
                else { continue }
                if first > range.lowerBound, unsafe cuts(words[first - 1], words[first], tokens) { continue }
                var links = 0
                var last = first + 1
                while last < range.upperBound, last - first < maximum {
                    guard let kind = unsafe wordClass(words[last], tokens, bytes), kind != .stop else { break }
                    if kind == .linker {
                        links += 1
                        if links > 1 { break }
                    } else if kind != .between,
                        unsafe last + 1 == range.upperBound || !cuts(words[last], words[last + 1], tokens)
                    {
                        let start = unsafe Int(words[first].start)
                        unsafe body(start, Int(words[last].end) - start)
                    }
                    last += 1
                }
            }
        }
    }

    /// Whether a boundary between two words stands inside a name.
    private func cuts(_ left: Word, _ right: Word, _ tokens: UnsafeBufferPointer<Token>) -> Bool {
        unsafe tokens[Int(left.firstToken)].shape.hasCapital && tokens[Int(right.firstToken)].shape.hasCapital
    }

    /// Nil where it is none that is counted.
    private mutating func wordClass(
        _ word: Word, _ tokens: UnsafeBufferPointer<Token>, _ bytes: UnsafePointer<UInt8>
    ) -> WordClass? {
        let kind = unsafe tokens[Int(word.firstToken)].kind
        if kind == .number { return .content }
        guard kind.isCounted else { return nil }
        let form = unsafe forms.forms.form(bytes + Int(word.start), Int(word.end - word.start))
        let key = forms.forms.key(of: form)
        while classes.count <= key {
            let text = unsafe String(decoding: forms.forms.keys[classes.count], as: UTF8.self)
            classes.append(
                WordClass(isStop: stopWords.contains(form: text.utf8)) { $0.contains(form: text.utf8) })
        }
        return classes[key]
    }
}
