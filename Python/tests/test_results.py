"""Results as sequences, columns and pictures."""

import pickle
from pathlib import Path

import pytest

import viettext

TEXT = "Ông Nguyễn Văn An đến Hà Nội. Trời mưa, đường trơn."


def test_words_are_a_sequence() -> None:
    words = viettext.words(TEXT)
    whole = words.to_list()
    assert len(words) == len(whole) and words[0] == "Ông" and words[-1] == "." and words == whole
    assert words == tuple(whole) and words != whole[1:] and (words == 3) is False
    for part in (slice(1, 4), slice(None, None, -1), slice(5, 1, -2), slice(2, None, 3), slice(9, 2), slice(-3, None)):
        shown = words[part]
        assert isinstance(shown, viettext.Words) and shown == whole[part]
        assert [TEXT[a:b] for a, b in zip(shown.starts, shown.ends)] == whole[part]
        assert shown[0:2] == whole[part][0:2]
    assert "Hà Nội" in words and words.index("Hà Nội") == whole.index("Hà Nội") and words.count(".") == 2
    assert repr(viettext.words("Trời mưa.")) == "<Words ['Trời', 'mưa', '.']>"
    with pytest.raises(IndexError, match="there are 2 words, and no number 7"):
        viettext.words("Trời mưa")[7]
    with pytest.raises(TypeError):
        hash(words)


def test_columns() -> None:
    columns = viettext.words(TEXT).to_dict()
    assert set(columns) == {"start", "end", "tokens", "text"} and columns["text"][0] == "Ông"
    entities = viettext.entities(TEXT).to_dict()
    assert entities["type"] == ["PER", "LOC"] and entities["text"] == ["Nguyễn Văn An", "Hà Nội"]
    assert viettext.sentences(TEXT).to_dict()["words"][1] == ["Trời", "mưa", ",", "đường", "trơn", "."]
    assert viettext.entities("").to_dict() == {}
    assert isinstance(viettext.entities(TEXT)[:1], viettext.Entities)


def test_tables() -> None:
    numpy = pytest.importorskip("numpy")
    words = viettext.words(TEXT)
    assert numpy.asarray(words.starts).dtype == numpy.uint32
    assert numpy.asarray(words[::2].ends).tolist() == [end for _, end in words.spans][::2]
    pytest.importorskip("pyarrow")
    table = viettext.entities(TEXT).to_arrow()
    assert table.column("text").to_pylist() == ["Nguyễn Văn An", "Hà Nội"]
    pytest.importorskip("pandas")
    frame = viettext.keywords(TEXT).to_pandas()
    assert list(frame["text"]) == [keyword.text for keyword in viettext.keywords(TEXT)]


def test_pictures() -> None:
    html = viettext.analyze("<b>Hà Nội</b>")._repr_html_()
    assert html.startswith("<iframe sandbox srcdoc=") and "<b>" not in html
    assert "Document" in repr(viettext.analyze(TEXT))


def test_errors_can_be_pickled() -> None:
    error = viettext.FileError("gone", "input-output", 3)
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), copy.code, copy.line, copy.byte_offset) == (
        viettext.FileError, "gone", "input-output", 3, None,
    )  # fmt: skip


def test_parts_of_speech() -> None:
    tags = viettext.tag(TEXT)
    assert [word.text for word in tags] == viettext.words(TEXT).to_list()
    assert all(TEXT[word.start : word.end] == word.text and 0 <= word.confidence <= 1 for word in tags)
    assert [word.pos for word in tags if word.text in ("Hà Nội", "đến", ".")] == ["VERB", "PROPN", "PUNCT", "PUNCT"]
    assert [word.treebank for word in tags[2:4]] == ["V", "Np"]
    assert set(tags.to_dict()) == {"text", "pos", "treebank", "confidence", "start", "end"}
    assert viettext.tag("").to_list() == [] and viettext.tag("\U0001f600 đi")[1].start == 2
    assert list(viettext.tag_all([TEXT, "", "Nó đi."], threads=2)) == [tags, [], viettext.tag("Nó đi.")]


def test_documents_have_parts_of_speech_where_asked() -> None:
    assert viettext.analyze(TEXT).tags == []
    document = viettext.analyze(TEXT, tags=True)
    assert document.tags == viettext.tag(TEXT) and document.words == viettext.words(TEXT)
    assert document.entities == viettext.entities(TEXT) and document.keywords == viettext.keywords(TEXT)


def test_dictionaries_give_tags(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("bún chả\tforce\tX\n", encoding="utf8")
    tags = viettext.Analyzer(dictionary=path).tag("Nó ăn bún chả.")
    assert [(word.text, word.pos) for word in tags][2] == ("bún chả", "X")
