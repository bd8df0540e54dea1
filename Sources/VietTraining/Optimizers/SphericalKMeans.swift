/// Groups vectors of unit length around centres of unit length: each goes where the angle is smallest.
///
/// The same vectors and the same seed give the same groups.
struct SphericalKMeans {
    let dimensions: Int
    let rounds: Int

    /// - Parameter dimensions: a multiple of 16.
    init(dimensions: Int, rounds: Int) {
        precondition(dimensions > 0 && dimensions % 16 == 0, "vectors are read by 16 numbers")
        (self.dimensions, self.rounds) = (dimensions, rounds)
    }

    /// The group of each vector; those are fewer than `count` where there are fewer vectors or directions.
    ///
    /// The first centres are vectors of the first half, so the likeliest ones should stand there.
    ///
    /// - Complexity: O(rounds · count · vectors · dimensions).
    func group(_ vectors: [Float], into count: Int, seed: UInt64) -> [Int] {
        let rows = vectors.count / dimensions
        let count = min(count, rows)
        var random = SplitMix(seed: seed)
        var centres: [Float] = []
        for _ in 0..<count { centres += vector(Int(random.next() % UInt64(max(1, rows / 2))), of: vectors) }
        var nearest = [Int](repeating: 0, count: rows)
        for _ in 0..<rounds {
            findNearest(vectors, centres, &nearest)
            centres = means(vectors, nearest, count, &random)
        }
        return nearest
    }

    private func vector(_ row: Int, of vectors: [Float]) -> ArraySlice<Float> {
        vectors[row * dimensions..<(row + 1) * dimensions]
    }

    /// Finds the centre of each vector; of two that are as near the first.
    private func findNearest(_ vectors: [Float], _ centres: [Float], _ nearest: inout [Int]) {
        let (stride, count) = (dimensions * MemoryLayout<Float>.stride, centres.count / dimensions)
        unsafe vectors.withUnsafeBytes { vectors in
            unsafe centres.withUnsafeBytes { centres in
                for row in nearest.indices {
                    var best = -Float.infinity
                    for centre in 0..<count {
                        var sum = SIMD16<Float>.zero
                        for block in Swift.stride(from: 0, to: stride, by: MemoryLayout<SIMD16<Float>>.stride) {
                            unsafe sum +=
                                vectors.loadUnaligned(fromByteOffset: row * stride + block, as: SIMD16<Float>.self)
                                * centres.loadUnaligned(fromByteOffset: centre * stride + block, as: SIMD16<Float>.self)
                        }
                        let dot = sum.sum()
                        if dot > best { (best, nearest[row]) = (dot, centre) }
                    }
                }
            }
        }
    }

    /// The directions in the middle of each group; a group without vectors begins anew at any one.
    private func means(_ vectors: [Float], _ nearest: [Int], _ count: Int, _ random: inout SplitMix) -> [Float] {
        var centres = [Float](repeating: 0, count: count * dimensions)
        for row in nearest.indices {
            let (from, to) = (row * dimensions, nearest[row] * dimensions)
            for d in 0..<dimensions { centres[to + d] += vectors[from + d] }
        }
        for centre in 0..<count {
            let own = centre * dimensions..<(centre + 1) * dimensions
            let square = centres[own].reduce(0) { $0 + $1 * $1 }
            if square == 0 {
                centres.replaceSubrange(own, with: vector(Int(random.next() % UInt64(nearest.count)), of: vectors))
            } else {
                let norm = square.squareRoot()
                for place in own { centres[place] /= norm }
            }
        }
        return centres
    }
}
