// Headlines. Fragments are chosen by the function of the server's own parser. Before that, words are cut into the syllables that
// were found; behind it, those that stand side by side in a word become one again.
#include "extension.h"

#include "fmgr.h"
#include "tsearch/ts_public.h"
#include "tsearch/ts_utils.h"
#include "utils/fmgrprotos.h"

PG_FUNCTION_INFO_V1(viettext_headline);

// Types of the server's parser, by which its function counts words and looks for ends.
#define SERVER_WORD 2
#define SERVER_SPACE 12
#define SERVER_NUMBER 22

// A query, and of each of its operands whether it is there only because of one with marks.
typedef struct {
    TSQuery query;
    // For an operand with marks, the bare operand that goes with it; by the place among the items of the query.
    QueryOperand **companions;
    bool *are_companions;
} operands;

typedef struct {
    HeadlineWordEntry *entries;
    // The number of the word that an entry is a part of.
    int *words;
    int count;
    int capacity;
} entry_list;

static QueryOperand *operand_at(TSQuery query, int index) {
    QueryItem *item = GETQUERY(query) + index;
    return item->type == QI_VAL ? &item->qoperand : NULL;
}

static int index_of(TSQuery query, const QueryOperand *operand) { return (int)((const QueryItem *)operand - GETQUERY(query)); }

// Finds the bare operands that a word with marks has brought along: `bạn & ban` marks no `bàn`. Whoever wants both has typed
// `ban` too, and there is one more of it.
static operands read_operands(TSQuery query) {
    operands read = {query, palloc0(sizeof(QueryOperand *) * query->size), palloc0(sizeof(bool) * query->size)};
    for (int i = 0; i < query->size; i++) {
        QueryOperand *operand = operand_at(query, i);
        viettext_string bare;
        viettext_error error;
        const char *form;
        if (operand == NULL) continue;
        form = GETOPERAND(query) + operand->distance;
        library_check(
            viettext_word_form(library_worker(), form, operand->length, VIETTEXT_BARE, &bare, &error), &error);
        if (bare.length == operand->length && memcmp(bare.bytes, form, bare.length) == 0) continue;
        for (int k = 0; k < query->size; k++) {
            QueryOperand *other = operand_at(query, k);
            if (other == NULL || read.are_companions[k] || other->length != bare.length) continue;
            if (memcmp(GETOPERAND(query) + other->distance, bare.bytes, bare.length) != 0) continue;
            read.companions[i] = other;
            read.are_companions[k] = true;
            break;
        }
    }
    return read;
}

static entry_list make_list(int capacity) {
    entry_list list = {.capacity = capacity};
    list.entries = MemoryContextAllocHuge(CurrentMemoryContext, sizeof *list.entries * (Size)capacity);
    list.words = MemoryContextAllocHuge(CurrentMemoryContext, sizeof *list.words * (Size)capacity);
    return list;
}

static HeadlineWordEntry *add_entry(entry_list *list, const HeadlineWordEntry *entry) {
    if (list->count == list->capacity) {
        list->capacity *= 2;
        list->entries = repalloc_huge(list->entries, sizeof *list->entries * (Size)list->capacity);
        list->words = repalloc_huge(list->words, sizeof *list->words * (Size)list->capacity);
    }
    list->entries[list->count] = *entry;
    return &list->entries[list->count++];
}

static int server_type(int type) {
    switch (type) {
    case TYPE_BLANK:
    case TYPE_PUNCTUATION: return SERVER_SPACE;
    case TYPE_NUMBER: return SERVER_NUMBER;
    default: return SERVER_WORD;
    }
}

static bool matches(TSQuery query, const QueryOperand *operand, const word_term *term) {
    return tsCompareString(
               GETOPERAND(query) + operand->distance, operand->length, term->form, term->length, operand->prefix) == 0;
}

// A word that the query has found something in.
typedef struct {
    const HeadlineWordEntry *entry;
    word_terms terms;
    // The operands that it was found by.
    QueryOperand **found;
    int found_count;
    // The position of its first syllable in the document.
    int first_position;
} found_word;

// Adds the bytes from `start` to `end` of a word.
static HeadlineWordEntry *add_bytes(entry_list *list, const found_word *word, int start, int end, int type) {
    HeadlineWordEntry part = {.type = type, .len = end - start};
    // The server gives back each by itself.
    part.word = palloc(end - start);
    memcpy(part.word, word->entry->word + start, end - start);
    return add_entry(list, &part);
}

// Adds a syllable, or the word from its first on, with the operands that have found it, or a word that it is in.
static void add_syllable(entry_list *list, const found_word *word, TSQuery query, int position, int start, int end) {
    HeadlineWordEntry *syllable = add_bytes(list, word, start, end, SERVER_WORD);
    HeadlineWordEntry repeated = *syllable;
    syllable->pos = LIMITPOS(word->first_position + position);
    for (int k = 0; k < word->found_count; k++) {
        for (int i = 0; i < word->terms.count; i++) {
            const word_term *term = &word->terms.terms[i];
            if (position < term->position || position >= term->position + term->span) continue;
            if (!matches(query, word->found[k], term)) continue;
            repeated.item = word->found[k];
            repeated.pos = LIMITPOS(word->first_position + term->position);
            if (repeated.repeated)
                add_entry(list, &repeated);
            else
                *syllable = repeated;
            repeated.repeated = 1;
            break;
        }
    }
}

// The operands that a word was found by, but for bare ones whose spelling with marks is not here.
static void find_operands(found_word *word, int entry_count, const operands *read) {
    word->found = palloc(sizeof(QueryOperand *) * entry_count);
    for (int i = 0; i < entry_count; i++) {
        QueryOperand *item = word->entry[i].item;
        bool is_wanted = item != NULL && !read->are_companions[index_of(read->query, item)];
        for (int k = 0; k < entry_count && item != NULL && !is_wanted; k++) {
            const QueryOperand *other = word->entry[k].item;
            is_wanted = other != NULL && read->companions[index_of(read->query, other)] == item;
        }
        if (is_wanted) word->found[word->found_count++] = item;
    }
}

// Whether something in the word was found, and not the word alone.
static bool finds_parts(const found_word *word, TSQuery query) {
    for (int k = 0; k < word->found_count; k++)
        for (int i = 0; i < word->terms.count; i++)
            if (word->terms.terms[i].span < word->terms.positions && matches(query, word->found[k], &word->terms.terms[i]))
                return true;
    return false;
}

// Adds a word, syllable by syllable where they were found. Adds nothing if it was not found after all. `last` is the last position before it.
static void add_word(entry_list *list, const HeadlineWordEntry *entry, int entry_count, const operands *read, int last) {
    found_word word = {.entry = entry, .terms = read_word(entry->word, entry->len)};
    int end_position = WEP_GETPOS(entry[entry_count - 1].pos);
    int given = 0;
    find_operands(&word, entry_count, read);
    // From a dictionary without parts a word has one position.
    word.first_position = end_position - word.terms.positions + 1;
    if (word.first_position <= last) word.first_position = end_position;
    if (word.found_count > 0 && !finds_parts(&word, read->query)) {
        add_syllable(list, &word, read->query, 0, 0, entry->len);
        word.found_count = 0;
    }
    for (int i = 0; i < word.terms.count && word.found_count > 0; i++) {
        const word_term *term = &word.terms.terms[i];
        bool is_last = term->position == word.terms.positions - 1;
        // The syllable is the first in its position.
        if (i > 0 && term->position == term[-1].position) continue;
        if (term->start > given) add_bytes(list, &word, given, term->start, SERVER_SPACE);
        given = is_last ? entry->len : term->end;
        add_syllable(list, &word, read->query, term->position, term->start, given);
    }
    pfree(word.found);
    free_word(&word.terms);
}

// Cuts up what was found. Gives for each new entry the number of the word that it is a part of.
static int *split_words(HeadlineParsedText *text, const operands *read) {
    entry_list list = make_list(text->curwords + 64);
    int last = 0, next;
    for (int i = 0; i < text->curwords; i = next) {
        const HeadlineWordEntry *entry = &text->words[i];
        int before = list.count;
        next = i + 1;
        while (next < text->curwords && text->words[next].repeated) next++;
        if (entry->item != NULL) add_word(&list, entry, next - i, read, last);
        if (list.count == before) {
            HeadlineWordEntry *copy = add_entry(&list, entry);
            copy->type = server_type(entry->type);
            copy->item = NULL;
        }
        while (before < list.count) list.words[before++] = i;
        if (WEP_GETPOS(text->words[next - 1].pos) > last) last = WEP_GETPOS(text->words[next - 1].pos);
    }
    text->words = list.entries;
    text->curwords = list.count;
    text->lenwords = list.capacity;
    return list.words;
}

// The entry behind one that is not a copy of it.
static int next_entry(const HeadlineParsedText *text, int index) {
    do index++;
    while (index < text->curwords && text->words[index].repeated);
    return index;
}

static bool is_selected(const HeadlineParsedText *text, int index) {
    return index < text->curwords && text->words[index].in && text->words[index].selected;
}

// Makes one of what is selected side by side in a word.
static void join_words(HeadlineParsedText *text, const int *words) {
    for (int i = 0; i < text->curwords; i = next_entry(text, i)) {
        if (!is_selected(text, i)) continue;
        for (int next = next_entry(text, i); next < text->curwords; next = next_entry(text, next)) {
            HeadlineWordEntry *entry = &text->words[i], *more = &text->words[next];
            // What is between two syllables goes with them.
            int behind = more->type == SERVER_SPACE ? next_entry(text, next) : next;
            if (!is_selected(text, behind) || words[behind] != words[i]) break;
            entry->word = repalloc(entry->word, entry->len + more->len);
            memcpy(entry->word + entry->len, more->word, more->len);
            entry->len += more->len;
            more->skip = 1;
        }
    }
}

Datum viettext_headline(PG_FUNCTION_ARGS) {
    HeadlineParsedText *text = (HeadlineParsedText *)PG_GETARG_POINTER(0);
    TSQuery query = PG_GETARG_TSQUERY(2);
    operands read = read_operands(query);
    int *words = split_words(text, &read);
    Datum result = DirectFunctionCall3(
        prsd_headline, PointerGetDatum(text), PG_GETARG_DATUM(1), TSQueryGetDatum(query));
    join_words(text, words);
    return result;
}
