import VietCore
import VietFormats
import VietIndex
import VietKeywords

/// The lines of a concordance that are found in a text, for the length of a call. Only those that are asked for are made.
struct FoundLines {
    private let places: ArraySlice<ConcordancePlace>
    private let worker: ConcordanceWorker
    private let view: DocumentView
    private let converter: OffsetConverter
    private let file: String
    private let number: Int
    private let isRestored: Bool
    private let length: Int
    /// How many bytes and sentences of the document stand before the text.
    private let before: (bytes: Int, sentences: Int)

    /// - Parameters:
    ///   - names: the entities of the text.
    ///   - converter: gives the offsets in the document.
    ///   - number: the line of the file on which the document begins.
    ///   - length: how many bytes the document has.
    ///   - stretch: the part of the document that the text is; nil where it is the whole.
    init(
        _ worker: ConcordanceWorker, _ view: DocumentView, _ names: [Entity], _ converter: OffsetConverter,
        file: String, number: Int, isRestored: Bool, length: Int, of stretch: IndexStretch? = nil
    ) {
        let places = worker.places(in: view, names: names)
        if let stretch {
            self.places = places.drop { !stretch.owns($0.range(in: view).lowerBound) }
            before = (stretch.start, stretch.sentences)
        } else {
            self.places = places[...]
            before = (0, 0)
        }
        self.worker = worker
        self.view = view
        self.converter = converter
        self.file = file
        self.number = number
        self.isRestored = isRestored
        self.length = length
    }

    var count: Int { places.count }

    /// Where they are, in order.
    var sources: [LineSource] {
        var sources: [LineSource] = []
        forEach { sources.append($1) }
        return sources
    }

    /// The lines to be kept, in order.
    var hits: [ConcordanceHit] {
        var hits: [ConcordanceHit] = []
        forEach { hits.append(ConcordanceHit(line: worker.line(of: $0, in: view), source: $1)) }
        return hits
    }

    /// Appends them to `output`.
    func write(as report: ConcordanceReport, to output: ByteBuffer) {
        forEach { place, source in
            place.withTexts(in: view) { report.write(left: $0, match: $1, right: $2, from: source, to: output) }
        }
    }

    private func forEach(_ body: (ConcordancePlace, LineSource) -> Void) {
        var converter = converter
        for place in places {
            let range = place.range(in: view)
            let start = converter(range.lowerBound)
            let source = LineSource(
                file: file, number: number, range: start..<converter.end(range.upperBound),
                sentence: before.sentences + place.sentence, isRestored: isRestored,
                place: Double(before.bytes + range.lowerBound) / Double(max(length, 1)))
            body(place, source)
        }
    }
}
