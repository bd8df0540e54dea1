import Foundation
import TestSupport
import Testing
import VietCore
import VietNormalization

@testable import VietSegmentation

/// A segmenter with a handful of syllables, enough to take both roads of the scanner.
func scanningSegmenter() -> Segmenter { fewSyllables }

private let fewSyllables: Segmenter = {
    let plain =
        "việt nam nhà hoà bình chiều rộng sâu ông là đi về hôm nay a đ v h kinh tế xã hội vitamin trận ảnh chủ tịch"
    let vocabulary = Set((plain + " " + "covid").split(separator: " ").map { SyllableForm.canonical(String($0)) })
        .sorted {
            Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
        }
    return Segmenter(
        model: SegmentationTables(
            folding: SegmentationModel(
                vocabulary: vocabulary.map { .init(text: $0, isFamilyName: false) }, lexicon: [], weights: [])))
}()

@Suite struct ScannerTests {
    private func tokens(_ text: String) -> [String] {
        let document = scanningSegmenter().segment(text)
        return document.storage.tokens.map { document.source[$0.range] }
    }

    private func sentences(_ text: String) -> [String] {
        let document = scanningSegmenter().segment(text)
        return document.storage.sentences.map { document.source[$0.range] }
    }

    @Test(arguments: [
        "9/7", "2020-2021", "84%", "1.234,5", "50.000đ", "20h30", "12/3/2021", "COVID-19", "A320", "QL1A", "Su-30MKI",
        "100/2019/NĐ-CP", "19-NQ/TW", "12/GP-B", "7/QĐ-T", "43H-016", "51A-123.45", "GD-ĐT", "5G", "37°C", "415km2",
        "80km/h", "2020–2021",
        "TP.HCM", "GS.TS", "N.T.K", "H'Hen", "L'Oréal", "L’Oréal", "AT&T", "TIN&AN", "đ/c", "#ViệtNam", "@ban_doc",
        "@a", "#b",
        "0912.345.678",
        "http://abc.vn/x?y=1", "https://zing.vn//a-b_c.html", "www.bao.vn/bai-viet", "toa.soan@bao.com.vn",
        "vnexpress.net",
        "👨‍👩‍👧", "🇻🇳", "...", "!!!", "中文", "v.v",
        "SARS-CoV-2", "V2.0", "iOS17.2", "Python3.11", "2.11.3-beta", "1.0-rc1", "1.0-b2", "978-604-2-13579-8",
        "10.0.12.254",
        "Node.js", "main.py", "bao-cao.PDF", "src/index.tsx:42", "a&b", "Johnson&Johnson", "@lan.huong_99", "@be.na",
        ":)))", ":D", "=))", ":'(", "^_^", "１２３", "１２，５", "Vi\u{200B}ệt", "user_name", "ftp://kho.vidu.vn/tep.zip",
        "v3.2.1-rc2", "v4.1.0-beta", "1.0.0-alpha.1", "T-62-B1", "AK-47-M", "A19-Ultra-X3", "6G-MAX-250", "BA.2.75",
        "B.1.617.2", "８５％", "ＡＢ１２", "XBB.1.5-R2", "PD-1-IO", "VN-A321-04", "BMW-X5", "SM-G991B", "604-1-12345-X",
        "JN.1", "QL.14", "SR-CP188", "15C/6", "12A/40", "https://vidu.vn/wiki/Mận_(quả)",
        "100m²", "5m³/s", "12tr/m2", "12tr/m²", "1h15p", "1h15ph", "7pm", "8:30AM",
        "https://vidu.vn/wiki/Huế", "https://vidu.vn/Đà_Nẵng?x=1",
        "C++", "C++17", "c++", "g++", "C#", "F#", "TCP/IP", "I/O", "F/A-18", "A/H5N1",
        "UI/UX", "HTTP/1.1", "HTTP/2", "Mozilla/5.0", "Chrome/120.0.6099.109", "OS/2", "localhost:3000",
        "localhost/admin",
        "Paramount+", "B+", "A54+", "Ca2+", "SPF30+", "GTX-1660-Ti", "AW139-M2", "CX750m-v3", "M3-Pro", "G15-Premium",
        "php8.2-mbstring", "gcc13-libs-dev", "DC08V-K", "A92-II", "32LQ57-B", "K-Pad7", "U.17",
        "VB.NET",
        "BAOMOI.COM.VN", "10.1016/j.vidu.2020.05", "10.48550/abc-12",
        "127.0.0.1:8080", "192.168.1.20/api/v1", "Yahoo!", "Ctrl+C", "Alt+F4", "Ctrl+Shift+T", "250Nm", "5mW", "5µg",
    ])
    func staysWhole(_ text: String) {
        #expect(tokens(text) == [text])
        #expect(tokens("Ông \(text) là") == ["Ông", text, "là"])
    }

    @Test func ampersandsBetweenUnlikeWordsPartThem() {
        #expect(tokens("Ông TIN&an là") == ["Ông", "TIN", "&", "an", "là"])
    }

    /// Names that begin with a mark do so behind a space or a mark that opens.
    @Test(arguments: [
        ".NET", ".vn", ".docx", ".PDF", ".tar.gz", ".env", ".gitignore", "--help", "--dry-run", "-v", "-rf",
    ])
    func namesBeginWithMarks(_ text: String) {
        #expect(tokens("xem \(text) là") == ["xem", text, "là"])
        #expect(tokens("Xem \(text).\nÔng là") == ["Xem", text, ".", "Ông", "là"])
        #expect(tokens("xem “\(text)” là") == ["xem", "“", text, "”", "là"])
    }

    @Test func marksThatBeginNoName() {
        #expect(tokens("về .Ông là") == ["về", ".", "Ông", "là"])
        #expect(tokens("về .shop đi") == ["về", ".", "shop", "đi"])
        #expect(tokens("về .TS Nam") == ["về", ".", "TS", "Nam"])
        #expect(tokens("tên (.gov.vn, .xyzt) là") == ["tên", "(", ".gov.vn", ",", ".", "xyzt", ")", "là"])
        #expect(tokens("về --nhà --là đi") == ["về", "--", "nhà", "--", "là", "đi"])
        #expect(tokens("về -nhà -chanh đi") == ["về", "-", "nhà", "-", "chanh", "đi"])
        #expect(tokens("-v là\n-a đi. -e về") == ["-", "v", "là", "-", "a", "đi", ".", "-", "e", "về"])
        #expect(tokens("5 -x là") == ["5", "-", "x", "là"])
        #expect(tokens("về --help_x đi") == ["về", "--", "help_x", "đi"])
    }

    @Test func marksBetweenThingsPartThem() {
        for text in ["AFP/TTXVN", "USD/VND", "HIV/AIDS", "A/B/C", "IV/2016", "XP/Vista", "TWD/1.000", "TP/1234"] {
            #expect(tokens("là \(text) đi").contains("/"), "\(text)")
        }
        // Behind a number it is a price.
        #expect(tokens("5 TWD/1 đi").contains("/") && !tokens("là TWD/1 đi").contains("/"))
        #expect(
            tokens("nhà+ đi, k+ là, a+b, K+b") == [
                "nhà", "+", "đi", ",", "k", "+", "là", ",", "a", "+", "b", ",", "K", "+", "b",
            ])
        #expect(tokens("5k+ đi, a5+ là, A5+b") == ["5k", "+", "đi", ",", "a5", "+", "là", ",", "A5", "+", "b"])
        #expect(tokens("7C/7D, 7C/đi, 12V/5W") == ["7C", "/", "7D", ",", "7C", "/", "đi", ",", "12V", "/", "5W"])
        #expect(tokens("A1-Bình, A1-B-nhà") == ["A1", "-", "Bình", ",", "A1", "-", "B", "-", "nhà"])
        #expect(tokens("HTX.COMA, HTX.NHÀ, 10.100/abc").filter { $0 == "." || $0 == "/" }.count == 3)
        #expect(tokens("C+++ nhà++ C#a C##") == ["C", "+", "+", "+", "nhà", "+", "+", "C", "#a", "C", "#", "#"])
        #expect(tokens("Ctrl+nhà và Shift+chuột") == ["Ctrl", "+", "nhà", "và", "Shift", "+", "chuột"])
        #expect(tokens("localhost: 3000 và localhost:đi") == ["localhost", ":", "3000", "và", "localhost", ":", "đi"])
    }

    @Test(arguments: [
        ("Ông là C#.", TokenKind.code), ("Ông là localhost:3000.", .url), ("Ông là 10.0.0.1:80.", .url),
        ("Ông là 300.0.0.1:80.", .number), ("Ông là .NET.", .code), ("Ông là Yahoo!.", .syllable),
    ]) func kindsOfTerms(_ text: String, kind: TokenKind) {
        let tokens = scanningSegmenter().segment(text).storage.tokens
        #expect(tokens.count == 4 && tokens[2].kind == kind, "\(text)")
    }

    @Test func aNameWithAMarkMayEndASentence() {
        #expect(sentences("Ông về Yahoo! Chủ tịch đi.") == ["Ông về Yahoo!", "Chủ tịch đi."])
        #expect(sentences("Ông về Yahoo! là đi.").count == 1)
        #expect(sentences("Ông về Yahoo! Messenger đi.").count == 1)
        #expect(sentences("Ông về Yahoo! “Chủ tịch đi.”").count == 2)
        #expect(sentences("Ông về Yahoo! (chủ tịch) đi.").count == 1)
        #expect(tokens("Ông về Yahoo!! Đi") == ["Ông", "về", "Yahoo", "!!", "Đi"])
        #expect(tokens("Yahoo!") == ["Yahoo!"] && tokens("Yahoo!\nÔng") == ["Yahoo!", "Ông"])
        #expect(sentences("Ông học C++. Chủ tịch đi.") == ["Ông học C++.", "Chủ tịch đi."])
    }

    @Test func capitalsBeforeALetterAreAnAbbreviation() {
        for text in ["Ông ở BV. K đi", "Ông (BV. K) đi", "Ông ở BV. E Hà Nội", "Ông ở BVĐK. T, nhà"] {
            #expect(sentences(text).count == 1, "\(text)")
        }
        for text in ["Ông ở SG. E đi", "Ông ở BV. Kinh tế", "Ông ở USA. K đi", "Ông ở Nam. K đi", "Ông ở BV. K-pop đi"]
        {
            #expect(sentences(text).count == 2, "\(text)")
        }
    }

    @Test func initialsOfANameKeepTheirStops() {
        #expect(tokens("Ông N.V. Minh đến") == ["Ông", "N.V.", "Minh", "đến"])
        #expect(tokens("Bà T.T.H. Lan đến") == ["Bà", "T.T.H.", "Lan", "đến"])
    }

    @Test(arguments: [
        ("20h30", TokenKind.number), ("8G05", .number), ("20hh30", .code), ("20b30", .code), ("3m2", .number),
        ("3m22", .code),
    ]) func lettersBetweenDigitsSayWhatTheTokenIs(_ text: String, kind: TokenKind) {
        #expect(scanningSegmenter().segment(text).storage.tokens.map(\.kind) == [kind])
    }

    @Test func spacesBehindTheLastStopChangeNothing() {
        for text in ["Hỏi Lê Văn A.", "Ở TP.", "Nay v.v."] {
            #expect(tokens(text + "   ") == tokens(text))
        }
    }

    @Test func marksThatPartWords() {
        #expect(tokens("kinh&xã") == ["kinh", "&", "xã"])
        #expect(tokens("@lan.Ông đi") == ["@lan", ".", "Ông", "đi"])
        #expect(tokens("@lan.đi về") == ["@lan", ".", "đi", "về"])
        #expect(tokens("trẻ <3 tuổi, thích <3") == ["trẻ", "<", "3", "tuổi", ",", "thích", "<3"])
        #expect(tokens("là (nhà:) đi") == ["là", "(", "nhà", ":", ")", "đi"])
        #expect(tokens("về @Hoà và @hoà.bình đi") == ["về", "@", "Hoà", "và", "@", "hoà", ".", "bình", "đi"])
        #expect(tokens("là 0912345678/0987654321") == ["là", "0912345678", "/", "0987654321"])
        #expect(tokens("về 12tr/m25 và 1h15pa") == ["về", "12tr", "/", "m25", "và", "1h15", "pa"])
        #expect(tokens("kèo +3 và >D") == ["kèo", "+", "3", "và", ">", "D"])
        #expect(tokens("đi.TS Nam") == ["đi", ".", "TS", "Nam"])
        #expect(tokens("Nam-Lan-2 là") == ["Nam", "-", "Lan-2", "là"])
        #expect(tokens("A1-B2 là COVID-19-Việt Nam") == ["A1", "-", "B2", "là", "COVID-19", "-", "Việt", "Nam"])
        #expect(
            tokens("đi A320-A3, W10-pro9 và wave3-nam") == [
                "đi", "A320", "-", "A3", ",", "W10", "-", "pro9", "và", "wave3", "-", "nam",
            ])
        #expect(tokens("là M12-k7, Abc3-libs") == ["là", "M12", "-", "k7", ",", "Abc3", "-", "libs"])
        #expect(tokens("trận B52-TV và V2.0-trận") == ["trận", "B52", "-", "TV", "và", "V2.0", "-", "trận"])
        #expect(tokens("về TP.HCM.1.200 hộ").last == "hộ" && tokens("về HCM.1.200").contains("1.200"))
        // No code where more is glued to the number, or a year stands there.
        for text in [
            "là ABC.5% đi", "là D.3,375 đi", "là I.5/2017 đi", "là I.2017 đi", "là D.3m đi", "là nam.5 đi",
            "là U.2 đi",
            "là U.2023 đi", "là A.23 đi",
        ] {
            #expect(tokens(text).contains("."), "\(text)")
        }
        // Brackets that close more than the address opens, and a mark beyond ASCII behind it.
        #expect(tokens("(ở http://abc.vn/a_(b)) đi") == ["(", "ở", "http://abc.vn/a_(b)", ")", "đi"])
        #expect(tokens("(ở http://abc.vn/a)) đi") == ["(", "ở", "http://abc.vn/a", ")", ")", "đi"])
        #expect(tokens("xem http://abc.vn/1.pdf…đi") == ["xem", "http://abc.vn/1.pdf", "…", "đi"])
        #expect(tokens("xem http://abc.vn/a/bẢnh") == ["xem", "http://abc.vn/a/b", "Ảnh"])
        #expect(tokens("việt\u{200B}nam") == ["việt", "nam"])
        #expect(tokens("mục k-20 và wave-2 là") == ["mục", "k", "-", "20", "và", "wave", "-", "2", "là"])
    }

    @Test func codesInCapitalsAreToldFromOthers() {
        let document = scanningSegmenter().segment("AT&T a&b Johnson&Johnson")
        #expect(document.storage.tokens.map(\.shape) == [.upper, .alphanumeric, .alphanumeric])
    }

    /// What lies behind the end of a text is none of it, and an address is known by its first 64 bytes.
    @Test func addressesEndWithTheTextAndHaveShortNames() {
        let bytes = Array("Xem bao.vn/bai và toa.soan@bao.com.vn nhé".utf8)
        let worker = scanningSegmenter().makeWorker()
        for end in 0...bytes.count {
            let expected = scanningSegmenter().segment(SourceText(bytes: Array(bytes[..<end]))).storage.tokens
            bytes.withUnsafeBufferPointer {
                worker.segment(UnsafeBufferPointer(rebasing: $0[..<end]))
                #expect(worker.tokens.elementsEqual(expected), "\(end)")
            }
        }
        for length in [60, 70] {
            let name = String(repeating: "a", count: length)
            #expect((tokens("Xem \(name)@bao.vn nhé").count == 3) == (length < 64))
        }
    }

    @Test func keysHoldFifteenBytes() {
        #expect(SyllableKey("abcdefghijklmno")?.count == 15)
        #expect(SyllableKey("abcdefghijklmnop") == nil)
    }

    @Test func textJoinedBeforeStaysJoined() {
        let document = scanningSegmenter().segment("Ông là chủ_tịch Việt_Nam hôm_nay.")
        #expect(document.words.map(\.text) == ["Ông", "là", "chủ_tịch", "Việt_Nam", "hôm_nay", "."])
        #expect(document.tokens.count == 9)
        #expect(tokens("chủ_tịch_1 user_name") == ["chủ_tịch_1", "user_name"])
    }

    @Test func hyphenPairsAreThreeTokens() {
        #expect(tokens("Việt Nam-Campuchia") == ["Việt", "Nam", "-", "Campuchia"])
        #expect(tokens("kinh tế-xã hội") == ["kinh", "tế", "-", "xã", "hội"])
    }

    @Test func gluedSentenceEndsAreSplit() {
        #expect(sentences("sâu rộng.Chiều 9/7, ông về.") == ["sâu rộng.", "Chiều 9/7, ông về."])
        #expect(sentences("Ảnh: TTXVN.Chủ tịch đi") == ["Ảnh: TTXVN.", "Chủ tịch đi"])
        #expect(sentences("năm 2020-2021.Chủ tịch đi") == ["năm 2020-2021.", "Chủ tịch đi"])
        #expect(sentences("uống vitamin A.Chiều về") == ["uống vitamin A.", "Chiều về"])
        #expect(sentences("xem http://abc.vn/x?y=1.Chiều nay") == ["xem http://abc.vn/x?y=1.", "Chiều nay"])
        #expect(sentences("ông nói: \"Đi.\"Chiều về") == ["ông nói: \"Đi.\"", "Chiều về"])
    }

    @Test func abbreviationsAndNumbersDoNotEndASentence() {
        #expect(sentences("GS.TS. Nam ở TP. Việt Nam, Q.1 lúc 1.234,5 đi v.v. và về").count == 1)
        #expect(sentences("Ông A. là ai, J. K. Rowling và J.Biden").count == 1)
        #expect(sentences("1. Nhà ông").count == 1)
        #expect(sentences("a) đi; b. Về").count == 1)
    }

    @Test func quotesAndEllipses() {
        #expect(sentences("“Đi đâu?” ông nói. “Về!”") == ["“Đi đâu?” ông nói.", "“Về!”"])
        #expect(sentences("Rồi... thôi… Về nhà") == ["Rồi... thôi…", "Về nhà"])
        #expect(sentences("Nó đi… “Về nhà.”") == ["Nó đi…", "“Về nhà.”"])
        #expect(sentences("Nó đi… “về nhà.”").count == 1)
    }

    @Test func lineEnds() {
        #expect(sentences("Nhà ông\nLà nhà") == ["Nhà ông", "Là nhà"])
        #expect(sentences("Nhà ông\nlà nhà").count == 1)
        #expect(sentences("nhà ông\n\nlà nhà").count == 2)
        #expect(sentences("Nhà\r\nÔng\rLà").count == 3)
    }

    /// Ranges are moved to a source that was composed on the way as the view says it of each alone.
    @Test func rangesOfComposedTextAreThoseOfItsView() {
        let pieces = [
            "Vie\u{302}\u{323}t", "nam", " ", "a\u{300}", "\u{FEFF}", "Ho\u{300}a", "o\u{31B}", ".", "\u{301}", "9/7",
            "\n", "ấ",
        ]
        var random = SeededGenerator(seed: 11)
        let segmenter = scanningSegmenter()
        for _ in 0..<400 {
            let text = Array(
                (0..<Int.random(in: 1...30, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
                    .utf8)
            let view = nfc(of: text)
            let moved = segmenter.segment(SourceText(bytes: text)).storage.tokens.map(\.range)
            let plain = segmenter.segment(SourceText(bytes: view.bytes)).storage.tokens.map(\.range)
            #expect(moved == plain.map { view.sourceRange(of: $0) })
        }
    }

    @Test func brokenBytesAreOneTokenOverExactlyThem() {
        let document = scanningSegmenter().segment(
            SourceText(bytes: Array("nhà ".utf8) + [0xFF, 0xFE] + Array(" ông".utf8)))
        #expect(document.storage.tokens.map(\.kind) == [.syllable, .other, .syllable])
        #expect(document.storage.tokens[1].range == 5..<7)
    }
}

/// What a list says at once about the end of a word.
@Suite struct WordListTests {
    @Test func everyWordMayEndAsItDoesInEitherCase() {
        for list in [WordList.abbreviations, .connectors, .givenNames, .labels, .units] {
            for word in list.words {
                for spelling in [word, word.uppercased()] {
                    #expect(list.mayEnd(with: spelling.utf8.last ?? 0), "\(spelling)")
                }
            }
        }
        #expect(!WordList.abbreviations.mayEnd(with: UInt8(ascii: "a")))
    }
}
