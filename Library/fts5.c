// The tokenizer for SQLite's full-text search: CREATE VIRTUAL TABLE t USING fts5(body, tokenize = 'viettext').
//
// Positions are syllables, as FTS5 goes on by exactly one for every token that does not stand in the place of the one before it,
// and a phrase is of tokens that follow each other. What stands where, viet_index.h and the Swift behind it say.
#include <sqlite3ext.h>
#include <string.h>

#include "viet_index.h"

SQLITE_EXTENSION_INIT1

typedef struct {
    viettext_worker *worker;
    // The bits VIET_INDEX_ of what the index holds.
    uint32_t contents;
} tokenizer;

// FTS5 takes terms as they are handed over here.
_Static_assert(FTS5_TOKEN_COLOCATED == 1, "viet_index_token says 1 for it");
typedef int (*token_callback)(void *, int, const char *, int, int, int);

// Reads what stands behind the name in `tokenize`: pairs of an option and its value.
static int read_options(const char **arguments, int count, viettext_options *options, uint32_t *contents) {
    if (count % 2 != 0) return SQLITE_ERROR;
    for (int i = 0; i < count; i += 2) {
        const char *name = arguments[i], *value = arguments[i + 1];
        if (strcmp(name, "dictionary") == 0) {
            if (viettext_options_add_dictionary_file(options, value, NULL) != VIETTEXT_OK) return SQLITE_ERROR;
            continue;
        }
        uint32_t bit = strcmp(name, "compounds") == 0 ? VIET_INDEX_COMPOUNDS
                       : strcmp(name, "bare") == 0    ? VIET_INDEX_BARE
                                                      : 0;
        if (bit == 0 || (strcmp(value, "0") != 0 && strcmp(value, "1") != 0)) return SQLITE_ERROR;
        *contents = value[0] == '1' ? *contents | bit : *contents & ~bit;
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
    new->contents = VIET_INDEX_COMPOUNDS | VIET_INDEX_BARE;
    viettext_options *options = viettext_options_create();
    viettext_analyzer *analyzer = NULL;
    int status = read_options(arguments, count, options, &new->contents);
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

static int tokenize(Fts5Tokenizer *given, void *context, int flags, const char *text, int length, token_callback token) {
    tokenizer *self = (tokenizer *)given;
    uint32_t reading = (flags & FTS5_TOKENIZE_QUERY) == 0   ? VIET_INDEX_DOCUMENT
                       : (flags & FTS5_TOKENIZE_PREFIX) != 0 ? VIET_INDEX_PREFIX
                                                             : VIET_INDEX_QUERY;
    // What highlight() and snippet() ask for: they pass over what shares a place.
    if ((flags & FTS5_TOKENIZE_AUX) != 0) reading = VIET_INDEX_SYLLABLES;
    if (text == NULL || length <= 0) return SQLITE_OK;
    int said = SQLITE_OK;
    switch (viet_index_tokenize(self->worker, text, (size_t)length, self->contents, reading, token, context, &said)) {
        case VIETTEXT_OK: return said;
        case VIETTEXT_INPUT_TOO_LONG: return SQLITE_TOOBIG;
        case VIETTEXT_MISUSE: return SQLITE_MISUSE;
        default: return SQLITE_ERROR;
    }
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
