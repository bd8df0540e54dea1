#ifndef VIET_DICTIONARY_H
#define VIET_DICTIONARY_H

#include "viet_gaps.h"

// Finds the tokens of a sentence at which an entry of a user dictionary may start. Without branches that depend on the
// text: with many entries whether one starts at a token is a coin toss.

/// Multipliers of the hash of two token numbers.
#define VIET_DICTIONARY_FIRST 0x9E3779B97F4A7C15u
#define VIET_DICTIONARY_SECOND 0xD6E8FEB86659FD93u

/// The longest token that an entry may have, in bytes.
#define VIET_DICTIONARY_TOKEN 255
/// How many bits there are for the shapes of tokens.
#define VIET_DICTIONARY_SHAPES 4096

/// The bit for the first and last byte and the length of a token of ASCII, whatever its case.
static inline uint32_t viet_dictionary_shape(uint8_t first, uint8_t last, size_t length) {
    return ((first | 0x20u) * 67 + (last | 0x20u) * 17 + (uint32_t)length * 5) % VIET_DICTIONARY_SHAPES;
}

/// Writes the number of every token, and lists those without one that may be in an entry: those whose bit is in `shapes`,
/// and those that are not ASCII. Says how many were listed.
size_t viet_dictionary_numbers(
    const viet_token *_Nonnull tokens, size_t count, const uint8_t *_Nonnull bytes, const uint64_t *_Nonnull shapes,
    uint32_t *_Nonnull numbers, int32_t *_Nonnull listed);

/// Lists the tokens that with the one behind them pass the filter of first pairs, and asks for their slots in `pairs` to be
/// brought near. Says how many were listed.
size_t viet_dictionary_starts(
    const viet_token *_Nonnull tokens, size_t count, const uint32_t *_Nonnull numbers, const uint64_t *_Nonnull filter,
    unsigned filter_shift, const uint64_t *_Nonnull pairs, unsigned pair_shift, int32_t *_Nonnull listed);

#endif
