#include "CVietScan.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// A bucket is 32 bytes: the number of its first row, then fourteen checks of sixteen bits, 0 for none.
static inline uint64_t spread(uint64_t key) {
    uint64_t product = key * 0x9E3779B97F4A7C15ull;
    return product ^ (product >> 32);
}

void viet_names_sum_plain(
    const uint64_t *keys, size_t count, const uint8_t *buckets, const int8_t *rows, unsigned shift, int16_t *out) {
    memset(out, 0, 16 * sizeof(int16_t));
    for (size_t k = 0; k < count; k++) {
        uint64_t mixed = spread(keys[k]);
        const uint8_t *bucket = buckets + (mixed >> shift) * 32;
        uint16_t check = (uint16_t)mixed ? (uint16_t)mixed : 1;
        uint32_t base;
        memcpy(&base, bucket, 4);
        for (unsigned slot = 0; slot < 14; slot++) {
            uint16_t own;
            memcpy(&own, bucket + 4 + 2 * slot, 2);
            if (own != check) continue;
            const int8_t *row = rows + ((size_t)base + slot) * 16;
            for (unsigned label = 0; label < 16; label++) out[label] = (int16_t)(out[label] + row[label]);
            break;
        }
    }
}

void viet_names_sum(
    const uint64_t *keys, size_t count, const uint8_t *buckets, const int8_t *rows, unsigned shift, int16_t *out) {
#if defined(__SSE2__)
    __m128i low = _mm_setzero_si128(), high = _mm_setzero_si128(), zero = _mm_setzero_si128();
    // The lines of the buckets are asked for before the first of them is read: most of the time here is waiting.
    for (size_t k = 0; k < count; k++) _mm_prefetch((const char *)buckets + (spread(keys[k]) >> shift) * 32, _MM_HINT_T0);
    for (size_t k = 0; k < count; k++) {
        uint64_t mixed = spread(keys[k]);
        const uint8_t *bucket = buckets + (mixed >> shift) * 32;
        uint16_t check = (uint16_t)mixed ? (uint16_t)mixed : 1;
        __m128i wanted = _mm_set1_epi16((short)check);
        __m128i first = _mm_loadu_si128((const __m128i *)bucket);
        __m128i second = _mm_loadu_si128((const __m128i *)(bucket + 16));
        unsigned found = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi16(first, wanted))
            | (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi16(second, wanted)) << 16;
        found &= ~15u;
        if (!found) continue;
        uint32_t base;
        memcpy(&base, bucket, 4);
        size_t row = (size_t)base + ((unsigned)__builtin_ctz(found) >> 1) - 2;
        __m128i weights = _mm_loadu_si128((const __m128i *)(rows + row * 16));
        low = _mm_add_epi16(low, _mm_srai_epi16(_mm_unpacklo_epi8(zero, weights), 8));
        high = _mm_add_epi16(high, _mm_srai_epi16(_mm_unpackhi_epi8(zero, weights), 8));
    }
    _mm_storeu_si128((__m128i *)out, low);
    _mm_storeu_si128((__m128i *)(out + 8), high);
#else
    viet_names_sum_plain(keys, count, buckets, rows, shift, out);
#endif
}
