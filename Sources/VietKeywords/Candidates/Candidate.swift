import VietCore

extension CandidateSet {
    struct Sources: OptionSet {
        let rawValue: UInt8
        /// A run of capitalised words, a part of one at its start or end, or a name found by the tagger.
        static let name = Sources(rawValue: 1)
        static let phrase = Sources(rawValue: 2)
        /// A phrase with a linking word inside: worth weighing only where it is repeated.
        static let loose = Sources(rawValue: 4)
        static let quoted = Sources(rawValue: 8)
        /// How many bits a span takes in a plan: all but the last.
        static let planned: UInt32 = 3
    }

    /// How an occurrence stands to what the tagger found.
    struct Setting: OptionSet, BitwiseCopyable {
        let rawValue: UInt8
        /// It is a part of a longer name, and stands nowhere outside of it.
        static let insideName = Setting(rawValue: 1)
        /// It begins or ends inside a name, of which it is no part.
        static let cutsName = Setting(rawValue: 2)
        /// A word of it stands in a number, a date or another expression.
        static let expression = Setting(rawValue: 4)
        /// It begins inside a name and goes on behind it, or holds two names side by side: `Hà Nội Lê Thị Lúa` behind `UBND TP`, and
        /// with it.
        static let leavesName = Setting(rawValue: 8)
        /// Common words and a number that counts what stands behind it (`nhiệm vụ 6` of `6 tháng`), or a time of day, a sum or a share
        /// behind them (`giá 118.000 đồng`).
        static let endsInAmount = Setting(rawValue: 16)
    }

    struct Occurrence: BitwiseCopyable {
        var candidate: UInt32
        var first: UInt32
        var end: UInt32
        /// 1 where the span is exactly a name, 2 where it is exactly a quotation; above them the type of the name.
        var exact: UInt8
        var setting: Setting

        var isName: Bool { exact & 1 != 0 }
        var isQuotation: Bool { exact & 2 != 0 }
        /// The index of the type in ``EntityType/names``, -1 where it is not known.
        var type: Int { Int(exact >> 2) - 1 }

        var words: Range<Int> { Int(first)..<Int(end) }
    }

    struct Candidate: BitwiseCopyable {
        var first: UInt32
        var end: UInt32
        var sources: UInt8
        var inTitle: Bool
        var count: UInt32
        /// Where the occurrences start in ``occurrences``, once sorted.
        var start: UInt32

        var words: Range<Int> { Int(first)..<Int(end) }
        func has(_ source: Sources) -> Bool { sources & source.rawValue != 0 }
    }
}
