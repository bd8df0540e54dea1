import VietNormalization

/// The distinct written forms of words and the keys that they share.
///
/// A text is folded once for every distinct form, not for every word, which is what makes counting fast.
struct WordForms: ~Copyable {
    struct State: BitwiseCopyable {
        var key: UInt32
        /// The form that the form is counted as: itself, or its composed form with single spaces.
        var plain: UInt32
        var count: UInt64
    }

    private(set) var forms: ByteInterner
    private(set) var keys: ByteInterner
    private var states: ScratchBuffer<State>
    private var folded: [UInt8] = []

    init(capacity: Int = 256) {
        forms = ByteInterner(capacity: capacity)
        keys = ByteInterner(capacity: capacity)
        states = ScratchBuffer(capacity: capacity)
    }

    var footprint: Int {
        forms.footprint + keys.footprint + states.capacity * 16
    }

    @inline(__always)
    func key(of form: Int) -> Int { Int(states[form].key) }

    /// How often a form was counted by ``count(_:_:)``.
    func count(of form: Int) -> UInt64 { states[form].count }

    /// A value from the memory that counting a string with this hash will read first.
    @inline(__always)
    func touch(hash: UInt64) -> UInt32 { forms.touch(hash: hash) }

    /// Counts an occurrence of a form and returns the number of its key.
    @inline(__always)
    mutating func count(form: Int) -> Int {
        states.base[form].count &+= 1
        return Int(states.base[form].key)
    }

    /// Counts an occurrence and returns the number of its key.
    @inline(__always)
    mutating func count(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int {
        let form = form(bytes, length)
        states.base[form].count &+= 1
        return Int(states.base[form].key)
    }

    /// The number of the form under which the bytes are counted.
    @inline(__always)
    mutating func form(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int {
        form(bytes, length, hash: ByteHash.hash(bytes, length))
    }

    /// The same where the hash is known.
    @inline(__always)
    mutating func form(_ bytes: UnsafePointer<UInt8>, _ length: Int, hash: UInt64) -> Int {
        if let known = forms.find(bytes, length, hash: hash) { return Int(states.base[known].plain) }
        return add(bytes, length, hash: hash)
    }

    @inline(never)
    private mutating func add(_ bytes: UnsafePointer<UInt8>, _ length: Int, hash: UInt64) -> Int {
        let source = UnsafeBufferPointer(start: bytes, count: length)
        let number = forms.add(bytes, length, hash: hash)
        KeyFolding.fold(source, into: &folded)
        let key = folded.withUnsafeBufferPointer { keys.intern($0) }
        states.append(State(key: UInt32(key), plain: UInt32(number), count: 0))
        if let plain = WordForms.plain(source) {
            let same = plain.withUnsafeBufferPointer { form($0.baseAddress!, $0.count) }
            states[number].plain = UInt32(same)
        }
        return Int(states[number].plain)
    }

    /// The composed form with single spaces, or nil where the bytes are that already.
    static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var source = Array(bytes)
        if NFCScan.firstSuspect(in: bytes) != nil { source = nfc(of: bytes).bytes }
        var out: [UInt8] = []
        for byte in source {
            if byte > 0x20 {
                out.append(byte)
            } else if let last = out.last, last != 0x20 {
                out.append(0x20)
            }
        }
        if out.last == 0x20 { out.removeLast() }
        // A no-break space is two bytes, and folding made it one space already.
        if out.contains(0xC2) || out.contains(0xE2) || out.contains(0xEF) { out = spacesFolded(out) }
        return out.isEmpty || out.elementsEqual(bytes) ? nil : out
    }

    private static func spacesFolded(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar.properties.isWhitespace {
                if let last = out.last, last != 0x20 { out.append(0x20) }
            } else if !scalar.properties.isDefaultIgnorableCodePoint {
                out.append(contentsOf: String(scalar).utf8)
            }
        }
        return out
    }

    mutating func removeAll() {
        forms.removeAll()
        keys.removeAll()
        states.removeAll()
    }
}
