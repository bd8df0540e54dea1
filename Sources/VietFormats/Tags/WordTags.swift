import VietCore

/// The tags of words in output: of the one set of names or the other.
package enum WordTags {
    /// The name of the tag of a word; nil where the text has no tags.
    static func name(_ text: DocumentView, _ index: Int) -> String? {
        guard let tags = unsafe text.tags else { return nil }
        return unsafe text.usesVLSPTags ? vlspNames[Int(tags[index].index)] : classNames[Int(tags[index].index)]
    }

    /// Appends the columns UPOS and XPOS with a tab behind each.
    static func writeColumns(_ text: DocumentView, _ index: Int, to output: ByteBuffer) {
        guard let tags = unsafe text.tags else { return }
        unsafe output.append(classNames[Int(tags[index].index)])
        output.append(0x09)
        unsafe output.append(vlspNames[Int(tags[index].index)])
        output.append(0x09)
    }

    /// Appends `,"pos":"NOUN"`, and how sure that is.
    static func writeMembers(_ text: DocumentView, _ index: Int, to output: ByteBuffer) {
        guard let name = name(text, index) else { return }
        output.append(",\"pos\":\"" as StaticString)
        output.append(name)
        output.append(UInt8(ascii: "\""))
        guard let shares = unsafe text.tagConfidences else { return }
        output.append(",\"confidence\":" as StaticString)
        unsafe output.append(units: Int(shares[index]), places: 3)
    }

    /// Appends the cells `pos` and, where it is known, `confidence` with a tab before each.
    static func writeCells(_ text: DocumentView, _ index: Int, to output: ByteBuffer) {
        guard let name = name(text, index) else { return }
        output.append(0x09)
        output.append(name)
        guard let shares = unsafe text.tagConfidences else { return }
        output.append(0x09)
        unsafe output.append(units: Int(shares[index]), places: 3)
    }

    private static let classNames = WordTag.all.map { $0.partOfSpeech.rawValue }
    private static let vlspNames = WordTag.all.map { $0.vlsp.rawValue }
}
