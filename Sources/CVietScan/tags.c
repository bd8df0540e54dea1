#include "CVietScan.h"

#include "buckets.h"

// Keys are those of `viet_names_keys`, mixed once more for the hash by which a row is found. A row has eleven bytes: the weights of two tags in
// each, that of the first of them in the lower half; the upper half of the last byte is by how much all are shifted.
enum { row_length = 11, low_tags = 11, tags = 21, lanes = 24, block = 64 };

static inline uint64_t spread(uint64_t key) {
    uint64_t product = key * 0x9E3779B97F4A7C15ull;
    return product ^ (product >> 32);
}

void viet_tags_sum_plain(
    const uint64_t *first, const uint64_t *second, size_t count, const uint8_t *buckets, const uint8_t *rows,
    unsigned shift, int16_t *out) {
    memset(out, 0, 32 * sizeof(int16_t));
    for (size_t k = 0; k < count; k++) {
        uint64_t key;
        viet_names_keys(first + k, second + k, 1, &key);
        const uint64_t hash = spread(key);
        const uint8_t *bucket = buckets + (hash >> shift) * bucket_length;
        int slot = bucket_slot(bucket, hash);
        if (slot < 0) continue;
        const uint8_t *row = rows + ((size_t)bucket_read(bucket).first + (size_t)slot) * row_length;
        int factor = 1 << (row[row_length - 1] >> 4);
        for (unsigned place = 0; place < row_length; place++) {
            int low = row[place] & 15, high = row[place] >> 4;
            out[place] = (int16_t)(out[place] + (low - (low & 8) * 2) * factor);
            if (place + low_tags < tags)
                out[16 + place] = (int16_t)(out[16 + place] + (high - (high & 8) * 2) * factor);
        }
    }
}

#if defined(__x86_64__)
// The lines of the buckets are asked for before the first of them is read, and the rows before the first is added.
WIDE_CODE static void sum_wide(
    const uint64_t *first, const uint64_t *second, size_t count, const uint8_t *buckets, const uint8_t *rows,
    unsigned shift, int16_t *out) {
    __m256i low_sum = _mm256_setzero_si256(), high_sum = _mm256_setzero_si256();
    for (size_t start = 0; start < count; start += block) {
        size_t size = count - start < block ? count - start : block;
        uint64_t keys[block];
        viet_names_keys(first + start, second + start, size, keys);
        for (size_t k = 0; k < size; k++) {
            keys[k] = spread(keys[k]);
            _mm_prefetch((const char *)buckets + (keys[k] >> shift) * bucket_length, _MM_HINT_T0);
        }
        const uint8_t *found_rows[block];
        size_t hits = 0;
        for (size_t k = 0; k < size; k++) {
            const uint8_t *bucket = buckets + (keys[k] >> shift) * bucket_length;
            unsigned found = bucket_matches(bucket, (short)bucket_check(keys[k]));
            const uint8_t *row = rows + ((size_t)bucket_read(bucket).first + (_tzcnt_u32(found) >> 1) - 2) * row_length;
            found_rows[hits] = row;
            hits += found != 0;
            if (found) _mm_prefetch((const char *)row, _MM_HINT_T0);
        }
        for (size_t k = 0; k < hits; k++) {
            const uint8_t *row = found_rows[k];
            __m256i wide = _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)row));
            __m128i factor = _mm_cvtsi32_si128(row[row_length - 1] >> 4);
            __m256i low = _mm256_srai_epi16(_mm256_slli_epi16(wide, 12), 12);
            __m256i high = _mm256_srai_epi16(_mm256_slli_epi16(wide, 8), 12);
            low_sum = _mm256_add_epi16(low_sum, _mm256_sll_epi16(low, factor));
            high_sum = _mm256_add_epi16(high_sum, _mm256_sll_epi16(high, factor));
        }
    }
    // What stands behind a row is none of its weights.
    const __m256i lanes16 = _mm256_set_epi16(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    low_sum = _mm256_and_si256(low_sum, _mm256_cmpgt_epi16(_mm256_set1_epi16(low_tags), lanes16));
    high_sum = _mm256_and_si256(high_sum, _mm256_cmpgt_epi16(_mm256_set1_epi16(tags - low_tags), lanes16));
    _mm256_storeu_si256((__m256i *)out, low_sum);
    _mm256_storeu_si256((__m256i *)(out + 16), high_sum);
}
#endif

void viet_tags_sum(
    const uint64_t *first, const uint64_t *second, size_t count, const uint8_t *buckets, const uint8_t *rows,
    unsigned shift, int16_t *out) {
#if defined(__x86_64__)
    if (has_wide_code()) return sum_wide(first, second, count, buckets, rows, shift, out);
#endif
    viet_tags_sum_plain(first, second, count, buckets, rows, shift, out);
}

typedef int32_t eight __attribute__((vector_size(32), aligned(4)));
#define LARGER(a, b) __builtin_elementwise_max(a, b)
#define EIGHT(place) (*(eight *)(place))
static const int32_t never = -100000000;

// The scores of one word: where its set lacks a tag, next to never.
static inline void read_scores(const int16_t *unary, uint32_t set, int32_t *scores) {
    for (unsigned tag = 0; tag < tags; tag++) {
        int32_t score = unary[tag < low_tags ? tag : tag - low_tags + 16];
        scores[tag] = set >> tag & 1 ? score : score + never;
    }
    for (unsigned lane = tags; lane < lanes; lane++) scores[lane] = never;
}

__attribute__((always_inline)) static inline void decode(
    const int16_t *unary, const uint32_t *sets, size_t length, const int32_t *moves, int32_t *forward, uint8_t *best) {
    int32_t scores[lanes];
    for (size_t position = 0; position < length; position++) {
        int32_t *own = forward + position * lanes;
        read_scores(unary + position * 32, sets[position], scores);
        eight a = EIGHT(moves + tags * lanes), b = EIGHT(moves + tags * lanes + 8), c = EIGHT(moves + tags * lanes + 16);
        if (position > 0) {
            const int32_t *last = own - lanes;
            a = EIGHT(moves) + last[0], b = EIGHT(moves + 8) + last[0], c = EIGHT(moves + 16) + last[0];
#pragma clang loop unroll_count(4)
            for (unsigned from = 1; from < tags; from++) {
                a = LARGER(a, EIGHT(moves + from * lanes) + last[from]);
                b = LARGER(b, EIGHT(moves + from * lanes + 8) + last[from]);
                c = LARGER(c, EIGHT(moves + from * lanes + 16) + last[from]);
            }
        }
        EIGHT(own) = a + EIGHT(scores);
        EIGHT(own + 8) = b + EIGHT(scores + 8);
        EIGHT(own + 16) = c + EIGHT(scores + 16);
    }
    if (length == 0) return;
    // Back along the best path: of the tags that could have come before, the first that makes the score.
    const int32_t *own = forward + (length - 1) * lanes;
    unsigned tag = 0;
    for (unsigned other = 1; other < tags; other++)
        if (own[other] > own[tag]) tag = other;
    for (size_t position = length; position-- > 0;) {
        best[position] = (uint8_t)tag;
        if (position == 0) break;
        own = forward + position * lanes;
        const int32_t *last = own - lanes;
        int32_t score = unary[position * 32 + (tag < low_tags ? tag : tag - low_tags + 16)];
        if (!(sets[position] >> tag & 1)) score += never;
        score = own[tag] - score;
        unsigned from = 0;
        while (from < tags - 1 && moves[from * lanes + tag] + last[from] != score) from++;
        tag = from;
    }
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void decode_wide(
    const int16_t *unary, const uint32_t *sets, size_t length, const int32_t *moves, int32_t *forward, uint8_t *best) {
    decode(unary, sets, length, moves, forward, best);
}
#endif

void viet_tags_decode(
    const int16_t *unary, const uint32_t *sets, size_t length, const int32_t *moves, int32_t *forward, uint8_t *best) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return decode_wide(unary, sets, length, moves, forward, best);
#endif
    decode(unary, sets, length, moves, forward, best);
}
