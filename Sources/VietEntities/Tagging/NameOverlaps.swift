import VietCore

/// Settles which of names and expressions has a place that both want.
///
/// A measured number (a sum, a length, a telephone number, a plate) is never part of a name that ends with it: the name
/// is cut before it, and dropped where a lower-case word is left at its end (`Khu đô thị rộng 120 ha`). A name that ends
/// right before one loses the lower-case words at its end, which belong to the number. A name inside such an expression
/// or inside a date is dropped (`30 triệu đô la Mỹ`). Otherwise the name has the place: `Sân bay 30-4` is one place and
/// holds no date. What is no expression gives way, but furniture of pages drops the names in it.
struct NameOverlaps {
    let columns: TokenColumns
    /// How sure the tagger is of a name.
    let confidence: (NameSpan) -> Double

    /// Drops and cuts `spans` where an expression has the better claim. The expressions stand at the positions of their
    /// tokens in the columns, in order.
    func settle(_ spans: inout [NameSpan], against expressions: ArraySlice<Expression>) {
        if expressions.isEmpty { return }
        var rest = expressions
        var kept = 0
        for index in spans.indices {
            rest = rest.drop { $0.tokens.upperBound <= spans[index].range.lowerBound }
            guard let range = settled(spans[index], against: rest) else { continue }
            spans[kept] = spans[index]
            spans[kept].range = range
            kept += 1
        }
        spans.removeLast(spans.count - kept)
    }

    /// What is left of a name beside the expressions that do not end before it; nil for nothing.
    private func settled(_ name: NameSpan, against expressions: ArraySlice<Expression>) -> Range<Int>? {
        var span = name
        var index = expressions.startIndex
        while index < expressions.endIndex, expressions[index].tokens.lowerBound < span.range.upperBound {
            guard let end = end(of: span, beside: expressions[index]) else { return nil }
            span.range = span.range.lowerBound..<end
            index += 1
        }
        if index < expressions.endIndex, expressions[index].hold == .measured,
            expressions[index].tokens.lowerBound == span.range.upperBound
        {
            guard let range = withoutWordsOfMeasure(span.range) else { return nil }
            span.range = range
        }
        return isFurniture(span.range, expressions[..<index]) ? nil : span.range
    }

    /// A name that stands right before a measured number without the lower-case words at its end: `rộng`, `dài`, `lãi`.
    /// Nil where what is left has no capital but at its start and is not one word.
    private func withoutWordsOfMeasure(_ name: Range<Int>) -> Range<Int>? {
        var end = name.upperBound
        while end > name.lowerBound, columns.forms[end - 1] == .lower, columns.wordPlaces[end - 1] == .alone {
            end -= 1
        }
        if end == name.upperBound { return name }
        let rest = name.lowerBound..<end
        return columns.areOneWord(rest) || rest.dropFirst().contains { columns.marks[$0].contains(.capital) }
            ? rest : nil
    }

    /// Whether nothing but furniture is left of a name.
    private func isFurniture(_ name: Range<Int>, _ expressions: ArraySlice<Expression>) -> Bool {
        expressions.contains {
            $0.outcome == .furniture && $0.tokens.lowerBound <= name.lowerBound
                && name.upperBound <= $0.tokens.upperBound
        }
    }

    private func isDistrict(_ key: UInt32) -> Bool {
        ExpressionGrammar.standard.lexicon.sets["DISTRICT"]?.contains(key) == true
    }

    /// Where the name ends beside an expression that overlaps it; nil where it gives way.
    private func end(of span: NameSpan, beside expression: Expression) -> Int? {
        let (name, place) = (span.range, expression.tokens)
        let holds = place.lowerBound <= name.lowerBound && name.upperBound <= place.upperBound
        if expression.outcome == .furniture { return name.upperBound }
        if expression.hold == .weak { return name.upperBound }
        if holds {
            return place.count > name.count || expression.confidence > confidence(span) ? nil : name.upperBound
        }
        // A name that goes on behind the expression keeps it.
        guard expression.hold == .measured, place.lowerBound > name.lowerBound, place.upperBound >= name.upperBound,
            place.upperBound > name.upperBound || expression.confidence > confidence(span)
        else { return name.upperBound }
        // `Quận 12 hôm ấy`: twelve is the district's.
        if expression.outcome == .entity(.duration), name.count == 2, isDistrict(columns.keys[name.lowerBound]) {
            return name.upperBound
        }
        var end = place.lowerBound
        while end > name.lowerBound, columns.forms[end - 1] == .punctuation { end -= 1 }
        return end > name.lowerBound && columns.marks[end - 1].contains(.capital) ? end : nil
    }
}
