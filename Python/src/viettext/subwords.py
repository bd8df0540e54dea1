"""Text for models that read words joined by underscores, as PhoBERT does, and the way back from their pieces to the text.

>>> import viettext.subwords
>>> text = "Ông An đến  Hà Nội. Trời mưa."
>>> first, second = viettext.subwords.sentences(text)
>>> first.text
'Ông An đến Hà_Nội .'
>>> start, end = first.source_span(11, 17)
>>> text[start:end]
'Hà Nội'
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from . import _native as native
from ._analyzer import Analyzer, default

#: Marks that tokenizers put on pieces, in front of or behind what they take from the text.
_MARKS = re.compile("^(?:##|[▁ĠĊ])+|(?:@@|</w>)$")
_SPACE = re.compile(r"\s")


class Piece(NamedTuple):
    """A word piece, with the part of the text that it stands for."""

    text: str
    #: Its number in the vocabulary; None where the tokenizer did not say.
    id: int | None
    #: Where it stands in the text that was analysed. A special piece stands for nothing: start and end are the same.
    start: int
    end: int
    #: The number of its word in the sentence; None for special pieces.
    word: int | None


class UnderscoreSentence(NamedTuple):
    """A sentence as underscore text that knows where its characters come from.

    It is for models, and made as their training data were: nothing is escaped, so ``a_b`` in the source stays ``a_b``.
    """

    text: str
    #: Where it stands in the text that was analysed.
    start: int
    end: int
    #: Where each word stands in ``text``.
    spans: tuple[tuple[int, int], ...]
    #: Where each word stands in the text that was analysed.
    source_spans: tuple[tuple[int, int], ...]
    #: Stretches that are the same in both: start in ``text``, start in the text that was analysed, length.
    runs: tuple[tuple[int, int, int], ...]

    @property
    def words(self) -> list[str]:
        """The words, their syllables joined by ``_``."""
        return [self.text[start:end] for start, end in self.spans]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the text that was analysed that ``self.text[start:end]`` came from.

        An ``_`` came from all that stood between two syllables, a blank from what stood between two words.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"{start} to {end} is no part of a sentence of {len(self.text)} code points")
        lower = self._place(start)
        return (lower, lower) if start == end else (lower, self._place(end - 1, last=True))

    def _place(self, offset: int, *, last: bool = False) -> int:
        number = bisect_right(self.runs, offset, key=lambda run: run[0]) - 1
        if number < 0:
            return self.start
        at, source, length = self.runs[number]
        inside = offset - at
        if inside < length:
            return source + inside + last
        # A mark that was put in the place of what lies between two runs.
        return self.runs[number + 1][1] if last and number + 1 < len(self.runs) else source + length

    def word_at(self, start: int, end: int) -> int | None:
        """The number of the word that ``self.text[start:end]`` begins in; None where there is no letter of one."""
        number = bisect_left(self.spans, start + 1, key=lambda span: span[1])
        return number if number < len(self.spans) and self.spans[number][0] < end else None


def sentences(text: str, analyzer: Analyzer | None = None) -> list[UnderscoreSentence]:
    """The sentences of a text as underscore text, with the way back.

    Args:
        text: any text; offsets are indices of it.
        analyzer: the one with words and names of your own.
    """
    return list(_sentences(text, analyzer or default()))


def _sentences(text: str, analyzer: Analyzer) -> Iterator[UnderscoreSentence]:
    found, text = analyzer._analyze(text, native.TOKENS | native.WORDS | native.SENTENCES, "sentences")
    columns = memoryview(found.tokens).cast("I")
    token_starts, token_ends = columns[0::3].tolist(), columns[1::3].tolist()
    for sentence in found.sentences_of(0, text):
        parts: list[str] = []
        spans, source_spans, runs = [], [], []
        place = 0
        words = sentence.words
        for start, end, first, count in zip(words.starts, words.ends, words.first_tokens, words.token_counts):
            begin = place = place + bool(parts)
            if parts:
                parts.append(" ")
            last = None
            for token in range(first, first + count):
                token_start, token_end = token_starts[token], token_ends[token]
                if last is not None and last < token_start:
                    parts.append("_")
                    place += 1
                # Some control characters are tokens, and white space to whoever splits there.
                parts.append(_SPACE.sub("_", text[token_start:token_end]))
                runs.append((place, token_start, token_end - token_start))
                place += token_end - token_start
                last = token_end
            spans.append((begin, place))
            source_spans.append((start, end))
        yield UnderscoreSentence("".join(parts), sentence.start, sentence.end, tuple(spans), tuple(source_spans), tuple(runs))


def pieces(sentence: UnderscoreSentence, tokenizer: Any, *, special: bool = False) -> list[Piece]:
    """The word pieces of a sentence, each with the part of the source that it stands for.

    Args:
        sentence: one of ``sentences``.
        tokenizer: a ``tokenizers.Tokenizer``, a tokenizer of ``transformers`` (fast or not), or a function that makes a
            list of pieces of one word. The last two say nothing of places: they are found by comparing letters, without
            the marks ``@@``, ``##``, ``▁``, ``Ġ`` and ``</w>``. A piece that is not found (``<unk>``) stands for its
            whole word.
        special: whether pieces such as ``<s>`` are added. A function has none.
    """
    if hasattr(tokenizer, "encode_batch") and hasattr(tokenizer, "get_vocab_size"):
        encoding = tokenizer.encode(sentence.text, add_special_tokens=special)
        rows: Iterable[Any] = zip(encoding.tokens, encoding.ids, encoding.offsets, encoding.special_tokens_mask)
        return [_placed(sentence, *row) for row in rows]
    if getattr(tokenizer, "is_fast", False):
        encoding = tokenizer(
            sentence.text, add_special_tokens=special, return_offsets_mapping=True, return_special_tokens_mask=True
        )
        tokens = tokenizer.convert_ids_to_tokens(encoding["input_ids"])
        rows = zip(tokens, encoding["input_ids"], encoding["offset_mapping"], encoding["special_tokens_mask"])
        return [_placed(sentence, *row) for row in rows]
    if hasattr(tokenizer, "tokenize"):
        return _of_transformers(sentence, tokenizer, special)
    if not callable(tokenizer):
        raise TypeError(f"a tokenizer or a function is needed, not {type(tokenizer).__name__}")
    return [piece for number in range(len(sentence.spans)) for piece in _compared(sentence, number, tokenizer)]


def _of_transformers(sentence: UnderscoreSentence, tokenizer: Any, special: bool) -> list[Piece]:
    found = [piece for number in range(len(sentence.spans)) for piece in _compared(sentence, number, tokenizer.tokenize)]
    ids = tokenizer.convert_tokens_to_ids([piece.text for piece in found])
    found = [piece._replace(id=id_) for piece, id_ in zip(found, ids)]
    if not special:
        return found
    around = tokenizer.build_inputs_with_special_tokens(ids)
    before = next(at for at in range(len(around) + 1) if around[at : at + len(ids)] == ids)
    texts = tokenizer.convert_ids_to_tokens(around)
    added = [Piece(text, id_, sentence.start, sentence.start, None) for text, id_ in zip(texts, around)]
    return [*added[:before], *found, *added[before + len(ids) :]]


def _placed(sentence: UnderscoreSentence, text: str, id_: int, offsets: tuple[int, int], special: int) -> Piece:
    start, end = offsets
    if special and start == end:
        return Piece(text, id_, sentence.start, sentence.start, None)
    return Piece(text, id_, *sentence.source_span(start, end), sentence.word_at(start, end))


def _compared(sentence: UnderscoreSentence, number: int, tokenize: Any) -> list[Piece]:
    begin, stop = sentence.spans[number]
    word = sentence.text[begin:stop]
    found, place, lost = [], 0, False
    for text in tokenize(word):
        if not isinstance(text, str):
            raise TypeError(f"the pieces of a word must be str, not {type(text).__name__}")
        bare = _MARKS.sub("", text)
        at = word.find(bare, place)
        # How much of the word an unknown piece took is not known: what follows it is looked for further on.
        lost = not bare or at < 0 or (at > place and not lost)
        if lost:
            span = sentence.source_spans[number]
        else:
            place = at + len(bare)
            span = sentence.source_span(begin + at, begin + place)
        found.append(Piece(text, None, *span, number))
    return found
