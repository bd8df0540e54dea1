#ifndef CVIETSCAN_H
#define CVIETSCAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "viet_dictionary.h"
#include "viet_gaps.h"
#include "viet_lines.h"
#include "viet_marks.h"
#include "viet_ngrams.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// The first 16 bytes of a place in a text, cut to the run of bytes that can spell a Vietnamese syllable.
typedef struct {
    uint64_t low;
    uint64_t high;
    /// The length of the run in bytes, 16 where it may be longer.
    uint32_t length;
} viet_run;

/// Whether a byte can stand in the UTF-8 form of a Vietnamese letter: an ASCII letter, a continuation byte, or one of
/// the lead bytes C3...C6 and E1.
static inline int viet_is_run_byte(uint8_t b) {
    return (uint8_t)((b | 0x20) - 'a') < 26 || (b >= 0x80 && b < 0xC0) || (uint8_t)(b - 0xC3) < 4 || b == 0xE1;
}

/// The run that starts at `p`, of which 16 bytes must be readable.
static inline viet_run viet_letter_run(const uint8_t *_Nonnull p) {
    viet_run run;
#if defined(__SSE2__)
    const __m128i bytes = _mm_loadu_si128((const __m128i *)p);
    const __m128i letter = _mm_sub_epi8(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
    const __m128i isLetter = _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)), letter);
    const __m128i isContinuation = _mm_cmplt_epi8(bytes, _mm_set1_epi8((char)0xC0));
    const __m128i lead = _mm_sub_epi8(bytes, _mm_set1_epi8((char)0xC3));
    const __m128i isLead = _mm_cmpeq_epi8(_mm_min_epu8(lead, _mm_set1_epi8(3)), lead);
    const __m128i isE1 = _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xE1));
    const __m128i any = _mm_or_si128(_mm_or_si128(isLetter, isContinuation), _mm_or_si128(isLead, isE1));
    const uint32_t ends = ~(uint32_t)_mm_movemask_epi8(any) & 0xFFFF;
    run.length = ends ? (uint32_t)__builtin_ctz(ends) : 16;
#else
    uint32_t length = 0;
    while (length < 16 && viet_is_run_byte(p[length])) length++;
    run.length = length;
#endif
    memcpy(&run.low, p, 8);
    memcpy(&run.high, p + 8, 8);
    if (run.length < 8) {
        run.low &= run.length ? ~(uint64_t)0 >> (64 - 8 * run.length) : 0;
        run.high = 0;
    } else if (run.length < 16) {
        run.high &= run.length > 8 ? ~(uint64_t)0 >> (128 - 8 * run.length) : 0;
    }
    return run;
}

/// Adds up the rows of sixteen weights of the features `keys` into `out`.
///
/// The bucket of a key is chosen by its leading bits, 32 bytes at `buckets`: where its first row is (28 bits, in units of eight bytes), how
/// many of its rows, the first ones, have eight bytes in place of sixteen (4 bits), then fourteen checks of 16 bits, 0 for none. A key
/// without a row adds nothing. A byte of a short row has the weights of two labels, eight more than they are.
void viet_names_sum(
    const uint64_t *_Nonnull keys, size_t count, const uint8_t *_Nonnull buckets, const uint8_t *_Nonnull rows, unsigned shift,
    int16_t *_Nonnull out);

/// The same for features that are not hashed yet, see ``viet_names_keys``. Both have room for a multiple of four.
void viet_names_sum_features(
    const uint64_t *_Nonnull first, const uint64_t *_Nonnull second, size_t count, const uint8_t *_Nonnull buckets,
    const uint8_t *_Nonnull rows, unsigned shift, int16_t *_Nonnull out);

/// The keys of features: `first` is the first step of the hash, of the template and its content, and `second` the other content.
void viet_names_keys(
    const uint64_t *_Nonnull first, const uint64_t *_Nonnull second, size_t count, uint64_t *_Nonnull keys);

/// How many numbers the transitions take as ``viet_names_decode`` reads them, and a token in its scratch memory.
enum { viet_names_moves_count = 184, viet_names_token_count = 20 };

/// Brings 17 rows of 17 transitions, from label, to label, into the order that is read.
void viet_names_prepare_moves(const int32_t *_Nonnull transitions, int32_t *_Nonnull moves);

/// Fills the best labels of a candidate span of `length` tokens; of labels that are as good the first. Says whether any is
/// other than outside (0); only then, and only for those, are the margins filled: how much less the best sequence scores that
/// has another label there.
///
/// `unary` holds 16 scores a token, for the labels other than outside; `forward` is scratch memory.
int viet_names_decode(
    const int16_t *_Nonnull unary, size_t length, const int32_t *_Nonnull moves, int32_t *_Nonnull forward,
    uint8_t *_Nonnull labels, int32_t *_Nonnull margins);

/// The same without instructions for vectors, to compare with.
void viet_names_sum_plain(
    const uint64_t *_Nonnull keys, size_t count, const uint8_t *_Nonnull buckets, const uint8_t *_Nonnull rows, unsigned shift,
    int16_t *_Nonnull out);

/// Adds up the rows of weights of 21 tags of the features hashed from `first` and `second` into `out`: eleven numbers, and at
/// place 16 ten more. Of thirty-two places the others become 0.
///
/// Buckets are laid out as those of ``viet_names_sum``, and chosen by a hash of the key. A row has eleven bytes of two numbers of four bits each, the last of them by
/// how much the others are shifted; sixteen bytes are read of it.
void viet_tags_sum(
    const uint64_t *_Nonnull first, const uint64_t *_Nonnull second, size_t count, const uint8_t *_Nonnull buckets,
    const uint8_t *_Nonnull rows, unsigned shift, int16_t *_Nonnull out);

/// The same without instructions for vectors, to compare with.
void viet_tags_sum_plain(
    const uint64_t *_Nonnull first, const uint64_t *_Nonnull second, size_t count, const uint8_t *_Nonnull buckets,
    const uint8_t *_Nonnull rows, unsigned shift, int16_t *_Nonnull out);

/// The best tags of a sentence: of `length` words with the scores `unary` of ``viet_tags_sum`` and the tags that each may have.
///
/// `moves` has 24 numbers for each tag, and at last for the start of the sentence: what a tag behind it weighs. `forward`
/// has room for 24 numbers a word.
void viet_tags_decode(
    const int16_t *_Nonnull unary, const uint32_t *_Nonnull sets, size_t length, const int32_t *_Nonnull moves,
    int32_t *_Nonnull forward, uint8_t *_Nonnull best);

/// `size` bytes of zeros, not 0, at a line of the cache, in large pages where there are many. The process ends where there is no
/// memory.
void *_Nonnull viet_zeros(size_t size);

/// Gives back what ``viet_zeros`` gave for the same size.
void viet_zeros_free(void *_Nonnull memory, size_t size);

/// What was put into `place` by ``viet_share_pointer``, by whatever thread; NULL before.
static inline void *_Nullable viet_shared_pointer(void *_Nullable const *_Nonnull place) {
    return __atomic_load_n(place, __ATOMIC_ACQUIRE);
}

/// Puts `memory`, which is complete, into `place` unless another thread was first. Says what is there now.
static inline void *_Nonnull viet_share_pointer(void *_Nullable *_Nonnull place, void *_Nonnull memory) {
    void *there = NULL;
    return __atomic_compare_exchange_n(place, &there, memory, 0, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE) ? memory : there;
}

#endif
