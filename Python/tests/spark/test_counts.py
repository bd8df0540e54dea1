"""Counts of a corpus on a cluster are those of the command on one machine."""

import json
import subprocess

import pytest
from corpus import GROUPS, documents
from pyspark.sql import functions as f

import viettext
from viettext import spark as functions
from viettext.spark import _measures

PLACES = {
    "log_likelihood": 2, "log_ratio": 2, "log_ratio_bound": 2, "per_million": 2, "reference_per_million": 2,
    "percent_difference": 1, "odds_ratio": 3, "log_dice": 2, "pmi": 2, "mi3": 2, "t": 2, "z": 2, "dice": 4,
}  # fmt: skip


@pytest.fixture(scope="module")
def counted(spark, tmp_path_factory):
    """Documents on the cluster, and the same in files: all, and of each group and of all others."""
    rows = [row for row in documents(600, []) if row["body"] is not None]
    folder = tmp_path_factory.mktemp("counts")
    parts = {"all": rows}
    for number, group in enumerate(GROUPS):
        parts[f"in{number}"] = [row for row in rows if row["group"] == group]
        parts[f"out{number}"] = [row for row in rows if row["group"] != group]
    for name, some in parts.items():
        lines = [json.dumps({"text": row["body"]}, ensure_ascii=False) + "\n" for row in some]
        (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    frame = spark.createDataFrame(
        [(row["group"], row["body"]) for row in rows] + [(GROUPS[0], None)], "`group` string, body string"
    )
    return frame.repartition(3).persist(), folder


def run(viet: str, *arguments: str) -> str:
    return subprocess.run([viet, *arguments], capture_output=True, text=True, check=True).stdout


def decimal(value: float, places: int) -> str:
    """A figure as the command writes it: halves away from zero."""
    units = int(_measures.rounded(value * 10.0**places))
    digits = str(abs(units)).rjust(places + 1, "0")
    return f"{'-' * (units < 0)}{digits[:-places]}.{digits[-places:]}"


def same(rows: list, theirs: str) -> None:
    """Whether rows are those of a table of the command, line by line."""
    heading, *lines = theirs.splitlines()
    names = heading.split("\t")

    def cell(row, name: str) -> str:
        value = row[name]
        return "" if value is None else decimal(value, PLACES[name]) if name in PLACES else str(value)

    assert ["\t".join(cell(row, name) for name in names) for row in rows] == lines
    assert lines


def test_tables(spark, counted, viet, tmp_path):
    frame, folder = counted
    mine, theirs = tmp_path / "mine.viet", tmp_path / "theirs.viet"
    counts = functions.frequencies(frame, "body").persist()
    counts.write(mine)
    run(viet, "frequencies", "--input", "jsonl", "--output", str(theirs), str(folder / "all.jsonl"))
    assert mine.read_bytes() == theirs.read_bytes()
    options = ("--minimum-documents", "3", "--one-form", "--no-numbers", "--identity", "mine")
    run(viet, "frequencies", "--input", "jsonl", "--output", str(theirs), *options, str(folder / "all.jsonl"))
    counts.write(mine, minimum_documents=3, one_form=True, numbers=False, identity="mine")
    assert mine.read_bytes() == theirs.read_bytes()
    # What was read is written as it was counted, alone and in a sum.
    pruned = functions.Frequencies.read(spark, theirs)
    assert pruned.table(identity="mine") == theirs.read_bytes()
    counts.write(tmp_path / "whole.viet")
    run(viet, "frequencies", "--merge", "--output", str(mine), str(theirs), str(tmp_path / "whole.viet"))
    assert functions.Frequencies.sum([pruned, counts]).table() == mine.read_bytes()
    # The command adds tables of parts up to the same.
    parts = [counts, functions.frequencies(frame.where("`group` = 'thể thao'"), "body")]
    for number, part in enumerate(parts):
        part.write(tmp_path / f"{number}.viet")
    run(viet, "frequencies", "--merge", "--output", str(theirs), str(tmp_path / "0.viet"), str(tmp_path / "1.viet"))
    assert functions.Frequencies.sum(parts).table() == theirs.read_bytes()
    assert functions.Frequencies.read(spark, theirs).table() == theirs.read_bytes()
    commonest = counts.commonest(40).withColumn("per_million", f.col("frequency") * 1_000_000 / counts.totals()[0])
    same(
        commonest.collect(),
        run(viet, "frequencies", "--input", "jsonl", "--top", "40", "--format", "tsv", str(folder / "all.jsonl")),
    )


def test_keyness(spark, counted, viet, tmp_path):
    frame, folder = counted
    here = functions.frequencies(frame.where("`group` = 'kinh tế'"), "body")
    there = functions.frequencies(frame.where("`group` <> 'kinh tế'"), "body").persist()
    there.write(tmp_path / "there.viet")
    (tmp_path / "stop.txt").write_text("của\nKỸ_SƯ\nvà\n")
    options = ("--input", "jsonl", "--top", "150", "--format", "tsv", "--against", str(tmp_path / "there.viet"))
    theirs = run(viet, "frequencies", *options, "--stop-words", str(tmp_path / "stop.txt"), str(folder / "in0.jsonl"))
    same(here.against(there, 150, stop_words=["của", "KỸ_SƯ", "và"]).collect(), theirs)
    # Against a table without numbers there are none.
    there.write(tmp_path / "there.viet", numbers=False)
    theirs = run(viet, "frequencies", *options, "--stop-words", "none", str(folder / "in0.jsonl"))
    same(here.against(functions.Frequencies.read(spark, tmp_path / "there.viet"), 150).collect(), theirs)
    run(
        viet,
        "frequencies",
        "--names",
        "PER",
        "--input",
        "jsonl",
        "--output",
        str(tmp_path / "names.viet"),
        str(folder / "in0.jsonl"),
    )
    names = functions.Frequencies.read(spark, tmp_path / "names.viet")
    for wrong in (lambda: here.against(names), lambda: functions.Frequencies.sum([here, names])):
        with pytest.raises(viettext.VietTextError, match="counts names") as raised:
            wrong()
        assert raised.value.code == "invalid-argument"


@pytest.mark.parametrize(
    ("query", "options", "flags"),
    [
        (
            "Việt Nam",
            {"measure": "log-dice", "left": 0, "right": 3, "floor": 1},
            ["--left", "0", "--right", "3", "--floor", "1"],
        ),
        ("cua … viet nam", {"match": "bare", "measure": "z", "floor": 1}, ["--match", "bare", "--floor", "1"]),
    ],
)
def test_collocates(counted, viet, query, options, flags):
    frame, folder = counted
    flags = [*flags, "--measure", options["measure"], "--show", "all", "--stop-words", "none", "--top", "80", "--format", "tsv"]
    theirs = run(viet, "collocates", query, "--input", "jsonl", *flags, str(folder / "all.jsonl"))
    same(functions.collocates(frame, query, "body", limit=80, **options).collect(), theirs)


def test_keywords_of_groups(counted, viet):
    frame, folder = counted
    found = functions.group_keywords(frame, "group", "body", limit=40).collect()
    for number, group in enumerate(GROUPS):
        flags = ("--types", "words,names", "--stop-words", "none", "--top", "40", "--format", "tsv")
        where = ("--against", str(folder / f"out{number}.jsonl"), str(folder / f"in{number}.jsonl"))
        theirs = run(viet, "keywords", "--by", "corpus", "--input", "jsonl", *flags, *where)
        rows = [row for row in found if row["group"] == group]
        assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))
        same(rows, theirs)
