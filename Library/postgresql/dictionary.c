// The dictionary: the lexemes of a word.
//
// The server asks a dictionary the same way for a document and for a query. A document gets everything that is said here; a query
// has to have all lexemes of one variant in a place, or all of another. So:
//
// - a syllable and its bare form are one variant: `bạn` asks for bạn and ban, which only bạn has; `ban` asks for ban, which bàn has too;
// - a word is a variant beside its first syllable, so it is found however a text was cut;
// - a word typed with `_` is one variant with its first syllable: it has to stand there as a word.
//
// With `queries` only what a query has to ask for is said: of the above what decides.
#include "extension.h"

#include "commands/defrem.h"
#include "common/hashfn.h"
#include "fmgr.h"
#include "lib/stringinfo.h"
#include "tsearch/ts_public.h"
#include "tsearch/ts_utils.h"

PG_FUNCTION_INFO_V1(viettext_dictionary_init);
PG_FUNCTION_INFO_V1(viettext_dictionary_lexize);

// Few words make most of a text: what they stand for is kept. A word has one slot that it may be in.
#define SLOTS 8192
#define SLOT_BYTES 152

typedef struct {
    uint32 hash;
    uint16 key_length;
    uint16 value_length;
    // The word, then its lexemes as `write_lexeme` puts them.
    char bytes[SLOT_BYTES];
} slot;

typedef struct {
    // Words of several syllables.
    bool compounds;
    // Their syllables, and the shorter words in them.
    bool parts;
    // Everything without marks too.
    bool bare;
    bool queries;
    StopList stop_words;
    // All of the dictionary's memory is in its context, which the server empties when the dictionary changes.
    MemoryContext context;
    slot *slots;
    StringInfoData scratch;
} dictionary;

// Before the bytes of a lexeme, and one without bytes behind a stop word.
typedef struct {
    uint16 length;
    uint16 variant;
    uint8 flags;
} lexeme_head;

// Entries of the file become what words are compared by; `_` stands for the space in one.
static void read_stop_words(const char *name, StopList *list) {
    int kept = 0;
    readstoplist(name, list, NULL);
    for (int i = 0; i < list->len; i++) {
        word_terms word = read_word(list->stop[i], strlen(list->stop[i]));
        const word_term *whole = whole_of(&word);
        if (whole != NULL) list->stop[kept++] = pstrdup(whole->form);
        free_word(&word);
    }
    list->len = kept;
    if (kept > 0) qsort(list->stop, kept, sizeof(char *), pg_qsort_strcmp);
}

static bool *find_option(dictionary *made, const char *name) {
    if (strcmp(name, "compounds") == 0) return &made->compounds;
    if (strcmp(name, "parts") == 0) return &made->parts;
    if (strcmp(name, "bare") == 0) return &made->bare;
    if (strcmp(name, "queries") == 0) return &made->queries;
    return NULL;
}

Datum viettext_dictionary_init(PG_FUNCTION_ARGS) {
    List *options = (List *)PG_GETARG_POINTER(0);
    dictionary *made = palloc0(sizeof *made);
    bool has_stop_words = false;
    ListCell *cell;
    library_require_utf8();
    made->compounds = made->parts = made->bare = true;
    made->context = CurrentMemoryContext;
    foreach (cell, options) {
        DefElem *option = (DefElem *)lfirst(cell);
        bool *place = find_option(made, option->defname);
        if (place != NULL)
            *place = defGetBoolean(option);
        else if (strcmp(option->defname, "stopwords") == 0) {
            if (has_stop_words)
                ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("multiple StopWords parameters")));
            has_stop_words = true;
            read_stop_words(defGetString(option), &made->stop_words);
        } else
            ereport(
                ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
                        errmsg("unrecognized viettext parameter: \"%s\"", option->defname),
                        errhint("Parameters are compounds, parts, bare, queries and stopwords.")));
    }
    if (!made->compounds && !made->parts)
        ereport(
            ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
                    errmsg("compounds and parts cannot both be off: nothing would be left of words")));
    initStringInfo(&made->scratch);
    PG_RETURN_POINTER(made);
}

static void write_lexeme(StringInfo place, const word_term *term, uint16 variant, uint8 flags) {
    lexeme_head head = {(uint16)term->length, variant, flags};
    if (term->length >= MAXSTRLEN) {
        ereport(
            NOTICE, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("word is too long to be indexed"),
                     errdetail("Words longer than %d characters are ignored.", MAXSTRLEN)));
        return;
    }
    appendBinaryStringInfo(place, (const char *)&head, sizeof head);
    appendBinaryStringInfo(place, term->form, term->length);
}

// Whether a term is among what the dictionary gives.
static bool is_wanted(const dictionary *self, const word_terms *word, const word_term *term) {
    bool is_whole = term->position == 0 && term->span == word->positions;
    bool is_compound = term->span > 1;
    if (term->is_bare && (!self->bare || self->queries)) return false;
    if (!self->parts) return is_whole;
    if (self->queries) return self->compounds && word->is_joined && term->position == 0 ? is_whole : !is_compound;
    return !is_compound || self->compounds;
}

// Writes the lexemes of a word.
static void write_lexemes(const dictionary *self, const word_terms *word, StringInfo place) {
    uint16 variant = 0;
    int position = 0;
    for (int i = 0; i < word->count; i++) {
        const word_term *term = &word->terms[i];
        uint8 flags = 0;
        // Nothing but marks has no bare form.
        if (term->length == 0 || !is_wanted(self, word, term)) continue;
        if (term->position > position) {
            position = term->position;
            flags = TSL_ADDPOS;
            variant++;
        } else if (!term->is_bare && !word->is_joined)
            variant++;
        write_lexeme(place, term, variant, flags);
    }
}

// Writes what a word stands for to `scratch`. Nothing if it has no terms.
static void read_lexemes(dictionary *self, const char *text, int length) {
    word_terms word = read_word(text, length);
    const word_term *whole = whole_of(&word);
    resetStringInfo(&self->scratch);
    if (whole != NULL && searchstoplist(&self->stop_words, whole->form)) {
        const word_term stop = {""};
        write_lexeme(&self->scratch, &stop, 0, 0);
    } else
        write_lexemes(self, &word, &self->scratch);
    free_word(&word);
}

// What the server wants: an array that ends with an empty entry, strings of their own. NULL if there is nothing.
static TSLexeme *copy_lexemes(const char *bytes, int length) {
    TSLexeme *lexemes;
    lexeme_head head;
    int count = 0;
    if (length == 0) return NULL;
    for (int at = 0; at < length; at += sizeof head + head.length) {
        memcpy(&head, bytes + at, sizeof head);
        count++;
    }
    lexemes = palloc(sizeof(TSLexeme) * (count + 1));
    count = 0;
    for (int at = 0; at < length; at += sizeof head + head.length) {
        memcpy(&head, bytes + at, sizeof head);
        // Of a stop word nothing is left.
        if (head.length == 0) break;
        lexemes[count].nvariant = head.variant;
        lexemes[count].flags = head.flags;
        lexemes[count++].lexeme = pnstrdup(bytes + at + sizeof head, head.length);
    }
    memset(&lexemes[count], 0, sizeof(TSLexeme));
    return lexemes;
}

Datum viettext_dictionary_lexize(PG_FUNCTION_ARGS) {
    dictionary *self = (dictionary *)PG_GETARG_POINTER(0);
    const char *text = (const char *)PG_GETARG_POINTER(1);
    int length = PG_GETARG_INT32(2);
    uint32 hash;
    slot *place;
    if (length <= 0) PG_RETURN_POINTER(NULL);
    if (length > SLOT_BYTES / 2) {
        read_lexemes(self, text, length);
        PG_RETURN_POINTER(copy_lexemes(self->scratch.data, self->scratch.len));
    }
    if (self->slots == NULL) self->slots = MemoryContextAllocZero(self->context, sizeof(slot) * SLOTS);
    hash = hash_bytes((const unsigned char *)text, length);
    place = &self->slots[hash % SLOTS];
    if (place->key_length != length || place->hash != hash || memcmp(place->bytes, text, length) != 0) {
        read_lexemes(self, text, length);
        if (length + self->scratch.len > SLOT_BYTES) PG_RETURN_POINTER(copy_lexemes(self->scratch.data, self->scratch.len));
        place->hash = hash;
        place->key_length = (uint16)length;
        place->value_length = (uint16)self->scratch.len;
        memcpy(place->bytes, text, length);
        memcpy(place->bytes + length, self->scratch.data, self->scratch.len);
    }
    PG_RETURN_POINTER(copy_lexemes(place->bytes + place->key_length, place->value_length));
}
