"""Arrays of Arrow in, arrays of Arrow out: what the steps do to a column of texts. Nothing here needs Spark."""

from __future__ import annotations

import pickle
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from ctypes import byref, string_at
from struct import Struct
from typing import Any

import pyarrow

from .. import _native as native
from .._analyzer import Analyzer, normalization
from .._decode import Analysis
from .._errors import TooLongError, VietTextError
from .._options import Options

#: The text that one call of the library is given, in bytes; a document that is longer has a call of its own.
PIECE = 4 << 20
#: The longest column of strings that Arrow's ``utf8`` holds.
LONGEST = (1 << 31) - 1

STRING = pyarrow.string()
ENTITIES = pyarrow.list_(
    pyarrow.struct(
        [
            ("start", pyarrow.int32()),
            ("end", pyarrow.int32()),
            *((name, STRING) for name in ("text", "type", "name", "role", "value")),
            ("group", pyarrow.int32()),
            ("confidence", pyarrow.float64()),
        ]
    )
)
KEYWORDS = pyarrow.list_(
    pyarrow.struct(
        [
            *((name, STRING) for name in ("text", "key", "kind", "type")),
            ("score", pyarrow.float64()),
            ("frequency", pyarrow.int32()),
            ("document_frequency", pyarrow.int64()),
            ("sentences", pyarrow.int32()),
        ]
    )
)
_normalized = Struct("=4Q")
_analyzers: dict[bytes, Analyzer] = {}


def shared(options: Options | None) -> Analyzer:
    """The analyzer with these options, made once in a process: models and dictionaries are loaded once a worker."""
    key = pickle.dumps(options)
    if key not in _analyzers:
        if options is None:
            _analyzers[key] = Analyzer()
        else:
            made = Analyzer.__new__(Analyzer)
            made.__setstate__(options)
            _analyzers[key] = made
    return _analyzers[key]


def plain(texts: Any, name: str) -> Any:
    """The texts as ``string`` or ``large_string``, whatever kind of string they come as."""
    if isinstance(texts, pyarrow.ChunkedArray):
        texts = texts.combine_chunks()
    kind = texts.type
    if pyarrow.types.is_dictionary(kind):
        return plain(texts.dictionary_decode(), name)
    if pyarrow.types.is_string(kind) or pyarrow.types.is_large_string(kind):
        return texts
    if pyarrow.types.is_null(kind):
        return texts.cast(STRING)
    if str(kind) == "string_view":
        return texts.cast(pyarrow.large_string())
    raise TypeError(f"the column {name!r} holds {kind}, and texts are needed: cast it to a string first")


def offsets(texts: Any) -> memoryview[int]:
    """Where each text begins in the buffer of their bytes, and the last one ends."""
    if not len(texts):
        return memoryview(array("i", [0]))
    large = pyarrow.types.is_large_string(texts.type)
    width = 8 if large else 4
    start = texts.offset * width
    found = memoryview(texts.buffers()[1])[start : start + (len(texts) + 1) * width].cast("B")
    return found.cast("q") if large else found.cast("i")


def pieces(texts: Any, size: int = PIECE) -> Iterator[tuple[int, int]]:
    """Where to cut the texts so that a piece has at most ``size`` bytes, or one text: first and count of each."""
    places = offsets(texts)
    first, count = 0, len(texts)
    while first < count:
        end = max(bisect_right(places, places[first] + size) - 1, first + 1)
        yield first, end - first
        first = end


def check_utf8(texts: Any) -> None:
    """Raises what the library raises for the first text that is not valid UTF-8."""
    try:
        texts.validate(full=True)
    except pyarrow.ArrowInvalid:
        for data in values(texts):
            try:
                (data or b"").decode()
            except UnicodeDecodeError as error:
                raise VietTextError(f"byte {error.start} is not valid UTF-8", "invalid-utf8", byte_offset=error.start) from None


def values(texts: Any) -> Iterator[bytes | None]:
    """The bytes of the texts, None where there is none."""
    places, data = offsets(texts), texts.buffers()[2] if len(texts) else None
    block = b"" if data is None else data[places[0] : places[-1]].to_pybytes() if places[-1] > places[0] else b""
    first = places[0]
    for number in range(len(texts)):
        yield block[places[number] - first : places[number + 1] - first] if texts[number].is_valid else None


def strings(parts: list[bytes | None], large: bool = False) -> Any:
    """An array of strings of these bytes, which need not be valid UTF-8."""
    if not large and sum(len(part) for part in parts if part) > LONGEST:
        raise TooLongError("the results of a piece have more than 2 GiB", "input-too-long")
    made = pyarrow.array(parts, pyarrow.large_binary() if large else pyarrow.binary())
    kind = pyarrow.large_string() if large else STRING
    return pyarrow.Array.from_buffers(kind, len(made), made.buffers(), made.null_count, made.offset)


def analysis(analyzer: Analyzer, texts: Any, parts: int, unit: int = native.BYTES) -> tuple[Analysis, bytes, memoryview[int]]:
    """What the library finds in the texts at once, their bytes, and where each begins in these."""
    places = offsets(texts)
    data = texts.buffers()[2] if len(texts) else None
    block = data[places[0] : places[-1]].to_pybytes() if data is not None and places[-1] > places[0] else b""
    begins = array("q", [place - places[0] for place in places])
    return analyzer._analyze_batch(block, begins, parts, unit), block, memoryview(begins)


def segment(analyzer: Analyzer, texts: Any, separator: str = "\n") -> Any:
    """Underscore text."""
    return analyzer.segment_arrow(texts, separator)


def words(analyzer: Analyzer, texts: Any) -> Any:
    """Lists of words."""
    return analyzer.words_arrow(texts)


def entities(analyzer: Analyzer, texts: Any) -> Any:
    """Lists of names, dates, sums and numbers, with numbers that Spark knows: it has none without a sign."""
    return analyzer.entities_arrow(texts).cast(ENTITIES)


def keywords(analyzer: Analyzer, texts: Any) -> Any:
    """Lists of keywords, the best first."""
    found, _, _ = analysis(analyzer, texts, native.KEYWORDS)
    rows: list[list[Mapping[str, Any]] | None] = []
    for number, valid in enumerate(texts.is_valid().to_pylist()):
        if not valid:
            rows.append(None)
            continue
        keywords = found.keywords_of(number, "")
        rows.append([{**keyword._asdict(), "frequency": keyword.frequency} for keyword in keywords])
    return pyarrow.array(rows, KEYWORDS)


def normalize(analyzer: Analyzer, texts: Any, options: Mapping[str, Any]) -> Any:
    """Texts in one spelling."""
    wanted = normalization(**options)
    worker = analyzer._worker()
    parts: list[bytes | None] = []
    for data in values(texts):
        if data is None:
            parts.append(None)
            continue
        worker.call(native.library.viettext_normalize, data, len(data), byref(wanted), native.BYTES, byref(worker.pointer))
        address, length, _, count = _normalized.unpack(string_at(worker.pointer.value or 0, _normalized.size))
        parts.append(string_at(address, length) if count and length else b"" if count else data)
    return strings(parts, pyarrow.types.is_large_string(texts.type))
