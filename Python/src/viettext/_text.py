"""Strings of Python as UTF-8 in which every code point keeps its place."""

from __future__ import annotations

import re

from ._errors import TooLongError

#: The longest text in bytes, VIETTEXT_MAX_LENGTH of the header.
LONGEST = 1 << 30
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")


def utf8(text: str) -> bytes:
    """The text in UTF-8. A surrogate without its partner is U+FFFD, which counts as one code point as it does."""
    if len(text) > LONGEST:
        # Looked at before the text is copied.
        raise TooLongError(f"a text may have {LONGEST} bytes at most; analyse a longer one in parts", "input-too-long")
    try:
        return text.encode()
    except UnicodeEncodeError:
        # A match never begins inside another character: ED is a first byte alone.
        return _SURROGATE.sub(b"\xef\xbf\xbd", text.encode("utf-8", "surrogatepass"))


def wrong_type(value: object, function: str) -> TypeError:
    """The error for what is no str."""
    hint = ""
    if isinstance(value, (bytes, bytearray, memoryview)):
        hint = "; decode them first, viettext.decode() finds out how"
    elif value is None:
        hint = "; leave missing texts out, or put '' in their place"
    return TypeError(f"{function}() needs a str, not {type(value).__name__}{hint}")


def check(text: object, function: str) -> bytes:
    """The text in UTF-8, if it is a str."""
    if not isinstance(text, str):
        raise wrong_type(text, function)
    return utf8(text)
