import VietCore

/// What went wrong in a run, told to the user as it happens and turned into the exit status at the end.
final class RunSummary: Sendable {
    private struct State {
        let progress: Progress
        var failedRecords = 0
        var failedFiles = 0
        var reported = 0
    }

    private let state: Guarded<State>

    init(progress: sending Progress) { state = Guarded(State(progress: progress)) }

    /// Takes note of a written chunk.
    func add(_ chunk: Chunk) {
        let (count, failures, length) = (chunk.failureCount, chunk.failures, chunk.input.count)
        state.withLock { state in
            state.failedRecords += count
            for failure in failures where state.reported < Chunk.keptFailures {
                state.progress.erase()
                StandardError.report(failure)
                state.reported += 1
            }
            state.progress.advance(by: length)
        }
    }

    /// Tells of something that is no failure.
    func note(_ message: String) {
        state.withLock { state in
            state.progress.erase()
            StandardError.report(message)
        }
    }

    /// Takes note of a record that could not be read.
    func addRecord(_ error: VietTextError) {
        state.withLock { state in
            state.failedRecords += 1
            guard state.reported < Chunk.keptFailures else { return }
            state.reported += 1
            state.progress.erase()
            StandardError.report(error)
        }
    }

    /// Takes note of an input that could not be opened or read to its end.
    func addFile(_ error: VietTextError) {
        state.withLock { state in
            state.failedFiles += 1
            state.progress.erase()
            StandardError.report(error)
        }
    }

    /// Ends the run.
    ///
    /// - Throws: the exit status, where something failed.
    func finish() throws {
        let (records, files) = state.withLock { state in
            state.progress.erase()
            if state.failedRecords > state.reported {
                StandardError.report(
                    "\(state.failedRecords) records failed, the first \(state.reported) are named above")
            }
            return (state.failedRecords, state.failedFiles)
        }
        if files > 0 { throw Failure.inputOutput }
        if records > 0 { throw Failure.failed }
    }
}
