// Words, names and keywords of a text from standard input: cc words.c $(pkg-config --cflags --libs viettext)
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <viettext.h>

// The whole of standard input.
static char *read_all(size_t *length) {
    size_t room = 1 << 16;
    char *text = malloc(room);
    *length = 0;
    while (text != NULL) {
        size_t count = fread(text + *length, 1, room - *length, stdin);
        if (count == 0) return text;
        *length += count;
        if (*length == room) text = realloc(text, room *= 2);
    }
    return NULL;
}

int main(void) {
    if (viettext_abi_version() != VIETTEXT_ABI_VERSION) {
        fprintf(stderr, "the library has interface %u, this program was made for %d\n", viettext_abi_version(),
                VIETTEXT_ABI_VERSION);
        return 1;
    }

    // An analyzer knows what is to be done; any number of threads share it.
    viettext_error error;
    viettext_options *options = viettext_options_create();
    viettext_analyzer *analyzer = NULL;
    const char *names = "Bến Thành\tLOC\tforce\n";
    if (viettext_options_set(options, "keyword-limit", "5", &error) != VIETTEXT_OK ||
        viettext_options_add_gazetteer(options, names, strlen(names), "names", &error) != VIETTEXT_OK ||
        viettext_analyzer_create(options, &analyzer, &error) != VIETTEXT_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    viettext_options_destroy(options);

    // A worker has the memory; every thread has one of its own.
    viettext_worker *worker = NULL;
    size_t length = 0;
    char *text = read_all(&length);
    viettext_string words;
    if (viettext_worker_create(analyzer, &worker, &error) != VIETTEXT_OK ||
        viettext_segment(worker, text, length, '\n', &words, &error) != VIETTEXT_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    printf("%.*s\n", (int)words.length, words.bytes);

    // Rows lie in memory of the worker until its next call; here their offsets count bytes.
    const viettext_analysis *found = NULL;
    if (viettext_analyze(worker, text, length, VIETTEXT_ENTITIES | VIETTEXT_KEYWORDS, VIETTEXT_BYTES, &found, &error) !=
        VIETTEXT_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    const viettext_bounds *end = &found->bounds[found->text_count];
    for (size_t i = 0; i < end->entities; i++) {
        const viettext_entity *entity = &found->entities[i];
        printf("%s\t%.*s\t%s\n", found->strings + entity->type.offset, (int)(entity->end - entity->start),
               text + entity->start, found->strings + entity->value.offset);
    }
    for (size_t i = 0; i < end->keywords; i++) printf("keyword\t%s\n", found->strings + found->keywords[i].text.offset);

    viettext_worker_destroy(worker);
    viettext_analyzer_destroy(analyzer);
    free(text);
    return 0;
}
