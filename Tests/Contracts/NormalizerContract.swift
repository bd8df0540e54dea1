import VietCore
import VietNormalization
import VietText

/// What holds for a normalizer: it is done after one pass, and its result can be followed back to the source.
package enum NormalizerContract {
    /// Options chosen by a number, so that every combination can come.
    package static func options(_ choice: UInt64) -> Normalizer.Options {
        var options = Normalizer.Options()
        let forms: [UnicodeForm?] = [.nfc, nil, .nfd, .nfkc, .nfkd]
        options.form = forms[Int(choice % 5)]
        options.tone = [ToneStyle.old, .new, nil][Int(choice >> 4 % 3)]
        options.repairsTones = choice >> 8 & 1 == 1
        options.repairsThuo = choice >> 10 & 1 == 1
        options.iy = [nil, nil, IYStyle.allCases[0], IYStyle.allCases[1]][Int(choice >> 11 & 3)]
        options.clean = CleanUp(rawValue: UInt16(choice >> 16 & 1023))
        options.fold = Folding(rawValue: UInt8(choice >> 32 & 7))
        return options
    }

    /// - Throws: ``ContractViolation``.
    package static func check(_ bytes: [UInt8], choice: UInt64) throws {
        let options = options(choice)
        let normalizer = Normalizer(options, repairingSpacesBy: choice >> 9 & 1 == 1 ? Segmenter.standard : nil)
        let (view, report) = try normalizer.normalizeWithReport(SourceText(bytes: bytes))
        try AlignmentContract.check(view, of: bytes)
        try require(!TextForms.valid(bytes) || TextForms.valid(view.bytes), "valid text became invalid")
        for rewrite in report.rewrites {
            try require(
                rewrite.source.lowerBound >= 0 && rewrite.source.upperBound <= bytes.count,
                "a rewriting reports \(rewrite.source) of \(bytes.count) bytes")
        }
        let again = try normalizer.normalize(SourceText(bytes: view.bytes))
        try require(
            again.bytes == view.bytes,
            "a second pass changes \(view.text.debugDescription) to \(again.text.debugDescription) (\(options))")
    }
}

/// What holds for a view and its alignment.
package enum AlignmentContract {
    /// Changes are in order, and between them view and source are the same bytes.
    package static func check(_ view: AlignedText, of source: [UInt8]) throws {
        try require(view.sourceCount == source.count, "the view is of \(view.sourceCount) bytes")
        var (viewEnd, sourceEnd) = (0, 0)
        for change in view.changes {
            try require(
                Int(change.view) >= viewEnd && Int(change.source) >= sourceEnd && change.viewEnd <= view.bytes.count
                    && change.sourceEnd <= source.count, "a change is out of order at \(change.source)")
            try require(
                view.bytes[viewEnd..<Int(change.view)] == source[sourceEnd..<Int(change.source)],
                "the view differs from the source before \(change.source)")
            (viewEnd, sourceEnd) = (change.viewEnd, change.sourceEnd)
        }
        try require(
            view.bytes[viewEnd...] == source[sourceEnd...], "the view differs from the source behind \(sourceEnd)")
        var cursor = view.makeCursor()
        // What was removed at the start belongs to nothing.
        var end = view.changes.prefix { $0.view == 0 && $0.viewCount == 0 }.last?.sourceEnd ?? 0
        for offset in stride(from: 0, to: view.bytes.count, by: 7) {
            let range = cursor.sourceRange(of: offset..<min(offset + 7, view.bytes.count))
            try require(
                range.lowerBound <= end && range.upperBound <= source.count && range.upperBound >= end,
                "the ranges of the view do not cover the source at \(end)")
            end = range.upperBound
        }
    }
}
