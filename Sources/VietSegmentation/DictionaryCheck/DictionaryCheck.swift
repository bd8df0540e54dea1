import VietCore

extension Segmenter {
    /// What is wrong with dictionaries that are to be used together, in the order of files and lines.
    ///
    /// - Parameter files: name and bytes of each.
    /// - Complexity: O(n) for n bytes.
    public func check(_ files: [(name: String?, bytes: [UInt8])]) -> [DictionaryFinding] {
        var check = DictionaryCheck(model)
        return check.run(files)
    }
}

/// Goes through dictionaries and finds the entries that do not do what they say.
private struct DictionaryCheck {
    private let model: SegmentationTables
    private let worker: SegmentationWorker
    private var dictionary = UserDictionary()
    /// With the file, by which findings are put in order.
    private var findings: [(file: Int, finding: DictionaryFinding)] = []
    /// By entry: where it stands, and its tokens in ``tokens``.
    private var places: [(source: Int, line: Int)] = []
    private var ranges: [Range<Int>] = []
    private var tokens: [UInt32] = []

    init(_ model: SegmentationTables) {
        self.model = model
        worker = SegmentationWorker(model: model)
    }

    mutating func run(_ files: [(name: String?, bytes: [UInt8])]) -> [DictionaryFinding] {
        for (index, file) in files.enumerated() { read(file, index) }
        findRepeated()
        for entry in places.indices { findUnmatched(entry) }
        findMeeting()
        return findings.enumerated().sorted {
            ($0.element.file, $0.element.finding.line, $0.offset) < (
                $1.element.file, $1.element.finding.line, $1.offset
            )
        }.map(\.element.finding)
    }

    private mutating func add(_ kind: DictionaryFinding.Kind, file: Int, line: Int, _ message: String) {
        findings.append(
            (file, DictionaryFinding(kind, file: dictionary.sources[file].name, line: line, message)))
    }

    private mutating func add(_ kind: DictionaryFinding.Kind, _ entry: Int, _ message: String) {
        let line = line(entry)
        add(kind, file: places[entry].source, line: Int(line.number), message)
    }

    private func line(_ entry: Int) -> UserDictionary.Line {
        dictionary.sources[places[entry].source].lines[places[entry].line]
    }

    /// `"words" (action, file:line)`
    private func name(_ entry: Int) -> String {
        let source = dictionary.sources[places[entry].source]
        let line = line(entry)
        return
            "\"\(dictionary.text(of: line, in: source))\" (\(line.action.name), \(source.name ?? "entry"):\(line.number))"
    }

    // MARK: Reading

    private mutating func read(_ file: (name: String?, bytes: [UInt8]), _ index: Int) {
        var faults: [VietTextError] = []
        var source = DictionaryReader.read(file.bytes, file: file.name) { faults.append($0) }
        var kept: [UserDictionary.Line] = []
        unsafe DictionaryScanner.forEachEntry(of: source, model) { entry, tokens, _ in
            if tokens.count > CompiledDictionary.longestEntry {
                faults.append(
                    VietTextError(
                        .malformedRecord, CompiledDictionary.tooLong, line: Int(source.lines[entry].number)))
            } else {
                kept.append(source.lines[entry])
            }
        }
        source.lines = kept
        dictionary.append(UserDictionary(sources: [source]))
        for fault in faults { add(.malformed, file: index, line: fault.line ?? 1, fault.message) }
        for line in kept.indices { places.append((index, line)) }
    }

    // MARK: The same words twice

    private mutating func findRepeated() {
        var repeated: [(entry: Int, before: Int)] = []
        do {
            var ids: [UInt32] = []
            var found: [Range<Int>] = []
            found.reserveCapacity(places.count)
            _ = try unsafe CompiledDictionary(dictionary, for: model) { number, replaced, entry in
                if let replaced { repeated.append((number, replaced)) }
                let start = ids.count
                unsafe ids += entry
                found.append(start..<ids.count)
            }
            tokens = ids
            ranges = found
        } catch { preconditionFailure("entries that are too long were left out: \(error)") }
        for (entry, before) in repeated {
            if line(entry).action == line(before).action {
                add(.duplicate, entry, "the same as \(name(before))")
            } else {
                add(.conflict, before, "of no effect: \(name(entry)) has the same words and comes later")
            }
        }
        for entry in places.indices where ranges[entry].count == 1 {
            add(.noEffect, entry, "one token is a word of its own and never parted or joined by itself")
        }
    }

    // MARK: Words that running text cuts differently

    private mutating func findUnmatched(_ entry: Int) {
        let range = ranges[entry]
        guard range.count > 1 else { return }
        let line = line(entry)
        let words = dictionary.sources[places[entry].source].bytes[Int(line.start)..<Int(line.end)]
        let frame = Array("là ".utf8)
        let text = frame + words + Array(" là".utf8)
        let isMatched = unsafe text.withUnsafeBufferPointer { text in
            unsafe worker.segment(text)
            let inside = unsafe worker.tokens.filter { $0.start >= frame.count && $0.end <= frame.count + words.count }
            guard inside.count == range.count, unsafe worker.tokens.count == range.count + 2 else { return false }
            guard zip(inside, tokens[range]).allSatisfy({ $0.syllable == 0 || UInt32($0.syllable) == $1 }) else {
                return false
            }
            let starts = unsafe worker.sentences.map { Int($0.start) }
            return !starts.contains { $0 > frame.count && $0 < frame.count + words.count }
                && !inside.dropFirst().contains { $0.flags.contains(.lineBefore) }
        }
        if !isMatched || tokens[range].contains(0) {
            add(
                .neverMatches, entry,
                "in running text these words are cut differently, or a sentence ends among them")
        }
    }

    // MARK: Forced entries that meet others

    private mutating func findMeeting() {
        var entries: [ArraySlice<UInt32>: Int] = [:]
        var forcedStarts: [ArraySlice<UInt32>: Int] = [:]
        for entry in places.indices where ranges[entry].count > 1 {
            let words = tokens[ranges[entry]]
            entries[words] = entry
            guard line(entry).action == .force else { continue }
            for length in 1..<words.count where forcedStarts[words.prefix(length)] == nil {
                forcedStarts[words.prefix(length)] = entry
            }
        }
        var covered = Set<Int>()
        for entry in places.indices where line(entry).action == .force && entries[tokens[ranges[entry]]] == entry {
            let words = tokens[ranges[entry]]
            for start in words.indices {
                for end in start + 1...words.endIndex where end - start > 1 && end - start < words.count {
                    guard let inner = entries[words[start..<end]], line(inner).action == .forbid,
                        covered.insert(inner).inserted
                    else { continue }
                    add(.covered, inner, "of no effect inside \(name(entry)), which is longer")
                }
                guard start > words.startIndex, let other = forcedStarts[words[start...]], other != entry else {
                    continue
                }
                add(.overlap, entry, "may meet \(name(other)), and then the longer or the first in the text is taken")
                break
            }
        }
    }
}
