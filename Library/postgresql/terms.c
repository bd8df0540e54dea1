// What a word stands for: its syllables, itself, the shorter words in it, each without marks too.
#include "extension.h"

// Appends the spellings of all syllables, or their bare forms, with `_` between them.
static int join_syllables(const viettext_terms *found, bool bare, char *place) {
    char *end = place;
    for (size_t i = 0; i < found->count; i++) {
        const viettext_term *term = &found->terms[i];
        const viettext_term *chosen = term;
        if (term->length != 1 || (i > 0 && term[-1].position == term->position)) continue;
        if (bare && i + 1 < found->count && term[1].position == term->position && term[1].length == 1) chosen = term + 1;
        if (end > place) *end++ = '_';
        memcpy(end, found->strings + chosen->form.offset, chosen->form.length);
        end += chosen->form.length;
    }
    *end = '\0';
    return (int)(end - place);
}

static int count_positions(const viettext_terms *found) {
    int count = 0;
    for (size_t i = 0; i < found->count; i++)
        if (i == 0 || found->terms[i].position != found->terms[i - 1].position) count++;
    return count;
}

word_terms read_word(const char *text, int length) {
    word_terms word = {0};
    viettext_terms found;
    viettext_error error;
    size_t bytes = 0, syllables = 0, i;
    char *strings;
    bool has_whole = false;
    int position = -1;
    library_check(
        viettext_search_terms(
            library_worker(), text, (size_t)length,
            VIETTEXT_TERM_SYLLABLES | VIETTEXT_TERM_COMPOUNDS | VIETTEXT_TERM_BARE, VIETTEXT_BYTES, &found, &error),
        &error);
    if (found.count == 0) return word;
    word.positions = count_positions(&found);
    for (i = 0; i < found.count; i++) {
        bytes += found.terms[i].form.length + 1;
        if (found.terms[i].length == 1) syllables += found.terms[i].form.length + 1;
        if (i > 0 && found.terms[i].length == (uint32)word.positions) has_whole = true;
    }
    if (word.positions == 1) has_whole = true;
    word.terms = palloc(sizeof(word_term) * (found.count + 2));
    word.strings = strings = palloc(bytes + 2 * syllables + 2);
    for (i = 0; i <= found.count; i++) {
        const viettext_term *term = &found.terms[i];
        bool is_first = i < found.count && (i == 0 || term->position != term[-1].position);
        word_term *made;
        // By itself it may be cut into several words, which it is not where it stands.
        if (!has_whole && ((is_first && position == 0) || i == found.count)) {
            for (int bare = 0; bare < 2; bare++) {
                made = &word.terms[word.count];
                *made = (word_term){strings, join_syllables(&found, bare, strings), 0, word.positions, 0, length, bare};
                if (bare && made->length == made[-1].length && memcmp(strings, made[-1].form, made->length) == 0) break;
                strings += made->length + 1;
                word.count++;
            }
            has_whole = true;
        }
        if (i == found.count) break;
        if (is_first) position++;
        made = &word.terms[word.count++];
        made->form = strings;
        made->length = (int)term->form.length;
        made->position = position;
        made->span = (int)term->length;
        made->start = (int)term->start;
        made->end = (int)term->end;
        made->is_bare = !is_first && term[-1].length == term->length && !made[-1].is_bare && made[-1].span == made->span;
        memcpy(strings, found.strings + term->form.offset, made->length);
        for (int at = 0; at < made->length; at++)
            if (strings[at] == ' ') strings[at] = '_';
        strings[made->length] = '\0';
        strings += made->length + 1;
    }
    word.is_joined = word.positions > 1 && memchr(text, '_', (size_t)length) != NULL;
    return word;
}

void free_word(word_terms *word) {
    if (word->terms == NULL) return;
    pfree(word->terms);
    pfree(word->strings);
    word->terms = NULL;
}

const word_term *whole_of(const word_terms *word) {
    for (int i = 0; i < word->count; i++)
        if (word->terms[i].position == 0 && word->terms[i].span == word->positions) return &word->terms[i];
    return word->count > 0 ? &word->terms[0] : NULL;
}
