import VietFormats

/// Counts of bytes for people.
enum Megabytes {
    static let places = 1

    /// Millions of bytes with one place behind the point.
    static func text(_ bytes: Double) -> String { DecimalText.of(bytes / 1e6, places: places) }
}
