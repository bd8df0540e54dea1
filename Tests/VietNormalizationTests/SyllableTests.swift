import Testing
import VietNormalization

@Suite struct SyllableTests {
    @Test func partsOfSyllables() throws {
        let nghieng = try #require(Syllable("Nghiêng"))
        #expect(nghieng.onset == "ngh" && nghieng.glide == "" && nghieng.nucleus == "iê" && nghieng.coda == "ng")
        let quyen = try #require(Syllable("quyển"))
        #expect(quyen.onset == "q" && quyen.glide == "u" && quyen.nucleus == "yê" && quyen.coda == "n")
        #expect(quyen.tone == .hook)
        let hoa = try #require(Syllable("hoà"))
        #expect(hoa.glide == "o" && hoa.nucleus == "a" && hoa.spelled(.old) == "hòa" && hoa.spelled(.new) == "hoà")
        let gieng = try #require(Syllable("giếng"))
        #expect(gieng.onset == "g" && gieng.nucleus == "iê")
        let gia = try #require(Syllable("già"))
        #expect(gia.onset == "gi" && gia.nucleus == "a" && gia.spelled(.old) == "già")
        #expect(Syllable("thuy\u{309}")?.spelled(.old) == "thủy")
        let misplaced = try #require(Syllable("hòang"))
        #expect(misplaced.isMisplaced && misplaced.spelled(.old) == "hoàng")
    }

    @Test(arguments: [
        "quý", "quạ", "quốc", "gì", "giữ", "giặt", "khuya", "khuỷu", "ngoằn", "ngoèo", "huân", "tuyết", "thuở", "yêu",
        "ỷ", "ương", "oăm", "uỳnh", "xoong", "moóc", "mỹ", "mĩ", "nghỉ", "ghế", "kẻ", "ky", "đường", "nguyễn", "ăn",
    ]) func isSyllable(word: String) { #expect(Syllable.isValid(word)) }

    @Test(arguments: [
        "hòang", "thưở", "cê", "ke\u{301}p\u{300}", "nge", "ghà", "gha", "ca\u{302}ch", "các\u{301}", "tap", "chich",
        "win", "quu", "zoà", "iêu", "tyên", "bb", "", "a1", "đ", "ngh", "viêtt", "caá", "nghiêngg", "café", "Ðà",
    ]) func isNoSyllable(word: String) { #expect(!Syllable.isValid(word)) }

    @Test func inventoryIsTheSameInBothStyles() throws {
        let new = Syllable.inventory(.new)
        let old = Syllable.inventory(.old)
        #expect(new.count == 17_480 && old.count == new.count)
        #expect(Set(new).count == new.count && Set(old).count == old.count)
        var toOld = Normalizer.Options()
        toOld.tone = .old
        var toNew = Normalizer.Options()
        toNew.tone = .new
        var wrong: [String] = []
        for (a, b) in zip(new, old) {
            let syllable = Syllable(a)
            if syllable?.spelled(.new) != a || syllable?.spelled(.old) != b || syllable?.isMisplaced != false {
                wrong.append(a)
            }
            if Syllable(b) != syllable { wrong.append(b) }
            // The folding of the tokens' table agrees with the analyser.
            if ToneFolding.fold(Array(b.utf8)) != Array(a.utf8) || ToneFolding.fold(Array(a.utf8)) != Array(a.utf8) {
                wrong.append("fold \(b)")
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(20))")
        let newText = new.joined(separator: " ")
        let oldText = old.joined(separator: " ")
        #expect(try Normalizer(toOld).normalize(newText) == oldText)
        #expect(try Normalizer(toNew).normalize(oldText) == newText)
        #expect(try Normalizer(toOld).normalize(newText.uppercased()) == oldText.uppercased())
    }
}
