import ArgumentParser
import VietCore
import VietEntities
import VietFormats
import VietKeywords
import VietNormalization
import VietSegmentation
import VietTagging
import VietText

/// Whether results say what they were made with.
struct ProvenanceOptions: ParsableArguments {
    @Flag(help: "Put the version and the tables used into every object of --format json and jsonl.")
    var provenance = false

    /// The member `"provenance":{…},` for the start of an object; nothing where it is not asked for.
    func member(
        _ segmenter: Segmenter, names: EntityTagger? = nil, frequencies: FrequencyTable? = nil,
        tags: PartOfSpeechTagger? = nil
    ) -> [UInt8] {
        guard provenance else { return [] }
        let output = ByteBuffer()
        output.append(key: "provenance")
        output.append("{" as StaticString)
        let facts: [(String, String?)] = [
            ("version", VietTextVersion.current), ("icu", UnicodeLibrary.version),
            ("segmentation_model", segmenter.modelIdentity.description),
            ("entity_model", names?.modelIdentity.description),
            ("frequencies", frequencies?.identity.description),
            ("tag_model", tags?.modelIdentity.description),
        ]
        for (number, fact) in facts.enumerated() {
            guard let value = fact.1 else { continue }
            if number > 0 { output.append(UInt8(ascii: ",")) }
            output.append(key: fact.0)
            output.append(json: value)
        }
        output.append("}," as StaticString)
        return Array(output.bytes)
    }
}
