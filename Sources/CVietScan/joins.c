#include "gaps.h"

#include <assert.h>

// Joins the tokens of a sentence whose gaps are scored to words, and cuts what the scores join in error.

static_assert(sizeof(viet_word) == 16 && offsetof(viet_word, token_count) == 12, "Word");

/// The token behind the weakest gap between `start` and `last`.
static size_t weakest_gap(size_t start, size_t last, const viet_gap_lanes *lanes) {
    size_t weakest = start + 1;
    for (size_t i = start + 2; i <= last; i++) {
        if (lanes->scores[i - 1] < lanes->scores[weakest - 1]) weakest = i;
    }
    return weakest;
}

/// The level of tokens `start` to `end` as a word of the lexicon, 0 where they are none.
static inline unsigned entry_level(size_t start, size_t end, const viet_gap_lanes *lanes) {
    const size_t length = end - start;
    return length <= LONGEST_ENTRY ? lanes->levels[start] >> 2 * (length - 2) & 3 : 0;
}

static inline bool is_entry(size_t start, size_t end, const viet_gap_lanes *lanes) { return entry_level(start, end, lanes) != 0; }

static inline bool is_joined(const viet_token *token) { return (token->flags & VIET_FLAG_JOINED) != 0; }

/// Whether tokens `start` to `end` hold two words of the lexicon that overlap, neither inside the other.
static bool has_overlap(size_t start, size_t end, const viet_gap_lanes *lanes) {
    for (size_t first = start; first + 2 < end; first++) {
        for (size_t border = first + 2; border < end; border++) {
            if (!is_entry(first, border, lanes)) continue;
            for (size_t second = first + 1; second < border; second++) {
                for (size_t last = border + 1; last <= end; last++) {
                    if (is_entry(second, last, lanes)) return true;
                }
            }
        }
    }
    return false;
}

static void cut(viet_token *tokens, size_t at, const viet_gap_lanes *lanes) {
    const int32_t left = lanes->scores[at - 1] - VIET_GAP_STRONG;
    lanes->scores[at - 1] = left < VIET_GAP_CUT ? left : VIET_GAP_CUT;
    tokens[at].flags &= (uint8_t)~VIET_FLAG_JOINED;
}

/// Cuts a word of at most `VIET_GAP_LONGEST_WORD` common syllables that is none of the lexicon but a chain of overlapping ones
/// (`tăng giá` and `xe tăng` in `xe tăng giá`) at its weakest gap, unless even that is strong and letter case is no sign
/// of a border (`Hoa hậu Thế giới`).
static void cut_chain(viet_token *tokens, size_t start, size_t end, const viet_gap_lanes *lanes) {
    if (end - start < 3 || is_entry(start, end, lanes)) return;
    const uint8_t *forms = lanes->forms;
    unsigned capitals = 0, lower = 0;
    for (size_t i = start; i < end; i++) {
        const unsigned is_lower = forms[i] == FORM_LOWER, is_capital = forms[i] == FORM_CAPITALIZED || forms[i] == FORM_FAMILY;
        if (!(is_lower | is_capital)) return;
        lower += is_lower;
        capitals += is_capital & (i > start);
    }
    if (!lower) return;
    const size_t weakest = weakest_gap(start, end - 1, lanes);
    if ((!capitals && lanes->scores[weakest - 1] >= VIET_GAP_STRONG) || !has_overlap(start, end, lanes)) return;
    cut(tokens, weakest, lanes);
    cut_chain(tokens, start, weakest, lanes);
    cut_chain(tokens, weakest, end, lanes);
}

/// Cuts a place that the lexicon knows from the foreign name behind it: `Nhật Bản` and `Shinzo Abe`.
static void cut_names(viet_token *tokens, size_t start, size_t end, const viet_gap_lanes *lanes) {
    if (end - start < 4) return;
    size_t border = start + 1;
    while (border < end && (lanes->forms[border] == FORM_CAPITALIZED || lanes->forms[border] == FORM_FAMILY)) border++;
    if (border < start + 2 || border + 2 > end || entry_level(start, border, lanes) != LEVEL_NAME) return;
    for (size_t i = border; i < end; i++) {
        if (lanes->forms[i] != FORM_FOREIGN_CAPITALIZED) return;
    }
    cut(tokens, border, lanes);
}

/// Cuts a word of more tokens than any has at its weakest gaps, each time among the first ones, so that the work stays linear,
/// and what is a chain of words or two names.
static void cut_word(viet_token *tokens, size_t start, size_t end, const viet_gap_lanes *lanes) {
    while (end - start > VIET_GAP_LONGEST_WORD) {
        const size_t weakest = weakest_gap(start, start + VIET_GAP_LONGEST_WORD, lanes);
        lanes->scores[weakest - 1] = 0;
        tokens[weakest].flags &= (uint8_t)~VIET_FLAG_JOINED;
        cut_chain(tokens, start, weakest, lanes);
        start = weakest;
    }
    cut_chain(tokens, start, end, lanes);
    cut_names(tokens, start, end, lanes);
}

/// Joins tokens `start` to `end`, all of which are open.
static void join(viet_token *tokens, size_t start, size_t end, const viet_gap_lanes *lanes) {
    for (size_t i = start + 1; i < end; i++) {
        if (lanes->scores[i - 1] < VIET_GAP_STRONG) lanes->scores[i - 1] = VIET_GAP_STRONG;
        tokens[i].flags |= VIET_FLAG_JOINED;
    }
}

/// Joins an entry of four tokens or more where its parts could not stand by themselves: words of several tokens that are no
/// entries, `không cánh` and `mà bay`.
static void join_idiom(viet_token *tokens, size_t count, size_t start, size_t end, const viet_gap_lanes *lanes) {
    if (is_joined(tokens + start) || (end < count && is_joined(tokens + end))) return;
    bool is_broken = false;
    for (size_t i = start, part = start; i < end; i++) {
        if (i > start && !is_joined(tokens + i)) part = i;
        const bool is_last = i + 1 == end || !is_joined(tokens + i + 1);
        if (is_last && i > part && i + 1 - part < end - start) is_broken |= !is_entry(part, i + 1, lanes);
    }
    if (is_broken) join(tokens, start, end, lanes);
}

static inline bool is_foreign_name(size_t i, const viet_gap_lanes *lanes) {
    return lanes->forms[i] == FORM_FOREIGN_CAPITALIZED || lanes->forms[i] == FORM_FOREIGN_UPPER;
}

static inline bool is_particle(size_t i, const viet_gap_lanes *lanes) {
    return (lanes->traits[i] & PARTICLE) && (lanes->forms[i] == FORM_LOWER || lanes->forms[i] == FORM_FOREIGN_LOWER);
}

/// Joins a foreign name over the particles at `start`: `Leonardo da Vinci`, `Ursula von der Leyen`.
static void join_particles(viet_token *tokens, size_t count, size_t start, const viet_gap_lanes *lanes) {
    if (start == 0 || !is_particle(start, lanes) || !is_foreign_name(start - 1, lanes)) return;
    size_t end = start + 1;
    while (end < count && end < start + 3 && is_particle(end, lanes)) end++;
    if (end == count || !is_foreign_name(end, lanes)) return;
    for (size_t i = start; i <= end; i++) {
        if (!lanes->is_open[i]) return;
    }
    size_t first = start - 1, last = end;
    while (first > 0 && is_joined(tokens + first)) first--;
    while (last + 1 < count && is_joined(tokens + last + 1)) last++;
    if (last - first < VIET_GAP_LONGEST_WORD) join(tokens, start - 1, end + 1, lanes);
}

void viet_gaps_join(viet_token *tokens, size_t count, const viet_gap_lanes *lanes) {
    unsigned before = 0, any = 0;
    uint32_t traits = 0;
    for (size_t i = 1; i < count; i++) {
        const unsigned joined = lanes->is_open[i] & (lanes->scores[i - 1] > 0);
        tokens[i].flags |= (uint8_t)(joined * VIET_FLAG_JOINED);
        any |= joined & before;
        traits |= lanes->traits[i];
        before = joined;
    }
    if (any) {
        for (size_t i = 2; i < count; i++) {
            // Two joined gaps in a row: a word of three tokens or more.
            if (!(lanes->is_open[i] & lanes->is_open[i - 1]) || lanes->scores[i - 1] <= 0 || lanes->scores[i - 2] <= 0) continue;
            const size_t start = i - 2;
            size_t end = i + 1;
            while (end < count && lanes->is_open[end] & (lanes->scores[end - 1] > 0)) end++;
            cut_word(tokens, start, end, lanes);
            i = end;
        }
    }
    if (lanes->levels[-VIET_GAP_PADDING]) {
        for (size_t i = 0; i + 4 <= count; i++) {
            for (size_t length = LONGEST_ENTRY; length >= 4; length--) {
                if ((lanes->levels[i] >> 2 * (length - 2) & 3) == LEVEL_STRONG) join_idiom(tokens, count, i, i + length, lanes);
            }
        }
    }
    if (traits & PARTICLE) {
        for (size_t i = 1; i + 1 < count; i++) join_particles(tokens, count, i, lanes);
    }
}

size_t viet_gaps_words(const viet_token *tokens, size_t first, size_t end, viet_word *words) {
    // Every token writes the word that it ends so far; whether it starts a new one decides only where.
    size_t count = 0;
    uint32_t start = 0, head = 0;
    for (size_t i = first; i < end; i++) {
        const viet_token token = tokens[i];
        const unsigned joined = (token.flags & VIET_FLAG_JOINED) != 0 && i > first;
        start = joined ? start : token.start;
        head = joined ? head : (uint32_t)i;
        count += !joined;
        words[count - 1] = (viet_word){start, token.end, head, (uint32_t)i - head + 1};
    }
    return count;
}
