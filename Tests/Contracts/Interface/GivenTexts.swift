#if compiler(>=6.3)
    import CVietText

    /// An array of texts as another library would hand it over.
    package final class GivenTexts {
        package let schema: UnsafeMutablePointer<ArrowSchema> = .allocate(capacity: 1)
        package let array: UnsafeMutablePointer<ArrowArray> = .allocate(capacity: 1)
        private var memory: [UnsafeMutableRawPointer] = []
        private let buffers: UnsafeMutablePointer<UnsafeRawPointer?> = .allocate(capacity: 4)

        /// - Parameter skipped: how many texts stand before those that count.
        package init(_ texts: [[UInt8]?], format: String, skipped: Int = 0) {
            let rows = [[UInt8]?](repeating: Array("không".utf8), count: skipped) + texts
            var bits = [UInt8](repeating: 0, count: rows.count / 8 + 1)
            for (index, row) in rows.enumerated() where row != nil { bits[index / 8] |= 1 << UInt8(index % 8) }
            buffers.initialize(repeating: nil, count: 4)
            buffers[0] = keep(bits)
            let data = rows.flatMap { $0 ?? [] }
            var ends = [0]
            for row in rows { ends.append(ends.last! + (row?.count ?? 0)) }
            switch format {
            case "u": buffers[1] = keep(ends.map { Int32($0) })
            case "U": buffers[1] = keep(ends.map { Int64($0) })
            default:
                var views: [UInt8] = []
                func append(_ number: Int) { withUnsafeBytes(of: Int32(number)) { views += $0 } }
                for (row, start) in zip(rows, ends) {
                    let text = row ?? []
                    append(text.count)
                    if text.count <= 12 {
                        views += text + [UInt8](repeating: 0, count: 12 - text.count)
                    } else {
                        views += text[..<4]
                        append(0)
                        append(start)
                    }
                }
                buffers[1] = keep(views)
            }
            buffers[2] = keep(data)
            if format == "vu" { buffers[3] = keep([Int64(data.count)]) }
            schema.initialize(to: ArrowSchema())
            array.initialize(to: ArrowArray())
            let name = Array(format.utf8CString)
            schema.pointee.format = keep(name)?.assumingMemoryBound(to: CChar.self)
            schema.pointee.release = { _ in }
            array.pointee.length = Int64(texts.count)
            array.pointee.offset = Int64(skipped)
            array.pointee.n_buffers = format == "vu" ? 4 : 3
            array.pointee.buffers = buffers
            array.pointee.release = { _ in }
        }

        private func keep<Element>(_ elements: [Element]) -> UnsafeRawPointer? {
            let count = elements.count * MemoryLayout<Element>.stride
            let place = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1), alignment: 16)
            elements.withUnsafeBytes { if let base = $0.baseAddress { place.copyMemory(from: base, byteCount: count) } }
            memory.append(place)
            return UnsafeRawPointer(place)
        }

        deinit {
            memory.forEach { $0.deallocate() }
            buffers.deallocate()
            schema.deallocate()
            array.deallocate()
        }
    }
#endif
