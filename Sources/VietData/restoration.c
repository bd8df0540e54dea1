#include "VietData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const _Alignas(64) uint8_t restoration[] = {
#embed "../../Dictionaries/compiled/restoration.viet"
};

viet_data_block viet_data_restoration(void) { return (viet_data_block){restoration, sizeof restoration}; }
