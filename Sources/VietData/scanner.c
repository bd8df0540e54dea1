#include "VietData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t abbreviations[] = {
#embed "../../Dictionaries/scanner/abbreviations.txt"
};
static const uint8_t bare_surnames[] = {
#embed "../../Dictionaries/scanner/bare-surnames.txt"
};
static const uint8_t connectors[] = {
#embed "../../Dictionaries/scanner/connectors.txt"
};
static const uint8_t domains[] = {
#embed "../../Dictionaries/scanner/domains.txt"
};
static const uint8_t domains_with_path[] = {
#embed "../../Dictionaries/scanner/domains-with-path.txt"
};
static const uint8_t editions[] = {
#embed "../../Dictionaries/scanner/editions.txt"
};
static const uint8_t exclaimed_names[] = {
#embed "../../Dictionaries/scanner/exclaimed-names.txt"
};
static const uint8_t family_names[] = {
#embed "../../Dictionaries/scanner/family-names.txt"
};
static const uint8_t file_endings[] = {
#embed "../../Dictionaries/scanner/file-endings.txt"
};
static const uint8_t given_names[] = {
#embed "../../Dictionaries/scanner/given-names.txt"
};
static const uint8_t head_abbreviations[] = {
#embed "../../Dictionaries/scanner/head-abbreviations.txt"
};
static const uint8_t labels[] = {
#embed "../../Dictionaries/scanner/labels.txt"
};
static const uint8_t modifier_keys[] = {
#embed "../../Dictionaries/scanner/modifier-keys.txt"
};
static const uint8_t openers[] = {
#embed "../../Dictionaries/scanner/openers.txt"
};
static const uint8_t person_words[] = {
#embed "../../Dictionaries/scanner/person-words.txt"
};
static const uint8_t place_letters[] = {
#embed "../../Dictionaries/scanner/place-letters.txt"
};
static const uint8_t place_words[] = {
#embed "../../Dictionaries/scanner/place-words.txt"
};
static const uint8_t units[] = {
#embed "../../Dictionaries/scanner/units.txt"
};

viet_data_block viet_data_scanner(viet_data_scanner_list list) {
#define LIST(name) (viet_data_block){name, sizeof name}
    switch (list) {
    case VIET_DATA_ABBREVIATIONS: return LIST(abbreviations);
    case VIET_DATA_BARE_SURNAMES: return LIST(bare_surnames);
    case VIET_DATA_CONNECTORS: return LIST(connectors);
    case VIET_DATA_DOMAINS: return LIST(domains);
    case VIET_DATA_DOMAINS_WITH_PATH: return LIST(domains_with_path);
    case VIET_DATA_EDITIONS: return LIST(editions);
    case VIET_DATA_EXCLAIMED_NAMES: return LIST(exclaimed_names);
    case VIET_DATA_FAMILY_NAMES: return LIST(family_names);
    case VIET_DATA_FILE_ENDINGS: return LIST(file_endings);
    case VIET_DATA_GIVEN_NAMES: return LIST(given_names);
    case VIET_DATA_HEAD_ABBREVIATIONS: return LIST(head_abbreviations);
    case VIET_DATA_LABELS: return LIST(labels);
    case VIET_DATA_MODIFIER_KEYS: return LIST(modifier_keys);
    case VIET_DATA_OPENERS: return LIST(openers);
    case VIET_DATA_PERSON_WORDS: return LIST(person_words);
    case VIET_DATA_PLACE_LETTERS: return LIST(place_letters);
    case VIET_DATA_PLACE_WORDS: return LIST(place_words);
    case VIET_DATA_UNITS: return LIST(units);
    }
#undef LIST
    return (viet_data_block){units, 0};
}
