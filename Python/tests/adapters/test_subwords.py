"""Sentences for models, and the way back from their pieces."""

import pytest
from hypothesis import given, settings
from strategies import texts

import viettext
from viettext.subwords import Piece, pieces, sentences

TEXT = "Ông Nguyễn  Văn An đến Hà Nội.\nGọi 0912 345 678, ka-ra-ô-kê a_b!"


@given(texts)
@settings(max_examples=300, deadline=None)
def test_the_way_back(text: str) -> None:
    found = sentences(text)
    assert [(sentence.start, sentence.end) for sentence in found] == [(s.start, s.end) for s in viettext.sentences(text)]
    assert [span for sentence in found for span in sentence.source_spans] == viettext.words(text).spans
    for sentence in found:
        assert sentence.text == " ".join(sentence.words)
        assert not any(char.isspace() for word in sentence.words for char in word)
        for number, ((start, end), source) in enumerate(zip(sentence.spans, sentence.source_spans)):
            assert sentence.source_span(start, end) == source
            assert sentence.word_at(start, end) == number
        last = sentence.start
        for place, char in enumerate(sentence.text):
            start, end = sentence.source_span(place, place + 1)
            assert last <= start <= end <= sentence.end
            # Every character but what was put between two comes from its like.
            assert text[start:end] == char or char in "_ "
            last = start
        assert sentence.source_span(0, 0) == (sentence.start, sentence.start)
        with pytest.raises(IndexError):
            sentence.source_span(0, len(sentence.text) + 1)


def test_underscore_text() -> None:
    found = sentences(TEXT)
    assert [sentence.text for sentence in found] == ["Ông Nguyễn_Văn_An đến Hà_Nội .", "Gọi 0912 345 678 , ka-ra-ô-kê a_b !"]
    first = found[0]
    assert first.text[10] == "_" and TEXT[slice(*first.source_span(10, 11))] == "  "
    assert sentences("a \x1f")[0].text == "a _"
    assert TEXT[slice(*first.source_span(first.text.index("Văn_An"), first.text.index("_An") + 3))] == "Văn An"
    # Where nothing has to be escaped it is what segment gives.
    plain = "Trời mưa ở Hà Nội. Ông Nguyễn Văn An nghỉ học."
    assert "\n".join(sentence.text for sentence in sentences(plain)) == viettext.segment(plain)
    forced = viettext.Analyzer(dictionary={"trời mưa": "force"})
    assert sentences("Trời mưa", forced)[0].text == "Trời_mưa"
    with pytest.raises(TypeError, match="bytes"):
        sentences(b"a")


def sources(sentence: viettext.subwords.UnderscoreSentence, tokenizer: object, **options: bool) -> list:
    return [(piece.text, TEXT[piece.start : piece.end], piece.word) for piece in pieces(sentence, tokenizer, **options)]


def test_functions() -> None:
    first, second = sentences(TEXT)

    def halves(word: str) -> list:
        return [word] if len(word) < 4 else [word[:4] + "@@", word[4:]]

    assert sources(first, halves) == [
        ("Ông", "Ông", 0), ("Nguy@@", "Nguy", 1), ("ễn_Văn_An", "ễn  Văn An", 1), ("đến", "đến", 2),
        ("Hà_N@@", "Hà N", 3), ("ội", "ội", 3), (".", ".", 4),
    ]  # fmt: skip
    assert sources(second, lambda word: ["▁" + word])[4:6] == [("▁,", ",", 4), ("▁ka-ra-ô-kê", "ka-ra-ô-kê", 5)]
    # What a piece stands for cannot be known where letters differ: then it is the word, and what follows is found again.
    assert sources(first, lambda word: ["<unk>", word[-1:]])[2:4] == [("<unk>", "Nguyễn  Văn An", 1), ("n", "n", 1)]
    assert sources(first, lambda word: [word.upper()])[3] == ("HÀ_NỘI", "Hà Nội", 3)
    with pytest.raises(TypeError, match="a tokenizer or a function"):
        pieces(first, 5)
    with pytest.raises(TypeError, match="must be str"):
        pieces(first, lambda word: [1])


class Slow:
    """As the tokenizers of transformers that are written in Python."""

    vocabulary = ["<s>", "</s>", "<unk>", "Ông", "Hà_", "Nội"]  # noqa: RUF012

    def tokenize(self, text: str) -> list:
        return ["Hà_@@", "Nội"] if text == "Hà_Nội" else [text]

    def convert_tokens_to_ids(self, tokens: list) -> list:
        names = [token.removesuffix("@@") for token in tokens]
        return [self.vocabulary.index(name) if name in self.vocabulary else 2 for name in names]

    def convert_ids_to_tokens(self, ids: list) -> list:
        return [self.vocabulary[id_] for id_ in ids]

    def build_inputs_with_special_tokens(self, ids: list) -> list:
        return [0, *ids, 1]


def test_tokenizers_without_places() -> None:
    first = sentences(TEXT)[0]
    found = pieces(first, Slow(), special=True)
    assert found[0] == Piece("<s>", 0, 0, 0, None) and found[-1] == Piece("</s>", 1, 0, 0, None)
    assert [piece.id for piece in found] == [0, 3, 2, 2, 4, 5, 2, 1]
    assert [TEXT[piece.start : piece.end] for piece in found[4:6]] == ["Hà ", "Nội"]
    assert pieces(first, Slow()) == found[1:-1]


def test_fast_tokenizers() -> None:
    tokenizers = pytest.importorskip("tokenizers")
    model = tokenizers.models.WordPiece({"[UNK]": 0, "[CLS]": 1, "Hà_": 2, "##Nội": 3, "Ông": 4, ".": 5}, unk_token="[UNK]")
    tokenizer = tokenizers.Tokenizer(model)
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.WhitespaceSplit()
    tokenizer.post_processor = tokenizers.processors.TemplateProcessing(single="[CLS] $A", special_tokens=[("[CLS]", 1)])
    first = sentences(TEXT)[0]
    wanted = [
        ("Ông", "Ông", 0), ("[UNK]", "Nguyễn  Văn An", 1), ("[UNK]", "đến", 2), ("Hà_", "Hà ", 3), ("##Nội", "Nội", 3), (".", ".", 4),
    ]  # fmt: skip
    assert sources(first, tokenizer) == wanted
    assert sources(first, tokenizer, special=True) == [("[CLS]", "", None), *wanted]
    assert [piece.id for piece in pieces(first, tokenizer)] == [4, 0, 0, 2, 3, 5]

    class Fast:
        """As the fast tokenizers of transformers."""

        is_fast = True

        def __call__(self, text: str, add_special_tokens: bool, **wanted: bool) -> dict:
            assert wanted == {"return_offsets_mapping": True, "return_special_tokens_mask": True}
            found = tokenizer.encode(text, add_special_tokens=add_special_tokens)
            return {"input_ids": found.ids, "offset_mapping": found.offsets, "special_tokens_mask": found.special_tokens_mask}

        def convert_ids_to_tokens(self, ids: list) -> list:
            return [tokenizer.id_to_token(id_) for id_ in ids]

    assert pieces(first, Fast(), special=True) == pieces(first, tokenizer, special=True)
