"""What the steps for Spark do to batches of Arrow, without Spark."""

import pickle
import random
import re

import pytest

import viettext

pyarrow = pytest.importorskip("pyarrow")
pytest.importorskip("numpy")

from viettext import spark  # noqa: E402
from viettext.spark import _arrays, _counting, _measures, _rules, _signs, _tables  # noqa: E402

TEXTS = ["Trời mưa.", None, "", "Ông An đến Hà Nội ngày 9/7/2020.", "Ho\u0300a \u200b😀"] * 3


def batch(texts, type_=None, name="text"):
    return pyarrow.RecordBatch.from_arrays([pyarrow.array(range(len(texts))), pyarrow.array(texts, type_)], ["id", name])


@pytest.mark.parametrize("type_", [pyarrow.string(), pyarrow.large_string(), pyarrow.string_view()])
def test_batches(type_):
    whole = batch(TEXTS, type_)
    for step in (
        spark.segment_step(),
        spark.words_step(),
        spark.entities_step(),
        spark.keywords_step(),
        spark.normalize_step(),
    ):
        found = pyarrow.Table.from_batches(pickle.loads(pickle.dumps(step))([whole, whole.slice(3, 5), whole.slice(0, 0)]))
        found.validate(full=True)
        assert found["id"].to_pylist() == [*range(len(TEXTS)), *range(3, 8)]
        assert found["text"].to_pylist() == TEXTS + TEXTS[3:8]
        again = pyarrow.Table.from_batches(step([batch(TEXTS)]))[step.into].to_pylist()
        assert found[step.into].to_pylist() == again + again[3:8]
        assert [row is None for row in again] == [text is None for text in TEXTS]
        assert found[step.error_column].null_count == len(found)
    assert again == [text and viettext.normalize(text) for text in TEXTS]


def test_results_in_the_place_of_the_texts():
    for step in (spark.segment_step("text", into="text"), spark.words_step("text", into="text", errors="raise")):
        beside = type(step)("text", "beside", step.work, step.type)
        found = pyarrow.Table.from_batches(step([batch(TEXTS), batch(TEXTS).slice(0, 0)]))
        assert found.column_names == ["id", "text", *step.added]
        assert found["text"] == pyarrow.Table.from_batches(beside([batch(TEXTS)]))["beside"]
    assert spark.segment_step("text", into="text").added == ["text_error"] and step.added == []


def test_pieces_have_so_many_bytes(monkeypatch):
    draw = random.Random(3)
    texts = ["x" * draw.choice([0, 1, 5, 40]) if draw.random() > 0.1 else None for _ in range(300)]
    for array in (pyarrow.array(texts), pyarrow.array(texts, pyarrow.large_string()).slice(7, 250)):
        pieces = list(_arrays.pieces(array, 50))
        assert sum(count for _, count in pieces) == len(array) and pieces[0][0] == 0
        for (first, count), (after, _) in zip(pieces, pieces[1:]):
            assert first + count == after and count >= 1
        sizes = [sum(len(text or "") for text in array.slice(first, count).to_pylist()) for first, count in pieces]
        assert all(size <= 50 or count == 1 for size, (_, count) in zip(sizes, pieces))
        # None could have had one text more.
        assert all(a + len(array[first].as_py() or "") > 50 for a, (first, _) in zip(sizes, pieces[1:]))
    assert list(_arrays.values(array)) == [None if text is None else text.encode() for text in array.to_pylist()]
    monkeypatch.setattr(_arrays.pieces, "__defaults__", (20,))
    parts = list(spark.segment_step()([batch(TEXTS)]))
    assert len(parts) > 3 and sum(part.num_rows for part in parts) == len(TEXTS)


def test_a_bad_record_spoils_no_other():
    good = [text.encode() if text is not None else None for text in TEXTS]
    data = [*good, b"H\xc3\xa0 \xff", *good, b"\xed\xa0\x80"]
    texts = pyarrow.Array.from_buffers(pyarrow.string(), len(data), pyarrow.array(data, pyarrow.binary()).buffers())
    rows = pyarrow.RecordBatch.from_arrays([texts], ["text"])
    for make in (spark.segment_step, spark.entities_step, spark.normalize_step, spark.keywords_step, spark.words_step):
        # Bad bytes are tokens of their own unless they are to be faults.
        assert sum(part.num_rows for part in make()([rows])) == len(data)
        step = make(strict=True)
        found = pyarrow.Table.from_batches(step([rows]))
        bad = [number for number, error in enumerate(found[step.error_column].to_pylist()) if error]
        assert bad == [len(TEXTS), 2 * len(TEXTS) + 1]
        assert found[step.error_column][bad[0]].as_py() == "invalid-utf8: byte 4 is not valid UTF-8"
        assert found[step.into][:15] == pyarrow.Table.from_batches(step([batch(TEXTS)]))[step.into]
        assert found[step.into][bad[0]].as_py() is None
        with pytest.raises(viettext.VietTextError, match=r"column text, row 15 of") as raised:
            list(make(strict=True, errors="raise")([rows]))
        assert raised.value.code == "invalid-utf8"


def test_results_that_are_too_long_are_bad_records(monkeypatch):
    monkeypatch.setattr(_arrays, "LONGEST", 12)
    found = pyarrow.Table.from_batches(spark.normalize_step()([batch(["Hà Nội", "Hà Nội mưa to", "mưa"])]))
    assert found["normalized"].to_pylist() == ["Hà Nội", None, "mưa"]
    assert found["normalized_error"][1].as_py().startswith("input-too-long: ")


def test_what_is_no_text():
    with pytest.raises(TypeError, match="'text' holds int64"):
        list(spark.words_step()([batch([1, 2])]))
    with pytest.raises(ValueError, match="no column 'body' among id, text"):
        list(spark.words_step("body")([batch(TEXTS)]))
    with pytest.raises(TypeError, match="Analyzer, not dict"):
        spark.words_step(analyzer={})
    with pytest.raises(ValueError, match="tone must be"):
        spark.normalize_step(tone="oldest")
    assert [part.num_rows for part in spark.segment_step()([batch([None, None], pyarrow.null())])] == [2]


def test_analyzers_are_made_once_in_a_process():
    own = viettext.Analyzer(dictionary={"mưa rất to": "force"})
    first, second = (pickle.loads(pickle.dumps(spark.segment_step(analyzer=own))) for _ in range(2))
    assert _arrays.shared(first.options) is _arrays.shared(second.options) is not _arrays.shared(None)
    (found,) = first([batch(["Trời mưa rất to"])])
    assert found["segmentation"].to_pylist() == ["Trời mưa_rất_to"]


def test_counts_are_the_same_however_they_are_held():
    rows = [pyarrow.RecordBatch.from_arrays([pyarrow.array([*TEXTS, "HÀ NỘI hà nội Ha\u0300 No\u0323\u0302i"])], ["text"])]

    def sums(limit):
        counts, documents = {}, {}
        for part in _counting.Count(limit=limit)(rows * 2):
            for row in part.to_pylist():
                counts[row["key"], row["form"]] = counts.get((row["key"], row["form"]), 0) + row["count"]
                documents[row["key"]] = documents.get(row["key"], 0) + row["documents"]
        return counts, documents

    counts, documents = sums(1 << 20)
    assert (counts, documents) == sums(0)
    assert documents["hà nội"] == 8 and documents[None] == 26
    assert {form: count for (key, form), count in counts.items() if key == "hà nội"} == {"Hà Nội": 8, "HÀ NỘI": 2, "hà nội": 2}
    assert counts[None, None] == sum(count for (key, _), count in counts.items() if key)


def test_tables(tmp_path):
    records = [
        _tables.Record(key, count, 1, forms)
        for key, count, forms in [
            (b"a", 3, ((b"A", 1), (b"a", 2))),
            (b"b" * 200, 1 << 40, ((b"b" * 200, 1 << 40),)),
            ("đá".encode(), 2, (("Đá".encode(), 2),)),
        ]
    ]
    path = tmp_path / "table"
    data = _tables.encode(records, 7, 9, identity="mine")
    path.write_bytes(data)
    table = _tables.Table(path)
    assert list(table) == records and (table.documents, table.words, table.pruned) == (7, 9, 0)
    with pytest.raises(viettext.VietTextError, match="out of order"):
        _tables.encode(records[::-1], 7, 9)
    assert table.origin == _rules.Origin(distinct=3)
    pruned = _tables.encode(records, 7, 9, pruning=_rules.Pruning(2, 3, True, False))
    path.write_bytes(pruned)
    origin = _tables.Table(path).origin
    assert origin == _rules.Origin(_rules.Rules(numbers=False, minimum_documents=2, minimum_frequency=3), True, False, 3)
    assert _tables.encode([], 7, 9, origin=origin) == pruned
    assert _rules.Rules.of(origin.rules.section) == origin.rules and _rules.Rules.of(b"") == _rules.Rules()
    for wrong in (b"counted \n", b"numbers maybe\n", b"phrases 0\n", b"phrases x\n", b"identity bare\n", b"other 1\n"):
        with pytest.raises(viettext.VietTextError, match="not known here") as raised:
            _rules.Rules.of(wrong)
        assert raised.value.code == "incompatible-table"
    names, phrases = _rules.Rules("names"), _rules.Rules(phrases=3)
    for one, other in ((names, _rules.Rules()), (_rules.Rules(), phrases)):
        with pytest.raises(viettext.VietTextError, match="a sum of both"):
            one.plus(other)
    with pytest.raises(viettext.VietTextError, match="count both alike"):
        phrases.check(_rules.Rules())
    _rules.Rules().check(phrases)
    for damaged in (data[:-64], data[:100], data.replace(b"bbb", b"bcb", 1), b"", b"x" * 200):
        path.write_bytes(damaged)
        with pytest.raises(viettext.VietTextError, match="table"):
            list(_tables.Table(path))
    with pytest.raises(viettext.FileError):
        _tables.Table(tmp_path / "none")


def test_measures():
    import math

    for value in (1e-300, 0.1, 0.5, 1, 1.4142135, 1.5, 2, 10, 12345.678, 1e300):
        assert math.isclose(float(_measures.log(value)), math.log(value), rel_tol=1e-15, abs_tol=1e-15)
    assert _measures.rounded([0.5, -0.5, 1.5, 2.5, 0.49999999999999994, -2.4]).tolist() == [1, -1, 2, 3, 0, -2]
    # Ten times as common; as common; not there at all; in no words.
    assert float(_measures.log_likelihood(100, 1000, 10, 1000)) > 80
    assert float(_measures.log_likelihood(1, 1000, 30, 1000)) < -20
    assert _measures.log_likelihood([5, 0, 5], [10, 0, 10], [5, 3, 0], [10, 9, 0]).tolist() == [0, 0, 0]
    assert _measures.odds_ratio([2, 0], 4, [1, 1], 4).tolist() == [3, 0.5 / 4.5 * 3.5 / 1.5]


@pytest.mark.parametrize(
    ("text", "is_sign"),
    [
        ("TTM - Trời mưa.", True),
        ("Tin mới\nTTM \u2013 Trời mưa.", True),
        ("Tin mới\r\n (TTM)- Trời mưa.", True),
        ("(TTM) \u2014 Trời mưa.", True),
        ("TTM- Trời mưa.", False),
        ("TTM -Trời mưa.", False),
        ("Tin TTM - Trời mưa.", False),
        ("TTM, Trời mưa.", False),
        ("(TTM - Trời mưa.", False),
        ("TTM - Trời mưa, TTM kể.", False),
    ],
)
def test_what_signs_an_article_is_no_name(text, is_sign):
    source = text.encode()
    found = [
        viettext.Entity("TTM", match.start(), match.end(), "ORG", 0.9, None, None, None, None, 0)
        for match in re.finditer(b"TTM", source)
    ]
    assert _signs.without_signs(found, source) == ([] if is_sign else found)
    places = [entity._replace(type="LOC") for entity in found]
    assert _signs.without_signs(places, source) == places
