import CVietText
import Contracts
import TestSupport
import Testing
import VietCore
import VietText
import VietTextC

/// A result of the C interface, released with this.
private final class Received {
    var schema = ArrowSchema()
    var array = ArrowArray()

    init(
        _ make: (
            UnsafeMutablePointer<ArrowSchema>, UnsafeMutablePointer<ArrowArray>, UnsafeMutablePointer<viettext_error>
        ) -> viettext_status
    ) throws {
        try check { make(&schema, &array, $0) }
    }

    deinit {
        array.release?(&array)
        schema.release?(&schema)
    }

    static func isValid(_ array: ArrowArray, _ index: Int) -> Bool {
        guard let bits = array.buffers[0]?.assumingMemoryBound(to: UInt8.self) else { return true }
        return bits[index / 8] & 1 << UInt8(index % 8) != 0
    }

    static func offset(_ array: ArrowArray, _ index: Int, _ isLarge: Bool) -> Int {
        isLarge
            ? Int(array.buffers[1]!.load(fromByteOffset: index * 8, as: Int64.self))
            : Int(array.buffers[1]!.load(fromByteOffset: index * 4, as: Int32.self))
    }

    static func strings(_ array: ArrowArray, _ format: String) -> [[UInt8]?] {
        (0..<Int(array.length)).map { index in
            guard isValid(array, index) else { return nil }
            let (start, end) = (offset(array, index, format == "U"), offset(array, index + 1, format == "U"))
            return Array(UnsafeRawBufferPointer(start: array.buffers[2]! + start, count: end - start))
        }
    }
}

@Suite struct ArrowTests {
    private static func texts() -> [[UInt8]?] {
        var random = RandomArticle(seed: 31)
        return (0..<40).map { index in index % 7 == 3 ? nil : random.next() } + [[], Array("Hà Nội mưa.".utf8)]
    }

    @Test(arguments: ["u", "U", "vu"], [0, 3])
    func columnsAreWhatTheTextsGiveOneByOne(_ format: String, _ skipped: Int) throws {
        let interface = try Interface()
        let texts = Self.texts()
        let given = GivenTexts(texts, format: format, skipped: skipped)
        let worker = interface.worker
        let segmented = try Received { viettext_arrow_segment(worker, given.schema, given.array, 0x20, $0, $1, $2) }
        let words = try Received { viettext_arrow_words(worker, given.schema, given.array, $0, $1, $2) }
        let entities = try Received {
            viettext_arrow_entities(worker, given.schema, given.array, UInt32(VIETTEXT_CODE_POINTS), $0, $1, $2)
        }
        let wanted = format == "U" ? "U" : "u"
        #expect(String(cString: segmented.schema.format) == wanted)
        #expect(segmented.array.null_count == Int64(texts.count { $0 == nil }))
        #expect(
            Received.strings(segmented.array, wanted)
                == (try texts.map { try $0.map { try interface.segment($0, separator: " ") } }))
        #expect(
            String(cString: words.schema.format) == "+l"
                && String(cString: words.schema.children[0]!.pointee.format) == wanted)
        let forms = Received.strings(words.array.children[0]!.pointee, wanted)
        #expect(entities.schema.children[0]!.pointee.n_children == 9)
        let rows = entities.array.children[0]!.pointee
        func column(_ name: String) -> Int {
            (0..<9).first { String(cString: entities.schema.children[0]!.pointee.children[$0]!.pointee.name) == name }!
        }
        let shown = Received.strings(rows.children[column("text")]!.pointee, wanted)
        let values = Received.strings(rows.children[column("value")]!.pointee, wanted)
        let starts = rows.children[column("start")]!.pointee.buffers[1]!.assumingMemoryBound(to: UInt32.self)
        for (index, text) in texts.enumerated() {
            #expect(Received.isValid(words.array, index) == (text != nil))
            let range = Received.offset(words.array, index, false)..<Received.offset(words.array, index + 1, false)
            let found =
                Received.offset(entities.array, index, false)..<Received.offset(entities.array, index + 1, false)
            guard let text else {
                #expect(range.isEmpty && found.isEmpty)
                continue
            }
            let analysis = Analyzer().analyze(SourceText(bytes: text), options: .init(keywords: nil))
            #expect(Array(forms[range]) == analysis.document.words.map { Array(text[$0.range]) })
            #expect(found.map { String(decoding: shown[$0]!, as: UTF8.self) } == analysis.entities.map(\.text))
            #expect(
                found.map { values[$0].map { String(decoding: $0, as: UTF8.self) } } == analysis.entities.map(\.value))
            #expect(found.map { Int(starts[$0]) } == analysis.entities.map { $0.range(in: .codepoint).lowerBound })
        }
    }

    @Test func aChildMayBeMovedAway() throws {
        let interface = try Interface()
        let given = GivenTexts([Array("Hà Nội mưa.".utf8)], format: "u")
        var moved: ArrowArray
        do {
            let words = try Received { viettext_arrow_words(interface.worker, given.schema, given.array, $0, $1, $2) }
            moved = words.array.children[0]!.pointee
            words.array.children[0]!.pointee.release = nil
        }
        #expect(
            Received.strings(moved, "u").map { $0.map { String(decoding: $0, as: UTF8.self) } } == [
                "Hà Nội", "mưa", ".",
            ])
        moved.release(&moved)
        #expect(moved.release == nil)
    }

    @Test func arraysThatAreNoTextsAreRefused() throws {
        let worker = try Interface.lastingWorker()
        func refuse(_ change: (GivenTexts) -> Void, _ status: Int = VIETTEXT_INVALID_ARGUMENT, format: String = "u") {
            let given = GivenTexts([Array("một hai ba bốn năm sáu".utf8), Array("bảy".utf8)], format: format)
            change(given)
            var schema = ArrowSchema()
            var array = ArrowArray()
            array.length = 7
            expectFailure(status) {
                viettext_arrow_segment(worker, given.schema, given.array, 0x20, &schema, &array, $0)
            }
            #expect(schema.release == nil && array.release == nil && array.length == 0)
        }
        for format in ["i", "z", "+l", "tdD", ""] {
            let name = Array(format.utf8CString)
            name.withUnsafeBufferPointer { name in refuse({ $0.schema.pointee.format = name.baseAddress }) }
        }
        refuse({ $0.schema.pointee.format = nil })
        refuse({ $0.schema.pointee.release = nil })
        refuse({ $0.array.pointee.release = nil })
        refuse({ $0.schema.pointee.dictionary = $0.schema })
        for length in [-1, Int64.min, .max] { refuse({ $0.array.pointee.length = length }) }
        for offset in [-1, Int64.max] { refuse({ $0.array.pointee.offset = offset }) }
        for count in [0, 2, 4, -1, Int64.max] { refuse({ $0.array.pointee.n_buffers = count }) }
        for count in [0, 2, Int64.max] { refuse({ $0.array.pointee.n_buffers = count }, format: "vu") }
        refuse({ $0.array.pointee.buffers = nil })
        refuse({ $0.array.pointee.buffers[1] = nil })
        refuse({ $0.array.pointee.buffers[2] = nil })
        func write<Number>(_ number: Number, at index: Int) -> (GivenTexts) -> Void {
            { given in
                UnsafeMutableRawPointer(mutating: given.array.pointee.buffers[1]!)
                    .storeBytes(of: number, toByteOffset: index * MemoryLayout<Number>.stride, as: Number.self)
            }
        }
        refuse(write(-1 as Int32, at: 0))
        refuse(write(Int32.max, at: 1), VIETTEXT_INPUT_TOO_LONG)
        refuse(write(-5 as Int64, at: 1), format: "U")
        refuse(write(Int64.max, at: 1), VIETTEXT_INPUT_TOO_LONG, format: "U")
        for (index, number) in [(0, -1), (0, Int32.max), (2, 1), (2, -1), (3, -1), (3, 40)] as [(Int, Int32)] {
            refuse(write(number, at: index), format: "vu")
        }
        var schema = ArrowSchema()
        var array = ArrowArray()
        expectFailure(VIETTEXT_INVALID_ARGUMENT) { viettext_arrow_segment(worker, nil, nil, 0x20, &schema, &array, $0) }
        let given = GivenTexts([], format: "u")
        expectFailure(VIETTEXT_INVALID_ARGUMENT) {
            viettext_arrow_words(worker, given.schema, given.array, nil, &array, $0)
        }
    }
}
