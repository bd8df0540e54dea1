// The tokenizer for SQLite's full-text search: CREATE VIRTUAL TABLE t USING fts5(body, tokenize = 'viettext').
//
// Positions are syllables, as FTS5 goes on by exactly one for every token that does not stand in the place of the one before it,
// and a phrase is of tokens that follow each other. In a document every syllable is followed by what stands in its place: its form
// without diacritics, and the words that begin with it. A query is its syllables alone, so that a phrase is found however it was
// cut into words; a word typed with `_` has the form of the whole in the place of its first syllable.
#include <sqlite3ext.h>
#include <string.h>

#include "viettext.h"

SQLITE_EXTENSION_INIT1

typedef struct {
    viettext_worker *worker;
    // What a document is cut into.
    uint32_t wanted;
} tokenizer;

// Reads what stands behind the name in `tokenize`: pairs of an option and its value.
static int read_options(const char **arguments, int count, viettext_options *options, uint32_t *wanted) {
    if (count % 2 != 0) return SQLITE_ERROR;
    for (int i = 0; i < count; i += 2) {
        const char *name = arguments[i], *value = arguments[i + 1];
        if (strcmp(name, "dictionary") == 0) {
            if (viettext_options_add_dictionary_file(options, value, NULL) != VIETTEXT_OK) return SQLITE_ERROR;
            continue;
        }
        uint32_t bit = strcmp(name, "compounds") == 0 ? VIETTEXT_TERM_COMPOUNDS
                       : strcmp(name, "bare") == 0    ? VIETTEXT_TERM_BARE
                                                      : 0;
        if (bit == 0 || (strcmp(value, "0") != 0 && strcmp(value, "1") != 0)) return SQLITE_ERROR;
        *wanted = value[0] == '1' ? *wanted | bit : *wanted & ~bit;
    }
    return SQLITE_OK;
}

static void delete_tokenizer(Fts5Tokenizer *given) {
    tokenizer *old = (tokenizer *)given;
    if (old != NULL) viettext_worker_destroy(old->worker);
    sqlite3_free(old);
}

static int create_tokenizer(void *context, const char **arguments, int count, Fts5Tokenizer **result) {
    (void)context;
    *result = NULL;
    tokenizer *new = sqlite3_malloc(sizeof *new);
    if (new == NULL) return SQLITE_NOMEM;
    new->worker = NULL;
    new->wanted = VIETTEXT_TERM_SYLLABLES | VIETTEXT_TERM_COMPOUNDS | VIETTEXT_TERM_BARE;
    viettext_options *options = viettext_options_create();
    viettext_analyzer *analyzer = NULL;
    int status = read_options(arguments, count, options, &new->wanted);
    if (status == SQLITE_OK && (viettext_analyzer_create(options, &analyzer, NULL) != VIETTEXT_OK ||
                                viettext_worker_create(analyzer, &new->worker, NULL) != VIETTEXT_OK))
        status = SQLITE_ERROR;
    viettext_analyzer_destroy(analyzer);
    viettext_options_destroy(options);
    if (status != SQLITE_OK) {
        delete_tokenizer((Fts5Tokenizer *)new);
        return status;
    }
    *result = (Fts5Tokenizer *)new;
    return SQLITE_OK;
}

typedef int (*token_callback)(void *, int, const char *, int, int, int);

// In `ky*` the syllable kỹ is meant, which has the form `ki`, and also Kyoto, which begins with `ky`.
static int add_prefix(tokenizer *self, void *context, const char *text, const viettext_term *last, const char *form,
                      token_callback add) {
    char before[32];
    viettext_string folded;
    if (last->length != 1 || last->form.length > sizeof before) return SQLITE_OK;
    memcpy(before, form, last->form.length);
    uint32_t start = last->start, end = last->end, length = last->form.length;
    if (viettext_word_form(self->worker, text + start, end - start, VIETTEXT_FOLDED, &folded, NULL) != VIETTEXT_OK)
        return SQLITE_ERROR;
    if (folded.length == length && memcmp(folded.bytes, before, length) == 0) return SQLITE_OK;
    return add(context, FTS5_TOKEN_COLOCATED, folded.bytes, (int)folded.length, (int)start, (int)end);
}

static int tokenize(Fts5Tokenizer *given, void *context, int flags, const char *text, int length, token_callback add) {
    tokenizer *self = (tokenizer *)given;
    int is_query = (flags & FTS5_TOKENIZE_QUERY) != 0;
    uint32_t wanted = is_query ? VIETTEXT_TERM_SYLLABLES | VIETTEXT_TERM_QUERY : self->wanted;
    viettext_terms found;
    if (text == NULL || length <= 0) return SQLITE_OK;
    switch (viettext_search_terms(self->worker, text, (size_t)length, wanted, VIETTEXT_BYTES, &found, NULL)) {
        case VIETTEXT_OK: break;
        case VIETTEXT_INPUT_TOO_LONG: return SQLITE_TOOBIG;
        case VIETTEXT_MISUSE: return SQLITE_MISUSE;
        default: return SQLITE_ERROR;
    }
    int64_t position = -1;
    for (size_t i = 0; i < found.count; i++) {
        const viettext_term *term = &found.terms[i];
        int is_colocated = term->position == position;
        // A word that begins with a sign has no syllable whose place it could share.
        if (!is_colocated && !is_query && term->length > 1) continue;
        position = term->position;
        int status = add(context, is_colocated ? FTS5_TOKEN_COLOCATED : 0, found.strings + term->form.offset,
                         (int)term->form.length, (int)term->start, (int)term->end);
        if (status != SQLITE_OK) return status;
    }
    if (is_query && (flags & FTS5_TOKENIZE_PREFIX) != 0 && found.count > 0) {
        const viettext_term *last = &found.terms[found.count - 1];
        return add_prefix(self, context, text, last, found.strings + last->form.offset, add);
    }
    return SQLITE_OK;
}

// FTS5 of a connection; NULL where it was compiled without.
static fts5_api *find_fts5(sqlite3 *database) {
    fts5_api *found = NULL;
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, (void *)&found, "fts5_api_ptr", NULL);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return found;
}

// What SQLite calls when it loads the library.
int sqlite3_viettext_init(sqlite3 *database, char **message, const sqlite3_api_routines *api) {
    SQLITE_EXTENSION_INIT2(api);
    fts5_api *fts5 = find_fts5(database);
    if (fts5 == NULL || fts5->iVersion < 2) {
        *message = sqlite3_mprintf("viettext is a tokenizer for FTS5, which this SQLite does not have");
        return SQLITE_ERROR;
    }
    fts5_tokenizer functions = {create_tokenizer, delete_tokenizer, tokenize};
    return fts5->xCreateTokenizer(fts5, "viettext", NULL, &functions, NULL);
}
