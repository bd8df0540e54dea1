import Foundation

/// The long articles of Examples/, each with the kind of mess that its README names.
package enum ExampleArticle: String, CaseIterable, Sendable {
    case culture, diplomacy, economy, law, science, sport

    /// Where the article lies, found from this file's own place in the repository.
    package var path: String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Examples/\(rawValue).txt").path
    }

    /// The article as it lies on disk: decomposed text, CRLF and byte order mark included.
    package func bytes() throws -> [UInt8] { try [UInt8](Data(contentsOf: URL(fileURLWithPath: path))) }
}
