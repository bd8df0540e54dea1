// The numbers in the lanes that gaps are scored in and words joined from.
#pragma once

#include "CVietScan.h"

/// The longest word of the lexicon, in tokens.
enum { LONGEST_ENTRY = 8 };
/// The forms of tokens.
enum {
    FORM_EDGE, FORM_LOWER, FORM_CAPITALIZED, FORM_FAMILY, FORM_UPPER, FORM_INITIAL, FORM_MIXED, FORM_NUMBER, FORM_PUNCTUATION,
    FORM_FOREIGN_LOWER, FORM_FOREIGN_CAPITALIZED, FORM_FOREIGN_UPPER, FORM_OTHER
};
/// Bits of the traits of a token, see `viet_gap_traits`.
enum { FOREIGN = 1 << 16, LEFT_FORMS = 1 << 18, RIGHT_FORMS = 1 << 19, PARTICLE = 1 << 20 };
/// The levels of words of the lexicon that its lists vouch for, and of names.
enum { LEVEL_STRONG = 2, LEVEL_NAME };
