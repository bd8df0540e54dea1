import VietCore

/// Bytes that are known of words or phrases: two sections of a table, the hashes of their forms in order, 4 bytes each, and in the
/// same order as many bytes for each. The view keeps their memory alive.
@safe struct HashedForms: Sendable {
    // Parts of a table that nobody writes.
    nonisolated(unsafe) private let hashes: UnsafeBufferPointer<UInt32>
    nonisolated(unsafe) let bytes: UnsafeBufferPointer<UInt8>
    private let width: Int
    private let keeper: TableView

    /// - Parameter width: how many bytes each form has.
    /// - Throws: `VietTextError` of code `corrupt-table` where a section is damaged.
    init(_ view: TableView, forms: String, bytes section: String, width: Int) throws(VietTextError) {
        keeper = view
        self.width = width
        unsafe hashes = try view.values(forms, as: UInt32.self)
        unsafe bytes = try view.values(section, as: UInt8.self, count: hashes.count * width)
        guard view.isForeign else { return }
        for index in unsafe hashes.indices.dropFirst() where unsafe hashes[index] <= hashes[index - 1] {
            throw view.damaged(forms, "is not in order")
        }
    }

    /// The bytes of a form; nil where nothing is known of it.
    ///
    /// - Complexity: O(log n).
    func bytes(of form: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        let hash = unsafe Self.hash(form)
        let count = unsafe hashes.count
        let place = (0..<count).partitioningIndex { unsafe hashes[$0] >= hash }
        guard place < count, unsafe hashes[place] == hash else { return nil }
        return unsafe UnsafeBufferPointer(rebasing: bytes[(place * width)..<((place + 1) * width)])
    }

    static func hash(_ form: UnsafeBufferPointer<UInt8>) -> UInt32 {
        unsafe UInt32(truncatingIfNeeded: ByteHash.hash(form) >> 32)
    }

    /// The sections of what is known of forms by their hashes.
    static func sections(_ forms: String, _ section: String, of known: [UInt32: [UInt8]]) -> [(String, [UInt8])] {
        let ordered = known.sorted { $0.key < $1.key }
        return [(forms, ordered.map(\.key).littleEndianBytes), (section, ordered.flatMap(\.value))]
    }
}
