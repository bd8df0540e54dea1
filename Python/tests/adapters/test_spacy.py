"""In pipelines of spaCy."""

import pickle
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import plain, texts

import viettext

spacy = pytest.importorskip("spacy")
import viettext.spacy  # noqa: E402

TEXT = "Ông Nguyễn Văn An  đến Hà Nội ngày 9/7/2020.\n\n\tTrời mưa.\n"
ENTITIES = [("Nguyễn Văn An", "PER"), ("Hà Nội", "LOC"), ("ngày 9/7/2020", "DATE")]


def pipeline(tokenizer: dict | None = None, **config: object) -> spacy.Language:
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "viettext.v1", **(tokenizer or {})}}})
    nlp.add_pipe("viettext_entities", config=config)
    return nlp


def found(doc: spacy.tokens.Doc) -> list:
    return [(entity.text, entity.label_) for entity in doc.ents]


@given(texts)
@settings(max_examples=200, deadline=None)
def test_no_text_is_lost(text: str) -> None:
    doc = TOKENIZER(text)
    assert doc.text == plain(text)
    words = [token.text for token in doc]
    # The words in their order, and nothing between them but what is no letter.
    kept = [plain(word) for word in viettext.words(text)]
    assert [word for word in words if word in kept] == kept
    assert not any(char.isalnum() for word in words if word not in kept for char in word)


TOKENIZER = viettext.spacy.Tokenizer(spacy.vocab.Vocab())


def test_white_space() -> None:
    def tokens(text: str) -> list:
        return [(token.text, token.whitespace_) for token in TOKENIZER(text)]

    assert tokens("Trời mưa.") == [("Trời", " "), ("mưa", ""), (".", "")]
    assert tokens("  a b ") == [("  ", ""), ("a", " "), ("b", " ")]
    assert tokens("a   b") == [("a", " "), ("  ", ""), ("b", "")]
    assert tokens("a \n\nb\t\n") == [("a", " "), ("\n\n", ""), ("b", ""), ("\t\n", "")]
    assert tokens("a\nb\u00a0c") == [("a", ""), ("\n", ""), ("b", ""), ("\u00a0", ""), ("c", "")]
    assert tokens("") == [] and tokens(" ") == [(" ", "")]
    assert tokens("Đại  học") == [("Đại  học", "")]


def test_names() -> None:
    nlp = pipeline()
    assert found(nlp(TEXT)) == ENTITIES
    assert nlp.meta["labels"]["viettext_entities"] == list(viettext.spacy.LABELS)
    docs = list(nlp.pipe([TEXT, "", "Hà Nội"] * 50, batch_size=7))
    assert [found(doc) for doc in docs] == [ENTITIES, [], [("Hà Nội", "LOC")]] * 50
    assert found(pipeline(types=["LOC"])(TEXT)) == [("Hà Nội", "LOC")]
    # Where another tokenizer cuts, names take whole tokens.
    english = spacy.blank("en")
    english.add_pipe("viettext_entities")
    assert found(english(TEXT)) == ENTITIES


def test_names_are_the_same_with_details() -> None:
    plain, full = pipeline(), pipeline(details=True)
    for path in sorted((Path(__file__).parents[2] / "Examples").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        names = found(plain(text))
        assert names == found(full(text))
        # A name may begin inside a word, and takes all of it.
        wanted = viettext.entities(text)
        assert all(entity.text in name and entity.type == label for entity, (name, label) in zip(wanted, names, strict=True))


def test_details_survive_bytes() -> None:
    nlp = pipeline(details=True, date="2021-08-01")
    doc = nlp("Ông Nguyễn Văn An đến Hà Nội ngày 9/7.")
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    for each in (doc, again):
        person, place, day = (entity._.viettext for entity in each.ents)
        assert (person["role"], person["name"], person["group"], day["value"]) == ("Ông", "Nguyễn Văn An", 0, "2021-07-09")
        assert 0 < place["confidence"] <= 1


def test_sentences() -> None:
    doc = pipeline({"sentences": True})("Trời mưa.  Gió to.\nHết.")
    assert [sentence.text for sentence in doc.sents] == ["Trời mưa.  ", "Gió to.\n", "Hết."]
    assert [doc.has_annotation("SENT_START") for doc in pipeline({"sentences": True}).tokenizer.pipe(["a", "b"])] == [True] * 2


RECOGNIZER = viettext.spacy.EntityRecognizer("viettext_entities")


@given(texts, st.integers(1, 9))
@settings(max_examples=150, deadline=None)
def test_entities_in_tokens_of_others(text: str, size: int) -> None:
    """Whole tokens, as spaCy itself expands a stretch to them; of two entities in a token one."""
    text = f"Ông Nguyễn Văn An đến Hà Nội. {text} Ngày 9/7/2020"
    parts = [text[place : place + size] for place in range(0, len(text), size)]
    try:
        doc = RECOGNIZER(spacy.tokens.Doc(TOKENIZER.vocab, parts, [False] * len(parts)))
    except UnicodeEncodeError:
        return
    spans = [doc.char_span(one.start, one.end, one.type, alignment_mode="expand") for one in viettext.entities(doc.text)]
    assert found(doc) == [(span.text, span.label_) for span in spacy.util.filter_spans(spans)]


@pytest.mark.parametrize("overwrite", [False, True])
def test_entities_of_others(overwrite: bool) -> None:
    nlp = pipeline(overwrite=overwrite)
    ruler = nlp.add_pipe("entity_ruler", before="viettext_entities")
    ruler.add_patterns([{"label": "CITY", "pattern": "Hà Nội"}, {"label": "RAIN", "pattern": "mưa"}])
    labels = [label for _, label in found(nlp("Ông An đến Hà Nội, trời mưa."))]
    assert labels == ["PER", "LOC" if overwrite else "CITY", "RAIN"]


def test_processes() -> None:
    nlp = pipeline(details=True)
    assert [found(doc) for doc in nlp.pipe([TEXT] * 20, n_process=2, batch_size=5)] == [ENTITIES] * 20


def run(code: str, *arguments: object) -> str:
    done = subprocess.run([sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_saved_pipelines_bring_their_files_and_need_no_import(tmp_path: Path) -> None:
    if not list(entry_points(group="spacy_tokenizers", name="viettext.v1")):
        pytest.skip("viettext is not installed, and spaCy cannot find it")
    words, names = tmp_path / "words.txt", tmp_path / "names.txt"
    words.write_text("bánh mì Huỳnh Hoa\tforce\n", encoding="utf-8")
    names.write_text("bánh mì Huỳnh Hoa\tFOOD\tforce\n", encoding="utf-8")
    text = "Tôi ăn bánh mì Huỳnh Hoa."
    saved = run(
        "import spacy, sys\n"
        "nlp = spacy.blank('vi', config={'nlp': {'tokenizer': {'@tokenizers': 'viettext.v1', 'dictionary': sys.argv[1]}}})\n"
        "nlp.add_pipe('viettext_entities', config={'gazetteer': sys.argv[2], 'dictionary': sys.argv[1]})\n"
        "nlp.to_disk(sys.argv[3])\n"
        "print([t.text for t in nlp(sys.argv[4])], nlp(sys.argv[4]).ents[0].label_)",
        words, names, tmp_path / "saved", text,
    )  # fmt: skip
    assert saved == "['Tôi', 'ăn', 'bánh mì Huỳnh Hoa', '.'] FOOD\n"
    words.unlink()
    names.unlink()
    loaded = run(
        "import spacy, sys\nnlp = spacy.load(sys.argv[1])\n"
        "print([t.text for t in nlp(sys.argv[2])], nlp(sys.argv[2]).ents[0].label_)\n"
        "assert 'pyvi' not in sys.modules",
        tmp_path / "saved", text,
    )  # fmt: skip
    assert loaded == saved


def test_bytes_and_pickles() -> None:
    nlp = pipeline()
    for again in (pickle.loads(pickle.dumps(nlp)), pipeline().from_bytes(nlp.to_bytes())):
        assert found(again(TEXT)) == ENTITIES
    component = nlp.get_pipe("viettext_entities")
    assert component.to_bytes() == pickle.loads(pickle.dumps(component)).to_bytes()
    own = viettext.spacy.Tokenizer(nlp.vocab)
    own.from_bytes(b"".join([viettext.spacy.Tokenizer(nlp.vocab).to_bytes()]))
    assert own("Hà Nội")[0].text == "Hà Nội"


class Analyzer(viettext.Analyzer):
    """Cannot bear one city."""

    def _all(self, texts: list, *arguments: object) -> object:
        if any("Huế" in text for text in texts):
            raise viettext.TooLongError("too long", "input-too-long")
        return super()._all(texts, *arguments)


@pytest.mark.parametrize("errors", ["raise", "mark"])
def test_bad_records_do_not_stop_the_rest(errors: str) -> None:
    nlp = pipeline(errors=errors)
    nlp.get_pipe("viettext_entities")._made = Analyzer()
    given = ["Hà Nội", "Huế", "Đà Nẵng"]
    if errors == "mark":
        docs = list(nlp.pipe(given))
        assert [len(doc.ents) for doc in docs] == [1, 0, 1]
        assert [doc.user_data.get("viettext_error") for doc in docs] == [None, "too long", None]
        assert nlp("Huế").user_data["viettext_error"] == "too long"
        return
    with pytest.raises(viettext.TooLongError):
        list(nlp.pipe(given))
    with pytest.raises(viettext.TooLongError):
        nlp("Huế")
    reported = []
    nlp.set_error_handler(lambda name, component, docs, error: reported.append((name, docs[0].text)))
    assert [doc.text for doc in nlp.pipe(given)] == ["Hà Nội", "Đà Nẵng"]
    assert reported == [("viettext_entities", "Huế")]


def test_wrong_arguments() -> None:
    with pytest.raises(ValueError, match="'raise' or 'mark'"):
        pipeline(errors="ignore")
    with pytest.raises(viettext.VietTextError, match="date"):
        pipeline(date="someday")
    with pytest.raises(ValueError):
        pipeline(types=5)
    with pytest.raises(viettext.FileError):
        pipeline({"dictionary": "/no/such"})("a")
    with pytest.raises(TypeError, match="bytes"):
        TOKENIZER(b"a")
