import CVietText
import VietCore
import VietFormats
import VietNormalization
import VietText

/// Strings that a program in C may keep for ever.
enum ImmortalStrings {
    // Written once and never again.
    nonisolated(unsafe) static let version = unsafe make(VietTextVersion.current)
    nonisolated(unsafe) static let buildInfo = unsafe make(buildInfoText)
    nonisolated(unsafe) static let statuses = unsafe VietTextError.Code.statusNames.map(make)
    nonisolated(unsafe) static let unknownStatus = unsafe make("unknown")
    nonisolated(unsafe) static let partsOfSpeech = unsafe PartOfSpeech.allCases.map { unsafe make($0.rawValue) }
    nonisolated(unsafe) static let treebankTags = unsafe VLSPTag.allCases.map { unsafe make($0.rawValue) }
    nonisolated(unsafe) static let encodings = unsafe TextEncoding.all.map { unsafe make($0.rawValue) }
    /// Those of ``TextEncoding/misread``.
    nonisolated(unsafe) static let misreadEncodings = unsafe TextEncoding.misread.map { unsafe make($0.rawValue) }

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
        unsafe memory.initialize(from: bytes, count: bytes.count)
        return unsafe UnsafePointer(memory)
    }
}

@c @implementation
public func viettext_abi_version() -> UInt32 { UInt32(VIETTEXT_ABI_VERSION) }

@c @implementation
public func viettext_version() -> UnsafePointer<CChar>! { unsafe ImmortalStrings.version }

@c @implementation
public func viettext_build_info() -> UnsafePointer<CChar>! { unsafe ImmortalStrings.buildInfo }

@c @implementation
public func viettext_status_name(_ status: viettext_status) -> UnsafePointer<CChar>! {
    let names = unsafe ImmortalStrings.statuses
    return unsafe names.indices.contains(Int(status)) ? names[Int(status)] : ImmortalStrings.unknownStatus
}

@c @implementation
public func viettext_part_of_speech_name(_ number: Int) -> UnsafePointer<CChar>! {
    let names = unsafe ImmortalStrings.partsOfSpeech
    return unsafe names.indices.contains(number) ? names[number] : nil
}

@c @implementation
public func viettext_treebank_tag_name(_ number: Int) -> UnsafePointer<CChar>! {
    let names = unsafe ImmortalStrings.treebankTags
    return unsafe names.indices.contains(number) ? names[number] : nil
}
