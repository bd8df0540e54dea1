import CVietText
import VietCore
import VietSegmentation

/// What `viettext_options` stands for.
final class Options {
    private let gate = CallGate()
    private var settings = AnalyzerSettings()

    /// Calls `body` with the settings, unless another call is using them.
    func withSettings(_ body: (inout AnalyzerSettings) throws -> Void) throws {
        try gate.withEntry { try body(&settings) }
    }

    fileprivate static func change(
        _ handle: OpaquePointer?, _ error: UnsafeMutablePointer<viettext_error>?,
        _ body: (inout AnalyzerSettings) throws -> Void
    ) -> viettext_status {
        unsafe attempt(error) { try unsafe Handle.object(handle, as: Options.self).withSettings(body) }
    }
}

@c @implementation
public func viettext_options_create() -> OpaquePointer! { unsafe Handle.make(Options()) }

@c @implementation
public func viettext_options_destroy(_ options: OpaquePointer!) { unsafe Handle.release(options, as: Options.self) }

@c @implementation
public func viettext_options_set(
    _ options: OpaquePointer!, _ name: UnsafePointer<CChar>!, _ value: UnsafePointer<CChar>!,
    _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Options.change(options, error) { settings in
        let name = try unsafe Arguments.string(name, "the name of the option")
        // A model is a file, whose name may be any bytes.
        let value =
            unsafe name.hasSuffix("-model") ? try Arguments.path(value) : try Arguments.string(value, "the value")
        try settings.set(name, to: value)
    }
}

@c @implementation
public func viettext_options_add_dictionary(
    _ options: OpaquePointer!, _ bytes: UnsafePointer<CChar>!, _ length: Int, _ name: UnsafePointer<CChar>!,
    _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Options.change(options, error) { settings in
        let text = try unsafe Arguments.text(bytes, length)
        unsafe settings.dictionary.append(
            try UserDictionary(bytes: Array(text), file: name.map { unsafe String(cString: $0) }))
    }
}

@c @implementation
public func viettext_options_add_dictionary_file(
    _ options: OpaquePointer!, _ path: UnsafePointer<CChar>!, _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Options.change(options, error) { settings in
        unsafe settings.dictionary.append(try UserDictionary(contentsOf: try Arguments.path(path)))
    }
}

@c @implementation
public func viettext_options_add_gazetteer(
    _ options: OpaquePointer!, _ bytes: UnsafePointer<CChar>!, _ length: Int, _ name: UnsafePointer<CChar>!,
    _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Options.change(options, error) { settings in
        let text = try unsafe Arguments.text(bytes, length)
        unsafe settings.gazetteers.append(.init(lines: Array(text), name: name.map { unsafe String(cString: $0) }))
    }
}

@c @implementation
public func viettext_options_add_gazetteer_file(
    _ options: OpaquePointer!, _ path: UnsafePointer<CChar>!, _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Options.change(options, error) { settings in
        let path = try unsafe Arguments.path(path)
        settings.gazetteers.append(.init(lines: try InputFile.contents(of: path), name: path))
    }
}
