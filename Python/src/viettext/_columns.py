"""What is done with columns of texts in data frames, data sets and queries; bad records are marked or raised."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ._analyzer import Analyzer, default
from ._errors import VietTextError
from ._extras import needs
from ._text import utf8, wrong_type

if TYPE_CHECKING:
    import pyarrow

WHAT = ("segment", "words", "entities", "keywords", "sentences")
ERRORS = ("raise", "mark")


def result_type(what: str, large: bool = False) -> pyarrow.DataType:
    """The type of Arrow that a column of results has: its strings are those of the column of texts."""
    import pyarrow as pa

    string = pa.large_string() if large else pa.string()
    strings = dict.fromkeys(("text", "type", "name", "role", "value", "key", "kind"), string)
    places = {"start": pa.uint32(), "end": pa.uint32()}

    def rows(**members: Any) -> pyarrow.DataType:
        return pa.list_(pa.struct(list(members.items())))

    def pick(*names: str) -> dict[str, Any]:
        return {name: strings[name] for name in names}

    if what == "segment":
        return string
    if what == "words":
        return pa.list_(string)
    if what == "entities":
        return rows(**places, **pick("text", "type", "name", "role", "value"), group=pa.int32(), confidence=pa.float64())
    if what == "keywords":
        numbers = {"document_frequency": pa.int64(), "frequency": pa.uint32(), "sentences": pa.uint32()}
        return rows(**pick("text", "key", "kind", "type"), score=pa.float64(), **numbers)
    return rows(**places, **pick("text"))


class Column:
    """A function of columns of texts, of which two that were made with the same arguments pickle to the same bytes.

    Args:
        what: one of ``WHAT``. ``"sentences"`` are those of ``viettext.subwords``, as underscore text.
        errors: ``"raise"``, or ``"mark"``: the result has two members then, the value, which is null where a record is
            bad, and ``error``, which says why and is null elsewhere.
        analyzer: the one with words and names of your own.
    """

    def __init__(self, what: str, errors: str = "raise", analyzer: Analyzer | None = None) -> None:
        if what not in WHAT:
            raise ValueError(f"what must be of {', '.join(WHAT)}, not {what!r}")
        if errors not in ERRORS:
            raise ValueError(f"errors must be 'raise' or 'mark', not {errors!r}")
        if analyzer is not None and not isinstance(analyzer, Analyzer):
            raise TypeError(f"analyzer must be a viettext.Analyzer, not {type(analyzer).__name__}")
        self.what = what
        self.errors = errors
        self.analyzer = analyzer

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.what, self.errors, self.analyzer)

    def type(self, large: bool = False) -> pyarrow.DataType:
        """The type of what a call gives."""
        import pyarrow as pa

        found = result_type(self.what, large)
        return pa.struct([(self.what, found), ("error", pa.string())]) if self.errors == "mark" else found

    def __call__(self, texts: Any) -> pyarrow.Array | pyarrow.ChunkedArray:
        """The results for an array or chunked array of strings, for what has one, or for any sequence of str and None."""
        import pyarrow as pa

        array, bad = _strings(texts)
        chunks = array.chunks if isinstance(array, pa.ChunkedArray) else [array]
        large = _is_large(array)
        results, first = [], 0
        for chunk in chunks:
            results += self._results(chunk, first, bad, large)
            first += len(chunk)
        if isinstance(array, pa.ChunkedArray) or len(results) != 1:
            return pa.chunked_array(results, self.type(large))
        return results[0]

    def _results(self, texts: pyarrow.Array, first: int, bad: dict[int, str], large: bool) -> list[pyarrow.Array]:
        import pyarrow as pa

        parts: list[tuple[pyarrow.Array, dict[int, str]]] = []
        _divide(texts, first, self._work(large), parts)
        results = []
        for values, messages in parts:
            there = {**messages, **{number: bad[number] for number in range(first, first + len(values)) if number in bad}}
            if self.errors == "mark":
                found = pa.array(
                    [there.get(first + row) for row in range(len(values))] if there else [None] * len(values), pa.string()
                )
                values = pa.StructArray.from_arrays([values, found], [self.what, "error"])
            elif there:
                number, message = min(there.items())
                raise VietTextError(f"text {number}: {message}", "malformed-record")
            results.append(values)
            first += len(values)
        return results

    def _work(self, large: bool) -> Callable[[pyarrow.Array], pyarrow.Array]:
        analyzer = self.analyzer or default()
        type_ = result_type(self.what, large)
        if self.what in ("keywords", "sentences"):
            rows = _keyword_rows if self.what == "keywords" else _sentence_rows
            return lambda texts: _through_objects(texts, lambda some: rows(analyzer, some), type_)
        call = getattr(analyzer, f"{self.what}_arrow")
        return lambda texts: call(texts).cast(type_)


def _is_large(texts: Any) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_large_string(texts.type))


def _strings(texts: Any) -> tuple[Any, dict[int, str]]:
    """An array of strings, and by their numbers what is wrong with those that are none and null there."""
    with needs("arrow"):
        import pyarrow as pa
    bad: dict[int, str] = {}
    if hasattr(texts, "__arrow_c_stream__") and not isinstance(texts, (pa.Array, pa.ChunkedArray)):
        texts = pa.chunked_array(texts)
    elif not isinstance(texts, (pa.Array, pa.ChunkedArray)):
        if isinstance(texts, (str, bytes)):
            raise TypeError(f"a column of texts is needed, not one {type(texts).__name__}")
        try:
            array = pa.array(texts, from_pandas=True)
            mixed = pa.types.is_binary(array.type)
        except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError):
            mixed = True
        texts, bad = _mixed(texts) if mixed else (array, {})
    if pa.types.is_dictionary(texts.type):
        texts = texts.cast(texts.type.value_type)
    if pa.types.is_null(texts.type):
        texts = texts.cast(pa.string())
    if not (pa.types.is_string(texts.type) or pa.types.is_large_string(texts.type) or str(texts.type) == "string_view"):
        raise TypeError(f"a column of strings is needed, not of {texts.type}")
    return texts, bad


def _mixed(texts: Iterable[Any]) -> tuple[pyarrow.Array, dict[int, str]]:
    import pyarrow as pa

    found: list[bytes | None] = []
    bad: dict[int, str] = {}
    for number, text in enumerate(texts):
        # What is not equal to itself is no number, and stands for what is missing.
        if isinstance(text, pa.Scalar):
            text = text.as_py()
        if isinstance(text, str):
            found.append(utf8(text))
            continue
        found.append(None)
        if text is not None and str(text) not in ("nan", "NaT", "<NA>"):
            bad[number] = str(wrong_type(text, "viettext"))
    return pa.array(found, pa.binary()).cast(pa.string()), bad


def _divide(
    texts: pyarrow.Array,
    first: int,
    work: Callable[[pyarrow.Array], pyarrow.Array],
    parts: list[tuple[pyarrow.Array, dict[int, str]]],
) -> None:
    """Results of ``work``, in the order of the texts: of all at once, or of halves where one of them is at fault."""
    import pyarrow as pa

    try:
        # Bytes that are no UTF-8 would come out as they went in, and fail far from here.
        texts.validate(full=True)
        parts.append((work(texts), {}))
    except (VietTextError, pa.ArrowInvalid, UnicodeDecodeError) as error:
        if len(texts) == 1:
            parts.append((work(pa.array([None], texts.type)), {first: str(error)}))
            return
        middle = len(texts) // 2
        _divide(texts[:middle], first, work, parts)
        _divide(texts[middle:], first + middle, work, parts)


def _through_objects(
    texts: pyarrow.Array, rows: Callable[[list[str]], Iterable[Sequence[dict[str, Any]]]], type_: pyarrow.DataType
) -> pyarrow.Array:
    import pyarrow as pa

    values: list[str | None] = texts.to_pylist()
    found = iter(rows([value for value in values if value is not None]))
    return pa.array([None if value is None else next(found) for value in values], type_)


def _keyword_rows(analyzer: Analyzer, texts: list[str]) -> Iterable[list[dict[str, Any]]]:
    for keywords in analyzer.keywords_all(texts):
        yield [{**keyword._asdict(), "frequency": keyword.frequency} for keyword in keywords]


def _sentence_rows(analyzer: Analyzer, texts: list[str]) -> Iterable[list[dict[str, Any]]]:
    from .subwords import sentences

    for text in texts:
        yield [{"start": found.start, "end": found.end, "text": found.text} for found in sentences(text, analyzer)]
