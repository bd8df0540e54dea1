import VietCore

/// Forms of words or phrases that are known by their hashes: a section of a table with the hashes in order, 4 bytes each. What is
/// known of each stands in another section, in the same order. The view keeps their memory alive.
@safe struct HashedForms: Sendable {
    // A part of a table that nobody writes.
    nonisolated(unsafe) private let hashes: UnsafeBufferPointer<UInt32>
    private let keeper: TableView

    /// - Throws: `VietTextError` of code `corrupt-table` where the section is damaged.
    init(_ view: TableView, section name: String) throws(VietTextError) {
        keeper = view
        unsafe hashes = try view.values(name, as: UInt32.self)
        guard view.isForeign else { return }
        for index in unsafe hashes.indices.dropFirst() where unsafe hashes[index] <= hashes[index - 1] {
            throw view.damaged(name, "is not in order")
        }
    }

    var count: Int { unsafe hashes.count }

    /// Which of them a form is.
    ///
    /// - Complexity: O(log n).
    func place(of form: UnsafeBufferPointer<UInt8>) -> Int? {
        let hash = unsafe Self.hash(form)
        let place = (0..<count).partitioningIndex { unsafe hashes[$0] >= hash }
        return unsafe place < count && hashes[place] == hash ? place : nil
    }

    static func hash(_ form: UnsafeBufferPointer<UInt8>) -> UInt32 {
        unsafe UInt32(truncatingIfNeeded: ByteHash.hash(form) >> 32)
    }
}
