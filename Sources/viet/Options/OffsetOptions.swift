import ArgumentParser
import VietCore

extension OffsetUnit: ExpressibleByArgument {}

/// The options of what stands in the output.
struct OffsetOptions: ParsableArguments {
    @Option(help: "What offsets count.")
    var offsets = OffsetUnit.codepoint
}
