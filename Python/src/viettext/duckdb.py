"""Words, names and keywords as functions of DuckDB's SQL.

>>> import duckdb
>>> import viettext.duckdb
>>> connection = duckdb.connect()
>>> viettext.duckdb.register(connection)
>>> connection.sql("SELECT vi_words('Trời mưa ở Hà Nội.')").fetchall()
[(['Trời', 'mưa', 'ở', 'Hà Nội', '.'],)]
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ._analyzer import Analyzer
from ._columns import Column
from ._extras import needs

with needs("duckdb"):
    import duckdb as dd
    import pyarrow

if TYPE_CHECKING:
    import duckdb

_NUMBERS = {"uint32": "UINTEGER", "int32": "INTEGER", "int64": "BIGINT", "double": "DOUBLE", "string": "VARCHAR"}


def register(
    connection: duckdb.DuckDBPyConnection, *, prefix: str = "vi_", errors: str = "raise", analyzer: Analyzer | None = None
) -> None:
    """Makes ``vi_segment``, ``vi_words``, ``vi_entities`` and ``vi_keywords`` known to a connection.

    Each takes a VARCHAR; NULL gives NULL. Names and keywords are lists of STRUCT.

    Args:
        connection: where they are known.
        prefix: what their names begin with.
        errors: ``"raise"`` ends the query, ``"mark"`` gives STRUCT of the result and of ``error``, which says what is wrong
            with a record whose result is NULL.
        analyzer: the one with words and names of your own.
    """
    for what in ("segment", "words", "entities", "keywords"):
        work = Column(what, errors, analyzer)
        type_ = dd.type(_sql(work.type()))
        connection.create_function(
            f"{prefix}{what}", _call(work), [dd.type("VARCHAR")], type_, type="arrow", null_handling="special"
        )


def _call(work: Column) -> Callable[[Any], Any]:
    def call(texts: Any) -> Any:
        found = work(texts)
        return found.combine_chunks() if isinstance(found, pyarrow.ChunkedArray) else found

    return call


def _sql(type_: Any) -> str:
    """How SQL writes a type of Arrow."""
    if pyarrow.types.is_list(type_):
        return f"{_sql(type_.value_type)}[]"
    if pyarrow.types.is_struct(type_):
        members = (type_.field(number) for number in range(type_.num_fields))
        return "STRUCT({})".format(", ".join(f'"{member.name}" {_sql(member.type)}' for member in members))
    return _NUMBERS[str(type_)]
