"""Encodings of Vietnamese text, old and new."""

from __future__ import annotations

from ctypes import byref, c_char_p, c_double

from . import _native as native
from ._analyzer import default
from ._results import EncodingGuess
from ._text import check


def encodings() -> list[str]:
    """The names of all encodings that can be read and written."""
    names: list[str] = []
    while name := native.library.viettext_encoding_name(len(names)):
        names.append(name.decode())
    return names


def _bytes(data: object, function: str) -> bytes:
    if isinstance(data, str):
        raise TypeError(f"{function}() needs bytes, not str, which is decoded already")
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"{function}() needs bytes, not {type(data).__name__}")
    return bytes(data)


def detect_encoding(data: bytes | bytearray | memoryview) -> EncodingGuess:
    """Which encoding bytes are most likely in, and how sure that is: TCVN3, VNI, VISCII, windows-1258, UTF-8, …"""
    raw = _bytes(data, "detect_encoding")
    name, confidence, error = c_char_p(), c_double(), native.Error()
    if native.library.viettext_detect_encoding(raw, len(raw), byref(name), byref(confidence), byref(error)):
        raise native.failure(error)
    return EncodingGuess((name.value or b"").decode(), confidence.value)


def decode(data: bytes | bytearray | memoryview, encoding: str | None = None, errors: str = "strict") -> str:
    """Text in an encoding as str.

    Args:
        data: the bytes.
        encoding: a name of ``encodings`` or an alias; what ``detect_encoding`` finds where it is left out.
        errors: ``"strict"`` raises where bytes have no meaning, ``"replace"`` puts U+FFFD in their place.
    """
    raw = _bytes(data, "decode")
    name = detect_encoding(raw).encoding if encoding is None else encoding
    found = default()._worker().string(native.library.viettext_decode, raw, len(raw), _name(name), _lossy(errors))
    return found.decode("utf-8", errors)


def encode(text: str, encoding: str, errors: str = "strict") -> bytes:
    """Text in an encoding.

    Args:
        text: any text.
        encoding: a name of ``encodings`` or an alias.
        errors: ``"strict"`` raises where a character has no place, ``"replace"`` writes what comes nearest.
    """
    data = check(text, "encode")
    return default()._worker().string(native.library.viettext_encode, data, len(data), _name(encoding), _lossy(errors))


def _name(encoding: object) -> bytes:
    if not isinstance(encoding, str):
        raise TypeError(f"the name of an encoding is a str, not {type(encoding).__name__}")
    return encoding.encode()


def _lossy(errors: str) -> int:
    if errors not in ("strict", "replace"):
        raise ValueError(f"errors must be 'strict' or 'replace', not {errors!r}")
    return int(errors == "replace")
