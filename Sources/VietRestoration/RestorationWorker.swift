import CVietScan
import VietCore
import VietNormalization
import VietSegmentation

/// Restores the marks of one text after another in memory that is kept: one to a thread.
package final class RestorationWorker {
    private let segmentation: SegmentationWorker
    var decoder: SentenceDecoder
    private let options: RestorationOptions
    private let keepsConfidences: Bool
    /// The tokens of the text at hand, in sentences, and what they are to the model.
    private(set) var tokens = GrowingBuffer<Token>(capacity: 1024)
    private(set) var sentences: [Range<Int>] = []
    private(set) var units = GrowingBuffer<ChainUnit>(capacity: 1024)
    /// The marks and confidences that the units get.
    private var marks = GrowingBuffer<LetterMarks>(capacity: 1024)
    private var confidences = GrowingBuffer<Int32>(capacity: 1024)
    private var votes = NameVotes()

    /// - Parameter keepsConfidences: whether results have ``RestoredText/syllables``; they cost as much again.
    package init(
        _ segmenter: Segmenter, _ model: RestorationModel, options: RestorationOptions = .init(),
        keepsConfidences: Bool = false
    ) {
        segmentation = segmenter.makeWorker(keepsScores: false)
        self.options = options
        self.keepsConfidences = keepsConfidences
        decoder = SentenceDecoder(model)
        decoder.isPartial = options.isPartial
        decoder.keepsConfidences = keepsConfidences || options.minimumConfidence > 0
    }

    /// A sentence of more units is decoded in pieces.
    private static let longestSentence = 4096

    /// The text with its marks and how it lies in the source.
    package func restore(_ bytes: UnsafeBufferPointer<UInt8>) -> RestoredText {
        unsafe withComposed(bytes) { bytes, composed in
            guard let chat = unsafe chatForms(in: bytes) else { return unsafe restoreAll(bytes, on: composed) }
            return unsafe chat.bytes.withUnsafeBufferPointer { unsafe restoreAll($0, chat: chat, on: composed) }
        }
    }

    private func restoreAll(
        _ bytes: UnsafeBufferPointer<UInt8>, chat: AlignedText? = nil, on composed: AlignedText?
    ) -> RestoredText {
        unsafe readAll(bytes, chat: chat)
        for sentence in sentences { decode(sentence) }
        return unsafe finish(bytes, chat: chat, on: composed)
    }

    /// The text with short forms of chat written out; nil where there are none or they are to stay.
    func chatForms(in bytes: UnsafeBufferPointer<UInt8>) -> AlignedText? {
        guard options.writesOutChat else { return nil }
        unsafe segmentation.segment(bytes)
        return unsafe ChatRewriter().rewrite(bytes, segmentation)
    }

    /// Leaves the syllables of forms that were written out as they are.
    private func close(_ chat: AlignedText) {
        var number = 0
        for change in chat.changes {
            while number < units.count, tokens[number].end <= change.view { number += 1 }
            while number < units.count, tokens[number].start < change.viewEnd {
                units[number].isOpen = false
                number += 1
            }
        }
    }

    /// The same for the lines, and sentences in other lines, that are Vietnamese without marks by all that can be seen, nil where
    /// there are none.
    ///
    /// One is taken that has five such syllables or more, few others, and gets marks as usual text has them.
    ///
    /// - Complexity: O(n), next to nothing where every line has marks.
    package func restoreBareLines(_ bytes: UnsafeBufferPointer<UInt8>) -> RestoredText? {
        guard let base = bytes.baseAddress else { return nil }
        var (stop, end) = (0, 0)
        guard unsafe viet_bare_part(base, bytes.count, 0, &stop, &end) < bytes.count else { return nil }
        return unsafe withComposed(bytes) { bytes, composed in
            begin()
            var isRestored = false
            var start = 0
            stop = 0
            while let base = bytes.baseAddress, start < bytes.count {
                start = unsafe viet_bare_part(base, bytes.count, start, &stop, &end)
                if start < bytes.count, unsafe readIfBare(start..<end, of: bytes) { isRestored = true }
                start = end + 1
            }
            return unsafe isRestored ? finish(bytes, on: composed) : nil
        }
    }

    /// Calls `body` with the composed form of a text and how that lies in it, nil where it is the text itself.
    private func withComposed<R>(
        _ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>, AlignedText?) -> R
    ) -> R {
        guard unsafe NFCScan.firstSuspect(in: bytes) != nil else { return unsafe body(bytes, nil) }
        let composed = unsafe nfc(of: bytes)
        return unsafe composed.bytes.withUnsafeBufferPointer { unsafe body($0, composed) }
    }

    /// A result about the composed form of a text as one about the text.
    private func moved(_ result: RestoredText, on composed: AlignedText) -> RestoredText {
        var cursor = composed.makeCursor()
        return RestoredText(
            view: result.view.composed(on: composed),
            syllables: result.syllables.map {
                RestoredSyllable(
                    range: cursor.sourceRange(of: $0.range), restoredRange: $0.restoredRange,
                    confidence: $0.confidence, isRestored: $0.isRestored)
            },
            writtenOut: result.writtenOut.map {
                WrittenOutForm(range: composed.sourceRange(of: $0.range), restoredRange: $0.restoredRange)
            })
    }

    private func begin() {
        tokens.removeAll()
        sentences.removeAll(keepingCapacity: true)
        units.removeAll()
        marks.removeAll()
        confidences.removeAll()
    }

    /// Reads the sentences of a text in place of those of the last one.
    func readAll(_ bytes: UnsafeBufferPointer<UInt8>, chat: AlignedText?) {
        begin()
        unsafe read(0..<bytes.count, of: bytes)
        if let chat { close(chat) }
    }

    /// Adds the sentences of a part of a text.
    private func read(_ part: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
        unsafe segmentation.segment(UnsafeBufferPointer(rebasing: bytes[part]))
        let first = tokens.count
        let (found, foundSentences) = unsafe (segmentation.tokens, segmentation.sentences)
        tokens.reserve(found.count)
        for index in found.indices {
            var token = unsafe found[index]
            token.start += UInt32(part.lowerBound)
            token.end += UInt32(part.lowerBound)
            tokens.append(token)
        }
        for number in foundSentences.indices {
            let sentence = unsafe foundSentences[number]
            let range = first + sentence.tokens.lowerBound..<first + sentence.tokens.upperBound
            sentences.append(range)
            unsafe ChainUnit.append(UnsafeBufferPointer(rebasing: tokens.elements[range]), bytes, to: &units)
        }
        marks.pad(to: units.count, with: LetterMarks())
        confidences.pad(to: units.count, with: 0)
    }

    /// Adds a line and decodes it, or takes it back where it is not plain that it lacks its marks.
    private func readIfBare(_ line: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let (first, firstSentence) = (units.count, sentences.count)
        unsafe read(line, of: bytes)
        if unsafe decoder.isBare(UnsafeBufferPointer(rebasing: units.elements[first...])) {
            for index in firstSentence..<sentences.count { decode(sentences[index]) }
            var evidence = BareEvidence()
            for number in first..<units.count { evidence.add(units[number], marks[number]) }
            if evidence.isPlain { return true }
        }
        tokens.truncate(to: first)
        sentences.removeLast(sentences.count - firstSentence)
        units.truncate(to: first)
        marks.truncate(to: first)
        confidences.truncate(to: first)
        return false
    }

    /// Looks again where that is asked for, and writes the view.
    private func finish(
        _ bytes: UnsafeBufferPointer<UInt8>, chat: AlignedText? = nil, on composed: AlignedText?
    ) -> RestoredText {
        if options.looksTwice { lookAgain() }
        let lowest = Int32((options.minimumConfidence * 65_536).rounded(.up))
        var builder = unsafe ViewBuilder(source: bytes)
        var syllables: [RestoredSyllable] = []
        for number in 0..<units.count {
            let range = tokens[number].range
            if lowest <= BarePrice.confidence, let letter = unsafe BarePrice.letter(of: tokens[number], in: bytes) {
                unsafe write(price: letter, bytes, to: &builder, &syllables)
                continue
            }
            var isChanged = marks[number] != units[number].marks && confidences[number] >= lowest
            if !isChanged, !keepsConfidences || confidences[number] == 0 { continue }
            let start = builder.viewOffset(of: range.lowerBound)
            if isChanged { isChanged = unsafe Self.write(range, bytes, marks[number], to: &builder) }
            guard keepsConfidences else { continue }
            syllables.append(
                RestoredSyllable(
                    range: range, restoredRange: start..<builder.viewOffset(of: range.upperBound),
                    confidence: Double(confidences[number]) / 65_536, isRestored: isChanged))
        }
        var result = RestoredText(view: builder.finish(), syllables: syllables)
        if let chat {
            result.writtenOut = forms(of: chat, in: result.view)
            result = moved(result, on: chat)
        }
        return composed.map { moved(result, on: $0) } ?? result
    }

    /// Writes the sign of a currency behind a number, see ``BarePrice``.
    private func write(
        price letter: Int, _ bytes: UnsafeBufferPointer<UInt8>, to builder: inout ViewBuilder,
        _ syllables: inout [RestoredSyllable]
    ) {
        let start = builder.viewOffset(of: letter)
        builder.keep(to: letter)
        unsafe builder.replace(to: letter + 1, with: bytes[letter] == UInt8(ascii: "d") ? 0x111 : 0x110)
        guard keepsConfidences else { return }
        syllables.append(
            RestoredSyllable(
                range: letter..<letter + 1, restoredRange: start..<start + 2,
                confidence: Double(BarePrice.confidence) / 65_536,
                isRestored: true))
    }

    /// The forms that were written out, as ranges of the text in which they are and of its view.
    private func forms(of chat: AlignedText, in view: AlignedText) -> [WrittenOutForm] {
        var shift = 0
        var next = 0
        return chat.changes.map { change in
            // Their syllables stay, so that all that moves them is before them.
            while next < view.changes.count, view.changes[next].source < change.view {
                shift += Int(view.changes[next].viewCount) - Int(view.changes[next].sourceCount)
                next += 1
            }
            let (start, end) = (Int(change.view), change.viewEnd)
            return WrittenOutForm(range: start..<end, restoredRange: start + shift..<end + shift)
        }
    }

    private func decode(_ sentence: Range<Int>) {
        forEachPiece(of: sentence) { piece in
            let read = unsafe UnsafeBufferPointer(rebasing: units.elements[piece])
            if votes.isEmpty {
                unsafe decoder.decode(read)
            } else {
                let votes = votes
                unsafe decoder.decode(read) { unsafe votes.cost(of: $1, for: read[$0]) }
            }
            for number in piece {
                marks[number] = decoder.marks[number - piece.lowerBound]
                confidences[number] = decoder.confidences[number - piece.lowerBound]
            }
        }
    }

    /// Calls `body` with the units of a sentence, in pieces where it is very long.
    func forEachPiece(of sentence: Range<Int>, _ body: (Range<Int>) -> Void) {
        for start in stride(from: sentence.lowerBound, to: sentence.upperBound, by: Self.longestSentence) {
            body(start..<min(start + Self.longestSentence, sentence.upperBound))
        }
    }

    /// Reads the sentences again that hold a name which is read one way here and another way there: first for how
    /// probable each way is, then with that in mind.
    private func lookAgain() {
        unsafe votes.findDoubts(units.elements, marks.elements)
        guard votes.hasDoubt else { return }
        let doubtful = sentences.filter { $0.contains { votes.isDoubtful(units[$0]) } }
        let keeps = decoder.keepsConfidences
        decoder.keepsConfidences = true
        for sentence in doubtful {
            forEachPiece(of: sentence) { piece in
                unsafe decoder.decode(UnsafeBufferPointer(rebasing: units.elements[piece]))
                for number in piece where votes.isDoubtful(units[number]) {
                    let unit = units[number]
                    decoder.forEachReading(of: unit, at: number - piece.lowerBound) { votes.count(unit, $0, $1) }
                }
            }
        }
        decoder.keepsConfidences = keeps
        for sentence in doubtful { decode(sentence) }
        votes.removeAll()
    }

    /// Writes a word with marks, letter for letter, and says whether any letter is another one.
    static func write(
        _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ marks: LetterMarks, to builder: inout ViewBuilder
    ) -> Bool {
        var isChanged = false
        var at = range.lowerBound
        var index = 0
        while at < range.upperBound {
            let (value, length) = unsafe UTF8Decoding.scalar(in: bytes, at: at)
            guard length > 0 else { return isChanged }
            let base = VietnameseLetters.base(of: value)
            let bare = base == 0x111 ? 0x64 : UInt8(truncatingIfNeeded: base)
            let letter = marks.letter(bare, at: index, upper: VietnameseLetters.isUpper(value))
            if letter != value {
                isChanged = true
                builder.keep(to: at)
                builder.replace(to: at + length, with: letter)
            }
            at += length
            index += 1
        }
        return isChanged
    }
}
