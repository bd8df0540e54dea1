import VietCore
import VietFormats

/// The fields that an option names and no document had until now, on any thread: a name that was mistyped is told once all is read.
struct UnseenFields: Sendable {
    private let option: String
    /// What a document is called in this kind of run.
    private let document: String
    private let state: Guarded<(isAny: Bool, fields: Set<String>)>

    init(_ fields: [String], of option: String, in document: String) {
        self.option = option
        self.document = document
        state = Guarded((false, Set(fields)))
    }

    /// Takes in that a document was read.
    ///
    /// - Parameter has: whether it has a field; asked of those alone that were in none.
    func note(has: (String) -> Bool) {
        state.withLock { state in
            state.isAny = true
            if !state.fields.isEmpty { state.fields = state.fields.filter { !has($0) } }
        }
    }

    var isEmpty: Bool { state.withLock { $0.fields.isEmpty } }

    /// Tells of the fields, if any document was read; whether there was one to tell of.
    @discardableResult
    func report() -> Bool {
        let (isAny, fields) = state.withLock { $0 }
        guard isAny else { return false }
        for field in fields.sorted() {
            StandardError.report("no \(document) has the field \"\(field)\" that \(option) names")
        }
        return !fields.isEmpty
    }
}
