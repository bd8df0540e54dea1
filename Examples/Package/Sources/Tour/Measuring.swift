import VietEvaluation
import VietText

/// How right and how fast.
enum Measuring {
    static func accuracy() throws {
        let worker = Segmenter.standard.makeWorker()
        var words = WordAgreement()
        for sentence in UnderscoreText.sentences(in: Array("Giá gạo ở Hà_Nội tăng .\n".utf8)) {
            words.add(gold: sentence.words, segmentedBy: worker)
        }
        print(words.words.f1, words.commonestConfusions(3).map(\.confusion.gold))
        var names = NameAgreement()
        let gold = Array(#"{"text":"Ông An ở Hà Nội.","entities":[[4,6,"PER"],[9,15,"LOC"]]}"#.utf8)
        for text in try AnnotatedText.jsonLines(gold) {
            let document = Segmenter.standard.segment(text.source)
            names.add(text, predicted: EntityTagger.standard.entities(in: document))
        }
        print(names.all.f1, names.commonestErrors(3).map(\.error.gold))
        var calibration = Calibration(of: .standard)
        calibration.add(gold: ["Hà_Nội", "đẹp"])
        print(calibration.bins.map(\.right), calibration.meanDifference)
    }

    static func speed() {
        let worker = Segmenter.standard.makeWorker()
        var words = 0
        let time = ContinuousClock().measure {
            for _ in 0..<100 { words += worker.segment(Tour.article) { $0.words.count } }
        }
        print(words, time > .zero)
    }
}
