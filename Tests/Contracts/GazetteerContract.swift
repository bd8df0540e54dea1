import VietCore
import VietEntities
import VietSegmentation

/// What holds for a gazetteer of a user, whatever its names.
package struct GazetteerContract: Sendable {
    package let segmenter: Segmenter
    package let tagger: EntityTagger

    package init(_ segmenter: Segmenter, _ tagger: EntityTagger) {
        self.segmenter = segmenter
        self.tagger = tagger
    }

    /// Takes each line as a name and tags the lines as one text.
    ///
    /// - Throws: ``ContractViolation``.
    package func check(_ bytes: [UInt8]) throws {
        var gazetteer = EntityGazetteer()
        let types = [EntityType.person, .organization, EntityType(rawValue: "PRODUCT")]
        for (index, line) in bytes.split(separator: 0x0A).enumerated() {
            let strength = EntityGazetteer.Strength.allCases[Int(line[line.startIndex]) % 3]
            gazetteer.add(
                segmenter.segment(SourceText(bytes: Array(line))), type: types[index % types.count], strength: strength)
        }
        let document = segmenter.segment(SourceText(bytes: bytes))
        try EntityContract.check(
            tagger.entities(in: document, options: EntityOptions(gazetteer: gazetteer)), in: document)
    }
}
