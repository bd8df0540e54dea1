import VietCore

/// A model of names and the scratch memory for reading with it: one to a thread.
package struct NameReader {
    let model: EntityModel
    var features: NameFeatures
    var chain = NameChain()
    /// For the features of a position.
    var room = KeyList.makeRoom()
    private var unary: [SIMD16<Int16>] = []

    init(_ model: EntityModel) {
        self.model = model
        features = NameFeatures(names: model.names, clusters: model.clusters)
    }

    /// Appends the names of a candidate span after the second pass: it is decided again where the names of the document
    /// speak against what the first pass found.
    mutating func decide(
        _ candidate: FirstPass.Candidate, of pass: FirstPass, by evidence: inout DocumentEvidence,
        into spans: inout [NameSpan]
    ) {
        guard model.hasSecondPass, case let known = evidence.prepare(candidate.range, of: pass), known.isContested
        else {
            spans.append(contentsOf: pass.spans(of: candidate))
            return
        }
        let weights = model.secondWeights
        unary.removeAll(keepingCapacity: true)
        for (position, scores) in zip(candidate.range, pass.scores(of: candidate)) {
            unsafe unary.append((scores &>> 1) &+ known.withKeys(at: position) { unsafe weights.sum($0) })
        }
        let first = spans.count
        unsafe unary.withUnsafeBufferPointer {
            unsafe chain.decode(
                $0, start: candidate.range.lowerBound, transitions: model.secondTransitions, into: &spans)
        }
        // The first pass counts half, for it is surer than it is right; margins are on one scale again.
        for index in first..<spans.count { spans[index].margin = Int32(clamping: Int64(spans[index].margin) * 2) }
    }
}

/// Finds the names of whole texts.
package struct NameTagger: Sendable {
    package let model: EntityModel

    package init(model: EntityModel) { self.model = model }

    /// The first pass over texts that are read together: every sentence by itself.
    ///
    /// - Complexity: O(n) for n tokens.
    package func firstPass(_ documents: [Document]) -> FirstPass {
        var reader = NameReader(model)
        var pass = FirstPass(RecasedColumns(names: model.names, isCaseless: CaseCount(documents).isCaseless))
        for document in documents { document.withView { $0.forEachBlock { pass.append($0, with: &reader) } } }
        return pass
    }

    /// The second pass: the names of all candidate spans with what the document says of them, reviewed where the model
    /// has learned that.
    ///
    /// - Complexity: O(n) for n tokens.
    package func secondPass(_ first: FirstPass) -> [NameSpan] {
        var reader = NameReader(model)
        var evidence = DocumentEvidence(first)
        var found: [NameSpan] = []
        var next = 0
        for sentence in first.columns.sentences {
            let candidates = first.candidates(of: sentence, from: &next)
            var spans: [NameSpan] = []
            for candidate in candidates {
                reader.decide(first.candidates[candidate], of: first, by: &evidence, into: &spans)
            }
            reader.review(&spans, of: candidates, in: sentence, of: first, by: &evidence)
            found += spans
        }
        return found
    }

    /// Calls `body` with the number and the keys of each of the names of a text that a review would look at; the keys are
    /// valid for the length of the call.
    package func forEachDoubtful(
        _ spans: [NameSpan], of first: FirstPass, _ body: (Int, UnsafeBufferPointer<UInt64>) -> Void
    ) {
        var reader = NameReader(model)
        var evidence = DocumentEvidence(first)
        var next = 0
        var start = 0
        for sentence in first.columns.sentences {
            let candidates = first.candidates(of: sentence, from: &next)
            let own = Array(spans[start...].prefix { $0.range.upperBound <= sentence.upperBound })
            reader.forEachDoubtful(own, of: candidates, in: sentence, of: first, by: &evidence) {
                unsafe body(start + $0, $1.hashed())
            }
            start += own.count
        }
    }
}

extension EntityModel {
    /// How likely a name is right, from 0 to 1.
    package func confidence(_ span: NameSpan) -> Double {
        span.confidence(span.isReviewed ? reviewParameters : parameters)
    }
}
