"""Word pieces of real tokenizers, made here of a few sentences: nothing is loaded from anywhere."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from strategies import texts

from viettext.subwords import Piece, pieces, sentences

tokenizers = pytest.importorskip("tokenizers")
transformers = pytest.importorskip("transformers")


TEXT = "Ông Nguyễn  Văn An đến Hà Nội.\nSinh viên Đại học Bách khoa Hà Nội nghỉ học ba ngày, gọi 0912 345 678."
LEARNED = [sentence.text for sentence in sentences(TEXT)] * 3
SPECIAL = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]


def merges(words: Counter, count: int) -> list:
    """The commonest pairs one after the other, as byte-pair encoding learns them."""
    parts = {word: [*word[:-1], word[-1] + "</w>"] for word in words}
    found = []
    for _ in range(count):
        pairs: Counter = Counter()
        for word, pieces_ in parts.items():
            for pair in zip(pieces_, pieces_[1:]):
                pairs[pair] += words[word]
        if not pairs:
            break
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        found.append(best)
        for word, pieces_ in parts.items():
            place = 0
            while place < len(pieces_) - 1:
                if (pieces_[place], pieces_[place + 1]) == best:
                    pieces_[place : place + 2] = ["".join(best)]
                place += 1
            parts[word] = pieces_
    return found


@pytest.fixture(scope="module")
def phobert(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """PhoBERT's own class, with a vocabulary of its kind: pieces with ``@@`` where the word goes on."""
    folder = tmp_path_factory.mktemp("phobert")
    words = Counter(word for sentence in LEARNED for word in sentence.split())
    learned = merges(words, 25)
    letters = sorted({char for word in words for char in word})
    names = ["".join(pair) for pair in learned] + [char + end for char in letters for end in ("", "</w>")]
    # Nothing with a 9 is in it.
    pieces_ = dict.fromkeys(name[:-4] if name.endswith("</w>") else name + "@@" for name in names if "9" not in name)
    Path(folder, "vocab.txt").write_text("".join(f"{piece} 1\n" for piece in pieces_), encoding="utf-8")
    Path(folder, "bpe.codes").write_text("".join(f"{a} {b} 1\n" for a, b in learned), encoding="utf-8")
    return transformers.PhobertTokenizer(str(Path(folder, "vocab.txt")), str(Path(folder, "bpe.codes")))


def test_phobert(phobert: Any) -> None:
    first, second = sentences(TEXT)
    found = pieces(first, phobert, special=True)
    assert [piece.id for piece in found] == phobert(first.text)["input_ids"]
    assert found[0] == Piece("<s>", 0, 0, 0, None) and found[-1].text == "</s>"
    inner = found[1:-1]
    assert pieces(first, phobert) == inner
    # What pieces stand for is theirs, letter by letter, and together it is the sentence without its blanks.
    assert "".join(TEXT[piece.start : piece.end] for piece in inner) == "ÔngNguyễn  Văn AnđếnHà Nội."
    assert any(piece.text.endswith("@@") for piece in inner)
    for piece in inner:
        assert TEXT[piece.start : piece.end].replace("  ", "_").replace(" ", "_") == piece.text.removesuffix("@@")
    # What is not in the vocabulary has its place all the same; the model is given <unk> for it.
    found = pieces(second, phobert)
    assert [piece.id == phobert.unk_token_id for piece in found] == ["9" in TEXT[piece.start : piece.end] for piece in found]
    assert any(piece.id == phobert.unk_token_id for piece in found)


@given(texts)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_phobert_reads_what_it_would_read(phobert: Any, text: str) -> None:
    for sentence in sentences(text):
        found = pieces(sentence, phobert, special=True)
        assert [piece.id for piece in found] == phobert(sentence.text)["input_ids"]
        last = sentence.start
        for piece in found:
            assert sentence.start <= piece.start <= piece.end <= sentence.end
            if piece.word is not None:
                begin, end = sentence.source_spans[piece.word]
                assert begin <= piece.start <= piece.end <= end
                last = max(last, begin)


def fast(kind: str) -> Any:
    """A fast tokenizer of transformers."""
    special = {"unk_token": "<unk>", "bos_token": "<s>", "eos_token": "</s>"}
    if kind == "bytes":
        tokenizer = tokenizers.Tokenizer(tokenizers.models.BPE())
        tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=True)
        alphabet = tokenizers.pre_tokenizers.ByteLevel.alphabet()
        trainer = tokenizers.trainers.BpeTrainer(vocab_size=400, special_tokens=SPECIAL, initial_alphabet=alphabet)
    else:
        model = (
            tokenizers.models.WordPiece(unk_token="<unk>")
            if kind == "pieces"
            else tokenizers.models.WordLevel(unk_token="<unk>")
        )
        tokenizer = tokenizers.Tokenizer(model)
        tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.WhitespaceSplit()
        trainers = tokenizers.trainers
        make = trainers.WordPieceTrainer if kind == "pieces" else trainers.WordLevelTrainer
        trainer = make(vocab_size=150, special_tokens=SPECIAL)
        if kind == "pieces":
            # Offsets are those of the text before it is changed.
            tokenizer.normalizer = tokenizers.normalizers.Sequence(
                [tokenizers.normalizers.NFD(), tokenizers.normalizers.Lowercase()]
            )
    tokenizer.train_from_iterator(LEARNED, trainer)
    numbers = [("<s>", tokenizer.token_to_id("<s>")), ("</s>", tokenizer.token_to_id("</s>"))]
    tokenizer.post_processor = tokenizers.processors.TemplateProcessing(single="<s> $A </s>", special_tokens=numbers)
    return transformers.PreTrainedTokenizerFast(tokenizer_object=tokenizer, **special)


@pytest.mark.parametrize("kind", ["words", "pieces", "bytes"])
def test_fast(kind: str) -> None:
    tokenizer = fast(kind)
    for sentence in sentences(TEXT):
        found = pieces(sentence, tokenizer, special=True)
        assert [piece.id for piece in found] == tokenizer(sentence.text)["input_ids"]
        assert (found[0].word, found[-1].word) == (None, None)
        inner = found[1:-1]
        assert pieces(sentence, tokenizer) == inner
        # The same from what lies under it.
        assert pieces(sentence, tokenizer.backend_tokenizer, special=True) == found
        covered = {place for piece in inner for place in range(piece.start, piece.end)}
        assert {place for start, end in sentence.source_spans for place in range(start, end)} <= covered
        for piece in inner:
            begin, end = sentence.source_spans[piece.word if piece.word is not None else -1]
            # A byte piece may begin with the blank in front of its word.
            assert begin - (kind == "bytes") <= piece.start < piece.end <= end
    if kind == "words":
        first = sentences(TEXT)[0]
        assert [TEXT[piece.start : piece.end] for piece in pieces(first, tokenizer)] == [
            TEXT[a:b] for a, b in first.source_spans
        ]
