import VietCore
package enum NFCScan { package static func firstSuspect(in bytes: UnsafeBufferPointer<UInt8>) -> Int? { nil } }
public struct AlignedText: Sendable { public let bytes: [UInt8]
 public func sourceRange(of range: Range<Int>) -> Range<Int> { range } }
package func nfc(of bytes: UnsafeBufferPointer<UInt8>) -> AlignedText { AlignedText(bytes: Array(bytes)) }
