import ArgumentParser
import VietCore
import VietKeywords
import VietText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Which words are passed over.
struct StopWordOptions: ParsableArguments {
    @Option(
        name: .customLong("stop-words"),
        help: ArgumentHelp(
            "A file of stop words, one a line, in place of the list of the program; '+FILE' adds to it, 'none' is no list.",
            valueName: "file"))
    var file: String?

    /// - Parameter standard: whether the program's own list stands where nothing is asked for.
    func stopWords(standard: Bool = true) throws -> StopWords {
        guard let file else { return standard ? .standard : .none }
        if file == "none" { return .none }
        let adds = file.hasPrefix("+")
        let bytes = try InputFile.contents(of: adds ? String(file.dropFirst()) : file)
        let list = StopWords(text: String(decoding: bytes, as: UTF8.self))
        return adds ? StopWords.standard.union(list) : list
    }
}

/// Collects what the workers of a run made, in order of their making.
final class Collected<Element>: @unchecked Sendable {
    private let monitor = Monitor()
    private var list: [Element] = []

    func add(_ element: Element) -> Element {
        monitor.lock()
        defer { monitor.unlock() }
        list.append(element)
        return element
    }

    var elements: [Element] {
        monitor.lock()
        defer { monitor.unlock() }
        return list
    }
}

/// Runs `body` and turns an error of the toolkit into a message and its exit status.
func reporting<R>(_ body: () throws -> R) throws -> R {
    do { return try body() } catch let error as VietTextError {
        StandardError.report(error)
        throw error.code == .inputOutput ? ExitStatus.inputOutput : ExitStatus.failed
    }
}

/// Runs a step of counting. Where the counts cannot be spilled the process ends with a message and status 2, as it does
/// where standard output cannot be written: what is left of them would be wrong, not incomplete.
func orEnding(_ body: () throws -> Void) rethrows {
    do { try body() } catch let error as VietTextError where error.code == .inputOutput {
        StandardError.report(error)
        _exit(ExitStatus.inputOutput.rawValue)
    }
}
