#include "VietData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const _Alignas(64) uint8_t frequencies[] = {
#embed "../../Dictionaries/compiled/frequencies.viet"
};

static const _Alignas(64) uint8_t stopwords[] = {
#embed "../../Dictionaries/stopwords/stopwords.txt"
};

viet_data_block viet_data_frequencies(void) { return (viet_data_block){frequencies, sizeof frequencies}; }

viet_data_block viet_data_stopwords(void) { return (viet_data_block){stopwords, sizeof stopwords}; }
