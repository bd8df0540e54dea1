import VietCore
import VietFormats

/// Where an input may be cut into chunks.
enum ChunkCut {
    /// After the last line end.
    case lines
    /// Nowhere: a chunk is a whole input.
    case never
    /// Before the last line that starts with these bytes.
    case documents([UInt8])
    /// Where the splitter of sentences is sure.
    case parts(PartCut)
}

/// Where a running text may be cut so that its parts give the results of the whole.
struct PartCut {
    /// The place behind the last line end from an offset on that is safe, or nil.
    let line: (UnsafeBufferPointer<UInt8>, Int) -> Int?
    /// Where a stretch of more than `limit` bytes is cut that has none: a count of bytes, 0 for nowhere yet.
    let otherwise: (UnsafeBufferPointer<UInt8>) -> Int
    let limit: Int
}

/// Reads the inputs one after the other and hands them out in chunks.
///
/// A chunk ends early where the input has nothing more to give at the moment, so that the first result of a slow pipe
/// does not wait for a full chunk.
final class ChunkReader {
    private let paths: [String]
    private let size: Int
    private let cut: ChunkCut
    private let countsLines: Bool
    private let reading: TextInput.Reading
    private let fail: (VietTextError) -> Void

    private var nextPath = 0
    private var file: TextInput?
    private var base = 0
    private var line = 1
    private var startsFile = true
    /// What was read behind the last cut.
    private let rest = ByteBuffer()

    /// - Parameter fail: called for an input that cannot be opened or read on; the reader goes on with the next.
    init(
        _ paths: [String], size: Int, cut: ChunkCut, countsLines: Bool, reading: TextInput.Reading,
        fail: @escaping (VietTextError) -> Void
    ) {
        self.paths = paths.isEmpty ? ["-"] : paths
        self.size = size
        self.cut = cut
        self.countsLines = countsLines
        self.reading = reading
        self.fail = fail
    }

    /// Fills `chunk`, or returns false where all inputs are read.
    func next(into chunk: Chunk) -> Bool {
        while true {
            if file == nil, !openNext() { return false }
            guard let file else { continue }
            chunk.file = file.name
            chunk.base = base
            chunk.firstLine = line
            chunk.isFirstOfFile = startsFile
            chunk.input.removeAll()
            chunk.markLength = 0
            do {
                try fill(chunk, from: file)
                startsFile = false
                return true
            } catch {
                fail(error)
                closeCurrent()
            }
        }
    }

    private func openNext() -> Bool {
        while nextPath < paths.count {
            let path = paths[nextPath]
            nextPath += 1
            do {
                if path == "-", Platform.isTerminal(0), Platform.isTerminal(2) {
                    StandardError.report("reading what is typed here; Ctrl-D on an empty line ends it")
                }
                guard let next = try TextInput(path, reading) else { continue }
                file = next
                base = 0
                line = 1
                startsFile = true
                rest.removeAll()
                return true
            } catch {
                guard FolderEntries.kind(of: path, followsLinks: true) == .folder else {
                    fail(error)
                    continue
                }
                fail(
                    VietTextError(
                        error.code, "is a directory; --recursive reads the files in it", file: InputFile.name(of: path))
                )
            }
        }
        return false
    }

    private func closeCurrent() {
        file = nil
    }

    private func fill(_ chunk: Chunk, from file: TextInput) throws(VietTextError) {
        let input = chunk.input
        input.append(rest.bytes)
        rest.removeAll()
        var searched = 0
        var lineLimit = 0
        if case .parts(let parts) = cut { lineLimit = parts.limit }
        while true {
            let missing = size - input.count
            let count: Int
            do throws(VietTextError) {
                count = try file.read(into: input, limit: max(missing, 1 << 16, input.count / 2))
            } catch {
                // What was read before the failure is still worth its results.
                guard input.count > 0 else { throw error }
                fail(error)
                return finish(chunk, at: input.count, isLast: true)
            }
            if count == 0 { return finish(chunk, at: input.count, isLast: true) }
            guard input.count < Int(UInt32.max) else {
                throw VietTextError(
                    .inputTooLong, "a line or document of more than 4 GiB", file: file.name, byteOffset: base)
            }
            if input.count < size {
                let patience: Int32 = input.count < 1 << 16 ? 3 : 0
                if file.isReady(milliseconds: patience) { continue }
            }
            if let end = cutPoint(input.bytes, from: searched, lineLimit: &lineLimit) {
                rest.append(input.bytes, end..<input.count)
                input.truncate(to: end)
                return finish(chunk, at: end, isLast: false)
            }
            searched = input.count
        }
    }

    /// Where to cut: a count of bytes above 0. No place to cut lies before `searched`.
    private func cutPoint(
        _ bytes: UnsafeBufferPointer<UInt8>, from searched: Int, lineLimit: inout Int
    ) -> Int? {
        switch cut {
        case .never: return nil
        case .lines: return bytes[searched...].lastIndex(of: 0x0A).map { $0 + 1 }
        case .documents(let mark):
            var index = bytes.count - mark.count
            // A mark may stand across the end of what was searched before.
            while index > 0, index + mark.count >= searched {
                if bytes[index - 1] == 0x0A, bytes[index...].starts(with: mark) { return index }
                index -= 1
            }
            return nil
        case .parts(let parts):
            if let end = parts.line(bytes, searched) { return end }
            guard bytes.count >= lineLimit else { return nil }
            let end = parts.otherwise(bytes)
            if end > 0 { return end }
            // Asked again at twice the length only, so that the whole stays linear.
            lineLimit = bytes.count * 2
            return nil
        }
    }

    private func finish(_ chunk: Chunk, at end: Int, isLast: Bool) {
        if base == 0 { chunk.markLength = ByteOrderMark.length(in: chunk.input.bytes) }
        chunk.isLastOfFile = isLast
        base += end
        if countsLines {
            let count = LineScan.count(chunk.input.bytes)
            line += count
            chunk.lines = file?.takeLines(count)
        }
        if isLast { closeCurrent() }
    }
}
