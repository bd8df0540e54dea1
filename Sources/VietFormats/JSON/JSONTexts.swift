import VietCore

/// The strings under the paths of some fields in a JSON record, by where they stand in the line.
struct JSONTexts {
    typealias Piece = (inside: Range<Int>, escaped: Bool)

    private let paths: [JSONPath]
    /// Whether numbers and truth values are taken as they are written, beside strings, and all of an array where a path ends at one.
    private let takesScalars: Bool
    /// For each path, in the order of the line.
    private(set) var pieces: [[Piece]]
    /// For each path, why it led to nothing so far.
    private var faults: [String?]
    /// Whether a path came to an end where anything but a string stood.
    private var isOther: [Bool]

    init(_ paths: [JSONPath], takesScalars: Bool = false) {
        self.paths = paths
        self.takesScalars = takesScalars
        pieces = paths.map { _ in [] }
        faults = paths.map { _ in nil }
        isOther = paths.map { _ in false }
    }

    /// A path on its way down: which one, and how many of its steps are done.
    struct Active {
        let path: Int
        let done: Int
    }

    /// Every path, before its first step.
    var all: [Active] { paths.indices.map { Active(path: $0, done: 0) } }

    /// What is wrong with the first path that leads to no text, nil where all do.
    func fault(optional: Int) -> VietTextError? {
        for index in paths.indices.dropFirst(optional) where pieces[index].isEmpty {
            let name = paths[index].name
            if isOther[index] { return VietTextError(.malformedRecord, "the field \"\(name)\" holds no text") }
            if faults[index] == "" { continue }
            let reason = faults[index].map { ": \($0)" } ?? ""
            return VietTextError(.malformedRecord, "the record has no field \"\(name)\"\(reason)")
        }
        return nil
    }

    /// The paths among `active` that go on with a member, those of `key` or of the place `position`.
    func matching(_ active: [Active], position: Int, _ isKey: ([UInt8]) -> Bool) -> [Active] {
        active.filter {
            switch paths[$0.path].steps[$0.done] {
            case .member(let name): isKey(name)
            case .position(let wanted): wanted == position
            default: false
            }
        }.map { Active(path: $0.path, done: $0.done + 1) }
    }

    /// How many pieces each path has, for ``forget(_:from:)``.
    var counts: [Int] { pieces.map(\.count) }

    /// Drops what paths have found since `counts` were taken: a member of the same name comes behind.
    mutating func forget(_ active: [Active], from counts: [Int]) {
        for item in active {
            pieces[item.path].removeSubrange(counts[item.path]...)
            isOther[item.path] = false
        }
    }

    /// Passes a value and takes the texts that `active` lead to.
    mutating func take(_ active: [Active], _ scanner: inout JSONScanner) throws {
        let here = active.filter { $0.done == paths[$0.path].steps.count }
        let further = active.filter { $0.done < paths[$0.path].steps.count }
        scanner.skipSpace()
        switch scanner.current {
        case UInt8(ascii: "\"") where !here.isEmpty || !further.isEmpty:
            let text = try scanner.string()
            for item in here { pieces[item.path].append(text) }
            note(further, "is a text")
        case UInt8(ascii: "{") where !further.isEmpty:
            others(here)
            try takeMembers(further, &scanner)
        case UInt8(ascii: "[") where takesScalars && !active.isEmpty:
            try takeElements(active, &scanner)
        case UInt8(ascii: "[") where !further.isEmpty:
            others(here)
            try takeElements(further, &scanner)
        default:
            let start = scanner.index
            let isScalar =
                takesScalars && ![UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "n")].contains(scanner.current)
            note(further, "is neither object nor array")
            try scanner.skipValue()
            if isScalar {
                for item in here { pieces[item.path].append((start..<scanner.index, false)) }
            } else {
                others(here)
            }
        }
    }

    private mutating func takeMembers(_ active: [Active], _ scanner: inout JSONScanner) throws {
        let counts = counts
        let line = unsafe scanner.bytes
        try scanner.expect(UInt8(ascii: "{"))
        note(active, nil)
        var position = 0
        try scanner.members { scanner, name in
            let matched = matching(active, position: position) {
                unsafe JSONString.inside(line, name, equals: $0)
            }
            if matched.isEmpty {
                try scanner.skipValue()
            } else {
                forget(matched, from: counts)
                try take(matched, &scanner)
            }
            position += 1
        }
    }

    private mutating func takeElements(_ active: [Active], _ scanner: inout JSONScanner) throws {
        try scanner.expect(UInt8(ascii: "["))
        let further = active.filter { $0.done < paths[$0.path].steps.count }
        let here = active.filter { $0.done == paths[$0.path].steps.count }
        note(further.filter { if case .member = paths[$0.path].steps[$0.done] { true } else { false } }, "is an array")
        scanner.skipSpace()
        if scanner.take(UInt8(ascii: "]")) {
            // No elements are no text, and no fault.
            for item in further where paths[item.path].steps[item.done] == .elements { faults[item.path] = "" }
            return
        }
        var index = 0
        while true {
            let matched =
                here
                + further.filter {
                    let step = paths[$0.path].steps[$0.done]
                    return step == .elements || step == .element(index)
                }.map { Active(path: $0.path, done: $0.done + 1) }
            if matched.isEmpty {
                scanner.skipSpace()
                try scanner.skipValue()
            } else {
                try take(matched, &scanner)
            }
            index += 1
            scanner.skipSpace()
            if scanner.take(UInt8(ascii: ",")) { continue }
            return try scanner.expect(UInt8(ascii: "]"))
        }
    }

    private mutating func others(_ here: [Active]) { for item in here { isOther[item.path] = true } }

    /// Remembers how far paths have led: to a value that `what` says something about, or to an object without the next member.
    private mutating func note(_ active: [Active], _ what: String?) {
        for item in active where item.done > 0 {
            let steps = paths[item.path].steps
            let place = JSONTexts.text(steps[..<item.done])
            if let what {
                faults[item.path] = "\"\(place)\" \(what)"
            } else if case .member(let name) = steps[item.done] {
                faults[item.path] = "\"\(place)\" has no \"\(String(decoding: name, as: UTF8.self))\""
            } else {
                faults[item.path] = "\"\(place)\" is an object"
            }
        }
    }

    private static func text(_ steps: ArraySlice<JSONPath.Step>) -> String {
        steps.reduce("") { text, step in
            switch step {
            case .member(let name): (text.isEmpty ? "" : text + ".") + String(decoding: name, as: UTF8.self)
            case .position(let index): text + "column \(index + 1)"
            case .elements: text + "[]"
            case .element(let index): text + "[\(index)]"
            }
        }
    }
}
