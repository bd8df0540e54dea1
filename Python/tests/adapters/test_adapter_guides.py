"""The examples of the guides and docstrings of the adapters give what they say."""

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("name", "packages"),
    [
        ("Integrations", ""), ("SearchEngines", ""), ("spaCy", "spacy"), ("ScikitLearn", "sklearn"), ("HuggingFace", "datasets"),
        ("DataFrames", "pandas polars duckdb"),
    ],
)  # fmt: skip
def test_guides(name: str, packages: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for package in packages.split():
        pytest.importorskip(package)
    path = ROOT / f"Documentation/{name}.md"
    if not path.exists():
        pytest.skip(f"{name} is not here")
    monkeypatch.chdir(tmp_path)
    result = doctest.testfile(str(path), module_relative=False, encoding="utf-8")
    assert result.failed == 0 < result.attempted


@pytest.mark.parametrize("name", ["_extras", "subwords", "spacy", "sklearn", "datasets", "pandas", "polars", "duckdb"])
def test_docstrings(name: str) -> None:
    if name == "datasets":  # The others say themselves what they need; this one needs nothing until it is called.
        pytest.importorskip(name)
    try:
        module = importlib.import_module(f"viettext.{name}")
    except ImportError as error:
        pytest.skip(str(error))
    result = doctest.testmod(module)
    assert result.failed == 0 < result.attempted
