"""The tokenizer for SQLite's full-text search.

>>> import sqlite3, viettext.sqlite
>>> connection = sqlite3.connect(":memory:")
>>> viettext.sqlite.load(connection)
>>> connection.execute("CREATE VIRTUAL TABLE news USING fts5(body, tokenize = 'viettext')")  # doctest: +ELLIPSIS
<sqlite3.Cursor object at ...>
"""

from __future__ import annotations

import os
from typing import Any

from . import _native


def load(connection: Any) -> None:
    """Makes ``tokenize = 'viettext'`` known to a connection of ``sqlite3`` or of ``apsw``.

    Raises:
        RuntimeError: where this Python cannot load extensions, or the SQLite beneath it has no FTS5.
    """
    # The name that SQLite derives the entry point from must be that of the file.
    path = os.fspath(_native.path)
    enable = getattr(connection, "enable_load_extension", None) or getattr(connection, "enableloadextension", None)
    if enable is None:
        raise RuntimeError(
            "this Python's sqlite3 was built without loading extensions (as those of pyenv are); use the Python of your "
            "system, or the package apsw, whose connections can be given to load() as well"
        )
    enable(True)
    try:
        if hasattr(connection, "load_extension"):
            connection.load_extension(path)
        else:
            connection.loadextension(path, "sqlite3_viettext_init")
    except Exception as error:
        raise RuntimeError(f"SQLite cannot load {path}: {error}") from error
    finally:
        enable(False)
