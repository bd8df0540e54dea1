#include "CVietScan.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
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

#if defined(__x86_64__)
// Keys are taken in blocks: the lines of the buckets are asked for before the first of them is read, and the rows before
// the first of them is added. Most of the time here is waiting.
enum { viet_names_block = 64 };

__attribute__((target("avx2,bmi"))) static void sum_wide(
    const uint64_t *keys, size_t count, const uint8_t *buckets, const int8_t *rows, unsigned shift, int16_t *out) {
    __m256i sum = _mm256_setzero_si256();
    for (size_t start = 0; start < count; start += viet_names_block) {
        size_t end = count - start < viet_names_block ? count - start : viet_names_block;
        const uint8_t *places[viet_names_block];
        uint16_t checks[viet_names_block];
        const int8_t *found_rows[viet_names_block];
#pragma clang loop unroll_count(4)
        for (size_t k = 0; k < end; k++) {
            uint64_t mixed = spread(keys[start + k]);
            places[k] = buckets + (mixed >> shift) * 32;
            checks[k] = (uint16_t)mixed ? (uint16_t)mixed : 1;
            _mm_prefetch((const char *)places[k], _MM_HINT_T0);
        }
        size_t hits = 0;
#pragma clang loop unroll_count(4)
        for (size_t k = 0; k < end; k++) {
            const uint8_t *bucket = places[k];
            __m256i own = _mm256_loadu_si256((const __m256i *)bucket);
            __m256i wanted = _mm256_set1_epi16((short)checks[k]);
            // Two bits a check; the first two are the number of the row.
            unsigned found = (unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi16(own, wanted)) & ~15u;
            uint32_t base;
            memcpy(&base, bucket, 4);
            // A check that is met nowhere takes a place in the list that the next one overwrites.
            const int8_t *row = rows + (size_t)base * 16 + (size_t)_tzcnt_u32(found) * 8 - 32;
            found_rows[hits] = row;
            hits += found != 0;
            _mm_prefetch((const char *)row, _MM_HINT_T0);
        }
#pragma clang loop unroll_count(4)
        for (size_t k = 0; k < hits; k++) {
            __m256i weights = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)found_rows[k]));
            sum = _mm256_add_epi16(sum, weights);
        }
    }
    _mm256_storeu_si256((__m256i *)out, sum);
}
#endif

void viet_names_sum(
    const uint64_t *keys, size_t count, const uint8_t *buckets, const int8_t *rows, unsigned shift, int16_t *out) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi"))
        return sum_wide(keys, count, buckets, rows, shift, out);
#endif
    viet_names_sum_plain(keys, count, buckets, rows, shift, out);
}

// Labels: 0 outside, then begin, inside, end, single for each of four types. Nine of them may follow a label after which
// a name is over, nine are such labels; three more places fill the last vector.
enum { viet_labels = 17, viet_openers = 9 };
static const uint8_t opener[12] = {0, 1, 4, 5, 8, 9, 12, 13, 16, 0, 0, 0};
static const uint8_t closer[12] = {0, 3, 4, 7, 8, 11, 12, 15, 16, 0, 0, 0};
static const int32_t never = -100000000;

typedef int32_t four __attribute__((vector_size(16)));

static inline four larger(four a, four b) {
    four mask = a > b;
    return (a & mask) | (b & ~mask);
}

__attribute__((always_inline)) static inline void forward_sums(
    const int16_t *unary, size_t length, const int32_t *transitions, int32_t *forward, uint8_t *from) {
    four table[viet_openers][3];
    for (unsigned c = 0; c < viet_openers; c++)
        for (unsigned o = 0; o < 12; o++) table[c][o / 4][o % 4] = transitions[closer[c] * viet_labels + opener[o]];
    for (size_t position = 0; position < length; position++) {
        int32_t *own = forward + position * viet_labels;
        const int32_t *last = own - viet_labels;
        uint8_t *choices = from + position * viet_labels;
        const int16_t *scores = unary + position * 16;
        if (position == 0) {
            for (unsigned o = 0; o < viet_openers; o++) {
                own[opener[o]] = transitions[opener[o]] + (opener[o] ? scores[opener[o] - 1] : 0);
                choices[opener[o]] = 0;
            }
            for (unsigned begin = 1; begin < viet_labels; begin += 4) {
                own[begin + 1] = never + scores[begin];
                own[begin + 2] = never + scores[begin + 1];
                choices[begin + 1] = choices[begin + 2] = (uint8_t)begin;
            }
            continue;
        }
        four best[3], choice[3] = {{0}, {0}, {0}};
        for (unsigned v = 0; v < 3; v++) best[v] = table[0][v] + last[0];
        for (int32_t c = 1; c < viet_openers; c++) {
            int32_t before = last[closer[c]];
            for (unsigned v = 0; v < 3; v++) {
                four score = table[c][v] + before;
                four mask = score > best[v];
                best[v] = (score & mask) | (best[v] & ~mask);
                choice[v] = (mask & c) | (choice[v] & ~mask);
            }
        }
        for (unsigned o = 0; o < viet_openers; o++) {
            own[opener[o]] = best[o / 4][o % 4] + (opener[o] ? scores[opener[o] - 1] : 0);
            choices[opener[o]] = closer[choice[o / 4][o % 4]];
        }
        for (unsigned begin = 1; begin < viet_labels; begin += 4) {
            for (unsigned to = begin + 1; to <= begin + 2; to++) {
                int32_t first = last[begin] + transitions[begin * viet_labels + to];
                int32_t second = last[begin + 1] + transitions[(begin + 1) * viet_labels + to];
                own[to] = (second > first ? second : first) + scores[to - 1];
                choices[to] = (uint8_t)(second > first ? begin + 1 : begin);
            }
        }
    }
}

__attribute__((always_inline)) static inline void backward_sums(
    const int16_t *unary, size_t length, const int32_t *transitions, int32_t *backward) {
    if (length == 0) return;
    four table[viet_openers][3];
    for (unsigned o = 0; o < viet_openers; o++)
        for (unsigned c = 0; c < 12; c++) table[o][c / 4][c % 4] = transitions[closer[c] * viet_labels + opener[o]];
    int32_t *own = backward + (length - 1) * viet_labels;
    for (unsigned label = 0; label < viet_labels; label++) own[label] = never;
    for (unsigned c = 0; c < viet_openers; c++) own[closer[c]] = 0;
    for (size_t position = length - 1; position-- > 0;) {
        own = backward + position * viet_labels;
        const int32_t *next = own + viet_labels;
        const int16_t *scores = unary + (position + 1) * 16;
        four best[3];
        for (unsigned v = 0; v < 3; v++) best[v] = table[0][v] + next[0];
        for (unsigned o = 1; o < viet_openers; o++) {
            int32_t after = next[opener[o]] + scores[opener[o] - 1];
            for (unsigned v = 0; v < 3; v++) best[v] = larger(best[v], table[o][v] + after);
        }
        for (unsigned c = 0; c < viet_openers; c++) own[closer[c]] = best[c / 4][c % 4];
        for (unsigned begin = 1; begin < viet_labels; begin += 4) {
            for (unsigned label = begin; label <= begin + 1; label++) {
                int32_t inside = transitions[label * viet_labels + begin + 1] + scores[begin] + next[begin + 1];
                int32_t end = transitions[label * viet_labels + begin + 2] + scores[begin + 1] + next[begin + 2];
                own[label] = inside > end ? inside : end;
            }
        }
    }
}

// The same code, for processors with wider instructions and for all.
#if defined(__x86_64__)
#define WIDE __attribute__((target("avx2"))) static void

WIDE forward_wide(
    const int16_t *unary, size_t length, const int32_t *transitions, int32_t *forward, uint8_t *from) {
    forward_sums(unary, length, transitions, forward, from);
}

WIDE backward_wide(const int16_t *unary, size_t length, const int32_t *transitions, int32_t *backward) {
    backward_sums(unary, length, transitions, backward);
}
#endif

void viet_names_forward(
    const int16_t *unary, size_t length, const int32_t *transitions, int32_t *forward, uint8_t *from) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return forward_wide(unary, length, transitions, forward, from);
#endif
    forward_sums(unary, length, transitions, forward, from);
}

void viet_names_backward(const int16_t *unary, size_t length, const int32_t *transitions, int32_t *backward) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return backward_wide(unary, length, transitions, backward);
#endif
    backward_sums(unary, length, transitions, backward);
}
