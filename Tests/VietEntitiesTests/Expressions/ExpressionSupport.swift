import VietCore
import VietSegmentation
import VietText
@testable import VietEntities

/// What the grammar finds in a text, as `text = TYPE value`.
func foundExpressions(_ text: String, reference: String? = nil) -> [String] {
    let document = Segmenter.standard.segment(text)
    return expressions(in: document, reference: reference.flatMap { ReferenceDate($0) }).map {
        "\(document.source[$0.range]) = \($0.type.rawValue) \($0.value ?? "")"
    }
}

/// What the tagger finds in a text, as `text = TYPE value`.
func foundEntities(_ text: String, _ options: EntityOptions = EntityOptions()) -> [String] {
    let document = Segmenter.standard.segment(text)
    return EntityTagger.standard.entities(in: document, options: options).map {
        "\(document.source[$0.range]) = \($0.type.rawValue)" + ($0.value.map { " " + $0 } ?? "")
    }
}
