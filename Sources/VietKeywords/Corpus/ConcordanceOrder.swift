/// In which order concordance lines stand: by the words at one place after the other, words before others by Vietnamese dictionaries.
public struct ConcordanceOrder: Sendable, Hashable, Codable {
    /// A place that lines are compared at.
    public enum Position: Sendable, Hashable, Codable {
        /// So many words before the match, counted from 1.
        case left(Int)
        /// The match itself.
        case match
        /// So many words behind the match, counted from 1.
        case right(Int)
    }

    /// How many words on each side a line is known by.
    public static let reach = 4

    /// The places, the most important first; none leaves lines as they come in the text.
    public var positions: [Position]

    /// An order by some places; those beyond ``reach`` tell nothing.
    public init(_ positions: [Position]) { self.positions = positions }

    /// As they come in the text.
    public static let text = ConcordanceOrder([])
    /// By the words on the left, the nearest first, then by those on the right.
    public static let left = ConcordanceOrder((1...reach).map { .left($0) } + right.positions)
    /// By the words on the right.
    public static let right = ConcordanceOrder((1...reach).map { .right($0) })
    /// By the match, then by the words on the right.
    public static let match = ConcordanceOrder([.match] + right.positions)

    /// `text`, `left`, `right`, `match`, or places with commas: `L1` to `L4`, `M`, `R1` to `R4`. Nil for anything else.
    public init?(_ name: some StringProtocol) {
        switch name {
        case "text": self = .text
        case "left": self = .left
        case "right": self = .right
        case "match": self = .match
        default:
            var positions: [Position] = []
            for place in name.split(separator: ",", omittingEmptySubsequences: false) {
                let number = Int(place.dropFirst()) ?? 0
                let isNear = (1...Self.reach).contains(number) && place.count == 2
                switch place.first {
                case "L" where isNear, "l" where isNear: positions.append(.left(number))
                case "R" where isNear, "r" where isNear: positions.append(.right(number))
                case "M" where place.count == 1, "m" where place.count == 1: positions.append(.match)
                default: return nil
                }
            }
            self.init(positions)
        }
    }
}
