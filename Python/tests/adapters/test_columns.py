"""Columns of texts in data frames and queries: all types of strings, slices, nulls, bad records."""

import datetime
import math
import pickle

import pytest

import viettext
from viettext._columns import WHAT, Column, result_type

pyarrow = pytest.importorskip("pyarrow")
TEXTS = ["Ông Nguyễn Văn An đến Hà Nội ngày 9/7/2020.", None, "", "Trời mưa. Gió to.", "😀 a_b"]


def wanted(what: str, texts: list) -> list:
    def one(text: str) -> object:
        if what == "segment":
            return viettext.segment(text)
        if what == "words":
            return viettext.words(text).to_list()
        if what == "sentences":
            found = viettext.sentences(text)
            return [(sentence.start, sentence.end) for sentence in found]
        return [(row.text, row.type) for row in getattr(viettext, what)(text)]

    return [None if text is None else one(text) for text in texts]


def plain(what: str, values: list) -> list:
    """What came out in the shape of ``wanted``; structs are dicts, missing is None."""
    if what in ("segment", "words"):
        return [None if value is None else value if isinstance(value, str) else list(value) for value in values]
    names = ("start", "end") if what == "sentences" else ("text", "type")
    return [None if value is None else [tuple(row[name] for name in names) for row in value] for value in values]


STRINGS = ["string", "large_string", *(["string_view"] if hasattr(pyarrow, "string_view") else [])]


@pytest.mark.parametrize("what", WHAT)
@pytest.mark.parametrize("type_", STRINGS)
def test_arrow(what: str, type_: str) -> None:
    array = pyarrow.array(TEXTS, getattr(pyarrow, type_)())
    work = Column(what)
    found = work(array)
    found.validate(full=True)
    assert found.type == work.type(type_ == "large_string") == result_type(what, type_ == "large_string")
    assert plain(what, found.to_pylist()) == wanted(what, TEXTS)
    assert plain(what, work(array[1:4]).to_pylist()) == wanted(what, TEXTS[1:4])
    chunked = work(pyarrow.chunked_array([array[3:], array[:0], array[:2]]))
    assert plain(what, chunked.to_pylist()) == wanted(what, TEXTS[3:] + TEXTS[:2])
    assert work(array[:0]).to_pylist() == [] == work(pyarrow.chunked_array([], array.type)).to_pylist()
    marked = Column(what, "mark")(array)
    assert marked.type == Column(what, "mark").type(type_ == "large_string")
    assert plain(what, [row[what] for row in marked.to_pylist()]) == wanted(what, TEXTS)
    assert plain(what, work(array.dictionary_encode() if type_ != "string_view" else array).to_pylist()) == wanted(what, TEXTS)


def test_what_is_no_column_of_texts() -> None:
    for texts in (pyarrow.array([1, 2]), [1, 2], "một", pyarrow.array([[b"a"]])):
        for errors in ("raise", "mark"):
            with pytest.raises(TypeError):
                Column("words", errors)(texts)
    for arguments in (("verbs",), ("words", "skip")):
        with pytest.raises(ValueError):
            Column(*arguments)
    with pytest.raises(TypeError):
        Column("words", "raise", "analyzer")
    assert pickle.dumps(Column("words")) == pickle.dumps(pickle.loads(pickle.dumps(Column("words"))))


def test_bad_records() -> None:
    good, broken = "Hà Nội".encode(), b"H\xc3"
    array = pyarrow.array([good] * 40 + [broken, None] + [good] * 7 + [broken], pyarrow.binary()).view(pyarrow.string())
    for what in WHAT:
        rows = Column(what, "mark")(pyarrow.chunked_array([array[:41], array[41:]])).to_pylist()
        assert [number for number, row in enumerate(rows) if row["error"]] == [40, 49]
        assert [number for number, row in enumerate(rows) if row[what] is None] == [40, 41, 49]
        with pytest.raises(viettext.VietTextError, match=r"text 40: .*UTF8"):
            Column(what)(array)
    mixed = ["Hà Nội", 5, None, b"a", math.nan, "a\ud800b", datetime.date(2020, 1, 1)]
    rows = Column("segment", "mark")(mixed).to_pylist()
    assert [row["segment"] for row in rows] == ["Hà_Nội", None, None, None, None, "a \ufffd b", None]
    assert [bool(row["error"]) for row in rows] == [False, True, False, True, False, False, True]
    with pytest.raises(viettext.VietTextError, match=r"text 1: .*not int"):
        Column("segment")(mixed)
    # Arrow takes str for bytes where there are both.
    assert [row["segment"] for row in Column("segment", "mark")(["Hà Nội", b"H"]).to_pylist()] == ["Hà_Nội", None]


class TestPandas:
    pandas = None

    @pytest.fixture(autouse=True)
    def _pandas(self) -> None:
        self.pandas = pytest.importorskip("pandas")

    @pytest.mark.parametrize("what", WHAT[:4])
    @pytest.mark.parametrize("dtype", ["object", "string", "string[pyarrow]", "arrow", "category", None])
    def test_series(self, what: str, dtype: str | None) -> None:
        kind = self.pandas.ArrowDtype(pyarrow.large_string()) if dtype == "arrow" else dtype
        series = self.pandas.Series(TEXTS, index=list("abcde"), name="body", dtype=kind)
        call = getattr(viettext.pandas, what)
        for given, texts in ((series, TEXTS), (series[1:4], TEXTS[1:4]), (series[::-1], TEXTS[::-1]), (series[:0], [])):
            found = call(given)
            assert list(found.index) == list(given.index) and found.name == "body"
            assert plain(what, [None if self._missing(value) else value for value in found]) == wanted(what, texts)
        marked = call(series, errors="mark")
        assert list(marked.columns) == [what, "error"] and marked["error"].isna().all() and list(marked.index) == list("abcde")

    def _missing(self, value: object) -> bool:
        return not isinstance(value, list) and self.pandas.isna(value)

    def test_rows(self) -> None:
        series = self.pandas.Series([TEXTS[0], None, "", "Đà Nẵng"], index=list("abcd"))
        table = viettext.pandas.rows(viettext.pandas.entities(series))
        assert list(zip(table.index, table["text"], table["start"])) == [
            ("a", "Nguyễn Văn An", 4), ("a", "Hà Nội", 22), ("a", "ngày 9/7/2020", 29), ("d", "Đà Nẵng", 0),
        ]  # fmt: skip
        assert {"key", "score", "frequency"} <= set(viettext.pandas.rows(viettext.pandas.keywords(series)))
        assert len(viettext.pandas.rows(viettext.pandas.entities(series[1:3]))) == 0

    def test_bad_records(self) -> None:
        series = self.pandas.Series(["Hà Nội", 5, b"a", None, math.nan])
        marked = viettext.pandas.segment(series, errors="mark")
        assert marked["segment"].isna().tolist() == [False, True, True, True, True]
        assert marked["error"].isna().tolist() == [True, False, False, True, True]
        with pytest.raises(viettext.VietTextError, match=r"text 1: .*not int"):
            viettext.pandas.segment(series)
        with pytest.raises(TypeError, match="int64"):
            viettext.pandas.segment(self.pandas.Series([1, 2]), errors="mark")
        with pytest.raises(TypeError, match="needs a Series, not list"):
            viettext.pandas.segment(["Hà Nội"])
        own = viettext.Analyzer(dictionary={"trời mưa": "force"})
        assert viettext.pandas.words(self.pandas.Series(["trời mưa"]), analyzer=own)[0] == ["trời mưa"]


class TestPolars:
    @pytest.fixture(autouse=True)
    def _polars(self) -> None:
        self.polars = pytest.importorskip("polars")

    @pytest.mark.parametrize("what", WHAT[:4])
    def test_expressions(self, what: str) -> None:
        frame = self.polars.DataFrame({"text": TEXTS, "id": range(5)})
        call = getattr(viettext.polars, what)

        def values(found: object) -> list:
            return plain(what, found.to_list())

        assert values(frame.select(call("text"))["text"]) == wanted(what, TEXTS)
        added = frame.with_columns(call(self.polars.col("text").str.strip_chars()).alias("found"))
        assert values(added["found"]) == wanted(what, TEXTS) and added["id"].to_list() == list(range(5))
        # What is said of the type before is what comes.
        lazy = frame.lazy().with_columns(found=call("text"))
        assert lazy.collect().schema == (lazy.collect_schema() if hasattr(lazy, "collect_schema") else lazy.schema)
        assert values(frame[1:4].select(call("text"))["text"]) == wanted(what, TEXTS[1:4])
        assert values(self.polars.concat([frame, frame], rechunk=False).select(call("text"))["text"]) == wanted(what, TEXTS * 2)
        assert frame[:0].select(call("text")).height == 0
        marked = frame.select(call("text", errors="mark").alias("m")).unnest("m")
        assert (
            marked.columns == [what, "error"]
            and marked["error"].null_count() == 5
            and values(marked[what]) == wanted(what, TEXTS)
        )
        assert values(frame.select(call(self.polars.col("text").cast(self.polars.Categorical)))["text"]) == wanted(what, TEXTS)

    def test_what_is_wrong(self) -> None:
        with pytest.raises(Exception, match="int64"):
            self.polars.DataFrame({"n": [1]}).select(viettext.polars.words("n"))
        with pytest.raises(ValueError, match="errors"):
            viettext.polars.words("n", errors="skip")


class TestDuckDB:
    @pytest.fixture(autouse=True)
    def _duckdb(self) -> None:
        self.duckdb = pytest.importorskip("duckdb")

    @pytest.mark.parametrize("errors", ["raise", "mark"])
    @pytest.mark.parametrize("what", WHAT[:4])
    def test_functions(self, what: str, errors: str) -> None:
        connection = self.duckdb.connect()
        viettext.duckdb.register(connection, errors=errors)
        connection.execute("CREATE TABLE news AS SELECT unnest(?::VARCHAR[]) AS body, unnest(range(5)) AS id", [TEXTS])
        expression = f"vi_{what}(body)"
        if errors == "mark":
            assert connection.execute(f"SELECT count({expression}.error) FROM news").fetchall() == [(0,)]
            expression += f".{what}"
        found = connection.execute(f"SELECT {expression} FROM news ORDER BY id").fetchall()
        assert plain(what, [row[0] for row in found]) == wanted(what, TEXTS)
        assert connection.execute(f"SELECT count({expression}) FROM news").fetchall() == [(4,)]
        many = connection.execute(f"SELECT count({expression}) FROM news, range(3000) WHERE id != 1").fetchall()
        assert many == [(12000,)]
        assert connection.execute(f"SELECT {expression} FROM news WHERE false").fetchall() == []

    def test_queries(self) -> None:
        connection = self.duckdb.connect()
        own = viettext.Analyzer(dictionary={"trời mưa": "force"})
        viettext.duckdb.register(connection, prefix="x_", analyzer=own)
        assert connection.execute("SELECT x_words('trời mưa')").fetchall() == [(["trời mưa"],)]
        query = (
            "SELECT e.text, e.type, e.start FROM (SELECT unnest(x_entities('Ông An đến Hà Nội.')) AS e) WHERE e.type = 'LOC'"
        )
        assert connection.execute(query).fetchall() == [("Hà Nội", "LOC", 11)]
        with pytest.raises(ValueError, match="errors"):
            viettext.duckdb.register(connection, errors="skip")


@pytest.mark.parametrize(
    ("module", "extra", "package"),
    [
        ("spacy", "spacy", "srsly"), ("sklearn", "sklearn", "scipy"), ("datasets", "datasets", "pyarrow"), ("pandas", "pandas", "pandas"),
        ("polars", "polars", "polars"), ("duckdb", "duckdb", "duckdb"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named_with_its_extra(
    module: str, extra: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib
    import sys

    monkeypatch.delitem(sys.modules, f"viettext.{module}", raising=False)
    for name in [name for name in sys.modules if name.split(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ImportError, match=rf"{package}.* is not installed; pip install 'viettext\[{extra}\]'"):
        importlib.import_module(f"viettext.{module}")
