"""What is done to a column of texts, batch by batch: functions for ``mapInArrow`` that Spark sends to its workers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow

from .._errors import VietTextError
from .._options import Options
from . import _arrays

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from pyspark.sql.types import DataType, StructType

#: What becomes of a bad record: ``"mark"`` or ``"raise"``.
ERRORS = ("mark", "raise")


@dataclass(frozen=True)
class Step:
    """Adds what was found in a column of texts to batches of Arrow, as another column; all others stay.

    Where the results have the name of the column, they take its place, and the texts go nowhere.

    Called with batches, it gives batches: a function for ``DataFrame.mapInArrow``, and for whatever else hands over batches
    of Arrow. A batch is cut where its texts exceed 4 MB, so that a long document has one for itself.
    """

    #: The column of the texts.
    column: str
    #: The column of the results.
    into: str
    #: From an analyzer and an array of texts to an array of results.
    work: Callable[[Any, Any], Any]
    #: The type of the results.
    type: pyarrow.DataType
    #: ``"mark"``: a bad record has no result, and says why in the column ``error_column``. ``"raise"``: it ends the job.
    errors: str = "mark"
    #: Whether a text that is not valid UTF-8 is a bad record. Its bad bytes are tokens of their own else.
    strict: bool = False
    #: The options of the analyzer; None for none.
    options: Options | None = None

    def __post_init__(self) -> None:
        if self.errors not in ERRORS:
            raise ValueError(f"errors must be 'mark' or 'raise', not {self.errors!r}")

    @property
    def error_column(self) -> str:
        """Where a bad record says why it is one: the name of the results with ``_error`` behind it."""
        return f"{self.into}_error"

    @property
    def added(self) -> list[str]:
        """The columns that the step adds."""
        results = [] if self._replaces else [self.into]
        return [*results, self.error_column] if self.errors == "mark" else results

    @property
    def _replaces(self) -> bool:
        return self.into == self.column

    def __call__(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """The batches with the results, cut where they are large."""
        analyzer = _arrays.shared(self.options)
        done = 0
        for batch in batches:
            texts = _arrays.plain(batch.column(self._place(batch.schema.names)), self.column)
            if not len(texts):
                yield self._joined(batch, texts.cast(pyarrow.string()), [], self.work(analyzer, texts))
            for first, count in _arrays.pieces(texts):
                problems: list[tuple[int, str]] = []
                part = texts.slice(first, count)
                results = self._attempt(analyzer, part, problems, 0, done + first)
                yield self._joined(batch.slice(first, count), part, problems, results)
            done += len(texts)

    def _place(self, names: list[str]) -> int:
        if names.count(self.column) != 1:
            many = "more than one" if self.column in names else "no"
            raise ValueError(f"there is {many} column {self.column!r} among {', '.join(names)}")
        return names.index(self.column)

    def _attempt(self, analyzer: Any, texts: Any, problems: list[tuple[int, str]], first: int, row: int) -> Any:
        """The results; where one text spoils them, those of each half."""
        try:
            if self.strict:
                _arrays.check_utf8(texts)
            return self.work(analyzer, texts)
        except VietTextError as error:
            count = len(texts)
            if count == 1:
                message = f"{error.code}: {error}"
                if self.errors == "raise":
                    place = f"{message} (column {self.column}, row {row} of its partition)"
                    raise VietTextError(place, error.code, byte_offset=error.byte_offset) from error
                problems.append((first, message))
                return pyarrow.nulls(1, self.type)
        half = count // 2
        left = self._attempt(analyzer, texts.slice(0, half), problems, first, row)
        right = self._attempt(analyzer, texts.slice(half), problems, first + half, row + half)
        return pyarrow.concat_arrays([left.cast(right.type) if right.type != left.type else left, right])

    def _joined(self, batch: Any, texts: Any, problems: list[tuple[int, str]], results: Any) -> pyarrow.RecordBatch:
        columns, names = list(batch.columns), list(batch.schema.names)
        if self._replaces:
            columns[self._place(names)] = results
        else:
            columns.append(results)
            names.append(self.into)
        if self.errors == "mark":
            names.append(self.error_column)
            if problems:
                messages: list[str | None] = [None] * len(texts)
                for place, message in problems:
                    messages[place] = message
                columns.append(pyarrow.array(messages, pyarrow.string()))
            else:
                columns.append(pyarrow.nulls(len(texts), pyarrow.string()))
        return pyarrow.RecordBatch.from_arrays(columns, names)

    def schema(self, given: StructType) -> StructType:
        """The columns of a frame behind the step.

        Raises:
            TypeError: where the column holds no texts.
            ValueError: where it is not there, or what the step adds is there already.
        """
        from pyspark.sql.types import NullType, StringType, StructField, StructType

        place = given.fields[self._place(given.names)]
        if not isinstance(place.dataType, (StringType, NullType)):
            kind = place.dataType.simpleString()
            raise TypeError(f"the column {self.column!r} holds {kind}, and texts are needed: cast it to a string first")
        fields = list(given.fields)
        if self._replaces:
            fields[given.names.index(self.column)] = StructField(self.column, spark_type(self.type))
        made = StructType(fields)
        for name in self.added:
            if name.casefold() in (field.casefold() for field in given.names):
                raise ValueError(f"there is a column {name!r} already: choose another with into=")
            made.add(name, spark_type(self.type if name == self.into else pyarrow.string()))
        return made

    def over(self, frame: DataFrame) -> DataFrame:
        """The frame with the results."""
        return frame.mapInArrow(self, self.schema(frame.schema))


def spark_type(kind: pyarrow.DataType) -> DataType:
    """The type that Spark has for one of Arrow."""
    from pyspark.sql.pandas.types import from_arrow_type

    return from_arrow_type(kind)
