import ArgumentParser
import VietCore
import VietEntities
import VietFormats
import VietKeywords
import VietNormalization
import VietReports
import VietSegmentation
import VietText

/// `viet info`
struct InfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Versions, the identities of the built-in tables, and licences.",
        discussion: """
            Results depend on the version, the version of ICU and the tables alone: two installations that show the same \
            ones give the same bytes. Behind the name of a table stands a fingerprint of its contents.

            Example:
              viet info --json
            """)

    @Flag(help: "Write one JSON object.")
    var json = false

    func run() {
        StandardOutput.write(json ? jsonReport() : textReport())
    }

    private var facts: [BuildFacts.Fact] { BuildFacts.all + [BuildFacts.restoration, BuildFacts.partsOfSpeech] }

    private static let licences: [(part: String, licence: String)] = [
        ("VietText", "Apache-2.0"),
        ("word lists, models and frequencies", "CC-BY-SA-4.0 (see Dictionaries/SOURCES.md)"),
        ("ICU", "Unicode-3.0"),
        ("zlib", "Zlib"),
        ("zstd", "BSD-3-Clause"),
        ("SQLite", "public domain"),
        ("Swift runtime", "Apache-2.0 with Runtime Library Exception"),
        ("swift-argument-parser", "Apache-2.0 with Runtime Library Exception"),
        ("swift-system", "Apache-2.0 with Runtime Library Exception"),
        ("swift-collections", "Apache-2.0 with Runtime Library Exception"),
    ]

    private func textReport() -> String {
        let width = (facts.map(\.label.count) + Self.licences.map(\.part.count)).max() ?? 0
        var report = ""
        for fact in facts { report += "\(DisplayWidth.left(fact.label, width))  \(fact.value)\n" }
        report += "\nLicences\n"
        for (part, licence) in Self.licences { report += "\(DisplayWidth.left(part, width))  \(licence)\n" }
        return report
    }

    private func jsonReport() -> String {
        let output = ByteBuffer()
        output.append(UInt8(ascii: "{"))
        for fact in facts {
            output.append(key: fact.key)
            output.append(json: fact.value)
            output.append(UInt8(ascii: ","))
        }
        output.append("\"licences\":{" as StaticString)
        output.append(list: Self.licences) { part, licence in
            output.append(key: part)
            output.append(json: licence)
        }
        output.append("}}\n" as StaticString)
        return output.text
    }
}
