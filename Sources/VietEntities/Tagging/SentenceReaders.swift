import VietCore

/// What settles the names of sentences and reads them as mentions: made once for many of them, for each of these holds the columns, and a
/// copy of those counts every array.
struct SentenceReaders {
    let repair: NameRepair
    let edges: NameEdges
    let overlaps: NameOverlaps
    var roles: RoleFinder
    var mentions: MentionReader

    init(_ columns: RecasedColumns, _ tokens: [Token], _ model: EntityModel) {
        repair = NameRepair(columns, names: model.names)
        edges = NameEdges(columns: columns.base)
        overlaps = NameOverlaps(columns: columns.base, confidence: { model.confidence($0) })
        roles = RoleFinder(columns: columns.base)
        mentions = unsafe MentionReader(columns: columns, tokens: tokens, names: model.names, aliases: model.aliases)
    }
}
