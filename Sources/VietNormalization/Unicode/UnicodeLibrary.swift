import CVietICU

/// The library that knows Unicode's tables.
package enum UnicodeLibrary {
    /// The version of ICU that is linked, `72.1` for example.
    package static var version: String { unsafe String(cString: viet_icu_version()) }
}
