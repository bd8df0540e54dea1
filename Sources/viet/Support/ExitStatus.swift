import ArgumentParser

/// The statuses that the command ends with, as `viet --help` and Documentation/Formats.md list them.
///
/// 0 is success, a reader that has gone away (`viet … | head`) included; 64 is a usage error, given by the parser.
enum ExitStatus {
    /// A record could not be read, or what was asked for does not hold; every other record was written.
    static let failed = ExitCode(1)
    /// A file could not be read or written.
    static let inputOutput = ExitCode(2)
}
