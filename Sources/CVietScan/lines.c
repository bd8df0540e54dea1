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

static int ends_sentence(uint8_t byte) { return byte == '.' || byte == '!' || byte == '?'; }

/// The first sentences without a byte above 7F in the part of a line from `start` to `stop`, of 40 bytes or more; `stop` where
/// there are none. Of 31 such bytes in a row one block of 16 is whole.
static size_t bare_sentences(const uint8_t *bytes, int is_line, size_t start, size_t stop, size_t *end) {
    size_t at = start;
    while (at + 16 <= stop) {
        uint64_t parts[2];
        memcpy(parts, bytes + at, sizeof(parts));
        if ((parts[0] | parts[1]) & 0x8080808080808080ull) {
            at += 16;
            continue;
        }
        size_t first = at, last = at + 16;
        while (first > start && bytes[first - 1] < 0x80) first--;
        while (last < stop && bytes[last] < 0x80) last++;
        at = last;
        // What a word with marks stands in is no such sentence.
        if (first > start || !is_line) {
            for (first++; first < last; first++)
                if (bytes[first] == ' ' && (ends_sentence(bytes[first - 1]) || bytes[first - 1] == ':')) break;
        }
        if (last < stop) {
            while (last > first && !(bytes[last] == ' ' && ends_sentence(bytes[last - 1]))) last--;
        }
        if (last >= first + 40 && has_words(bytes + first, last - first)) {
            *end = last;
            return first;
        }
    }
    return stop;
}

size_t viet_bare_part(const uint8_t *bytes, size_t count, size_t start, size_t *stop, size_t *end) {
    while (start < count) {
        if (start >= *stop) {
            const uint8_t *feed = memchr(bytes + start, '\n', count - start);
            *stop = feed ? (size_t)(feed - bytes) : count;
            size_t length = *stop - start;
            if (length >= 12 && high_bytes(bytes + start, length) * 12 < length && has_words(bytes + start, length)) {
                *end = *stop;
                return start;
            }
        }
        int is_line = start == 0 || bytes[start - 1] == '\n';
        size_t found = bare_sentences(bytes, is_line, start, *stop, end);
        if (found < *stop) return found;
        start = *stop + 1;
    }
    *end = count;
    return count;
}
