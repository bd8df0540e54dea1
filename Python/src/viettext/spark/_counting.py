"""Counts of words and names in a partition, which Spark adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy
import pyarrow

from .. import _native as native
from .._analyzer import LEVELS, Analyzer
from .._decode import Analysis
from .._options import Options
from . import _arrays
from ._signs import without_signs

#: The kinds of tokens that are words where words are counted: syllables, numbers, codes, hashtags and user names.
COUNTED = numpy.zeros(256, dtype=bool)
COUNTED[[0, 1, 2, 5, 6]] = True
#: The types of entities that are names.
NAMES = ("PER", "LOC", "ORG", "MISC")
#: What a partition gives: sums of these rows are the counts. A row without a key has the words and documents read.
SCHEMA = pyarrow.schema(
    [
        *((name, _arrays.STRING) for name in ("group", "kind", "key", "form")),
        *((name, pyarrow.int64()) for name in ("count", "documents")),
    ]
)
DDL = "`group` string, kind string, key string, form string, `count` bigint, documents bigint"

Tag = tuple[bytes | None, bytes]


class Forms:
    """The spelling that a way of writing is counted as, and what all its spellings have in common; found once each."""

    def __init__(self, analyzer: Analyzer, limit: int = 1 << 20) -> None:
        self._worker = analyzer._worker()
        self._known: dict[bytes, tuple[bytes, bytes]] = {}
        self._limit = limit

    def form(self, word: bytes, level: str) -> bytes:
        """The form of a word at a level of word identity."""
        return self._worker.string(native.library.viettext_word_form, word, len(word), LEVELS[level])

    def __call__(self, word: bytes) -> tuple[bytes, bytes]:
        """The written form and the key."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= self._limit:
                self._known.clear()
            form = self.form(word, "exact") or word
            found = self._known[word] = (form, self.form(form, "spelling"))
        return found


class Texts:
    """The words, tokens and names of some texts, as arrays over their bytes."""

    def __init__(self, analyzer: Analyzer, texts: Any, parts: int) -> None:
        found, self.data, self.begins = _arrays.analysis(analyzer, texts, parts | native.TOKENS | native.WORDS)
        self.found: Analysis = found
        self.valid: list[bool] = texts.is_valid().to_pylist()
        bounds = numpy.array(found.bounds, dtype=numpy.int64).reshape(-1, 5)
        #: Where the words of each text begin.
        self.places = bounds[:, 1]
        rows = numpy.frombuffer(found.words, dtype=numpy.uint32).reshape(-1, 4).astype(numpy.int64)
        sizes = numpy.diff(self.places)
        begins = numpy.repeat(numpy.frombuffer(self.begins, dtype=numpy.int64)[:-1], sizes)
        #: Where each word begins and ends in ``data``.
        self.starts, self.ends = rows[:, 0] + begins, rows[:, 1] + begins
        #: The first token of each word, and how many it has.
        self.tokens, self.token_counts = rows[:, 2] + numpy.repeat(bounds[:-1, 0], sizes), rows[:, 3]
        self.kinds = numpy.frombuffer(found.tokens, dtype=numpy.uint8).reshape(-1, 12)[:, 8]
        #: Whether each word is one where words are counted.
        self.counted = COUNTED[self.kinds[self.tokens]]

    def words(self, text: int) -> list[bytes]:
        """The words of a text that are counted."""
        some = slice(int(self.places[text]), int(self.places[text + 1]))
        which, data = self.counted[some], self.data
        return [data[a:b] for a, b in zip(self.starts[some][which].tolist(), self.ends[some][which].tolist())]

    def names(self, text: int) -> Iterator[tuple[str, bytes]]:
        """The names of a text with their types."""
        data = self.data[self.begins[text] : self.begins[text + 1]]
        for entity in without_signs(self.found.entities_of(text, ""), data):
            if entity.type in NAMES:
                yield entity.type, data[entity.start : entity.end]


@dataclass(frozen=True)
class Count:
    """Counts the words of texts: a function for ``mapInArrow`` from texts, and groups, to rows of ``SCHEMA``.

    Counts are given out whenever there are many of them, so that memory is bounded whatever the vocabulary.
    """

    options: Options | None = None
    #: Whether names are counted too, each type by itself.
    names: bool = False
    #: How many counts are held before they are given out.
    limit: int = 1 << 19

    def __call__(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """The counts of batches of one column, the texts, or of two, the texts and their groups as strings."""
        analyzer = _arrays.shared(self.options)
        forms = Forms(analyzer)
        sums = Sums()
        for batch in batches:
            texts = _arrays.plain(batch.column(0), batch.schema.names[0])
            groups = _arrays.plain(batch.column(1), batch.schema.names[1]) if batch.num_columns > 1 else None
            for first, count in _arrays.pieces(texts):
                part = texts.slice(first, count)
                found = Texts(analyzer, part, native.ENTITIES if self.names else 0)
                names = [None] * count if groups is None else list(_arrays.values(groups.slice(first, count)))
                for text in range(count):
                    if found.valid[text]:
                        self._add(found, text, names[text], sums, forms)
                if sums.size > self.limit:
                    yield from sums.take()
        yield from sums.take()

    def _add(self, found: Texts, text: int, group: bytes | None, sums: Sums, forms: Forms) -> None:
        words = found.words(text)
        sums.add((group, b"word"), words, forms)
        sums.total(group, len(words))
        if self.names:
            names: dict[str, list[bytes]] = {}
            for kind, name in found.names(text):
                names.setdefault(kind, []).append(name)
            for kind, these in names.items():
                sums.add((group, kind.encode()), these, forms)


class Sums:
    """Counts that are held."""

    def __init__(self) -> None:
        self._forms: dict[Tag, Counter[tuple[bytes, bytes]]] = {}
        self._documents: dict[Tag, Counter[bytes]] = {}
        self._totals: dict[bytes | None, list[int]] = {}

    @property
    def size(self) -> int:
        """How many counts are held."""
        return sum(map(len, self._forms.values()))

    def add(self, tag: Tag, words: list[bytes], forms: Forms) -> None:
        """Adds the words of one document."""
        if tag not in self._forms:
            self._forms[tag], self._documents[tag] = Counter(), Counter()
        found = [forms(word) for word in words]
        self._forms[tag].update(found)
        self._documents[tag].update({key for _, key in found})

    def total(self, group: bytes | None, words: int) -> None:
        """Adds a document of so many words to its group."""
        total = self._totals.setdefault(group, [0, 0])
        total[0] += words
        total[1] += 1

    def take(self) -> Iterator[pyarrow.RecordBatch]:
        """The counts as rows, which are held no longer."""
        for (group, kind), counts in self._forms.items():
            documents = self._documents[group, kind]
            # The documents of a key stand in the row of one of its forms: only their sum has a meaning.
            rest = [documents.pop(key, 0) for _, key in counts]
            yield _rows([group] * len(counts), [kind] * len(counts), counts, list(counts.values()), rest)
        if self._totals:
            words, documents_ = zip(*self._totals.values())
            none = [(None, None)] * len(words)
            yield _rows(list(self._totals), [b"word"] * len(words), none, list(words), list(documents_))
        self.__init__()  # type: ignore[misc]


def _rows(groups: list[Any], kinds: list[Any], forms: Iterable[Any], counts: list[int], documents: list[int]) -> Any:
    written, keys = zip(*forms) if counts else ((), ())
    columns = [_arrays.strings(list(column)) for column in (groups, kinds, keys, written)]
    columns += [pyarrow.array(column, pyarrow.int64()) for column in (counts, documents)]
    return pyarrow.RecordBatch.from_arrays(columns, schema=SCHEMA)
