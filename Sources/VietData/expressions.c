#include "VietData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const _Alignas(64) uint8_t words[] = {
#embed "../../Dictionaries/expressions/words.tsv"
};

static const _Alignas(64) uint8_t units[] = {
#embed "../../Dictionaries/expressions/units.tsv"
};

static const _Alignas(64) uint8_t patterns[] = {
#embed "../../Dictionaries/expressions/patterns.txt"
};

viet_data_block viet_data_expression_words(void) { return (viet_data_block){words, sizeof words}; }

viet_data_block viet_data_expression_units(void) { return (viet_data_block){units, sizeof units}; }

viet_data_block viet_data_expression_patterns(void) { return (viet_data_block){patterns, sizeof patterns}; }
