#include "CVietScan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { FIRST_SYLLABLE = 5 };

static inline uint32_t hash_at(const uint16_t *syllables) { return viet_dictionary_hash(syllables[0], syllables[1]); }

static inline const uint32_t *bucket_at(uint32_t hash, const viet_dictionary *tables) {
    return tables->pairs + viet_dictionary_bucket(hash, tables->buckets);
}

// MARK: Filter

size_t viet_dictionary_filter_plain(
    const uint16_t *syllables, size_t count, const viet_dictionary *tables, int32_t *listed
) {
    size_t found = 0;
    for (size_t i = 0; i + 1 < count; i++) {
        const uint32_t hash = hash_at(syllables + i), bits = viet_dictionary_bits(hash);
        const unsigned passes = (tables->filter[hash >> tables->filter_shift] & bits) == bits;
        listed[found] = (int32_t)i;
        __builtin_prefetch(passes ? bucket_at(hash, tables) : tables->pairs);
        found += passes;
    }
    return found;
}

#if defined(__x86_64__)

/// Eight pairs at a time, of which most have no bit in the filter.
__attribute__((target("avx2"))) static size_t filter_wide(
    const uint16_t *syllables, size_t count, const viet_dictionary *tables, int32_t *listed
) {
    const __m256i low = _mm256_set1_epi32(31);
    const __m128i shift = _mm_cvtsi32_si128((int)tables->filter_shift);
    size_t found = 0;
    for (size_t i = 0; i + 1 < count; i += 8) {
        const __m256i first = _mm256_cvtepu16_epi32(_mm_loadu_si128((const __m128i *)(syllables + i)));
        const __m256i second = _mm256_cvtepu16_epi32(_mm_loadu_si128((const __m128i *)(syllables + i + 1)));
        const __m256i key = _mm256_or_si256(_mm256_slli_epi32(first, 16), second);
        const __m256i hash = _mm256_xor_si256(
            _mm256_mullo_epi32(key, _mm256_set1_epi32((int)0x9E3779B1)),
            _mm256_srli_epi32(_mm256_mullo_epi32(key, _mm256_set1_epi32((int)0x85EBCA77)), 15));
        const __m256i word = _mm256_i32gather_epi32((const int *)tables->filter, _mm256_srl_epi32(hash, shift), 4);
        const __m256i one = _mm256_srlv_epi32(word, _mm256_and_si256(hash, low));
        const __m256i other = _mm256_srlv_epi32(word, _mm256_and_si256(_mm256_srli_epi32(hash, 5), low));
        const __m256i third = _mm256_srlv_epi32(word, _mm256_and_si256(_mm256_srli_epi32(hash, 10), low));
        const __m256i passes = _mm256_slli_epi32(_mm256_and_si256(_mm256_and_si256(one, other), third), 31);
        unsigned left = (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(passes));
        if (count - 1 - i < 8) left &= (1u << (count - 1 - i)) - 1;
        for (; left; left &= left - 1) {
            const size_t token = i + (size_t)__builtin_ctz(left);
            __builtin_prefetch(bucket_at(hash_at(syllables + token), tables));
            listed[found++] = (int32_t)token;
        }
    }
    return found;
}

#endif

size_t viet_dictionary_filter(
    const uint16_t *syllables, size_t count, const viet_dictionary *tables, int32_t *listed
) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return filter_wide(syllables, count, tables, listed);
#endif
    return viet_dictionary_filter_plain(syllables, count, tables, listed);
}

// MARK: Pairs

size_t viet_dictionary_look_up(
    const uint16_t *syllables, const viet_token *tokens, const viet_dictionary *tables, int32_t *listed, size_t count,
    uint32_t *places
) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const int32_t token = listed[i];
        const uint32_t pair = (uint32_t)syllables[token] << 16 | syllables[token + 1];
        // A free slot leads nowhere.
        const uint32_t place = tables->pairs[viet_dictionary_pair(tables->pairs, tables->buckets, pair) + 8];
        listed[kept] = token;
        places[kept] = place;
        __builtin_prefetch(tables->nodes + (place & VIET_DICTIONARY_NODE ? place ^ VIET_DICTIONARY_NODE : 0));
        kept += (place != 0) & !(tokens[token + 1].flags & VIET_FLAG_LINE);
    }
    return kept;
}

void viet_dictionary_open(
    const uint16_t *syllables, const viet_token *tokens, size_t count, const viet_dictionary *tables, const int32_t *listed,
    size_t found, uint32_t *places, uint32_t *nodes
) {
    for (size_t i = 0; i < found; i++) {
        const size_t third = (size_t)listed[i] + 2;
        const unsigned is_there = third < count;
        const uint32_t place = places[i], syllable = syllables[third];
        const uint32_t number = place & VIET_DICTIONARY_NODE ? place ^ VIET_DICTIONARY_NODE : 0;
        const viet_dictionary_node node = tables->nodes[number];
        // What is no syllable may have a number of its own.
        const unsigned may_go_on = (syllable < FIRST_SYLLABLE) | ((node.tokens & viet_dictionary_token_bit(syllable)) != 0);
        const unsigned goes_on = is_there & may_go_on & !(tokens[is_there ? third : 0].flags & VIET_FLAG_LINE);
        places[i] = number ? node.entry : place;
        nodes[i] = goes_on ? number : 0;
        const uint32_t slot = viet_dictionary_step_slot(number, syllable, tables->step_slots);
        __builtin_prefetch(tables->steps + ((goes_on & (number != 0)) ? slot : 0));
    }
}

// MARK: Tokens that are no syllables of the model

/// Whether a small letter is one of a, e, i, o, u, y.
static inline unsigned is_vowel(uint8_t letter) { return 0x2208222u >> (letter & 31) & 1; }

static inline uint32_t shape_of(const uint8_t *bytes, size_t length) {
    uint32_t hash = 0;
    for (size_t place = 0; place < length; place++) {
        const uint8_t byte = bytes[place], letter = byte | 0x20;
        const unsigned is_letter = (uint8_t)(letter - 'a') < 26;
        if ((byte < 0x80) & !(is_letter & is_vowel(letter))) hash = hash * 37 + (is_letter ? letter : byte);
    }
    return hash * 0x9E3779B1u >> 20;
}

/// The bit for a first byte: one for all of those that may be another in another spelling.
static inline unsigned head_of(uint8_t byte) {
    const uint8_t letter = byte | 0x20;
    if (byte >= 0x80) return 0;
    return (uint8_t)(letter - 'a') < 26 ? (is_vowel(letter) ? 0 : letter) : byte;
}

void viet_dictionary_add_shape(const uint8_t *bytes, size_t length, uint64_t *shapes) {
    const uint32_t shape = shape_of(bytes, length);
    shapes[shape >> 6] |= 1ull << (shape & 63);
    const unsigned head = VIET_DICTIONARY_SHAPES + (length ? head_of(bytes[0]) : 0);
    shapes[head >> 6] |= 1ull << (head & 63);
}

size_t viet_dictionary_others(
    const uint16_t *syllables, const viet_token *tokens, size_t count, const uint8_t *bytes, const uint64_t *shapes,
    uint32_t *numbers, int32_t *listed
) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
#if defined(__SSE2__)
        // On to the next such token, eight syllables at a time.
        const __m128i eight = _mm_loadu_si128((const __m128i *)(syllables + i));
        const __m128i above = _mm_subs_epu16(eight, _mm_set1_epi16(FIRST_SYLLABLE - 1));
        const int others = _mm_movemask_epi8(_mm_cmpeq_epi16(above, _mm_setzero_si128()));
        i += others ? (size_t)__builtin_ctz((unsigned)others) / 2 : 7;
        if (!others || i >= count) continue;
#else
        if (syllables[i] >= FIRST_SYLLABLE) continue;
#endif
        numbers[i] = 0;
        const size_t start = tokens[i].start, end = tokens[i].end;
        const unsigned head = VIET_DICTIONARY_SHAPES + head_of(bytes[start]);
        // A first byte that is not ASCII may be one that is passed over.
        if (bytes[start] < 0x80 && !(shapes[head >> 6] >> (head & 63) & 1)) continue;
        if (end - start > VIET_DICTIONARY_TOKEN) continue;
        const uint32_t shape = shape_of(bytes + start, end - start);
        listed[found] = (int32_t)i;
        found += shapes[shape >> 6] >> (shape & 63) & 1;
    }
    return found;
}
