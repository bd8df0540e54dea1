import VietCore

/// Restored text in JSON: the text with its marks, and every syllable that marks could be put on.
package enum RestorationJSON {
    /// `{"text":…,"restored":…,"syllables":[{"start":0,"end":4,"text":"Viet","restored":"Việt","confidence":0.99}]}`
    ///
    /// - Parameters:
    ///   - source: the text as given, whose offsets are written.
    ///   - restored: the text with its marks.
    ///   - chat: the short forms that were written out, `"chat":[{…}]` behind the syllables; nil where that was not asked for.
    ///   - prefix: members that go first, each with its comma.
    package static func writeDocument(
        _ source: UnsafeBufferPointer<UInt8>, restored: UnsafeBufferPointer<UInt8>, _ syllables: [RestoredSyllable],
        chat: [WrittenOutForm]?, unit: OffsetUnit, start: Int = 0, prefix: [UInt8] = [], mark: Bool = false,
        to output: ByteBuffer
    ) {
        unsafe output.beginObject(prefix, text: source, mark: mark)
        output.append(UInt8(ascii: ","))
        unsafe writeMembers(source, restored: restored, syllables, chat, unit: unit, start: start, to: output)
        output.append(UInt8(ascii: "}"))
    }

    /// `{"restored":…,"syllables":[…]}`, for a record that has the text already.
    package static func writeAnnotation(
        _ source: UnsafeBufferPointer<UInt8>, restored: UnsafeBufferPointer<UInt8>, _ syllables: [RestoredSyllable],
        chat: [WrittenOutForm]?, unit: OffsetUnit, to output: ByteBuffer
    ) {
        output.append(UInt8(ascii: "{"))
        unsafe writeMembers(source, restored: restored, syllables, chat, unit: unit, start: 0, to: output)
        output.append(UInt8(ascii: "}"))
    }

    /// `[{"text":…,"weight":1.0000}]`: the readings of a text.
    package static func write(readings: [(text: String, weight: Double)], to output: ByteBuffer) {
        output.append(array: readings) { reading in
            output.append("{\"text\":" as StaticString)
            output.append(json: reading.text)
            output.append(",\"weight\":\(DecimalText.of(reading.weight, places: 4))}")
        }
    }

    private static func writeMembers(
        _ source: UnsafeBufferPointer<UInt8>, restored: UnsafeBufferPointer<UInt8>, _ syllables: [RestoredSyllable],
        _ chat: [WrittenOutForm]?, unit: OffsetUnit, start: Int, to output: ByteBuffer
    ) {
        output.append(key: "restored")
        unsafe output.append(json: restored)
        output.append(",\"syllables\":" as StaticString)
        var convert = unsafe OffsetConverter(source, unit: unit)
        output.append(array: syllables) { syllable in
            let places = convert(syllable.range.lowerBound) + start..<convert(syllable.range.upperBound) + start
            unsafe append(syllable.range, places, source, syllable.restoredRange, restored, to: output)
            output.append(",\"confidence\":" as StaticString)
            output.append(confidence: syllable.confidence)
            output.append(UInt8(ascii: "}"))
        }
        guard let chat else { return }
        output.append(",\"chat\":" as StaticString)
        convert = unsafe OffsetConverter(source, unit: unit)
        output.append(array: chat) { form in
            let places = convert(form.range.lowerBound) + start..<convert(form.range.upperBound) + start
            unsafe append(form.range, places, source, form.restoredRange, restored, to: output)
            output.append(UInt8(ascii: "}"))
        }
    }

    /// `{"start":0,"end":4,"text":"Viet","restored":"Việt"`, a piece of the source and what stands in its place.
    private static func append(
        _ range: Range<Int>, _ places: Range<Int>, _ source: UnsafeBufferPointer<UInt8>, _ restoredRange: Range<Int>,
        _ restored: UnsafeBufferPointer<UInt8>, to output: ByteBuffer
    ) {
        output.append(UInt8(ascii: "{"))
        output.append(start: places.lowerBound, end: places.upperBound)
        output.append(",\"text\":" as StaticString)
        unsafe output.append(json: source, range)
        output.append(",\"restored\":" as StaticString)
        unsafe output.append(json: restored, restoredRange)
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
