import VietCore

/// Columns as the model of names reads them: text whose capitals tell little has got them back.
///
/// In text without capitals and in sentences all in capitals, names that are written with a capital more often than not
/// are taken for capitalized, everything else for lower-case. In other text a name that is hardly ever written without a
/// capital counts as a capital run although it is none; its form stays lower-case.
package struct RecasedColumns: Sendable {
    /// The columns that these were made from: all that case does not change.
    package private(set) var base = TokenColumns()
    package private(set) var forms: [TokenForm] = []
    package private(set) var marks: [TokenMarks] = []
    private let names: NameTable
    private var isCaseless: Bool

    package var count: Int { base.count }
    package var keys: [UInt32] { base.keys }
    package var sentences: [Range<Int>] { base.sentences }

    /// Columns without a token, for texts that are recased by the names of a model; an empty table leaves all as it is.
    init(names: NameTable, isCaseless: Bool) {
        self.names = names
        self.isCaseless = isCaseless
    }

    /// The columns of `documents`, one after the other.
    ///
    /// - Complexity: O(n) for texts of n bytes together.
    package init(_ documents: [Document], names: NameTable) {
        self.init(names: names, isCaseless: CaseCount(documents).isCaseless)
        for document in documents { document.withView { $0.forEachBlock { append($0) } } }
    }

    /// Begins a new text in the memory of the last one.
    mutating func begin(isCaseless: Bool) {
        removeFirst(count)
        self.isCaseless = isCaseless
    }

    /// Appends a block.
    mutating func append(_ block: TextBlock) {
        let (start, first) = (count, sentences.count)
        base.append(block)
        forms.append(contentsOf: base.forms[start...])
        marks.append(contentsOf: base.marks[start...])
        if names.isEmpty { return }
        let (base, names, isCaseless) = (base, names, isCaseless)
        unsafe forms.withUnsafeMutableBufferPointer { forms in
            unsafe marks.withUnsafeMutableBufferPointer { marks in
                unsafe base.keys.withUnsafeBufferPointer { keys in
                    unsafe base.wordPlaces.withUnsafeBufferPointer { places in
                        let recaser = unsafe Recaser(
                            names: names, keys: keys, places: places, forms: forms, marks: marks)
                        for sentence in base.sentences[first...] { recaser.recase(sentence, isCaseless: isCaseless) }
                    }
                }
            }
        }
    }

    /// Forgets the first tokens; what is left moves to their places.
    mutating func removeFirst(_ count: Int) {
        base.removeFirst(count)
        forms.removeFirst(count)
        marks.removeFirst(count)
    }

    /// Calls `body` with the columns that features are made of, without checks; they are valid for the length of the call.
    @inline(__always)
    func withPointers(_ body: (ColumnPointers) -> Void) {
        unsafe base.keys.withUnsafeBufferPointer { keys in
            unsafe base.wordKeys.withUnsafeBufferPointer { wordKeys in
                unsafe base.wordPlaces.withUnsafeBufferPointer { wordPlaces in
                    unsafe base.affixes.withUnsafeBufferPointer { affixes in
                        unsafe forms.withUnsafeBufferPointer { forms in
                            unsafe marks.withUnsafeBufferPointer { marks in
                                unsafe body(
                                    ColumnPointers(
                                        keys: keys, wordKeys: wordKeys, wordPlaces: wordPlaces, affixes: affixes,
                                        forms: forms, marks: marks))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// ``RecasedColumns`` for a loop over many tokens.
@safe struct ColumnPointers {
    let keys: UnsafeBufferPointer<UInt32>
    let wordKeys: UnsafeBufferPointer<UInt32>
    let wordPlaces: UnsafeBufferPointer<WordPlace>
    let affixes: UnsafeBufferPointer<UInt32>
    let forms: UnsafeBufferPointer<TokenForm>
    let marks: UnsafeBufferPointer<TokenMarks>
}
