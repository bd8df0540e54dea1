"""The analyzer: models, dictionaries and options, and everything that is done with them."""

from __future__ import annotations

import datetime
import os
import threading
from array import array
from collections.abc import Callable, Iterable, Iterator
from ctypes import byref, string_at
from struct import Struct
from typing import TYPE_CHECKING, Any, TypeVar, Union

from . import _arrow, _batch
from . import _native as native
from ._decode import Analysis
from ._options import Dictionary, Gazetteer, Options
from ._results import (
    Entities,
    Keywords,
    Normalized,
    SearchTerm,
    SearchTerms,
    Sentences,
    Tags,
    Tokens,
    Words,
)
from ._text import check

if TYPE_CHECKING:
    import pyarrow

Result = TypeVar("Result")
Names = Union[str, Iterable[str]]

_term = Struct("=6I")
_piece = Struct("=4I")
_offset = Struct("=q")
_normalized = Struct("=4Q")

FORMS = {"NFC": 0, "NFD": 1, "NFKC": 2, "NFKD": 3, None: 4}
TONES = {None: 0, "old": 1, "new": 2}
IY = {None: 0, "i": 1, "y": 2}
CASES = {None: 0, "upper": 1, "lower": 2, "title": 3, "sentence": 4}
CLEAN = (
    "lookalikes", "width", "marks", "invisible", "spaces", "quotes", "dashes", "ellipsis", "punctuation", "entities",
)  # fmt: skip
FOLD = ("tones", "diacritics", "case")
REPAIR = ("tones", "letters", "thuo", "spaces")
LEVELS = {"exact": 0, "folded": 1, "spelling": 2, "bare": 3}


def _choice(value: Any, choices: dict[Any, int], what: str) -> int:
    if isinstance(value, str) or value is None:
        key = value.upper() if what == "form" and value else value
        if key in choices:
            return choices[key]
    known = ", ".join(repr(choice) for choice in choices)
    raise ValueError(f"{what} must be one of {known}, not {value!r}")


def _bits(values: Names, names: tuple[str, ...], what: str) -> int:
    if values == "all":
        return (1 << len(names)) - 1
    bits = 0
    for value in values.split(",") if isinstance(values, str) else values:
        if value not in names:
            raise ValueError(f"{what} must be of {', '.join(names)} or 'all', not {value!r}")
        bits |= 1 << names.index(value)
    return bits


def normalization(
    *,
    form: str | None = "NFC",
    tone: str | None = None,
    iy: str | None = None,
    case: str | None = None,
    clean: Names = (),
    fold: Names = (),
    repair: Names = (),
) -> native.Normalization:
    """What ``Analyzer.normalize`` is asked for, as the library is told."""
    return native.Normalization(
        _choice(form, FORMS, "form"),
        _choice(tone, TONES, "tone"),
        _choice(iy, IY, "iy"),
        _choice(case, CASES, "case"),
        _bits(clean, CLEAN, "clean"),
        _bits(fold, FOLD, "fold"),
        _bits(repair, REPAIR, "repair"),
        0,
    )


class Document:
    """A text with everything that was found in it; nothing is made before it is asked for."""

    __slots__ = ("_analysis", "text")

    def __init__(self, text: str, analysis: Analysis) -> None:
        #: The text that was analysed; offsets are indices of it.
        self.text = text
        self._analysis = analysis

    @property
    def tokens(self) -> Tokens:
        """Syllables, numbers, marks."""
        return self._analysis.tokens_of(0, self.text)

    @property
    def words(self) -> Words:
        """The words."""
        return self._analysis.words_of(0, self.text)

    @property
    def tags(self) -> Tags:
        """The words with their parts of speech; empty unless ``analyze(text, tags=True)`` was asked for them."""
        return self._analysis.tags_of(0, self.text)

    @property
    def sentences(self) -> Sentences:
        """Sentences, headings, list items, each with its words."""
        return self._analysis.sentences_of(0, self.text)

    @property
    def entities(self) -> Entities:
        """Names, dates, sums and numbers."""
        return self._analysis.entities_of(0, self.text)

    @property
    def keywords(self) -> Keywords:
        """What the text is about, the best first."""
        return self._analysis.keywords_of(0, self.text)

    def __repr__(self) -> str:
        counts = (len(self.sentences), len(self.words), len(self.entities), len(self.keywords))
        return "<Document: {} sentences, {} words, {} entities, {} keywords>".format(*counts)

    def _repr_html_(self) -> str:
        return self.entities._repr_html_()


class Analyzer:
    """Finds words, names and keywords with models, words and names of your own.

    An analyzer never changes and may be used by any number of threads; it can be pickled and survives a fork. What the
    functions of the module do, they do with an analyzer without options.

    Args:
        dictionary: words of your own: the path of a file, words, or a dict of words and what is done with them:
            ``"add"`` (as if the lexicon had them), ``"force"`` or ``"forbid"``: ``{"bánh mì Huỳnh Hoa": "force"}``.
        gazetteer: names of your own: the path of a file, or a dict of names and their types, ``{"Bến Thành": "LOC"}``, or
            types and strengths, ``{"Bến Thành": ("LOC", "force")}``.
        date: the day against which ``hôm qua`` or ``9/7`` are resolved, a ``datetime.date`` or ``"2020-07-09"``. The
            article's own dateline where it is left out.
        types: the types of entities that are shown: ``["PER", "LOC"]``. What is found does not depend on it.
        minimum_confidence: entities of which the tagger is less sure, 0 to 1, are not shown.
        groups: whether mentions of one entity have one number, a full name and roles.
        gazetteer_match: what counts as the same name: ``"exact"``, ``"folded"``, ``"spelling"`` or ``"bare"``.
        keyword_method: ``"combined"``, ``"frequency"``, ``"tfidf"``, ``"keyness"``, ``"yake"``, ``"textrank"`` or
            ``"positionrank"``.
        keyword_limit: how many keywords.
        keyword_phrase_length: the longest phrase of common words, in words.
        keyword_kinds: which are wanted, of ``"word"``, ``"phrase"`` and ``"name"``.
        keyword_types: the types of names that are wanted as keywords.
        keyword_nested: whether what other keywords say already is kept.
        stop_words: words that are no keywords, beside those of the library.
        segmentation_model: path of a compiled model.
        entity_model: path of a compiled model of names.
        tag_model: path of a compiled model of parts of speech.

    Raises:
        VietTextError: where an option, or a line of a dictionary or gazetteer, is at fault.
        FileError: where a file cannot be read.
    """

    def __init__(
        self,
        *,
        dictionary: Dictionary | None = None,
        gazetteer: Gazetteer | None = None,
        date: datetime.date | str | None = None,
        types: Names | None = None,
        minimum_confidence: float | None = None,
        groups: bool | None = None,
        gazetteer_match: str | None = None,
        keyword_method: str | None = None,
        keyword_limit: int | None = None,
        keyword_phrase_length: int | None = None,
        keyword_kinds: Names | None = None,
        keyword_types: Names | None = None,
        keyword_nested: bool | None = None,
        stop_words: Names | None = None,
        segmentation_model: str | os.PathLike[str] | None = None,
        entity_model: str | os.PathLike[str] | None = None,
        tag_model: str | os.PathLike[str] | None = None,
    ) -> None:
        arguments = {name: value for name, value in locals().items() if name != "self"}
        self._options = Options(arguments)
        self._prepare()

    @classmethod
    def _of(cls, options: Options) -> Analyzer:
        made = cls.__new__(cls)
        made.__setstate__(options)
        return made

    def _prepare(self) -> None:
        self._handle = self._options.make()
        self._local = threading.local()

    def __del__(self, destroy: Any = native.library.viettext_analyzer_destroy) -> None:
        # Not there where the options were at fault. Workers of threads that still run keep what they need.
        handle = getattr(self, "_handle", None)
        if handle:
            destroy(handle)

    def __getstate__(self) -> Options:
        return self._options

    def __setstate__(self, options: Options) -> None:
        self._options = options
        self._prepare()

    def _worker(self) -> native.Worker:
        """The worker of this thread."""
        try:
            worker: native.Worker = self._local.worker
        except AttributeError:
            worker = self._local.worker = native.Worker(self._handle)
        return worker

    def _analyze(self, text: object, parts: int, function: str) -> tuple[Analysis, str]:
        data = check(text, function)
        worker = self._worker()
        worker.call(native.library.viettext_analyze, data, len(data), parts, native.CODE_POINTS, byref(worker.pointer))
        return Analysis.copy(worker.pointer.value or 0, parts), text  # type: ignore[return-value]

    # One text

    def segment(self, text: str, separator: str = "\n") -> str:
        """The text as underscore text: words with spaces between them, the syllables of a word joined by ``_``.

        Args:
            text: any text.
            separator: one ASCII character that stands between sentences.
        """
        data = check(text, "segment")
        return self._worker().string(native.library.viettext_segment, data, len(data), _separator(separator)).decode()

    def words(self, text: str) -> Words:
        """The words of a text: a sequence of str that knows where each stands."""
        found, text = self._analyze(text, native.WORDS, "words")
        return found.words_of(0, text)

    def tag(self, text: str) -> Tags:
        """The words of a text with their parts of speech."""
        found, text = self._analyze(text, native.WORDS | native.TAGS, "tag")
        return found.tags_of(0, text)

    def tokens(self, text: str) -> Tokens:
        """The syllables, numbers and marks of a text."""
        found, text = self._analyze(text, native.TOKENS, "tokens")
        return found.tokens_of(0, text)

    def sentences(self, text: str) -> Sentences:
        """The sentences of a text, each with its words."""
        found, text = self._analyze(text, native.WORDS | native.SENTENCES, "sentences")
        return found.sentences_of(0, text)

    def entities(self, text: str) -> Entities:
        """The names, dates, sums and numbers of a text."""
        found, text = self._analyze(text, native.ENTITIES, "entities")
        return found.entities_of(0, text)

    def keywords(self, text: str) -> Keywords:
        """The words, phrases and names that say what a text is about, the best first."""
        found, text = self._analyze(text, native.KEYWORDS, "keywords")
        return found.keywords_of(0, text)

    def analyze(self, text: str, *, tags: bool = False) -> Document:
        """Everything at once: tokens, words, sentences, entities and keywords of a text.

        Args:
            text: any text.
            tags: whether the parts of speech are wanted too.
        """
        found, text = self._analyze(text, 31 | (native.TAGS if tags else 0), "analyze")
        return Document(text, found)

    def search_terms(self, text: str, *, compounds: bool = True, bare: bool = True) -> SearchTerms:
        """The terms of a text for a search index: its syllables, and what can be searched for in their place.

        Args:
            text: any text.
            compounds: whether words of several syllables, and those inside them, are terms.
            bare: whether every term stands there a second time without its diacritics.
        """
        data = check(text, "search_terms")
        worker = self._worker()
        wanted = 1 | (2 if compounds else 0) | (4 if bare else 0)
        terms = worker.terms
        worker.call(native.library.viettext_search_terms, data, len(data), wanted, native.CODE_POINTS, byref(terms))
        rows = string_at(terms.terms or 0, terms.count * _term.size) if terms.count else b""
        # The forms lie in the order of their making: the block ends where the last of them does.
        ends = [offset + length for *_, offset, length in _term.iter_unpack(rows)]
        strings = string_at(terms.strings or 0, max(ends, default=0)) if ends else b""

        def make(index: int) -> SearchTerm:
            start, end, position, length, offset, count = _term.unpack_from(rows, index * _term.size)
            return SearchTerm(strings[offset : offset + count].decode(), start, end, position, length)

        return SearchTerms(text, range(len(ends)), make)

    def align(
        self,
        text: str,
        *,
        form: str | None = "NFC",
        tone: str | None = None,
        iy: str | None = None,
        case: str | None = None,
        clean: Names = (),
        fold: Names = (),
        repair: Names = (),
    ) -> Normalized:
        """What ``normalize`` makes of a text, with the places where each part came from."""
        data = check(text, "normalize")
        wanted = normalization(form=form, tone=tone, iy=iy, case=case, clean=clean, fold=fold, repair=repair)
        worker = self._worker()
        worker.call(
            native.library.viettext_normalize, data, len(data), byref(wanted), native.CODE_POINTS, byref(worker.pointer)
        )
        bytes_, length, pieces, count = _normalized.unpack(string_at(worker.pointer.value or 0, _normalized.size))
        changed = string_at(bytes_, length).decode() if length else ""
        rows = string_at(pieces, count * _piece.size) if count else b""
        found = tuple((a, b, c, d) for a, b, c, d in _piece.iter_unpack(rows))
        return Normalized(changed if found else text, text, found)

    def normalize(
        self,
        text: str,
        *,
        form: str | None = "NFC",
        tone: str | None = None,
        iy: str | None = None,
        case: str | None = None,
        clean: Names = (),
        fold: Names = (),
        repair: Names = (),
    ) -> str:
        """Brings a text to one spelling. Doing it again changes nothing.

        Args:
            text: any text.
            form: ``"NFC"``, ``"NFD"``, ``"NFKC"``, ``"NFKD"``, or None for the form that it has.
            tone: ``"new"`` for hoà and thuỷ, ``"old"`` for hòa and thủy, None for what stands there.
            iy: ``"i"`` for kĩ, ``"y"`` for kỹ.
            case: ``"upper"``, ``"lower"``, ``"title"`` or ``"sentence"``.
            clean: of ``"lookalikes"``, ``"width"``, ``"marks"``, ``"invisible"``, ``"spaces"``, ``"quotes"``,
                ``"dashes"``, ``"ellipsis"``, ``"punctuation"`` and ``"entities"``, or ``"all"``.
            fold: of ``"tones"``, ``"diacritics"`` and ``"case"``, or ``"all"``.
            repair: of ``"tones"``, ``"letters"``, ``"thuo"`` and ``"spaces"``, or ``"all"``.
        """
        return self.align(text, form=form, tone=tone, iy=iy, case=case, clean=clean, fold=fold, repair=repair).text

    def word_form(self, word: str, level: str = "spelling") -> str:
        """The one spelling that stands for a word: two words are the same where their forms are.

        Args:
            word: a word or phrase.
            level: ``"exact"``, ``"folded"`` (without case and place of the tone), ``"spelling"`` (also i for y) or
                ``"bare"`` (also without diacritics).
        """
        data = check(word, "word_form")
        number = _choice(level, LEVELS, "level")
        return self._worker().string(native.library.viettext_word_form, data, len(data), number).decode()

    def sort_key(self, text: str) -> bytes:
        """A key for sorting as Vietnamese dictionaries do: ``sorted(words, key=viettext.sort_key)``."""
        data = check(text, "sort_key")
        return self._worker().string(native.library.viettext_sort_key, data, len(data))

    # Many texts

    def segment_all(
        self,
        texts: Iterable[str],
        separator: str = "\n",
        *,
        threads: int = 1,
        progress: Callable[[int], object] | None = None,
    ) -> Iterator[str]:
        """``segment`` of many texts, in their order.

        Args:
            texts: any iterable, of any length. What it raises is raised as it is, behind the results of what came before.
            separator: one ASCII character that stands between sentences.
            threads: how many threads work at it; the interpreter is free meanwhile.
            progress: called now and then with the number of texts that are done.
        """
        mark = _separator(separator)

        def work(piece: list[str], first: int) -> Iterator[str]:
            data, offsets = _joined(piece, first, "segment_all")
            worker = self._worker()
            strings = worker.strings
            place = offsets.buffer_info()[0]
            worker.call(native.library.viettext_segment_batch, data, place, len(piece), mark, byref(strings))
            ends = array("q")
            ends.frombytes(string_at(strings.offsets or 0, 8 * (len(piece) + 1)))
            whole = string_at(strings.bytes or 0, ends[-1])
            return iter([whole[a:b].decode() for a, b in zip(ends, ends[1:])])

        return _batch.run(texts, work, threads, progress)

    def _analyze_batch(self, data: bytes, offsets: array[int], parts: int, unit: int = native.CODE_POINTS) -> Analysis:
        """What is found in texts that lie one behind the other; ``offsets`` says where each begins and the last one ends."""
        worker = self._worker()
        place, count = offsets.buffer_info()
        worker.call(native.library.viettext_analyze_batch, data, place, count - 1, parts, unit, byref(worker.pointer))
        return Analysis.copy(worker.pointer.value or 0, parts)

    def _all(
        self,
        texts: Iterable[str],
        parts: int,
        function: str,
        get: Callable[[Analysis, int, str], Result],
        threads: int,
        progress: Callable[[int], object] | None,
    ) -> Iterator[Result]:
        def work(piece: list[str], first: int) -> Iterator[Result]:
            data, offsets = _joined(piece, first, function)
            found = self._analyze_batch(data, offsets, parts)
            return (get(found, number, text) for number, text in enumerate(piece))

        return _batch.run(texts, work, threads, progress)

    def words_all(
        self, texts: Iterable[str], *, threads: int = 1, progress: Callable[[int], object] | None = None
    ) -> Iterator[Words]:
        """``words`` of many texts, in their order. Arguments as for ``segment_all``."""
        return self._all(texts, native.WORDS, "words_all", Analysis.words_of, threads, progress)

    def tag_all(
        self, texts: Iterable[str], *, threads: int = 1, progress: Callable[[int], object] | None = None
    ) -> Iterator[Tags]:
        """``tag`` of many texts, in their order. Arguments as for ``segment_all``."""
        return self._all(texts, native.WORDS | native.TAGS, "tag_all", Analysis.tags_of, threads, progress)

    def sentences_all(
        self, texts: Iterable[str], *, threads: int = 1, progress: Callable[[int], object] | None = None
    ) -> Iterator[Sentences]:
        """``sentences`` of many texts, in their order. Arguments as for ``segment_all``."""
        parts = native.WORDS | native.SENTENCES
        return self._all(texts, parts, "sentences_all", Analysis.sentences_of, threads, progress)

    def entities_all(
        self, texts: Iterable[str], *, threads: int = 1, progress: Callable[[int], object] | None = None
    ) -> Iterator[Entities]:
        """``entities`` of many texts, in their order. Arguments as for ``segment_all``."""
        return self._all(texts, native.ENTITIES, "entities_all", Analysis.entities_of, threads, progress)

    def keywords_all(
        self, texts: Iterable[str], *, threads: int = 1, progress: Callable[[int], object] | None = None
    ) -> Iterator[Keywords]:
        """``keywords`` of many texts, in their order. Arguments as for ``segment_all``."""
        return self._all(texts, native.KEYWORDS, "keywords_all", Analysis.keywords_of, threads, progress)

    # Arrow

    def segment_arrow(self, texts: Any, separator: str = "\n") -> pyarrow.Array | pyarrow.ChunkedArray:
        """``segment`` of an array of texts: an array of strings with the same nulls, without an object a text.

        Args:
            texts: an array or chunked array of pyarrow, or what speaks the Arrow PyCapsule interface: series of polars
                and pandas, columns of duckdb. ``string``, ``large_string`` or ``string_view``.
            separator: one ASCII character that stands between sentences.
        """
        worker, mark = self._worker(), _separator(separator)

        def call(schema: int, array: int, result_schema: int, result: int) -> None:
            worker.call(native.library.viettext_arrow_segment, schema, array, mark, result_schema, result)

        return _arrow.apply(texts, call)

    def words_arrow(self, texts: Any) -> pyarrow.Array | pyarrow.ChunkedArray:
        """The words of an array of texts: an array of lists of strings. ``texts`` as for ``segment_arrow``."""
        worker = self._worker()
        return _arrow.apply(texts, lambda *places: worker.call(native.library.viettext_arrow_words, *places))

    def entities_arrow(self, texts: Any) -> pyarrow.Array | pyarrow.ChunkedArray:
        """The entities of an array of texts: an array of lists of structs, offsets in code points."""
        worker = self._worker()

        def call(schema: int, array: int, result_schema: int, result: int) -> None:
            unit = native.CODE_POINTS
            worker.call(native.library.viettext_arrow_entities, schema, array, unit, result_schema, result)

        return _arrow.apply(texts, call)


def _separator(separator: str) -> bytes:
    if not isinstance(separator, str) or len(separator) != 1 or not separator.isascii():
        raise ValueError(f"the separator must be one ASCII character, not {separator!r}")
    return separator.encode()


def _joined(texts: list[str], first: int, function: str) -> tuple[bytes, array[int]]:
    """Texts one behind the other, and where each begins."""
    parts = []
    offsets = array("q", [0])
    place = 0
    for number, text in enumerate(texts, first):
        try:
            data = check(text, function)
        except TypeError as error:
            raise TypeError(f"{error} (text {number})") from None
        parts.append(data)
        place += len(data)
        offsets.append(place)
    return b"".join(parts), offsets


_default: Analyzer | None = None


def default() -> Analyzer:
    """The analyzer without options, made when it is first needed. Of two that two threads make at once one is kept."""
    global _default
    if _default is None:
        _default = Analyzer()
    return _default
