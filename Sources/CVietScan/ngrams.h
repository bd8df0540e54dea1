// Looking up what is known behind a context in the tables of NgramTable.
#pragma once

#include "CVietScan.h"
#include "wide.h"

#include <string.h>

// Where the entries of a context and a group are, and the fingerprint that they have.
typedef struct {
    size_t start;
    size_t end;
    uint32_t fingerprint;
} ngram_spot;

static inline size_t ngrams_start(const viet_ngrams *table, uint64_t bucket) {
    return (size_t)table->bases[bucket >> 6] + table->starts[bucket];
}

static inline uint32_t ngrams_mask(const viet_ngrams *table) { return table->width == 4 ? ~0u : 0xFFFFFFu; }

// Asks for the memory of the entries too.
static inline ngram_spot ngrams_spot(const viet_ngrams *table, uint64_t context, uint16_t group) {
    uint64_t hash = viet_ngrams_hash(context, group);
    uint64_t bucket = viet_ngrams_bucket(hash, table->buckets);
    ngram_spot spot = {ngrams_start(table, bucket), ngrams_start(table, bucket + 1),
                       ((uint32_t)hash & ngrams_mask(table)) >> table->fingerprint_shift};
    const uint8_t *place = table->entries + spot.start * table->width;
    __builtin_prefetch(place);
    __builtin_prefetch(place + 24);
    return spot;
}

// Writes the entries of a spot without their fingerprints, at most `room`, and returns how many they are.
static inline size_t ngrams_plain(const viet_ngrams *table, ngram_spot spot, uint32_t *found, size_t room) {
    unsigned shift = table->fingerprint_shift;
    uint32_t mask = ngrams_mask(table);
    size_t count = 0;
    for (size_t place = spot.start; place < spot.end && count < room; place++) {
        uint32_t entry;
        memcpy(&entry, table->entries + place * table->width, sizeof(entry));
        entry &= mask;
        if (entry >> shift == spot.fingerprint) found[count++] = entry & ((1u << shift) - 1);
    }
    return count;
}

#if defined(__x86_64__)
// Eight entries at a time, without a branch for each.
WIDE_CODE __attribute__((always_inline)) static inline size_t ngrams_wide(
    const viet_ngrams *table, ngram_spot spot, unsigned width, uint32_t *found, size_t room) {
    unsigned shift = table->fingerprint_shift;
    size_t count = 0;
    __m256i wanted = _mm256_set1_epi32((int)spot.fingerprint);
    const __m128i spread = _mm_setr_epi8(0, 1, 2, -1, 3, 4, 5, -1, 6, 7, 8, -1, 9, 10, 11, -1);
    for (size_t place = spot.start; place < spot.end; place += 8) {
        const uint8_t *base = table->entries + place * width;
        if (place * width + 32 > table->length) return ngrams_plain(table, spot, found, room);
        __m256i entries = width == 4
            ? _mm256_loadu_si256((const __m256i *)(const void *)base)
            : _mm256_set_m128i(
                  _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)(base + 12)), spread),
                  _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)base), spread));
        __m256i same = _mm256_cmpeq_epi32(_mm256_srl_epi32(entries, _mm_cvtsi32_si128((int)shift)), wanted);
        unsigned bits = (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(same));
        if (spot.end - place < 8) bits &= (1u << (spot.end - place)) - 1;
        for (; bits && count < room; bits &= bits - 1) {
            uint32_t entry;
            memcpy(&entry, base + _tzcnt_u32(bits) * width, sizeof(entry));
            found[count++] = entry & ((1u << shift) - 1);
        }
    }
    return count;
}
#endif
