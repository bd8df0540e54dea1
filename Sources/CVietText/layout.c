// Rows are read as they lie in memory, by programs that were compiled with an earlier header and by bindings that were never
// compiled: their layout is part of the binary interface.
#include "viettext.h"

#define HAS_SIZE(type, size) _Static_assert(sizeof(type) == (size), #type " has another size")

HAS_SIZE(viettext_error, 512);
HAS_SIZE(viettext_slice, 8);
HAS_SIZE(viettext_range, 8);
HAS_SIZE(viettext_token, 12);
HAS_SIZE(viettext_word, 16);
HAS_SIZE(viettext_sentence, 24);
HAS_SIZE(viettext_entity, 56);
HAS_SIZE(viettext_keyword, 56);
HAS_SIZE(viettext_tag, 4);
HAS_SIZE(viettext_term, 24);
HAS_SIZE(viettext_normalization, 32);
HAS_SIZE(viettext_piece, 16);
