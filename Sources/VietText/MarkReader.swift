import VietCore
import VietNormalization
import VietRestoration

/// When text is read as if it had the marks that it lacks.
package enum RestorationChoice: String, Sendable, CaseIterable {
    /// In lines that are Vietnamese without marks by all that can be seen.
    case auto
    /// Wherever a syllable has none.
    case always
    case never
}

/// Reads texts that may lack their marks, one after another: one to a thread.
package final class MarkReader {
    private let worker: RestorationWorker
    private let choice: RestorationChoice

    /// Nil where nothing is to be restored.
    ///
    /// The standard restorer is not named here: who never asks for it is linked without its table.
    package init?(_ choice: RestorationChoice, restorer: @autoclosure () -> MarkRestorer) {
        if choice == .never { return nil }
        worker = restorer().makeWorker()
        self.choice = choice
    }

    /// A text as it is to be read; nil where that is as it stands.
    ///
    /// - Complexity: O(n); next to nothing with `auto` where every line has marks.
    package func view(of bytes: UnsafeBufferPointer<UInt8>) -> AlignedText? {
        let view = unsafe choice == .auto ? worker.restoreBareLines(bytes)?.view : worker.restore(bytes).view
        return view.flatMap { $0.isUnchanged ? nil : $0 }
    }
}

extension DocumentView {
    /// Takes what was found in the bytes `read` of a restored view of this text, at the places of this text.
    ///
    /// - Complexity: O(entities + changes of the view).
    package mutating func take(
        _ found: [Entity], foundIn read: UnsafeBufferPointer<UInt8>, of restored: AlignedText
    ) {
        var cursor = restored.makeCursor()
        entities = found.map { $0.moved(to: cursor.sourceRange(of: $0.range)) }
        self.restored = unsafe RestoredForms(read, restored.changes)
    }
}
