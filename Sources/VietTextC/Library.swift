import CVietText
import VietCore
import VietFormats
import VietNormalization
import VietText

/// Strings that a program in C may keep for ever.
enum ImmortalStrings {
    // Written once and never again.
    nonisolated(unsafe) static let version = make(VietTextVersion.current)
    nonisolated(unsafe) static let buildInfo = make(buildInfoText)
    nonisolated(unsafe) static let statuses = VietTextError.Code.statusNames.map(make)
    nonisolated(unsafe) static let unknownStatus = make("unknown")
    nonisolated(unsafe) static let partsOfSpeech = PartOfSpeech.allCases.map { make($0.rawValue) }
    nonisolated(unsafe) static let treebankTags = VLSPTag.allCases.map { make($0.rawValue) }
    nonisolated(unsafe) static let encodings = TextEncoding.all.map { make($0.rawValue) }
    /// Those of ``TextEncoding/misread``.
    nonisolated(unsafe) static let misreadEncodings = TextEncoding.misread.map { make($0.rawValue) }

    private static var buildInfoText: String {
        let output = ByteBuffer()
        for (number, fact) in (BuildFacts.all + [BuildFacts.partsOfSpeech]).enumerated() {
            output.append(UInt8(ascii: number == 0 ? "{" : ","))
            output.append(key: fact.key)
            output.append(json: fact.value)
        }
        output.append(UInt8(ascii: "}"))
        return output.text
    }

    private static func make(_ text: String) -> UnsafePointer<CChar> {
        let bytes = Array(text.utf8CString)
        let memory = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
        memory.initialize(from: bytes, count: bytes.count)
        return UnsafePointer(memory)
    }
}

@c @implementation
public func viettext_abi_version() -> UInt32 { UInt32(VIETTEXT_ABI_VERSION) }

@c @implementation
public func viettext_version() -> UnsafePointer<CChar>! { ImmortalStrings.version }

@c @implementation
public func viettext_build_info() -> UnsafePointer<CChar>! { ImmortalStrings.buildInfo }

@c @implementation
public func viettext_status_name(_ status: viettext_status) -> UnsafePointer<CChar>! {
    let names = ImmortalStrings.statuses
    return names.indices.contains(Int(status)) ? names[Int(status)] : ImmortalStrings.unknownStatus
}

@c @implementation
public func viettext_part_of_speech_name(_ number: Int) -> UnsafePointer<CChar>! {
    let names = ImmortalStrings.partsOfSpeech
    return names.indices.contains(number) ? names[number] : nil
}

@c @implementation
public func viettext_treebank_tag_name(_ number: Int) -> UnsafePointer<CChar>! {
    let names = ImmortalStrings.treebankTags
    return names.indices.contains(number) ? names[number] : nil
}
