import VietCore

/// The features of a token of a candidate span, for the model of names.
///
/// Every feature is 0 or 1 and has a key: a hash of its template and of one or two contents, see ``KeyList``. The raw values are part of
/// the keys; a changed meaning needs a new ``NameFeatures/version``.
///
/// Contents are written from the token, which is 0: -1 stands before it, 1 behind. *word*: the token's key and whether it
/// is capital; *form*: ``TokenForm``, for position 0 with a bit each for a sentence mostly in capitals and for recased
/// text; *fine*, *coarse*: the classes of ``NameTable`` `clusters`; *run*: the capital run that the token is in; *place in
/// the run*: the distance to its start and end, each up to 3; *kind*: the most frequent type of a counted name and how
/// clear it is, ``NameTable/Payload/kind``. Outside the sentence stand words 2 (before) and 3 (behind).
///
/// | templates | contents |
/// |---|---|
/// | `form`, `token`, `wordForm` | form; key whatever the case; word and form |
/// | `previous`, `next`, `previous2`, `next2`, `previous3`, `next3` | one word, up to three places away |
/// | `previousAndHere`, `hereAndNext`, `previousPair`, `nextPair`, `aroundPair` | words -1 0; 0 1; -2 -1; 1 2; -1 1 |
/// | `forms3`, `forms5` | forms -1...1; -2...2 |
/// | `previousForms`, `nextForms` | word -1, forms 0 1; word 1, forms -1 0 |
/// | `glueForms`, `gluePrevious`, `glueNext`, `glueHere` | what is glued to the token, with forms and a word; all but the first only where something is |
/// | `fine`, `fineNext`, `finePrevious` | fine class 0, 1 or -1, form |
/// | `fineNext2`, `finePrevious2` | fine class 2 or -2 |
/// | `coarsePrevious`, `coarseNext`, `coarse3` | coarse classes -1 0; 0 1; -1...1 |
/// | `finePreviousPair`, `fineNextPair` | fine classes -1 0; 0 1 |
/// | `coarseBefore`, `coarseBehind` | coarse classes -2 -1 or 1 2, form |
/// | `ownWord`, `wordPlace`, `leftWord`, `rightWord` | the segmenter's word, its left and right neighbour, with the token's place in it |
/// | `leftWordPair`, `rightWordPair` | the same two by two |
/// | `suffix3`, `suffix2`, `endLetters` | foreign spellings: last three bytes; last two; first and last; each with form |
/// | `counted`, `countedOften`, `countedForms` | kind and place in the longest counted name over the token, with form; with its count; with length and forms beside |
/// | `countedPrevious`, `countedNext` | kind and place, word -1 or 1 |
/// | `countedPair`, `countedPairBefore`, `countedAhead` | kind and place 0 1; 0 -1; 1 with the word |
/// | `lists`, `list`, `listCounted` | places in all lists, form; place in one list, form; the same with kind |
/// | `run`, `runWhole`, `runFirst`, `runLast` | place in the run, with length and form; with the whole run; its first word; its last |
/// | `runBefore`, `runBefore2`, `runAfter`, `runAfter2` | one or two words before or behind the run, place |
/// | `runFineBefore`, `runFineAfter`, `runFineBefore2` | the same by fine classes |
/// | `runKind`, `runKindBefore`, `runKindAfter` | kind of the run, with length; with the word before; behind |
/// | `runCoarseAround`, `runKindCoarse`, `runAround` | coarse classes around the run; with kind; words around it |
/// | `runOpens`, `runOpensToken` | whether the run opens the sentence, place; and the token, where it does |
/// | `runBeforeLength` | word before, length |
/// | `listHead`, `listKinds`, `listHeadKinds` | a run in a list: the word before the list; kinds beside it; both |
/// | `runLists`, `runListsBefore`, `runListsAfter` | lists that the whole run is in, place; with the word before; behind |
/// | `cue`, `cueKind`, `cues`, `cueAfter`, `cueTail`, `cueLists` | kind of ``NameCue`` before the token in or before its run, place; with kind; with those at the end and behind; behind, with kind; at the end, with kind; with lists |
/// | `behindLists`, `behindCue` | no run, but one behind: lists it is in, its cue; form and distance |
/// | `chain`, `chainToken` | place in a string with hyphens, forms around; with the token |
/// | `quotation`, `quotationForms` | cue before the quotation and place in it, form; forms around |
/// | `ownCue`, `ownCueWord` | the token's place in a cue, form; kind of the cue, word |
/// | `compound` | a capital that its word has only at its start: whether the sentence starts here; kind and place in the counted name |
/// | `runClass`, `runClassCoarse`, `runClassBefore`, `runClassAfter` | class of the whole run, where it has one: fine; coarse; with the words around |
/// | `ahead`, `aheadKind`, `aheadFirst`, `aheadFine`, `aheadCounted` | no run, but one ahead: its distance, kind, first word, with the token |
/// | `aheadPhrase`, `aheadPhraseKind`, `aheadPrevious` | the words from the token up to that run; with kind; word -1 |
/// | `aheadClass`, `aheadClassFine` | class of that run |
/// | `behindWord`, `behindForm`, `behindLast`, `behindRun` | no run, but one behind: its distance and kind with word or form; its last word; its first |
package enum NameTemplate: UInt64, CaseIterable, Sendable {
    case form = 0
    case token, wordForm, previous, next, previous2, next2, previous3, next3
    case previousAndHere, hereAndNext, previousPair, nextPair, aroundPair
    case forms3 = 16
    case forms5, previousForms, nextForms
    case fine = 20
    case fineNext, finePrevious, fineNext2, finePrevious2, coarsePrevious, coarseNext, coarse3
    case finePreviousPair, fineNextPair, coarseBefore, coarseBehind
    case ownWord = 32
    case wordPlace, leftWord, rightWord, leftWordPair, rightWordPair
    case suffix3 = 38
    case suffix2, endLetters
    case counted = 41
    case countedOften, countedForms, countedPrevious, countedNext, countedPair, countedPairBefore, countedAhead
    case lists = 49
    case list, listCounted
    case run = 52
    case runBefore, runBefore2, runAfter, runAfter2, runFineBefore, runFineAfter, runFineBefore2
    case runWhole, runFirst, runLast, runKind, runKindBefore, runKindAfter, runCoarseAround, runKindCoarse, runAround
    case runOpens, runOpensToken, runBeforeLength
    case ahead = 72
    case aheadKind, aheadFirst, aheadFine, aheadCounted, aheadPhraseKind, aheadPhrase, aheadPrevious
    case behindWord = 80
    case behindForm, behindLast, behindRun
    case runClass = 84
    case runClassCoarse, runClassBefore, runClassAfter
    case aheadClass = 88
    case aheadClassFine
    case glueForms = 90
    case gluePrevious, glueNext, glueHere
    case listHead = 94
    case listKinds, listHeadKinds
    case runLists = 97
    case runListsBefore, runListsAfter
    case cue = 100
    case cueKind, cues, cueAfter, cueTail, cueLists
    case behindLists = 106
    case behindCue
    case chain = 110
    case chainToken
    case quotation = 112
    case quotationForms
    case ownCue = 114
    case ownCueWord
    case compound = 116

    /// The template and the first content of a feature in one number. Keys are hashed from it and from the second content.
    @inline(__always)
    func with(_ content: UInt64) -> UInt64 { FeatureHash.start(rawValue, content) }
}
