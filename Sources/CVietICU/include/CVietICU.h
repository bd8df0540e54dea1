#ifndef CVIETICU_H
#define CVIETICU_H

// No ICU header may be included here: Swift sees this file, and ICU's types clash with the copy inside Foundation.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The version of the linked ICU library, as a NUL-terminated text such as "72.1". Valid for the life of the process.
const char *viet_icu_version(void);

/// The offset of the first code point at or after `from` that may not stand unchanged in NFC text, or `count` where
/// there is none. Conservative; bytes that are not valid UTF-8 are never suspect. `from` is a code point boundary.
size_t viet_nfc_suspect(const uint8_t *bytes, size_t count, size_t from);

/// The same, faster where the next one is likely to be near: in decomposed text.
size_t viet_nfc_suspect_near(const uint8_t *bytes, size_t count, size_t from);

/// Whether the code point that starts at `at` is one that `viet_nfc_suspect` stops at. Sets `*length` to its length,
/// 1 for a byte that is not part of valid UTF-8.
bool viet_nfc_is_suspect(const uint8_t *bytes, size_t count, size_t at, size_t *length);

/// The normalization forms of Unicode.
enum viet_form { VIET_NFC, VIET_NFD, VIET_NFKC, VIET_NFKD };

/// Writes valid UTF-8 in the given form to `out` and returns the length of the whole result, which is written only as
/// far as `capacity` reaches, or -1 where ICU fails. Linear in `count`, however many marks follow one letter.
ptrdiff_t viet_normalize(enum viet_form form, const uint8_t *bytes, size_t count, uint8_t *out, size_t capacity);

/// The offset after `from` of the first code point that never interacts with what stands before it in the given form,
/// or `count`. The bytes are valid UTF-8 and `from` is a code point boundary.
size_t viet_normalization_boundary(enum viet_form form, const uint8_t *bytes, size_t count, size_t from);

/// Whether a code point never interacts with what stands before it in the given form.
bool viet_has_boundary_before(enum viet_form form, uint32_t value);

/// The simple lower-case mapping of a code point.
uint32_t viet_lower(uint32_t value);

/// The order of Vietnamese dictionaries. May be used by several threads at once.
typedef struct viet_collator viet_collator;

/// Opens a collator, or returns NULL where ICU has no data for it.
viet_collator *viet_collator_open(void);

void viet_collator_close(viet_collator *collator);

/// Writes the sort key of UTF-8 bytes, its last byte 0, to `out` and returns the length of the whole key, which is
/// complete only where it is not above `capacity`, or -1 where ICU fails.
ptrdiff_t viet_collator_key(
    const viet_collator *collator, const uint8_t *bytes, size_t count, uint8_t *out, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
