"""What was found in a text: sequences over arrays whose elements are made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, overload

if TYPE_CHECKING:
    import pandas
    import pyarrow

Item = TypeVar("Item", covariant=True)

TOKEN_KINDS = (
    "syllable", "number", "code", "url", "email", "hashtag", "handle", "emoji", "punctuation", "symbol", "other",
)  # fmt: skip
TOKEN_SHAPES = ("lower", "capitalized", "upper", "initial", "mixed", "digits", "alphanumeric", "symbolic")
KEYWORD_KINDS = ("word", "phrase", "name")


class Rows(Sequence[Item], Generic[Item]):
    """A sequence whose elements are made on demand. A slice shares the memory of the whole."""

    __slots__ = ("_indices", "_text")

    def __init__(self, text: str, indices: range) -> None:
        self._text = text
        self._indices = indices

    def _item(self, index: int) -> Item:
        raise NotImplementedError

    def _part(self, indices: range) -> Rows[Item]:
        raise NotImplementedError

    @property
    def text(self) -> str:
        """The text that was analysed; offsets are indices of it."""
        return self._text

    def __len__(self) -> int:
        return len(self._indices)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Rows[Item]:
        if isinstance(index, slice):
            return self._part(self._indices[index])
        try:
            return self._item(self._indices[index])
        except IndexError:
            raise IndexError(f"there are {len(self)} {type(self).__name__.lower()}, and no number {index}") from None

    def __iter__(self) -> Iterator[Item]:
        return map(self._item, self._indices)

    def __eq__(self, other: object) -> bool:
        """Whether the elements are the same; a list or tuple of the same elements is equal too."""
        if isinstance(other, (Rows, list, tuple)):
            return len(self) == len(other) and all(a == b for a, b in zip(self, other))
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        shown = ", ".join(repr(item) for item in self[:8])
        more = f", … {len(self) - 8} more" if len(self) > 8 else ""
        return f"<{type(self).__name__} [{shown}{more}]>"

    def to_list(self) -> list[Item]:
        """All elements as a list."""
        return list(self)

    def to_dict(self) -> dict[str, list[Any]]:
        """The columns by name, each a list."""
        raise NotImplementedError

    def to_arrow(self) -> pyarrow.Table:
        """A table of pyarrow, which has to be installed."""
        import pyarrow

        return pyarrow.table(self.to_dict())

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame of pandas, which has to be installed."""
        import pandas

        return pandas.DataFrame(self.to_dict())


class Words(Rows[str]):
    """The words of a text, each a str as it stands there: ``words[0] == text[words.starts[0]:words.ends[0]]``.

    Marks, numbers and symbols are words of their own; white space is in words of several syllables alone.
    """

    __slots__ = ("_rows",)

    def __init__(self, text: str, rows: memoryview, indices: range) -> None:
        super().__init__(text, indices)
        # Four numbers a word: start, end, first token, number of tokens.
        self._rows = rows

    def _item(self, index: int) -> str:
        return self._text[self._rows[4 * index] : self._rows[4 * index + 1]]

    def _part(self, indices: range) -> Words:
        return Words(self._text, self._rows, indices)

    def _column(self, number: int) -> memoryview:
        first, stop, step = self._indices.start, self._indices.stop, self._indices.step
        if step > 0:
            return self._rows[number + 4 * first : max(number + 4 * stop, 0) : 4 * step]
        return self._rows[number + 4 * first : number + 4 * stop if stop >= 0 else None : 4 * step]

    @property
    def starts(self) -> memoryview:
        """Where each word begins: an array of 32-bit numbers, which ``numpy.asarray`` takes without copying."""
        return self._column(0)

    @property
    def ends(self) -> memoryview:
        """Where each word ends."""
        return self._column(1)

    @property
    def first_tokens(self) -> memoryview:
        """The number of the first token of each word."""
        return self._column(2)

    @property
    def token_counts(self) -> memoryview:
        """How many syllables, numbers or marks each word has."""
        return self._column(3)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Start and end of every word."""
        return list(zip(self.starts.tolist(), self.ends.tolist()))

    def __iter__(self) -> Iterator[str]:
        return iter(self.to_list())

    def to_list(self) -> list[str]:
        """All words as a list of str."""
        text = self._text
        return [text[start:end] for start, end in zip(self.starts.tolist(), self.ends.tolist())]

    def to_dict(self) -> dict[str, list[Any]]:
        """``start``, ``end``, ``tokens`` and ``text`` of every word."""
        return {
            "start": self.starts.tolist(),
            "end": self.ends.tolist(),
            "tokens": self.token_counts.tolist(),
            "text": self.to_list(),
        }


class Token(NamedTuple):
    """A syllable, a number, a mark."""

    text: str
    start: int
    end: int
    #: What it is made of: ``"syllable"``, ``"number"``, ``"punctuation"``, …
    kind: str
    #: How it is written: ``"lower"``, ``"capitalized"``, ``"upper"``, …
    shape: str
    #: Whether it continues the word of the token before it.
    continues_word: bool
    #: Whether white space, a line end or the start of the text stands before it.
    space_before: bool


class TaggedWord(NamedTuple):
    """A word with its part of speech."""

    text: str
    #: Its class by Universal Dependencies: ``"NOUN"``, ``"VERB"``, ``"PROPN"``, …
    pos: str
    #: The tag of the Vietnamese treebank: ``"N"``, ``"V"``, ``"Np"``, …
    treebank: str
    #: How sure the tagger is, 0 to 1.
    confidence: float
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence, heading or list item."""

    text: str
    start: int
    end: int
    words: Words


class Entity(NamedTuple):
    """A name, date, sum or number."""

    text: str
    start: int
    end: int
    #: ``"PER"``, ``"LOC"``, ``"ORG"``, ``"MISC"``, ``"DATE"``, … or a type of a gazetteer.
    type: str
    #: How sure the tagger is, 0 to 1.
    confidence: float
    #: The number of the entity that it is a mention of, counted from 0; None without groups.
    group: int | None
    #: The name in its fullest form in the text.
    name: str | None
    #: The role or title that stands beside the name.
    role: str | None
    #: The value of an expression, ISO 8601 where it fits.
    value: str | None
    #: The position of the sentence in which it begins.
    sentence: int


class Keyword(NamedTuple):
    """A word, phrase or name that says what a text is about."""

    #: In the form in which the text writes it most often.
    text: str
    #: The form under which its spellings were counted.
    key: str
    #: ``"word"``, ``"phrase"`` or ``"name"``.
    kind: str
    #: What kind of name it is.
    type: str | None
    #: The weight by the method; higher is better.
    score: float
    #: In how many documents of the background corpus it occurs; None where that is not known.
    document_frequency: int | None
    #: How many sentences it stands in.
    sentences: int
    #: Start and end of every place where it stands.
    occurrences: tuple[tuple[int, int], ...]

    @property
    def frequency(self) -> int:
        """How often it occurs."""
        return len(self.occurrences)


class SearchTerm(NamedTuple):
    """A term for a search index."""

    #: What it is compared by.
    form: str
    start: int
    end: int
    #: The number of its first syllable, counted from 0.
    position: int
    #: How many positions it covers.
    length: int


Record = TypeVar("Record", covariant=True)


class Records(Rows[Record], Generic[Record]):
    """A sequence of records, each made from its row when it is asked for."""

    __slots__ = ("_make",)

    def __init__(self, text: str, indices: range, make: Callable[[int], Record]) -> None:
        super().__init__(text, indices)
        self._make: Callable[[int], Record] = make

    def _item(self, index: int) -> Record:
        return self._make(index)

    def _part(self, indices: range) -> Records[Record]:
        return type(self)(self._text, indices, self._make)

    def to_dict(self) -> dict[str, list[Any]]:
        """The members of the records by name, each a list."""
        columns: dict[str, list[Any]] = {}
        for record in self:
            for name in getattr(record, "_fields", ()):
                columns.setdefault(name, []).append(getattr(record, name))
        return columns


class Tokens(Records[Token]):
    """The tokens of a text."""

    __slots__ = ()


class Tags(Records[TaggedWord]):
    """The words of a text with their parts of speech, a record for every word."""

    __slots__ = ()


class Sentences(Records[Sentence]):
    """The sentences of a text."""

    __slots__ = ()

    def to_dict(self) -> dict[str, list[Any]]:
        """``text``, ``start``, ``end`` and ``words`` (lists of str) of every sentence."""
        columns = super().to_dict()
        if columns:
            columns["words"] = [words.to_list() for words in columns["words"]]
        return columns


class Entities(Records[Entity]):
    """The entities of a text, in its order. They do not overlap."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from ._html import frame

        return frame(self._text)


class Keywords(Records[Keyword]):
    """The keywords of a text, the best first."""

    __slots__ = ()


class SearchTerms(Records[SearchTerm]):
    """The terms of a text for a search index, by position."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Normalized:
    """A normalized text that knows where its parts come from."""

    #: The normalized text.
    text: str
    #: The text as given.
    source: str
    #: What was rewritten: start and length in ``text``, start and length in ``source``.
    pieces: tuple[tuple[int, int, int, int], ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The part of ``source`` that ``text[start:end]`` came from; a piece that was rewritten is never split."""
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"{start} to {end} is no part of a text of {len(self.text)} code points")
        lower = self._place(start, False)
        return lower, max(lower, self._place(end, True))

    def _place(self, offset: int, up: bool) -> int:
        last, last_source = 0, 0
        for begin, length, source, source_length in self.pieces:
            if begin + length > offset:
                if begin < offset:
                    return source + source_length if up else source
                break
            last, last_source = begin + length, source + source_length
        return last_source + offset - last


class EncodingGuess(NamedTuple):
    """Which encoding bytes are most likely in."""

    encoding: str
    #: The probability that it is the right one, 0 to 1.
    confidence: float


def as_dict(record: Token | Entity | Keyword | SearchTerm) -> dict[str, Any]:
    """A record as a dict, for JSON."""
    return record._asdict()
