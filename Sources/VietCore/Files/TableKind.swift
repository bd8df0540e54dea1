/// What a compiled table is for, and the version of its sections that this program reads.
package struct TableKind: Hashable, Sendable {
    /// Four ASCII letters in the head of the table.
    let code: String
    let version: UInt32
    /// For people.
    package let name: String

    package static let segmentation = TableKind(code: "SEGM", version: 6, name: "segmentation model")
    package static let names = TableKind(code: "NAME", version: 3, name: "model of names")
    package static let frequencies = TableKind(code: "FREQ", version: 3, name: "table of frequencies")
    package static let keywordWeights = TableKind(code: "KEYW", version: 3, name: "table of keyword weights")
    package static let restoration = TableKind(code: "MARK", version: 1, name: "model of marks")
    package static let tags = TableKind(code: "TAGS", version: 1, name: "model of parts of speech")
    static let all: [TableKind] = [.segmentation, .names, .frequencies, .keywordWeights, .restoration, .tags]

    /// The kind with this code, a nameless one where there is none.
    static func named(_ code: String) -> String { all.first { $0.code == code }?.name ?? "table of an unknown kind" }

    /// What the magic of tables of earlier versions said.
    static let earlier: [(magic: [UInt8], name: String)] = [
        (Array("VIETNAME".utf8), names.name), (Array("VIETFREQ".utf8), frequencies.name),
    ]
}
