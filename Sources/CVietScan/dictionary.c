#include "CVietScan.h"

enum { FLAG_LINE_BEFORE = 2 };

size_t viet_dictionary_numbers(
    const viet_token *tokens, size_t count, const uint8_t *bytes, const uint64_t *shapes, uint32_t *numbers,
    int32_t *listed
) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        const uint32_t number = tokens[i].syllable;
        numbers[i] = number;
        // Tokens without a number are marks and digits as a rule: a branch that is guessed well.
        if (number) continue;
        const size_t start = tokens[i].start, end = tokens[i].end;
        if (end - start > VIET_DICTIONARY_TOKEN) continue;
        uint8_t any = 0;
        for (size_t place = start; place < end; place++) any |= bytes[place];
        const uint32_t shape = viet_dictionary_shape(bytes[start], bytes[end - 1], end - start);
        listed[found] = (int32_t)i;
        found += (any >> 7) | (shapes[shape >> 6] >> (shape & 63) & 1);
    }
    return found;
}

size_t viet_dictionary_starts(
    const viet_token *tokens, size_t count, const uint32_t *numbers, const uint64_t *filter, unsigned filter_shift,
    const uint64_t *pairs, unsigned pair_shift, int32_t *listed
) {
    size_t found = 0;
    for (size_t i = 1; i < count; i++) {
        const uint64_t first = numbers[i - 1], second = numbers[i];
        const uint64_t hash = first * VIET_DICTIONARY_FIRST ^ second * VIET_DICTIONARY_SECOND;
        const uint64_t bit = hash >> filter_shift;
        const unsigned goes_on = (first != 0) & (second != 0) & !(tokens[i].flags & FLAG_LINE_BEFORE);
        const unsigned is_there = (unsigned)(filter[bit >> 6] >> (bit & 63)) & goes_on;
        listed[found] = (int32_t)i - 1;
        __builtin_prefetch(pairs + (is_there ? hash >> pair_shift : 0));
        found += is_there;
    }
    return found;
}
