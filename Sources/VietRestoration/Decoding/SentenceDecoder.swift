import VietCore
import VietNormalization

/// Finds the marks of the words of one sentence after another.
package struct SentenceDecoder: ~Copyable {
    let model: RestorationModel
    private var lattice: RestorationLattice
    /// Whether a word that has marks but no tone may get more marks.
    package var isPartial = false
    /// The marks of each unit of the last sentence; those it has where it stays.
    package private(set) var marks = GrowingBuffer<LetterMarks>(capacity: 256)
    /// How sure each is, in parts of 65536; 0 where nothing was to be decided.
    package private(set) var confidences = GrowingBuffer<Int32>(capacity: 256)
    /// Whether confidences are wanted; they cost about as much as the marks.
    package var keepsConfidences: Bool {
        get { lattice.keepsEdges }
        set { lattice.keepsEdges = newValue }
    }
    /// The groups of the units of the last sentence, without words where there is none.
    private var groups = GrowingBuffer<RestorationModel.Group>(capacity: 256)
    /// Keeps so many nodes of a unit, whatever they cost, for many readings.
    package mutating func widen(to width: Int) {
        lattice.width = min(max(lattice.width, width), RestorationLattice.mostNodes)
        lattice.margin = 512
    }

    /// The number of the node that stands for the boundary behind the last sentence.
    private var end = 0

    package init(_ model: RestorationModel) {
        self.model = model
        lattice = RestorationLattice(model)
    }

    /// Decodes the units of a sentence.
    ///
    /// - Parameter extra: what a reading of a unit costs beside the model.
    package mutating func decode(
        _ units: UnsafeBufferPointer<ChainUnit>, extra: (_ unit: Int, LetterMarks) -> Int32 = { _, _ in 0 }
    ) {
        lattice.begin()
        unsafe findGroups(units)
        for number in units.indices { unsafe add(units[number], number, extra) }
        // Who types without marks often ends without a stop. Text that was learned from seldom does, and then in headlines.
        let isOpen = unsafe units.last.map { $0.fixed != RestorationModel.Unit.punctuation } ?? false
        if isOpen {
            lattice.addStep(RestorationModel.Unit.punctuation)
            lattice.add(RestorationModel.Unit.punctuation)
            lattice.advance()
        }
        end = lattice.finish()
        if keepsConfidences { lattice.weigh(end: end) }
        marks.removeAll()
        marks.pad(to: units.count, with: LetterMarks())
        confidences.removeAll()
        confidences.pad(to: units.count, with: 0)
        var node = isOpen ? Int(lattice.nodes[end].back) : end
        for number in units.indices.reversed() {
            node = Int(lattice.nodes[node].back)
            marks[number] = unsafe marks(of: lattice.nodes[node].word, for: units[number])
            if keepsConfidences, unsafe isFree(units[number], number),
                lattice.nodes[node].word >= RestorationModel.Unit.firstWord
            {
                confidences[number] = unsafe confidence(of: marks[number], unit: units[number], step: number + 1)
            }
        }
    }

    private mutating func findGroups(_ units: UnsafeBufferPointer<ChainUnit>) {
        groups.removeAll()
        groups.reserve(units.count)
        for index in units.indices {
            let unit = unsafe units[index]
            groups.append(unit.letters == 0 ? .none : model.group(unit.letters) ?? .none)
        }
        unsafe closeForeign(units)
    }

    /// Leaves a sentence as it is that has more words that are no syllables of Vietnamese than others.
    private mutating func closeForeign(_ units: UnsafeBufferPointer<ChainUnit>) {
        var (foreign, native) = (0, 0)
        for number in units.indices
        where unsafe units[number].letters != 0 || units[number].fixed == RestorationModel.Unit.unknown {
            if unsafe !units[number].marks.isEmpty {
                native += 2
            } else if groups[number].isVietnamese {
                native += 1
            } else {
                foreign += 1
            }
        }
        guard foreign > max(native, 1) else { return }
        for number in units.indices { groups[number].isClosed = true }
    }

    /// How probable it is that a unit has these marks.
    private func confidence(of marks: LetterMarks, unit: ChainUnit, step: Int) -> Int32 {
        var sum: Int32 = 0
        for node in lattice.nodes(of: step) {
            let other = self.marks(of: lattice.nodes[node].word, for: unit)
            if other.withoutPlace == marks.withoutPlace { sum &+= lattice.probability(of: node, end: end) }
        }
        return min(max(sum, 1), 65_536)
    }

    /// Calls `body` with the marks that a unit of the last sentence may have and how probable they are, in parts of 65536;
    /// the same marks may come more than once. Confidences must have been kept.
    package func forEachReading(
        of unit: ChainUnit, at number: Int, _ body: (LetterMarks, _ probability: Int32) -> Void
    ) {
        for node in lattice.nodes(of: number + 1) {
            body(marks(of: lattice.nodes[node].word, for: unit), lattice.probability(of: node, end: end))
        }
    }

    /// The marks that a word puts on a unit.
    private func marks(of word: UInt16, for unit: ChainUnit) -> LetterMarks {
        guard unit.isOpen, word >= RestorationModel.Unit.firstWord else { return unit.marks }
        let form = model.marks(of: word)
        return form.withoutPlace == unit.marks.withoutPlace ? unit.marks : form
    }

    /// The readings of the last sentence, the most probable first, with what each costs more than the first.
    ///
    /// - Parameter units: the units that were decoded.
    /// - Complexity: O(l n log n) for l units and n readings wanted, and no more than 200 steps a unit and reading.
    package func readings(
        _ units: UnsafeBufferPointer<ChainUnit>, limit: Int
    ) -> [(marks: [LetterMarks], cost: Int32)] {
        var found: [(marks: [LetterMarks], cost: Int32)] = []
        var seen: Set<[UInt32]> = []
        let lowest = lattice.nodes[end].cost
        lattice.forEachPath(to: end, limit: limit * 4 + 64) { path, cost in
            let reading = units.indices.map { unsafe self.marks(of: lattice.nodes[path[$0]].word, for: units[$0]) }
            if seen.insert(reading.map(\.withoutPlace)).inserted { found.append((reading, cost - lowest)) }
            return found.count < limit
        }
        return found
    }

    private mutating func add(_ unit: ChainUnit, _ number: Int, _ extra: (Int, LetterMarks) -> Int32) {
        defer { lattice.advance() }
        let group = groups[number]
        guard group.lowerCount + group.capitalCount > 0 else {
            lattice.addStep(unit.fixed)
            lattice.add(unit.fixed)
            return
        }
        let usesLower = group.lowerCount > 0
        let usesCapitals = group.capitalCount > 0 && (unit.casing != .lower || !usesLower)
        lattice.addStep(
            usesCapitals ? group.capital : group.lower, usesCapitals && usesLower ? group.lower : nil)
        var found = false
        let forms = unsafe model.forms
        group.forEachWord(unit.casing, bits: { unsafe forms[Int($0)] }) {
            found = add($0, unit, number, extra) || found
        }
        if !found {
            lattice.dropStep()
            lattice.addStep(RestorationModel.Unit.unknown)
            lattice.add(RestorationModel.Unit.unknown)
        }
    }

    /// Whether marks may be put on a unit.
    private func isFree(_ unit: ChainUnit, _ number: Int) -> Bool {
        unit.isOpen && !groups[number].isClosed && (unit.marks.isEmpty || isPartial && unit.marks.tone == 0)
    }

    /// Adds a word to the unit where its marks allow it.
    private mutating func add(
        _ word: UInt16, _ unit: ChainUnit, _ number: Int, _ extra: (Int, LetterMarks) -> Int32
    ) -> Bool {
        let marks = model.marks(of: word)
        let isFree = isFree(unit, number)
        guard isFree ? marks.include(unit.marks) : marks.withoutPlace == unit.marks.withoutPlace else { return false }
        lattice.add(word, extra: isFree ? extra(number, marks) : 0)
        return true
    }
}
