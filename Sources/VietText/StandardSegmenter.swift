import VietCore
import VietData
import VietSegmentation

extension Segmenter {
    /// The segmenter with the model that the library carries.
    ///
    /// - Complexity: O(1): the tables are used where they lie in the program.
    public static let standard: Segmenter = {
        let block = viet_data_segmentation()
        do {
            return Segmenter(
                model: try SegmentationTables(embedded: UnsafeRawBufferPointer(start: block.bytes, count: block.count)))
        } catch {
            preconditionFailure("the embedded model is not of this version of the library: \(error)")
        }
    }()

    /// A segmenter with a compiled model from a file.
    ///
    /// - Throws: ``VietTextError`` with `inputOutput`, `corruptTable` or `incompatibleTable`, naming the file.
    public init(modelFile path: String) throws {
        let bytes = try FileReading.bytes(of: path)
        do {
            self.init(model: try SegmentationTables(compiled: bytes))
        } catch var error as VietTextError {
            error.file = path
            throw error
        }
    }

    /// The name of the model: what it was trained on and when.
    public var modelIdentity: String { model.identity }
}
