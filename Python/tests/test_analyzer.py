"""Options, words and names of one's own."""

import datetime
import pickle
from pathlib import Path

import pytest

import viettext

TEXT = "Chiều 9/7, ông Nguyễn Văn An ăn bánh mì Huỳnh Hoa ở Hà Nội."


def test_words_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "words"
    file.write_text("bánh mì Huỳnh Hoa\tforce\n", encoding="utf-8")
    for given in ({"bánh mì Huỳnh Hoa": "force"}, file, str(file)):
        assert "bánh mì Huỳnh Hoa" in viettext.Analyzer(dictionary=given).words(TEXT)
    assert "Hà Nội" not in viettext.Analyzer(dictionary={"Hà Nội": "forbid"}).words(TEXT)
    assert "xyzzy plugh" in viettext.Analyzer(dictionary=["xyzzy plugh"]).words("một xyzzy plugh")
    # Nothing is taken for a comment.
    assert viettext.Analyzer(dictionary=["#mưa to"]).segment("mưa")


def test_names_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "names"
    file.write_text("bánh mì Huỳnh Hoa\tFOOD\tforce\n", encoding="utf-8")
    for given in ({"bánh mì Huỳnh Hoa": ("FOOD", "force")}, file):
        found = viettext.Analyzer(gazetteer=given).entities(TEXT)
        assert ("FOOD", "bánh mì Huỳnh Hoa") in [(e.type, e.text) for e in found]
    bare = viettext.Analyzer(gazetteer={"ha noi": ("PLACE", "force")}, gazetteer_match="bare")
    assert [e.text for e in bare.entities(TEXT) if e.type == "PLACE"] == ["Hà Nội"]


def test_options() -> None:
    for date in (datetime.date(2021, 3, 1), "2021-03-01", datetime.datetime(2021, 3, 1, 12)):
        found = viettext.Analyzer(date=date).entities(TEXT)
        assert "2021-07-09" in [e.value for e in found]
    assert {e.type for e in viettext.Analyzer(types=["PER"]).entities(TEXT)} == {"PER"}
    assert {e.type for e in viettext.Analyzer(types="PER,LOC").entities(TEXT)} == {"PER", "LOC"}
    assert all(e.group is None for e in viettext.Analyzer(groups=False).entities(TEXT))
    assert len(viettext.Analyzer(keyword_limit=2).keywords(TEXT)) == 2
    assert {k.kind for k in viettext.Analyzer(keyword_kinds=["name"]).keywords(TEXT)} == {"name"}


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"date": "yesterday"}, viettext.VietTextError),
        ({"keyword_limit": -1}, viettext.VietTextError),
        ({"minimum_confidence": 2}, viettext.VietTextError),
        ({"dictionary": ["a\tb"]}, ValueError),
        ({"dictionary": {"a b": "perhaps"}}, viettext.VietTextError),
        ({"dictionary": [3]}, TypeError),
        ({"dictionary": "/no/such"}, viettext.FileError),
        ({"gazetteer": ["Huế"]}, TypeError),
        ({"gazetteer": {"Huế": ("LOC", "maybe")}}, viettext.VietTextError),
        ({"gazetteer": "/no/such"}, OSError),
        ({"types": 3.5j}, TypeError),
        ({"segmentation_model": __file__}, viettext.VietTextError),
        ({"colour": "red"}, TypeError),
    ],
)
def test_options_that_cannot_be(arguments: dict, error: type) -> None:
    with pytest.raises(error):
        viettext.Analyzer(**arguments)


def test_faults_name_their_line() -> None:
    with pytest.raises(viettext.VietTextError) as caught:
        viettext.Analyzer(dictionary={"một hai": "add", "ba bốn": "perhaps"})
    assert caught.value.code == "malformed-record" and caught.value.line == 2


def test_a_copy_is_the_same() -> None:
    analyzer = viettext.Analyzer(dictionary=["bánh mì Huỳnh Hoa"], date="2021-03-01")
    copy = pickle.loads(pickle.dumps(analyzer))
    assert copy.words(TEXT) == analyzer.words(TEXT) and copy.entities(TEXT) == analyzer.entities(TEXT)
    assert pickle.loads(pickle.dumps(viettext.words))(TEXT) == viettext.words(TEXT)


def test_a_damaged_model(tmp_path: Path) -> None:
    model = Path(__file__).parents[2] / "Dictionaries/compiled/entities.viet"
    if not model.exists():
        pytest.skip("the model is not here")
    data = bytearray(model.read_bytes())
    data[len(data) // 2] ^= 0xFF
    damaged = tmp_path / "damaged.viet"
    damaged.write_bytes(data)
    with pytest.raises(viettext.VietTextError) as caught:
        viettext.Analyzer(entity_model=damaged)
    assert caught.value.code == "corrupt-table" and "damaged.viet" in str(caught.value)
