"""Results of the library, copied out of the worker's memory as arrays."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import string_at
from struct import Struct
from typing import NamedTuple

from . import _native as native
from ._results import (
    KEYWORD_KINDS,
    TOKEN_KINDS,
    TOKEN_SHAPES,
    Entities,
    Entity,
    Keyword,
    Keywords,
    Sentence,
    Sentences,
    TaggedWord,
    Tags,
    Token,
    Tokens,
    Words,
)

_analysis = Struct("=12Q")
_bounds = Struct("=5Q")
_token = Struct("=IIBBBB")
_sentence = Struct("=6I")
_entity = Struct("=IIiId8I")
_keyword = Struct("=6Idq4I")
_range = Struct("=2I")
_tag = Struct("=BBH")
PARTS_OF_SPEECH = native.names(native.library.viettext_part_of_speech_name)
TREEBANK_TAGS = native.names(native.library.viettext_treebank_tag_name)


class Analysis(NamedTuple):
    """The rows of one text or several, as bytes of our own."""

    #: Where the parts of each text begin: tokens, words, sentences, entities, keywords.
    bounds: list[tuple[int, ...]]
    tokens: bytes
    words: bytes
    sentences: bytes
    entities: bytes
    keywords: bytes
    occurrences: bytes
    strings: bytes
    #: Parts of speech: a row for every word, where they were asked for.
    tags: bytes

    @classmethod
    def copy(cls, address: int, parts: int = 0) -> Analysis:
        """Copies what ``viettext_analysis`` at an address says of the parts that were asked for."""
        (count, bounds, tokens, words, sentences, entities, keywords, occurrences, strings, ranges, length, tags) = (
            _analysis.unpack(string_at(address, _analysis.size))
        )
        places = list(_bounds.iter_unpack(string_at(bounds, (count + 1) * _bounds.size)))
        end = places[-1]
        return cls(
            places,
            string_at(tokens, end[0] * _token.size),
            string_at(words, end[1] * 16),
            string_at(sentences, end[2] * _sentence.size),
            string_at(entities, end[3] * _entity.size),
            string_at(keywords, end[4] * _keyword.size),
            string_at(occurrences, ranges * _range.size),
            string_at(strings, length),
            string_at(tags, end[1] * _tag.size) if parts & native.TAGS else b"",
        )

    def _string(self, offset: int, length: int) -> str | None:
        return self.strings[offset : offset + length].decode() if length else None

    def words_of(self, number: int, text: str) -> Words:
        """The words of one of the texts."""
        first, end = self.bounds[number][1], self.bounds[number + 1][1]
        rows = memoryview(self.words)[first * 16 : end * 16].cast("I")
        return Words(text, rows, range(end - first))

    def tokens_of(self, number: int, text: str) -> Tokens:
        """The tokens of one of the texts."""
        first, end = self.bounds[number][0], self.bounds[number + 1][0]

        def make(index: int) -> Token:
            start, stop, kind, shape, flags, _ = _token.unpack_from(self.tokens, (first + index) * _token.size)
            return Token(
                text[start:stop], start, stop, TOKEN_KINDS[kind], TOKEN_SHAPES[shape], bool(flags & 1), bool(flags & 2)
            )

        return Tokens(text, range(end - first), make)

    def tags_of(self, number: int, text: str) -> Tags:
        """The words of one of the texts with their parts of speech."""
        first, end = self.bounds[number][1], self.bounds[number + 1][1]
        words = self.words_of(number, text)

        def make(index: int) -> TaggedWord:
            pos, treebank, confidence = _tag.unpack_from(self.tags, (first + index) * _tag.size)
            return TaggedWord(
                words[index],
                PARTS_OF_SPEECH[pos],
                TREEBANK_TAGS[treebank],
                confidence / 1000,
                words.starts[index],
                words.ends[index],
            )

        return Tags(text, range(end - first if self.tags else 0), make)

    def sentences_of(self, number: int, text: str) -> Sentences:
        """The sentences of one of the texts, which need its words too."""
        first, end = self.bounds[number][2], self.bounds[number + 1][2]
        words = self.words_of(number, text)

        def make(index: int) -> Sentence:
            start, stop, _, _, word, count = _sentence.unpack_from(self.sentences, (first + index) * _sentence.size)
            return Sentence(text[start:stop], start, stop, words._part(range(word, word + count)))

        return Sentences(text, range(end - first), make)

    def entities_of(self, number: int, text: str) -> Entities:
        """The entities of one of the texts."""
        first, end = self.bounds[number][3], self.bounds[number + 1][3]

        def make(index: int) -> Entity:
            row = _entity.unpack_from(self.entities, (first + index) * _entity.size)
            start, stop, group, sentence, confidence = row[:5]
            return Entity(
                text[start:stop],
                start,
                stop,
                self._string(row[5], row[6]) or "",
                confidence,
                group if group >= 0 else None,
                self._string(row[7], row[8]),
                self._string(row[9], row[10]),
                self._string(row[11], row[12]),
                sentence,
            )

        return Entities(text, range(end - first), make)

    def names_of(self, number: int) -> list[tuple[int, int, str]]:
        """Start, end and type of the entities of one of the texts, without the rest, for those who want no more."""
        first, end = self.bounds[number][3], self.bounds[number + 1][3]
        rows = _entity.iter_unpack(self.entities[first * _entity.size : end * _entity.size])
        return [(row[0], row[1], self._string(row[5], row[6]) or "") for row in rows]

    def keywords_of(self, number: int, text: str) -> Keywords:
        """The keywords of one of the texts."""
        first, end = self.bounds[number][4], self.bounds[number + 1][4]
        return Keywords(text, range(end - first), self._keyword_maker(first))

    def _keyword_maker(self, first: int) -> Callable[[int], Keyword]:
        def make(index: int) -> Keyword:
            row = _keyword.unpack_from(self.keywords, (first + index) * _keyword.size)
            score, frequency, kind, sentences, place, count = row[6:]
            ranges = memoryview(self.occurrences)[place * _range.size : (place + count) * _range.size]
            return Keyword(
                self._string(row[0], row[1]) or "",
                self._string(row[2], row[3]) or "",
                KEYWORD_KINDS[kind],
                self._string(row[4], row[5]),
                score,
                frequency if frequency >= 0 else None,
                sentences,
                tuple((start, stop) for start, stop in _range.iter_unpack(ranges)),
            )

        return make
