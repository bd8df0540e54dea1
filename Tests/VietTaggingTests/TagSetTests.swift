import Testing
import VietCore

@Suite struct TagSetTests {
    @Test func namesOfBothSetsAreKnown() {
        #expect(TagSet(name: "NOUN") == TagSet { $0.partOfSpeech == .noun })
        #expect(TagSet(name: "Np")?.contains(WordTag(.properNoun, .properNoun)!) == true)
        // A treebank's verb is a verb or serves one.
        #expect(TagSet(name: "V") == TagSet { [.verb, .auxiliary].contains($0.partOfSpeech) })
        #expect(TagSet(name: "noun") == nil && TagSet(name: "") == nil && TagSet(name: "NN") == nil)
    }

    @Test func everyTagHasOnePlaceAndTwoNames() {
        for (index, tag) in WordTag.all.enumerated() {
            #expect(WordTag(tag.partOfSpeech, tag.vlsp) == tag && Int(tag.index) == index)
        }
        #expect(Set(WordTag.all.map(\.partOfSpeech)) == Set(PartOfSpeech.allCases))
        #expect(Set(WordTag.all.map(\.vlsp)) == Set(VLSPTag.allCases))
        #expect(WordTag(.verb, .noun) == nil)
    }

    @Test(arguments: [
        ("NOUN", "Nc", ["Nc"]), ("NOUN", "_", ["N", "Nc", "Ny", "Nu", "Nb"]), ("PROPN", "NNP", ["Np"]),
        ("ADJ", "ADJ", ["A"]), ("AUX", "AUX", ["V"]), ("SCONJ", "CC", ["C"]), ("CCONJ", "CC", ["Cc"]),
        ("PUNCT", ".", ["CH"]), ("NOUN", "NU", ["Nu"]),
    ])
    func columnsOfTreebanksAreRead(upos: String, xpos: String, vlsp: [String]) throws {
        let set = try #require(TagSet(upos: upos, xpos: xpos))
        #expect(WordTag.all.filter { set.contains($0) }.map(\.vlsp.rawValue) == vlsp)
        #expect(WordTag.all.filter { set.contains($0) }.allSatisfy { $0.partOfSpeech.rawValue == upos })
    }

    @Test func whatIsOpenStaysOpen() {
        #expect(TagSet(upos: "_", xpos: "_") == nil)
        #expect(TagSet(upos: "NN", xpos: "N") == nil)
        #expect(TagSet(upos: "NOUN|VERB", xpos: "Nc|V")?.rawValue.nonzeroBitCount == 2)
        #expect(TagSet(upos: "NOUN|VERB", xpos: "Nc")?.rawValue.nonzeroBitCount == 2)
        #expect(TagSet(upos: "NOUN|NN", xpos: "N|N") == nil)
    }
}
