#if compiler(>=6.3)
    import CVietText
    import VietTextC

    /// An analyzer and a worker of the C interface, given back with this.
    final class InterfaceSession {
        private var analyzer: OpaquePointer?
        private(set) var worker: OpaquePointer?

        /// - Throws: ``ContractViolation`` where options that were taken make no analyzer and no error either.
        init?(_ options: OpaquePointer? = nil) throws {
            guard try Self.succeeds("analyzer", { viettext_analyzer_create(options, &analyzer, $0) }) else {
                try require(analyzer == nil, "a call that failed made an analyzer")
                return nil
            }
            let made = try Self.succeeds("worker") { viettext_worker_create(analyzer, &worker, $0) }
            try require(made && worker != nil, "an analyzer makes no worker")
        }

        deinit {
            viettext_worker_destroy(worker)
            viettext_analyzer_destroy(analyzer)
        }

        /// Runs a call, which succeeds and leaves the error empty or says what is wrong in a sentence.
        static func succeeds(
            _ what: String, _ call: (UnsafeMutablePointer<viettext_error>) -> viettext_status
        ) throws -> Bool {
            var error = viettext_error()
            error.code = -1
            let status = call(&error)
            try require(status == error.code, "\(what) gave \(status) and said \(error.code)")
            let (isTerminated, isEmpty) = withUnsafeBytes(of: &error.message) { ($0.contains(0), $0.first == 0) }
            try require(isTerminated, "the message of \(what) has no end")
            try require(
                isEmpty == (status == VIETTEXT_OK), "\(what) gave \(status), and its message tells another story")
            try require(status <= VIETTEXT_OTHER, "\(what) gave a code that there is not")
            return status == VIETTEXT_OK
        }

        /// Runs a call that gives a string, nil where it fails.
        func string(
            _ what: String,
            _ call: (UnsafeMutablePointer<viettext_string>, UnsafeMutablePointer<viettext_error>) -> viettext_status
        ) throws -> [UInt8]? {
            var result = viettext_string(bytes: nil, length: 1)
            guard try Self.succeeds(what, { call(&result, $0) }) else {
                try require(result.bytes == nil && result.length == 0, "\(what) failed and gave a string")
                return nil
            }
            try require(result.bytes[result.length] == 0, "the string of \(what) has no NUL behind it")
            return Array(UnsafeRawBufferPointer(start: result.bytes, count: result.length))
        }
    }

    extension [UInt8] {
        /// Calls `body` with a copy of the bytes that ends where they do, so that a sanitizer sees who reads on.
        func withExactChars<R>(_ body: (UnsafePointer<CChar>) throws -> R) rethrows -> R {
            let memory = UnsafeMutablePointer<CChar>.allocate(capacity: count)
            defer { memory.deallocate() }
            for (index, byte) in enumerated() { memory[index] = CChar(bitPattern: byte) }
            return try body(memory)
        }
    }
#endif
