#include "VietData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t chat[] = {
#embed "../../Dictionaries/chat.tsv"
};

viet_data_block viet_data_chat(void) { return (viet_data_block){chat, sizeof chat}; }
