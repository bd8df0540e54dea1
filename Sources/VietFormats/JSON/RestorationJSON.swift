import VietCore

/// Restored text in JSON: the text with its marks, and every syllable that marks could be put on.
package enum RestorationJSON {
    /// `{"text":…,"restored":…,"syllables":[{"start":0,"end":4,"text":"Viet","restored":"Việt","confidence":0.99}]}`
    ///
    /// - Parameters:
    ///   - source: the text as given, whose offsets are written.
    ///   - restored: the text with its marks.
    ///   - prefix: members that go first, each with its comma.
    package static func writeDocument(
        _ source: UnsafeBufferPointer<UInt8>, restored: UnsafeBufferPointer<UInt8>, _ syllables: [RestoredSyllable],
        unit: OffsetUnit, start: Int = 0, prefix: [UInt8] = [], mark: Bool = false, to output: ByteBuffer
    ) {
        unsafe output.beginObject(prefix, text: source, mark: mark)
        output.append(UInt8(ascii: ","))
        unsafe writeMembers(source, restored: restored, syllables, unit: unit, start: start, to: output)
        output.append(UInt8(ascii: "}"))
    }

    /// `{"restored":…,"syllables":[…]}`, for a record that has the text already.
    package static func writeAnnotation(
        _ source: UnsafeBufferPointer<UInt8>, restored: UnsafeBufferPointer<UInt8>, _ syllables: [RestoredSyllable],
        unit: OffsetUnit, to output: ByteBuffer
    ) {
        output.append(UInt8(ascii: "{"))
        unsafe writeMembers(source, restored: restored, syllables, unit: unit, start: 0, to: output)
        output.append(UInt8(ascii: "}"))
    }

    /// `[{"text":…,"weight":1.0000}]`: the readings of a text.
    package static func write(readings: [(text: String, weight: Double)], to output: ByteBuffer) {
        output.append(UInt8(ascii: "["))
        for (number, reading) in readings.enumerated() {
            if number > 0 { output.append(UInt8(ascii: ",")) }
            output.append(UInt8(ascii: "{"))
            output.append(key: "text")
            output.append(json: reading.text)
            output.append(",\"weight\":\(DecimalText.of(reading.weight, places: 4))}")
        }
        output.append(UInt8(ascii: "]"))
    }

    private static func writeMembers(
        _ source: UnsafeBufferPointer<UInt8>, restored: UnsafeBufferPointer<UInt8>, _ syllables: [RestoredSyllable],
        unit: OffsetUnit, start: Int, to output: ByteBuffer
    ) {
        output.append(key: "restored")
        unsafe output.append(json: restored)
        output.append(",\"syllables\":[" as StaticString)
        var convert = unsafe OffsetConverter(source, unit: unit)
        for (number, syllable) in syllables.enumerated() {
            if number > 0 { output.append(UInt8(ascii: ",")) }
            output.append("{\"start\":" as StaticString)
            output.append(decimal: start + convert(syllable.range.lowerBound))
            output.append(",\"end\":" as StaticString)
            output.append(decimal: start + convert(syllable.range.upperBound))
            output.append(",\"text\":" as StaticString)
            unsafe output.append(json: source, syllable.range)
            output.append(",\"restored\":" as StaticString)
            unsafe output.append(json: restored, syllable.restoredRange)
            output.append(",\"confidence\":" as StaticString)
            output.append(confidence: syllable.confidence)
            output.append(UInt8(ascii: "}"))
        }
        output.append(UInt8(ascii: "]"))
    }
}

extension ByteBuffer {
    /// Appends `,"restored":…`, a range of a text with its marks, where it was read with other ones than it has.
    func append(restored range: Range<Int>, of text: DocumentView) {
        guard let restored = text.restored, let place = restored.range(of: range) else { return }
        append(",\"restored\":" as StaticString)
        unsafe append(json: restored.bytes, place)
    }
}
