import Foundation
import Synchronization
import Testing

/// Runs the built command.
struct Command {
    struct Result {
        let output: [UInt8]
        let errors: String
        let status: Int32
        var text: String { String(decoding: output, as: UTF8.self) }
        var lines: [String] {
            var lines = text.split(separator: "\n" as Character, omittingEmptySubsequences: false).map(String.init)
            if lines.last == "" { lines.removeLast() }
            return lines
        }
    }

    /// The binary that was built together with the tests, in the folder of the test bundle.
    static let binary: URL = {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        for _ in 0..<6 {
            folder.deleteLastPathComponent()
            let candidate = folder.appendingPathComponent("viet")
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue {
                return candidate
            }
        }
        return URL(fileURLWithPath: ".build/debug/viet")
    }()

    private static let runs = Atomic(0)

    /// A process with a fixed environment, its streams still to be set.
    static func process(_ arguments: [String], environment: [String: String] = [:]) -> Process {
        let process = Process()
        process.executableURL = binary
        process.arguments = arguments
        // A fixed width for help, no colour, nothing of the machine.
        process.environment = ["COLUMNS": "80", "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
        for name in ["LD_LIBRARY_PATH", "ASAN_OPTIONS", "TSAN_OPTIONS", "VIET_MUTANT"] {
            process.environment?[name] = ProcessInfo.processInfo.environment[name]
        }
        // Where Scripts/coverage wants the counters of the command. The default would be a file in the working folder.
        if environment["LLVM_PROFILE_FILE"] == nil, let folder = ProcessInfo.processInfo.environment["VIET_PROFILES"] {
            // Functions that clients emit too have their counters in two records, so that adding a file to them doubles what it
            // holds: few runs go into one file.
            let file = runs.wrappingAdd(1, ordering: .relaxed).oldValue % 256
            process.environment?["LLVM_PROFILE_FILE"] = "\(folder)/viet-\(file)-%m.profraw"
        }
        return process
    }

    /// Runs the command with nowhere to write its output to. What it says is short enough for a pipe.
    static func runOnFullDisk(_ arguments: [String], input text: String) throws -> (status: Int32, errors: String) {
        let process = process(arguments)
        let input = Pipe.private()
        let errors = Pipe.private()
        process.standardInput = input
        process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
        process.standardError = errors
        try process.start()
        input.fileHandleForWriting.write(Data(text.utf8))
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        return (process.terminationStatus, message)
    }

    /// Runs the command to its end. Input and output go through files, so that no pipe can fill up.
    static func run(
        _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
    ) throws -> Result {
        try TemporaryFolder.with { folder in
            let process = process(arguments, environment: environment)
            process.standardInput = try FileHandle(forReadingFrom: folder.file("in", input))
            let output = try folder.file("out", [])
            let errors = try folder.file("err", [])
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: errors)
            try process.start()
            process.waitUntilExit()
            #expect(process.terminationReason == .exit, "the command was ended by a signal")
            return Result(
                output: Array(try Data(contentsOf: output)),
                errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self),
                status: process.terminationStatus)
        }
    }

    static func run(_ arguments: [String], input: String) throws -> Result {
        try run(arguments, input: Array(input.utf8))
    }

    static func run(_ arguments: String..., input: String) throws -> Result { try run(arguments, input: input) }
}

/// A folder for the length of a test.
struct TemporaryFolder {
    let url: URL

    static func with<R>(_ body: (TemporaryFolder) throws -> R) throws -> R {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("viet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(TemporaryFolder(url: url))
    }

    /// The path of a new file.
    func path(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)).path }

    func file(_ name: String, _ bytes: [UInt8]) throws -> URL {
        let file = url.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        return file
    }
}

/// Files of the repository.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The articles of Examples/, in the order of their names.
    static func articles() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(
            at: root.appendingPathComponent("Examples"), includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
    }
}

/// Expected output in files; run the tests with VIET_UPDATE_SNAPSHOTS=1 to write them anew.
enum Snapshot {
    static func check(_ name: String, _ actual: String) throws {
        let file = Repository.root.appendingPathComponent("Tests/CommandTests/Snapshots/\(name)")
        if ProcessInfo.processInfo.environment["VIET_UPDATE_SNAPSHOTS"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(actual.utf8).write(to: file)
        }
        let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        #expect(actual == expected, "differs from Snapshots/\(name)")
    }
}

private let spawning = NSLock()

extension Process {
    /// Starts the process while no other test opens a pipe: a child that inherits the end of another test's pipe keeps
    /// it open.
    func start() throws { try spawning.withLock { try run() } }
}

extension Pipe {
    /// A pipe that no child inherits but the one that it is given to.
    static func `private`() -> Pipe {
        spawning.withLock {
            let pipe = Pipe()
            for handle in [pipe.fileHandleForReading, pipe.fileHandleForWriting] {
                _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
            }
            return pipe
        }
    }
}
