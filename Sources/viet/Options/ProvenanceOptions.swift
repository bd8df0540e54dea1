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

    /// Refuses the option where it would make no difference.
    func check(isShown: Bool) throws {
        try UnusedOptions.refuse(
            ["--provenance": provenance && !isShown],
            "goes with --format json and jsonl of texts and lines; records keep the members that they have.")
    }

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
        output.append(list: facts.compactMap { name, value in value.map { (name, $0) } }) { name, value in
            output.append(key: name)
            output.append(json: value)
        }
        output.append("}," as StaticString)
        return Array(output.bytes)
    }
}
