"""Words, names and keywords as expressions of polars.

>>> import polars
>>> import viettext.polars
>>> news = polars.DataFrame({"text": ["Trời mưa ở Hà Nội.", None]})
>>> news.select(viettext.polars.words("text")).to_series().to_list()
[['Trời', 'mưa', 'ở', 'Hà Nội', '.'], None]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._analyzer import Analyzer
from ._columns import Column
from ._extras import needs

with needs("polars"):
    import polars as pl
    import pyarrow

if TYPE_CHECKING:
    import polars


def segment(texts: str | polars.Expr, *, errors: str = "raise", analyzer: Analyzer | None = None) -> polars.Expr:
    """Texts as underscore text.

    Args:
        texts: the name of a column, or an expression, of strings. Null stays null.
        errors: ``"raise"``, or ``"mark"``: structs of the result and of ``error``, which says what is wrong with a record
            whose result is null.
        analyzer: the one with words and names of your own.
    """
    return _expression("segment", texts, errors, analyzer)


def words(texts: str | polars.Expr, *, errors: str = "raise", analyzer: Analyzer | None = None) -> polars.Expr:
    """The words of each text, a list of strings. See ``segment`` for the arguments."""
    return _expression("words", texts, errors, analyzer)


def entities(texts: str | polars.Expr, *, errors: str = "raise", analyzer: Analyzer | None = None) -> polars.Expr:
    """The names, dates, sums and numbers of each text, a list of structs. See ``segment`` for the arguments."""
    return _expression("entities", texts, errors, analyzer)


def keywords(texts: str | polars.Expr, *, errors: str = "raise", analyzer: Analyzer | None = None) -> polars.Expr:
    """The keywords of each text, a list of structs. See ``segment`` for the arguments."""
    return _expression("keywords", texts, errors, analyzer)


def _expression(what: str, texts: Any, errors: str, analyzer: Analyzer | None) -> Any:
    work = Column(what, errors, analyzer)

    def call(series: Any) -> Any:
        found: Any = pl.from_arrow(work(series.to_arrow()))
        return found.alias(series.name)

    empty: Any = pl.from_arrow(pyarrow.array([], work.type(large=True)))
    expression = pl.col(texts) if isinstance(texts, str) else texts
    return expression.map_batches(call, return_dtype=empty.dtype, is_elementwise=True)
