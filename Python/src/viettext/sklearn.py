"""Words and keywords as features for scikit-learn.

>>> from sklearn.feature_extraction.text import CountVectorizer
>>> import viettext.sklearn
>>> vectorizer = CountVectorizer(tokenizer=viettext.sklearn.WordTokenizer(), token_pattern=None, lowercase=False)
>>> vectorizer.fit(["Sinh viên Đại học Bách khoa nghỉ học."]).get_feature_names_out().tolist()
['bách khoa', 'học', 'nghỉ', 'sinh viên', 'đại học']
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ._analyzer import LEVELS, Analyzer, default
from ._columns import ERRORS
from ._extras import needs
from ._options import Dictionary, Gazetteer
from ._results import KEYWORD_KINDS, Keyword
from ._text import wrong_type

with needs("sklearn"):
    import numpy
    from scipy.sparse import csr_matrix
    from sklearn.base import BaseEstimator, TransformerMixin
    from sklearn.utils.validation import check_is_fitted

METHODS = ("combined", "frequency", "tfidf", "keyness", "yake", "textrank", "positionrank")
VALUES = ("score", "frequency", "binary")


@dataclass(frozen=True)
class WordTokenizer:
    """A tokenizer for ``CountVectorizer`` and its kin, given with ``token_pattern=None`` and ``lowercase=False``.

    With ``lowercase=True``, their default, the text is lowered before it is cut, which takes away the capitals that names
    are found by. This one lowers what it has found. It pickles, so it works in processes of joblib too.
    """

    #: Whether words are in lower case.
    lower: bool = True
    #: The level of word identity at which words are the same, ``"folded"``, ``"spelling"`` or ``"bare"``; it lowers too.
    level: str | None = None
    #: Whether punctuation marks and symbols are words.
    marks: bool = False
    #: What stands between the syllables of a word.
    joiner: str = " "
    #: The one with words of your own.
    analyzer: Analyzer | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.level is not None and self.level not in LEVELS:
            raise ValueError(f"level must be None or one of {', '.join(LEVELS)}, not {self.level!r}")

    def __call__(self, text: str) -> list[str]:
        """The words of a text."""
        analyzer = self.analyzer or default()
        words = analyzer.words(text).to_list()
        if not self.marks:
            words = [word for word in words if any(map(str.isalnum, word))]
        if self.level is not None:
            words = [analyzer.word_form(word, self.level) for word in words]
        elif self.lower:
            words = [word.lower() for word in words]
        return [self.joiner.join(word.split()) for word in words]


class KeywordVectorizer(TransformerMixin, BaseEstimator):
    """Texts to a sparse matrix of their keywords, weighed against frequencies of Vietnamese at large.

    So the weight of a keyword in a text does not depend on the other texts: a few texts, or one, are enough. ``fit``
    learns the vocabulary alone, and nothing else.

    Args:
        method: how keywords are weighed: ``"combined"``, ``"tfidf"`` and ``"keyness"`` know the background, ``"frequency"``,
            ``"yake"``, ``"textrank"`` and ``"positionrank"`` the text alone.
        limit: how many keywords a text has at most.
        kinds: which are wanted, of ``"word"``, ``"phrase"`` and ``"name"``; all where it is None.
        values: ``"score"``, ``"frequency"`` (how often it stands in the text) or ``"binary"``.
        min_df: what is a keyword of fewer texts is left out: a number of texts, or a share of them where it is a float.
        max_df: so is what is a keyword of more texts.
        max_features: how many keywords the vocabulary has at most: those of the most texts, of as many by the alphabet.
        vocabulary: the keywords that are wanted, in the form of ``Keyword.key``; ``fit`` learns nothing then.
        dictionary: words of your own, as for ``viettext.Analyzer``.
        gazetteer: names of your own, as for ``viettext.Analyzer``.
        threads: how many threads work at it.
        errors: what is done with what is no text: ``"raise"``, or ``"mark"``, which gives a row of zeros and one
            warning with the numbers of all.
        dtype: the type of the numbers.

    Attributes:
        vocabulary_: the column of each keyword.
    """

    def __init__(
        self,
        *,
        method: str = "combined",
        limit: int = 20,
        kinds: Sequence[str] | None = None,
        values: str = "score",
        min_df: float = 1,
        max_df: float = 1.0,
        max_features: int | None = None,
        vocabulary: Iterable[str] | None = None,
        dictionary: Dictionary | None = None,
        gazetteer: Gazetteer | None = None,
        threads: int = 1,
        errors: str = "raise",
        dtype: Any = numpy.float64,
    ) -> None:
        self.method = method
        self.limit = limit
        self.kinds = kinds
        self.values = values
        self.min_df = min_df
        self.max_df = max_df
        self.max_features = max_features
        self.vocabulary = vocabulary
        self.dictionary = dictionary
        self.gazetteer = gazetteer
        self.threads = threads
        self.errors = errors
        self.dtype = dtype

    def fit(self, texts: Iterable[str], y: object = None) -> KeywordVectorizer:
        """Learns which keywords there are."""
        self.fit_transform(texts)
        return self

    def fit_transform(self, texts: Iterable[str], y: object = None) -> csr_matrix:
        """Learns which keywords there are and gives the matrix: a row a text, a column a keyword."""
        self._check()
        found = self._keywords(texts)
        keys = self._learned(found) if self.vocabulary is None else list(dict.fromkeys(self.vocabulary))
        if not keys:
            raise ValueError("there is no keyword: the texts are empty, or min_df and max_df leave none")
        self.vocabulary_ = {key: column for column, key in enumerate(keys)}
        return self._matrix(found)

    def transform(self, texts: Iterable[str]) -> csr_matrix:
        """The matrix of other texts. Keywords that ``fit`` did not see have no column."""
        check_is_fitted(self)
        return self._matrix(self._keywords(texts))

    def get_feature_names_out(self, input_features: object = None) -> Any:
        """The keywords by column."""
        check_is_fitted(self)
        return numpy.asarray(list(self.vocabulary_), dtype=object)

    def _learned(self, found: list[list[Keyword]]) -> list[str]:
        counts: dict[str, int] = {}
        for keywords in found:
            for key in {keyword.key for keyword in keywords}:
                counts[key] = counts.get(key, 0) + 1
        least, most = (
            share if isinstance(share, (int, numpy.integer)) else share * len(found) for share in (self.min_df, self.max_df)
        )
        kept = sorted(key for key, count in counts.items() if least <= count <= most)
        kept.sort(key=counts.__getitem__, reverse=True)
        return sorted(kept[: self.max_features])

    def _keywords(self, texts: Iterable[str]) -> list[list[Keyword]]:
        if isinstance(texts, (str, bytes)):
            raise ValueError(f"an iterable of texts is needed, not one {type(texts).__name__}")
        given = list(texts)
        bad = [number for number, text in enumerate(given) if not isinstance(text, str)]
        if bad:
            if self.errors == "raise":
                raise TypeError(f"{wrong_type(given[bad[0]], type(self).__name__)} (text {bad[0]})")
            shown = ", ".join(map(str, bad[:10])) + (", …" if len(bad) > 10 else "")
            warnings.warn(f"{len(bad)} of {len(given)} records are no texts, and have no keywords: {shown}", stacklevel=3)
            given = [text if isinstance(text, str) else "" for text in given]
        analyzer = Analyzer(
            dictionary=self.dictionary,
            gazetteer=self.gazetteer,
            keyword_method=self.method,
            keyword_limit=self.limit,
            keyword_kinds=self.kinds,
        )
        return [keywords.to_list() for keywords in analyzer.keywords_all(given, threads=self.threads)]

    def _matrix(self, found: list[list[Keyword]]) -> csr_matrix:
        ends, columns, values = [0], [], []
        for keywords in found:
            row: dict[int, float] = {}
            for keyword in keywords:
                column = self.vocabulary_.get(keyword.key)
                if column is not None:
                    value = {"score": keyword.score, "frequency": keyword.frequency, "binary": 1}[self.values]
                    # Two kinds of keywords may have one key.
                    row[column] = max(row.get(column, value), value)
            columns += sorted(row)
            values += [row[column] for column in sorted(row)]
            ends.append(len(columns))
        shape = (len(found), len(self.vocabulary_))
        return csr_matrix((numpy.asarray(values, self.dtype), columns, ends), shape, dtype=self.dtype)

    def _check(self) -> None:
        for name, choices in (("method", METHODS), ("values", VALUES), ("errors", ERRORS)):
            if getattr(self, name) not in choices:
                raise ValueError(f"{name} must be one of {', '.join(choices)}, not {getattr(self, name)!r}")
        if self.kinds is not None and (isinstance(self.kinds, str) or not set(self.kinds) <= set(KEYWORD_KINDS)):
            raise ValueError(f"kinds must be a list of {', '.join(KEYWORD_KINDS)}, not {self.kinds!r}")
        for name in ("limit", "threads", "max_features"):
            value = getattr(self, name)
            if value is None and name == "max_features":
                continue
            if isinstance(value, bool) or not isinstance(value, (int, numpy.integer)) or value < 1:
                raise ValueError(f"{name} must be a whole number of 1 or more, not {value!r}")
        for name in ("min_df", "max_df"):
            value = getattr(self, name)
            whole = isinstance(value, (int, numpy.integer)) and not isinstance(value, bool)
            if not (value >= 1 if whole else isinstance(value, (float, numpy.floating)) and 0 <= value <= 1):
                raise ValueError(f"{name} must be a number of texts or a share of them from 0.0 to 1.0, not {value!r}")

    def _more_tags(self) -> dict[str, Any]:
        return {"X_types": ["string"], "requires_fit": True}

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags
