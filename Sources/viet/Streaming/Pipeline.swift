import ArgumentParser
import VietCore

/// Takes chunks from a reader, processes them on one or several threads, and writes the results in input order.
///
/// With one thread everything happens on the caller's. With N threads at most N + 2 chunks exist, so memory stays
/// bounded however fast the input comes; a worker that finishes the chunk next in turn also writes it, so that no
/// result waits for the reader.
final class Pipeline<Worker>: @unchecked Sendable {
    private let monitor = Monitor()
    private var free: [Chunk] = []
    private var queue: [Chunk] = []
    private var finished: [Int: Chunk] = [:]
    private var nextToWrite = 0
    private var isWriting = false
    private var isEnded = false
    private var isStopped = false

    private let counters: OrderedCounters?
    private let summary: RunSummary
    private let makeWorker: @Sendable () -> Worker
    private let process: @Sendable (Worker, Chunk) -> Void

    /// - Parameter keepsTotals: Whether `process` asks for the totals of the file; chunks then wait for those before.
    init(
        summary: RunSummary, keepsTotals: Bool, makeWorker: @escaping @Sendable () -> Worker,
        process: @escaping @Sendable (Worker, Chunk) -> Void
    ) {
        self.summary = summary
        counters = keepsTotals ? OrderedCounters() : nil
        self.makeWorker = makeWorker
        self.process = process
    }

    /// - Parameter fill: reads the next chunk on the caller's thread; false where there is none.
    func run(threads: Int, _ fill: (Chunk) -> Bool) {
        if threads > 1 {
            runThreads(count: threads, fill)
        } else {
            runInline(fill)
        }
    }

    private func runInline(_ fill: (Chunk) -> Bool) {
        let worker = makeWorker()
        let chunk = Chunk()
        chunk.counters = counters
        var index = 0
        chunk.reset(index: index)
        while !isStopped, fill(chunk) {
            process(worker, chunk)
            chunk.closeClaim()
            write(chunk)
            index += 1
            chunk.reset(index: index)
        }
    }

    private func write(_ chunk: Chunk) {
        StandardOutput.write(chunk.output.bytes)
        summary.add(chunk)
        if chunk.stopsRun { isStopped = true }
        // One huge line must not keep its memory for the rest of the run.
        chunk.input.shrink(to: 8 << 20)
        chunk.output.shrink(to: 32 << 20)
    }

    private func runThreads(count: Int, _ fill: (Chunk) -> Bool) {
        for _ in 0..<(count + 2) {
            let chunk = Chunk()
            chunk.counters = counters
            free.append(chunk)
        }
        let threads = (0..<count).compactMap { _ in WorkerThread { self.work() } }
        guard !threads.isEmpty else { return runInline(fill) }
        var index = 0
        while let chunk = takeFree() {
            chunk.reset(index: index)
            guard fill(chunk) else { break }
            index += 1
            monitor.lock()
            queue.append(chunk)
            monitor.wakeAll()
            monitor.unlock()
        }
        monitor.lock()
        isEnded = true
        monitor.wakeAll()
        monitor.unlock()
        for thread in threads { thread.join() }
    }

    /// A chunk that nobody uses, or nil where the run was stopped.
    private func takeFree() -> Chunk? {
        monitor.lock()
        defer { monitor.unlock() }
        while free.isEmpty, !isStopped { monitor.wait() }
        return isStopped ? nil : free.removeLast()
    }

    private func work() {
        let worker = makeWorker()
        while true {
            monitor.lock()
            while queue.isEmpty, !isEnded { monitor.wait() }
            guard !queue.isEmpty else { return monitor.unlock() }
            let chunk = queue.removeFirst()
            monitor.unlock()
            process(worker, chunk)
            chunk.closeClaim()
            deliver(chunk)
        }
    }

    /// Takes in a processed chunk, and writes all that are next in turn unless another thread is at it.
    private func deliver(_ chunk: Chunk) {
        monitor.lock()
        finished[chunk.index] = chunk
        guard !isWriting else { return monitor.unlock() }
        isWriting = true
        while let next = finished.removeValue(forKey: nextToWrite) {
            let discards = isStopped
            monitor.unlock()
            if !discards { write(next) }
            monitor.lock()
            nextToWrite += 1
            free.append(next)
            monitor.wakeAll()
        }
        isWriting = false
        monitor.unlock()
    }
}
