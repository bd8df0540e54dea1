#include "VietData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t roles[] = {
#embed "../../Dictionaries/roles.tsv"
};

static const uint8_t name_parts[] = {
#embed "../../Dictionaries/name-parts.tsv"
};

static const uint8_t grammar_words[] = {
#embed "../../Dictionaries/grammar-words.txt"
};

static const uint8_t heads[] = {
#embed "../../Dictionaries/heads.tsv"
};

static const uint8_t name_words[] = {
#embed "../../Dictionaries/name-words.tsv"
};

viet_data_block viet_data_name_words(void) { return (viet_data_block){name_words, sizeof name_words}; }

viet_data_block viet_data_heads(void) { return (viet_data_block){heads, sizeof heads}; }

viet_data_block viet_data_roles(void) { return (viet_data_block){roles, sizeof roles}; }

viet_data_block viet_data_name_parts(void) { return (viet_data_block){name_parts, sizeof name_parts}; }

viet_data_block viet_data_grammar_words(void) { return (viet_data_block){grammar_words, sizeof grammar_words}; }
