#include "VietData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const _Alignas(64) uint8_t tags[] = {
#embed "../../Dictionaries/compiled/tags.viet"
};

viet_data_block viet_data_tags(void) { return (viet_data_block){tags, sizeof tags}; }
