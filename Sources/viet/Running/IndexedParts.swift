import VietCore
import VietFormats
import VietIndex
import VietKeywords

extension IndexedCorpus {
    /// Reads the parts of a corpus in which a query may be found on several threads, each with the index opened for itself.
    /// Output comes in the order of the text.
    ///
    /// `body` gets the thread's worker and index, a part, and the buffer that it appends its result to. What it throws ends the run.
    func run<Worker>(
        holding probe: QueryProbe, threads: Int, makeWorker: @escaping @Sendable () -> Worker,
        body: @escaping @Sendable (Worker, IndexedCorpus, CandidatePart, ByteBuffer) throws -> Void
    ) throws {
        let summary = RunSummary(progress: Progress(total: nil))
        let failure = Guarded<(chunk: Int, error: any Error)?>(nil)
        let fail: @Sendable (any Error, Chunk) -> Void = { error, chunk in
            let index = chunk.index
            failure.withLock { if index < $0?.chunk ?? .max { $0 = (index, error) } }
            chunk.stopsRun = true
        }
        let reopen = reopening
        let makePair: @Sendable () -> (Worker, Result<IndexedCorpus, any Error>) = {
            (makeWorker(), Result { try reopen() })
        }
        let pipeline = Pipeline(summary: summary, keepsTotals: false, makeWorker: makePair) { pair, chunk in
            guard let part = chunk.part else { return }
            do { try body(pair.0, pair.1.get(), part, chunk.output) } catch { fail(error, chunk) }
        }
        var parts = try index.parts(holding: probe)
        pipeline.run(threads: threads) { chunk in
            do { chunk.part = try parts.next(in: index) } catch { fail(error, chunk) }
            return chunk.part != nil
        }
        if let failure = failure.withLock({ $0 }) { throw failure.error }
        try summary.finish()
    }
}
