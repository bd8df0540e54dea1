// The extension for PostgreSQL: what its files know of each other.
//
// Nothing in libviettext calls back, so no error of the server can leave a frame of Swift: every call returns, and what it says is
// looked at behind it.
#ifndef VIETTEXT_EXTENSION_H
#define VIETTEXT_EXTENSION_H

// clang-format off
#include "postgres.h"
// clang-format on

#include <viettext.h>

// ---------------------------------------------------------------------------------------------- library.c: the library

// The worker of this process, made when it is first needed, so after the fork. Its results are valid until the next call.
extern viettext_worker *library_worker(void);

// Raises an error of the server unless the status is VIETTEXT_OK.
extern void library_check(viettext_status status, const viettext_error *error);

// Raises an error where the database is in another encoding than UTF-8.
extern void library_require_utf8(void);

// ---------------------------------------------------------------------------------------- parser.c: the types of tokens

// A type is the kind of viettext_token and 1; what is between tokens is blank.
enum {
    TYPE_WORD = VIETTEXT_SYLLABLE + 1,
    TYPE_NUMBER = VIETTEXT_NUMBER + 1,
    TYPE_PUNCTUATION = VIETTEXT_PUNCTUATION + 1,
    TYPE_BLANK = VIETTEXT_OTHER_TOKEN + 2
};

// --------------------------------------------------------------------------------------------- terms.c: what a word is

// A syllable of a word, the word, or a shorter word in it: in one form.
typedef struct {
    // Ended by NUL. The syllables of a word stand with `_` between them.
    char *form;
    int length;
    // The number of its first syllable in the word, counted from 0, and how many it has.
    int position;
    int span;
    // The bytes of the word that it stands for.
    int start;
    int end;
    // Without marks: follows the same with marks.
    bool is_bare;
} word_term;

// What a token of the parser stands for. In order of positions: the syllable, then the words that begin there.
typedef struct {
    word_term *terms;
    int count;
    // How many syllables it has.
    int positions;
    // Typed with `_`: meant as one word.
    bool is_joined;
    char *strings;
} word_terms;

// The terms of a token, in the current memory context.
extern word_terms read_word(const char *text, int length);

extern void free_word(word_terms *word);

// Its spelling as a whole; NULL where it has no terms.
extern const word_term *whole_of(const word_terms *word);

#endif
