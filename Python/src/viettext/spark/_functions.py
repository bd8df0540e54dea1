"""The steps by name, for frames and for SQL."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import pyarrow

from .._analyzer import Analyzer, normalization
from . import _arrays
from ._steps import Step, spark_type

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def _step(work: Any, kind: pyarrow.DataType, column: str, into: str, settings: Mapping[str, Any]) -> Step:
    known = dict(settings)
    analyzer: Analyzer | None = known.pop("analyzer", None)
    if analyzer is not None and not isinstance(analyzer, Analyzer):
        raise TypeError(f"analyzer must be a viettext.Analyzer, not {type(analyzer).__name__}")
    options = analyzer._options if analyzer else None
    return Step(column, into, work, kind, options=options, **known)


def segment_step(column: str = "text", *, into: str = "segmentation", separator: str = "\n", **settings: Any) -> Step:
    """The function for ``mapInArrow`` that ``segment`` uses."""
    if len(separator) != 1 or not separator.isascii():
        raise ValueError(f"the separator must be one ASCII character, not {separator!r}")
    return _step(partial(_arrays.segment, separator=separator), _arrays.STRING, column, into, settings)


def words_step(column: str = "text", *, into: str = "words", **settings: Any) -> Step:
    """The function for ``mapInArrow`` that ``words`` uses."""
    return _step(_arrays.words, pyarrow.list_(_arrays.STRING), column, into, settings)


def entities_step(column: str = "text", *, into: str = "entities", **settings: Any) -> Step:
    """The function for ``mapInArrow`` that ``entities`` uses."""
    return _step(_arrays.entities, _arrays.ENTITIES, column, into, settings)


def keywords_step(column: str = "text", *, into: str = "keywords", **settings: Any) -> Step:
    """The function for ``mapInArrow`` that ``keywords`` uses."""
    return _step(_arrays.keywords, _arrays.KEYWORDS, column, into, settings)


def normalize_step(
    column: str = "text",
    *,
    into: str = "normalized",
    errors: str = "mark",
    strict: bool = False,
    analyzer: Analyzer | None = None,
    **options: Any,
) -> Step:
    """The function for ``mapInArrow`` that ``normalize`` uses."""
    normalization(**options)
    settings = {"errors": errors, "strict": strict, "analyzer": analyzer}
    return _step(partial(_arrays.normalize, options=options), _arrays.STRING, column, into, settings)


def segment(frame: DataFrame, column: str = "text", **options: Any) -> DataFrame:
    """The frame with the texts of a column as underscore text, which is what costs least.

    Args:
        frame: any frame; all of its columns stay.
        column: the column of the texts.
        options: ``into``, the column of the results, ``"segmentation"``; the name of ``column`` puts them in its place, which
            costs less, for the texts need not go back to Spark; ``separator``, one ASCII character between
            sentences; ``errors``, ``"mark"`` for a bad record without a result that says why in the column
            ``segmentation_error``, ``"raise"`` for one that ends the job; ``strict``, whether what is not valid UTF-8 is a
            bad record; ``analyzer``, a ``viettext.Analyzer`` with words and names of your own.

    Raises:
        TypeError: where the column holds no texts.
        ValueError: where it is not there, or the results have no room.
    """
    return segment_step(column, **options).over(frame)


def words(frame: DataFrame, column: str = "text", **options: Any) -> DataFrame:
    """The frame with the words of a column of texts, ``array<string>``. ``options`` as for ``segment``; no separator."""
    return words_step(column, **options).over(frame)


def entities(frame: DataFrame, column: str = "text", **options: Any) -> DataFrame:
    """The frame with the names, dates, sums and numbers in a column of texts.

    An array of structs: ``start``, ``end`` (code points), ``text``, ``type``, ``name``, ``role``, ``value``, ``group`` and
    ``confidence``. ``options`` as for ``segment``; no separator.
    """
    return entities_step(column, **options).over(frame)


def keywords(frame: DataFrame, column: str = "text", **options: Any) -> DataFrame:
    """The frame with the keywords of each text of a column, the best first.

    An array of structs: ``text``, ``key``, ``kind``, ``type``, ``score``, ``frequency``, ``document_frequency`` and
    ``sentences``. ``options`` as for ``segment``; no separator. How many there are says the analyzer.
    """
    return keywords_step(column, **options).over(frame)


def normalize(frame: DataFrame, column: str = "text", **options: Any) -> DataFrame:
    """The frame with the texts of a column in one spelling.

    ``options`` as for ``segment``, and those of ``viettext.normalize``: ``form``, ``tone``, ``iy``, ``case``, ``clean``,
    ``fold``, ``repair``.
    """
    return normalize_step(column, **options).over(frame)


def udf(step: Step) -> Any:
    """A step as a pandas UDF, for expressions: ``frame.select(udf(words_step())("body"))``.

    A bad record gives null unless the step says ``errors="raise"``. It costs more than ``mapInArrow``: the texts are made
    objects on their way.
    """
    import pandas
    from pyspark.sql.functions import pandas_udf

    def apply(texts: pandas.Series) -> pandas.Series:
        batch = pyarrow.RecordBatch.from_arrays([pyarrow.array(texts, pyarrow.large_string(), from_pandas=True)], [step.column])
        parts = [part.column(1) for part in step([batch])]
        return pandas.Series(pyarrow.chunked_array(parts).to_pandas(), dtype=object)

    # Spark reads the types from the annotations, which are strings here.
    apply.__annotations__ = {"texts": pandas.Series, "return": pandas.Series}
    return pandas_udf(apply, spark_type(step.type))


def register(spark: SparkSession, prefix: str = "viet_", **settings: Any) -> None:
    """Makes ``viet_segment``, ``viet_words``, ``viet_entities``, ``viet_keywords`` and ``viet_normalize`` known to SQL.

    Args:
        spark: the session.
        prefix: what their names begin with.
        settings: ``errors``, ``strict`` and ``analyzer`` as for ``segment``; a bad record gives NULL.
    """
    steps = {
        "segment": segment_step,
        "words": words_step,
        "entities": entities_step,
        "keywords": keywords_step,
        "normalize": normalize_step,
    }
    for name, make in steps.items():
        spark.udf.register(prefix + name, udf(make(**settings)))
