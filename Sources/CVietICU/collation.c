#include "CVietICU.h"

#include <stdlib.h>
#include <unicode/ucol.h>
#include <unicode/uiter.h>
#include <unicode/ustring.h>

struct viet_collator {
    UCollator *collator;
};

viet_collator *viet_collator_open(void) {
    UErrorCode status = U_ZERO_ERROR;
    UCollator *opened = ucol_open("vi", &status);
    if (U_FAILURE(status)) return NULL;
    ucol_setAttribute(opened, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
    viet_collator *result = malloc(sizeof *result);
    if (result == NULL || U_FAILURE(status)) {
        free(result);
        ucol_close(opened);
        return NULL;
    }
    result->collator = opened;
    return result;
}

void viet_collator_close(viet_collator *collator) {
    if (collator == NULL) return;
    ucol_close(collator->collator);
    free(collator);
}

ptrdiff_t viet_collator_key(
    const viet_collator *collator, const uint8_t *bytes, size_t count, uint8_t *out, size_t capacity) {
    if (count > INT32_MAX / 2 || capacity > INT32_MAX) return -1;
    UChar small[256];
    UChar *text = count <= 256 ? small : malloc(count * sizeof(UChar));
    if (text == NULL) return -1;
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0;
    // UTF-16 never needs more units than UTF-8 has bytes.
    u_strFromUTF8WithSub(text, (int32_t)(count <= 256 ? 256 : count), &length, (const char *)bytes, (int32_t)count,
        0xFFFD, NULL, &status);
    ptrdiff_t result = -1;
    if (U_SUCCESS(status)) result = ucol_getSortKey(collator->collator, text, length, out, (int32_t)capacity);
    if (text != small) free(text);
    return result;
}
