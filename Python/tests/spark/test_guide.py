"""The start of the guide does what it says, as it stands there."""

import re
import subprocess

import pyarrow.dataset
from corpus import ROOT

import viettext


def block(language: str) -> str:
    text = (ROOT / "Documentation/Spark.md").read_text(encoding="utf-8")
    start = text[text.index("## Start here") : text.index("## Columns")]
    (found,) = re.findall(rf"```{language}\n(.*?)```", start, re.DOTALL)
    return found


def test_the_start(spark, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    exec(block("python"), {})
    shown = capsys.readouterr().out
    assert "Giá vàng ở Hà_Nội tăng" in shown and re.search(r"\| +1\| +Hà Nội\| +LOC\|", shown)
    assert (tmp_path / "news.viet").read_bytes().startswith(b"VIETTEXT")
    job = subprocess.run(["bash", "-ec", block("sh")], capture_output=True, text=True)
    assert job.returncode == 0, job.stderr[-3000:]
    assert "viettext: part 0 of 1: 3 documents" in job.stderr
    table = pyarrow.dataset.dataset(tmp_path / "words", partitioning="hive").to_table().to_pylist()
    assert sorted(row["id"] for row in table) == [1, 2, 3]
    for row in table:
        assert row["words"] == (None if row["body"] is None else viettext.words(row["body"]).to_list())
