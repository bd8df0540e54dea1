"""The tokenizer through APSW, and what is said where extensions cannot be loaded. More in Library/checks/fts5.py."""

import sqlite3

import pytest

import viettext.sqlite


def test_apsw() -> None:
    apsw = pytest.importorskip("apsw")
    connection = apsw.Connection(":memory:")
    viettext.sqlite.load(connection)
    connection.execute("CREATE VIRTUAL TABLE news USING fts5(body, tokenize = 'viettext')")
    connection.execute("INSERT INTO news VALUES ('Đại học Bách khoa Hà Nội'), ('Tôi học ở Huế')")
    rows = connection.execute("SELECT highlight(news, 0, '[', ']') FROM news WHERE news MATCH 'dai hoc'").fetchall()
    assert rows == [("[Đại] [học] Bách khoa Hà Nội",)] or rows == [("[Đại học] Bách khoa Hà Nội",)]


def test_an_interpreter_that_cannot() -> None:
    class Closed:
        pass

    with pytest.raises(RuntimeError, match="apsw"):
        viettext.sqlite.load(Closed())
    if not hasattr(sqlite3.Connection, "enable_load_extension"):
        with pytest.raises(RuntimeError, match="apsw"):
            viettext.sqlite.load(sqlite3.connect(":memory:"))
