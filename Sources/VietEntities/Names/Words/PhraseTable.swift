import VietCore

/// Phrases by their tokens.
struct PhraseTable<Value: Sendable>: Sendable {
    /// What phrases mean; nil for the mere beginning of one.
    private var values = KeyTable<Value?>()

    /// Adds a phrase, its words separated by spaces.
    mutating func add(_ phrase: some StringProtocol, _ value: Value) {
        add(TokenKey.shortKeys(ofWordsIn: phrase), value)
    }

    /// Adds a phrase to be found by ``longest(endingAt:from:_:)``.
    mutating func add(backwards phrase: some StringProtocol, _ value: Value) {
        add(TokenKey.shortKeys(ofWordsIn: phrase).reversed(), value)
    }

    mutating func add(_ tokenKeys: [UInt32], _ value: Value) {
        var key: UInt32 = 0
        for tokenKey in tokenKeys {
            key = NameTable.extend(key, tokenKey)
            if values[key] == nil { values[key] = .some(nil) }
        }
        values[key] = .some(value)
    }

    /// The longest phrase that begins the tokens, and where it ends.
    func longest(_ tokens: Range<Int>, _ columns: TokenColumns) -> (end: Int, value: Value)? {
        var key: UInt32 = 0
        var found: (Int, Value)?
        for index in tokens {
            key = NameTable.extend(key, columns.keys[index])
            guard let entry = values[key] else { break }
            if let value = entry { found = (index + 1, value) }
        }
        return found
    }

    /// The longest phrase that ends the tokens, of those added backwards, and where it starts.
    func longest(endingAt end: Int, from lowest: Int, _ columns: TokenColumns) -> (start: Int, value: Value)? {
        var key: UInt32 = 0
        var start = end
        var found: (Int, Value)?
        while start > lowest {
            key = NameTable.extend(key, columns.keys[start - 1])
            guard let entry = values[key] else { break }
            start -= 1
            if let value = entry { found = (start, value) }
        }
        return found
    }
}

extension PhraseTable<Void> {
    /// A table of phrases that begin tokens.
    init(_ phrases: [some StringProtocol]) {
        for phrase in phrases { add(phrase, ()) }
    }

    /// A table of phrases to be found by ``longest(endingAt:from:_:)``.
    init(backwards phrases: [some StringProtocol]) {
        for phrase in phrases { add(backwards: phrase, ()) }
    }
}
