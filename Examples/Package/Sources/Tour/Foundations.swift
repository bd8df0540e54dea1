import Foundation
import VietText
import VietTextFoundation

/// What Foundation's types are given.
enum Foundations {
    static func ranges() {
        let analysis = Analyzer().analyze(Tour.article)
        for entity in analysis.entities { print(NSString(string: Tour.article).substring(with: entity.nsRange)) }
        let marked = AttributedString(analysis) { entity in
            var attributes = AttributeContainer()
            attributes.link = entity.type == .url ? URL(string: entity.text) : nil
            return attributes
        }
        print(marked.runs.compactMap(\.entityType).map(\.rawValue))
        for case .date(let date)? in analysis.entities.map(\.expressionValue) { print(DateComponents(date.start)) }
        for case .money(let sum)? in analysis.entities.map(\.expressionValue) { print(Decimal(sum.low)) }
        let encoded = try? JSONEncoder().encode(analysis.entities.map(\.entity))
        print(encoded?.count ?? 0)
    }
}
