import CVietScan

/// The chain's transitions as integers in the scale of the weights, in the order in which they are read.
package struct NameTransitions: Sendable {
    private let moves: [Int32]

    /// - Parameter scores: 17 rows of 17, from label, to label; those that are not allowed are never read.
    init(scores: UnsafePointer<Int32>) {
        moves = unsafe .init(unsafeUninitializedCapacity: Int(viet_names_moves_count)) { moves, count in
            unsafe viet_names_prepare_moves(scores, moves.baseAddress!)
            count = Int(viet_names_moves_count)
        }
    }

    @inline(__always)
    func withMoves<R>(_ body: (UnsafePointer<Int32>) -> R) -> R {
        unsafe moves.withUnsafeBufferPointer { unsafe body($0.baseAddress!) }
    }
}
