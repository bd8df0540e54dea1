// The parser: cuts a text into words, numbers, addresses, marks and what is between them.
#include "extension.h"

#include "fmgr.h"
#include "miscadmin.h"
#include "tsearch/ts_public.h"

PG_FUNCTION_INFO_V1(viettext_parser_start);
PG_FUNCTION_INFO_V1(viettext_parser_token);
PG_FUNCTION_INFO_V1(viettext_parser_end);
PG_FUNCTION_INFO_V1(viettext_parser_types);

// A longer text is read in pieces, so that a backend does not keep memory in proportion to the longest it has seen. They end at a
// line end, else at a space.
#define LONGEST_PIECE (256 * 1024)

typedef struct {
    // Offsets in the text.
    int start;
    int end;
    int type;
} span;

typedef struct {
    const char *text;
    int length;
    // Where the piece ends that the spans are of.
    int piece_end;
    // Up to where tokens were given away.
    int given;
    span *spans;
    int count;
    int capacity;
    int next;
} parser_state;

static const struct {
    const char *name;
    const char *description;
} types[] = {
    {"word", "Word of one or several syllables"},
    {"number", "Number, date or time in digits"},
    {"code", "Letters with digits or dashes"},
    {"url", "Address of a page"},
    {"email", "Address for mail"},
    {"hashtag", "Hashtag"},
    {"handle", "Name of an account, with @"},
    {"emoji", "Emoji or emoticon"},
    {"punctuation", "Punctuation mark"},
    {"symbol", "Other sign"},
    {"other", "Control or unassigned characters"},
    {"blank", "What is between tokens"},
};

StaticAssertDecl(lengthof(types) == TYPE_BLANK, "every type has a name");

// How many bytes from the start the next piece has.
static int piece_length(const char *text, int length) {
    int end;
    if (length <= LONGEST_PIECE) return length;
    for (end = LONGEST_PIECE; end > LONGEST_PIECE / 2; end--)
        if (text[end - 1] == '\n') return end;
    for (end = LONGEST_PIECE; end > LONGEST_PIECE / 2; end--)
        if (text[end - 1] == ' ') return end;
    // Not inside of a character.
    for (end = LONGEST_PIECE; (text[end] & 0xC0) == 0x80; end--)
        ;
    return end;
}

static void read_piece(parser_state *state) {
    const char *text = state->text + state->piece_end;
    int length = piece_length(text, state->length - state->piece_end);
    const viettext_analysis *analysis;
    viettext_error error;
    int count;
    CHECK_FOR_INTERRUPTS();
    library_check(
        viettext_analyze(
            library_worker(), text, (size_t)length, VIETTEXT_TOKENS | VIETTEXT_WORDS, VIETTEXT_BYTES, &analysis, &error),
        &error);
    // A piece has fewer words than bytes, so this is far from any limit.
    count = (int)analysis->bounds[analysis->text_count].words;
    if (count > state->capacity) {
        if (state->spans != NULL) pfree(state->spans);
        state->spans = NULL;
        state->capacity = 0;
        state->spans = palloc(sizeof(span) * count);
        state->capacity = count;
    }
    for (int i = 0; i < count; i++) {
        const viettext_word *word = &analysis->words[i];
        int kind = word->token_count > 1 ? VIETTEXT_SYLLABLE : analysis->tokens[word->first_token].kind;
        state->spans[i].start = state->piece_end + (int)word->start;
        state->spans[i].end = state->piece_end + (int)word->end;
        state->spans[i].type = kind <= VIETTEXT_OTHER_TOKEN ? kind + 1 : VIETTEXT_OTHER_TOKEN + 1;
    }
    state->count = count;
    state->next = 0;
    state->piece_end += length;
}

Datum viettext_parser_start(PG_FUNCTION_ARGS) {
    parser_state *state = palloc0(sizeof *state);
    library_require_utf8();
    state->text = (const char *)PG_GETARG_POINTER(0);
    state->length = PG_GETARG_INT32(1);
    PG_RETURN_POINTER(state);
}

Datum viettext_parser_token(PG_FUNCTION_ARGS) {
    parser_state *state = (parser_state *)PG_GETARG_POINTER(0);
    const char **token = (const char **)PG_GETARG_POINTER(1);
    int *length = (int *)PG_GETARG_POINTER(2);
    int end, type = TYPE_BLANK;
    if (state->given == state->piece_end && state->piece_end < state->length) read_piece(state);
    if (state->next == state->count)
        end = state->piece_end;
    else if (state->given < state->spans[state->next].start)
        end = state->spans[state->next].start;
    else {
        end = state->spans[state->next].end;
        type = state->spans[state->next++].type;
    }
    *token = state->text + state->given;
    *length = end - state->given;
    state->given = end;
    PG_RETURN_INT32(*length == 0 ? 0 : type);
}

Datum viettext_parser_end(PG_FUNCTION_ARGS) {
    parser_state *state = (parser_state *)PG_GETARG_POINTER(0);
    if (state->spans != NULL) pfree(state->spans);
    pfree(state);
    PG_RETURN_VOID();
}

Datum viettext_parser_types(PG_FUNCTION_ARGS) {
    LexDescr *described = palloc0(sizeof(LexDescr) * (lengthof(types) + 1));
    for (int i = 0; i < lengthof(types); i++) {
        described[i].lexid = i + 1;
        described[i].alias = pstrdup(types[i].name);
        described[i].descr = pstrdup(types[i].description);
    }
    PG_RETURN_POINTER(described);
}
