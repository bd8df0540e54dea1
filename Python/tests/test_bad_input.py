"""What is no text, or too much of it."""

import os

import pytest

import viettext
from viettext import _native as native

FUNCTIONS = ["segment", "words", "tokens", "sentences", "entities", "keywords", "analyze", "search_terms", "normalize",
             "word_form", "sort_key"]  # fmt: skip


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("value", [None, b"bytes", bytearray(b"x"), 7, 1.5, ["a"], object()])
def test_only_str_is_text(function: str, value: object) -> None:
    with pytest.raises(TypeError, match=rf"{function}\(\) needs a str, not {type(value).__name__}"):
        getattr(viettext, function)(value)


@pytest.mark.parametrize("value", ["text", None, 7])
def test_only_bytes_have_an_encoding(value: object) -> None:
    for function in (viettext.detect_encoding, viettext.decode):
        with pytest.raises(TypeError, match="needs bytes"):
            function(value)


@pytest.mark.parametrize("value", [b"tcvn3", 7, ["tcvn3"], object()])
def test_the_name_of_an_encoding_is_a_str(value: object) -> None:
    with pytest.raises(TypeError, match="name of an encoding"):
        viettext.decode(b"a", value)
    with pytest.raises(TypeError, match="name of an encoding"):
        viettext.encode("a", value)


def test_arguments_that_cannot_be() -> None:
    for arguments in ({"form": "NFX"}, {"tone": "newest"}, {"clean": ["dust"]}, {"fold": "x"}, {"case": 3}):
        with pytest.raises(ValueError):
            viettext.normalize("a", **arguments)
    for separator in ("", "||", "đ", 3):
        with pytest.raises(ValueError, match="separator"):
            viettext.segment("a", separator)
    with pytest.raises(ValueError, match="level"):
        viettext.word_form("a", "some")
    with pytest.raises(viettext.VietTextError) as caught:
        viettext.decode(b"a", "utf-12")
    assert caught.value.code == "unsupported-encoding"
    with pytest.raises(viettext.VietTextError) as caught:
        viettext.encode("ab中", "tcvn3")
    assert caught.value.code == "unencodable" and caught.value.byte_offset == 2


def test_a_text_beyond_the_limit_is_refused() -> None:
    # The length alone is looked at: no such text has to be made.
    worker = viettext._analyzer.default()._worker()
    with pytest.raises(viettext.TooLongError, match="1073741824"):
        worker.string(native.library.viettext_segment, b"a", 3 << 30, b"\n")


def test_a_string_of_three_gigabytes_is_refused() -> None:
    if os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") < 5 << 30:
        pytest.skip("too little memory")
    text = "a" * (3 << 30)
    for call in (viettext.segment, viettext.words, viettext.normalize, viettext.sort_key):
        with pytest.raises(viettext.TooLongError, match="1073741824") as caught:
            call(text)
        assert caught.value.code == "input-too-long"
    with pytest.raises(viettext.TooLongError):
        list(viettext.segment_all([text]))


def test_a_worker_is_for_one_call_at_a_time() -> None:
    name = native.library.viettext_status_name(11)
    assert name == b"misuse"


def test_nul_is_a_character() -> None:
    assert viettext.words("a\0b").to_list() == ["a", "\0", "b"]
