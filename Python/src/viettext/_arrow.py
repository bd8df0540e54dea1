"""Arrays of Arrow in and out, without an object a text."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow

#: Sizes of ArrowSchema and ArrowArray on systems of 64 bits.
_SCHEMA, _ARRAY = 72, 80


def apply(texts: Any, call: Callable[[int, int, int, int], None]) -> pyarrow.Array | pyarrow.ChunkedArray:
    """Calls ``call`` with the addresses of schema and array of the texts and of the result.

    ``texts`` is anything that speaks the Arrow PyCapsule interface: arrays and chunked arrays of pyarrow, series of
    polars and pandas, columns of duckdb.
    """
    import pyarrow

    if isinstance(texts, pyarrow.ChunkedArray):
        pass
    elif isinstance(texts, pyarrow.Array):
        return _array(texts, call)
    elif hasattr(texts, "__arrow_c_stream__"):
        texts = pyarrow.chunked_array(texts)
    else:
        return _array(pyarrow.array(texts), call)
    chunks = [_array(chunk, call) for chunk in texts.chunks]
    if chunks:
        return pyarrow.chunked_array(chunks)
    empty = _array(pyarrow.array([], texts.type), call)
    return pyarrow.chunked_array([], type=empty.type)


def _array(texts: pyarrow.Array, call: Callable[[int, int, int, int], None]) -> pyarrow.Array:
    import pyarrow

    if pyarrow.types.is_dictionary(texts.type):
        texts = texts.dictionary_decode()
    if pyarrow.types.is_null(texts.type):
        texts = texts.cast(pyarrow.string())
    if not (
        pyarrow.types.is_string(texts.type) or pyarrow.types.is_large_string(texts.type) or str(texts.type) == "string_view"
    ):
        raise TypeError(f"an array of strings is needed, not of {texts.type}")
    memory = [ctypes.create_string_buffer(size) for size in (_SCHEMA, _ARRAY, _SCHEMA, _ARRAY)]
    schema, array, result_schema, result = (ctypes.addressof(buffer) for buffer in memory)
    texts._export_to_c(array, schema)
    try:
        call(schema, array, result_schema, result)
        return pyarrow.Array._import_from_c(result, result_schema)
    finally:
        # Importing again is what releases it.
        pyarrow.Array._import_from_c(array, schema)
