import VietCore
import VietNormalization
import VietSegmentation

/// The tags that user dictionaries give to words, whatever stands around them.
///
/// They stand in the third column of a dictionary, behind the action: `NOUN` or `Np`, several with commas between. What is
/// no such name there is the user's own.
package struct TagDictionary: Sendable {
    private var sets: [TokenKey: TagSet] = [:]

    /// The tags of the words of `segmenter`'s dictionary that it gives any to; nil where there are none.
    ///
    /// - Complexity: O(n) for a dictionary of n bytes.
    package init?(_ segmenter: Segmenter) {
        guard let dictionary = segmenter.dictionary?.dictionary else { return nil }
        let worker = Segmenter(model: segmenter.model).makeWorker()
        for source in dictionary.sources {
            for line in source.lines {
                guard let set = Self.set(behind: Int(line.end), in: source.bytes) else { continue }
                worker.segment(dictionary.text(of: line, in: source)) { view in
                    guard var key = unsafe view.keys.first else { return }
                    for index in unsafe 1..<view.keys.count { key = unsafe key.followed(by: view.keys[index]) }
                    sets[key] = set
                }
            }
        }
        if sets.isEmpty { return nil }
    }

    /// The tags of a word, nil for one that is given none.
    @inline(__always)
    subscript(key: TokenKey) -> TagSet? { sets[key] }

    /// The tags that the line names whose words end at a place.
    private static func set(behind end: Int, in bytes: [UInt8]) -> TagSet? {
        let line = bytes[end...].prefix { $0 != 0x0A }
        let columns = line.split(separator: 0x09, omittingEmptySubsequences: false)
        guard columns.count > 2 else { return nil }
        var set: TagSet = []
        for name in String(decoding: columns[2], as: UTF8.self).split(whereSeparator: { $0 == "," || $0.isWhitespace })
        {
            guard let tags = TagSet(name: name) else { return nil }
            set.formUnion(tags)
        }
        return set.isEmpty ? nil : set
    }
}
