import ArgumentParser
import VietCore

/// What went wrong in a run, told to the user as it happens and turned into the exit status at the end.
final class RunSummary: @unchecked Sendable {
    private let monitor = Monitor()
    private let progress: Progress
    private var failedRecords = 0
    private var failedFiles = 0
    private var reported = 0

    init(progress: Progress) { self.progress = progress }

    /// Takes note of a written chunk.
    func add(_ chunk: Chunk) {
        monitor.lock()
        defer { monitor.unlock() }
        failedRecords += chunk.failureCount
        for failure in chunk.failures where reported < Chunk.keptFailures {
            progress.erase()
            StandardError.report(failure)
            reported += 1
        }
        progress.advance(by: chunk.input.count)
    }

    /// Takes note of an input that could not be opened or read to its end.
    func addFile(_ error: VietTextError) {
        monitor.lock()
        defer { monitor.unlock() }
        failedFiles += 1
        progress.erase()
        StandardError.report(error)
    }

    /// Ends the run.
    ///
    /// - Throws: the exit status, where something failed.
    func finish() throws {
        progress.erase()
        if failedRecords > reported {
            StandardError.report("\(failedRecords) records failed, the first \(reported) are named above")
        }
        if failedFiles > 0 { throw ExitStatus.inputOutput }
        if failedRecords > 0 { throw ExitStatus.failed }
    }
}
