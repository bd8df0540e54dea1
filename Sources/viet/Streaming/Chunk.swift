import VietCore
import VietFormats
import VietIndex
import VietNormalization

/// A piece of one input on its way through the command: whole lines, a whole document or a part of one.
///
/// Owned by one thread at a time: the reader fills it, a worker processes it, the writer empties it.
final class Chunk {
    let input = ByteBuffer(capacity: 1 << 16)
    let output = ByteBuffer(capacity: 1 << 16)
    /// The part of an index that is read in the place of `input`.
    var part: CandidatePart?
    /// The position of the chunk among all chunks of the run.
    var index = 0
    /// The input as the user named it.
    var file = ""
    /// The offset of the first byte of `input` in its file.
    var base = 0
    /// The number of the first line, counted from 1. Kept only where the run works by lines.
    var firstLine = 1
    /// The length of the byte order mark at the start of `input`.
    var markLength = 0
    /// The lines on which the lines of `input` start in the file, where they are not those that follow `firstLine`.
    var lines: [Int]?
    /// The page of HTML that `input` was taken out of, and how it lies in it.
    private let page = ByteBuffer(capacity: 0)
    private(set) var source: SourceView?
    var isFirstOfFile = false
    var isLastOfFile = false

    /// What failed, in the order of the text; only the first ones are kept.
    private(set) var failures: [VietTextError] = []
    private(set) var failureCount = 0
    /// Whether the run ends with this chunk.
    var stopsRun = false

    /// The counters of the run, and whether this chunk has taken its share.
    var counters: OrderedCounters?
    private var hasClaimed = false

    static let keptFailures = 10

    /// The bytes without the byte order mark.
    var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: input.bytes[markLength...]) }

    func reset(index: Int) {
        self.index = index
        input.removeAll()
        output.removeAll()
        failures.removeAll()
        failureCount = 0
        stopsRun = false
        markLength = 0
        isFirstOfFile = false
        isLastOfFile = false
        lines = nil
        source = nil
        part = nil
        hasClaimed = false
    }

    /// The line of the file on which a line of `input` starts, counted from 0, where that is known apart.
    func line(_ index: Int) -> Int? { lines.flatMap { index < $0.count ? $0[index] : nil } }

    /// Puts the text that a page of HTML shows in the place of the page.
    func readHTML() {
        page.removeAll()
        page.append(text)
        do throws(VietTextError) {
            let html = try HTMLText(Array(page.bytes))
            for fault in html.faults { fail(Failure.located(fault, file)) }
            input.truncate(to: markLength)
            html.view.bytes.withUnsafeBufferPointer { input.append($0) }
            source = SourceView(page.bytes, html.view.changes)
        } catch {
            fail(Failure.located(error, file))
            input.truncate(to: markLength)
        }
    }

    func fail(_ error: VietTextError) {
        failureCount += 1
        if failures.count < Chunk.keptFailures { failures.append(error) }
    }

    /// Adds to the running totals of the file and returns what they were before this chunk.
    ///
    /// Waits for the chunks before to have done the same, so call it as soon as the figures are known.
    func claim(_ share: Totals) -> Totals {
        hasClaimed = true
        return counters?.claim(share, index: index, startsFile: isFirstOfFile) ?? Totals()
    }

    /// Passes the turn on where the processing did not ask for the totals.
    func closeClaim() {
        if !hasClaimed { _ = claim(Totals()) }
    }
}
