import VietCore
import VietNormalization

/// How often the encoding of pieces of text is guessed right, and how sure the guesses were.
public struct EncodingAgreement {
    /// One piece of text in one encoding.
    public struct Piece: Hashable, Sendable {
        /// The encoding that it was written in.
        public let encoding: TextEncoding
        /// Its length in UTF-8 was about so many bytes.
        public let length: Int
        /// What was guessed.
        public let guess: EncodingGuess
        /// Whether the guess reads the piece as it was written.
        public let isRight: Bool
    }

    /// A mean over some pieces.
    public struct Mean: Hashable, Sendable {
        /// How many pieces there are.
        public let count: Int
        /// The share of right guesses, and the mean of the certainties stated.
        public let right, stated: Double
    }

    /// All pieces.
    public private(set) var pieces: [Piece] = []

    /// A comparison of nothing yet.
    public init() {}

    /// Adds a text in UTF-8, cut at spaces into pieces of about `length` bytes, in every encoding.
    ///
    /// Pieces that are ASCII alone in an encoding say nothing and are left out, as are those that it cannot hold.
    ///
    /// - Complexity: O(n) for n bytes and each encoding.
    public mutating func add(_ text: [UInt8], length: Int) {
        // A byte order mark would tell.
        var start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < text.count {
            var end = min(start + length, text.count)
            while end < text.count, text[end] > 0x20 { end += 1 }
            let piece = Array(text[start..<end])
            start = end
            // A rest is no piece of the length.
            guard piece.count >= length else { break }
            for encoding in TextEncoding.all + TextEncoding.misread { add(piece, in: encoding, length: length) }
        }
    }

    private mutating func add(_ piece: [UInt8], in encoding: TextEncoding, length: Int) {
        guard let bytes = try? encoding.encode(piece, lossy: true), let text = try? encoding.decode(bytes),
            encoding == .viqr || bytes.contains(where: { $0 >= 0x80 || $0 == 0 })
        else { return }
        let guess = EncodingGuess.detect(bytes)
        let isRight = (try? guess.encoding.decode(bytes, lossy: true).bytes) == text.bytes
        pieces.append(Piece(encoding: encoding, length: length, guess: guess, isRight: isRight))
    }

    /// The mean over the pieces that `isWanted` chooses, nil where there is none.
    public func mean(where isWanted: (Piece) -> Bool) -> Mean? {
        let chosen = pieces.filter(isWanted)
        guard !chosen.isEmpty else { return nil }
        let count = Double(chosen.count)
        return Mean(
            count: chosen.count, right: Double(chosen.count(where: \.isRight)) / count,
            stated: chosen.reduce(0) { $0 + $1.guess.confidence } / count)
    }

    /// The pieces by the certainty stated, without empty bins.
    public var bins: [(range: Range<Double>, mean: Mean)] {
        let bounds = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.000_001]
        return zip(bounds, bounds.dropFirst()).compactMap { low, high in
            mean { (low..<high).contains($0.guess.confidence) }.map { (low..<high, $0) }
        }
    }

    /// The mean difference between the certainty stated and the share of right guesses, over all pieces.
    public var meanDifference: Double {
        bins.reduce(0) { $0 + abs($1.mean.stated - $1.mean.right) * Double($1.mean.count) / Double(pieces.count) }
    }
}
