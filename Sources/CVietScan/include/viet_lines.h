#ifndef VIET_LINES_H
#define VIET_LINES_H

#include <stddef.h>
#include <stdint.h>

/// The start of the next line, from that at `start` on, that may be Vietnamese without marks: of twelve bytes or more, in five
/// parts or more between spaces, fewer than one in twelve of the bytes above 7F, where text with its marks has one in four.
/// `count` where there is none. `end` is where the line ends, its feed not counted.
size_t viet_bare_line(const uint8_t *_Nonnull bytes, size_t count, size_t start, size_t *_Nonnull end);

#endif
