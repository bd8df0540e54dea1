import VietCore
import VietEntities
import VietKeywords
import VietNormalization
import VietSegmentation

/// What the library was built from. Results depend on this and the input alone.
package enum BuildFacts {
    /// A fact: its name in JSON, its name for people, its value.
    package typealias Fact = (key: String, label: String, value: String)

    /// The tables that every program has inside.
    package static var tables: [Fact] {
        [
            ("segmentation_model", "segmentation model", Segmenter.standard.modelIdentity.description),
            ("entity_model", "model of names", EntityTagger.standard.modelIdentity.description),
            ("frequencies", "frequencies", FrequencyTable.background.identity.description),
            ("keyword_weights", "keyword weights", KeywordWeights.standard.identity.description),
        ]
    }

    /// The versions, then the tables.
    package static var all: [Fact] {
        [("version", "viet", VietTextVersion.current), ("icu", "ICU", UnicodeLibrary.version)] + tables
    }
}
