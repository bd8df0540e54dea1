#ifndef VIET_DICTIONARY_H
#define VIET_DICTIONARY_H

#include "viet_gaps.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// Finds the tokens of a sentence at which an entry of a user dictionary starts. The scorer has written the syllables of the
// sentence into its lanes, and these loops read little else of a token before the filter has let it pass. Each loop lists what
// the next one looks up and asks for it to be brought near: with many entries the tables lie far from the core.

/// A step from a node over a token. 12 bytes.
typedef struct {
    /// 0 in a free slot.
    uint32_t node;
    uint32_t token, place;
} viet_dictionary_step;

/// Where entries go on.
typedef struct {
    /// The entry that ends here, or 0.
    uint32_t entry;
    /// A bit for the number of every token that goes on from here.
    uint32_t tokens;
} viet_dictionary_node;

/// The trie of a dictionary, as far as it is read here.
typedef struct {
    /// Words of 32 bits, three bits of one word for the first two tokens of every entry.
    const uint32_t *_Nonnull filter;
    /// The first two syllables of all entries, 16 numbers a bucket: eight pairs, the first syllable in the upper half, 0 in a free
    /// slot, then for each an entry, or a node with the top bit set.
    const uint32_t *_Nonnull pairs;
    const viet_dictionary_node *_Nonnull nodes;
    const viet_dictionary_step *_Nonnull steps;
    /// How far a hash is shifted to give a word of the filter.
    uint32_t filter_shift;
    uint32_t buckets, step_slots;
} viet_dictionary;

/// In a slot: the number of a node, not an entry.
#define VIET_DICTIONARY_NODE 0x80000000u

/// The hash of two token numbers, of which those of syllables have 16 bits.
static inline uint32_t viet_dictionary_hash(uint32_t first, uint32_t second) {
    const uint32_t key = (first << 16 | first >> 16) ^ second;
    return key * 0x9E3779B1u ^ (key * 0x85EBCA77u) >> 15;
}

/// The bits of a hash in its word of the filter.
static inline uint32_t viet_dictionary_bits(uint32_t hash) {
    return 1u << (hash & 31) | 1u << (hash >> 5 & 31) | 1u << (hash >> 10 & 31);
}

/// Where a hash belongs among `slots` slots of a table of open addressing.
static inline uint32_t viet_dictionary_slot(uint32_t hash, uint32_t slots) { return (uint32_t)((uint64_t)hash * slots >> 32); }

/// Where the hash of two syllables belongs in a table of pairs.
static inline size_t viet_dictionary_bucket(uint32_t hash, uint32_t buckets) {
    return 16 * (size_t)viet_dictionary_slot(hash, buckets);
}

/// Where two syllables lie in a table of pairs, or the free slot that they would take. Eight behind it is what they lead to.
static inline size_t viet_dictionary_pair(const uint32_t *_Nonnull pairs, uint32_t buckets, uint32_t pair) {
    size_t bucket = viet_dictionary_bucket(viet_dictionary_hash(pair >> 16, pair & 0xFFFF), buckets);
    for (;;) {
        // Slots are taken in order, so no free one comes before the pair.
#if defined(__SSE2__)
        const __m128i zero = _mm_setzero_si128(), wanted = _mm_set1_epi32((int)pair);
        const __m128i low = _mm_load_si128((const __m128i *)(pairs + bucket));
        const __m128i high = _mm_load_si128((const __m128i *)(pairs + bucket + 4));
        const __m128i low_ends = _mm_or_si128(_mm_cmpeq_epi32(low, wanted), _mm_cmpeq_epi32(low, zero));
        const __m128i high_ends = _mm_or_si128(_mm_cmpeq_epi32(high, wanted), _mm_cmpeq_epi32(high, zero));
        const int ends = _mm_movemask_epi8(_mm_packs_epi32(low_ends, high_ends));
        if (__builtin_expect(ends != 0, 1)) return bucket + (size_t)__builtin_ctz((unsigned)ends) / 2;
#else
        for (size_t slot = bucket; slot < bucket + 8; slot++) {
            if (pairs[slot] == pair || pairs[slot] == 0) return slot;
        }
#endif
        bucket += 16;
        if (bucket == 16 * (size_t)buckets) bucket = 0;
    }
}

/// Asks for the places of two tokens in the filter and the table of pairs.
static inline void viet_dictionary_prefetch(
    const uint32_t *_Nonnull filter, uint32_t filter_shift, const uint32_t *_Nonnull pairs, uint32_t buckets, uint32_t first,
    uint32_t second
) {
    const uint32_t hash = viet_dictionary_hash(first, second);
    __builtin_prefetch(filter + (hash >> filter_shift), 1);
    __builtin_prefetch(pairs + viet_dictionary_bucket(hash, buckets), 1);
}

/// The bit of a token in ``viet_dictionary_node.tokens``.
static inline uint32_t viet_dictionary_token_bit(uint32_t token) { return 1u << (token * 0x9E3779B1u >> 27); }

/// The slot at which the search for a step starts.
static inline uint32_t viet_dictionary_step_slot(uint32_t node, uint32_t token, uint32_t slots) {
    const uint64_t key = (uint64_t)node << 32 | token;
    return viet_dictionary_slot((uint32_t)((key ^ node * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u >> 32), slots);
}

/// The longest token that an entry may have, in bytes.
#define VIET_DICTIONARY_TOKEN 255
/// How many bits there are for the shapes of tokens, and behind them for their first bytes.
#define VIET_DICTIONARY_SHAPES 4096
#define VIET_DICTIONARY_HEADS 128

/// Sets the bits by which a token is known that may have a spelling: one for its ASCII without vowels, in lower case, and one
/// for its first byte. Neither case nor the place of a tone mark makes a difference, nor do letters that are passed over.
void viet_dictionary_add_shape(const uint8_t *_Nonnull bytes, size_t length, uint64_t *_Nonnull shapes);

/// Lists the tokens whose syllable passes the filter with the one behind it. Says how many were listed. `syllables` reaches
/// `VIET_GAP_PADDING` slots over the end, `listed` has room for `count`.
size_t viet_dictionary_filter(
    const uint16_t *_Nonnull syllables, size_t count, const viet_dictionary *_Nonnull tables, int32_t *_Nonnull listed);

/// The same without instructions for wide vectors, to compare with.
size_t viet_dictionary_filter_plain(
    const uint16_t *_Nonnull syllables, size_t count, const viet_dictionary *_Nonnull tables, int32_t *_Nonnull listed);

/// Keeps those of the tokens listed with which an entry starts that does not run over a line end at once, and writes what
/// the slot of its first two tokens says. Says how many were kept.
size_t viet_dictionary_look_up(
    const uint16_t *_Nonnull syllables, const viet_token *_Nonnull tokens, const viet_dictionary *_Nonnull tables,
    int32_t *_Nonnull listed, size_t count, uint32_t *_Nonnull places);

/// Writes for every place listed the entry that ends there, or 0, and the node, or 0 where certainly no longer entry goes on
/// over the third token. `count` tokens are in the sentence.
void viet_dictionary_open(
    const uint16_t *_Nonnull syllables, const viet_token *_Nonnull tokens, size_t count, const viet_dictionary *_Nonnull tables,
    const int32_t *_Nonnull listed, size_t found, uint32_t *_Nonnull places, uint32_t *_Nonnull nodes);

/// Writes a 0 into `numbers` for every token that is no syllable of the model, and lists those that may be in an entry all
/// the same, as their bit is in `shapes`. Says how many were listed.
size_t viet_dictionary_others(
    const uint16_t *_Nonnull syllables, const viet_token *_Nonnull tokens, size_t count, const uint8_t *_Nonnull bytes,
    const uint64_t *_Nonnull shapes, uint32_t *_Nonnull numbers, int32_t *_Nonnull listed);

#endif
