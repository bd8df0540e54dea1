import VietCore
import VietKeywords

/// Numbers of blocks that hold all tokens of a query, in increasing order, with all of every document that they are in.
package struct CandidatePart: Sendable {
    let probe: QueryProbe
    let blocks: [Int]
}

/// Divides the blocks that hold all tokens of a query into parts, each of which can be read by itself.
package struct CandidateParts {
    private let rows: Statement?
    private let probe: QueryProbe
    /// What was read behind the last part.
    private var rest: Int?

    private let size: Int

    /// - Parameter rows: the numbers in increasing order; nil where there are none.
    init(_ rows: Statement?, of probe: QueryProbe, size: Int) throws(VietTextError) {
        self.rows = rows
        self.probe = probe
        self.size = size
        rest = try read()
    }

    /// The next part; nil behind the last.
    ///
    /// - Parameter index: that which the parts are of.
    package mutating func next(in index: CorpusIndex) throws(VietTextError) -> CandidatePart? {
        var blocks: [Int] = []
        while let block = rest, blocks.count < size {
            blocks.append(block)
            rest = try read()
        }
        guard let last = blocks.last else { return nil }
        if rest != nil {
            let end = try index.document(ofBlock: last).blocks.upperBound
            while let block = rest, block < end {
                blocks.append(block)
                rest = try read()
            }
        }
        return CandidatePart(probe: probe, blocks: blocks)
    }

    private func read() throws(VietTextError) -> Int? {
        guard let rows, try rows.step() else { return nil }
        return rows.integer(0)
    }
}

/// The blocks of a part, the next of which can be seen before it is taken.
struct CandidateBlocks {
    let probe: QueryProbe
    private var blocks: ArraySlice<Int>

    init(_ part: CandidatePart) {
        probe = part.probe
        blocks = part.blocks[...]
    }

    var next: Int? { blocks.first }
    mutating func advance() { blocks.removeFirst() }
}
