#include "ngrams.h"

// One unit of the search for marks. Numbers of choices are filled up to whole vectors: what fills them costs too much to be taken.
enum { words = viet_marks_most_words, choices = viet_marks_most_choices, lanes = 8, no_choice = 255 };
static const int32_t never = 1 << 28;

typedef int32_t eight __attribute__((vector_size(32), aligned(4)));
#define EIGHT(place) (*(eight *)(place))
#define LESS(a, b) __builtin_elementwise_min(a, b)

struct viet_marks_scratch {
    // By choice before and choice: what the choice costs behind the word before, and to leave both as a context.
    int32_t row[choices * choices];
    uint8_t leaving[choices * choices];
    // The best way to both, and the node before.
    int32_t best[choices * choices];
    int32_t back[choices * choices];
    uint64_t kept[viet_marks_most_nodes];
    // By node before.
    ngram_spot pairs[viet_marks_most_nodes][2];
    ngram_spot triples[viet_marks_most_nodes][2];
    // By choice.
    int32_t single[choices];
    int32_t extra[choices];
    int32_t cost[choices];
    // The choice of each word of both groups.
    uint8_t places[2 * words];
};

size_t viet_ngrams_look_plain(
    const viet_ngrams *table, uint64_t context, uint16_t group, uint32_t *found, size_t room) {
    return ngrams_plain(table, ngrams_spot(table, context, group), found, room);
}

size_t viet_marks_scratch_size(void) { return sizeof(viet_marks_scratch); }

typedef size_t (*looker)(const viet_ngrams *table, ngram_spot spot, unsigned width, uint32_t *found);

static inline size_t look_plain(const viet_ngrams *table, ngram_spot spot, unsigned width, uint32_t *found) {
    (void)width;
    return ngrams_plain(table, spot, found, words);
}

#if defined(__x86_64__)
WIDE_CODE static inline size_t look_wide(
    const viet_ngrams *table, ngram_spot spot, unsigned width, uint32_t *found) {
    return ngrams_wide(table, spot, width, found, words);
}
#endif

// The words of a node and of the one before, where a triple begins with them; else 0.
static inline uint64_t triple_context(const viet_marks_node *nodes, const viet_marks_node *node) {
    if (node->leaving == 0 || node->back < 0) return 0;
    return (uint64_t)nodes[node->back].word << 16 | node->word | (uint64_t)1 << 40;
}

// What the choices cost by themselves, and where each word of both groups is among them.
__attribute__((always_inline)) static inline void read_choices(
    const viet_marks_model *model, const viet_marks_step *step, size_t stride, viet_marks_scratch *own) {
    const viet_marks_choice *choice = step->choices;
    const uint8_t *singles = model->singles;
    const size_t count = step->count;
    const uint16_t group = step->group, second = step->second;
    const int has_second = step->has_second;
    uint8_t *places = own->places;
    memset(places, no_choice, sizeof(own->places));
    for (size_t index = count & ~(size_t)(lanes - 1); index < stride; index += lanes) {
        EIGHT(own->single + index) = (eight){0, 0, 0, 0, 0, 0, 0, 0};
        EIGHT(own->extra + index) = (eight){0, 0, 0, 0, 0, 0, 0, 0} + never;
    }
    for (size_t index = 0; index < count; index++) {
        const uint16_t word = choice[index].word;
        const int is_second =
            has_second && word >= second && word - second < words && (second > group || word < group);
        places[is_second ? words + word - second : (uint16_t)(word - group) % words] = (uint8_t)index;
        own->single[index] = singles[2 * word];
        own->extra[index] = choice[index].extra;
    }
}

// Asks for the memory of all that will be looked up, before the first of it is read.
__attribute__((always_inline)) static inline void find_spots(const viet_marks_model *model, const viet_marks_step *step, viet_marks_scratch *own) {
    const viet_marks_node *nodes = step->nodes;
    const size_t first = step->first, end = step->end;
    const uint16_t groups[2] = {step->group, step->second};
    const int group_count = step->has_second ? 2 : 1;
    const viet_ngrams pairs = model->pairs, triples = model->triples;
    uint64_t has_row = 0;
    for (size_t number = first; number < end; number++) {
        const viet_marks_node *node = nodes + number;
        const size_t place = number - first;
        const uint64_t context = triple_context(nodes, node);
        const int is_first = !(has_row >> node->choice & 1);
        has_row |= (uint64_t)1 << node->choice;
        for (int group = 0; group < group_count; group++) {
            if (is_first) own->pairs[place][group] = ngrams_spot(&pairs, node->word, groups[group]);
            if (context) own->triples[place][group] = ngrams_spot(&triples, context, groups[group]);
        }
    }
}

static void put_in_order(uint64_t *items, size_t count) {
    for (size_t item = 1; item < count; item++) {
        const uint64_t moved = items[item];
        size_t place = item;
        for (; place > 0 && items[place - 1] > moved; place--) items[place] = items[place - 1];
        items[place] = moved;
    }
}

// The lanes that a comparison is met in, a bit each.
#define LANES(is_met) ((unsigned)__builtin_reduce_or((is_met) & (eight){1, 2, 4, 8, 16, 32, 64, 128}))

// Nodes of the cheapest pairs.
__attribute__((always_inline)) static inline size_t keep_best(
    const viet_marks_step *step, size_t stride, uint64_t has_row, size_t width, int32_t margin, viet_marks_scratch *own,
    viet_marks_node *out) {
    eight lowest_lanes = (eight){0, 0, 0, 0, 0, 0, 0, 0} + INT32_MAX;
    for (uint64_t rows = has_row; rows; rows &= rows - 1) {
        const int32_t *best = own->best + (size_t)__builtin_ctzll(rows) * stride;
        for (size_t index = 0; index < stride; index += lanes) lowest_lanes = LESS(lowest_lanes, EIGHT(best + index));
    }
    const int32_t most = __builtin_reduce_min(lowest_lanes) + margin;
    // The number of a pair has six bits for its choice.
    uint64_t *kept = own->kept;
    size_t count = 0, all = 0;
    for (uint64_t rows = has_row; rows; rows &= rows - 1) {
        const size_t row = (size_t)__builtin_ctzll(rows);
        const int32_t *best = own->best + row * stride;
        for (size_t block = 0; block < stride; block += lanes) {
            unsigned near = LANES(EIGHT(best + block) <= most);
            for (; near; near &= near - 1) {
                const size_t index = block + (size_t)__builtin_ctz(near);
                const uint64_t pair = (uint64_t)(uint32_t)best[index] << 32 | row << 6 | index;
                if (all < width) {
                    kept[all++] = pair;
                    count = all;
                    continue;
                }
                // More than may stay: from here on in order.
                if (all++ == width) put_in_order(kept, width);
                size_t place = width;
                for (; place > 0 && kept[place - 1] > pair; place--)
                    if (place < width) kept[place] = kept[place - 1];
                if (place < width) kept[place] = pair;
            }
        }
    }
    const viet_marks_choice *choice_of = step->choices;
    for (size_t item = 0; item < count; item++) {
        const size_t choice = kept[item] & 63, pair = (kept[item] >> 6 & 63) * stride + choice;
        out[item] = (viet_marks_node){choice_of[choice].word, (uint8_t)choice, own->leaving[pair], own->back[pair],
                                      own->best[pair]};
    }
    return count;
}

__attribute__((always_inline)) static inline size_t advance(
    const viet_marks_model *model, const viet_marks_step *step, size_t width, int32_t margin, viet_marks_scratch *own,
    viet_marks_node *out, int32_t *costs, looker look) {
    const size_t stride = (step->count + lanes - 1) & ~(size_t)(lanes - 1);
    const uint32_t index_mask = 31;
    const unsigned pair_shift = model->pairs.fingerprint_shift - 5, triple_shift = model->triples.fingerprint_shift - 5;
    read_choices(model, step, stride, own);
    find_spots(model, step, own);
    const viet_marks_node *nodes = step->nodes;
    const size_t first = step->first, end = step->end;
    const int groups = step->has_second ? 2 : 1;
    const uint8_t *singles = model->singles, *places = own->places;
    uint64_t has_row = 0;
    uint32_t found[words];
    for (size_t number = first; number < end; number++) {
        const viet_marks_node *node = nodes + number;
        const size_t place = number - first, start = node->choice * stride;
        int32_t *row = own->row + start, *cost = own->cost;
        if (!(has_row >> node->choice & 1)) {
            has_row |= (uint64_t)1 << node->choice;
            const int32_t leaving = singles[2 * node->word + 1];
            for (size_t index = 0; index < stride; index += lanes) {
                EIGHT(row + index) = EIGHT(own->single + index) + leaving;
                EIGHT(own->best + start + index) = (eight){0, 0, 0, 0, 0, 0, 0, 0} + INT32_MAX;
            }
            for (size_t index = 0; index < stride; index += lanes) memset(own->leaving + start + index, 0, lanes);
            for (int group = 0; group < groups; group++) {
                const size_t count = look(&model->pairs, own->pairs[place][group], 4, found);
                for (size_t item = 0; item < count; item++) {
                    const uint8_t choice = places[group * words + (found[item] >> pair_shift & index_mask)];
                    if (choice == no_choice) continue;
                    const uint32_t payload = found[item] & ((1u << pair_shift) - 1);
                    row[choice] = (int32_t)(payload >> 5) * 2;
                    own->leaving[start + choice] = (uint8_t)((payload & 31) * 4);
                }
            }
        }
        for (size_t index = 0; index < stride; index += lanes)
            EIGHT(cost + index) = EIGHT(row + index) + node->leaving;
        if (triple_context(nodes, node)) {
            for (int group = 0; group < groups; group++) {
                const size_t count = look(&model->triples, own->triples[place][group], 3, found);
                for (size_t item = 0; item < count; item++) {
                    const uint8_t choice = places[group * words + (found[item] >> triple_shift & index_mask)];
                    if (choice != no_choice) cost[choice] = (int32_t)(found[item] & ((1u << triple_shift) - 1)) * 4;
                }
            }
        }
        for (size_t index = 0; index < stride; index += lanes) {
            eight own_cost = EIGHT(cost + index) + EIGHT(own->extra + index), total = own_cost + node->cost;
            if (costs) EIGHT(costs + place * choices + index) = own_cost;
            int32_t *best = own->best + start + index, *back = own->back + start + index;
            const eight is_better = total < EIGHT(best);
            EIGHT(back) = (is_better & (int32_t)number) | (~is_better & EIGHT(back));
            EIGHT(best) = LESS(total, EIGHT(best));
        }
    }
    return keep_best(step, stride, has_row, width, margin, own, out);
}

size_t viet_marks_advance_plain(
    const viet_marks_model *model, const viet_marks_step *step, size_t width, int32_t margin, viet_marks_scratch *scratch,
    viet_marks_node *out, int32_t *costs) {
    return advance(model, step, width, margin, scratch, out, costs, look_plain);
}

#if defined(__x86_64__)
WIDE_CODE static size_t advance_wide(
    const viet_marks_model *model, const viet_marks_step *step, size_t width, int32_t margin, viet_marks_scratch *scratch,
    viet_marks_node *out, int32_t *costs) {
    return advance(model, step, width, margin, scratch, out, costs, look_wide);
}
#endif

// The same code, for processors with wider instructions and for all.
size_t viet_marks_advance(
    const viet_marks_model *model, const viet_marks_step *step, size_t width, int32_t margin, viet_marks_scratch *scratch,
    viet_marks_node *out, int32_t *costs) {
#if defined(__x86_64__)
    if (has_wide_code()) return advance_wide(model, step, width, margin, scratch, out, costs);
#endif
    return viet_marks_advance_plain(model, step, width, margin, scratch, out, costs);
}
