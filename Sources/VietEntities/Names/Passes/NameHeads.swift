import VietCore
import VietData

/// The words that begin a name when they are written with a capital, from Dictionaries/heads.tsv.
struct NameHeads: Sendable {
    struct Head: Sendable {
        /// Of the whole name, a number of ``NameLabels/types``.
        var type: Int
        var mayStartSentence = true
        /// Not before a place where the capital is that of the sentence: `Công ty Mỹ`.
        var isBody = false
        var takesPersons = false
        /// Of a unit that stands between: `Công an xã Phú Hòa`.
        var isOffice = false
        /// Whether the head is one without a capital, too: `chung cư Hòa Bình`.
        var isPlain = false
    }

    static let shared = NameHeads()

    private var table = PhraseTable<Head>()

    private init() {
        for cells in unsafe viet_data_heads().rows {
            guard cells.count == 4,
                let type = NameLabels.types.firstIndex(of: EntityType(rawValue: String(cells[1])))
            else { continue }
            let head = Head(
                type: type, mayStartSentence: ["anywhere", "body", "plain"].contains(cells[2]),
                isBody: cells[2] == "body", takesPersons: cells[3] == "all", isOffice: cells[2] == "office",
                isPlain: cells[2] == "plain")
            table.add(backwards: cells[0], head)
        }
    }

    /// The longest head that ends at `end`, and where it starts.
    func head(endingAt end: Int, from lowest: Int, _ columns: TokenColumns) -> (start: Int, head: Head)? {
        table.longest(endingAt: end, from: lowest, columns).map { ($0.start, $0.value) }
    }
}
