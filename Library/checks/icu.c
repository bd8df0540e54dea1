// Compares the normalization forms and sort keys of the library, with its cut-down data, with those of the system's ICU: every code
// point alone and between letters and marks, then random mixtures.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <viettext.h>

static const UNormalizer2 *forms[4];
static UCollator *collator;
static viettext_worker *worker;

static void fail(const char *what, const UChar *text, int32_t length) {
    fprintf(stderr, "icu: %s:", what);
    for (int32_t i = 0; i < length; i++) fprintf(stderr, " %04X", text[i]);
    fprintf(stderr, "\n");
    exit(1);
}

static void compare(const UChar *text, int32_t length) {
    UErrorCode status = U_ZERO_ERROR;
    char utf8[1024], wanted[8192];
    UChar normal[2048];
    int32_t count, normalCount, wantedCount;
    u_strToUTF8(utf8, sizeof utf8, &count, text, length, &status);
    if (U_FAILURE(status)) fail("no UTF-8", text, length);
    for (uint32_t form = 0; form < 4; form++) {
        const viettext_normalized *found;
        viettext_normalization options = {.form = form};
        normalCount = unorm2_normalize(forms[form], text, length, normal, 2048, &status);
        u_strToUTF8(wanted, sizeof wanted, &wantedCount, normal, normalCount, &status);
        if (viettext_normalize(worker, utf8, (size_t)count, &options, 0, &found, NULL) || U_FAILURE(status) ||
            found->text.length != (size_t)wantedCount || memcmp(found->text.bytes, wanted, found->text.length) != 0)
            fail("another form", text, length);
    }
    viettext_string key;
    wantedCount = ucol_getSortKey(collator, text, length, (uint8_t *)wanted, sizeof wanted);
    if (viettext_sort_key(worker, utf8, (size_t)count, &key, NULL) || key.length + 1 != (size_t)wantedCount ||
        memcmp(key.bytes, wanted, key.length) != 0)
        fail("another sort key", text, length);
}

static int32_t append(UChar *text, int32_t length, UChar32 point) {
    U16_APPEND_UNSAFE(text, length, point);
    return length;
}

static uint64_t state = 20261126;
static uint32_t next(uint32_t limit) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 33) % limit;
}

static UChar32 any(void) {
    static const UChar32 marks[] = {0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323, 0x328, 0x344, 0x345, 0x20};
    static const UChar32 limits[] = {0x80, 0x250, 0x2000, 0x10000, 0x110000};
    if (next(3) == 0) return marks[next(sizeof marks / sizeof *marks)];
    UChar32 point = (UChar32)next((uint32_t)limits[next(5)]);
    return point >= 0xD800 && point < 0xE000 ? 'a' : point;
}

int main(void) {
    UErrorCode status = U_ZERO_ERROR;
    viettext_analyzer *analyzer;
    forms[VIETTEXT_NFC] = unorm2_getNFCInstance(&status);
    forms[VIETTEXT_NFD] = unorm2_getNFDInstance(&status);
    forms[VIETTEXT_NFKC] = unorm2_getNFKCInstance(&status);
    forms[VIETTEXT_NFKD] = unorm2_getNFKDInstance(&status);
    collator = ucol_open("vi", &status);
    ucol_setAttribute(collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
    if (U_FAILURE(status) || viettext_analyzer_create(NULL, &analyzer, NULL) ||
        viettext_worker_create(analyzer, &worker, NULL))
        return 1;

    UChar text[256];
    for (UChar32 point = 0; point <= 0x10FFFF; point++) {
        if (point >= 0xD800 && point < 0xE000) continue;
        compare(text, append(text, 0, point));
        text[0] = 'o';
        int32_t length = append(text, 1, point);
        text[length] = 0x0301;
        compare(text, length + 1);
    }
    for (int round = 0; round < 300000; round++) {
        int32_t length = 0;
        for (uint32_t points = next(12); points > 0; points--) length = append(text, length, any());
        compare(text, length);
    }
    return 0;
}
