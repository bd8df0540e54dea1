#ifndef VIET_NGRAMS_H
#define VIET_NGRAMS_H

#include <stddef.h>
#include <stdint.h>

/// A table of words behind contexts, see NgramTable.
typedef struct {
    /// Entries of `width` bytes, 3 or 4, `length` bytes of them in all.
    const uint8_t *_Nonnull entries;
    size_t length;
    /// Where the entries of each bucket begin, less what `bases` has for 64 of them.
    const uint16_t *_Nonnull starts;
    const uint32_t *_Nonnull bases;
    uint64_t buckets;
    unsigned width;
    /// The bits below the fingerprint of an entry, five for the place of the word in its group and those below.
    unsigned fingerprint_shift;
} viet_ngrams;

/// Writes the entries, without their fingerprints, of the words of a group that are known behind a context: at most `room`. To compare with.
///
/// Returns how many there are.
size_t viet_ngrams_look_plain(
    const viet_ngrams *_Nonnull table, uint64_t context, uint16_t group, uint32_t *_Nonnull found, size_t room);

/// The hash of a context and a group.
static inline uint64_t viet_ngrams_hash(uint64_t context, uint16_t group) {
    uint64_t hash = (context << 16 | group) * 0x9E3779B97F4A7C15ull;
    hash ^= hash >> 32;
    hash *= 0xD6E8FEB86659FD93ull;
    return hash ^ hash >> 29;
}

/// The bucket of a hash.
static inline uint64_t viet_ngrams_bucket(uint64_t hash, uint64_t buckets) { return ((hash >> 32) * buckets) >> 32; }

#endif
