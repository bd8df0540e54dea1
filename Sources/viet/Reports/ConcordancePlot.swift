import VietCore
import VietReports

/// Gathers where in their documents the lines of a concordance stand.
final class ConcordancePlot: Sendable {
    private struct Document {
        /// Its place among the inputs.
        let file: Int
        let number: Int
        let name: String
        var places: [Double]
    }

    private let documents = Guarded<[Document]>([])
    private let files: [String: Int]

    /// So many strips fit on a page.
    private static var most: Int { 40 }

    /// - Parameter files: the inputs by their names, in their order.
    init(files: [String]) {
        self.files = Dictionary(files.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
    }

    /// Takes where the lines of one document stand, in order.
    func add(_ sources: [LineSource]) {
        guard let first = sources.first else { return }
        let places = sources.map(\.place)
        documents.withLock { documents in
            // An index gives the lines of a long document in several parts.
            if let last = documents.last, last.name == first.file, last.number == first.number {
                documents[documents.count - 1].places += places
            } else {
                documents.append(
                    Document(file: files[first.file] ?? 0, number: first.number, name: first.file, places: places))
            }
        }
    }

    private static func count(_ number: Int, _ thing: String) -> String {
        "\(number) \(thing)\(number == 1 ? "" : "s")"
    }

    /// The documents with the most lines, in order of the text.
    func plot(of query: String) -> DispersionPlot {
        func isBefore(_ a: Document, _ b: Document) -> Bool { (a.file, a.number) < (b.file, b.number) }
        let all = documents.withLock { $0 }
        let shown = all.sorted {
            $0.places.count != $1.places.count ? $0.places.count > $1.places.count : isBefore($0, $1)
        }.prefix(Self.most).sorted(by: isBefore)
        let total = all.reduce(0) { $0 + $1.places.count }
        let which = all.count > shown.count ? ", of these the \(shown.count) with the most" : ""
        return DispersionPlot(
            title: query,
            caption:
                "\(Self.count(total, "occurrence")) in \(Self.count(all.count, "document"))\(which): where they stand, and how many",
            strips: shown.map { document in
                let file = ControlCharacters.escaped(
                    document.name.split(separator: "/").last.map { String($0) } ?? document.name)
                return DispersionPlot.Strip(
                    name: document.number > 1 ? "\(file):\(document.number)" : file, places: document.places)
            })
    }
}
