import VietCore
import VietNormalization
import VietRestoration
import VietSegmentation

/// Text to learn marks from, part of it held out.
///
/// Articles begin with a line `=== NAME`; of those with a name one in so many is held out, by a hash of the name.
package struct RestorationCorpus: ~Copyable {
    package private(set) var text: RestorationText
    /// Sentences of articles that were held out, with the number of their file.
    private var heldOut: [(file: Int, sentence: [UInt8], template: UInt64)] = []
    private var seen: Set<UInt64> = []
    private let worker: SegmentationWorker
    /// One article in so many is held out; 0 for none.
    private let step: UInt64
    private var files = 0

    package init(_ segmenter: Segmenter, holdingOutEvery step: Int) {
        text = RestorationText(segmenter)
        worker = segmenter.makeWorker()
        self.step = UInt64(step)
    }

    /// Adds a file; of CoNLL-U, the texts of its sentences.
    package mutating func add(_ bytes: [UInt8], isCoNLLU: Bool = false) {
        if isCoNLLU {
            let mark = Array("# text =".utf8)
            let texts = bytes.split(separator: 0x0A).filter { $0.starts(with: mark) }.map { $0.dropFirst(mark.count) }
            return add(Array(texts.joined(separator: [0x0A, 0x0A])))
        }
        unsafe bytes.withUnsafeBufferPointer { bytes in
            let composed = unsafe NFCScan.firstSuspect(in: bytes) == nil ? nil : nfc(of: bytes).bytes
            if let composed {
                unsafe composed.withUnsafeBufferPointer { unsafe addComposed($0) }
            } else {
                unsafe addComposed(bytes)
            }
        }
        files += 1
    }

    private mutating func addComposed(_ bytes: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var isHeldOut = false
        var position = 0
        while position <= bytes.count {
            let end = unsafe bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
            let line = unsafe UnsafeBufferPointer(rebasing: bytes[position..<end])
            if unsafe line.starts(with: "=== ".utf8) {
                unsafe addArticle(UnsafeBufferPointer(rebasing: bytes[start..<position]), isHeldOut)
                start = end
                isHeldOut = unsafe step > 0 && Self.hash(line.dropFirst(4)) % step == 0
            }
            position = end + 1
        }
        unsafe addArticle(UnsafeBufferPointer(rebasing: bytes[start...]), isHeldOut)
    }

    private mutating func addArticle(_ bytes: UnsafeBufferPointer<UInt8>, _ isHeldOut: Bool) {
        guard !bytes.isEmpty else { return }
        guard isHeldOut else {
            unsafe text.add(bytes) { unsafe seen.insert(Self.hash(bytes[$0])) }
            return
        }
        unsafe worker.segment(bytes)
        var units = GrowingBuffer<ChainUnit>()
        for number in unsafe worker.sentences.indices {
            let sentence = unsafe worker.sentences[number]
            units.removeAll()
            unsafe ChainUnit.append(UnsafeBufferPointer(rebasing: worker.tokens[sentence.tokens]), bytes, to: &units)
            let words = unsafe units.elements.count { $0.letters != 0 }
            guard words >= 5 else { continue }
            var template: UInt64 = 0
            for place in 0..<units.count {
                let unit = units[place]
                let part = unit.casing != .lower ? 1 : unit.letters != 0 ? unit.letters << 3 : UInt64(unit.fixed)
                template = (template ^ part) &* 0x100_0000_01B3
            }
            unsafe heldOut.append((files, Array(bytes[sentence.range]), template))
        }
    }

    /// The sentences held out that do not stand in the text that is learned from, at most five of one pattern.
    package func heldOutSentences() -> [(file: Int, sentence: [UInt8])] {
        var templates: [UInt64: Int] = [:]
        var taken: Set<UInt64> = []
        return heldOut.compactMap { item in
            let hash = Self.hash(item.sentence)
            guard !seen.contains(hash), taken.insert(hash).inserted else { return nil }
            templates[item.template, default: 0] += 1
            return templates[item.template]! > 5 || item.sentence.contains(0x0A) ? nil : (item.file, item.sentence)
        }
    }

    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash ^ hash >> 32
    }
}
