"""The examples of the guides and of the docstrings give what they say."""

import doctest
import sqlite3
from pathlib import Path

import pytest

import viettext
import viettext.sqlite

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["Python/README.md", "Documentation/Python.md"])
def test_guides(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = ROOT / name
    if not path.exists():
        pytest.skip(f"{name} is not here")
    monkeypatch.chdir(tmp_path)
    assert doctest.testfile(str(path), module_relative=False, encoding="utf-8", optionflags=doctest.ELLIPSIS).failed == 0


def test_docstrings() -> None:
    result = doctest.testmod(viettext)
    assert result.failed == 0 < result.attempted
    if hasattr(sqlite3.Connection, "enable_load_extension"):
        assert doctest.testmod(viettext.sqlite).failed == 0


def test_everything_public_is_explained() -> None:
    for name in viettext.__all__:
        assert getattr(viettext, name).__doc__, name
    for name in dir(viettext.Analyzer):
        if not name.startswith("_"):
            assert getattr(viettext.Analyzer, name).__doc__, name
