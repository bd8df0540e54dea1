/*
 * libviettext: words, sentences, names and keywords of Vietnamese text.
 *
 *     viettext_analyzer *analyzer = NULL;
 *     viettext_worker *worker = NULL;
 *     viettext_string words;
 *     viettext_analyzer_create(NULL, &analyzer, NULL);
 *     viettext_worker_create(analyzer, &worker, NULL);
 *     viettext_segment(worker, text, strlen(text), '\n', &words, NULL);
 *     fwrite(words.bytes, 1, words.length, stdout);
 *
 * TEXT is UTF-8, with its length in bytes: a NUL is a character like any other. It may be in any normalization form and
 * need not be valid; invalid bytes are tokens of their own. No text, size or option can stop the process: what cannot be
 * done comes back as a status. Only when the system has no memory left is the process ended, as Swift does.
 *
 * RESULTS lie in memory of the worker that made them and are valid until the next call with that worker. They are the
 * same for the same bytes, version, ICU and tables on every machine.
 *
 * THREADS: an analyzer never changes and is shared by any number of threads. A worker belongs to one call at a time; a
 * second one at the same time is refused with VIETTEXT_MISUSE. Give every thread a worker of its own. The library starts
 * no threads and takes no locks, so a child of fork() may go on using both.
 *
 * ERRORS: functions that can fail return a viettext_status, and describe what went wrong in the viettext_error that the
 * last argument points to, unless that is NULL. Where one fails, what it would have given is set to nothing.
 *
 * The library cannot be unloaded: dlclose() leaves it in place.
 */
#ifndef VIETTEXT_H
#define VIETTEXT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---------------------------------------------------------------------------------------------------------- The library */

/* The version of the binary interface that this header describes. It grows when a program has to be compiled again; functions
 * and parts of viettext_analysis and viettext_normalized that are added do not change it. */
#define VIETTEXT_ABI_VERSION 1

/* The longest text in bytes: 1 GiB. Scratch memory is some 5 to 30 times the length of the longest text of a worker. */
#define VIETTEXT_MAX_LENGTH 1073741824

/* The version of the interface that the library has; to be compared with VIETTEXT_ABI_VERSION. */
uint32_t viettext_abi_version(void);

/* The version of VietText, "0.1.0". Lives for ever. */
const char *viettext_version(void);

/* What decides the results, as an object of JSON: the versions of VietText and of ICU, and the identities of the built-in
 * tables. Two libraries that say the same give the same results. Lives for ever. */
const char *viettext_build_info(void);

/* --------------------------------------------------------------------------------------------------------------- Errors */

/* What became of a call. Later versions may add codes. */
typedef int32_t viettext_status;

enum {
    VIETTEXT_OK = 0,
    /* An argument or option is missing, unknown or out of range. */
    VIETTEXT_INVALID_ARGUMENT = 1,
    /* A text is longer than VIETTEXT_MAX_LENGTH, or a result does not fit the format asked for. */
    VIETTEXT_INPUT_TOO_LONG = 2,
    /* A text must be valid UTF-8 here and is not. */
    VIETTEXT_INVALID_UTF8 = 3,
    /* An encoding of this name is not known. */
    VIETTEXT_UNSUPPORTED_ENCODING = 4,
    /* Bytes have no meaning in the encoding that they are said to be in. */
    VIETTEXT_UNDECODABLE = 5,
    /* A character has no place in the encoding asked for. */
    VIETTEXT_UNENCODABLE = 6,
    /* A model file is damaged or of another kind. */
    VIETTEXT_CORRUPT_TABLE = 7,
    /* A model file was written by another version. */
    VIETTEXT_INCOMPATIBLE_TABLE = 8,
    /* A line of a dictionary or gazetteer is at fault. */
    VIETTEXT_MALFORMED_RECORD = 9,
    /* A file cannot be read. */
    VIETTEXT_INPUT_OUTPUT = 10,
    /* Two calls used one worker, or one options object, at the same time. */
    VIETTEXT_MISUSE = 11,
    /* An error of another kind; its message says which. */
    VIETTEXT_OTHER = 12
};

/* The name of a code, "input-too-long"; "unknown" for a number that is none. Lives for ever. */
const char *viettext_status_name(viettext_status status);

/* Where a call that fails says why. Memory of the caller; a call that succeeds empties it. */
typedef struct viettext_error {
    viettext_status code;
    /* The line of the dictionary or gazetteer, counted from 1; 0 where there is none. */
    uint32_t line;
    /* The offset in bytes from the start of the text or file; -1 where there is none. */
    int64_t byte_offset;
    /* One sentence with the place in it, ended by NUL; cut between two characters where it is longer. */
    char message[496];
} viettext_error;

/* -------------------------------------------------------------------------------------------------------------- Options */

/* What an analyzer is to be made with. Belongs to one call at a time. */
typedef struct viettext_options viettext_options;

/* Options that say nothing yet. To be given back with viettext_options_destroy(). */
viettext_options *viettext_options_create(void);

/* Gives options back. NULL is passed over. */
void viettext_options_destroy(viettext_options *options);

/* Sets an option. Name and value end with NUL; a later value takes the place of an earlier one.
 *
 *     segmentation-model    path of a compiled model; the built-in one else
 *     entity-model          path of a compiled model of names
 *     tag-model             path of a compiled model of parts of speech
 *     date                  2020-07-09: the day against which dates are resolved; the article's own dateline else
 *     types                 PER,LOC,DATE: the entities that are shown; all else. Never changes what is found.
 *     minimum-confidence    0 to 1: entities of which the tagger is less sure are not shown; 0 else
 *     groups                yes or no: whether mentions of one entity have one number, a full name and roles; yes else
 *     gazetteer-match       exact, folded, spelling or bare: what counts as the same name (viettext_word_form()); spelling else
 *     keyword-method        combined, frequency, tfidf, keyness, yake, textrank or positionrank; combined else
 *     keyword-limit         how many keywords, 0 to 1000000; 20 else
 *     keyword-phrase-length the longest phrase of common words, 1 to 16; 4 else
 *     keyword-kinds         word,phrase,name: which are wanted; all else
 *     keyword-types         PER,ORG: the types of names that are wanted; all else
 *     keyword-nested        yes or no: whether what other keywords say already is kept; no else
 *     stop-words            words separated by commas, beside the built-in ones
 */
viettext_status viettext_options_set(
    viettext_options *options, const char *name, const char *value, viettext_error *error);

/* Adds a user dictionary: UTF-8, one entry a line, words separated by spaces or `_`, behind a tab `add`, `force` or `forbid`
 * (`add` else). Later entries take the place of earlier ones of the same words.
 *
 * name: what errors call it, ended by NUL; may be NULL.
 * Fails with VIETTEXT_MALFORMED_RECORD, VIETTEXT_INVALID_UTF8 or VIETTEXT_UNSUPPORTED_ENCODING, naming the line. */
viettext_status viettext_options_add_dictionary(
    viettext_options *options, const char *bytes, size_t length, const char *name, viettext_error *error);

/* The same from a file, which may be compressed with gzip or zstd. Fails with VIETTEXT_INPUT_OUTPUT also. */
viettext_status viettext_options_add_dictionary_file(viettext_options *options, const char *path, viettext_error *error);

/* Adds names: UTF-8, one a line, the name, its type and `suggest`, `force` or `forbid` (`suggest` else), separated by tabs.
 * The lines are read, and their faults told, when the analyzer is made, as its words decide what a name is. */
viettext_status viettext_options_add_gazetteer(
    viettext_options *options, const char *bytes, size_t length, const char *name, viettext_error *error);

/* The same from a file, which may be compressed with gzip or zstd. Fails with VIETTEXT_INPUT_OUTPUT. */
viettext_status viettext_options_add_gazetteer_file(viettext_options *options, const char *path, viettext_error *error);

/* -------------------------------------------------------------------------------------------------- Analyzer and worker */

/* Models, dictionaries and options: never changes, may be used by many threads at once. */
typedef struct viettext_analyzer viettext_analyzer;

/* Scratch memory and results: for one call at a time. */
typedef struct viettext_worker viettext_worker;

/* Makes an analyzer. The options are copied; NULL is everything as it comes. Costs next to nothing with the built-in models:
 * they are used where they lie in the library. To be given back with viettext_analyzer_destroy(). */
viettext_status viettext_analyzer_create(
    const viettext_options *options, viettext_analyzer **analyzer, viettext_error *error);

/* Gives an analyzer back. Workers made with it go on working. NULL is passed over. */
void viettext_analyzer_destroy(viettext_analyzer *analyzer);

/* Makes a worker, to be given back with viettext_worker_destroy(). */
viettext_status viettext_worker_create(
    const viettext_analyzer *analyzer, viettext_worker **worker, viettext_error *error);

/* Gives a worker and all of its results back. NULL is passed over. */
void viettext_worker_destroy(viettext_worker *worker);

/* -------------------------------------------------------------------------------------------------------------- Results */

/* Bytes with a NUL behind them that does not count. They may hold others. */
typedef struct viettext_string {
    const char *bytes;
    size_t length;
} viettext_string;

/* Several strings one behind the other: string i is bytes[offsets[i]] to bytes[offsets[i + 1]]. */
typedef struct viettext_strings {
    const char *bytes;
    /* count + 1 of them. */
    const int64_t *offsets;
    size_t count;
} viettext_strings;

/* A string among the `strings` of a result; a NUL follows it. One that is absent is empty. */
typedef struct viettext_slice {
    uint32_t offset;
    uint32_t length;
} viettext_slice;

/* A part of a text, half open, in the unit asked for. */
typedef struct viettext_range {
    uint32_t start;
    uint32_t end;
} viettext_range;

/* What offsets count. */
enum {
    VIETTEXT_BYTES = 0,
    /* As Python counts. A maximal invalid sequence counts as one, as does the U+FFFD that it decodes to. */
    VIETTEXT_CODE_POINTS = 1,
    /* As JavaScript and Java count. */
    VIETTEXT_UTF16 = 2
};

/* What a token is made of. */
enum {
    VIETTEXT_SYLLABLE = 0,
    VIETTEXT_NUMBER = 1,
    VIETTEXT_CODE = 2,
    VIETTEXT_URL = 3,
    VIETTEXT_EMAIL = 4,
    VIETTEXT_HASHTAG = 5,
    VIETTEXT_HANDLE = 6,
    VIETTEXT_EMOJI = 7,
    VIETTEXT_PUNCTUATION = 8,
    VIETTEXT_SYMBOL = 9,
    /* Invalid bytes, control characters, unassigned code points. */
    VIETTEXT_OTHER_TOKEN = 10
};

/* How a token is written. */
enum {
    VIETTEXT_LOWER = 0,
    VIETTEXT_CAPITALIZED = 1,
    VIETTEXT_UPPER = 2,
    /* One letter alone, upper-case. */
    VIETTEXT_INITIAL = 3,
    VIETTEXT_MIXED = 4,
    VIETTEXT_DIGITS = 5,
    /* Letters of a script without case, or letters with digits. */
    VIETTEXT_ALPHANUMERIC = 6,
    VIETTEXT_SYMBOLIC = 7
};

/* Bits of the flags of a token. */
enum {
    /* It continues the word of the token before it. */
    VIETTEXT_CONTINUES_WORD = 1,
    /* White space, a line end or the start of the text stands before it. */
    VIETTEXT_SPACE_BEFORE = 2
};

/* A syllable, a number, a mark. Tokens are in order and do not overlap. */
typedef struct viettext_token {
    uint32_t start;
    uint32_t end;
    uint8_t kind;
    uint8_t shape;
    uint8_t flags;
    uint8_t reserved;
} viettext_token;

/* A word: one token, or several that make one word. */
typedef struct viettext_word {
    uint32_t start;
    uint32_t end;
    /* The position of its first token among those of the text. */
    uint32_t first_token;
    uint32_t token_count;
} viettext_word;

/* A sentence, heading or list item, from its first token to the end of its last. */
typedef struct viettext_sentence {
    uint32_t start;
    uint32_t end;
    uint32_t first_token;
    uint32_t token_count;
    uint32_t first_word;
    uint32_t word_count;
} viettext_sentence;

/* A name, date, sum or number. Entities are in order and do not overlap. */
typedef struct viettext_entity {
    uint32_t start;
    uint32_t end;
    /* The number of the entity that it is a mention of, counted from 0 in order of first mention; -1 without groups. */
    int32_t group;
    /* The position of the sentence in which it begins. */
    uint32_t sentence;
    /* How sure the tagger is, 0 to 1. */
    double confidence;
    /* PER, LOC, ORG, MISC, DATE, … or a type of a gazetteer. */
    viettext_slice type;
    /* The name in its fullest form in the text. */
    viettext_slice name;
    /* The role or title that stands beside the name. */
    viettext_slice role;
    /* The value of an expression, ISO 8601 where it fits. */
    viettext_slice value;
} viettext_entity;

/* What a keyword is. */
enum {
    VIETTEXT_KEYWORD_WORD = 0,
    VIETTEXT_KEYWORD_PHRASE = 1,
    VIETTEXT_KEYWORD_NAME = 2
};

/* A word, phrase or name that says what a text is about. */
typedef struct viettext_keyword {
    /* In the form in which the text writes it most often. */
    viettext_slice text;
    /* The form under which its spellings were counted. */
    viettext_slice key;
    /* What kind of name it is; absent where it is none. */
    viettext_slice type;
    /* The weight by the method; higher is better. */
    double score;
    /* In how many documents of the background corpus it occurs; -1 where that is not known. */
    int64_t document_frequency;
    uint32_t kind;
    /* How many sentences it stands in. */
    uint32_t sentence_count;
    /* Where it stands, in order: among `occurrences`. */
    uint32_t first_occurrence;
    uint32_t occurrence_count;
} viettext_keyword;

/* The part of speech of a word. */
typedef struct viettext_tag {
    /* A number for viettext_part_of_speech_name(). */
    uint8_t part_of_speech;
    /* A number for viettext_treebank_tag_name(). */
    uint8_t treebank;
    /* How sure the tagger is, in thousandths. */
    uint16_t confidence;
} viettext_tag;

/* The name of a class by Universal Dependencies, "NOUN"; NULL for a number from their count on. Lives for ever. */
const char *viettext_part_of_speech_name(size_t number);

/* The name of a tag of the Vietnamese treebank, "Np"; NULL for a number from their count on. Lives for ever. */
const char *viettext_treebank_tag_name(size_t number);

/* Where the parts of a text begin in the arrays of a result; they end where those of the next one begin. */
typedef struct viettext_bounds {
    size_t tokens;
    size_t words;
    size_t sentences;
    size_t entities;
    size_t keywords;
} viettext_bounds;

/* What was found in one text or several. Parts that were not asked for are empty. Later versions may add members behind the
 * last: never copy or compare the whole. */
typedef struct viettext_analysis {
    size_t text_count;
    /* text_count + 1 of them; the last is the count of each part. */
    const viettext_bounds *bounds;
    const viettext_token *tokens;
    const viettext_word *words;
    const viettext_sentence *sentences;
    const viettext_entity *entities;
    const viettext_keyword *keywords;
    const viettext_range *occurrences;
    const char *strings;
    size_t occurrence_count;
    size_t string_length;
    /* One for every word, in their order. */
    const viettext_tag *tags;
} viettext_analysis;

/* ---------------------------------------------------------------------------------------------------- Analysing texts */

/* Bits that say which parts are wanted. Each costs time: entities about ten times as much as words. */
enum {
    VIETTEXT_TOKENS = 1,
    VIETTEXT_WORDS = 2,
    VIETTEXT_SENTENCES = 4,
    VIETTEXT_ENTITIES = 8,
    /* Chosen with the names of the text in view. */
    VIETTEXT_KEYWORDS = 16,
    /* Parts of speech; VIETTEXT_WORDS goes with it. */
    VIETTEXT_TAGS = 32
};

/* Finds the parts of a text.
 *
 * parts: bits, VIETTEXT_WORDS | VIETTEXT_SENTENCES. unit: what offsets count.
 * Time is linear in the length of the text; keywords are sorted beside that. */
viettext_status viettext_analyze(
    viettext_worker *worker, const char *text, size_t length, uint32_t parts, uint32_t unit,
    const viettext_analysis **analysis, viettext_error *error);

/* The same for many texts in one call: text i is bytes[offsets[i]] to bytes[offsets[i + 1]].
 *
 * offsets: count + 1 of them, which never decrease, the first not negative.
 * Positions and offsets in the results count the text that they are in; `bounds` says where its rows are. */
viettext_status viettext_analyze_batch(
    viettext_worker *worker, const char *bytes, const int64_t *offsets, size_t count, uint32_t parts, uint32_t unit,
    const viettext_analysis **analysis, viettext_error *error);

/* The text as underscore text: words separated by a space, the syllables of a word by `_`, sentences by `separator`. A `_`, a
 * `\` and white space inside a token are written as `\_`, `\\`, `\s`, `\t`, `\n`, `\r` or `\u{HEX}`. */
viettext_status viettext_segment(
    viettext_worker *worker, const char *text, size_t length, char separator, viettext_string *words,
    viettext_error *error);

/* The same for many texts in one call; `bytes`, `offsets` and `count` as for viettext_analyze_batch(). */
viettext_status viettext_segment_batch(
    viettext_worker *worker, const char *bytes, const int64_t *offsets, size_t count, char separator,
    viettext_strings *words, viettext_error *error);

/* A self-contained page of HTML: the text with its entities highlighted, a legend that filters by type, a list of entities. Nothing
 * in the text is run as markup.
 *
 * title: ended by NUL. */
viettext_status viettext_entity_page(
    viettext_worker *worker, const char *text, size_t length, const char *title, viettext_string *page,
    viettext_error *error);

/* --------------------------------------------------------------------------------------------------------- Search terms */

/* Bits that say which terms are wanted, and in which form. */
enum {
    /* Syllables, numbers and codes. */
    VIETTEXT_TERM_SYLLABLES = 1,
    /* Words of several syllables, and the shorter ones in them. */
    VIETTEXT_TERM_COMPOUNDS = 2,
    /* What was asked for once more without diacritics, where that is another form. */
    VIETTEXT_TERM_BARE = 4,
    /* For queries: the first syllable of a word typed with `_` is replaced by the whole word. */
    VIETTEXT_TERM_QUERY = 8
};

/* A term for a search index. At one position the syllable comes first, then compounds, each followed by its bare form. */
typedef struct viettext_term {
    uint32_t start;
    uint32_t end;
    /* The number of its first syllable, counted from 0. Punctuation takes a position and makes no term. */
    uint32_t position;
    /* How many positions it covers. */
    uint32_t length;
    /* What it is compared by: small letters, one place for the tone, `i` for `y` (level VIETTEXT_SPELLING); among `strings`. */
    viettext_slice form;
} viettext_term;

/* The terms of a text. */
typedef struct viettext_terms {
    const viettext_term *terms;
    size_t count;
    const char *strings;
} viettext_terms;

/* Finds the terms of a text for a search index. Those of text in other normalization forms are those of composed text. */
viettext_status viettext_search_terms(
    viettext_worker *worker, const char *text, size_t length, uint32_t wanted, uint32_t unit, viettext_terms *terms,
    viettext_error *error);

/* -------------------------------------------------------------------------------------------------------- Normalization */

/* The Unicode form of the result. */
enum {
    VIETTEXT_NFC = 0,
    VIETTEXT_NFD = 1,
    VIETTEXT_NFKC = 2,
    VIETTEXT_NFKD = 3,
    /* Whatever needs no other change keeps the form that it has. */
    VIETTEXT_FORM_AS_IT_IS = 4
};

/* Where tones are placed. */
enum {
    VIETTEXT_TONE_AS_IT_IS = 0,
    /* On the first vowel: hòa, thủy. */
    VIETTEXT_TONE_OLD = 1,
    /* On the main vowel: hoà, thuỷ. */
    VIETTEXT_TONE_NEW = 2
};

/* Which letter stands alone behind a consonant. */
enum {
    VIETTEXT_IY_AS_IT_IS = 0,
    /* kĩ sư */
    VIETTEXT_IY_I = 1,
    /* kỹ sư */
    VIETTEXT_IY_Y = 2
};

/* The letter case of the result. */
enum {
    VIETTEXT_CASE_AS_IT_IS = 0,
    VIETTEXT_CASE_UPPER = 1,
    VIETTEXT_CASE_LOWER = 2,
    VIETTEXT_CASE_TITLE = 3,
    VIETTEXT_CASE_SENTENCE = 4
};

/* Bits of what is cleaned up. */
enum {
    /* Letters that look like Vietnamese ones. */
    VIETTEXT_CLEAN_LOOKALIKES = 1,
    /* Full-width letters, digits and signs. */
    VIETTEXT_CLEAN_WIDTH = 2,
    /* Marks doubled or in an order that does not compose. */
    VIETTEXT_CLEAN_MARKS = 4,
    /* Zero-width characters, soft hyphens, byte order marks. */
    VIETTEXT_CLEAN_INVISIBLE = 8,
    /* No-break and other special spaces. */
    VIETTEXT_CLEAN_SPACES = 16,
    VIETTEXT_CLEAN_QUOTES = 32,
    VIETTEXT_CLEAN_DASHES = 64,
    VIETTEXT_CLEAN_ELLIPSIS = 128,
    /* Runs of the same mark. */
    VIETTEXT_CLEAN_PUNCTUATION = 256,
    /* Character references of HTML. */
    VIETTEXT_CLEAN_ENTITIES = 512,
    VIETTEXT_CLEAN_ALL = 1023
};

/* Bits of what is folded away. */
enum {
    VIETTEXT_FOLD_TONES = 1,
    /* All marks on letters, and the stroke of đ. */
    VIETTEXT_FOLD_DIACRITICS = 2,
    VIETTEXT_FOLD_CASE = 4
};

/* Bits of what is repaired. */
enum {
    /* Tones that stand where neither style puts them: hòang. */
    VIETTEXT_REPAIR_TONES = 1,
    /* Syllables whose letters stand apart: ph ươ ng. */
    VIETTEXT_REPAIR_LETTERS = 2,
    /* thưở becomes thuở. */
    VIETTEXT_REPAIR_THUO = 4,
    /* A space between sentences that are glued: rộng.Chiều. */
    VIETTEXT_REPAIR_SPACES = 8
};

/* What is to be done to a text. All zeros are NFC and nothing else. */
typedef struct viettext_normalization {
    uint32_t form;
    uint32_t tone;
    uint32_t iy;
    uint32_t letter_case;
    uint32_t clean;
    uint32_t fold;
    uint32_t repair;
    /* Must be 0. */
    uint32_t reserved;
} viettext_normalization;

/* A piece of the source that was rewritten, and what it became. What stands between two pieces is the same in both. */
typedef struct viettext_piece {
    uint32_t start;
    uint32_t length;
    uint32_t source_start;
    uint32_t source_length;
} viettext_piece;

/* A normalized text with its alignment. Later versions may add members behind the last. */
typedef struct viettext_normalized {
    viettext_string text;
    const viettext_piece *pieces;
    size_t piece_count;
} viettext_normalized;

/* Brings a text to one spelling. Doing it again changes nothing.
 *
 * wanted: NULL is NFC. unit: what the pieces count. */
viettext_status viettext_normalize(
    viettext_worker *worker, const char *text, size_t length, const viettext_normalization *wanted, uint32_t unit,
    const viettext_normalized **normalized, viettext_error *error);

/* When two ways of writing are the same word. Each level adds to the one before it. */
enum {
    /* The same letters in NFC, any white space as one space. */
    VIETTEXT_EXACT = 0,
    /* Also without letter case and the place of the tone. */
    VIETTEXT_FOLDED = 1,
    /* Also with `i` for `y` at the end: kỹ, kĩ. */
    VIETTEXT_SPELLING = 2,
    /* Also without all marks on letters. */
    VIETTEXT_BARE = 3
};

/* The one spelling that stands for a word or phrase at a level. */
viettext_status viettext_word_form(
    viettext_worker *worker, const char *text, size_t length, uint32_t level, viettext_string *form,
    viettext_error *error);

/* Bytes that, compared with memcmp(), stand in the order of Vietnamese dictionaries. Half of VIETTEXT_MAX_LENGTH at most. */
viettext_status viettext_sort_key(
    viettext_worker *worker, const char *text, size_t length, viettext_string *key, viettext_error *error);

/* ------------------------------------------------------------------------------------------------------------ Encodings */

/* The name of an encoding that can be read and written, by its number counted from 0; NULL behind the last. */
const char *viettext_encoding_name(size_t number);

/* Which encoding a text is most likely in.
 *
 * encoding: its name, which lives for ever. confidence: 0 to 1; may be NULL. */
viettext_status viettext_detect_encoding(
    const char *bytes, size_t length, const char **encoding, double *confidence, viettext_error *error);

/* Reads a text in an encoding as UTF-8, without the byte order mark.
 *
 * encoding: a name or alias in any case, "tcvn3", "cp1258". lossy: not 0 if bytes without a meaning are to become U+FFFD instead
 * of VIETTEXT_UNDECODABLE. */
viettext_status viettext_decode(
    viettext_worker *worker, const char *bytes, size_t length, const char *encoding, int lossy, viettext_string *text,
    viettext_error *error);

/* Writes UTF-8 in an encoding. lossy: not 0 if characters without a place are to become what comes nearest instead of
 * VIETTEXT_UNENCODABLE. */
viettext_status viettext_encode(
    viettext_worker *worker, const char *text, size_t length, const char *encoding, int lossy, viettext_string *bytes,
    viettext_error *error);

/* -------------------------------------------------------------------------------------------------- Arrow data interface */

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};

#endif

/* The texts of an array are utf8, large_utf8 or utf8_view ("u", "U", "vu"); it is read and not released. The new array has its
 * length and its nulls. It and its schema own their memory and outlive the worker: the caller releases both. Where a call
 * fails, both are left without a `release`.
 *
 * Strings of a result have 64-bit offsets if the texts are large_utf8, else those of 32 bits, of which more than 2 GiB are
 * VIETTEXT_INPUT_TOO_LONG. */

/* Underscore text: strings. Sentences are separated by `separator`. */
viettext_status viettext_arrow_segment(
    viettext_worker *worker, const struct ArrowSchema *schema, const struct ArrowArray *texts, char separator,
    struct ArrowSchema *result_schema, struct ArrowArray *result, viettext_error *error);

/* Words as they stand in the text: lists of strings. */
viettext_status viettext_arrow_words(
    viettext_worker *worker, const struct ArrowSchema *schema, const struct ArrowArray *texts,
    struct ArrowSchema *result_schema, struct ArrowArray *result, viettext_error *error);

/* Entities: lists of structs of start, end (uint32), text, type, name, role, value (strings, null where absent), group (int32,
 * null without groups) and confidence (float64). */
viettext_status viettext_arrow_entities(
    viettext_worker *worker, const struct ArrowSchema *schema, const struct ArrowArray *texts, uint32_t unit,
    struct ArrowSchema *result_schema, struct ArrowArray *result, viettext_error *error);

#ifdef __cplusplus
}
#endif

#endif
