"""Words, names and keywords of a Series of pandas.

>>> import pandas
>>> import viettext.pandas
>>> news = pandas.Series(["Trời mưa ở Hà Nội.", None])
>>> viettext.pandas.words(news)[0]
['Trời', 'mưa', 'ở', 'Hà Nội', '.']
>>> viettext.pandas.rows(viettext.pandas.entities(news))[["start", "end", "text", "type"]]
   start  end    text type
0     11   17  Hà Nội  LOC
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._analyzer import Analyzer
from ._columns import Column
from ._extras import needs

with needs("pandas"):
    import pandas as pd
    import pyarrow

if TYPE_CHECKING:
    import pandas


def segment(
    texts: pandas.Series, *, errors: str = "raise", analyzer: Analyzer | None = None
) -> pandas.Series | pandas.DataFrame:
    """Texts as underscore text, with the index of ``texts``.

    Args:
        texts: a Series of str in any of the types that pandas has for them, or of objects. None, NaN and NA are missing
            texts, whose results are missing as well.
        errors: ``"raise"``, or ``"mark"``: a DataFrame of the results and of ``error``, which says what is wrong with a
            record, bytes or a number for example, whose result is missing.
        analyzer: the one with words and names of your own.
    """
    return _run("segment", texts, errors, analyzer)


def words(texts: pandas.Series, *, errors: str = "raise", analyzer: Analyzer | None = None) -> pandas.Series | pandas.DataFrame:
    """The words of each text, a list of str. See ``segment`` for the arguments."""
    return _run("words", texts, errors, analyzer)


def entities(
    texts: pandas.Series, *, errors: str = "raise", analyzer: Analyzer | None = None
) -> pandas.Series | pandas.DataFrame:
    """The names, dates, sums and numbers of each text, a list of dicts. See ``segment`` for the arguments, and ``rows``."""
    return _run("entities", texts, errors, analyzer)


def keywords(
    texts: pandas.Series, *, errors: str = "raise", analyzer: Analyzer | None = None
) -> pandas.Series | pandas.DataFrame:
    """The keywords of each text, a list of dicts. See ``segment`` for the arguments, and ``rows``."""
    return _run("keywords", texts, errors, analyzer)


def rows(found: pandas.Series) -> pandas.DataFrame:
    """What ``entities`` or ``keywords`` gave as a table with a row each, whose index says which text it comes from."""
    some = found.dropna().explode().dropna()
    return pd.DataFrame(some.tolist(), index=some.index)


def _run(what: str, texts: Any, errors: str, analyzer: Analyzer | None) -> Any:
    if not isinstance(texts, pd.Series):
        raise TypeError(f"{what}() needs a Series, not {type(texts).__name__}")
    work = Column(what, errors, analyzer)
    # Objects may be anything; other types of text are Arrow underneath, or nearly.
    found = work(texts.to_numpy() if texts.dtype == object else pyarrow.array(texts, from_pandas=True))
    # Lists as lists: pandas would make arrays of numpy of them.
    values = pd.Series(found.to_pylist(), texts.index, object, what)
    if errors == "mark":
        columns = {name: pd.Series(found.field(name).to_pylist(), texts.index, object) for name in (what, "error")}
        return pd.DataFrame(columns)
    return values.rename(texts.name)
