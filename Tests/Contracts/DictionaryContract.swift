import VietCore
import VietSegmentation

/// What holds for a dictionary of a user, whatever its bytes.
package struct DictionaryContract: Sendable {
    package let segmenter: Segmenter

    package init(_ segmenter: Segmenter) { self.segmenter = segmenter }

    /// A file is refused by line, or the segmenter that follows it keeps the promises of any segmenter.
    ///
    /// - Throws: ``ContractViolation``.
    package func check(_ bytes: [UInt8]) throws {
        let findings = segmenter.check([("input", bytes)])
        let lines = bytes.count { $0 == 0x0A } + 1
        try require(findings.allSatisfy { (0...lines).contains($0.line) }, "a finding names a line that is not there")
        let following: Segmenter
        do {
            following = try segmenter.following(UserDictionary(bytes: bytes, file: "input"))
        } catch {
            try require(!findings.isEmpty, "refused (\(error)) where the check found nothing")
            return
        }
        let text = bytes.map { $0 == 0x09 || $0 == UInt8(ascii: "_") ? 0x20 : $0 }
        let document = following.segment(SourceText(bytes: text))
        try DocumentContract.check(document)
        try SegmentationContract(following).checkPrefixes(text, document)
    }
}
