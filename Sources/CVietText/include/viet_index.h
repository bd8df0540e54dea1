/*
 * What the tokenizer for SQLite (Library/fts5.c) is made of. Not part of the interface: no other program sees it.
 */
#ifndef VIET_INDEX_H
#define VIET_INDEX_H

#include "viettext.h"

/* Bits that say what an index holds besides syllables. */
enum {
    /* Words of several syllables. */
    VIET_INDEX_COMPOUNDS = 1,
    /* Everything once more without its marks, where it has any. */
    VIET_INDEX_BARE = 2
};

/* What a text is read as. */
enum {
    /* All that the index holds. */
    VIET_INDEX_DOCUMENT = 0,
    /* Syllables alone, at the same positions: what is marked in a document that was found. */
    VIET_INDEX_SYLLABLES = 1,
    /* What is looked for. */
    VIET_INDEX_QUERY = 2,
    /* The same, the last term being the beginning of one. */
    VIET_INDEX_PREFIX = 3
};

/* Takes a term: 1 in `is_colocated` where it stands in the place of the one before it, its bytes, and where it stands in the
 * text. Ends the work by a number other than 0. FTS5's xToken has this form. */
typedef int (*viet_index_token)(void *context, int is_colocated, const char *term, int length, int start, int end);

/* Gives the terms of a text to `token`.
 *
 * said: what `token` gave back last. */
viettext_status viet_index_tokenize(
    viettext_worker *worker, const char *text, size_t length, uint32_t contents, uint32_t reading, viet_index_token token,
    void *context, int *said);

#endif
