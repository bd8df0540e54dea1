#!/usr/bin/env python3
"""Checks the tokenizer for SQLite from Python's sqlite3 and from the shell. Usage: fts5.py LIBRARY [-v]"""
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import unittest

LIBRARY = os.path.abspath(sys.argv.pop(1))

BODIES = [
    "Thành phố Hồ Chí Minh mưa to, sinh viên Đại học Bách khoa nghỉ học.",
    "Bạn tôi học đại học ở Đà Nẵng; thuỷ điện Hoà Bình xả lũ.",
    "Kỹ sư Nguyễn Văn An đến Hà Nội.\nÔng An nói: giá gạo tăng 12%, còn 15.000 đồng.",
    "Bàn ghế, sinh học và viên thuốc. Kyoto 2024, COVID-19.",
]


def connect(path=":memory:"):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.enable_load_extension(True)
    connection.load_extension(LIBRARY)
    connection.enable_load_extension(False)
    return connection


def table(options="", more="", bodies=BODIES):
    connection = connect()
    connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(body, tokenize = 'viettext {options}'{more})")
    connection.executemany("INSERT INTO t(body) VALUES (?)", [(body,) for body in bodies])
    return connection


class Queries(unittest.TestCase):
    def found(self, query, connection=None):
        rows = (connection or self.connection).execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid", (query,))
        return [row[0] for row in rows]

    @classmethod
    def setUpClass(cls):
        cls.connection = table()

    def test_words_and_phrases(self):
        for query, rows in [
            ('"thành phố hồ chí minh"', [1]), ('"thanh pho ho chi minh"', [1]), ('"THÀNH PHỐ"', [1]),
            ('"hồ chí"', [1]), ("da nang", [2]), ('"đà nẵng"', [2]), ("bạn", [2]), ("ban", [2, 4]), ("bàn", [4]),
            ('"thủy điện hòa bình"', [2]), ('"thuỷ điện hoà bình"', [2]), ('"ho\u0300a bi\u0300nh"', [2]),
            ('"kĩ sư"', [3]), ('"ky su"', [3]), ("sinh viên", [1, 4]), ('"sinh viên"', [1]), ('"COVID-19"', [4]),
            ("huế", []), ('"phố thành"', []), ('"học sinh"', []),
        ]:  # fmt: skip
            self.assertEqual(self.found(query), rows, query)

    def test_whole_words(self):
        self.assertEqual(self.found('"sinh_viên"'), [1])
        self.assertEqual(self.found('"dai_hoc"'), [1, 2])
        self.assertEqual(self.found('"đại_học bách khoa"'), [1])
        self.assertEqual(self.found('"sinh_học"'), [4])
        # The syllables stand there, and are no word there.
        self.assertEqual(self.found('"nghỉ học"'), [1])
        self.assertEqual(self.found('"tôi_học"'), [])

    def test_prefixes_near_and_boolean(self):
        for query, rows in [
            ("ngh*", [1]), ("đ*", [1, 2, 3]), ("hà*", [3]), ("ha*", [3]), ("dai h*", [1, 2]), ("đạ*", [1, 2]), ("nguy*", [3]), ("ky*", [3, 4]), ("kyo*", [4]), ("đà n*", [2]),
            ("NEAR(sinh khoa, 4)", [1]), ("NEAR(sinh nghỉ, 2)", []), ("học NOT bạn", [1, 4]),
            ("gạo OR lũ", [2, 3]), ("body : gạo", [3]), ("^thành", [1]), ("^phố", []), ("nội + ông", [3]),
        ]:  # fmt: skip
            self.assertEqual(self.found(query), rows, query)

    def test_marks_are_exact(self):
        def marked(query, function="highlight(t, 0, '[', ']')"):
            return self.connection.execute(f"SELECT {function} FROM t WHERE t MATCH ?", (query,)).fetchone()[0]

        self.assertIn("[Thành phố Hồ Chí Minh] mưa", marked('"thanh pho ho chi minh"'))
        self.assertIn("ở [Đà] [Nẵng];", marked("da nang"))
        self.assertIn("viên [Đại học] Bách", marked('"đại_học"').replace("[Đại] học", "[Đại học]"))
        self.assertIn("còn [15.000] [đồng].", marked('"15.000" đồng'))
        self.assertIn("[An] đến", marked("an"))
        self.assertEqual(marked("kyoto", "snippet(t, 0, '<', '>', '…', 3)"), "…thuốc. <Kyoto> 2024…")

    def test_options(self):
        plain = table("compounds 0 bare 0")
        self.assertEqual(self.found("da nang", plain), [])
        self.assertEqual(self.found("đà nẵng", plain), [2])
        self.assertEqual(self.found('"sinh_viên"', plain), [])
        self.assertEqual(self.found('"sinh_viên"', table("compounds 1 bare 0")), [1])
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write("nghỉ học\tforce\n")
            file.flush()
            self.assertEqual(self.found('"nghỉ_học"', table(f"dictionary '{file.name}'".replace("'", "''"))), [1])
        for wrong in ("compounds", "compounds 2", "colour 1", "bare yes", "dictionary ''/no/such''"):
            with self.assertRaises(sqlite3.OperationalError, msg=wrong):
                table(wrong)

    def test_what_is_no_text(self):
        connection = table(bodies=["", None, 7, 1.5, b"\xff\xfe h\xc3", "\0 mưa", "!!! ...", "x" * 100000])
        self.assertEqual(self.found("mưa", connection), [6])
        self.assertEqual(self.found("7", connection), [3])
        for query in ('""', '"!!!"'):
            self.assertEqual(self.found(query, connection), [], query)
        connection.execute("INSERT INTO t(t) VALUES ('integrity-check')")

    def test_vocabulary(self):
        self.connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS v USING fts5vocab(t, instance)")
        rows = self.connection.execute('SELECT term FROM v WHERE doc = 2 AND "offset" IN (3, 4) ORDER BY "offset", term')
        self.assertEqual([row[0] for row in rows], ["=đại", "_dai hoc", "_đại học", "dai", "=học", "hoc"])


class Tables(unittest.TestCase):
    def test_external_content(self):
        connection = connect()
        connection.executescript(
            """
            CREATE TABLE article(id INTEGER PRIMARY KEY, title TEXT, body TEXT);
            CREATE VIRTUAL TABLE t USING fts5(title, body, content = 'article', content_rowid = 'id', tokenize = 'viettext');
            CREATE TRIGGER added AFTER INSERT ON article BEGIN
                INSERT INTO t(rowid, title, body) VALUES (new.id, new.title, new.body); END;
            CREATE TRIGGER removed AFTER DELETE ON article BEGIN
                INSERT INTO t(t, rowid, title, body) VALUES ('delete', old.id, old.title, old.body); END;
            CREATE TRIGGER changed AFTER UPDATE ON article BEGIN
                INSERT INTO t(t, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
                INSERT INTO t(rowid, title, body) VALUES (new.id, new.title, new.body); END;
            """
        )
        for body in BODIES:
            connection.execute("INSERT INTO article(title, body) VALUES (?, ?)", ("Tin Đà Nẵng", body))
        connection.execute("UPDATE article SET title = 'Hà Nội' WHERE id > 1")
        connection.execute("DELETE FROM article WHERE id = 3")
        ids = [row[0] for row in connection.execute("SELECT rowid FROM t WHERE t MATCH 'title : \"da nang\"'")]
        self.assertEqual(ids, [1])
        connection.execute("INSERT INTO t(t) VALUES ('rebuild')")
        connection.execute("INSERT INTO t(t) VALUES ('integrity-check')")
        self.assertEqual(connection.execute("SELECT count(*) FROM t WHERE t MATCH 'title : (ha noi)'").fetchone()[0], 2)

    def test_many_changes(self):
        changes = int(os.environ.get("CHANGES", "100000"))
        chance = random.Random(15)
        words = " ".join(BODIES).split()
        connection = table(bodies=[])
        kept = {}
        connection.execute("BEGIN")
        for number in range(changes):
            body = " ".join(chance.choices(words, k=chance.randrange(1, 9)))
            kind = chance.random()
            if kind < 0.6 or not kept:
                connection.execute("INSERT INTO t(rowid, body) VALUES (?, ?)", (number, body))
                kept[number] = body
            elif kind < 0.8:
                row = chance.choice(list(kept)[-50:])
                connection.execute("UPDATE t SET body = ? WHERE rowid = ?", (body, row))
                kept[row] = body
            else:
                row = chance.choice(list(kept)[-50:])
                connection.execute("DELETE FROM t WHERE rowid = ?", (row,))
                del kept[row]
            if number % 5000 == 0:
                connection.execute("COMMIT")
                connection.execute("BEGIN")
        connection.execute("COMMIT")
        connection.execute("INSERT INTO t(t) VALUES ('integrity-check')")
        wanted = sorted(row for row, body in kept.items() if "Nẵng" in body)
        found = [row[0] for row in connection.execute("SELECT rowid FROM t WHERE t MATCH 'nẵng' ORDER BY rowid")]
        self.assertEqual(found, wanted)
        connection.execute("INSERT INTO t(t) VALUES ('optimize')")
        connection.execute("INSERT INTO t(t) VALUES ('integrity-check')")

    def test_disks_that_are_full_or_read_only(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "db")
            connection = connect(path)
            connection.execute("CREATE VIRTUAL TABLE t USING fts5(body, tokenize = 'viettext')")
            connection.execute("INSERT INTO t VALUES ('Hà Nội')")
            limit = resource.getrlimit(resource.RLIMIT_FSIZE)
            child = os.fork()
            if child == 0:
                status = 1
                try:
                    import signal

                    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 17, limit[1]))
                    own = connect(path)
                    try:
                        own.executemany("INSERT INTO t VALUES (?)", [(" ".join(BODIES) * 500,)] * 50)
                    except sqlite3.OperationalError:
                        status = 0
                finally:
                    os._exit(status)
            self.assertEqual(os.waitpid(child, 0)[1], 0)
            read_only = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
            read_only.enable_load_extension(True)
            read_only.load_extension(LIBRARY)
            self.assertEqual(read_only.execute("SELECT count(*) FROM t WHERE t MATCH 'ha noi'").fetchone()[0], 1)
            with self.assertRaises(sqlite3.OperationalError):
                read_only.execute("INSERT INTO t VALUES ('Huế')")

    def test_the_shell(self):
        script = f""".load {LIBRARY}
            CREATE VIRTUAL TABLE t USING fts5(body, tokenize = 'viettext');
            INSERT INTO t VALUES ('Đại học Hà Nội');
            SELECT highlight(t, 0, '[', ']') FROM t WHERE t MATCH '"dai hoc ha noi"';"""
        done = subprocess.run(["sqlite3"], input=script, capture_output=True, text=True, encoding="utf-8")
        self.assertEqual((done.stdout, done.stderr), ("[Đại học Hà Nội]\n", ""))

    def test_many_connections(self):
        connections = [table() for _ in range(20)]
        for connection in connections:
            self.assertEqual(connection.execute("SELECT count(*) FROM t WHERE t MATCH 'ha noi'").fetchone()[0], 1)
            connection.close()


if __name__ == "__main__":
    unittest.main()
