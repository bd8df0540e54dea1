"""Frequencies of a corpus and their comparison, as frames that equal what the command counts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy
import pyarrow

from .._analyzer import Analyzer
from . import _arrays, _measures, _tables
from ._counting import DDL, Count, Forms
from ._rules import Origin, Pruning

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

#: The commonest form; of equally common ones the first in order of the bytes.
COMMONEST = "aggregate(forms, forms[0], (best, one) -> if(one.count > best.count, one, best)).form"
#: What the command shows of a comparison, in its order, with the key.
COMPARISON = (
    "word string, log_likelihood double, log_ratio double, log_ratio_bound double, frequency bigint, per_million double, "
    "documents bigint, reference_frequency bigint, reference_per_million double, percent_difference double, "
    "odds_ratio double, key string"
)


def texts_of(frame: DataFrame, column: str, *others: Column) -> DataFrame:
    """The column of the texts, checked, and other columns."""
    from pyspark.sql import functions as f
    from pyspark.sql.types import NullType, StringType

    if column not in frame.columns:
        raise ValueError(f"there is no column {column!r} among {', '.join(frame.columns)}")
    kind = frame.schema[column].dataType
    if not isinstance(kind, (StringType, NullType)):
        raise TypeError(f"the column {column!r} holds {kind.simpleString()}, and texts are needed: cast it to a string first")
    return frame.select(f.col(f"`{column}`").cast("string").alias("text"), *others)


def added_up(partial: DataFrame, *by: str) -> DataFrame:
    """The sums of what partitions counted, a row a key; the row without a key has the words and documents of all."""
    from pyspark.sql import functions as f

    forms = partial.groupBy(*by, "key", "form").agg(f.sum("count").alias("count"), f.sum("documents").alias("documents"))
    return forms.groupBy(*by, "key").agg(
        f.sum("count").alias("frequency"),
        f.sum("documents").alias("documents"),
        f.sort_array(f.collect_list(f.struct("form", "count"))).alias("forms"),
    )


def frequencies(frame: DataFrame, column: str = "text", *, analyzer: Analyzer | None = None) -> Frequencies:
    """Counts the words of a column of texts, each a document: what ``viet frequencies`` counts in the same texts.

    Args:
        frame: any frame. Rows without a text are no documents.
        column: the column of the texts.
        analyzer: one with words of your own.
    """
    count = Count(analyzer._options if analyzer else None)
    return Frequencies(added_up(texts_of(frame, column).mapInArrow(count, DDL)))


class Frequencies:
    """How often every word of a corpus occurs, in how many documents, and how it is written.

    Nothing is counted before it is asked for, and then every time anew: ``persist()`` keeps the counts.
    """

    def __init__(self, sums: DataFrame, origin: Origin | None = None) -> None:
        self._sums = sums
        self._origin = origin or Origin()

    @classmethod
    def read(cls, spark: SparkSession, path: str | os.PathLike[str]) -> Frequencies:
        """The counts of a table in a file of the driver, which ``viet frequencies --output`` wrote, and how it was counted.

        Raises:
            FileError: where the file cannot be read.
            VietTextError: where it holds no table of frequencies.
        """
        table = _tables.Table(path)
        rows: list[tuple[Any, ...]] = [(None, table.words, table.documents, [])]
        for record in table:
            forms = [(form.decode("utf-8", "replace"), count) for form, count in record.forms]
            rows.append((record.key.decode("utf-8", "replace"), record.frequency, record.documents, forms))
        schema = "key string, frequency bigint, documents bigint, forms array<struct<form: string, count: bigint>>"
        return cls(spark.createDataFrame(rows, schema), table.origin)

    @classmethod
    def sum(cls, parts: Iterable[Frequencies]) -> Frequencies:
        """The counts of several corpora together. What was left out of one is left out of all when they are written.

        Raises:
            VietTextError: of code ``invalid-argument`` where they count different things.
        """
        from functools import reduce

        from pyspark.sql import functions as f

        parts = list(parts)
        origin = reduce(Origin.plus, (part._origin for part in parts))
        every = reduce(lambda a, b: a.unionByName(b), (part._sums for part in parts))
        # A row a form, of which the first has what belongs to the key.
        rows = every.select("key", "frequency", "documents", f.posexplode_outer("forms").alias("place", "part")).select(
            "key",
            f.col("part.form").alias("form"),
            f.coalesce("part.count", "frequency").alias("count"),
            f.when(f.coalesce("place", f.lit(0)) == 0, f.col("documents")).otherwise(0).alias("documents"),
        )
        return cls(added_up(rows), origin)

    def persist(self) -> Frequencies:
        """Keeps the counts on the workers once they are counted."""
        self._sums.persist()
        return self

    def unpersist(self) -> Frequencies:
        """Keeps them no longer."""
        self._sums.unpersist()
        return self

    @property
    def frame(self) -> DataFrame:
        """A row a word: ``word`` (its commonest form), ``key``, ``frequency``, ``documents`` and ``forms``."""
        from pyspark.sql import functions as f

        rows = self._sums.where("key is not null")
        return rows.select(f.expr(COMMONEST).alias("word"), "key", "frequency", "documents", "forms")

    def totals(self) -> tuple[int, int]:
        """How many words and documents there are."""
        rows = self._sums.where("key is null").select("frequency", "documents").collect()
        return (rows[0][0], rows[0][1]) if rows else (0, 0)

    def commonest(self, limit: int = 30) -> DataFrame:
        """The commonest words; equally common ones in byte order of their keys."""
        from pyspark.sql import functions as f

        return self.frame.orderBy(f.desc("frequency"), "key").limit(limit)

    def records(self) -> Iterator[_tables.Record]:
        """All records in byte order of their keys, fetched partition by partition."""
        for row in self._sums.where("key is not null").orderBy("key").toLocalIterator():
            forms = tuple((form.encode(), count) for form, count in row.forms)
            yield _tables.Record(row.key.encode(), row.frequency, row.documents, forms)

    def table(
        self,
        *,
        identity: str = "custom",
        minimum_documents: int = 1,
        minimum_frequency: int = 1,
        one_form: bool = False,
        numbers: bool = True,
    ) -> bytes:
        """The bytes of the table that ``viet frequencies --output`` writes for the same texts.

        Args:
            identity: the name of the table.
            minimum_documents: words of fewer documents are left out.
            minimum_frequency: words of fewer occurrences are left out.
            one_form: whether of the ways of writing a word only the commonest stays.
            numbers: whether what holds no letter stays.
        """
        words, documents = self.totals()
        pruning = Pruning(minimum_documents, minimum_frequency, one_form, numbers)
        return _tables.encode(self.records(), documents, words, identity=identity, pruning=pruning, origin=self._origin)

    def write(self, path: str | os.PathLike[str], **options: Any) -> None:
        """Writes the table to a file of the driver, in one step: nothing half-written is ever there.

        ``options`` as for ``table``. ``viet keywords --against``, ``viet frequencies --against`` and ``--merge`` read it.
        """
        target = Path(path)
        new = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            new.write_bytes(self.table(**options))
            new.replace(target)
        finally:
            new.unlink(missing_ok=True)

    def against(
        self,
        reference: Frequencies,
        limit: int = 30,
        *,
        minimum_frequency: int = 2,
        stop_words: Iterable[str] = (),
    ) -> DataFrame:
        """The words that are commoner here than in a reference, the strongest first by G²: keyness.

        The figures are those of ``viet frequencies --against``, with all their digits.

        Args:
            reference: what to compare with.
            limit: how many.
            minimum_frequency: the fewest occurrences here.
            stop_words: words that are not compared; the command has a list of its own unless ``--stop-words`` says another.

        Numbers are compared where neither leaves them out.

        Raises:
            VietTextError: of code ``invalid-argument`` where both count different things.
        """
        from pyspark.sql import functions as f

        self._origin.rules.check(reference._origin.rules)
        (words, _), (reference_words, _) = self.totals(), reference.totals()
        other = reference.frame.select("key", f.col("frequency").alias("reference_frequency"))
        rows = self.frame.where(f.col("frequency") >= max(minimum_frequency, 1))
        if not (self._origin.rules.numbers and reference._origin.has_numbers):
            rows = rows.where(f.col("key").rlike(r"[^\x00-\x7f]|[a-z]"))
        hidden = keys_of(stop_words)
        if hidden:
            rows = rows.where(~f.col("key").isin(hidden))
        rows = rows.select("word", "key", "frequency", "documents").join(other, "key", "left")
        rows = rows.fillna(0, ["reference_frequency"])
        compared = rows.mapInArrow(Compare(words, reference_words), COMPARISON + ", rank bigint")
        return compared.where("rank > 0").orderBy(f.desc("rank"), "key").limit(limit).drop("rank")


class Compare:
    """Adds the figures of a comparison to counts: a function for ``mapInArrow``."""

    def __init__(self, words: int, reference_words: int) -> None:
        self.words, self.reference_words = words, reference_words

    def __call__(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """Rows of ``COMPARISON`` and their rank."""
        names = [part.split()[0] for part in COMPARISON.split(", ")]
        for batch in batches:
            columns = dict(zip(batch.schema.names, batch.columns))
            here, there = (numpy.asarray(columns[name]) for name in ("frequency", "reference_frequency"))
            figures = _measures.comparison(here, self.words, there, self.reference_words)
            columns |= {name: pyarrow.array(numpy.asarray(values, dtype=float)) for name, values in figures.items()}
            columns["rank"] = pyarrow.array(_measures.rank(figures["log_likelihood"]))
            yield pyarrow.RecordBatch.from_arrays([columns[name] for name in [*names, "rank"]], [*names, "rank"])


def keys_of(words: Iterable[str]) -> list[str]:
    """The keys of words, which may have ``_`` between their syllables."""
    forms = Forms(_arrays.shared(None))
    return sorted({forms.form(word.replace("_", " ").encode(), "spelling").decode() for word in words})
