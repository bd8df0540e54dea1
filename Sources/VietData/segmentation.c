#include "VietData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const _Alignas(64) uint8_t segmentation[] = {
#embed "../../Dictionaries/compiled/segmentation.viet"
};

viet_data_block viet_data_segmentation(void) { return (viet_data_block){segmentation, sizeof segmentation}; }
