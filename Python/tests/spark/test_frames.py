"""Columns that the steps add on a cluster."""

import subprocess

import pytest
from pyspark.errors import PythonException
from pyspark.sql import functions as f

import viettext
from viettext import spark as viet

TEXTS = [
    "Ông Nguyễn Văn An đến Hà Nội ngày 9/7/2020. Trời mưa.",
    None,
    "",
    "Ho\u0300a bi\u0300nh 😀 a_b \\ \u200b học sinh",
    "Kỹ sư người Đà Nẵng nói: “Giá vàng tăng 5 %”.",
]


@pytest.fixture(scope="module")
def frame(spark):
    """Few rows in many partitions, so that some have none."""
    rows = [(number, text, {"k": number}) for number, text in enumerate(TEXTS)]
    return spark.createDataFrame(rows, "id int, body string, extra map<string,int>").repartition(8).persist()


def plain(value):
    return [row.asDict() for row in value] if value and hasattr(value[0], "asDict") else value


def wanted(name: str, text: str):
    if name == "words":
        return viettext.words(text).to_list()
    if name == "entities":
        fields = ("start", "end", "text", "type", "name", "role", "value", "group", "confidence")
        return [{field: getattr(entity, field) for field in fields} for entity in viettext.entities(text)]
    if name == "keywords":
        fields = ("text", "key", "kind", "type", "score", "frequency", "document_frequency", "sentences")
        return [{field: getattr(keyword, field) for field in fields} for keyword in viettext.keywords(text)]
    return viettext.segment(text) if name == "segmentation" else viettext.normalize(text, tone="new")


def test_results_are_those_of_the_library_and_columns_stay(frame):
    found = viet.segment(frame, "body")
    for step in (viet.words, viet.entities, viet.keywords):
        found = step(found, "body")
    found = viet.normalize(found, "body", tone="new")
    assert found.columns[:3] == frame.columns
    for row in found.collect():
        assert row.body == TEXTS[row.id] and row.extra == {"k": row.id}
        for name in ("segmentation", "words", "entities", "keywords", "normalized"):
            assert row[f"{name}_error"] is None
            assert plain(row[name]) == (None if row.body is None else wanted(name, row.body)), name


def test_results_in_the_place_of_the_texts(frame):
    found = viet.words(frame, "body", into="body")
    assert found.columns == [*frame.columns, "body_error"] and found.schema["body"].dataType.simpleString() == "array<string>"
    for row in found.collect():
        assert row.body == (None if TEXTS[row.id] is None else wanted("words", TEXTS[row.id]))


def test_sql(spark, frame):
    viet.register(spark)
    frame.createOrReplaceTempView("news")
    names = {"segment": "segmentation", "words": "words", "entities": "entities", "keywords": "keywords"}
    columns = ", ".join(f"viet_{function}(body) AS {name}" for function, name in names.items())
    for row in spark.sql(f"SELECT body, {columns}, viet_normalize(body) AS n FROM news").collect():
        assert row.n == (None if row.body is None else viettext.normalize(row.body))
        for name in names.values():
            assert plain(row[name]) == (None if row.body is None else wanted(name, row.body))
    twice = frame.select(viet.udf(viet.words_step())(f.upper("body")).alias("words"))
    assert sum(row.words is None for row in twice.collect()) == 1


def test_what_is_no_text(frame):
    with pytest.raises(TypeError, match="'id' holds int"):
        viet.words(frame, "id")
    with pytest.raises(TypeError, match="holds map"):
        viet.frequencies(frame, "extra")
    with pytest.raises(ValueError, match="no column 'text' among id, body, extra"):
        viet.words(frame)
    with pytest.raises(ValueError, match="a column 'ID' already"):
        viet.words(frame, "body", into="ID")
    with pytest.raises(ValueError, match="errors must be"):
        viet.words(frame, "body", errors="ignore")
    nothing = viet.segment(frame.select(f.lit(None).alias("body")), "body").collect()
    assert [tuple(row) for row in nothing] == [(None, None, None)] * len(TEXTS)


def test_bad_records(spark):
    rows = spark.range(3).select("id", f.expr("cast(if(id = 1, unhex('48C3A0FF'), unhex('48C3A0')) as string)").alias("text"))
    kept = [row.segmentation for row in viet.segment(rows).orderBy("id").collect()]
    assert kept[0] == kept[2] == "Hà" and kept[1].startswith("Hà")
    found = viet.entities(viet.segment(rows, strict=True), strict=True).orderBy("id").collect()
    assert [row.segmentation for row in found] == ["Hà", None, "Hà"] and found[1].entities is None
    assert [row.segmentation_error for row in found] == [None, "invalid-utf8: byte 3 is not valid UTF-8", None]
    with pytest.raises(PythonException, match="invalid-utf8"):
        viet.segment(rows, strict=True, errors="raise").collect()


def test_one_document_of_fifty_megabytes(spark):
    sentence = "Học sinh thành phố Hồ Chí Minh nghỉ học vì mưa. "
    times = 50_000_000 // len(sentence.encode()) + 1
    # How often depends on the row: a constant of this size would be computed by the driver, which writes its plans down as text.
    text = f.expr(f"repeat('{sentence}', if(id = 500, {times}, 1))")
    rows = viet.segment(spark.range(1000).select("id", text.alias("text")))
    one = viettext.segment(sentence)
    sizes = {row[0]: row[1] for row in rows.groupBy(f.octet_length("segmentation")).count().collect()}
    assert sizes == {len(one.encode()): 999, (len(one.encode()) + 1) * times - 1: 1}


def test_without_a_wheel(spark, frame, viet):
    lines = frame.where("body is not null and body <> ''").selectExpr("to_json(struct(id, body))").rdd.map(lambda row: row[0])
    found = lines.pipe(f"{viet} segment --input jsonl --field body --format text").collect()
    alone = subprocess.run([viet, "segment", "--input", "jsonl", "--field", "body", "--format", "text"],
                           input="\n".join(lines.collect()) + "\n", capture_output=True, text=True, check=True)  # fmt: skip
    assert sorted(found) == sorted(alone.stdout.splitlines()) and len(found) == 3
