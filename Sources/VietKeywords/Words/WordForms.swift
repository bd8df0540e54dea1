import VietCore
import VietNormalization

/// The distinct written forms of words and the keys that they share: their forms at the standard level of ``WordIdentity``.
///
/// A text is folded once for every distinct form, not for every word, which is what makes counting fast.
struct WordForms: ~Copyable {
    struct State: BitwiseCopyable {
        var key: UInt32
        /// The form that the form is counted as: itself, or its form at the level ``WordIdentity/exact``.
        var plain: UInt32
        var count: UInt64
    }

    private(set) var forms: ByteInterner
    private(set) var keys: ByteInterner
    private var states: GrowingBuffer<State>
    private let folder = WordFolder()
    private let exact = WordFolder(.exact)

    init(capacity: Int = 256) {
        forms = ByteInterner(capacity: capacity)
        keys = ByteInterner(capacity: capacity)
        states = GrowingBuffer(capacity: capacity)
    }

    var footprint: Int {
        forms.footprint + keys.footprint + states.capacity * 16
    }

    @inline(__always)
    func key(of form: Int) -> Int { Int(states[form].key) }

    /// How often a form was counted by ``count(_:_:)``.
    func count(of form: Int) -> UInt64 { states[form].count }

    /// The hash by which forms are found.
    @inline(__always)
    func hash(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UInt64 { unsafe forms.hash(bytes, length) }

    /// A value from the memory that counting a string with this hash will read first.
    @inline(__always)
    func touch(hash: UInt64) -> UInt32 { forms.touch(hash: hash) }

    /// Counts an occurrence of a form and returns the number of its key.
    @inline(__always)
    mutating func count(form: Int) -> Int {
        unsafe states.base[form].count &+= 1
        return unsafe Int(states.base[form].key)
    }

    /// Counts an occurrence and returns the number of its key.
    @inline(__always)
    mutating func count(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int {
        unsafe count(form: form(bytes, length, hash: hash(bytes, length)))
    }

    /// The number of the form under which the bytes are counted.
    @inline(__always)
    mutating func form(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int {
        unsafe form(bytes, length, hash: hash(bytes, length))
    }

    /// The same where the hash is known.
    @inline(__always)
    mutating func form(_ bytes: UnsafePointer<UInt8>, _ length: Int, hash: UInt64) -> Int {
        if let known = unsafe forms.find(bytes, length, hash: hash) { return unsafe Int(states.base[known].plain) }
        return unsafe add(bytes, length, hash: hash)
    }

    @inline(never)
    private mutating func add(_ bytes: UnsafePointer<UInt8>, _ length: Int, hash: UInt64) -> Int {
        let source = unsafe UnsafeBufferPointer(start: bytes, count: length)
        let number = unsafe forms.add(bytes, length, hash: hash)
        let key = unsafe keys.intern(folder.form(of: source))
        states.append(State(key: UInt32(key), plain: UInt32(number), count: 0))
        if unsafe !Self.isPlain(source) {
            let plain = unsafe exact.form(of: source)
            if !plain.isEmpty, unsafe !plain.elementsEqual(source) {
                let same = unsafe plain.withUnsafeBufferPointer { unsafe form($0.baseAddress!, $0.count) }
                states[number].plain = UInt32(same)
            }
        }
        return Int(states[number].plain)
    }

    /// Whether bytes are certainly their own form at the level ``WordIdentity/exact``: ASCII and Vietnamese letters with single
    /// spaces. Nearly all are.
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = 0
        while at < bytes.count {
            let byte = unsafe bytes[at]
            if byte < 0x80 {
                guard byte > 0x20, byte != 0x7F else {
                    let isInside = unsafe at > 0 && at + 1 < bytes.count && bytes[at - 1] != 0x20
                    if byte != 0x20 || !isInside { return false }
                    at += 1
                    continue
                }
                at += 1
            } else if byte &- 0xC3 < 4, at + 1 < bytes.count, unsafe bytes[at + 1] & 0xC0 == 0x80 {
                at += 2
            } else if byte == 0xE1, at + 2 < bytes.count, unsafe bytes[at + 1] & 0xFE == 0xBA,
                unsafe bytes[at + 2] & 0xC0 == 0x80
            {
                at += 3
            } else {
                return false
            }
        }
        return true
    }

    /// The number of the form under which some bytes are counted.
    mutating func form(_ bytes: [UInt8]) -> Int {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return 0 }
            return unsafe form(base, bytes.count)
        }
    }

    /// Adds occurrences to a form.
    mutating func add(_ count: Int, to form: Int) { states[form].count += UInt64(max(count, 0)) }

    /// Takes over the counts of another table.
    ///
    /// - Returns: the number here of every key there.
    mutating func merge(_ other: borrowing WordForms) -> [UInt32] {
        var numbers: [UInt32] = []
        for key in 0..<other.keys.count { unsafe numbers.append(UInt32(self.key(of: form(Array(other.keys[key]))))) }
        for form in 0..<other.forms.count where other.count(of: form) > 0 {
            let own = unsafe self.form(Array(other.forms[form]))
            add(Int(other.count(of: form)), to: own)
        }
        return numbers
    }

    /// The commonest form of every key; of equally common ones the first in byte order.
    var commonestForms: [String] {
        var best = [Int?](repeating: nil, count: keys.count)
        for form in 0..<forms.count where count(of: form) > 0 {
            let key = key(of: form)
            guard let known = best[key] else {
                best[key] = form
                continue
            }
            let (a, b) = (count(of: form), count(of: known))
            if a != b ? a > b : unsafe forms[form].lexicographicallyPrecedes(forms[known]) { best[key] = form }
        }
        return best.indices.map { key in
            unsafe String(decoding: best[key].map { unsafe forms[$0] } ?? keys[key], as: UTF8.self)
        }
    }

    mutating func removeAll() {
        forms.removeAll()
        keys.removeAll()
        states.removeAll()
    }
}
