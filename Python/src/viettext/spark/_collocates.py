"""Words in the company of a word, as ``viet collocates`` counts and measures them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy
import pyarrow
import pyarrow.compute

from .. import _native as native
from .._analyzer import LEVELS, Analyzer
from .._options import Options
from . import _arrays, _measures
from ._counting import Forms, Sums, Texts
from ._frequencies import COMMONEST, added_up, keys_of, texts_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

#: How many words a gap takes at most.
LONGEST_GAP = 5
MEASURES = ("log-likelihood", "log-dice", "pmi", "mi3", "t", "z", "dice")
_DDL = "kind string, key string, form string, `count` bigint, documents bigint"

#: Forms of tokens one behind the other, or how few and how many words of any kind.
Element = list[bytes] | tuple[int, int]


@dataclass(frozen=True)
class Near:
    """Counts the words near a query: a function for ``mapInArrow`` from texts to counts.

    Rows of kind ``word`` are the words at all, and those of ``left`` and ``right`` the words of the windows. The rows
    without a key have the words that were read, and, of kind ``node``, the occurrences of the query.
    """

    query: str
    left: int = 5
    right: int = 5
    match: str = "spelling"
    options: Options | None = None
    #: How many counts are held before they are given out.
    limit: int = 1 << 19

    def elements(self, forms: Forms) -> list[Element]:
        """The query in parts: words one behind the other are one."""
        parts: list[Element] = []
        for part in self.query.split():
            if part == "*":
                parts.append((1, 1))
            elif part in ("…", "..."):
                parts.append((0, LONGEST_GAP))
            else:
                tokens = [token for token in forms.form(part.encode(), self.match).split(b" ") if token]
                if tokens and parts and isinstance(parts[-1], list):
                    parts[-1].extend(tokens)
                elif tokens:
                    parts.append(tokens)
        if not any(isinstance(part, list) for part in parts):
            raise ValueError("the query holds no word")
        return parts

    def __call__(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """The counts of batches of one column, the texts."""
        analyzer = _arrays.shared(self.options)
        forms = Forms(analyzer)
        elements, tokens = self.elements(forms), Tokens(forms, self.match)
        sums = Sums()
        for batch in batches:
            texts = _arrays.plain(batch.column(0), batch.schema.names[0])
            for first, count in _arrays.pieces(texts):
                found = Texts(analyzer, texts.slice(first, count), native.SENTENCES)
                for text in range(count):
                    if found.valid[text]:
                        Document(found, text, tokens).count(elements, self, sums, forms)
                if sums.size > self.limit:
                    yield from _without_groups(sums)
        yield from _without_groups(sums)


def _without_groups(sums: Sums) -> Iterator[pyarrow.RecordBatch]:
    for batch in sums.take():
        # The group of a total says of what it is one.
        group, kind = batch.column(0), batch.column(1)
        columns = [pyarrow.compute.coalesce(group, kind), *batch.columns[2:]]
        yield pyarrow.RecordBatch.from_arrays(columns, ["kind", *batch.schema.names[2:]])


class Tokens:
    """The forms of tokens at the level of the query, found once each."""

    def __init__(self, forms: Forms, level: str) -> None:
        self._forms, self._level = forms, level
        self._known: dict[bytes, bytes] = {}

    def __call__(self, token: bytes) -> bytes:
        """The form of a token."""
        found = self._known.get(token)
        if found is None:
            if len(self._known) >= 1 << 20:
                self._known.clear()
            found = self._known[token] = self._forms.form(token, self._level)
        return found


class Document:
    """One text in which a query is looked for."""

    def __init__(self, found: Texts, text: int, tokens: Tokens) -> None:
        data, begin = found.data, found.begins[text]
        some = slice(int(found.places[text]), int(found.places[text + 1]))
        self.words = [data[a:b] for a, b in zip(found.starts[some].tolist(), found.ends[some].tolist())]
        self.counted: list[bool] = found.counted[some].tolist()
        first = found.found.bounds[text][0], found.found.bounds[text + 1][0]
        rows = numpy.frombuffer(found.found.tokens, dtype=numpy.uint32).reshape(-1, 3)[first[0] : first[1]]
        self._forms = [tokens(data[begin + a : begin + b]) for a, b in zip(rows[:, 0].tolist(), rows[:, 1].tolist())]
        firsts = found.tokens[some] - first[0]
        self._tokens = list(zip(firsts.tolist(), (firsts + found.token_counts[some]).tolist()))
        sentences = found.found.sentences
        bounds = found.found.bounds[text][2], found.found.bounds[text + 1][2]
        table = numpy.frombuffer(sentences, dtype=numpy.uint32).reshape(-1, 6)[bounds[0] : bounds[1]]
        self._sentences = [(word, word + count) for word, count in table[:, 4:6].tolist()]

    def _spelled(self, wanted: list[bytes], word: int) -> int | None:
        """The end of the words that spell the tokens from ``word`` on."""
        place = 0
        for number in range(word, len(self.words)):
            first, end = self._tokens[number]
            if self._forms[first:end] != wanted[place : place + end - first]:
                return None
            place += end - first
            if place == len(wanted):
                return number + 1
        return None

    def _matched(self, elements: list[Element], word: int, limit: int) -> int | None:
        """The end of the words that the elements fit from ``word`` on; of gaps the shortest that will do."""
        if not elements:
            return word
        first, rest = elements[0], elements[1:]
        if isinstance(first, list):
            end = self._spelled(first, word)
            return None if end is None else self._matched(rest, end, limit)
        end = word
        for count in range(first[1] + 1):
            if count >= first[0]:
                found = self._matched(rest, end, limit)
                if found is not None:
                    return found
            if end >= limit or not self.counted[end]:
                return None
            end += 1
        return None

    def matches(self, elements: list[Element]) -> Iterator[tuple[int, int]]:
        """The words of every match, in order and without overlap."""
        word = 0
        for start, limit in self._sentences:
            word = max(word, start)
            while word < limit:
                end = self._matched(elements, word, limit)
                if end is not None and end > word:
                    yield word, end
                    word = end
                else:
                    word += 1

    def count(self, elements: list[Element], near: Near, sums: Sums, forms: Forms) -> None:
        """Adds the words, and those of the windows around matches."""
        every = [word for word, counted in zip(self.words, self.counted) if counted]
        sums.add((None, b"word"), every, forms)
        sums.total(None, len(every))
        lefts: list[bytes] = []
        rights: list[bytes] = []
        sentence = nodes = 0
        for first, end in self.matches(elements):
            nodes += 1
            while sentence < len(self._sentences) and self._sentences[sentence][1] <= first:
                sentence += 1
            lower, upper = self._sentences[sentence]
            before = [self.words[place] for place in range(first - 1, lower - 1, -1) if self.counted[place]]
            behind = [self.words[place] for place in range(end, upper) if self.counted[place]]
            lefts += before[: near.left]
            rights += behind[: near.right]
        if nodes:
            sums.add((None, b"left"), lefts, forms)
            sums.add((None, b"right"), rights, forms)
            sums.total(b"node", nodes)


def collocates(
    frame: DataFrame,
    query: str,
    column: str = "text",
    *,
    left: int = 5,
    right: int = 5,
    measure: str = "log-likelihood",
    floor: int = 3,
    limit: int = 30,
    match: str = "spelling",
    stop_words: Iterable[str] = (),
    analyzer: Analyzer | None = None,
) -> DataFrame:
    """The words that stand near a word or phrase more often than by chance, the strongest first.

    The figures are those of ``viet collocates --show all``, with all their digits.

    Args:
        frame: any frame, a document a row.
        query: a word or phrase; ``*`` is any word, ``…`` a gap of up to five.
        column: the column of the texts.
        left: words of the window on the left, 0 to 100.
        right: words of the window on the right.
        measure: by what to rank: ``"log-likelihood"``, ``"log-dice"``, ``"pmi"``, ``"mi3"``, ``"t"``, ``"z"`` or ``"dice"``.
        floor: the fewest occurrences in the windows.
        limit: how many.
        match: what is the same word, a level of ``viettext.word_form``.
        stop_words: words that are not listed; the command has a list of its own unless ``--stop-words`` says another.
        analyzer: one with words of your own.
    """
    from pyspark.sql import functions as f

    if not (0 <= left <= 100 and 0 <= right <= 100 and left + right):
        raise ValueError("left and right take numbers from 0 to 100, not both 0")
    if measure not in MEASURES:
        raise ValueError(f"measure must be one of {', '.join(MEASURES)}, not {measure!r}")
    if match not in LEVELS:
        raise ValueError(f"match must be one of {', '.join(LEVELS)}, not {match!r}")
    near = Near(query, left, right, match, analyzer._options if analyzer else None)
    near.elements(Forms(_arrays.shared(None)))
    counted = added_up(texts_of(frame, column).mapInArrow(near, _DDL), "kind").persist()
    try:
        totals = {row.kind: row.frequency for row in counted.where("key is null").collect()}
        sides = counted.where("key is not null and kind <> 'word'").groupBy("key")
        sides = sides.pivot("kind", ["left", "right"]).agg(f.first("frequency")).fillna(0)
        words = counted.where("key is not null and kind = 'word'")
        words = words.select("key", f.expr(COMMONEST).alias("word"), "frequency")
        window = sides.agg(f.sum(f.col("left") + f.col("right"))).first()[0] or 0
        strong = sides.where(f.col("left") + f.col("right") >= max(floor, 1)).join(words, "key")
        rows = strong.select("word", "left", "right", "frequency", "key").collect()
    finally:
        counted.unpersist()
    hidden = set(keys_of(stop_words))
    found = _measured([row for row in rows if row.key not in hidden], totals.get("node", 0), window, totals.get("word", 0))
    found.sort(key=lambda row: (-int(_measures.rank(row[_column(measure)], 1_000_000)), row["key"].encode()))
    names = ["word", "together", "left", "right", "frequency", *map(_column, MEASURES), "key"]
    kinds = ["string", *["bigint"] * 4, *["double"] * len(MEASURES), "string"]
    schema = ", ".join(f"`{name}` {kind}" for name, kind in zip(names, kinds))
    return frame.sparkSession.createDataFrame([tuple(row[name] for name in names) for row in found[:limit]], schema)


def _column(measure: str) -> str:
    return measure.replace("-", "_")


def _measured(rows: list[Any], nodes: int, window: int, running: int) -> list[dict[str, Any]]:
    """The rows with all measures."""
    lefts, rights, totals = (numpy.array([row[name] for row in rows], dtype=float) for name in ("left", "right", "frequency"))
    together = lefts + rights
    # The words of the windows against all others; a word may stand in two windows and so count twice.
    outside = numpy.maximum(totals - together, 0)
    rest = numpy.maximum(running - window, outside)
    expected = totals * float(window) / max(running, 1)
    dice = numpy.minimum(2 * together / (float(nodes) + totals), 1)
    figures = {
        "log_likelihood": _measures.log_likelihood(numpy.minimum(together, window), window, outside, rest),
        "log_dice": 14 + _measures.log2(dice),
        "pmi": _measures.log2(together / expected),
        "mi3": _measures.log2(together * together * together / expected),
        "t": (together - expected) / numpy.sqrt(together),
        "z": (together - expected) / numpy.sqrt(expected),
        "dice": dice,
    }
    made = []
    for number, row in enumerate(rows):
        values = {name: float(column[number]) for name, column in figures.items()}
        made.append({**row.asDict(), "together": row["left"] + row["right"], **values})
    return made
