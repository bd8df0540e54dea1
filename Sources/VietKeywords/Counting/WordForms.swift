import VietNormalization

/// The distinct written forms of words and the keys that they share.
///
/// A text is folded once for every distinct form, not for every word, which is what makes counting fast.
struct WordForms: ~Copyable {
    private(set) var forms: ByteInterner
    private(set) var keys: ByteInterner
    private var keyOfForm: ScratchBuffer<UInt32>
    /// The form that a form is counted as: itself, or its composed form with single spaces.
    private var plainForm: ScratchBuffer<UInt32>
    private var folded: [UInt8] = []

    init(capacity: Int = 256) {
        forms = ByteInterner(capacity: capacity)
        keys = ByteInterner(capacity: capacity)
        keyOfForm = ScratchBuffer(capacity: capacity)
        plainForm = ScratchBuffer(capacity: capacity)
    }

    var footprint: Int {
        forms.footprint + keys.footprint + (keyOfForm.capacity + plainForm.capacity) * 4
    }

    @inline(__always)
    func key(of form: Int) -> Int { Int(keyOfForm[form]) }

    /// The number of the form under which the bytes are counted.
    @inline(__always)
    mutating func form(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int {
        let hash = ByteHash.hash(bytes, length)
        if let known = forms.find(bytes, length, hash: hash) { return Int(plainForm[known]) }
        return add(bytes, length, hash: hash)
    }

    @inline(never)
    private mutating func add(_ bytes: UnsafePointer<UInt8>, _ length: Int, hash: UInt64) -> Int {
        let source = UnsafeBufferPointer(start: bytes, count: length)
        let number = forms.add(bytes, length, hash: hash)
        KeyFolding.fold(source, into: &folded)
        let key = folded.withUnsafeBufferPointer { keys.intern($0) }
        keyOfForm.append(UInt32(key))
        plainForm.append(UInt32(number))
        if let plain = WordForms.plain(source) {
            let same = plain.withUnsafeBufferPointer { form($0.baseAddress!, $0.count) }
            plainForm[number] = UInt32(same)
        }
        return Int(plainForm[number])
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
        keyOfForm.removeAll()
        plainForm.removeAll()
    }
}
