import VietCore

package struct SegmentationTables: Sendable {
    package let syllables: SyllableTable
    package init(syllables: [SyllableTable.Syllable]) { self.syllables = SyllableTable(memory: TableMemory(copying: SyllableTable.build(syllables))) }
    func joinSyllables(of tokens: UnsafeMutableBufferPointer<Token>) {}
}
