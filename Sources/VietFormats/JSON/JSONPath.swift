import VietCore

/// Where in a JSON object a text is: `body`, `article.body`, `paragraphs[].text`, `pages[0]`.
///
/// Names are parted by dots; `[]` stands for every element of an array, `[2]` for the third. A dot or bracket that is part of a
/// name has a backslash before it. The place counts where a name occurs twice in an object: the last one.
package struct JSONPath: Sendable, Hashable {
    package enum Step: Sendable, Hashable {
        /// The member of this name.
        case member([UInt8])
        /// The member at this place, counted from 0.
        case position(Int)
        /// Every element.
        case elements
        /// The element at this place, counted from 0.
        case element(Int)
    }

    /// At least one; the first is a member.
    package let steps: [Step]
    /// The path as the user wrote it.
    package let name: String

    /// - Throws: `VietTextError` of code `invalid-argument` where the text is no path.
    package init(_ text: String) throws(VietTextError) {
        func wrong() -> VietTextError {
            VietTextError(
                .invalidArgument, "'\(text)' is no path to a field, such as body, article.body or paragraphs[].text")
        }
        let bytes = Array(text.utf8)
        var steps: [Step] = []
        var name: [UInt8] = []
        var isName = true
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\") where index + 1 < bytes.count:
                guard isName else { throw wrong() }
                name.append(bytes[index + 1])
                index += 1
            case UInt8(ascii: "."):
                if isName {
                    guard !name.isEmpty else { throw wrong() }
                    steps.append(.member(name))
                }
                name = []
                isName = true
            case UInt8(ascii: "["):
                if isName {
                    guard !name.isEmpty else { throw wrong() }
                    steps.append(.member(name))
                }
                guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "]")) else { throw wrong() }
                let inside = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
                if inside.isEmpty {
                    steps.append(.elements)
                } else if let number = Int(inside), number >= 0 {
                    steps.append(.element(number))
                } else {
                    throw wrong()
                }
                isName = false
                index = end
            default:
                guard isName else { throw wrong() }
                name.append(bytes[index])
            }
            index += 1
        }
        if isName {
            guard !name.isEmpty else { throw wrong() }
            steps.append(.member(name))
        }
        // A path so long is a mistake, and each step is a call deep.
        guard steps.count <= 64 else { throw wrong() }
        self.steps = steps
        self.name = text
    }

    /// The member of an object with this very name.
    package init(member name: [UInt8]) {
        steps = [.member(name)]
        self.name = String(decoding: name, as: UTF8.self)
    }

    /// The member of an object at a place, counted from 0.
    package init(position: Int) {
        steps = [.position(position)]
        name = "column \(position + 1)"
    }
}

/// The fields of a record that its text is made of, in this order.
package struct JSONFields: Sendable {
    package let paths: [JSONPath]
    /// How many of `paths`, from the first on, may be missing.
    package let optional: Int

    package init(_ paths: [JSONPath], optional: Int = 0) {
        self.paths = paths
        self.optional = optional
    }

    /// What stands between the texts of several fields or elements: they are paragraphs of one text.
    package static let separator: StaticString = "\n\n"

    /// Whether one of the paths starts with a member of this name or at this place.
    func mayStart(
        _ line: UnsafeBufferPointer<UInt8>, _ key: (inside: Range<Int>, escaped: Bool), position: Int
    ) -> Bool {
        for path in paths {
            switch path.steps[0] {
            case .member(let name): if unsafe JSONString.inside(line, key, equals: name) { return true }
            case .position(let wanted): if wanted == position { return true }
            default: break
            }
        }
        return false
    }
}
