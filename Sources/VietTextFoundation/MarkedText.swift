import Foundation
import VietText

/// What ``AttributedString/init(_:marking:)`` says of the names in a text.
public enum EntityTypeAttribute: CodableAttributedStringKey {
    /// The type of the name, `PER` for example.
    public typealias Value = EntityType
    /// The name of the attribute.
    public static let name = "vn.viettext.entityType"
}

extension AttributeScopes {
    /// The attributes of an analysed text.
    public struct VietTextAttributes: AttributeScope {
        /// The type of the name or expression that the characters belong to.
        public let entityType: EntityTypeAttribute
    }

    /// The attributes of an analysed text.
    public var vietText: VietTextAttributes.Type { VietTextAttributes.self }
}

extension AttributeDynamicLookup {
    /// Makes the attributes of an analysed text known by name: `text.entityType`.
    public subscript<Key: AttributedStringKey>(
        dynamicMember keyPath: KeyPath<AttributeScopes.VietTextAttributes, Key>
    ) -> Key { self[Key.self] }
}

extension AttributedString {
    /// The text of an analysis with ``EntityTypeAttribute`` on its names and expressions, and whatever `mark` adds to each.
    ///
    /// ```swift
    /// let text = AttributedString(analysis) { $0.type == .person ? bold : AttributeContainer() }
    /// ```
    ///
    /// - Complexity: O(n) for n bytes.
    public init(_ analysis: Analysis, marking mark: (EntityView) -> AttributeContainer = { _ in AttributeContainer() })
    {
        self.init()
        var place = 0
        for entity in analysis.entities {
            append(AttributedString(analysis.document.text(in: place..<entity.range.lowerBound)))
            var attributes = mark(entity)
            attributes[EntityTypeAttribute.self] = entity.type
            append(AttributedString(entity.text, attributes: attributes))
            place = entity.range.upperBound
        }
        append(AttributedString(analysis.document.text(in: place..<analysis.document.source.count)))
    }
}
