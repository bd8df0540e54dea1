import ArgumentParser
import VietCore
import VietFormats
import VietNormalization

/// `viet sort`
struct SortCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sort",
        abstract: "Sort lines in the order of Vietnamese dictionaries.",
        discussion: """
            The letters follow each other as a ă â b c d đ e ê …, and words that differ in tones alone as level, grave, \
            hook, tilde, acute, dot. Lines that are alike in this order stand in that of their bytes. The lines of all files \
            are sorted together, and held in memory.

            Examples:
              viet sort names.txt
              viet sort --column 2 --unique list.tsv
            """)

    @Argument(help: "The files to read; '-' is standard input, as is no file at all.", completion: .file())
    var files: [String] = []

    @Option(help: ArgumentHelp("Sort by this column of lines whose columns are parted by tabs.", valueName: "number"))
    var column: Int?

    @Option(
        help: ArgumentHelp(
            "The encoding of the input, or auto to find out; viet normalize --help lists them.", valueName: "encoding"))
    var encoding = SourceEncoding.utf8

    @Flag(help: "The last first.")
    var reverse = false

    @Flag(help: "Write one of several equal lines.")
    var unique = false

    func validate() throws {
        if let column, column < 1 { throw ValidationError("--column takes a number from 1.") }
    }

    func run() throws {
        let collation = try VietnameseCollation()
        var lines: [(key: [UInt8], line: ArraySlice<UInt8>)] = []
        var failure: VietTextError?
        let progress = Progress(total: InputFile.plainLength(of: files))
        for path in files.isEmpty ? ["-"] : files {
            do throws(VietTextError) {
                let bytes = try TextInput.contents(of: path, encoding)
                for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
                    // The empty rest behind the last line end is no line.
                    if line.isEmpty, line.endIndex == bytes.endIndex { continue }
                    let line = line.last == 0x0D ? line.dropLast() : line
                    progress.advance(by: line.count + 1)
                    lines.append((key(of: line).withUnsafeBufferPointer { collation.key(of: $0) }, line))
                }
            } catch {
                progress.erase()
                StandardError.report(error)
                failure = failure ?? error
            }
        }
        progress.erase()
        lines.sort { a, b in
            if a.key != b.key { return a.key.lexicographicallyPrecedes(b.key) != reverse }
            return a.line != b.line && a.line.lexicographicallyPrecedes(b.line) != reverse
        }
        let output = ByteBuffer()
        var last: ArraySlice<UInt8>?
        for (_, line) in lines {
            if unique, line == last { continue }
            last = line
            line.withUnsafeBufferPointer { output.append($0) }
            output.append(0x0A)
        }
        StandardOutput.write(output.bytes)
        if let failure { throw Failure.status(of: failure) }
    }

    /// What a line is sorted by.
    private func key(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let column else { return line }
        let columns = line.split(separator: 0x09, maxSplits: column, omittingEmptySubsequences: false)
        return columns.count >= column ? columns[column - 1] : []
    }
}
