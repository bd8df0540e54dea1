import VietFormats

/// Counts of bytes for people.
enum Megabytes {
    /// Millions of bytes with one place behind the point.
    static func text(_ bytes: Double) -> String { DecimalText.of(bytes / 1e6, places: 1) }
}
