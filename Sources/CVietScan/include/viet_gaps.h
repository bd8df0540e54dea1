#ifndef VIET_GAPS_H
#define VIET_GAPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Scores the gaps of a sentence. The types mirror those of VietCore and of the folded tables; the scorer of VietSegmentation
// checks their layout, and its tests compare every score with a plain reference.

/// `TokenKind` and `Token.Flags` of VietCore, as far as they are read here.
enum { VIET_KIND_SYLLABLE = 0, VIET_KIND_NUMBER = 1, VIET_KIND_PUNCTUATION = 8 };
enum { VIET_FLAG_SPACE = 1, VIET_FLAG_LINE = 2, VIET_FLAG_JOINED = 4, VIET_FLAG_HYPHEN = 128 };

/// `Token` of VietCore. 16 bytes.
typedef struct {
    uint32_t start, end;
    uint16_t syllable;
    uint8_t flags, kind, shape, padding[3];
} viet_token;

/// `Word` of VietCore. 16 bytes.
typedef struct {
    uint32_t start, end, first_token, token_count;
} viet_word;

/// What is known of a syllable besides its row of weights.
typedef struct {
    /// Onset (8 bits), rhyme (8), foreign (1), family name (1), whether `leftForms` and whether `rightForms` weights for
    /// other forms than lower-case exist (1 each), whether it may stand inside a foreign name in lower case (1),
    /// whether it is half of a double given name (1).
    uint32_t bits;
    /// Weights between two lower-case tokens, as the left and as the right one.
    int16_t left_lower, right_lower;
} viet_gap_traits;

/// What two neighbouring tokens contribute.
typedef struct {
    /// First syllable in the upper half, second in the lower; all ones in a free slot.
    uint32_t key;
    /// Weights for the gap after the pair, between its tokens, and before it.
    int16_t before, between, after;
    /// Further weight between two lower-case tokens.
    int16_t lower;
    /// Level in the lexicon (2 bits), whether weights for other forms exist (1), strength of the bond (3), node of longer
    /// words (26).
    uint32_t info;
} viet_gap_pair;

/// A step from a node of the lexicon over one further syllable.
typedef struct {
    /// Node in the upper 48 bits, syllable in the lower 16; 0 in a free slot.
    uint64_t key;
    uint32_t child;
    int16_t entry_weight;
    uint8_t level, padding;
} viet_gap_step;

typedef struct {
    uint64_t key;
    int32_t weight, padding;
} viet_gap_form_weight;

/// The folded tables of a model.
typedef struct {
    /// Eight weights a syllable, for the gaps three before it to two behind it, then two zeros.
    const int16_t *_Nonnull rows;
    const viet_gap_traits *_Nonnull traits;
    const viet_gap_pair *_Nonnull pairs;
    const uint64_t *_Nonnull filter;
    const viet_gap_step *_Nonnull steps;
    const viet_gap_form_weight *_Nonnull form_weights;
    /// A bit each for the hashes of the pairs and form weights that there are.
    const uint64_t *_Nonnull form_filter;
    const int32_t *_Nonnull forms_before, *_Nonnull forms_around, *_Nonnull forms_after;
    const int32_t *_Nonnull levels, *_Nonnull level_forms, *_Nonnull presence, *_Nonnull cover, *_Nonnull cover_forms;
    const int32_t *_Nonnull echo, *_Nonnull bonds;
    /// How far a 32-bit hash is shifted to give a slot of `pairs` and a bit of a filter.
    uint32_t pair_shift, filter_shift, form_filter_shift;
    uint32_t pair_mask, step_mask, form_weight_mask;
    int32_t bias;
} viet_gap_tables;

/// The scratch memory of a sentence: parallel arrays by token, in which a gap goes by the token left of it. Each reaches
/// `VIET_GAP_PADDING` slots over both ends of the sentence.
typedef struct {
    /// The hash of the pair that a token starts, then work space.
    uint32_t *_Nonnull hashes;
    /// Pairs that may be in the table, by their first token.
    uint32_t *_Nonnull candidates;
    int32_t *_Nonnull scores;
    uint32_t *_Nonnull traits;
    /// `left_lower` in the lower half, `right_lower` in the upper.
    uint32_t *_Nonnull lower;
    uint16_t *_Nonnull syllables;
    /// Levels of the words that start at a token: 2 bits for each length from 2 on.
    uint16_t *_Nonnull levels;
    uint8_t *_Nonnull forms;
    /// 1 where the gap before a token is open.
    uint8_t *_Nonnull is_open;
    /// Number and length of the longest word over a gap.
    uint8_t *_Nonnull covers, *_Nonnull cover_lengths;
    /// Length of the longest word that ends at a token, less 1, at most 3.
    uint8_t *_Nonnull endings;
    /// One bit each for a word of 2, 3 and 4 syllables that starts at a token.
    uint8_t *_Nonnull presence;
    /// Strength of the bond over a gap, 0 where it is not open.
    uint8_t *_Nonnull bonds;
} viet_gap_lanes;

enum {
    VIET_GAP_PADDING = 16,
    /// Bytes of scratch memory a slot.
    VIET_GAP_SLOT = 31,
    VIET_GAP_ANY_OPEN = 1,
    VIET_GAP_HYPHENS = 2,
    /// No word has more tokens, whatever the scores of its gaps: a name of that many parts is none.
    VIET_GAP_LONGEST_WORD = 12,
    /// The score from which the weakest gap of a chain of words stands, 95 % sure; what a weaker one loses; what a gap has at
    /// least that is joined against its score.
    VIET_GAP_STRONG = 2944,
    /// The highest score of a gap at which a word of several tokens was cut.
    VIET_GAP_CUT = -1,
};

/// Lanes in `memory`, which has room for `slots` slots of `VIET_GAP_SLOT` bytes.
viet_gap_lanes viet_gap_lanes_make(void *_Nonnull memory, size_t slots);

/// Fills the lanes from `count` tokens: syllables, forms and open gaps. Says whether any gap is open, and whether there are
/// hyphens.
unsigned viet_gaps_prepare(
    const viet_token *_Nonnull tokens, size_t count, const viet_gap_tables *_Nonnull tables, const viet_gap_lanes *_Nonnull lanes);

/// Fills `scores` for the open gaps of a sentence whose syllables, forms and open gaps are in the lanes.
void viet_gaps_score(size_t count, const viet_gap_tables *_Nonnull tables, const viet_gap_lanes *_Nonnull lanes);

/// The same without instructions for wide vectors, to compare with.
void viet_gaps_score_plain(size_t count, const viet_gap_tables *_Nonnull tables, const viet_gap_lanes *_Nonnull lanes);

/// Sets the flag of tokens that continue a word: those behind an open gap with a score above 0. A word of more than
/// `VIET_GAP_LONGEST_WORD` tokens is cut at its weakest gaps, which get the score 0; a chain of overlapping words of the lexicon
/// at its weakest gap, and a place before a foreign name, which lose `VIET_GAP_STRONG` and get no more than `VIET_GAP_CUT`. Entries of
/// four tokens or more that would leave a part that is no word, and foreign names over the particles in them, are joined with
/// `VIET_GAP_STRONG`.
void viet_gaps_join(viet_token *_Nonnull tokens, size_t count, const viet_gap_lanes *_Nonnull lanes);

/// Writes the words of tokens `first` to `end` of a document behind each other and returns how many they are. `words` has
/// room for one a token.
size_t viet_gaps_words(const viet_token *_Nonnull tokens, size_t first, size_t end, viet_word *_Nonnull words);

#endif
