"""The shared library: where it lies, its functions and its rows. Nothing else in the package knows ctypes."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from ctypes import POINTER, byref, c_char, c_char_p, c_double, c_int, c_int32, c_int64, c_size_t, c_uint32, c_void_p
from itertools import count
from pathlib import Path

from ._errors import FileError, TooLongError, VietTextError

ABI = 1
BYTES, CODE_POINTS = 0, 1
TOKENS, WORDS, SENTENCES, ENTITIES, KEYWORDS, TAGS = 1, 2, 4, 8, 16, 32


class Error(ctypes.Structure):
    """``viettext_error``."""

    _fields_ = [("code", c_int32), ("line", c_uint32), ("byte_offset", c_int64), ("message", c_char * 496)]


class String(ctypes.Structure):
    """``viettext_string``."""

    _fields_ = [("bytes", c_void_p), ("length", c_size_t)]


class Strings(ctypes.Structure):
    """``viettext_strings``."""

    _fields_ = [("bytes", c_void_p), ("offsets", c_void_p), ("count", c_size_t)]


class Terms(ctypes.Structure):
    """``viettext_terms``."""

    _fields_ = [("terms", c_void_p), ("count", c_size_t), ("strings", c_void_p)]


class Normalization(ctypes.Structure):
    """``viettext_normalization``."""

    _fields_ = [(name, c_uint32) for name in ("form", "tone", "iy", "letter_case", "clean", "fold", "repair", "reserved")]


def _load() -> ctypes.CDLL:
    """Opens the library beside this file, or the one that VIETTEXT_LIBRARY names."""
    path = Path(os.environ.get("VIETTEXT_LIBRARY") or Path(__file__).with_name("libviettext.so"))
    if not path.is_file():
        raise ImportError(
            f"{path} is not there. This is the source of viettext without its library: install a wheel, or build the "
            "library with Scripts/library of the repository, which needs Swift 6.3 on Linux."
        )
    try:
        library = ctypes.CDLL(str(path))
        found = library.viettext_abi_version
    except (OSError, AttributeError) as error:
        raise ImportError(f"{path} cannot be loaded: {error}. It is made for Linux with glibc 2.34 or newer.") from error
    found.restype = c_uint32
    if found() != ABI:
        raise ImportError(f"{path} has interface {found()}, and this package was made for interface {ABI}")
    return library


library = _load()
path = Path(library._name)

_text = [c_void_p, c_char_p, c_size_t]
_error = [POINTER(Error)]
_batch = [c_void_p, c_char_p, c_void_p, c_size_t]
_prototypes: dict[str, tuple[list[object], object]] = {
    "version": ([], c_char_p),
    "build_info": ([], c_char_p),
    "status_name": ([c_int32], c_char_p),
    "options_create": ([], c_void_p),
    "options_destroy": ([c_void_p], None),
    "options_set": ([c_void_p, c_char_p, c_char_p, *_error], c_int32),
    "options_add_dictionary": ([*_text, c_char_p, *_error], c_int32),
    "options_add_dictionary_file": ([c_void_p, c_char_p, *_error], c_int32),
    "options_add_gazetteer": ([*_text, c_char_p, *_error], c_int32),
    "options_add_gazetteer_file": ([c_void_p, c_char_p, *_error], c_int32),
    "analyzer_create": ([c_void_p, POINTER(c_void_p), *_error], c_int32),
    "analyzer_destroy": ([c_void_p], None),
    "worker_create": ([c_void_p, POINTER(c_void_p), *_error], c_int32),
    "worker_destroy": ([c_void_p], None),
    "analyze": ([*_text, c_uint32, c_uint32, POINTER(c_void_p), *_error], c_int32),
    "analyze_batch": ([*_batch, c_uint32, c_uint32, POINTER(c_void_p), *_error], c_int32),
    "segment": ([*_text, c_char, POINTER(String), *_error], c_int32),
    "segment_batch": ([*_batch, c_char, POINTER(Strings), *_error], c_int32),
    "search_terms": ([*_text, c_uint32, c_uint32, POINTER(Terms), *_error], c_int32),
    "normalize": ([*_text, POINTER(Normalization), c_uint32, POINTER(c_void_p), *_error], c_int32),
    "word_form": ([*_text, c_uint32, POINTER(String), *_error], c_int32),
    "sort_key": ([*_text, POINTER(String), *_error], c_int32),
    "entity_page": ([*_text, c_char_p, POINTER(String), *_error], c_int32),
    "part_of_speech_name": ([c_size_t], c_char_p),
    "treebank_tag_name": ([c_size_t], c_char_p),
    "encoding_name": ([c_size_t], c_char_p),
    "detect_encoding": ([c_char_p, c_size_t, POINTER(c_char_p), POINTER(c_double), *_error], c_int32),
    "decode": ([*_text, c_char_p, c_int, POINTER(String), *_error], c_int32),
    "encode": ([*_text, c_char_p, c_int, POINTER(String), *_error], c_int32),
    "arrow_segment": ([c_void_p, c_void_p, c_void_p, c_char, c_void_p, c_void_p, *_error], c_int32),
    "arrow_words": ([c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, *_error], c_int32),
    "arrow_entities": ([c_void_p, c_void_p, c_void_p, c_uint32, c_void_p, c_void_p, *_error], c_int32),
}


def _declare() -> None:
    for name, (arguments, result) in _prototypes.items():
        function = getattr(library, f"viettext_{name}")
        function.argtypes = arguments
        function.restype = result


_declare()


def names(function: Callable[[int], bytes | None]) -> tuple[str, ...]:
    """The names that a function of the library has for the numbers from 0."""
    return tuple(name.decode() for name in iter(map(function, count()).__next__, None))


def failure(error: Error) -> VietTextError:
    """The exception for what a call said."""
    code = library.viettext_status_name(error.code).decode()
    kind = {"input-output": FileError, "input-too-long": TooLongError}.get(code, VietTextError)
    return kind(
        error.message.decode("utf-8", "replace"),
        code,
        error.line or None,
        None if error.byte_offset < 0 else error.byte_offset,
    )


class Worker:
    """A worker of the library with room for its results: for one thread."""

    def __init__(self, analyzer: c_void_p) -> None:
        self.handle = c_void_p()
        self.error = Error()
        self.strings = Strings()
        self.terms = Terms()
        self.pointer = c_void_p()
        self._string = String()
        if library.viettext_worker_create(analyzer, byref(self.handle), byref(self.error)):
            raise failure(self.error)

    def call(self, function: Callable[..., int], *arguments: object) -> None:
        """Calls a function between whose worker and whose error the arguments stand, and raises what it says of a fault."""
        if function(self.handle, *arguments, byref(self.error)):
            raise failure(self.error)

    def string(self, function: Callable[..., int], *arguments: object) -> bytes:
        """Calls a function whose last argument is a string, and copies that."""
        self.call(function, *arguments, byref(self._string))
        found = self._string
        return ctypes.string_at(found.bytes or 0, found.length) if found.length else b""

    def __del__(self, destroy: object = library.viettext_worker_destroy) -> None:
        # Bound early: at the end of the interpreter the module may be empty.
        if self.handle:
            destroy(self.handle)  # type: ignore[operator]
