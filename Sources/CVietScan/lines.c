#include "viet_lines.h"

#include <string.h>

size_t viet_bare_line(const uint8_t *bytes, size_t count, size_t start, size_t *end) {
    while (start < count) {
        const uint8_t *feed = memchr(bytes + start, '\n', count - start);
        size_t stop = feed ? (size_t)(feed - bytes) : count;
        size_t length = stop - start;
        if (length >= 12) {
            size_t high = 0;
            for (size_t at = start; at < stop; at++) high += bytes[at] >> 7;
            if (high * 12 < length) {
                *end = stop;
                return start;
            }
        }
        start = stop + 1;
    }
    *end = count;
    return count;
}
