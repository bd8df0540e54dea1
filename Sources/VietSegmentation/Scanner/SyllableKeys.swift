import CVietScan
import VietCore
import VietNormalization

/// The key of every syllable of a model by its number, at the standard level of ``WordIdentity``.
///
/// Made when somebody asks for the first time, from the spellings of the model, so that who wants no keys pays nothing.
/// Made without a lock: of several threads that ask at once the first one's are kept.
@safe final class SyllableKeys: @unchecked Sendable {
    private let place: UnsafeMutablePointer<UnsafeMutableRawPointer?>
    private let table: SyllableTable
    private let count: Int

    /// - Parameter count: how many numbers the model has.
    init(_ table: SyllableTable, count: Int) {
        self.table = table
        self.count = count
        unsafe place = .allocate(capacity: 1)
        unsafe place.initialize(to: nil)
    }

    deinit {
        unsafe place.pointee?.deallocate()
        unsafe place.deallocate()
    }

    /// One key a number; of those that are no syllable the key means nothing. Valid for as long as this is alive.
    var keys: UnsafePointer<TokenKey> {
        if let made = unsafe viet_shared_pointer(place) {
            return unsafe UnsafePointer(made.assumingMemoryBound(to: TokenKey.self))
        }
        return unsafe make()
    }

    @inline(never)
    private func make() -> UnsafePointer<TokenKey> {
        let new = UnsafeMutablePointer<TokenKey>.allocate(capacity: max(count, 1))
        unsafe new.initialize(repeating: TokenKey(value: 0), count: max(count, 1))
        let folder = WordFolder()
        unsafe table.forEachLowerCase { number, spelling in
            if number < count, unsafe new[number].value == 0 {
                unsafe new[number] = unsafe folder.key(ofComposed: spelling)
            }
        }
        let kept = unsafe viet_share_pointer(place, new)
        if unsafe kept != UnsafeMutableRawPointer(new) { unsafe new.deallocate() }
        return unsafe UnsafePointer(kept.assumingMemoryBound(to: TokenKey.self))
    }
}
