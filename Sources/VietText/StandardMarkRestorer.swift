import VietCore
import VietData
import VietRestoration
import VietSegmentation

// All that leads to the table of marks: a program that uses nothing of this file is linked without the table.

extension MarkRestorer {
    /// The restorer with the model that the library carries.
    ///
    /// - Complexity: O(1): the tables are used where they lie in the program.
    public static let standard: MarkRestorer = {
        let block = unsafe viet_data_restoration()
        return unsafe MarkRestorer(
            model: RestorationModel(embedded: block.bytes, count: block.count), segmenter: .standard)
    }()

    /// A restorer with a compiled model from a file.
    ///
    /// - Throws: ``VietTextError`` with `inputOutput`, `corruptTable` or `incompatibleTable`, naming the file.
    public init(modelFile path: String, options: RestorationOptions = .init()) throws(VietTextError) {
        self.init(model: try RestorationModel(contentsOf: path), segmenter: .standard, options: options)
    }
}

extension MarkReader {
    /// A reader with the standard restorer; nil where nothing is to be restored.
    package convenience init?(_ choice: RestorationChoice) { self.init(choice, restorer: .standard) }
}

extension BuildFacts {
    /// The table of marks.
    package static var restoration: Fact {
        ("restoration_model", "model of marks", MarkRestorer.standard.modelIdentity.description)
    }
}
