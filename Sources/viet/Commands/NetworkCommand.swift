import ArgumentParser
import VietCore
import VietFormats
import VietKeywords
import VietReports
import VietSegmentation
import VietText

/// `viet network`
struct NetworkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "network",
        abstract: "Show which names stand together: who with whom, in how many documents or sentences.",
        discussion: """
            Mentions of one entity in a document are one name. In a document or sentence the \
            \(NameNetworkCounter.mostInPlace) most mentioned are paired.

            Formats:
              table, tsv, json, jsonl, html   one pair a row
              csv       source, target, weight and more: what Gephi reads as a table of edges
              graphml   the names as nodes with their types and figures, the pairs as edges
              svg       a drawing of them; with --top 60 or fewer it can be read

            Examples:
              viet network --top 20 corpus/*.txt
              viet network --types PER,ORG --within sentence --format graphml corpus/*.txt > names.graphml
              viet network --input jsonl --where "date=2024-03*" --format svg news.jsonl > march.svg
              viet network --input jsonl --by date:year --top 20 news.jsonl
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, tsv, csv, json, jsonl, html, graphml, svg
    }

    enum Place: String, ExpressibleByArgument, CaseIterable {
        case document, sentence
    }

    @OptionGroup var input: InputOptions
    @OptionGroup var documents: DocumentOptions

    @Option(help: ArgumentHelp("The types of names, with commas: PER, LOC, ORG, MISC, or all.", valueName: "types"))
    var types = NameTypes.all

    @Option(help: "Where names stand together.")
    var within = Place.document

    @Option(help: ArgumentHelp("The fewest documents or sentences of a pair.", valueName: "number"))
    var floor = 2

    @Option(help: ArgumentHelp("How many pairs to show; 0 is all.", valueName: "number"))
    var top: RowLimit = 50

    @OptionGroup var groups: GroupOptions

    @Option(help: "How to show them.")
    var format = Format.table

    func validate() throws {
        if groups.by != nil, format == .graphml || format == .svg {
            throw ValidationError(
                "--format \(format.rawValue) is of one network; with --by take csv, or --where for a group.")
        }
        try documents.check(by: groups.by)
        guard floor >= 1 else { throw ValidationError("--floor takes a number from 1.") }
    }

    func run() throws {
        let bySentence = within == .sentence
        let by = groups.by
        let counted = try Corpus(input, documents, by: by).countTexts(types.types, groups: true) {
            NameNetworkCounter(bySentence: bySentence)
        } add: { counter, view, names in
            counter.add(view, names: names)
        }
        let networks = counted.groups.map { group, counters in
            (group: group, network: NameNetworkCounter.network(counters, floor: floor, limit: top.count))
        }
        // Of no documents the network is an empty one.
        let network = networks.first?.network ?? NameNetwork(nodes: [], edges: [])
        StandardOutput.write { output in
            switch format {
            case .csv:
                Graph.writeCSVHead(isGrouped: by != nil, to: output)
                for (group, network) in networks { graph(network).writeCSV(to: output, group: by.map { _ in group }) }
            case .graphml: graph(network).writeGraphML(to: output)
            case .svg: graph(network).writeSVG(to: output)
            default:
                let shown =
                    by == nil
                    ? table(network) : ReportTable.joined(networks.map { ($0.group, table($0.network)) }, title: title)
                output.append(shown.written(as: TableFormat(rawValue: format.rawValue) ?? .table))
            }
        }
        try counted.reading.get()
    }

    private var title: String { "Names in one \(within.rawValue)" }

    private func graph(_ network: NameNetwork) -> Graph {
        Graph(
            title: title, unit: "\(within.rawValue)s",
            nodes: network.nodes.map {
                Graph.Node(name: $0.name, kind: $0.type.rawValue, count: $0.mentions, places: $0.places)
            },
            edges: network.edges.map {
                Graph.Edge(first: $0.first, second: $0.second, weight: $0.weight, strength: $0.logDice)
            })
    }

    private func table(_ network: NameNetwork) -> ReportTable {
        let columns: [ReportTable.Column] = [
            .init("name", heading: "name"), .init("type", heading: "type", leaves: 2), .init("with", heading: "with"),
            .init("with_type", heading: "type", leaves: 3), .init("weight", heading: "\(within.rawValue)s"),
            .init("log_dice", heading: "logDice", leaves: 1),
        ]
        return ReportTable(
            title: title, columns: columns,
            rows: network.edges.map { edge in
                let (a, b) = (network.nodes[edge.first], network.nodes[edge.second])
                return [
                    .text(a.name), .text(a.type.rawValue), .text(b.name), .text(b.type.rawValue),
                    .integer(edge.weight), .decimal(edge.logDice, places: 2),
                ]
            }, barColumn: 4)
    }
}
