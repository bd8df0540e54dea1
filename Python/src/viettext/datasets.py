"""Functions for ``map`` of Hugging Face's ``datasets``, in batches of Arrow or of lists, with one process or several.

>>> import datasets
>>> import viettext.datasets
>>> news = datasets.Dataset.from_dict({"text": ["Hà Nội mưa.", None]})
>>> news.map(viettext.datasets.words("text"), batched=True)["words"][:]
[['Hà Nội', 'mưa', '.'], None]

``with_format("arrow")`` in front of ``map`` passes arrays on without an object a text. Results are found in the cache again, in
another process too, as long as the arguments, the files of words and names, and the library are the same.
"""

from __future__ import annotations

from typing import Any

from . import _native as native
from ._analyzer import Analyzer
from ._columns import Column
from ._extras import needs
from ._options import Options

with needs("datasets"):
    import pyarrow


class Mapped:
    """A function for ``Dataset.map`` with ``batched=True``, which adds a column; the others are kept.

    Args:
        what: ``"segment"``, ``"words"``, ``"entities"``, ``"keywords"`` or ``"sentences"``.
        column: the column of the texts.
        into: the column of the results.
        errors: ``"raise"``, or ``"mark"``: a second column, ``into`` with ``_error`` behind it, says what is wrong with
            a record whose result is None. Nothing is raised then.
        analyzer: the one with words and names of your own.
    """

    def __init__(
        self, what: str, column: str, into: str | None = None, errors: str = "raise", analyzer: Analyzer | None = None
    ) -> None:
        self.column = column
        self.into = into or what
        self._work = Column(what, errors, analyzer)

    def __reduce__(self) -> tuple[object, ...]:
        # The fingerprint is made of this: no handles and no paths, but everything that decides the results.
        analyzer = self._work.analyzer
        state = analyzer._options.state() if analyzer else None
        arguments = (self._work.what, self.column, self.into, self._work.errors)
        return _mapped, (arguments, state, native.library.viettext_build_info())

    def __call__(self, batch: Any) -> Any:
        """The batch with the new column where it is a table of Arrow; the new column alone where it is a dict of lists."""
        if isinstance(batch, pyarrow.Table):
            return _extended(batch, self._columns(batch.column(self.column)))
        return {name: values.to_pylist() for name, values in self._columns(batch[self.column]).items()}

    def _columns(self, texts: Any) -> dict[str, Any]:
        found = self._work(texts)
        if self._work.errors == "raise":
            return {self.into: found}
        if isinstance(found, pyarrow.ChunkedArray):
            found = found.combine_chunks()
        if isinstance(found, pyarrow.ChunkedArray):
            # Too much for one array.
            values, errors = (pyarrow.chunked_array([chunk.field(n) for chunk in found.chunks]) for n in (0, 1))
        else:
            values, errors = found.field(0), found.field(1)
        return {self.into: values, f"{self.into}_error": errors}


def _extended(batch: Any, columns: dict[str, Any]) -> Any:
    described = b"huggingface" in (batch.schema.metadata or {})
    if described:
        from datasets import Features

        # What columns mean to datasets is told apart from their types, of all columns or of none.
        features = Features.from_arrow_schema(batch.schema)
        for name, values in columns.items():
            features[name] = Features.from_arrow_schema(pyarrow.schema([(name, values.type)]))[name]
    for name, values in columns.items():
        place = batch.schema.get_field_index(name)
        batch = batch.append_column(name, values) if place < 0 else batch.set_column(place, name, values)
    return batch.replace_schema_metadata(features.arrow_schema.metadata) if described else batch


def _mapped(arguments: tuple[str, str, str, str], state: dict[str, Any] | None, identity: bytes) -> Mapped:
    return Mapped(*arguments, Analyzer._of(Options.of_state(state)) if state else None)


def segment(column: str, into: str = "segment", errors: str = "raise", analyzer: Analyzer | None = None) -> Mapped:
    """Texts as underscore text. See ``Mapped`` for the arguments of all of these."""
    return Mapped("segment", column, into, errors, analyzer)


def words(column: str, into: str = "words", errors: str = "raise", analyzer: Analyzer | None = None) -> Mapped:
    """Words, a list of strings a text."""
    return Mapped("words", column, into, errors, analyzer)


def entities(column: str, into: str = "entities", errors: str = "raise", analyzer: Analyzer | None = None) -> Mapped:
    """Names, dates, sums and numbers, a list of records a text; offsets are in code points."""
    return Mapped("entities", column, into, errors, analyzer)


def keywords(column: str, into: str = "keywords", errors: str = "raise", analyzer: Analyzer | None = None) -> Mapped:
    """Keywords, a list of records a text."""
    return Mapped("keywords", column, into, errors, analyzer)


def sentences(column: str, into: str = "sentences", errors: str = "raise", analyzer: Analyzer | None = None) -> Mapped:
    """Sentences as underscore text for models such as PhoBERT, with their places: a list of records a text."""
    return Mapped("sentences", column, into, errors, analyzer)
