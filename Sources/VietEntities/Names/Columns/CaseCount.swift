import VietCore

/// How many words of a text hold capitals: asked of the whole text before any of it is recased.
package struct CaseCount: Sendable {
    private var letters = 0
    private var capitals = 0

    package init() {}

    /// The count of texts that are read together.
    package init(_ documents: [Document]) {
        for document in documents { unsafe document.storage.tokens.withUnsafeBufferPointer { unsafe add($0) } }
    }

    package mutating func add(_ tokens: UnsafeBufferPointer<Token>) {
        for index in tokens.indices where unsafe tokens[index].kind == .syllable {
            let token = unsafe tokens[index]
            switch token.shape {
            case .lower: letters += 1
            case .capitalized, .upper, .initial, .mixed:
                letters += 1
                capitals += 1
            default: break
            }
        }
    }

    /// Whether the text has next to no capitals: no more than one word in two hundred.
    package var isCaseless: Bool { letters > 0 && capitals * 200 < letters }

    /// Whether the text has capitals enough even if none of the words that `bytes` more bytes may hold has one.
    package func isCertain(before bytes: Int) -> Bool { capitals * 200 >= letters + bytes }
}
