/// A compiled table in memory, its head checked.
@safe package struct TableView: @unchecked Sendable {
    private let bytes: UnsafeRawBufferPointer
    /// Keeps the memory alive; nil where it is part of the program.
    package let owner: TableMemory?
    package let kind: TableKind
    package let identity: TableIdentity
    private let directory: TableDirectory

    /// Whether what the sections hold has to be judged: a table that the program carries is checked by the tests, and
    /// going over it would cost more at every start than most runs take.
    package var isForeign: Bool { owner != nil }

    /// A view of a table of the program. Its sections are not read.
    ///
    /// - Throws: ``VietTextError`` with `corruptTable` or `incompatibleTable`.
    package init(embedded bytes: UnsafeRawBufferPointer, kind: TableKind) throws(VietTextError) {
        try unsafe self.init(bytes, nil, kind)
    }

    /// A view of a table from elsewhere, every byte of it under a checksum that fits.
    ///
    /// - Throws: ``VietTextError`` with `corruptTable` or `incompatibleTable`, naming the section.
    /// - Complexity: O(n).
    package init(_ memory: TableMemory, kind: TableKind) throws(VietTextError) {
        try unsafe self.init(memory.bytes, memory, kind)
    }

    private init(_ bytes: UnsafeRawBufferPointer, _ owner: TableMemory?, _ kind: TableKind) throws(VietTextError) {
        unsafe self.bytes = unsafe bytes
        self.owner = owner
        self.kind = kind
        directory = try unsafe TableDirectory(
            [UInt8](bytes.prefix(TableDirectory.longestHead)), length: bytes.count, kind: kind)
        for section in directory.sections where owner != nil {
            var checksum = TableChecksum()
            unsafe checksum.add(UnsafeRawBufferPointer(rebasing: bytes[section.padded]))
            guard checksum.value == section.checksum else { throw directory.damagedChecksum(section.name) }
        }
        let name = directory["IDENTITY"].map { unsafe String(decoding: bytes[$0.range], as: UTF8.self) } ?? ""
        identity = TableIdentity(name: name, fingerprint: directory.fingerprint)
    }

    /// The error of a section whose contents cannot be.
    package func damaged(_ section: String, _ what: String) -> VietTextError {
        directory.damaged("the section \(section) \(what)")
    }

    /// The bytes of a section.
    ///
    /// - Throws: ``VietTextError`` with `corruptTable` where it is absent.
    package func section(_ name: String) throws(VietTextError) -> UnsafeRawBufferPointer {
        guard let section = directory[name] else { throw damaged(name, "is missing") }
        return unsafe UnsafeRawBufferPointer(rebasing: bytes[section.range])
    }

    /// The bytes of a section that a table may lack.
    package func find(_ name: String) -> UnsafeRawBufferPointer? {
        unsafe directory[name].map { unsafe UnsafeRawBufferPointer(rebasing: bytes[$0.range]) }
    }

    /// A section as `count` values of one type; any number of them, one at least, where `count` is nil.
    ///
    /// Any bits must be a value of the type: no enumeration, no Boolean.
    package func values<T: BitwiseCopyable>(
        _ name: String, as type: T.Type, count: Int? = nil
    ) throws(VietTextError) -> UnsafeBufferPointer<T> {
        let section = try unsafe section(name)
        let stride = MemoryLayout<T>.stride
        guard section.count % stride == 0, section.count > 0, count == nil || section.count / stride == count else {
            throw damaged(name, "has a wrong length")
        }
        return unsafe section.bindMemory(to: T.self)
    }

    /// A section, or the first `count` values of it, as the slots of a hash table of open addressing: a power of two of
    /// them, at least two.
    ///
    /// Where the table is foreign some slot must be free, and none be far from the next free one: a search ends there,
    /// and one that goes over thousands of slots is as good as one without end.
    package func slots<T: BitwiseCopyable>(
        _ name: String, as type: T.Type, count: Int? = nil, isFree: (T) -> Bool
    ) throws(VietTextError) -> UnsafeBufferPointer<T> {
        let values = try unsafe values(name, as: type)
        let slots = unsafe UnsafeBufferPointer(rebasing: values.prefix(count ?? values.count))
        guard slots.count >= 2, slots.count <= 1 << 31, slots.count & (slots.count - 1) == 0 else {
            throw damaged(name, "has a number of slots that is no power of two")
        }
        guard isForeign else { return unsafe slots }
        guard let free = unsafe slots.firstIndex(where: isFree) else { throw damaged(name, "has no free slot") }
        var run = 0
        for step in 0..<slots.count {
            run = unsafe isFree(slots[(free + step) & (slots.count - 1)]) ? 0 : run + 1
            guard run <= TableView.longestRun else { throw damaged(name, "has its entries in too few places") }
        }
        return unsafe slots
    }

    private static let longestRun = 4096

    /// A section as weights, each so small that no sum of them overflows.
    package func weights(_ name: String, count: Int) throws(VietTextError) -> UnsafePointer<Int32> {
        let weights = try unsafe values(name, as: Int32.self, count: count)
        if isForeign, unsafe !weights.allSatisfy({ (-TableView.heaviest...TableView.heaviest).contains($0) }) {
            throw damaged(name, "has a weight out of range")
        }
        // Not empty, as `values` has seen.
        return weights.baseAddress!
    }

    private static let heaviest: Int32 = 1 << 24
}
