import VietCore

package struct SegmentationTables: Sendable {
    package let syllables: SyllableTable
    package init(syllables: SyllableTable) { self.syllables = syllables }
    func joinSyllables(of tokens: UnsafeMutableBufferPointer<Token>) {}
}
