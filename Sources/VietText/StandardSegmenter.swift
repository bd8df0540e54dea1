import VietCore
import VietData
import VietSegmentation

extension Segmenter {
    /// The segmenter with the model that the library carries.
    ///
    /// - Complexity: O(1): the tables are used where they lie in the program.
    public static let standard: Segmenter = {
        let block = unsafe viet_data_segmentation()
        return unsafe Segmenter(model: SegmentationTables(embedded: block.bytes, count: block.count))
    }()

    /// A segmenter with a compiled model from a file.
    ///
    /// - Throws: ``VietTextError`` with `inputOutput`, `corruptTable` or `incompatibleTable`, naming the file.
    public init(modelFile path: String) throws(VietTextError) {
        self.init(model: try SegmentationTables(contentsOf: path))
    }

    /// Which model it is.
    public var modelIdentity: TableIdentity { model.identity }
}
