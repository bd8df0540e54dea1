import CVietText

/// A finished column of a result, on its way to a program in C.
final class ArrowColumn {
    let format: String
    let name: String
    let count: Int
    let nullCount: Int
    /// With the validity first.
    let buffers: [ArrowMemory?]
    let children: [ArrowColumn]

    init(
        format: String, name: String, count: Int, nullCount: Int = 0, buffers: [ArrowMemory?],
        children: [ArrowColumn] = []
    ) {
        self.format = format
        self.name = name
        self.count = count
        self.nullCount = nullCount
        self.buffers = buffers
        self.children = children
    }

    /// Writes the column to memory of the caller, who releases it.
    func export(_ schema: UnsafeMutablePointer<ArrowSchema>, _ array: UnsafeMutablePointer<ArrowArray>) {
        ExportedSchema.fill(schema, self)
        ExportedArray.fill(array, self)
    }
}

/// What a schema that was given away needs.
private final class ExportedSchema {
    private let format: UnsafeMutablePointer<CChar>
    private let name: UnsafeMutablePointer<CChar>
    private let children: UnsafeMutablePointer<UnsafeMutablePointer<ArrowSchema>?>
    private let count: Int

    private init(_ column: ArrowColumn) {
        format = Self.copy(column.format)
        name = Self.copy(column.name)
        count = column.children.count
        children = .allocate(capacity: max(count, 1))
        for (index, child) in column.children.enumerated() {
            let place = UnsafeMutablePointer<ArrowSchema>.allocate(capacity: 1)
            Self.fill(place, child)
            (children + index).initialize(to: place)
        }
    }

    deinit {
        for index in 0..<count {
            // A child that was moved elsewhere has no release.
            if let child = children[index] {
                child.pointee.release?(child)
                child.deallocate()
            }
        }
        children.deallocate()
        format.deallocate()
        name.deallocate()
    }

    static func fill(_ schema: UnsafeMutablePointer<ArrowSchema>, _ column: ArrowColumn) {
        let owner = ExportedSchema(column)
        schema.initialize(
            to: ArrowSchema(
                format: owner.format, name: owner.name, metadata: nil, flags: Int64(ARROW_FLAG_NULLABLE),
                n_children: Int64(owner.count), children: owner.children, dictionary: nil,
                release: { schema in
                    guard let schema, let data = schema.pointee.private_data else { return }
                    schema.pointee.release = nil
                    Unmanaged<ExportedSchema>.fromOpaque(data).release()
                },
                private_data: Unmanaged.passRetained(owner).toOpaque()))
    }

    private static func copy(_ text: String) -> UnsafeMutablePointer<CChar> {
        let bytes = Array(text.utf8CString)
        let memory = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
        memory.initialize(from: bytes, count: bytes.count)
        return memory
    }
}

/// What an array that was given away needs.
private final class ExportedArray {
    private let memory: [ArrowMemory?]
    private let buffers: UnsafeMutablePointer<UnsafeRawPointer?>
    private let children: UnsafeMutablePointer<UnsafeMutablePointer<ArrowArray>?>
    private let count: Int

    private init(_ column: ArrowColumn) {
        memory = column.buffers
        buffers = .allocate(capacity: max(memory.count, 1))
        for (index, buffer) in memory.enumerated() {
            (buffers + index).initialize(to: buffer.map { UnsafeRawPointer($0.base) })
        }
        count = column.children.count
        children = .allocate(capacity: max(count, 1))
        for (index, child) in column.children.enumerated() {
            let place = UnsafeMutablePointer<ArrowArray>.allocate(capacity: 1)
            Self.fill(place, child)
            (children + index).initialize(to: place)
        }
    }

    deinit {
        for index in 0..<count {
            if let child = children[index] {
                child.pointee.release?(child)
                child.deallocate()
            }
        }
        children.deallocate()
        buffers.deallocate()
    }

    static func fill(_ array: UnsafeMutablePointer<ArrowArray>, _ column: ArrowColumn) {
        let owner = ExportedArray(column)
        array.initialize(
            to: ArrowArray(
                length: Int64(column.count), null_count: Int64(column.nullCount), offset: 0,
                n_buffers: Int64(owner.memory.count), n_children: Int64(owner.count), buffers: owner.buffers,
                children: owner.children, dictionary: nil,
                release: { array in
                    guard let array, let data = array.pointee.private_data else { return }
                    array.pointee.release = nil
                    Unmanaged<ExportedArray>.fromOpaque(data).release()
                },
                private_data: Unmanaged.passRetained(owner).toOpaque()))
    }
}
