import VietCore

/// The records of a table of frequencies, to be searched while their owner keeps them alive. Copying it costs nothing.
@safe struct FrequencyLookup: Sendable {
    // Parts of a table that nobody writes.
    nonisolated(unsafe) let records: UnsafeRawBufferPointer
    /// Nil in tables too large for one.
    let index: FrequencyIndex?
    /// How many parts of the corpus each record counts.
    let partCount: Int

    /// The counts of a key: a form at the standard level of ``WordIdentity``.
    func entry(forKey key: UnsafeBufferPointer<UInt8>) -> FrequencyTable.Entry? {
        guard let index else { return unsafe scanned(for: key) }
        guard var cursor = unsafe index.find(key, in: records), let frequency = cursor.number(),
            let documents = cursor.number()
        else { return nil }
        return FrequencyTable.Entry(frequency: Int(clamping: frequency), documentFrequency: Int(clamping: documents))
    }

    private func scanned(for key: UnsafeBufferPointer<UInt8>) -> FrequencyTable.Entry? {
        var cursor = unsafe FrequencyCursor(records)
        while !cursor.isAtEnd, let record = cursor.record(partCount: partCount) {
            if unsafe record.key.elementsEqual(key) {
                return FrequencyTable.Entry(
                    frequency: Int(clamping: record.frequency), documentFrequency: Int(clamping: record.documents))
            }
        }
        return nil
    }
}
