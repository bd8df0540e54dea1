import VietCore
import VietData
import VietEntities

extension EntityTagger {
    /// The tagger with the model that the library carries.
    ///
    /// - Complexity: O(1): the tables are used where they lie in the program.
    public static let standard: EntityTagger = {
        let block = unsafe viet_data_entities()
        return unsafe EntityTagger(model: EntityModel(embedded: block.bytes, count: block.count))
    }()

    /// A tagger with a compiled model from a file.
    ///
    /// - Throws: ``VietTextError`` with `inputOutput`, `corruptTable` or `incompatibleTable`, naming the file.
    public init(modelFile path: String) throws(VietTextError) {
        self.init(model: try EntityModel(contentsOf: path))
    }

    /// Which model it is.
    public var modelIdentity: TableIdentity { tagger.model.identity }
}
