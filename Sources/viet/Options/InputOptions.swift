import ArgumentParser
import VietCore
import VietNormalization

/// Where the input comes from and how the work is spread: the options of every subcommand that reads text.
struct InputOptions: ParsableArguments {
    @Argument(help: "The files to read; '-' is standard input, as is no file at all.", completion: .file())
    var files: [String] = []

    @Flag(help: "Read the files in the folders that are named, and in the folders in them.")
    var recursive = false

    @Option(
        help: ArgumentHelp(
            "With --recursive: only files of this name, with * and ?; '!' before it leaves them out. May be given several times.",
            valueName: "pattern"))
    var glob: [String] = []

    @Flag(help: "With --recursive: read files and folders whose names begin with a full stop too.")
    var hidden = false

    @Flag(
        name: .customLong("no-ignore"),
        help: "With --recursive: read what .gitignore and .ignore files name too.")
    var noIgnore = false

    @Option(
        help: ArgumentHelp(
            "The encoding of the input, or auto to find out; viet normalize --help lists them.", valueName: "encoding"))
    var encoding = SourceEncoding.utf8

    @Option(help: ArgumentHelp("Threads to work with; 0 is one a core.", valueName: "number"))
    var threads = 1

    @Flag(help: "Stop at the first byte that is not valid UTF-8 and name its offset.")
    var strict = false

    mutating func validate() throws {
        if !recursive {
            try UnusedOptions.refuse(
                ["--glob": !glob.isEmpty, "--hidden": hidden, "--no-ignore": noIgnore], "goes with --recursive.")
        }
        // Once for all that ask for the files; what was found is no folder and stays.
        if recursive {
            let walk = FolderWalk(patterns: glob, readsHidden: hidden, minds: !noIgnore)
            let folders = files.isEmpty ? ["."] : files
            files = walk.files(in: folders)
            // No file at all would be standard input.
            if files.isEmpty {
                let names = folders.joined(separator: ", ")
                Failure.end(
                    VietTextError(
                        .inputOutput,
                        "\(names): no file is there that --recursive reads\(glob.isEmpty ? "" : " and --glob names")"))
            }
        }
        guard (0...256).contains(threads) else { throw ValidationError("--threads takes a number from 0 to 256.") }
    }

    var threadCount: Int { threads == 0 ? Platform.coreCount : threads }
}
