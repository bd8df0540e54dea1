#include "CVietScan.h"

#include "buckets.h"

// The hash by which a row is found is its key; feature_key mixes its highest and its lowest bits well.
//
// A row is sixteen weights of a byte each. Where all of them fit into four bits the row is half as long: a byte has the weights of two
// labels, the first eight in the lower halves, each as it is and eight more.
enum { half_row = 8, half_bias = 8 };

// Which half of a row in the whole table a row of a bucket begins at.
static inline size_t row_place(bucket_head head, int slot) {
    int whole = slot - head.halves;
    return (size_t)head.first + (size_t)(slot + (whole > 0 ? whole : 0));
}

void viet_names_sum_plain(
    const uint64_t *keys, size_t count, const uint8_t *buckets, const uint8_t *rows, unsigned shift, int16_t *out) {
    memset(out, 0, 16 * sizeof(int16_t));
    for (size_t k = 0; k < count; k++) {
        const uint8_t *bucket = buckets + (keys[k] >> shift) * bucket_length;
        int slot = bucket_slot(bucket, keys[k]);
        if (slot < 0) continue;
        bucket_head head = bucket_read(bucket);
        const uint8_t *row = rows + row_place(head, slot) * half_row;
        for (unsigned label = 0; label < 16; label++) {
            int half = (label < 8 ? row[label] & 15 : row[label - 8] >> 4) - half_bias;
            out[label] = (int16_t)(out[label] + (slot < head.halves ? half : (int8_t)row[label]));
        }
    }
}

static inline uint64_t feature_key(uint64_t first, uint64_t second) {
    uint64_t hash = (first ^ first >> 29 ^ second) * 0x94D049BB133111EBull;
    return hash ^ hash >> 32;
}

void viet_names_keys(const uint64_t *first, const uint64_t *second, size_t count, uint64_t *keys) {
    for (size_t k = 0; k < count; k++) keys[k] = feature_key(first[k], second[k]);
}

// Keys are taken in blocks: the lines of the buckets are asked for before the first of them is read. Most of the time here is waiting.
enum { viet_names_block = 128 };

#if defined(__x86_64__)
typedef uint64_t quad __attribute__((vector_size(32), aligned(8)));

// The order that brings the lanes of a set of eight to the front: their numbers, a byte each.
#define LANE(set, lane) \
    ((set) >> (lane) & 1 ? (uint64_t)(lane) << 8 * __builtin_popcount((set) & ((1 << (lane)) - 1)) : 0)
#define ORDER(set) \
    LANE(set, 1) | LANE(set, 2) | LANE(set, 3) | LANE(set, 4) | LANE(set, 5) | LANE(set, 6) | LANE(set, 7)
#define FOUR_ORDERS(set) ORDER(set), ORDER((set) + 1), ORDER((set) + 2), ORDER((set) + 3)
#define ORDERS(set) FOUR_ORDERS(set), FOUR_ORDERS((set) + 4), FOUR_ORDERS((set) + 8), FOUR_ORDERS((set) + 12)
static const uint64_t orders[256] = {
    ORDERS(0),   ORDERS(16),  ORDERS(32),  ORDERS(48),  ORDERS(64),  ORDERS(80),  ORDERS(96),  ORDERS(112),
    ORDERS(128), ORDERS(144), ORDERS(160), ORDERS(176), ORDERS(192), ORDERS(208), ORDERS(224), ORDERS(240)};

// Appends those of eight numbers that are in a set of lanes; returns how many there are then. Eight are written in any case.
WIDE_CODE __attribute__((always_inline)) static inline size_t append(
    uint32_t *list, size_t count, __m256i numbers, unsigned lanes) {
    const __m256i order = _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)(const void *)(orders + lanes)));
    _mm256_storeu_si256((__m256i *)(void *)(list + count), _mm256_permutevar8x32_epi32(numbers, order));
    return count + (unsigned)__builtin_popcount(lanes);
}

// Where the rows of a block lie: those of half the length and the others.
typedef struct {
    uint32_t halves[viet_names_block + 8], wholes[viet_names_block + 8];
} block_rows;

typedef struct {
    size_t halves, wholes;
} row_counts;

// Lists the rows that keys have, from where their buckets are and from their checks. Of both are as many as eight go into, and one more.
WIDE_CODE __attribute__((always_inline)) static inline row_counts find_rows(
    const uint64_t *places, const uint64_t *checks, size_t count, const uint8_t *buckets, block_rows *found) {
    row_counts counts = {0, 0};
    const __m256i zero = _mm256_setzero_si256();
    for (size_t k = 0; k < count; k += 8) {
#define MATCHES(lane) (int)bucket_matches(buckets + places[k + lane], *(const short *)(checks + k + lane))
#define HEAD(lane) *(const int *)(const void *)(buckets + places[k + lane])
        const __m256i match = _mm256_setr_epi32(
            MATCHES(0), MATCHES(1), MATCHES(2), MATCHES(3), MATCHES(4), MATCHES(5), MATCHES(6), MATCHES(7));
        const __m256i head =
            _mm256_setr_epi32(HEAD(0), HEAD(1), HEAD(2), HEAD(3), HEAD(4), HEAD(5), HEAD(6), HEAD(7));
#undef MATCHES
#undef HEAD
        // The lowest bit of a match has the number 4 + 2 * slot, which the exponent of the match says, but for 127.
        const __m256i lowest = _mm256_and_si256(match, _mm256_sub_epi32(zero, match));
        const __m256i exponent = _mm256_srli_epi32(_mm256_castps_si256(_mm256_cvtepi32_ps(lowest)), 24);
        const __m256i slot = _mm256_sub_epi32(exponent, _mm256_set1_epi32((127 + 4) / 2));
        const __m256i whole = _mm256_sub_epi32(slot, _mm256_srli_epi32(head, 28));
        const __m256i first = _mm256_and_si256(head, _mm256_set1_epi32(0xFFFFFFF));
        const __m256i place = _mm256_add_epi32(_mm256_add_epi32(first, slot), _mm256_max_epi32(whole, zero));
        const unsigned missing = (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_cmpeq_epi32(match, zero)));
        const unsigned known = _bzhi_u32(255, (unsigned)(count - k)) & ~missing;
        // Where there is no match the slot is negative, too.
        const unsigned no_whole = (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(whole));
        counts.halves = append(found->halves, counts.halves, place, no_whole & known);
        counts.wholes = append(found->wholes, counts.wholes, place, ~no_whole & known);
    }
    return counts;
}

// Four rows of half the length.
WIDE_CODE __attribute__((always_inline)) static inline __m256i four_halves(const uint8_t *rows, const uint32_t *places) {
    // As numbers with fractions, of which two are put together while they are loaded.
    double row[4];
    for (unsigned k = 0; k < 4; k++) memcpy(row + k, rows + (size_t)places[k] * half_row, half_row);
    return _mm256_castpd_si256(_mm256_setr_pd(row[0], row[1], row[2], row[3]));
}

// The sums of bytes as they are added up from four rows at a time.
typedef struct {
    __m256i low, high;
} nibble_sums;

WIDE_CODE __attribute__((always_inline)) static inline nibble_sums add_nibbles(nibble_sums sums, __m256i four) {
    const __m256i nibble = _mm256_set1_epi8(15);
    sums.low = _mm256_add_epi8(sums.low, _mm256_and_si256(four, nibble));
    sums.high = _mm256_add_epi8(sums.high, _mm256_and_si256(_mm256_srli_epi16(four, 4), nibble));
    return sums;
}

// The sums of four groups of eight bytes each.
WIDE_CODE __attribute__((always_inline)) static inline __m128i groups_sum(__m256i bytes) {
    const __m256i pairs = _mm256_add_epi16(
        _mm256_cvtepu8_epi16(_mm256_castsi256_si128(bytes)), _mm256_cvtepu8_epi16(_mm256_extracti128_si256(bytes, 1)));
    return _mm_add_epi16(_mm256_castsi256_si128(pairs), _mm256_extracti128_si256(pairs, 1));
}

// Adds rows of half the length. They are added up in bytes, four rows at a time: not more than sixteen times, for none is above 15.
// Three places behind the last are read, too.
WIDE_CODE __attribute__((always_inline)) static inline __m256i add_halves(
    __m256i sum, const uint8_t *rows, const uint32_t *places, size_t count) {
    enum { most = 64 };
    for (size_t start = 0; start < count; start += most) {
        const size_t end = count - start < most ? count : start + most, fours = end & ~(size_t)3;
        nibble_sums sums = {_mm256_setzero_si256(), _mm256_setzero_si256()};
        for (size_t k = start; k < fours; k += 4) sums = add_nibbles(sums, four_halves(rows, places + k));
        if (fours < end) {
            const __m256i left = _mm256_set1_epi64x((long long)(end - fours));
            const __m256i is_row = _mm256_cmpgt_epi64(left, _mm256_set_epi64x(3, 2, 1, 0));
            sums = add_nibbles(sums, _mm256_and_si256(four_halves(rows, places + fours), is_row));
        }
        sum = _mm256_add_epi16(sum, _mm256_set_m128i(groups_sum(sums.high), groups_sum(sums.low)));
    }
    return _mm256_sub_epi16(sum, _mm256_set1_epi16((short)(half_bias * count)));
}

WIDE_CODE __attribute__((always_inline)) static inline __m256i add_whole(__m256i sum, const uint8_t *rows, uint32_t place) {
    const __m128i row = _mm_loadu_si128((const __m128i *)(const void *)(rows + (size_t)place * half_row));
    return _mm256_add_epi16(sum, _mm256_cvtepi8_epi16(row));
}

// Four keys, or as many as are left.
WIDE_CODE __attribute__((always_inline)) static inline quad four_keys(const uint64_t *keys, size_t left) {
    const __m256i is_key = _mm256_cmpgt_epi64(_mm256_set1_epi64x((long long)left), _mm256_set_epi64x(3, 2, 1, 0));
    return (quad)_mm256_maskload_epi64((const long long *)keys, is_key);
}

// The sum of the rows of one block. With `second` the keys are made here, four at a time, else `first` holds them.
WIDE_CODE __attribute__((always_inline)) static inline __m256i block_sum(
    const uint64_t *first, const uint64_t *second, size_t count, const uint8_t *buckets, const uint8_t *rows,
    unsigned shift) {
    uint64_t places[viet_names_block + 4], checks[viet_names_block + 4];
    size_t made = 0;
    for (; made < count; made += 4) {
        quad hash;
        if (second) {
            const quad start = *(const quad *)(first + made);
            hash = (start ^ start >> 29 ^ *(const quad *)(second + made)) * 0x94D049BB133111EBull;
            hash ^= hash >> 32;
        } else {
            hash = four_keys(first + made, count - made);
        }
        *(quad *)(places + made) = hash >> shift << 5;
        *(quad *)(checks + made) = (quad)_mm256_max_epu16((__m256i)hash, _mm256_set1_epi64x(1));
        for (size_t lane = 0; lane < 4; lane++)
            _mm_prefetch((const char *)buckets + places[made + lane], _MM_HINT_T0);
    }
    // Eight are looked up at a time.
    *(quad *)(places + made) = *(quad *)(checks + made) = (quad){0, 0, 0, 0};
    block_rows found;
    const row_counts counts = find_rows(places, checks, count, buckets, &found);
    memset(found.halves + counts.halves, 0, 3 * sizeof(*found.halves));
    __m256i sum = add_halves(_mm256_setzero_si256(), rows, found.halves, counts.halves);
    const size_t pairs = counts.wholes & ~(size_t)1;
#pragma clang loop unroll(disable)
    for (size_t k = 0; k < pairs; k += 2) {
        sum = add_whole(sum, rows, found.wholes[k]);
        sum = add_whole(sum, rows, found.wholes[k + 1]);
    }
    return pairs < counts.wholes ? add_whole(sum, rows, found.wholes[pairs]) : sum;
}

// Not inlined, so that the few vectors that are constant have registers.
WIDE_CODE __attribute__((noinline)) static __m256i block_sum_of_keys(
    const uint64_t *keys, size_t count, const uint8_t *buckets, const uint8_t *rows, unsigned shift) {
    return block_sum(keys, NULL, count, buckets, rows, shift);
}

WIDE_CODE __attribute__((noinline)) static __m256i block_sum_of_features(
    const uint64_t *first, const uint64_t *second, size_t count, const uint8_t *buckets, const uint8_t *rows,
    unsigned shift) {
    return block_sum(first, second, count, buckets, rows, shift);
}

WIDE_CODE static void sum_wide(
    const uint64_t *first, const uint64_t *second, size_t count, const uint8_t *buckets, const uint8_t *rows,
    unsigned shift, int16_t *out) {
    __m256i sum = _mm256_setzero_si256();
    for (size_t start = 0; start < count; start += viet_names_block) {
        const size_t size = count - start < viet_names_block ? count - start : viet_names_block;
        const __m256i block = second ? block_sum_of_features(first + start, second + start, size, buckets, rows, shift)
                                     : block_sum_of_keys(first + start, size, buckets, rows, shift);
        sum = _mm256_add_epi16(sum, block);
    }
    _mm256_storeu_si256((__m256i *)out, sum);
}
#endif

void viet_names_sum(
    const uint64_t *keys, size_t count, const uint8_t *buckets, const uint8_t *rows, unsigned shift, int16_t *out) {
#if defined(__x86_64__)
    if (has_wide_code()) return sum_wide(keys, NULL, count, buckets, rows, shift, out);
#endif
    viet_names_sum_plain(keys, count, buckets, rows, shift, out);
}

void viet_names_sum_features(
    const uint64_t *first, const uint64_t *second, size_t count, const uint8_t *buckets, const uint8_t *rows,
    unsigned shift, int16_t *out) {
#if defined(__x86_64__)
    if (has_wide_code()) return sum_wide(first, second, count, buckets, rows, shift, out);
#endif
    int16_t block[16];
    memset(out, 0, sizeof(block));
    for (size_t start = 0; start < count; start += viet_names_block) {
        size_t size = count - start < viet_names_block ? count - start : viet_names_block;
        uint64_t keys[viet_names_block];
        viet_names_keys(first + start, second + start, size, keys);
        viet_names_sum_plain(keys, size, buckets, rows, shift, block);
        for (unsigned label = 0; label < 16; label++) out[label] = (int16_t)(out[label] + block[label]);
    }
}

// Labels: 0 outside, then begin, inside, end, single for each of four types. Nine of them may follow a label after which
// a name is over, nine are such labels. Scores of labels lie in an order of their own here, so that labels of one kind are
// neighbours: outside (and three places that are never chosen), begins, singles, ends, insides.
enum { viet_labels = 17, outside = 0, begins = 4, singles = 8, ends = 12, insides = 16, viet_places = 20 };
// The labels that end a name or none, in the order of their numbers: of equal ones the first is taken.
static const uint8_t closers[9] = {outside, ends,     singles,     ends + 1, singles + 1,
                                   ends + 2, singles + 2, ends + 3, singles + 3};
static const uint8_t openers[9] = {outside, begins, begins + 1, begins + 2, begins + 3,
                                   singles, singles + 1, singles + 2, singles + 3};
static const int32_t never = -100000000;

typedef int32_t eight __attribute__((vector_size(32), aligned(4)));
typedef int32_t four __attribute__((vector_size(16), aligned(4)));
typedef int16_t sixteen __attribute__((vector_size(32), aligned(2)));
typedef int16_t half __attribute__((vector_size(16), aligned(2)));

// The number of the label that has a place.
static inline unsigned label_of(unsigned place) {
    unsigned type = place & 3;
    return place < begins ? 0 : place < singles ? 1 + 4 * type : place < ends ? 4 + 4 * type : place < insides ? 3 + 4 * type : 2 + 4 * type;
}

// The transitions as they are read, each row for the places from begins to singles, or from singles to ends, at once.
typedef struct {
    eight into[9];       // from each closer
    eight into_outside;  // from singles and ends
    eight from_begin;    // to the end and the inside of the same type
    eight from_inside;
    eight back[9];       // from singles and ends to each opener
    eight from_outside;  // to begins and singles
    int32_t stay;        // outside
    int32_t unused[7];
} moves_table;
_Static_assert(sizeof(moves_table) == viet_names_moves_count * sizeof(int32_t), "the size that Swift asks for");

void viet_names_prepare_moves(const int32_t *transitions, int32_t *moves) {
    moves_table table;
    memset(&table, 0, sizeof(table));
#define MOVE(from, to) transitions[label_of(from) * viet_labels + label_of(to)]
    for (unsigned lane = 0; lane < 8; lane++) {
        for (unsigned c = 0; c < 9; c++) {
            table.into[c][lane] = MOVE(closers[c], begins + lane);
            table.back[c][lane] = MOVE(singles + lane, openers[c]);
        }
        table.into_outside[lane] = MOVE(singles + lane, outside);
        table.from_begin[lane] = MOVE(begins + lane % 4, ends + lane);
        table.from_inside[lane] = MOVE(insides + lane % 4, ends + lane);
        table.from_outside[lane] = MOVE(outside, begins + lane);
    }
    table.stay = MOVE(outside, outside);
#undef MOVE
    memcpy(moves, &table, sizeof(table));
}

#define LARGER(a, b) __builtin_elementwise_max(a, b)
#define TWICE(v) __builtin_shufflevector(v, v, 0, 1, 2, 3, 0, 1, 2, 3)
#define EIGHT(place) (*(eight *)(place))
#define FOUR(place) (*(four *)(place))

// The scores of one token for begins and singles, and for ends and insides.
#define SCORES(unary, opening, closing)                                                                               \
    sixteen raw = *(const sixteen *)(unary);                                                                          \
    half low = __builtin_shufflevector(raw, raw, 0, 4, 8, 12, 3, 7, 11, 15);                                          \
    half high = __builtin_shufflevector(raw, raw, 2, 6, 10, 14, 1, 5, 9, 13);                                         \
    eight opening = __builtin_convertvector(low, eight), closing = __builtin_convertvector(high, eight)

__attribute__((always_inline)) static inline int decode(
    const int16_t *unary, size_t length, const int32_t *moves, int32_t *forward, uint8_t *labels, int32_t *margins) {
    const moves_table *table = (const moves_table *)moves;
    for (size_t position = 0; position < length; position++) {
        int32_t *own = forward + position * viet_places;
        const int32_t *last = own - viet_places;
        SCORES(unary + position * 16, opening, closing);
        FOUR(own) = (four){never, never, never, never};
        if (position == 0) {
            own[outside] = table->stay;
            EIGHT(own + begins) = table->from_outside + opening;
            EIGHT(own + ends) = closing + never;
            continue;
        }
        eight best = table->into[0] + last[outside];
#pragma clang loop unroll(full)
        for (unsigned c = 1; c < 9; c++) best = LARGER(best, table->into[c] + last[closers[c]]);
        EIGHT(own + begins) = best + opening;
        eight over = table->into_outside + EIGHT(last + singles);
        int32_t rest = __builtin_reduce_max(over), stay = table->stay + last[outside];
        own[outside] = rest > stay ? rest : stay;
        four begin = FOUR(last + begins), inside = FOUR(last + insides);
        EIGHT(own + ends) = LARGER(table->from_begin + TWICE(begin), table->from_inside + TWICE(inside)) + closing;
    }
    // Back along the best path: of the labels that could have come before, the first that makes the score.
    const int32_t *own = forward + (length - 1) * viet_places;
    unsigned place = outside;
    for (unsigned c = 1; c < 9; c++)
        if (own[closers[c]] > own[place]) place = closers[c];
    int32_t total = own[place];
    int has_names = 0;
    for (size_t position = length; position-- > 0;) {
        unsigned label = label_of(place);
        labels[position] = (uint8_t)label;
        has_names |= (int)label;
        if (position == 0) break;
        own = forward + position * viet_places;
        const int32_t *last = own - viet_places;
        if (place >= ends) {
            unsigned type = place & 3, lane = place - ends;
            place = table->from_inside[lane] + last[insides + type] > table->from_begin[lane] + last[begins + type]
                ? insides + type : begins + type;
            continue;
        }
        int32_t score = own[place] - (label ? unary[position * 16 + label - 1] : 0);
        unsigned c = 0;
        if (place == outside) {
            if (table->stay + last[outside] != score)
                for (c = 1; c < 8 && table->into_outside[closers[c] - singles] + last[closers[c]] != score;) c++;
        } else {
            while (c < 8 && table->into[c][place - begins] + last[closers[c]] != score) c++;
        }
        place = closers[c];
    }
    if (!has_names) return 0;
    // What follows each label, its own score excluded; and how much every other label of a token loses.
    int32_t next[viet_places], after[viet_places];
    for (unsigned v = 0; v < viet_places; v += 4) FOUR(next + v) = (four){never, never, never, never};
    next[outside] = 0;
    EIGHT(next + singles) = (eight){0, 0, 0, 0, 0, 0, 0, 0};
    for (size_t position = length; position-- > 0;) {
        if (position + 1 < length) {
            SCORES(unary + (position + 1) * 16, opening, closing);
            EIGHT(after + begins) = EIGHT(next + begins) + opening;
            EIGHT(after + ends) = EIGHT(next + ends) + closing;
            after[outside] = next[outside];
            eight best = table->back[0] + after[outside];
#pragma clang loop unroll(full)
            for (unsigned o = 1; o < 9; o++) best = LARGER(best, table->back[o] + after[openers[o]]);
            eight entered = table->from_outside + EIGHT(after + begins);
            int32_t enter = __builtin_reduce_max(entered), stay = table->stay + after[outside];
            eight begun = table->from_begin + EIGHT(after + ends), inner = table->from_inside + EIGHT(after + ends);
            next[outside] = enter > stay ? enter : stay;
            EIGHT(next + singles) = best;
            FOUR(next + begins) = LARGER(
                __builtin_shufflevector(begun, begun, 0, 1, 2, 3), __builtin_shufflevector(begun, begun, 4, 5, 6, 7));
            FOUR(next + insides) = LARGER(
                __builtin_shufflevector(inner, inner, 0, 1, 2, 3), __builtin_shufflevector(inner, inner, 4, 5, 6, 7));
        }
        if (labels[position] == 0) continue;
        int32_t *mine = forward + position * viet_places;
        unsigned type = (labels[position] - 1u) >> 2, kind = (labels[position] - 1u) & 3;
        static const uint8_t first[4] = {begins, insides, ends, singles};
        mine[first[kind] + type] = never * 2;
        four others = FOUR(mine) + FOUR(next);
        eight opened = EIGHT(mine + begins) + EIGHT(next + begins), closed = EIGHT(mine + ends) + EIGHT(next + ends);
        opened = LARGER(opened, closed);
        int32_t other = __builtin_reduce_max(others), most = __builtin_reduce_max(opened);
        margins[position] = total - (other > most ? other : most);
    }
    return 1;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static int decode_wide(
    const int16_t *unary, size_t length, const int32_t *moves, int32_t *forward, uint8_t *labels, int32_t *margins) {
    return decode(unary, length, moves, forward, labels, margins);
}
#endif

// The same code, for processors with wider instructions and for all.
int viet_names_decode(
    const int16_t *unary, size_t length, const int32_t *moves, int32_t *forward, uint8_t *labels, int32_t *margins) {
    if (length == 0) return 0;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return decode_wide(unary, length, moves, forward, labels, margins);
#endif
    return decode(unary, length, moves, forward, labels, margins);
}
