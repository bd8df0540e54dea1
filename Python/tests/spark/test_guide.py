"""The start of the guide does what it says, as it stands there."""

import re
import subprocess
import sys

import pyarrow.dataset
from cluster import environment
from corpus import ROOT

import viettext


def block(language: str) -> str:
    text = (ROOT / "Documentation/Spark.md").read_text(encoding="utf-8")
    start = text[text.index("## Start here") : text.index("## Columns")]
    (found,) = re.findall(rf"```{language}\n(.*?)```", start, re.DOTALL)
    return found


def test_the_start(tmp_path):
    (tmp_path / "start.py").write_text(block("python"), encoding="utf-8")
    start = subprocess.run([sys.executable, "start.py"], capture_output=True, text=True, cwd=tmp_path, env=environment())
    assert start.returncode == 0, start.stderr[-3000:]
    assert "Giá vàng ở Hà_Nội tăng" in start.stdout and re.search(r"\| +1\| +Hà Nội\| +LOC\|", start.stdout)
    assert (tmp_path / "news.viet").read_bytes().startswith(b"VIETTEXT")
    job = subprocess.run(["bash", "-ec", block("sh")], capture_output=True, text=True, cwd=tmp_path, env=environment())
    assert job.returncode == 0, job.stderr[-3000:]
    # spark-submit gives out both streams of the program as one.
    assert "viettext: part 0 of 1: 3 documents" in job.stdout
    table = pyarrow.dataset.dataset(tmp_path / "words", partitioning="hive").to_table().to_pylist()
    assert sorted(row["id"] for row in table) == [1, 2, 3]
    for row in table:
        assert row["words"] == (None if row["body"] is None else viettext.words(row["body"]).to_list())
