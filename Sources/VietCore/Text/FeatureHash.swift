/// The keys of features: hashes of a template and one or two contents, made in two steps of which the scanner in C takes the second.
@usableFromInline package enum FeatureHash {
    /// The first step. What it costs for a content is shared by the templates that have the same.
    @inlinable @inline(__always)
    package static func start(_ template: UInt64, _ content: UInt64) -> UInt64 {
        content &* 0xBF58_476D_1CE4_E5B9 &+ template &* (0x9E37_79B9_7F4A_7C15 &* 0xBF58_476D_1CE4_E5B9)
    }

    /// The key of a feature, of which `start` is the first step.
    @inlinable @inline(__always)
    package static func key(_ start: UInt64, _ content: UInt64) -> UInt64 {
        let hash = (start ^ start >> 29 ^ content) &* 0x94D0_49BB_1331_11EB
        return hash ^ hash >> 32
    }
}
