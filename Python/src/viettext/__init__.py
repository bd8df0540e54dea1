"""Words, names and keywords of Vietnamese text.

>>> import viettext
>>> viettext.segment("Trường Đại học Bách khoa Hà Nội mở rộng.")
'Trường Đại_học Bách_khoa Hà_Nội mở_rộng .'
>>> words = viettext.words("Trời mưa ở Hà Nội.")
>>> words[3], words.spans[3]
('Hà Nội', (11, 17))

Offsets are indices of the str, whatever it holds. Results are sequences over arrays whose elements are made when they are
asked for; ``to_dict``, ``to_arrow`` and ``to_pandas`` give whole columns.

For words and names of your own, a day of reference or other options make an ``Analyzer``. For many texts use
``segment_all``, ``words_all``, ``tag_all``, ``sentences_all``, ``entities_all`` and ``keywords_all``, with ``threads=`` where
there are many cores, or ``segment_arrow``, ``words_arrow`` and ``entities_arrow`` on arrays of Arrow.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from . import _native
from ._analyzer import Analyzer, Document, Names, default
from ._encodings import decode, detect_encoding, encode, encodings
from ._errors import FileError, TooLongError, VietTextError
from ._results import (
    EncodingGuess,
    Entities,
    Entity,
    Keyword,
    Keywords,
    Normalized,
    SearchTerm,
    SearchTerms,
    Sentence,
    Sentences,
    TaggedWord,
    Tags,
    Token,
    Tokens,
    Words,
)

if TYPE_CHECKING:
    import pyarrow

__version__: str = _native.library.viettext_version().decode()
__all__ = [
    "Analyzer",
    "Document",
    "EncodingGuess",
    "Entities",
    "Entity",
    "FileError",
    "Keyword",
    "Keywords",
    "Normalized",
    "SearchTerm",
    "SearchTerms",
    "Sentence",
    "Sentences",
    "TaggedWord",
    "Tags",
    "Token",
    "Tokens",
    "TooLongError",
    "VietTextError",
    "Words",
    "analyze",
    "build_info",
    "decode",
    "detect_encoding",
    "encode",
    "encodings",
    "entities",
    "entities_all",
    "entities_arrow",
    "keywords",
    "keywords_all",
    "normalize",
    "search_terms",
    "segment",
    "segment_all",
    "segment_arrow",
    "sentences",
    "sentences_all",
    "sort_key",
    "tag",
    "tag_all",
    "tokens",
    "word_form",
    "words",
    "words_all",
    "words_arrow",
]


def build_info() -> dict[str, str]:
    """What decides the results: versions, and the identities of the tables that the library carries."""
    info: dict[str, str] = json.loads(_native.library.viettext_build_info())
    return info


def segment(text: str, separator: str = "\n") -> str:
    """The text as underscore text: words with spaces between them, the syllables of a word joined by ``_``.

    See ``Analyzer.segment``.
    """
    return default().segment(text, separator)


def words(text: str) -> Words:
    """The words of a text: a sequence of str that knows where each stands. See ``Analyzer.words``."""
    return default().words(text)


def tag(text: str) -> Tags:
    """The words of a text with their parts of speech. See ``Analyzer.tag``."""
    return default().tag(text)


def tokens(text: str) -> Tokens:
    """The syllables, numbers and marks of a text. See ``Analyzer.tokens``."""
    return default().tokens(text)


def sentences(text: str) -> Sentences:
    """The sentences of a text, each with its words. See ``Analyzer.sentences``."""
    return default().sentences(text)


def entities(text: str) -> Entities:
    """The names, dates, sums and numbers of a text. See ``Analyzer.entities``."""
    return default().entities(text)


def keywords(text: str) -> Keywords:
    """The words, phrases and names that say what a text is about, the best first. See ``Analyzer.keywords``."""
    return default().keywords(text)


def analyze(text: str, *, tags: bool = False) -> Document:
    """Tokens, words, sentences, entities and keywords of a text at once. See ``Analyzer.analyze``."""
    return default().analyze(text, tags=tags)


def search_terms(text: str, *, compounds: bool = True, bare: bool = True) -> SearchTerms:
    """The terms of a text for a search index. See ``Analyzer.search_terms``."""
    return default().search_terms(text, compounds=compounds, bare=bare)


def normalize(
    text: str,
    *,
    form: str | None = "NFC",
    tone: str | None = None,
    iy: str | None = None,
    case: str | None = None,
    clean: Names = (),
    fold: Names = (),
    repair: Names = (),
) -> str:
    """Brings a text to one spelling. See ``Analyzer.normalize`` for what the arguments may be."""
    return default().normalize(text, form=form, tone=tone, iy=iy, case=case, clean=clean, fold=fold, repair=repair)


def word_form(word: str, level: str = "spelling") -> str:
    """The one spelling that stands for a word at a level of word identity. See ``Analyzer.word_form``."""
    return default().word_form(word, level)


def sort_key(text: str) -> bytes:
    """A key for sorting as Vietnamese dictionaries do: ``sorted(words, key=viettext.sort_key)``."""
    return default().sort_key(text)


def segment_all(
    texts: Iterable[str],
    separator: str = "\n",
    *,
    threads: int = 1,
    progress: Callable[[int], object] | None = None,
) -> Iterator[str]:
    """``segment`` of many texts, in their order. See ``Analyzer.segment_all``."""
    return default().segment_all(texts, separator, threads=threads, progress=progress)


def words_all(texts: Iterable[str], *, threads: int = 1, progress: Callable[[int], object] | None = None) -> Iterator[Words]:
    """``words`` of many texts, in their order. See ``Analyzer.segment_all``."""
    return default().words_all(texts, threads=threads, progress=progress)


def tag_all(texts: Iterable[str], *, threads: int = 1, progress: Callable[[int], object] | None = None) -> Iterator[Tags]:
    """``tag`` of many texts, in their order. See ``Analyzer.segment_all``."""
    return default().tag_all(texts, threads=threads, progress=progress)


def sentences_all(
    texts: Iterable[str], *, threads: int = 1, progress: Callable[[int], object] | None = None
) -> Iterator[Sentences]:
    """``sentences`` of many texts, in their order. See ``Analyzer.segment_all``."""
    return default().sentences_all(texts, threads=threads, progress=progress)


def entities_all(
    texts: Iterable[str], *, threads: int = 1, progress: Callable[[int], object] | None = None
) -> Iterator[Entities]:
    """``entities`` of many texts, in their order. See ``Analyzer.segment_all``."""
    return default().entities_all(texts, threads=threads, progress=progress)


def keywords_all(
    texts: Iterable[str], *, threads: int = 1, progress: Callable[[int], object] | None = None
) -> Iterator[Keywords]:
    """``keywords`` of many texts, in their order. See ``Analyzer.segment_all``."""
    return default().keywords_all(texts, threads=threads, progress=progress)


def segment_arrow(texts: Any, separator: str = "\n") -> pyarrow.Array | pyarrow.ChunkedArray:
    """``segment`` of an array of Arrow. See ``Analyzer.segment_arrow``."""
    return default().segment_arrow(texts, separator)


def words_arrow(texts: Any) -> pyarrow.Array | pyarrow.ChunkedArray:
    """The words of an array of Arrow. See ``Analyzer.words_arrow``."""
    return default().words_arrow(texts)


def entities_arrow(texts: Any) -> pyarrow.Array | pyarrow.ChunkedArray:
    """The entities of an array of Arrow. See ``Analyzer.entities_arrow``."""
    return default().entities_arrow(texts)
