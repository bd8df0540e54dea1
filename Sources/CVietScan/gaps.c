#include "gaps.h"

#include <assert.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// What is random here is the memory: pairs and words of the lexicon lie in tables larger than the caches next to the core, and
// whether a pair is in the table is a coin toss. So each step first lists what it will look up, without a branch, asks the
// memory for it, and looks it up in the next loop.

// The layouts of compiled tables and of the arrays that Swift hands over.
static_assert(sizeof(viet_token) == 16 && offsetof(viet_token, flags) == 10 && offsetof(viet_token, shape) == 12, "Token");
static_assert(sizeof(viet_gap_traits) == 8, "the section TRAITS");
static_assert(sizeof(viet_gap_pair) == 16 && offsetof(viet_gap_pair, info) == 12, "the section PAIRS");
static_assert(sizeof(viet_gap_step) == 16 && offsetof(viet_gap_step, level) == 14, "the section STEPS");
static_assert(sizeof(viet_gap_form_weight) == 16, "the section FORMPAIR");

enum { EDGE_SYLLABLE = 1, NUMBER_SYLLABLE, PUNCTUATION_SYLLABLE, OTHER_SYLLABLE, FIRST_SYLLABLE };

/// The form of a letter run by shape (upper bits), then whether it is a family name, then whether it is foreign.
static const uint8_t run_forms[32] = {
    FORM_LOWER, FORM_FOREIGN_LOWER, FORM_LOWER, FORM_FOREIGN_LOWER,
    FORM_CAPITALIZED, FORM_FOREIGN_CAPITALIZED, FORM_FAMILY, FORM_FOREIGN_CAPITALIZED,
    FORM_UPPER, FORM_FOREIGN_UPPER, FORM_UPPER, FORM_FOREIGN_UPPER,
    FORM_INITIAL, FORM_INITIAL, FORM_INITIAL, FORM_INITIAL,
    FORM_MIXED, FORM_MIXED, FORM_MIXED, FORM_MIXED, FORM_MIXED, FORM_MIXED, FORM_MIXED, FORM_MIXED,
    FORM_MIXED, FORM_MIXED, FORM_MIXED, FORM_MIXED, FORM_MIXED, FORM_MIXED, FORM_MIXED, FORM_MIXED,
};

viet_gap_lanes viet_gap_lanes_make(void *memory, size_t slots) {
    viet_gap_lanes lanes;
    uint8_t *next = memory;
#define TAKE(field) \
    lanes.field = (void *)(next + VIET_GAP_PADDING * sizeof *lanes.field); \
    next += slots * sizeof *lanes.field
    TAKE(hashes);
    TAKE(candidates);
    TAKE(scores);
    TAKE(traits);
    TAKE(lower);
    TAKE(syllables);
    TAKE(levels);
    TAKE(forms);
    TAKE(is_open);
    TAKE(covers);
    TAKE(cover_lengths);
    TAKE(endings);
    TAKE(presence);
    TAKE(bonds);
#undef TAKE
    return lanes;
}

unsigned viet_gaps_prepare(
    const viet_token *tokens, size_t count, const viet_gap_tables *tables, const viet_gap_lanes *lanes
) {
    uint16_t *syllables = lanes->syllables;
    uint8_t *forms = lanes->forms, *is_open = lanes->is_open;
    const viet_gap_traits *traits = tables->traits;
    unsigned was_run = 0, any_open = 0, hyphens = 0;
    for (size_t i = 0; i < count; i++) {
        const viet_token token = tokens[i];
        const unsigned is_run = token.kind == VIET_KIND_SYLLABLE;
        if (__builtin_expect(is_run, 1)) {
            syllables[i] = token.syllable;
            __builtin_prefetch(tables->rows + 8 * (size_t)token.syllable);
            forms[i] = run_forms[(token.shape & 7) << 2 | (traits[token.syllable].bits >> 16 & 3)];
        } else {
            const unsigned is_number = token.kind == VIET_KIND_NUMBER, is_mark = token.kind == VIET_KIND_PUNCTUATION;
            syllables[i] = is_number ? NUMBER_SYLLABLE : is_mark ? PUNCTUATION_SYLLABLE : OTHER_SYLLABLE;
            forms[i] = is_number ? FORM_NUMBER : is_mark ? FORM_PUNCTUATION : FORM_OTHER;
            hyphens |= is_mark & (token.flags / VIET_FLAG_HYPHEN);
        }
        const unsigned open = was_run & is_run & ((token.flags & (VIET_FLAG_SPACE | VIET_FLAG_LINE | VIET_FLAG_HYPHEN)) == VIET_FLAG_SPACE);
        is_open[i] = (uint8_t)open;
        any_open |= open;
        was_run = is_run;
    }
    return any_open * VIET_GAP_ANY_OPEN | hyphens * VIET_GAP_HYPHENS;
}

// MARK: Hashes

static inline uint32_t pair_key(const uint16_t *syllables) { return (uint32_t)syllables[0] << 16 | syllables[1]; }

static inline uint32_t pair_hash(uint32_t key) { return key * 0x9E3779B1u ^ (key * 0x85EBCA77u) >> 15; }

static inline uint32_t wide_hash(uint64_t key) {
    const uint64_t product = key * 0x9E3779B97F4A7C15u;
    return (uint32_t)(product >> 32 ^ product);
}

static int32_t form_weight(const viet_gap_tables *tables, uint64_t key) {
    const uint32_t hash = wide_hash(key), bit = hash >> tables->form_filter_shift;
    if (!(tables->form_filter[bit >> 6] >> (bit & 63) & 1)) return 0;
    for (uint32_t slot = hash & tables->form_weight_mask;; slot = (slot + 1) & tables->form_weight_mask) {
        const viet_gap_form_weight found = tables->form_weights[slot];
        if (found.key == key) return found.weight;
        if (found.key == 0) return 0;
    }
}

static inline uint64_t pair_form_key(uint32_t pair, unsigned forms) { return 1ull << 60 | (uint64_t)pair << 8 | forms; }

static inline uint64_t side_form_key(uint64_t side, uint16_t syllable, unsigned forms) {
    return side << 60 | (uint64_t)syllable << 8 | forms;
}

// MARK: What syllables contribute

typedef int16_t row_t __attribute__((vector_size(16), aligned(2)));
typedef int32_t sums_t __attribute__((vector_size(32)));

/// Sets the edges, forgets the last sentence, adds the rows of the syllables, and lists the pairs that may be in the table.
static inline __attribute__((always_inline)) size_t push_syllables(
    ptrdiff_t count, const viet_gap_tables *restrict tables, const viet_gap_lanes *restrict lanes
) {
    uint16_t *syllables = lanes->syllables;
    for (ptrdiff_t edge = 1; edge <= 8; edge++) {
        syllables[-edge] = syllables[count + edge - 1] = EDGE_SYLLABLE;
        lanes->forms[-edge] = lanes->forms[count + edge - 1] = FORM_EDGE;
        lanes->is_open[-edge] = lanes->is_open[count + edge - 1] = 0;
    }
    const size_t slots = (size_t)count + 2 * VIET_GAP_PADDING;
    memset(lanes->levels - VIET_GAP_PADDING, 0, slots * sizeof *lanes->levels);
    memset(lanes->covers - VIET_GAP_PADDING, 0, slots);
    memset(lanes->cover_lengths - VIET_GAP_PADDING, 0, slots);
    memset(lanes->endings - VIET_GAP_PADDING, 0, slots);
    memset(lanes->presence - VIET_GAP_PADDING, 0, slots);
    memset(lanes->bonds - VIET_GAP_PADDING, 0, slots);

    // The sums of the eight gaps around a token move one lane down from token to token; the lane that leaves is complete.
    const int16_t *rows = tables->rows;
    const viet_gap_traits *traits = tables->traits;
    const sums_t zeros = {0};
    sums_t sums = zeros;
    uint32_t *candidates = lanes->candidates;
    size_t found = 0;
    for (ptrdiff_t token = -2; token < count + 3; token++) {
        const uint16_t syllable = syllables[token];
        sums += __builtin_convertvector(*(const row_t *)(rows + 8 * (size_t)syllable), sums_t);
        lanes->scores[token - 3] = sums[0];
        sums = __builtin_shufflevector(sums, zeros, 1, 2, 3, 4, 5, 6, 7, 8);

        const viet_gap_traits trait = traits[syllable];
        lanes->traits[token] = trait.bits;
        lanes->lower[token] = (uint16_t)trait.left_lower | (uint32_t)(uint16_t)trait.right_lower << 16;

        const uint32_t hash = pair_hash(pair_key(syllables + token));
        const uint32_t bit = hash >> tables->filter_shift;
        const uint32_t is_there = tables->filter[bit >> 6] >> (bit & 63) & 1 & (token >= -1) & (token < count);
        lanes->hashes[found] = hash >> tables->pair_shift;
        candidates[found] = (uint32_t)token;
        __builtin_prefetch(tables->pairs + (is_there ? hash >> tables->pair_shift : 0));
        found += is_there;
    }
    return found;
}

// MARK: What pairs and longer words contribute

/// The number of a cover: words of length n have n - 1 gaps, and those of the shorter lengths come first.
static inline uint8_t cover_number(unsigned length, unsigned before, unsigned level) {
    return (uint8_t)(1 + ((length - 2) * (length - 1) / 2 + before - 1) * 3 + level - 1);
}

/// Marks the gaps and the end of a word of three syllables or more.
static inline void mark(ptrdiff_t start, unsigned length, unsigned level, const viet_gap_lanes *lanes) {
    lanes->levels[start] |= (uint16_t)(level << 2 * (length - 2));
    if (length >= 4) lanes->levels[-VIET_GAP_PADDING] = 1;  // Read by `viet_gaps_join` alone.
    if (length <= 4) lanes->presence[start] |= (uint8_t)(1 << (length - 2));
    const ptrdiff_t last = start + length - 1;
    const uint8_t ending = (uint8_t)((length < 4 ? length : 4) - 1);
    if (lanes->endings[last] < ending) lanes->endings[last] = ending;
    for (ptrdiff_t gap = start; gap < last; gap++) {
        // Words are met in order of their starts, so of two of one length the first keeps the gap.
        if (lanes->cover_lengths[gap] >= length) continue;
        lanes->cover_lengths[gap] = (uint8_t)length;
        lanes->covers[gap] = cover_number(length, (unsigned)(gap - start) + 1, level);
    }
}

static inline uint64_t step_key(uint32_t node, uint16_t syllable) { return (uint64_t)node << 16 | syllable; }

/// Follows the lexicon from the first two syllables of its longer words.
static inline void push_longer_words(
    ptrdiff_t start, uint32_t node, const viet_gap_tables *tables, const viet_gap_lanes *lanes
) {
    for (ptrdiff_t end = start + 2; lanes->is_open[end] && end - start < LONGEST_ENTRY;) {
        const uint64_t key = step_key(node, lanes->syllables[end]);
        uint32_t slot = wide_hash(key) & tables->step_mask;
        while (tables->steps[slot].key != key) {
            if (tables->steps[slot].key == 0) return;
            slot = (slot + 1) & tables->step_mask;
        }
        const viet_gap_step step = tables->steps[slot];
        end++;
        if (step.level) {
            mark(start, (unsigned)(end - start), step.level, lanes);
            for (ptrdiff_t gap = start; gap < end - 1; gap++) lanes->scores[gap] += step.entry_weight;
        }
        if (!step.child) return;
        node = step.child;
    }
}

static inline __attribute__((always_inline)) void push_pairs(
    size_t found, const viet_gap_tables *restrict tables, const viet_gap_lanes *restrict lanes
) {
    int32_t *scores = lanes->scores;
    uint32_t *hashes = lanes->hashes, *candidates = lanes->candidates;
    // Words that go on are kept at the front of the two lists, which are read before they are overwritten.
    size_t longer = 0;
    for (size_t i = 0; i < found; i++) {
        const ptrdiff_t token = (int32_t)candidates[i];
        const uint32_t key = pair_key(lanes->syllables + token);
        const viet_gap_pair *pair = tables->pairs + hashes[i];
        while (pair->key != key && pair->key != UINT32_MAX) {
            pair = tables->pairs + ((uint32_t)(pair - tables->pairs + 1) & tables->pair_mask);
        }
        if (pair->key != key) continue;
        scores[token + 1] += pair->before;
        scores[token - 1] += pair->after;
        int32_t between = pair->between;
        if (lanes->is_open[token + 1]) {
            const unsigned left = lanes->forms[token], right = lanes->forms[token + 1], info = pair->info;
            if ((left == FORM_LOWER) & (right == FORM_LOWER)) {
                between += pair->lower;
            } else if (info & 4) {
                between += form_weight(tables, pair_form_key(key, left << 4 | right));
            }
            const unsigned level = info & 3, is_word = level != 0;
            lanes->levels[token] = (uint16_t)level;
            lanes->presence[token] = (uint8_t)is_word;
            lanes->endings[token + 1] = (uint8_t)is_word;
            lanes->cover_lengths[token] = (uint8_t)(is_word * 2);
            lanes->covers[token] = (uint8_t)level;  // cover_number(2, 1, level)
            lanes->bonds[token] = info >> 3 & 7;
            const uint32_t node = info >> 6;
            candidates[longer] = (uint32_t)token;
            hashes[longer] = node;
            const uint32_t goes_on = (node != 0) & lanes->is_open[token + 2];
            const uint32_t slot = wide_hash(step_key(node, lanes->syllables[token + 2])) & tables->step_mask;
            __builtin_prefetch(tables->steps + (goes_on ? slot : 0));
            longer += goes_on;
        }
        scores[token] += between;
    }
    for (size_t i = 0; i < longer; i++) push_longer_words((int32_t)candidates[i], hashes[i], tables, lanes);
}

// MARK: What patterns contribute

/// 3: the same syllable; 2: the same onset; 1: the same rhyme; 0: unlike, or one is foreign.
static inline unsigned likeness(const viet_gap_lanes *lanes, ptrdiff_t left, ptrdiff_t right) {
    if (lanes->syllables[left] == lanes->syllables[right]) return lanes->syllables[left] >= FIRST_SYLLABLE ? 3 : 0;
    const uint32_t a = lanes->traits[left], b = lanes->traits[right], difference = a ^ b;
    if ((a | b) & FOREIGN) return 0;
    if (!(difference & 0xFF) && (a & 0xFF)) return 2;
    return !(difference & 0xFF00);
}

/// What the rare weights of a gap add that is not between two lower-case tokens.
static int32_t rare_forms(ptrdiff_t gap, const viet_gap_tables *tables, const viet_gap_lanes *lanes) {
    const unsigned forms = (unsigned)lanes->forms[gap] << 4 | lanes->forms[gap + 1];
    int32_t sum = 0;
    if (lanes->traits[gap] & LEFT_FORMS) sum += form_weight(tables, side_form_key(2, lanes->syllables[gap], forms));
    if (lanes->traits[gap + 1] & RIGHT_FORMS) sum += form_weight(tables, side_form_key(3, lanes->syllables[gap + 1], forms));
    return sum;
}

static inline void add_patterns(ptrdiff_t gap, const viet_gap_tables *tables, const viet_gap_lanes *lanes) {
    const uint8_t *forms = lanes->forms + gap, *presence = lanes->presence + gap, *bonds = lanes->bonds + gap;
    const uint16_t *levels = lanes->levels + gap;
    const unsigned window = (unsigned)forms[-2] << 20 | (unsigned)forms[-1] << 16 | (unsigned)forms[0] << 12
        | (unsigned)forms[1] << 8 | (unsigned)forms[2] << 4 | forms[3];
    const unsigned pair_forms = window >> 8 & 0xFF;
    int32_t sum = tables->bias + tables->forms_before[window >> 8] + tables->forms_around[window >> 4 & 0xFFFF]
        + tables->forms_after[window & 0xFFFF];
    if (pair_forms == (FORM_LOWER << 4 | FORM_LOWER)) {
        sum += (int16_t)lanes->lower[gap] + (int16_t)(lanes->lower[gap + 1] >> 16);
    } else {
        sum += rare_forms(gap, tables, lanes);
    }
    const unsigned before = levels[-1], here = levels[0], after = levels[1];
    const unsigned four = (here | before | levels[-2]) & 0x30 ? 8 : 0;
    sum += tables->levels[(before & 15) << 10 | (here & 15) << 6 | (after & 3) << 4 | four | bonds[0]];
    sum += tables->level_forms[((before & 3) << 4 | (here & 3) << 2 | (after & 3)) << 8 | pair_forms];
    sum += tables->bonds[(unsigned)bonds[-1] << 6 | (unsigned)bonds[0] << 3 | bonds[1]];
    const unsigned present = (unsigned)presence[-2] << 12 | (unsigned)presence[-1] << 9 | (unsigned)presence[0] << 6
        | (unsigned)presence[1] << 3 | presence[2];
    sum += tables->presence[present << 1 | (lanes->cover_lengths[gap] > 4)];
    const unsigned cover = lanes->covers[gap], starting = after > 15 ? 3 : after > 3 ? 2 : after > 0;
    sum += tables->cover[cover << 4 | (unsigned)lanes->endings[gap] << 2 | starting];
    sum += tables->cover_forms[cover << 8 | pair_forms];
    const unsigned echo = likeness(lanes, gap, gap + 1) << 4 | likeness(lanes, gap - 1, gap + 1) << 2
        | likeness(lanes, gap, gap + 2);
    lanes->scores[gap] += sum + tables->echo[echo << 2 | (here & 3)];
}

void viet_gaps_score_plain(size_t count, const viet_gap_tables *tables, const viet_gap_lanes *lanes) {
    push_pairs(push_syllables((ptrdiff_t)count, tables, lanes), tables, lanes);
    for (ptrdiff_t gap = 0; gap + 1 < (ptrdiff_t)count; gap++) {
        if (lanes->is_open[gap + 1]) add_patterns(gap, tables, lanes);
    }
}

#if defined(__x86_64__)

#define WIDE __attribute__((target("avx2"), always_inline)) static inline

WIDE __m256i bytes_at(const uint8_t *p) { return _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)p)); }

WIDE __m256i words_at(const uint16_t *p) { return _mm256_cvtepu16_epi32(_mm_loadu_si128((const __m128i *)p)); }

WIDE __m256i longs_at(const uint32_t *p) { return _mm256_loadu_si256((const __m256i *)p); }

WIDE __m256i bits(__m256i value, int mask) { return _mm256_and_si256(value, _mm256_set1_epi32(mask)); }

WIDE __m256i up(__m256i value, int shift) { return _mm256_slli_epi32(value, shift); }

WIDE __m256i either(__m256i a, __m256i b) { return _mm256_or_si256(a, b); }

WIDE __m256i weights(const int32_t *table, __m256i index) { return _mm256_i32gather_epi32((const int *)table, index, 4); }

/// ``likeness`` of eight pairs of tokens.
WIDE __m256i likenesses(const viet_gap_lanes *lanes, ptrdiff_t left, ptrdiff_t right) {
    const __m256i first = words_at(lanes->syllables + left), second = words_at(lanes->syllables + right);
    const __m256i a = longs_at(lanes->traits + left), b = longs_at(lanes->traits + right);
    const __m256i zero = _mm256_setzero_si256(), difference = _mm256_xor_si256(a, b), one = _mm256_set1_epi32(1);
    const __m256i same = _mm256_cmpeq_epi32(first, second);
    const __m256i known = _mm256_cmpgt_epi32(first, _mm256_set1_epi32(FIRST_SYLLABLE - 1));
    const __m256i native = _mm256_cmpeq_epi32(bits(either(a, b), FOREIGN), zero);
    const __m256i onset = _mm256_andnot_si256(
        _mm256_cmpeq_epi32(bits(a, 0xFF), zero), _mm256_cmpeq_epi32(bits(difference, 0xFF), zero));
    const __m256i rhyme = _mm256_cmpeq_epi32(bits(difference, 0xFF00), zero);
    const __m256i alike = _mm256_and_si256(
        native, _mm256_blendv_epi8(_mm256_and_si256(rhyme, one), _mm256_set1_epi32(2), onset));
    return _mm256_blendv_epi8(alike, _mm256_and_si256(known, _mm256_set1_epi32(3)), same);
}

/// ``add_patterns`` for eight gaps. Those that are not open get a score that nobody reads.
WIDE void add_patterns_wide(ptrdiff_t gap, const viet_gap_tables *tables, const viet_gap_lanes *lanes) {
    const uint8_t *forms = lanes->forms + gap, *present = lanes->presence + gap, *bond = lanes->bonds + gap;
    const uint16_t *level = lanes->levels + gap;
    const __m256i left = bytes_at(forms), right = bytes_at(forms + 1);
    const __m256i pair_forms = either(up(left, 4), right);
    const __m256i before_forms = either(up(bytes_at(forms - 2), 4), bytes_at(forms - 1));
    const __m256i after_forms = either(up(bytes_at(forms + 2), 4), bytes_at(forms + 3));
    const __m256i around = either(up(either(up(bits(before_forms, 15), 8), pair_forms), 4), _mm256_srli_epi32(after_forms, 4));
    __m256i sum = _mm256_add_epi32(
        longs_at((const uint32_t *)lanes->scores + gap), _mm256_set1_epi32(tables->bias));
#define ADD(table, index) sum = _mm256_add_epi32(sum, weights(tables->table, index))
    ADD(forms_before, either(up(before_forms, 8), pair_forms));
    ADD(forms_around, around);
    ADD(forms_after, either(up(pair_forms, 8), after_forms));

    const __m256i lower = _mm256_cmpeq_epi32(pair_forms, _mm256_set1_epi32(FORM_LOWER << 4 | FORM_LOWER));
    const __m256i left_lower = _mm256_srai_epi32(up(longs_at(lanes->lower + gap), 16), 16);
    const __m256i right_lower = _mm256_srai_epi32(longs_at(lanes->lower + gap + 1), 16);
    sum = _mm256_add_epi32(sum, _mm256_and_si256(lower, _mm256_add_epi32(left_lower, right_lower)));

    const __m256i before = words_at(level - 1), here = words_at(level), after = words_at(level + 1);
    const __m256i bond_here = bytes_at(bond), zero = _mm256_setzero_si256();
    const __m256i fours = bits(either(either(here, before), words_at(level - 2)), 0x30);
    const __m256i four = bits(_mm256_cmpgt_epi32(fours, zero), 8);
    ADD(levels, either(
        either(up(bits(before, 15), 10), up(bits(here, 15), 6)), either(either(up(bits(after, 3), 4), four), bond_here)));
    const __m256i pairs = either(either(up(bits(before, 3), 4), up(bits(here, 3), 2)), bits(after, 3));
    ADD(level_forms, either(up(pairs, 8), pair_forms));
    ADD(bonds, either(either(up(bytes_at(bond - 1), 6), up(bond_here, 3)), bytes_at(bond + 1)));

    const __m256i starts = either(
        either(up(bytes_at(present - 2), 12), up(bytes_at(present - 1), 9)),
        either(either(up(bytes_at(present), 6), up(bytes_at(present + 1), 3)), bytes_at(present + 2)));
    const __m256i longer = _mm256_cmpgt_epi32(bytes_at(lanes->cover_lengths + gap), _mm256_set1_epi32(4));
    ADD(presence, either(up(starts, 1), bits(longer, 1)));

    const __m256i cover = bytes_at(lanes->covers + gap);
    // Each comparison that holds counts -1.
    const __m256i starting = _mm256_sub_epi32(zero, _mm256_add_epi32(
        _mm256_cmpgt_epi32(after, zero),
        _mm256_add_epi32(
            _mm256_cmpgt_epi32(after, _mm256_set1_epi32(3)), _mm256_cmpgt_epi32(after, _mm256_set1_epi32(15)))));
    ADD(cover, either(either(up(cover, 4), up(bytes_at(lanes->endings + gap), 2)), starting));
    ADD(cover_forms, either(up(cover, 8), pair_forms));

    const __m256i echo = either(
        either(up(likenesses(lanes, gap, gap + 1), 4), up(likenesses(lanes, gap - 1, gap + 1), 2)),
        likenesses(lanes, gap, gap + 2));
    ADD(echo, either(up(echo, 2), bits(here, 3)));
#undef ADD
    _mm256_storeu_si256((__m256i *)(lanes->scores + gap), sum);

    // Weights of syllables with other forms are few, but each needs a search of its own.
    const __m256i side = either(
        bits(longs_at(lanes->traits + gap), LEFT_FORMS), bits(longs_at(lanes->traits + gap + 1), RIGHT_FORMS));
    const __m256i rare = _mm256_andnot_si256(
        lower, _mm256_and_si256(_mm256_cmpgt_epi32(side, zero), _mm256_cmpgt_epi32(bytes_at(lanes->is_open + gap + 1), zero)));
    unsigned left_over = (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(rare));
    for (; left_over; left_over &= left_over - 1) {
        const ptrdiff_t at = gap + __builtin_ctz(left_over);
        lanes->scores[at] += rare_forms(at, tables, lanes);
    }
}

__attribute__((target("avx2"))) static void score_wide(
    size_t count, const viet_gap_tables *tables, const viet_gap_lanes *lanes
) {
    push_pairs(push_syllables((ptrdiff_t)count, tables, lanes), tables, lanes);
    for (ptrdiff_t gap = 0; gap + 1 < (ptrdiff_t)count; gap += 8) add_patterns_wide(gap, tables, lanes);
}

#endif

void viet_gaps_score(size_t count, const viet_gap_tables *tables, const viet_gap_lanes *lanes) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return score_wide(count, tables, lanes);
#endif
    viet_gaps_score_plain(count, tables, lanes);
}
