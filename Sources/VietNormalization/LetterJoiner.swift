import VietCore

/// Joins syllables whose letters stand apart, as they come out of some PDF files: `H Ợ P Đ Ồ NG`, `ph ươ ng th ứ c`.
///
/// A stretch of words with one space between each is cut anew where it holds consonants alone that no word consists of:
/// into as few syllables as the letters allow. Only what becomes a syllable in one case is joined, and only with such
/// consonants, or with a single letter where a stretch has more of them.
struct LetterJoiner {
    private let analyzer = SyllableAnalyzer()

    /// The longest syllable has seven letters, and so many pieces at most.
    private static let longest = 7

    private struct Piece {
        var range: Range<Int>
        var letters: Int
        /// Whether it is consonants alone, three at most: the beginning or the end of a syllable.
        var isFragment: Bool
    }

    func rewrite(_ bytes: UnsafeBufferPointer<UInt8>, into builder: inout ViewBuilder) {
        var scanner = unsafe WordScanner(bytes)
        var stretch: [Piece] = []
        while let word = scanner.next() {
            let follows = stretch.last.map {
                unsafe word.lowerBound == $0.range.upperBound + 1 && bytes[$0.range.upperBound] == 0x20
            }
            if follows == false { unsafe flush(&stretch, bytes, &builder) }
            unsafe stretch.append(piece(bytes, word))
        }
        unsafe flush(&stretch, bytes, &builder)
    }

    private func piece(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Piece {
        var letters = 0
        var hasVowel = false
        var at = word.lowerBound
        while at < word.upperBound {
            let (value, length) = unsafe UTF8Decoding.scalar(in: bytes, at: at)
            if value >= 0x1F00 || VietnameseVowels.numbers[Int(value)] != 255 { hasVowel = true }
            letters += 1
            at += Int(length.magnitude)
        }
        return Piece(range: word, letters: letters, isFragment: !hasVowel && letters <= 3)
    }

    private func flush(_ stretch: inout [Piece], _ bytes: UnsafeBufferPointer<UInt8>, _ builder: inout ViewBuilder) {
        defer { stretch.removeAll(keepingCapacity: true) }
        let fragments = stretch.count { $0.isFragment }
        guard fragments > 0, stretch.count > 1 else { return }
        // The cheapest way to cut the pieces up to each one, and how many the last syllable takes.
        var costs = [0]
        var lengths = [0]
        for end in 1...stretch.count {
            var best = (cost: costs[end - 1] + cost(of: stretch[end - 1], isTorn: fragments > 1), length: 1)
            var letters = stretch[end - 1].letters
            for length in stride(from: 2, through: min(end, Self.longest), by: 1) {
                letters += stretch[end - length].letters
                if letters > Self.longest { break }
                let cost = costs[end - length] + 10 + 2 * (length - 1)
                guard cost < best.cost, unsafe isJoined(stretch[(end - length)..<end], bytes, isTorn: fragments > 1)
                else {
                    continue
                }
                best = (cost, length)
            }
            costs.append(best.cost)
            lengths.append(best.length)
        }
        var starts: Set<Int> = []
        var end = stretch.count
        while end > 0 {
            end -= lengths[end]
            starts.insert(end)
        }
        for index in stretch.indices.dropFirst() where !starts.contains(index) {
            builder.keep(to: stretch[index - 1].range.upperBound)
            builder.replace(to: stretch[index].range.lowerBound, with: "", kind: .letterSpace)
        }
    }

    private func cost(of piece: Piece, isTorn: Bool) -> Int {
        piece.isFragment ? 30 : isTorn && piece.letters == 1 ? 14 : 10
    }

    private func isJoined(_ pieces: ArraySlice<Piece>, _ bytes: UnsafeBufferPointer<UInt8>, isTorn: Bool) -> Bool {
        guard pieces.contains(where: { $0.isFragment || isTorn && $0.letters == 1 }) else { return false }
        let letters = unsafe pieces.flatMap { unsafe bytes[$0.range] }
        return unsafe letters.withUnsafeBufferPointer { unsafe analyzer.isWellFormed($0) }
    }
}

extension SyllableAnalyzer {
    /// Whether letters are a syllable whose tone stands where a style puts it, in small letters, in capitals, or with a
    /// capital at the start.
    func isWellFormed(_ letters: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let syllable = unsafe analyze(letters) else { return false }
        let isSpelled =
            syllable.tone == 0 || ToneStyle.allCases.contains { place(of: syllable, style: $0) == syllable.tonePlace }
        let upper = syllable.upperCase
        return isSpelled && (upper <= 1 || Int(upper) == 1 << syllable.count - 1)
    }
}
