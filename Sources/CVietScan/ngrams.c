#include "CVietScan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

static inline size_t start_of(const viet_ngrams *table, uint64_t bucket) {
    return (size_t)table->bases[bucket >> 6] + table->starts[bucket];
}

static inline uint32_t mask_of(const viet_ngrams *table) { return table->width == 4 ? ~0u : 0xFFFFFFu; }

void viet_ngrams_touch(const viet_ngrams *table, uint64_t context, uint16_t group) {
    uint64_t bucket = viet_ngrams_bucket(viet_ngrams_hash(context, group), table->buckets);
    const uint8_t *place = table->entries + start_of(table, bucket) * table->width;
    __builtin_prefetch(place);
    __builtin_prefetch(place + 24);
}

size_t viet_ngrams_look_plain(
    const viet_ngrams *table, uint64_t context, uint16_t group, uint32_t *found, size_t room) {
    uint64_t hash = viet_ngrams_hash(context, group);
    uint64_t bucket = viet_ngrams_bucket(hash, table->buckets);
    unsigned shift = table->fingerprint_shift, width = table->width;
    uint32_t mask = mask_of(table), fingerprint = ((uint32_t)hash & mask) >> shift;
    const uint8_t *place = table->entries + start_of(table, bucket) * width;
    const uint8_t *end = table->entries + start_of(table, bucket + 1) * width;
    size_t count = 0;
    for (; place < end && count < room; place += width) {
        uint32_t entry;
        memcpy(&entry, place, sizeof(entry));
        entry &= mask;
        if (entry >> shift == fingerprint) found[count++] = entry & ((1u << shift) - 1);
    }
    return count;
}

#if defined(__x86_64__)
// Eight entries at a time, without a branch for each.
__attribute__((target("avx2,bmi"))) static size_t look_wide(
    const viet_ngrams *table, uint64_t context, uint16_t group, uint32_t *found, size_t room) {
    uint64_t hash = viet_ngrams_hash(context, group);
    uint64_t bucket = viet_ngrams_bucket(hash, table->buckets);
    unsigned shift = table->fingerprint_shift, width = table->width;
    size_t place = start_of(table, bucket), end = start_of(table, bucket + 1), count = 0;
    uint32_t mask = mask_of(table);
    __m256i wanted = _mm256_set1_epi32((int)(((uint32_t)hash & mask) >> shift));
    const __m128i spread = _mm_setr_epi8(0, 1, 2, -1, 3, 4, 5, -1, 6, 7, 8, -1, 9, 10, 11, -1);
    for (; place < end; place += 8) {
        const uint8_t *base = table->entries + place * width;
        if (place * width + 32 > table->length) return viet_ngrams_look_plain(table, context, group, found, room);
        __m256i entries = width == 4
            ? _mm256_loadu_si256((const __m256i *)base)
            : _mm256_set_m128i(
                  _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(base + 12)), spread),
                  _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)base), spread));
        __m256i same = _mm256_cmpeq_epi32(_mm256_srl_epi32(entries, _mm_cvtsi32_si128((int)shift)), wanted);
        unsigned bits = (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(same));
        if (end - place < 8) bits &= (1u << (end - place)) - 1;
        for (; bits && count < room; bits &= bits - 1) {
            uint32_t entry;
            memcpy(&entry, base + _tzcnt_u32(bits) * width, sizeof(entry));
            found[count++] = entry & ((1u << shift) - 1);
        }
    }
    return count;
}
#endif

size_t viet_ngrams_look(const viet_ngrams *table, uint64_t context, uint16_t group, uint32_t *found, size_t room) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi"))
        return look_wide(table, context, group, found, room);
#endif
    return viet_ngrams_look_plain(table, context, group, found, room);
}
