import VietCore
import VietNormalization

/// Numbers for words by their keys, counted from 0 in order of first appearance, and the form of each.
struct WordKeys: ~Copyable {
    private var numbers = KeyNumbers(capacity: 512)
    private var forms = GrowingBuffer<UInt8>(capacity: 1 << 12)
    private var ends = GrowingBuffer<Int>(capacity: 256)
    private let folder = WordFolder()

    var count: Int { ends.count }

    /// The memory held, in bytes.
    var footprint: Int { numbers.footprint + forms.capacity + ends.capacity * 8 }

    /// The form of a word at the standard level of ``WordIdentity``. Valid until the next new word.
    subscript(number: Int) -> UnsafeBufferPointer<UInt8> {
        let start = number == 0 ? 0 : ends[number - 1]
        return unsafe UnsafeBufferPointer(start: forms.base + start, count: ends[number] - start)
    }

    /// The number of a word, new or known.
    ///
    /// - Parameter bytes: the word as it stands in the text.
    @inline(__always)
    mutating func number(of key: TokenKey, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let number = numbers.number(of: key.value)
        if number == ends.count { unsafe addForm(bytes) }
        return number
    }

    @inline(never)
    private mutating func addForm(_ bytes: UnsafeBufferPointer<UInt8>) {
        unsafe folder.form(of: bytes).withUnsafeBufferPointer { unsafe forms.append($0) }
        ends.append(forms.count)
    }
}
