import VietCore

/// Writes a view of a source and notes where it differs.
@safe package struct ViewBuilder: ~Copyable {
    let source: UnsafeBufferPointer<UInt8>
    private var out: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0
    /// How far the source has been written to the view.
    private(set) var position = 0
    private var changes: [AlignedText.Change] = []
    /// What each change is, where the stage says so.
    private(set) var kinds: [RewriteKind] = []

    package init(source: UnsafeBufferPointer<UInt8>) {
        unsafe self.source = unsafe source
        capacity = source.count + 32
        unsafe out = .allocate(capacity: capacity)
    }

    deinit { unsafe out.deallocate() }

    private mutating func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        capacity = max(count + more, capacity + capacity / 2)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        unsafe larger.update(from: out, count: count)
        unsafe out.deallocate()
        unsafe out = unsafe larger
    }

    /// Copies the source unchanged up to `end`.
    @inline(__always)
    package mutating func keep(to end: Int) {
        let length = end - position
        guard length > 0, let base = unsafe source.baseAddress else { return }
        reserve(length)
        unsafe (out + count).update(from: base + position, count: length)
        count += length
        position = end
    }

    /// Writes what replaces the source from the current position up to `end`: `body` gets room for at least
    /// `capacity` bytes and returns how many it has written.
    @inline(__always)
    mutating func replace(
        to end: Int, capacity: Int, kind: RewriteKind? = nil, _ body: (UnsafeMutablePointer<UInt8>) -> Int
    ) {
        reserve(capacity)
        if let kind { kinds.append(kind) }
        unsafe record(body(out + count), to: end)
    }

    /// Replaces the source from the current position up to `end` by `text`.
    ///
    /// Nothing is removed from between broken bytes that would make a character without it: it would be one that
    /// nobody wrote, perhaps one that is to be removed too.
    mutating func replace(to end: Int, with text: StaticString, kind: RewriteKind) {
        if text.utf8CodeUnitCount == 0,
            unsafe UTF8Decoding.joins(UnsafeBufferPointer(start: out, count: count), source, at: end)
        {
            return keep(to: end)
        }
        unsafe replace(to: end, capacity: text.utf8CodeUnitCount, kind: kind) { out in
            unsafe out.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
            return text.utf8CodeUnitCount
        }
    }

    /// Replaces the source from the current position up to `end` by one code point.
    mutating func replace(to end: Int, with value: UInt32, kind: RewriteKind) {
        unsafe replace(to: end, capacity: 4, kind: kind) { unsafe UTF8Writing.write(value, to: $0) }
    }

    /// Replaces the source from the current position up to `end` by one code point.
    package mutating func replace(to end: Int, with value: UInt32) {
        unsafe replace(to: end, capacity: 4) { unsafe UTF8Writing.write(value, to: $0) }
    }

    /// Replaces the source from the current position up to `end` by some bytes.
    package mutating func replace(to end: Int, with text: [UInt8]) {
        unsafe replace(to: end, capacity: text.count) { out in
            unsafe text.withUnsafeBufferPointer { unsafe out.update(from: $0.baseAddress!, count: $0.count) }
            return text.count
        }
    }

    /// Where in the view a place of the source will be, no rewriting coming between the last one and it.
    package func viewOffset(of place: Int) -> Int { count + place - position }

    enum Attempt {
        case failed, same
        /// The length written, of which the first `kept` bytes are those of the source.
        case changed(Int, kept: Int)
    }

    /// As ``replace(to:capacity:_:)`` where `body` may find that nothing changes or that the room is too small; says
    /// whether it did its work.
    mutating func attempt(to end: Int, capacity: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Attempt) -> Bool {
        reserve(capacity)
        switch unsafe body(out + count) {
        case .failed: return false
        case .same: keep(to: end)
        case .changed(let length, let kept):
            count += kept
            position += kept
            record(length - kept, to: end)
        }
        return true
    }

    @inline(__always)
    private mutating func record(_ length: Int, to end: Int) {
        changes.append(
            .init(
                view: UInt32(truncatingIfNeeded: count), viewCount: UInt32(truncatingIfNeeded: length),
                source: UInt32(truncatingIfNeeded: position), sourceCount: UInt32(truncatingIfNeeded: end - position)))
        count += length
        position = end
    }

    /// Copies what is left of the source and hands out the view.
    package consuming func finish() -> AlignedText { finishWithKinds().0 }

    /// Hands out the view of the source up to the current position.
    consuming func finishHere() -> AlignedText {
        let bytes = unsafe [UInt8](UnsafeBufferPointer(start: out, count: count))
        return AlignedText(bytes: bytes, sourceCount: position, changes: changes)
    }

    /// As ``finish()``, with the kinds of the changes.
    consuming func finishWithKinds() -> (AlignedText, [RewriteKind]) {
        unsafe keep(to: source.count)
        let bytes = unsafe [UInt8](UnsafeBufferPointer(start: out, count: count))
        return unsafe (AlignedText(bytes: bytes, sourceCount: source.count, changes: changes), kinds)
    }
}
