"""Keywords of groups of documents: each compared with all the others, as ``viet keywords --by corpus`` compares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from .._analyzer import Analyzer
from . import _measures
from ._counting import DDL, NAMES, Count
from ._frequencies import COMMONEST, added_up, keys_of, texts_of

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import DataFrame

#: The share of the occurrences of a keyword that may stand inside a longer one before it is left out.
MOST_NESTED = 0.66
#: What is known of a keyword, as the command calls it, and its form.
_KINDS = {
    "text": "string",
    "type": "string",
    "entity": "string",
    "log_likelihood": "double",
    "log_ratio": "double",
    "log_ratio_bound": "double",
    "frequency": "bigint",
    "per_million": "double",
    "documents": "bigint",
    "reference_frequency": "bigint",
    "reference_per_million": "double",
    "percent_difference": "double",
    "odds_ratio": "double",
    "key": "string",
}


def group_keywords(
    frame: DataFrame,
    by: str,
    column: str = "text",
    *,
    limit: int = 20,
    names: bool = True,
    minimum_frequency: int = 2,
    nested: bool = False,
    stop_words: Iterable[str] = (),
    analyzer: Analyzer | None = None,
) -> DataFrame:
    """The words and names that are commoner in each group of documents than in all the others, the strongest first by G².

    Figures and order are those of ``viet keywords --by corpus --types words,names --against OTHERS GROUP``, with all their
    digits. Phrases are not counted.

    Args:
        frame: any frame, a document a row.
        by: the column that says which group a document is of.
        column: the column of the texts.
        limit: how many keywords a group.
        names: whether names are found and counted, each type by itself; it takes most of the time.
        minimum_frequency: the fewest occurrences in the group.
        nested: whether what longer keywords say already is kept.
        stop_words: words that are no keywords; the command has a list of its own unless ``--stop-words`` says another.
        analyzer: one with words and names of your own.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    if by not in frame.columns:
        raise ValueError(f"there is no column {by!r} among {', '.join(frame.columns)}")
    group = frame.schema[by].dataType
    texts = texts_of(frame, column, f.col(f"`{by}`").cast("string").alias("group"))
    count = Count(analyzer._options if analyzer else None, names=names)
    sums = added_up(texts.mapInArrow(count, DDL), "group", "kind")
    # What the reference has of a name is counted whatever type it is of there.
    rows = sums.withColumn("is_name", f.col("kind") != "word")
    key, type_ = Window.partitionBy("is_name", "key"), Window.partitionBy("group", "is_name", "key")
    rows = rows.select(
        "group",
        "kind",
        "key",
        "frequency",
        "documents",
        (f.sum("frequency").over(key) - f.sum("frequency").over(type_)).alias("elsewhere"),
        f.when(f.col("key").isNotNull(), f.expr(COMMONEST)).alias("text"),
    )
    rows = rows.where(f.col("key").isNull() | (f.col("frequency") >= max(minimum_frequency, 1)))
    choose = Choose(limit, nested, tuple(keys_of(stop_words)))
    schema = ", ".join(["`group` string", "rank int", *(f"`{name}` {kind}" for name, kind in _KINDS.items())])
    # Spark counts the parameters, and would take those of a method for one more.
    found = rows.groupBy("group").applyInPandas(lambda part: choose.chosen(part), schema)
    named = found.withColumnRenamed("group", by).withColumn(by, f.col(f"`{by}`").cast(group))
    return named.orderBy(by, "rank")


class Choose:
    """Chooses the keywords of one group."""

    def __init__(self, limit: int, nested: bool, hidden: tuple[str, ...]) -> None:
        self.limit, self.nested, self.hidden = limit, nested, frozenset(hidden)
        # More than asked for, because merging takes some away.
        self.pool = max(limit, 0) * 4 + 100

    def chosen(self, rows: pandas.DataFrame) -> pandas.DataFrame:
        """The keywords of the rows of one group, with their figures."""
        import pandas

        total = rows[rows["key"].isna()].iloc[0]
        words, reference_words = int(total["frequency"]), int(total["elsewhere"])
        rows = rows[rows["key"].notna()].copy()
        for name in ("frequency", "documents", "elsewhere"):
            rows[name] = rows[name].astype("int64")
        figures = _measures.comparison(rows["frequency"].to_numpy(), words, rows["elsewhere"].to_numpy(), reference_words)
        for name, values in figures.items():
            rows[name] = values
        rows["g2"] = _measures.rank(rows["log_likelihood"].to_numpy())
        rows = rows[rows["g2"] > 0]
        found = self._found([self._entry(row) for row in rows.to_dict("records")])[: max(self.limit, 0)]
        for rank, row in enumerate(found, 1):
            row["group"], row["rank"] = total["group"], rank
        return pandas.DataFrame(found, columns=["group", "rank", *_KINDS])

    @staticmethod
    def _entry(row: dict[str, Any]) -> dict[str, Any]:
        is_name = row["kind"] != "word"
        row["type"], row["entity"] = ("name", row["kind"]) if is_name else ("word", None)
        row["reference_frequency"] = row["elsewhere"]
        return row

    def _best(self, rows: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
        these = [row for row in rows if row["kind"] == kind]
        these.sort(key=_order)
        return these[: self.pool]

    def _found(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        names: dict[str, dict[str, Any]] = {}
        for kind in NAMES:
            # One that was found as several stands under the type that is commonest.
            for row in self._best(rows, kind):
                if row["key"] not in names or row["frequency"] > names[row["key"]]["frequency"]:
                    names[row["key"]] = row
        shown = [row for row in rows if row["key"] not in self.hidden or row["kind"] != "word"]
        words = [
            row
            for row in self._best(shown, "word")
            if (names[row["key"]]["frequency"] if row["key"] in names else 0) * 2 < row["frequency"]
            and any(byte >= 0x80 or 0x61 <= byte <= 0x7A for byte in row["key"].encode())
        ]
        found = sorted([*names.values(), *words], key=_order)
        return found if self.nested else without_nested(found)


def _order(row: dict[str, Any]) -> tuple[int, bytes]:
    return -int(row["g2"]), row["key"].encode()


def without_nested(keywords: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leaves out what stands, nearly always, inside a longer keyword; a name for a longer name alone."""
    first: dict[str, dict[str, Any]] = {}
    for row in keywords:
        first.setdefault(row["key"], row)
    distinct = list(first.values())
    any_, name = dict[str, int](), dict[str, int]()
    for row in distinct:
        for part in _parts(row["key"]):
            any_[part] = max(any_.get(part, 0), row["frequency"])
            if row["type"] == "name":
                name[part] = max(name.get(part, 0), row["frequency"])
    return [
        row
        for row in distinct
        if row["key"] not in any_
        or (name if row["type"] == "name" else any_).get(row["key"], 0) < MOST_NESTED * row["frequency"]
    ]


def _parts(key: str) -> Iterator[str]:
    """The stretches of whole syllables that are shorter than the key. Very long keys, which are no phrases, have none."""
    syllables = key.split(" ")
    if len(syllables) <= 16:
        for first in range(len(syllables)):
            for end in range(first + 1, len(syllables) + 1):
                if end - first < len(syllables):
                    yield " ".join(syllables[first:end])
