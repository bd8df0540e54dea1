#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The few functions of the C library that training needs, under one name on every platform.
enum Maths {
    static func power(_ base: Float, _ exponent: Float) -> Float { powf(base, exponent) }
    static func logarithm(_ value: Float) -> Float { logf(value) }
    static func exponential(_ value: Float) -> Float { expf(value) }
}
