#if compiler(>=6.3)
    import CVietText
    import TestSupport
    import VietTextC

    /// What holds for the functions of the C header that take many texts: joined, or as an array of Arrow.
    enum BatchContract {
        /// Texts that lie one behind the other, cut where the choice says, in no order at times.
        static func checkJoined(_ bytes: [UInt8], choice: UInt64) throws {
            guard let session = try InterfaceSession() else { throw ContractViolation("no options make no analyzer") }
            var generator = SeededGenerator(seed: choice)
            var cuts = (0..<Int(choice & 7)).map { _ in Int64.random(in: 0...Int64(bytes.count), using: &generator) }
            let isOrdered = choice & 8 == 0 || cuts == cuts.sorted()
            if isOrdered { cuts.sort() }
            let offsets = [choice & 16 == 0 ? 0 : cuts.first ?? 0] + cuts
            let isNegative = choice & 0xE0 == 0xE0
            let given = isNegative ? [-1] + offsets.dropFirst() : offsets
            let lengths = zip(offsets, offsets.dropFirst()).map { Int($1 - $0) }
            let shouldSucceed = isOrdered && !isNegative && !lengths.contains { $0 < 0 }
            try bytes.withExactChars { start in
                var strings = viettext_strings()
                let isSegmented = try InterfaceSession.succeeds("segment") {
                    viettext_segment_batch(
                        session.worker, start, given, given.count - 1, 0x0A, &strings, $0)
                }
                var analysis: UnsafePointer<viettext_analysis>?
                let isAnalysed = try InterfaceSession.succeeds("analyze") {
                    viettext_analyze_batch(
                        session.worker, start, given, given.count - 1, 31, UInt32(choice >> 8 & 1), &analysis, $0)
                }
                try require(
                    isSegmented == shouldSucceed && isAnalysed == shouldSucceed, "cuts \(given): \(isSegmented)")
                guard shouldSucceed, let analysis else { return }
                try AnalysisContract.check(analysis.pointee, lengths: lengths)
            }
        }

        /// The texts between zeros as an array of Arrow, of any format, sliced, with nulls.
        static func checkArrow(_ bytes: [UInt8], choice: UInt64) throws {
            guard let session = try InterfaceSession() else { throw ContractViolation("no options make no analyzer") }
            let format = ["u", "U", "vu", "z", "vz", ""][Int(choice & 7) % 6]
            var texts: [[UInt8]?] = bytes.split(separator: 0, omittingEmptySubsequences: false).map(Array.init)
            for index in texts.indices where choice >> (8 + UInt64(index % 16)) & 1 == 1 { texts[index] = nil }
            let given = GivenTexts(texts, format: format, skipped: Int(choice >> 3 & 3))
            for kind in 0..<3 {
                var (schema, array) = (ArrowSchema(), ArrowArray())
                let succeeds = try InterfaceSession.succeeds("arrow \(kind)") { error in
                    switch kind {
                    case 0:
                        viettext_arrow_segment(session.worker, given.schema, given.array, 0x20, &schema, &array, error)
                    case 1: viettext_arrow_words(session.worker, given.schema, given.array, &schema, &array, error)
                    default:
                        viettext_arrow_entities(
                            session.worker, given.schema, given.array, UInt32(choice >> 5 & 3), &schema, &array, error)
                    }
                }
                defer {
                    array.release?(&array)
                    schema.release?(&schema)
                }
                let isUnitKnown = kind < 2 || choice >> 5 & 3 < 3
                try require(
                    succeeds == (["u", "U", "vu"].contains(format) && isUnitKnown), "format '\(format)': \(succeeds)")
                try require(succeeds == (array.release != nil), "who releases what, is not clear")
                if succeeds {
                    let nulls = texts.count { $0 == nil }
                    try require(
                        array.length == Int64(texts.count) && [-1, Int64(nulls)].contains(array.null_count),
                        "the column has another length or other nulls")
                }
            }
        }
    }
#endif
