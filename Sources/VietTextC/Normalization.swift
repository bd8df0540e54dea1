import CVietText
import VietCore
import VietFormats
import VietNormalization
import VietSegmentation

extension Normalizer {
    /// What C asks for.
    fileprivate init(_ wanted: viettext_normalization, _ segmenter: Segmenter) throws(VietTextError) {
        guard wanted.reserved == 0 else {
            throw VietTextError(.invalidArgument, "the reserved member of the normalization is not 0")
        }
        var options = Options()
        options.form = try Arguments.choice(
            wanted.form, [.nfc, .nfd, .nfkc, .nfkd, nil] as [UnicodeForm?], "Unicode form")
        options.tone = try Arguments.choice(wanted.tone, [nil, .old, .new] as [ToneStyle?], "place of tones")
        options.iy = try Arguments.choice(wanted.iy, [nil, .i, .y] as [IYStyle?], "choice of i and y")
        options.letterCase = try Arguments.choice(
            wanted.letter_case, [nil, .upper, .lower, .title, .sentence] as [LetterCase?], "letter case")
        options.clean = CleanUp(
            rawValue: UInt16(try Arguments.bits(wanted.clean, among: Int(CleanUp.all.rawValue), "clean-ups")))
        let folds = VIETTEXT_FOLD_TONES | VIETTEXT_FOLD_DIACRITICS | VIETTEXT_FOLD_CASE
        options.fold = Folding(rawValue: UInt8(try Arguments.bits(wanted.fold, among: folds, "foldings")))
        let repairs = try Arguments.bits(
            wanted.repair,
            among: VIETTEXT_REPAIR_TONES | VIETTEXT_REPAIR_LETTERS | VIETTEXT_REPAIR_THUO | VIETTEXT_REPAIR_SPACES,
            "repairs")
        func wants(_ bit: Int) -> Bool { repairs & UInt32(bit) != 0 }
        options.repairsTones = wants(VIETTEXT_REPAIR_TONES)
        options.repairsLetters = wants(VIETTEXT_REPAIR_LETTERS)
        options.repairsThuo = wants(VIETTEXT_REPAIR_THUO)
        self.init(options, repairingSpacesBy: wants(VIETTEXT_REPAIR_SPACES) ? segmenter : nil)
    }
}

@c @implementation
public func viettext_normalize(
    _ worker: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int,
    _ wanted: UnsafePointer<viettext_normalization>!, _ unit: UInt32,
    _ normalized: UnsafeMutablePointer<UnsafePointer<viettext_normalized>?>!,
    _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Worker.run(worker, error) { worker in
        let place = try unsafe Arguments.result(normalized, nil)
        let source = try unsafe Arguments.text(text, length)
        let unit = try Arguments.unit(unit)
        let normalizer = try unsafe Normalizer(wanted?.pointee ?? viettext_normalization(), worker.analyzer.segmenter)
        let view = try unsafe normalizer.normalize(SourceText(bytes: Array(source)))
        unsafe place.pointee = unsafe worker.normalized.set(view, of: source, unit)
    }
}

@c @implementation
public func viettext_word_form(
    _ worker: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int, _ level: UInt32,
    _ form: UnsafeMutablePointer<viettext_string>!, _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Worker.run(worker, form, error) { worker in
        let level = try Arguments.choice(level, WordIdentity.allCases, "level")
        let form = unsafe WordFolder(level).form(of: try Arguments.text(text, length))
        unsafe form.withUnsafeBufferPointer { unsafe worker.output.append($0) }
    }
}

@c @implementation
public func viettext_sort_key(
    _ worker: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int,
    _ key: UnsafeMutablePointer<viettext_string>!, _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Worker.run(worker, key, error) { worker in
        let text = try unsafe Arguments.text(text, length)
        // What ICU counts in 32 bits: a key has some three bytes a byte.
        guard text.count < 1 << 29 else {
            throw VietTextError(.inputTooLong, "a text to sort by may have 512 MiB at most")
        }
        try unsafe worker.collation().key(of: text).withUnsafeBufferPointer { unsafe worker.output.append($0) }
    }
}
