#include "viet_lines.h"

#include <string.h>

/// How many of `count` bytes are above 7F.
static size_t high_bytes(const uint8_t *bytes, size_t count) {
    size_t high = 0;
    while (count >= 8) {
        // Eight sums of one byte each, for as many rounds as none of them can overflow.
        size_t rounds = count / 8 < 255 ? count / 8 : 255;
        uint64_t sums = 0;
        for (size_t round = 0; round < rounds; round++) {
            uint64_t eight;
            memcpy(&eight, bytes + round * 8, 8);
            sums += eight >> 7 & 0x0101010101010101;
        }
        for (; sums; sums >>= 8) high += sums & 0xFF;
        bytes += rounds * 8;
        count -= rounds * 8;
    }
    for (size_t at = 0; at < count; at++) high += bytes[at] >> 7;
    return high;
}

/// Whether five words or more may stand in `count` bytes: what is no word by the space around it, an address for one, is not
/// worth a look.
static int has_words(const uint8_t *bytes, size_t count) {
    unsigned parts = 0;
    for (size_t at = 0; at < count && parts < 4; at++) parts += bytes[at] <= ' ' || bytes[at] == '_';
    return parts >= 4;
}

size_t viet_bare_line(const uint8_t *bytes, size_t count, size_t start, size_t *end) {
    while (start < count) {
        const uint8_t *feed = memchr(bytes + start, '\n', count - start);
        size_t stop = feed ? (size_t)(feed - bytes) : count;
        size_t length = stop - start;
        if (length >= 12 && high_bytes(bytes + start, length) * 12 < length && has_words(bytes + start, length)) {
            *end = stop;
            return start;
        }
        start = stop + 1;
    }
    *end = count;
    return count;
}
