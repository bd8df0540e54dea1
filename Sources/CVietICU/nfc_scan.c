#include "CVietICU.h"

// Which code points may change under NFC, or make their neighbours change: those with a combining class or with
// NFC_Quick_Check other than Yes. The test here is coarser (whole lead bytes of scripts rare in Vietnamese text) and
// never finer; a test compares it with ICU for every code point.

static bool three_byte_suspect(uint8_t a, uint8_t b, uint8_t c) {
    switch (a) {
    case 0xE0: return true;                      // Indic, Thai, Lao
    case 0xE1: return b != 0xBA && b != 0xBB;    // U+1E80..1EFF: the Vietnamese letters
    case 0xE2:
        switch (b) {
        case 0x80: return c < 0x82;              // U+2000, U+2001
        case 0x83: return c >= 0x90;             // marks for symbols
        case 0x84: return c >= 0xA6 && c <= 0xAB; // ohm, kelvin, angstrom
        case 0x8C: return c == 0xA9 || c == 0xAA; // angle brackets
        case 0xAB: return c == 0x9C;
        default: return b >= 0xB0;
        }
    case 0xE3: return b == 0x80 ? c >= 0xAA && c <= 0xAF : b == 0x82 && (c == 0x99 || c == 0x9A); // CJK marks
    case 0xEA: return b < 0xB0;                  // up to the Hangul syllables
    case 0xEF: return (b >= 0xA4 && b <= 0xAD) || (b == 0xB8 && c >= 0xA0);
    default: return false;                       // ideographs, Hangul syllables, private use
    }
}

bool viet_nfc_is_suspect(const uint8_t *bytes, size_t count, size_t at, size_t *length) {
    const uint8_t *p = bytes + at;
    size_t left = count - at;
    uint8_t a = p[0];
    *length = 1;
    if (a < 0xC2 || a > 0xF4 || left < 2) return false;
    uint8_t b = p[1];
    if (a < 0xE0) {
        if ((b & 0xC0) != 0x80) return false;
        *length = 2;
        if (a < 0xCC) return false;              // Latin
        if (a == 0xCE) return b == 0x87;         // Greek
        return a != 0xCF && a != 0xD0 && a != 0xD1 && !(a == 0xD2 && b >= 0x90) && a != 0xD3; // Cyrillic
    }
    uint8_t low = a == 0xE0 ? 0xA0 : a == 0xF0 ? 0x90 : 0x80;
    uint8_t high = a == 0xED ? 0x9F : a == 0xF4 ? 0x8F : 0xBF;
    if (b < low || b > high || left < 3 || (p[2] & 0xC0) != 0x80) return false;
    if (a < 0xF0) {
        *length = 3;
        return three_byte_suspect(a, b, p[2]);
    }
    if (left < 4 || (p[3] & 0xC0) != 0x80) return false;
    *length = 4;
    if (a == 0xF0) return b < 0x9F || b == 0xAF; // emoji and rare ideographs are safe
    return false;
}

static size_t scalar_scan(const uint8_t *bytes, size_t count, size_t from, size_t until) {
    size_t at = from;
    while (at < until) {
        if (bytes[at] < 0xCC) {
            at += 1;
            continue;
        }
        size_t length;
        if (viet_nfc_is_suspect(bytes, count, at, &length)) return at;
        at += length;
    }
    return at;
}

enum { BLOCK = 64, LOOKAHEAD = 2 };

// Whether a block holds a byte that needs a closer look. Plain C in a form that compilers turn into vector code.
static inline __attribute__((always_inline)) bool block_needs_look(const uint8_t *p) {
    uint8_t look = 0;
    for (int i = 0; i < BLOCK; i++) {
        uint8_t a = p[i], b = p[i + 1], c = p[i + 2];
        uint8_t rare = a >= 0xCC;
        uint8_t vietnamese = (a == 0xE1) & ((b & 0xFE) == 0xBA);
        uint8_t quotes = (a == 0xE2) & (b == 0x80) & (c >= 0x82);
        look |= rare & (uint8_t)~(vietnamese | quotes);
    }
    return look;
}

static inline __attribute__((always_inline)) size_t blocks(const uint8_t *bytes, size_t count, size_t at) {
    if (count - at < BLOCK + LOOKAHEAD) return scalar_scan(bytes, count, at, count);
    const size_t last = count - BLOCK - LOOKAHEAD;
    for (;;) {
        // A sequence that runs into a block from the one before leaves only continuation bytes there.
        if (block_needs_look(bytes + at)) {
            size_t next = scalar_scan(bytes, count, at, at + BLOCK);
            if (next < at + BLOCK) return next;
        }
        if (at == last) return scalar_scan(bytes, count, count - LOOKAHEAD, count);
        // The last block overlaps the one before it.
        at = last - at > BLOCK ? at + BLOCK : last;
    }
}

#if defined(__x86_64__) && defined(__linux__)
static __attribute__((target("avx2"))) size_t blocks_avx2(const uint8_t *bytes, size_t count, size_t at) {
    return blocks(bytes, count, at);
}
#endif

size_t viet_nfc_suspect(const uint8_t *bytes, size_t count, size_t from) {
#if defined(__x86_64__) && defined(__linux__)
    if (__builtin_cpu_supports("avx2")) return blocks_avx2(bytes, count, from);
#endif
    return blocks(bytes, count, from);
}

size_t viet_nfc_suspect_near(const uint8_t *bytes, size_t count, size_t from) {
    size_t near = count - from < 24 ? count : from + 24;
    size_t at = scalar_scan(bytes, count, from, near);
    return at < near || at >= count ? at : viet_nfc_suspect(bytes, count, at);
}
