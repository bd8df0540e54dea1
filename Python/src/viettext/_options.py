"""What an analyzer is made with, from Python's values to the library's options."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping
from ctypes import byref, c_void_p
from pathlib import Path
from typing import Any, Union

from . import _native as native

#: A file, words, or words with what is to be done with them (``"add"``, ``"force"``, ``"forbid"``).
Dictionary = Union[str, "os.PathLike[str]", Mapping[str, str], Iterable[str]]
#: A file, or names with their type, or with type and strength (``"suggest"``, ``"force"``, ``"forbid"``).
Gazetteer = Union[str, "os.PathLike[str]", Mapping[str, Union[str, tuple[str, str]]]]


def _lines(rows: Iterable[tuple[str, ...]], what: str) -> bytes:
    """Rows of cells as a file of lines, in which nothing can be taken for a separator or a comment."""
    lines = []
    for row in rows:
        for cell in row:
            if not isinstance(cell, str):
                raise TypeError(f"a {what} is made of str, not {type(cell).__name__}")
            if any(mark in cell for mark in "\t\n\r"):
                raise ValueError(f"a {what} may hold no tabs and line ends: {cell!r}")
        lines.append(" " + "\t".join(row) + "\n")
    return "".join(lines).encode("utf-8", "replace")


class Options:
    """The arguments of an analyzer, checked, and kept so that it can be made again elsewhere."""

    def __init__(self, arguments: Mapping[str, Any]) -> None:
        self.settings: list[tuple[str, str]] = []
        self.dictionary: bytes | str | None = None
        self.gazetteer: bytes | str | None = None
        for name, value in arguments.items():
            if value is None:
                continue
            if name == "dictionary":
                self.dictionary = self._dictionary(value)
            elif name == "gazetteer":
                self.gazetteer = self._gazetteer(value)
            else:
                self.settings.append((name.replace("_", "-"), self._setting(name, value)))

    @staticmethod
    def _setting(name: str, value: object) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, datetime.date):
            return value.strftime("%Y-%m-%d") if value.year > 999 else value.isoformat()[:10]
        if isinstance(value, (str, int, float)):
            return str(value)
        if isinstance(value, os.PathLike):
            return str(os.fspath(value))
        if isinstance(value, Iterable):
            return ",".join(str(item) for item in value)
        raise TypeError(f"{name} cannot be {type(value).__name__}")

    @staticmethod
    def _dictionary(value: Dictionary) -> bytes | str:
        if isinstance(value, (str, os.PathLike)):
            return os.fspath(value)
        if isinstance(value, Mapping):
            return _lines(value.items(), "dictionary")
        return _lines(((word,) for word in value), "dictionary")

    @staticmethod
    def _gazetteer(value: Gazetteer) -> bytes | str:
        if isinstance(value, (str, os.PathLike)):
            return os.fspath(value)
        if not isinstance(value, Mapping):
            raise TypeError(f"gazetteer must be a path or a dict of names and types, not {type(value).__name__}")
        return _lines(((n, t) if isinstance(t, str) else (n, *t) for n, t in value.items()), "gazetteer")

    def state(self) -> dict[str, Any]:
        """Plain values that ``of_state`` makes the same options of anywhere: what is in the files, not where they are."""

        def read(source: bytes | str | None) -> bytes | None:
            return Path(source).read_bytes() if isinstance(source, str) else source

        return {
            "settings": [list(setting) for setting in self.settings],
            "dictionary": read(self.dictionary),
            "gazetteer": read(self.gazetteer),
        }

    @classmethod
    def of_state(cls, state: Mapping[str, Any]) -> Options:
        """The options that ``state`` came from."""
        made = cls({})
        made.settings = [(name, value) for name, value in state["settings"]]
        made.dictionary = state["dictionary"]
        made.gazetteer = state["gazetteer"]
        return made

    def make(self) -> c_void_p:
        """An analyzer of the library."""
        library, error = native.library, native.Error()

        def check(status: int) -> None:
            if status:
                raise native.failure(error)

        options = library.viettext_options_create()
        try:
            for name, value in self.settings:
                check(library.viettext_options_set(options, name.encode(), os.fsencode(value), byref(error)))
            for kind, source in (("dictionary", self.dictionary), ("gazetteer", self.gazetteer)):
                if isinstance(source, bytes):
                    add = getattr(library, f"viettext_options_add_{kind}")
                    check(add(options, source, len(source), kind.encode(), byref(error)))
                elif source is not None:
                    add = getattr(library, f"viettext_options_add_{kind}_file")
                    check(add(options, os.fsencode(Path(source)), byref(error)))
            analyzer = c_void_p()
            check(library.viettext_analyzer_create(options, byref(analyzer), byref(error)))
            return analyzer
        finally:
            library.viettext_options_destroy(options)
