#if compiler(>=6.3)
    import CVietText
    import VietTextC

    /// What holds for options of the C interface: whatever is set, an analyzer comes of it or a sentence that says why not.
    enum OptionContract {
        /// Lines are `name=value`, `+` and an entry of a dictionary, or `@` and one of a gazetteer.
        static func check(_ bytes: [UInt8]) throws {
            let options = viettext_options_create()
            defer { viettext_options_destroy(options) }
            var (dictionary, gazetteer): ([UInt8], [UInt8]) = ([], [])
            for line in bytes.split(separator: 0x0A) {
                switch line.first {
                case UInt8(ascii: "+"): dictionary += line.dropFirst() + [0x0A]
                case UInt8(ascii: "@"): gazetteer += line.dropFirst() + [0x0A]
                default:
                    let parts = line.split(separator: UInt8(ascii: "="), maxSplits: 1)
                    let (name, value) = (string(parts.first), string(parts.dropFirst().first))
                    // A file of this machine is nothing that a test reads.
                    if name.starts(with: Array("segmentation-model".utf8CString.dropLast()))
                        || name.starts(with: Array("entity-model".utf8CString.dropLast()))
                        || name.starts(with: Array("tag-model".utf8CString.dropLast()))
                    {
                        continue
                    }
                    _ = try InterfaceSession.succeeds("option") { viettext_options_set(options, name, value, $0) }
                }
            }
            try dictionary.withExactChars { start in
                _ = try InterfaceSession.succeeds("dictionary") {
                    viettext_options_add_dictionary(options, start, dictionary.count, "words", $0)
                }
            }
            try gazetteer.withExactChars { start in
                _ = try InterfaceSession.succeeds("gazetteer") {
                    viettext_options_add_gazetteer(options, start, gazetteer.count, nil, $0)
                }
            }
            guard let session = try InterfaceSession(options) else { return }
            let text = Array("Chiều 9/7, ông Nguyễn Văn An ăn bánh mì Huỳnh Hoa ở Hà Nội.".utf8)
            try text.withExactChars { start in
                var result: UnsafePointer<viettext_analysis>?
                let succeeds = try InterfaceSession.succeeds("analyze") {
                    viettext_analyze(session.worker, start, text.count, 31, 0, &result, $0)
                }
                try require(succeeds && result != nil, "an analyzer that was made does not work")
                if let result { try AnalysisContract.check(result.pointee, lengths: [text.count]) }
            }
        }

        private static func string(_ bytes: ArraySlice<UInt8>?) -> [CChar] {
            (bytes ?? []).filter { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
        }
    }
#endif
