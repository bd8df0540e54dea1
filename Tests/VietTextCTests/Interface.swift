import CVietText
import Testing
import VietCore
import VietTextC

/// An analyzer and a worker of the C interface, given back with this.
final class Interface {
    private let analyzer: OpaquePointer?
    let worker: OpaquePointer?

    /// - Parameter prepare: sets options.
    init(_ prepare: (OpaquePointer?) -> Void = { _ in }) throws {
        let options = viettext_options_create()
        defer { viettext_options_destroy(options) }
        prepare(options)
        var (analyzer, worker): (OpaquePointer?, OpaquePointer?)
        try check { viettext_analyzer_create(options, &analyzer, $0) }
        try check { viettext_worker_create(analyzer, &worker, $0) }
        (self.analyzer, self.worker) = (analyzer, worker)
    }

    /// A worker that is never given back.
    static func lastingWorker() throws -> OpaquePointer? {
        Unmanaged.passRetained(try Interface()).takeUnretainedValue().worker
    }

    deinit {
        viettext_worker_destroy(worker)
        viettext_analyzer_destroy(analyzer)
    }

    /// The analysis of one text or several, handed to `body` while it is valid.
    func analyze<R>(
        _ texts: [[UInt8]], _ parts: Int, _ unit: Int = VIETTEXT_BYTES, _ body: (viettext_analysis) throws -> R
    ) throws -> R {
        var result: UnsafePointer<viettext_analysis>?
        try texts.withJoined { bytes, offsets in
            try check {
                viettext_analyze_batch(
                    worker, bytes, offsets, texts.count, UInt32(parts), UInt32(unit), &result, $0)
            }
        }
        return try body(try #require(result).pointee)
    }

    func segment(_ text: [UInt8], separator: Character = "\n") throws -> [UInt8] {
        let worker = worker
        return try string { viettext_segment(worker, $0, $1, CChar(separator.asciiValue!), $2, $3) }(text)
    }

    typealias StringCall = (
        UnsafePointer<CChar>?, Int, UnsafeMutablePointer<viettext_string>, UnsafeMutablePointer<viettext_error>
    ) -> viettext_status

    /// A call that makes a string of a text.
    func string(_ call: @escaping StringCall) -> ([UInt8]) throws -> [UInt8] {
        { text in
            var result = viettext_string()
            try text.withChars { start in try check { call(start, text.count, &result, $0) } }
            #expect(result.bytes[result.length] == 0)
            return Array(UnsafeRawBufferPointer(start: result.bytes, count: result.length))
        }
    }
}

/// What a call of the C interface that failed said.
struct CallFailure: Error {
    let status: viettext_status
    let message: String
    let line: UInt32
    let byteOffset: Int64
}

/// Runs a call that must not fail.
func check(_ call: (UnsafeMutablePointer<viettext_error>) -> viettext_status) throws {
    var error = viettext_error()
    error.code = 99
    let status = call(&error)
    #expect(status == error.code)
    let message = withUnsafeBytes(of: &error.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    guard status != VIETTEXT_OK else {
        #expect(message.isEmpty && error.line == 0 && error.byte_offset == -1)
        return
    }
    #expect(!message.isEmpty)
    throw CallFailure(status: status, message: message, line: error.line, byteOffset: error.byte_offset)
}

/// Runs a call that must fail with a status, and gives back what it said.
@discardableResult
func expectFailure(
    _ status: Int, sourceLocation: SourceLocation = #_sourceLocation,
    _ call: (UnsafeMutablePointer<viettext_error>) -> viettext_status
) -> CallFailure? {
    do {
        try check(call)
        Issue.record("the call did not fail", sourceLocation: sourceLocation)
    } catch let failure as CallFailure {
        #expect(Int(failure.status) == status, "\(failure.message)", sourceLocation: sourceLocation)
        return failure
    } catch {
        Issue.record(error, sourceLocation: sourceLocation)
    }
    return nil
}

extension [UInt8] {
    /// Calls `body` with the bytes as C has them.
    func withChars<R>(_ body: (UnsafePointer<CChar>?) throws -> R) rethrows -> R {
        try withUnsafeBytes { try body($0.baseAddress?.assumingMemoryBound(to: CChar.self)) }
    }
}

extension [[UInt8]] {
    /// Calls `body` with the texts one behind the other and where each begins.
    func withJoined<R>(_ body: (UnsafePointer<CChar>?, UnsafePointer<Int64>?) throws -> R) rethrows -> R {
        var offsets: [Int64] = [0]
        for text in self { offsets.append(offsets.last! + Int64(text.count)) }
        return try [UInt8](joined()).withChars { start in
            try offsets.withUnsafeBufferPointer { try body(start, $0.baseAddress) }
        }
    }
}

extension viettext_analysis {
    /// The rows of each part of a text.
    func rows<Row>(
        _ rows: UnsafePointer<Row>, of text: Int, _ part: KeyPath<viettext_bounds, Int>
    ) -> UnsafeBufferPointer<Row> {
        let (first, end) = (bounds[text][keyPath: part], bounds[text + 1][keyPath: part])
        return UnsafeBufferPointer(start: rows + first, count: end - first)
    }

    func string(_ slice: viettext_slice) -> String {
        #expect(strings[Int(slice.offset + slice.length)] == 0)
        return String(
            decoding: UnsafeRawBufferPointer(start: strings + Int(slice.offset), count: Int(slice.length)),
            as: UTF8.self)
    }
}
