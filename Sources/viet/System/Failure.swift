import ArgumentParser
import VietCore

/// From what went wrong to what the user is told and the status that the process ends with, for every subcommand.
///
/// 0 is success, a reader that has gone away (`viet … | head`) included; 64 is a usage error, given by the parser.
enum Failure {
    /// A record or line could not be used, or what was asked for does not hold; every other record was written.
    static let failed = ExitCode(1)
    /// A file could not be read or written, or is not of the kind that it should be.
    static let inputOutput = ExitCode(2)

    /// The status of a run that ends with an error.
    static func status(of error: VietTextError) -> ExitCode {
        switch error.code {
        case .inputOutput, .corruptTable, .incompatibleTable, .unsupportedEncoding, .inputTooLong: inputOutput
        default: failed
        }
    }

    /// An error of the toolkit with the place that it is about, where it does not know that itself.
    static func located(_ error: any Error, _ file: String?, line: Int? = nil) -> VietTextError {
        var known = error as? VietTextError ?? VietTextError(.malformedRecord, "\(error)")
        known.file = known.file ?? file
        known.line = known.line ?? line
        return known
    }

    /// Tells of an error and ends the process at once, for what cannot go on: what follows would be wrong, not incomplete.
    static func end(_ error: VietTextError) -> Never {
        StandardError.report(error)
        AtomicFile.abandon()
        Platform.exitNow(status(of: error).rawValue)
    }

    /// Runs a step without which the run makes no sense. Where the system fails it the process ends.
    static func orEnding(_ body: () throws -> Void) rethrows {
        do { try body() } catch let error as VietTextError where error.code == .inputOutput { end(error) }
    }
}
