#include "VietData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const _Alignas(64) uint8_t entities[] = {
#embed "../../Dictionaries/compiled/entities.viet"
};

viet_data_block viet_data_entities(void) { return (viet_data_block){entities, sizeof entities}; }
