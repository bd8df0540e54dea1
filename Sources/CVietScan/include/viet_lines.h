#ifndef VIET_LINES_H
#define VIET_LINES_H

#include <stddef.h>
#include <stdint.h>

/// The start of the next part of a text, from `start` on, that may be Vietnamese without marks; `count` where there is none.
///
/// That is a line of twelve bytes or more, in five parts or more between spaces, with fewer than one in twelve of its bytes above
/// 7F, where text with its marks has one in four; and in other lines whole sentences of 40 bytes or more without any. `end` is where the part
/// ends, a feed not counted; go on behind it. `stop` is where the line at hand ends: 0 at first, then what the call before left.
size_t viet_bare_part(
    const uint8_t *_Nonnull bytes, size_t count, size_t start, size_t *_Nonnull stop, size_t *_Nonnull end);

#endif
