#include "VietData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const _Alignas(64) uint8_t frequencies[] = {
#embed "../../Dictionaries/compiled/frequencies.viet"
};

static const _Alignas(64) uint8_t stopwords[] = {
#embed "../../Dictionaries/stopwords/stopwords.txt"
};

static const _Alignas(64) uint8_t keywords[] = {
#embed "../../Dictionaries/compiled/keywords.viet"
};

viet_data_block viet_data_keywords(void) { return (viet_data_block){keywords, sizeof keywords}; }

viet_data_block viet_data_frequencies(void) { return (viet_data_block){frequencies, sizeof frequencies}; }

viet_data_block viet_data_stopwords(void) { return (viet_data_block){stopwords, sizeof stopwords}; }
