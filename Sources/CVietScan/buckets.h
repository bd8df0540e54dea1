// Tables whose rows are found by hashes of 64 bits. A bucket is 32 bytes: the place of its first row in 28 bits and how many of its rows
// are half as long, which come first, in four; then fourteen checks of sixteen bits, 0 for none. Places count halves of rows where
// there are such, else rows. The highest bits of a hash say which bucket, the lowest ones are its check. VietCore's BucketTable writes them.
#pragma once

#include "wide.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { bucket_length = 32, bucket_slots = 14 };

static inline uint16_t bucket_check(uint64_t hash) { return (uint16_t)hash ? (uint16_t)hash : 1; }

typedef struct {
    unsigned first;  // the place of the first row
    int halves;      // how many rows are half as long
} bucket_head;

static inline bucket_head bucket_read(const uint8_t *bucket) {
    uint32_t bits;
    memcpy(&bits, bucket, sizeof(bits));
    return (bucket_head){bits & 0xFFFFFFF, (int)(bits >> 28)};
}

// Which of its bucket's rows a hash has, -1 for none.
static inline int bucket_slot(const uint8_t *bucket, uint64_t hash) {
    uint16_t check = bucket_check(hash);
    for (int slot = 0; slot < bucket_slots; slot++) {
        uint16_t own;
        memcpy(&own, bucket + 4 + 2 * slot, sizeof(own));
        if (own == check) return slot;
    }
    return -1;
}

#if defined(__x86_64__)
// Where a check stands in a bucket: two bits a check, those of the row's number 0.
WIDE_CODE __attribute__((always_inline)) static inline unsigned bucket_matches(const uint8_t *bucket, short check) {
    __m256i line = _mm256_loadu_si256((const __m256i *)bucket);
    return (unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi16(line, _mm256_set1_epi16(check))) & ~15u;
}
#endif
