/// What the features read of one token of a sentence that is being prepared.
struct FeatureRow: BitwiseCopyable {
    /// So many rows stand on either side of a sentence for what lies beyond its edges: no feature looks further.
    static let edgeRows = 3

    var key: UInt32
    /// The key, and whether the token is capital.
    var word: UInt32
    var form: TokenForm
    var marks: TokenMarks
    var wordKey: UInt32
    var wordPlace: WordPlace
    var affix: UInt32 = 0
    /// The payload of the token in the table of clusters.
    var classes: UInt32 = 0
    /// The rows of the first token of the segmenter's word and behind its last.
    var wordStart: Int32 = 0
    var wordEnd: Int32 = 0
    /// The number of the capital run that the token is part of; -1 for none.
    var run: Int32 = -1
    /// The distance to the next anchor to the right and to the left, 15 for none near. Anchors are capital tokens and the
    /// numbers of numbered names.
    var nextAnchor: UInt8 = 15
    var previousAnchor: UInt8 = 15
    /// The longest counted name over the token: kind (4 bits), place (2), count (2), length (4). And its length.
    var counted: UInt32 = 0
    var countedLength: UInt8 = 0
    /// Three bits a list: 0 none, else place + 1.
    var listed: UInt64 = 0
    /// For a token of a ``NameCue`` before a run or at its start: the kind, and in bits 4-5 the place in it.
    var cue: UInt8 = 0
    /// In quotation marks that open with a capital: the kind of the cue before them or 15, and in bits 4-5 the place.
    var quotation: UInt8 = 0
    /// In an unspaced string with a hyphen and a capital: 1 at its start, 2 hyphen, 3 small and 4 capital letters behind one.
    var chain: UInt8 = 0

    /// The row before a sentence and the one behind it. Their classes are like no token's.
    static let before = FeatureRow(edge: 2)
    static let behind = FeatureRow(edge: 3)

    private init(edge key: UInt32) {
        self.init(key: key, word: key, form: .edge, marks: [], wordKey: key, wordPlace: .alone)
        classes = 0xFFFFF
    }

    init(key: UInt32, word: UInt32, form: TokenForm, marks: TokenMarks, wordKey: UInt32, wordPlace: WordPlace) {
        self.key = key
        self.word = word
        self.form = form
        self.marks = marks
        self.wordKey = wordKey
        self.wordPlace = wordPlace
    }

    /// The class among many, in which few tokens are alike.
    @inline(__always) var fine: UInt64 { UInt64(classes & 0xFFF) }
    /// The class among few.
    @inline(__always) var coarse: UInt64 { UInt64(classes >> 12 & 0xFF) }
    /// Whether the token is in quotation marks behind a word that tells what they hold.
    @inline(__always) var isInNamedQuotation: Bool { quotation & 15 != 0 && quotation & 15 != 15 }
    /// Kind and place in the longest counted name.
    @inline(__always) var countedPlace: UInt64 { UInt64(counted & 0x3F) }
}

/// A run of capital tokens.
struct CapitalRun: BitwiseCopyable {
    /// The rows of its first token and behind its last.
    var start: Int
    var end: Int
    /// The key of all its tokens together.
    var key: UInt32
    /// How the whole run is counted as a name, see ``NameTable/Payload/kind``.
    var kind: UInt8
    /// The lists that the whole run is in, one bit a list.
    var lists: UInt32
    /// The payload of the whole run in the table of clusters.
    var classes: UInt32
    /// The kind of ``NameCue`` before the run, with 16 where that begins with a capital and 64 where a quotation mark stands
    /// between; at the start of the run, and the row behind that; behind the run; and whether one is its end.
    var cue: UInt8 = 0
    var innerCue: UInt8 = 0
    var innerEnd = 0
    var cueAfter: UInt8 = 0
    var hasTail = false
    /// The word before the list that the run continues, 0 for none, and one more than the kinds of the runs beside it
    /// there: the one before in the lower four bits, the one behind in the upper.
    var listHead: UInt32 = 0
    var listKinds: UInt8 = 0

    @inline(__always) var fine: UInt64 { UInt64(classes & 0xFFF) }
    @inline(__always) var coarse: UInt64 { UInt64(classes >> 12 & 0xFF) }
}
