"""In ``map`` of Hugging Face's datasets."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import viettext

datasets = pytest.importorskip("datasets")
from datasets.fingerprint import Hasher  # noqa: E402

import viettext.datasets  # noqa: E402

TEXTS = ["Ông Nguyễn Văn An đến Hà Nội.", None, "", "Trời mưa. Gió to."] * 30


def table() -> datasets.Dataset:
    return datasets.Dataset.from_dict({"id": list(range(len(TEXTS))), "text": TEXTS})


@pytest.mark.parametrize("format_", [None, "arrow"])
@pytest.mark.parametrize("processes", [None, 2])
def test_map(format_: str | None, processes: int | None) -> None:
    given = table().with_format(format_)
    for name in ("segment", "words", "entities", "keywords", "sentences"):
        given = given.map(getattr(viettext.datasets, name)("text"), batched=True, batch_size=7, num_proc=processes)
    given = given.with_format(None)
    assert given.column_names == ["id", "text", "segment", "words", "entities", "keywords", "sentences"]
    assert given["id"][:] == list(range(len(TEXTS))) and given["text"][:] == TEXTS
    first, second, third, fourth = (given[number] for number in range(4))
    assert first["segment"] == "Ông Nguyễn_Văn_An đến Hà_Nội ." and first["words"] == viettext.words(TEXTS[0])
    assert [(row["text"], row["type"]) for row in first["entities"]] == [("Nguyễn Văn An", "PER"), ("Hà Nội", "LOC")]
    assert [row["key"] for row in first["keywords"]] == [keyword.key for keyword in viettext.keywords(TEXTS[0])]
    assert all(second[name] is None for name in given.column_names[1:])
    assert third["segment"] == "" and third["words"] == []
    assert [(row["start"], row["end"], row["text"]) for row in fourth["sentences"]] == [
        (0, 9, "Trời mưa ."),
        (10, 17, "Gió to ."),
    ]
    assert given[119] == {**fourth, "id": 119}


def test_what_other_columns_mean_is_kept() -> None:
    given = table().add_column("topic", [0, 1] * 60).cast_column("topic", datasets.ClassLabel(names=["vàng", "xăng"]))
    found = given.with_format("arrow").map(viettext.datasets.words("text"), batched=True)
    assert found.features["topic"] == given.features["topic"]
    again = found.map(viettext.datasets.words("text", errors="mark"), batched=True)
    assert again.column_names == [*found.column_names, "words_error"] and again.features["topic"] == given.features["topic"]


def test_a_function_is_the_same_wherever_it_is_made(tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("trời mưa\tforce\n", encoding="utf-8")

    def make() -> viettext.datasets.Mapped:
        return viettext.datasets.words("text", analyzer=viettext.Analyzer(dictionary=words))

    used = make()
    before = Hasher.hash(used)
    assert used({"text": ["trời mưa"]}) == {"words": [["trời mưa"]]}
    assert Hasher.hash(used) == before == Hasher.hash(make()) == Hasher.hash(pickle.loads(pickle.dumps(used)))
    code = (
        "import sys, viettext.datasets\nfrom datasets.fingerprint import Hasher\n"
        "print(Hasher.hash(viettext.datasets.words('text', analyzer=viettext.Analyzer(dictionary=sys.argv[1]))))"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run([sys.executable, "-c", code, words], capture_output=True, text=True, env=environment)
        assert done.stdout.strip() == before, done.stderr
    others = [
        viettext.datasets.words("text"), viettext.datasets.words("body"), viettext.datasets.words("text", "other"),
        viettext.datasets.words("text", errors="mark"), viettext.datasets.segment("text"),
    ]  # fmt: skip
    assert len({before, *map(Hasher.hash, others)}) == 6
    # What is in the file counts, not where it lies.
    elsewhere = tmp_path / "elsewhere.txt"
    words.rename(elsewhere)
    moved = viettext.datasets.words("text", analyzer=viettext.Analyzer(dictionary=elsewhere))
    assert Hasher.hash(moved) == before
    elsewhere.write_text("gió to\tforce\n", encoding="utf-8")
    assert Hasher.hash(viettext.datasets.words("text", analyzer=viettext.Analyzer(dictionary=elsewhere))) != before


def test_results_are_found_in_the_cache_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text('{"text": "Hà Nội mưa."}\n', encoding="utf-8")

    def work() -> datasets.Dataset:
        news = datasets.load_dataset("json", data_files=str(file), split="train", cache_dir=str(tmp_path / "cache"))
        return news.map(viettext.datasets.words("text"), batched=True)

    assert work()["words"][:] == [["Hà Nội", "mưa", "."]]

    def never(self: object, batch: object) -> None:
        raise AssertionError("it is done a second time")

    monkeypatch.setattr(viettext.datasets.Mapped, "__call__", never)
    assert work()["words"][:] == [["Hà Nội", "mưa", "."]]


@pytest.mark.parametrize("format_", [None, "arrow"])
def test_bad_records(format_: str | None) -> None:
    import pyarrow

    work = viettext.datasets.words("text", errors="mark")
    bad = pyarrow.array([b"H\xc3\xa0 N\xe1\xbb\x99i", b"\xe1\xbb", None], pyarrow.binary()).view(pyarrow.string())
    found = work(pyarrow.table({"text": bad})).drop(["text"]).to_pydict()
    assert found["words"] == [["Hà Nội"], None, None]
    assert [bool(error) for error in found["words_error"]] == [False, True, False] and "UTF8" in found["words_error"][1]
    with pytest.raises(viettext.VietTextError, match="text 1:"):
        viettext.datasets.words("text")(pyarrow.table({"text": bad}))
    marked = table().with_format(format_).map(work, batched=True).with_format(None)
    assert marked["words_error"][:] == [None] * len(TEXTS)
    assert work({"text": ["Hà Nội", 5]})["words_error"][1].startswith("viettext() needs a str, not int")
    with pytest.raises(TypeError, match="int64"):
        table().map(viettext.datasets.words("id"), batched=True)
