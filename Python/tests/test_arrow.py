"""Arrays of Arrow in and out."""

import pytest

import viettext

pyarrow = pytest.importorskip("pyarrow")
TEXTS = [
    "Trời mưa. Gió to.",
    None,
    "",
    "Ông Nguyễn Văn An đến Hà Nội ngày 9/7/2020.",
    "😀 \u0000 a_b",
    "học sinh " * 300,
]


def wanted(function: str) -> list:
    calls = {
        "segment_arrow": viettext.segment,
        "words_arrow": lambda text: viettext.words(text).to_list(),
        "entities_arrow": lambda text: [
            (e.start, e.end, e.text, e.type, e.name, e.role, e.value, e.group, e.confidence) for e in viettext.entities(text)
        ],
    }
    return [None if text is None else calls[function](text) for text in TEXTS]


def plain(function: str, found: list) -> list:
    if function != "entities_arrow":
        return found
    return [None if row is None else [tuple(entity.values()) for entity in row] for row in found]


@pytest.mark.parametrize("function", ["segment_arrow", "words_arrow", "entities_arrow"])
@pytest.mark.parametrize("type_", ["string", "large_string", "string_view"])
def test_arrays(function: str, type_: str) -> None:
    call = getattr(viettext, function)
    array = pyarrow.array(TEXTS, getattr(pyarrow, type_)())
    found = call(array)
    found.validate(full=True)
    assert plain(function, found.to_pylist()) == wanted(function)
    assert plain(function, call(array[2:5]).to_pylist()) == wanted(function)[2:5]
    chunked = pyarrow.chunked_array([array[:2], array[2:]])
    assert plain(function, call(chunked).to_pylist()) == wanted(function)
    assert call(array[:0]).to_pylist() == [] == call(pyarrow.chunked_array([], array.type)).to_pylist()
    assert plain(function, call(pyarrow.array(TEXTS).dictionary_encode()).to_pylist()) == wanted(function)


def test_what_is_no_text() -> None:
    with pytest.raises(TypeError, match="int64"):
        viettext.segment_arrow(pyarrow.array([1, 2]))
    assert viettext.segment_arrow(pyarrow.nulls(3)).to_pylist() == [None] * 3
    assert viettext.segment_arrow(["Hà Nội"]).to_pylist() == ["Hà_Nội"]


def test_frames() -> None:
    pandas = pytest.importorskip("pandas")
    series = pandas.Series(["Hà Nội mưa", None])
    assert viettext.segment_arrow(series).to_pylist() == ["Hà_Nội mưa", None]
