// Uses the library as long-lived programs do: soak calls N | threads | fork. Reads texts, one a line, from standard input.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <viettext.h>

enum { LINES = 4096, THREADS = 8 };
static char *texts[LINES];
static size_t lengths[LINES];
static int count;

static void fail(const char *what) {
    fprintf(stderr, "soak: %s\n", what);
    exit(1);
}

static uint64_t hash(uint64_t sum, const void *bytes, size_t length) {
    const unsigned char *next = bytes;
    for (size_t i = 0; i < length; i++) sum = (sum ^ next[i]) * 1099511628211u;
    return sum;
}

// What a worker makes of all texts, as one number.
static uint64_t digest(viettext_worker *worker) {
    uint64_t sum = 14695981039346656037u;
    for (int i = 0; i < count; i++) {
        viettext_string words;
        const viettext_analysis *found;
        if (viettext_segment(worker, texts[i], lengths[i], '\n', &words, NULL)) fail("segment");
        sum = hash(sum, words.bytes, words.length);
        if (viettext_analyze(worker, texts[i], lengths[i], VIETTEXT_ENTITIES, VIETTEXT_CODE_POINTS, &found, NULL))
            fail("analyze");
        sum = hash(sum, found->entities, found->bounds[1].entities * sizeof *found->entities);
        sum = hash(sum, found->strings, found->string_length);
    }
    return sum;
}

static viettext_worker *new_worker(const viettext_analyzer *analyzer) {
    viettext_worker *worker;
    if (viettext_worker_create(analyzer, &worker, NULL)) fail("worker");
    return worker;
}

static viettext_analyzer *new_analyzer(void) {
    viettext_analyzer *analyzer;
    viettext_options *options = viettext_options_create();
    const char *words = "trời mưa\tforce\n";
    if (viettext_options_add_dictionary(options, words, strlen(words), "words", NULL)) fail("dictionary");
    if (viettext_analyzer_create(options, &analyzer, NULL)) fail("analyzer");
    viettext_options_destroy(options);
    return analyzer;
}

static uint64_t expected;

static void *run(void *analyzer) {
    viettext_worker *worker = new_worker(analyzer);
    for (int round = 0; round < 3; round++)
        if (digest(worker) != expected) fail("a thread has another result");
    viettext_worker_destroy(worker);
    return NULL;
}

static void check_threads(void) {
    viettext_analyzer *analyzer = new_analyzer();
    viettext_worker *worker = new_worker(analyzer);
    expected = digest(worker);
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) pthread_create(&threads[i], NULL, run, analyzer);
    for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
    viettext_worker_destroy(worker);
    viettext_analyzer_destroy(analyzer);
}

static void check_fork(void) {
    viettext_analyzer *analyzer = new_analyzer();
    viettext_worker *worker = new_worker(analyzer);
    expected = digest(worker);
    for (int i = 0; i < 4; i++)
        if (fork() == 0) {
            viettext_worker *own = new_worker(analyzer);
            _exit(digest(worker) == expected && digest(own) == expected ? 0 : 1);
        }
    for (int i = 0; i < 4; i++) {
        int status;
        wait(&status);
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) fail("a child has another result, or died");
    }
}

// Every function, its failures too, so that what is not given back shows.
static void check_calls(int calls) {
    for (int i = 0; i < calls; i++) {
        const char *text = texts[i % count];
        size_t length = lengths[i % count];
        viettext_analyzer *analyzer = new_analyzer();
        viettext_worker *worker = new_worker(analyzer);
        viettext_string string;
        viettext_terms terms;
        viettext_error error;
        const char *encoding;
        const viettext_normalized *normalized;
        const viettext_analysis *found;
        viettext_normalization wanted = {.clean = VIETTEXT_CLEAN_ALL, .tone = VIETTEXT_TONE_NEW};
        viettext_segment(worker, text, length, ' ', &string, &error);
        viettext_normalize(worker, text, length, &wanted, VIETTEXT_UTF16, &normalized, &error);
        viettext_search_terms(worker, text, length, 7, VIETTEXT_BYTES, &terms, &error);
        viettext_detect_encoding(text, length, &encoding, NULL, &error);
        if (viettext_encode(worker, text, length, "tcvn3", 1, &string, &error) != VIETTEXT_OK) fail("encode");
        if (viettext_decode(worker, text, length, "utf-12", 0, &string, &error) == VIETTEXT_OK) fail("utf-12");
        if (i % 10 == 0) viettext_analyze(worker, text, length, 31, VIETTEXT_BYTES, &found, &error);
        viettext_worker_destroy(worker);
        viettext_analyzer_destroy(analyzer);
    }
}

int main(int argc, char **argv) {
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while (count < LINES && (length = getline(&line, &room, stdin)) > 0) {
        texts[count] = malloc((size_t)length);
        memcpy(texts[count], line, (size_t)length);
        lengths[count++] = (size_t)length;
    }
    free(line);
    if (argc > 2 && count > 0) check_calls(atoi(argv[2]));
    else if (argc > 1 && strcmp(argv[1], "threads") == 0) check_threads();
    else if (argc > 1 && strcmp(argv[1], "fork") == 0) check_fork();
    else fail("usage: soak calls N | threads | fork");
    for (int i = 0; i < count; i++) free(texts[i]);
    return 0;
}
