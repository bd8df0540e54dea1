import Testing
@testable import VietSegmentation

@Suite struct ASCIITests {
    @Test func bytesAreToldApartAsUnicodeTellsThem() {
        for byte in UInt8.min...UInt8.max {
            let scalar = Unicode.Scalar(byte)
            let properties = scalar.properties
            #expect(byte.isASCIICapital == (scalar.isASCII && properties.isUppercase))
            #expect(byte.isASCIISmall == (scalar.isASCII && properties.isLowercase))
            #expect(byte.isASCIILetter == (scalar.isASCII && properties.isAlphabetic))
            #expect(byte.isASCIIDigit == (scalar.isASCII && properties.numericType == .decimal))
            #expect(byte.isASCIIAlphanumeric == (byte.isASCIILetter || byte.isASCIIDigit))
            let small = scalar.isASCII ? Character(scalar).lowercased().utf8.first : byte
            #expect(byte.asciiSmall == small)
        }
    }
}
