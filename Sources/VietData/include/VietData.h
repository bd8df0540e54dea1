#ifndef VIETDATA_H
#define VIETDATA_H

#include <stddef.h>
#include <stdint.h>

/// The compiled tables of Dictionaries/compiled, embedded in the binary. Each block is 64-byte aligned and immortal.
typedef struct {
    const uint8_t *_Nonnull bytes;
    size_t count;
} viet_data_block;

viet_data_block viet_data_segmentation(void);
viet_data_block viet_data_frequencies(void);
viet_data_block viet_data_keywords(void);
viet_data_block viet_data_stopwords(void);
viet_data_block viet_data_entities(void);
viet_data_block viet_data_restoration(void);
viet_data_block viet_data_tags(void);
/// Lists in text, one entry a line: Dictionaries/grammar-words.txt, heads.tsv, name-words.tsv, roles.tsv and
/// name-parts.tsv.
viet_data_block viet_data_grammar_words(void);
viet_data_block viet_data_heads(void);
viet_data_block viet_data_name_words(void);
viet_data_block viet_data_roles(void);
viet_data_block viet_data_name_parts(void);
/// Short forms of chat: Dictionaries/chat.tsv.
viet_data_block viet_data_chat(void);
/// The grammar of expressions: Dictionaries/expressions.
viet_data_block viet_data_expression_words(void);
viet_data_block viet_data_expression_units(void);
viet_data_block viet_data_expression_patterns(void);

/// The word lists of Dictionaries/scanner: one word a line, `#` starts a comment. Not aligned.
typedef enum {
    VIET_DATA_ABBREVIATIONS,
    VIET_DATA_BARE_SURNAMES,
    VIET_DATA_CONNECTORS,
    VIET_DATA_DOMAINS,
    VIET_DATA_DOMAINS_WITH_PATH,
    VIET_DATA_EDITIONS,
    VIET_DATA_EXCLAIMED_NAMES,
    VIET_DATA_FAMILY_NAMES,
    VIET_DATA_FILE_ENDINGS,
    VIET_DATA_GIVEN_NAMES,
    VIET_DATA_HEAD_ABBREVIATIONS,
    VIET_DATA_LABELS,
    VIET_DATA_MODIFIER_KEYS,
    VIET_DATA_OPENERS,
    VIET_DATA_PERSON_WORDS,
    VIET_DATA_PLACE_LETTERS,
    VIET_DATA_PLACE_WORDS,
    VIET_DATA_UNITS,
} viet_data_scanner_list;

viet_data_block viet_data_scanner(viet_data_scanner_list list);

#endif
