#ifndef VIET_DICTIONARY_H
#define VIET_DICTIONARY_H

#include "viet_gaps.h"

// Finds the tokens of a sentence at which an entry of a user dictionary may start. Without branches that depend on the
// text: with many entries whether one starts at a token is a coin toss.

/// Multipliers of the hash of two token numbers.
#define VIET_DICTIONARY_FIRST 0x9E3779B97F4A7C15u
#define VIET_DICTIONARY_SECOND 0xD6E8FEB86659FD93u

/// Writes the number of every token, and lists those without one whose first byte is among `first_bytes` (two words for
/// ASCII; other bytes always are). Says how many were listed.
size_t viet_dictionary_numbers(
    const viet_token *_Nonnull tokens, size_t count, const uint8_t *_Nonnull bytes, const uint64_t *_Nonnull first_bytes,
    uint32_t *_Nonnull numbers, int32_t *_Nonnull listed);

/// Lists the tokens that with the one behind them pass the filter of first pairs, and asks for their slots in `pairs` to be
/// brought near. Says how many were listed.
size_t viet_dictionary_starts(
    const viet_token *_Nonnull tokens, size_t count, const uint32_t *_Nonnull numbers, const uint64_t *_Nonnull filter,
    unsigned filter_shift, const uint64_t *_Nonnull pairs, unsigned pair_shift, int32_t *_Nonnull listed);

#endif
