import VietCore

/// The weights of a feature, or the scores of a position: a number for every label that features speak for.
package protocol ChainRow: Equatable, Sendable {
    static var zero: Self { get }
    /// How many numbers there are.
    static var width: Int { get }
    subscript(place: Int) -> Float { get set }
    /// The largest of the numbers.
    var largest: Float { get }
    /// The sum of their squares.
    var square: Float { get }
    static func += (a: inout Self, b: Self)
    static func * (a: Self, factor: Float) -> Self
    /// Takes off `other` times `factor`.
    mutating func subtract(_ other: Self, times factor: Float)
}

extension SIMD16<Float>: ChainRow {
    package static var width: Int { 16 }
    @inline(__always) package var largest: Float { max() }
    @inline(__always) package var square: Float { (self * self).sum() }
    @inline(__always) package mutating func subtract(_ other: Self, times factor: Float) { self -= other * factor }
}

/// Twenty-four numbers, in parts that fit into registers.
package struct WideRow: ChainRow {
    package var low = SIMD8<Float>.zero
    package var middle = SIMD8<Float>.zero
    package var high = SIMD8<Float>.zero

    package static var zero: WideRow { WideRow() }
    package static var width: Int { 24 }

    package subscript(place: Int) -> Float {
        @inline(__always) get { place < 8 ? low[place] : place < 16 ? middle[place - 8] : high[place - 16] }
        @inline(__always) set {
            if place < 8 {
                low[place] = newValue
            } else if place < 16 {
                middle[place - 8] = newValue
            } else {
                high[place - 16] = newValue
            }
        }
    }

    @inline(__always) package var largest: Float { Swift.max(low.max(), middle.max(), high.max()) }
    @inline(__always) package var square: Float { (low * low + middle * middle + high * high).sum() }

    @inline(__always) package static func += (a: inout WideRow, b: WideRow) {
        a.low += b.low
        a.middle += b.middle
        a.high += b.high
    }

    @inline(__always) package static func * (a: WideRow, factor: Float) -> WideRow {
        WideRow(low: a.low * factor, middle: a.middle * factor, high: a.high * factor)
    }

    @inline(__always) package mutating func subtract(_ other: WideRow, times factor: Float) {
        low -= other.low * factor
        middle -= other.middle * factor
        high -= other.high * factor
    }
}
