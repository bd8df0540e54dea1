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
        unsafe ExportedSchema.fill(schema, self)
        unsafe ExportedArray.fill(array, self)
    }
}

/// What a schema that was given away needs.
@safe private final class ExportedSchema {
    private let format: UnsafeMutablePointer<CChar>
    private let name: UnsafeMutablePointer<CChar>
    private let children: UnsafeMutablePointer<UnsafeMutablePointer<ArrowSchema>?>
    private let count: Int

    private init(_ column: ArrowColumn) {
        unsafe format = unsafe Self.copy(column.format)
        unsafe name = unsafe Self.copy(column.name)
        count = column.children.count
        unsafe children = .allocate(capacity: max(count, 1))
        for (index, child) in column.children.enumerated() {
            let place = UnsafeMutablePointer<ArrowSchema>.allocate(capacity: 1)
            unsafe Self.fill(place, child)
            unsafe (children + index).initialize(to: place)
        }
    }

    deinit {
        for index in 0..<count {
            // A child that was moved elsewhere has no release.
            if let child = unsafe children[index] {
                unsafe child.pointee.release?(child)
                unsafe child.deallocate()
            }
        }
        unsafe children.deallocate()
        unsafe format.deallocate()
        unsafe name.deallocate()
    }

    static func fill(_ schema: UnsafeMutablePointer<ArrowSchema>, _ column: ArrowColumn) {
        let owner = ExportedSchema(column)
        unsafe schema.initialize(
            to: ArrowSchema(
                format: owner.format, name: owner.name, metadata: nil, flags: Int64(ARROW_FLAG_NULLABLE),
                n_children: Int64(owner.count), children: owner.children, dictionary: nil,
                release: { schema in
                    guard let schema = unsafe schema, let data = unsafe schema.pointee.private_data else { return }
                    unsafe schema.pointee.release = nil
                    unsafe Unmanaged<ExportedSchema>.fromOpaque(data).release()
                },
                private_data: unsafe Unmanaged.passRetained(owner).toOpaque()))
    }

    private static func copy(_ text: String) -> UnsafeMutablePointer<CChar> {
        let bytes = Array(text.utf8CString)
        let memory = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
        unsafe memory.initialize(from: bytes, count: bytes.count)
        return unsafe memory
    }
}

/// What an array that was given away needs.
@safe private final class ExportedArray {
    private let memory: [ArrowMemory?]
    private let buffers: UnsafeMutablePointer<UnsafeRawPointer?>
    private let children: UnsafeMutablePointer<UnsafeMutablePointer<ArrowArray>?>
    private let count: Int

    private init(_ column: ArrowColumn) {
        memory = column.buffers
        unsafe buffers = .allocate(capacity: max(memory.count, 1))
        for (index, buffer) in memory.enumerated() {
            unsafe (buffers + index).initialize(to: buffer.map { unsafe UnsafeRawPointer($0.base) })
        }
        count = column.children.count
        unsafe children = .allocate(capacity: max(count, 1))
        for (index, child) in column.children.enumerated() {
            let place = UnsafeMutablePointer<ArrowArray>.allocate(capacity: 1)
            unsafe Self.fill(place, child)
            unsafe (children + index).initialize(to: place)
        }
    }

    deinit {
        for index in 0..<count {
            if let child = unsafe children[index] {
                unsafe child.pointee.release?(child)
                unsafe child.deallocate()
            }
        }
        unsafe children.deallocate()
        unsafe buffers.deallocate()
    }

    static func fill(_ array: UnsafeMutablePointer<ArrowArray>, _ column: ArrowColumn) {
        let owner = ExportedArray(column)
        unsafe array.initialize(
            to: ArrowArray(
                length: Int64(column.count), null_count: Int64(column.nullCount), offset: 0,
                n_buffers: Int64(owner.memory.count), n_children: Int64(owner.count), buffers: owner.buffers,
                children: owner.children, dictionary: nil,
                release: { array in
                    guard let array = unsafe array, let data = unsafe array.pointee.private_data else { return }
                    unsafe array.pointee.release = nil
                    unsafe Unmanaged<ExportedArray>.fromOpaque(data).release()
                },
                private_data: unsafe Unmanaged.passRetained(owner).toOpaque()))
    }
}
