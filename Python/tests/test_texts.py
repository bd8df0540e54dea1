"""What is found in one text, and that offsets are indices of the str whatever it holds."""

import re

from hypothesis import given, settings
from strategies import plain, texts

import viettext

TEXT = "Chiều 9/7/2020, ông Nguyễn Văn An đến Hà Nội họp về giá gạo. Ông An nói giá gạo ở Hà Nội tăng 12%, còn 15.000 đồng."


@given(texts)
@settings(max_examples=300, deadline=None)
def test_offsets_are_indices(text: str) -> None:
    document = viettext.analyze(text)
    for part in (document.tokens, document.sentences, document.entities):
        last = 0
        for item in part:
            assert last <= item.start < item.end <= len(text)
            assert item.text == text[item.start : item.end]
            last = item.end
    words = document.words
    assert words.to_list() == [text[start:end] for start, end in words.spans] == list(words)
    assert [word for sentence in document.sentences for word in sentence.words] == words
    # What is between the tokens is white space and what is invisible.
    rest = list(text)
    for token in document.tokens:
        rest[token.start : token.end] = [""] * (token.end - token.start)
    assert not re.search(r"[^\W_]", "".join(rest))
    for keyword in document.keywords:
        assert keyword.frequency >= 1
        for start, end in keyword.occurrences:
            # The words of a phrase may stand side by side in one place and apart in another.
            form = viettext.word_form(plain(text[start:end]))
            assert form.replace(" ", "") == keyword.key.replace(" ", "")


@given(texts)
@settings(max_examples=200, deadline=None)
def test_lone_surrogates_count_as_what_they_become(text: str) -> None:
    assert viettext.words(text).spans == viettext.words(plain(text)).spans
    assert viettext.segment(text) == viettext.segment(plain(text))
    assert viettext.normalize(text, clean="all") == viettext.normalize(plain(text), clean="all") or "\ufffd" in plain(text)


@given(texts)
@settings(max_examples=200, deadline=None)
def test_normalized_text_knows_its_source(text: str) -> None:
    aligned = viettext.Analyzer().align(text, clean="all", tone="new", repair="all", case="lower")
    assert aligned.source_span(0, len(aligned.text)) == (0, len(text)) or aligned.pieces
    rebuilt, last, last_source = "", 0, 0
    for start, length, source, source_length in aligned.pieces:
        assert aligned.text[last:start] == plain(text)[last_source:source]
        assert length == 0 or aligned.source_span(start, start + length)[0] <= source
        last, last_source = start + length, source + source_length
        rebuilt = text[:last_source]
    assert aligned.text[last:] == plain(text)[last_source:] or not aligned.pieces
    assert len(rebuilt) == last_source
    again = viettext.normalize(aligned.text, clean="all", tone="new", repair="all", case="lower")
    assert again == plain(aligned.text) or again == aligned.text


@given(texts)
@settings(max_examples=200, deadline=None)
def test_search_terms_have_their_place(text: str) -> None:
    terms = viettext.search_terms(text)
    positions = [term.position for term in terms]
    assert positions == sorted(positions)
    for term in terms:
        assert 0 <= term.start < term.end <= len(text) and term.length >= 1
        if term.length == 1:
            form = viettext.word_form(plain(text[term.start : term.end]))
            assert term.form in (form, viettext.word_form(form, "bare"))
    assert [t for t in terms if t.length == 1 and t.form] == [t for t in viettext.search_terms(text, compounds=False) if t.form]


def test_one_text() -> None:
    assert viettext.segment("Trời mưa. Gió to.") == "Trời mưa .\nGió to ."
    assert viettext.segment("Trời mưa. Gió to.", separator="|") == "Trời mưa .|Gió to ."
    document = viettext.analyze(TEXT)
    assert [s.start for s in document.sentences] == [0, 61]
    an = next(e for e in document.entities if e.text == "Nguyễn Văn An")
    assert (an.type, an.role, an.group, an.sentence) == ("PER", "ông", 0, 0)
    short = next(e for e in document.entities if e.text == "An")
    assert (short.name, short.group, short.sentence) == ("Nguyễn Văn An", 0, 1)
    assert [e.value for e in document.entities if e.type == "PERCENT"] == ["12%"]
    assert "giá gạo" in [k.text for k in document.keywords]
    assert {k.kind for k in document.keywords} <= {"word", "phrase", "name"}
    token = document.tokens[0]
    assert (token.text, token.kind, token.shape, token.continues_word, token.space_before) == (
        "Chiều", "syllable", "capitalized", False, True,
    )  # fmt: skip
    assert viettext.words(TEXT) == document.words and viettext.entities(TEXT) == document.entities
    assert viettext.sentences(TEXT)[1].words[0] == "Ông"
    assert viettext.tokens(TEXT) == document.tokens and viettext.keywords(TEXT) == document.keywords
    for empty in ("", " \n"):
        assert not viettext.words(empty) and not viettext.entities(empty) and viettext.segment(empty) == ""


def test_normalization_and_forms() -> None:
    assert viettext.normalize("ho\u0300a") == "hòa"
    assert viettext.normalize("hòa", tone="new") == "hoà"
    assert viettext.normalize("hoà", form="nfd") == "hoa\u0300"
    assert viettext.normalize("“a”…", clean=["quotes", "ellipsis"]) == '"a"...'
    assert viettext.normalize("Đường", fold="diacritics,case") == "duong"
    assert viettext.normalize("kĩ sư", iy="y", case="upper") == "KỸ SƯ"
    assert viettext.word_form("KỸ  SƯ") == viettext.word_form("kĩ sư") == "kĩ sư"
    assert viettext.word_form("Đà Nẵng", "bare") == "da nang"
    assert sorted(["đá", "dạ", "da", "ba", "ă", "a"], key=viettext.sort_key) == ["a", "ă", "ba", "da", "dạ", "đá"]


def test_encodings() -> None:
    text = "Quyết định của uỷ ban nhân dân thành phố, ngày mồng một, trời đẹp và đường rộng."
    for name in viettext.encodings():
        data = viettext.encode(text, name)
        assert viettext.decode(data, name) == text
        if name not in ("utf-16", "utf-32", "tcvn5712"):
            assert viettext.detect_encoding(data).encoding == name
    guess = viettext.detect_encoding(viettext.encode(text, "tcvn3"))
    assert guess.encoding == "tcvn3" and 0.5 < guess.confidence <= 1
    assert viettext.decode(bytearray(viettext.encode(text, "vni"))) == text
    assert viettext.encode("a中", "viscii", "replace") == b"a?"
    assert viettext.decode(b"a\xff", "utf-8", "replace") == "a\ufffd"


def test_library() -> None:
    info = viettext.build_info()
    assert info["version"] == viettext.__version__ and info["icu"] and "segmentation_model" in info
