#include "viet_vfs.h"

#include <string.h>

static uint64_t turned(uint64_t value, int bits) { return value << bits | value >> (64 - bits); }

uint64_t viet_page_hash(const void *page, size_t count) {
    // Each step of a lane can be undone, so that a lane ends otherwise wherever one of its words is another.
    const uint64_t factor = 0xA0761D6478BD642FULL;
    uint64_t lanes[4] = {1, 2, 3, 4};
    const unsigned char *bytes = page;
    for (size_t at = 0; at + 32 <= count; at += 32) {
        for (int lane = 0; lane < 4; lane += 1) {
            uint64_t word;
            memcpy(&word, bytes + at + 8 * lane, 8);
            lanes[lane] = turned((lanes[lane] ^ word) * factor, 29);
        }
    }
    uint64_t hash = count;
    for (int lane = 0; lane < 4; lane += 1) hash = turned((hash ^ lanes[lane]) * factor, 31);
    return hash;
}
