"""Words, sentences and names in pipelines of spaCy.

The entry points of the package tell spaCy of it, so nothing has to be imported to load a pipeline:

>>> import spacy
>>> nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "viettext.v1"}}})
>>> _ = nlp.add_pipe("viettext_entities")
>>> doc = nlp("Ông Nguyễn Văn An đến Hà Nội.")
>>> [token.text for token in doc]
['Ông', 'Nguyễn Văn An', 'đến', 'Hà Nội', '.']
>>> [(entity.text, entity.label_) for entity in doc.ents]
[('Nguyễn Văn An', 'PER'), ('Hà Nội', 'LOC')]
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from . import _native as native
from ._analyzer import Analyzer, default
from ._columns import ERRORS
from ._extras import needs
from ._options import Options
from ._results import Entities, Words
from ._text import utf8

with needs("spacy"):
    import numpy
    import srsly
    from spacy.attrs import IDX
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.util import filter_spans, minibatch, raise_error, registry

#: For ``spacy.blank("vi", config=viettext.spacy.CONFIG)``.
CONFIG: dict[str, Any] = {"nlp": {"tokenizer": {"@tokenizers": "viettext.v1"}}}

#: The types of names and expressions; a gazetteer may have others.
LABELS = ("PER", "LOC", "ORG", "MISC", "DATE", "TIME", "DURATION", "MONEY", "PERCENT", "MEASURE", "NUMBER")

#: The texts of documents that are still there: putting one together again takes a fifth of what finding its names does.
_texts: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()


class _Serialized:
    """What has an analyzer that is made when it is needed, and can be saved with the files that it is made from."""

    def __init__(self, arguments: dict[str, Any]) -> None:
        # Not read before they are needed: what is loaded brings them along.
        self._arguments = {name: value for name, value in arguments.items() if value is not None}
        self._made: Analyzer | None = None
        if not {"dictionary", "gazetteer"} & self._arguments.keys():
            self._made = self.analyzer

    @property
    def analyzer(self) -> Analyzer:
        """The analyzer that does it."""
        if self._made is None:
            self._made = Analyzer(**self._arguments) if self._arguments else default()
        return self._made

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Everything as bytes: dictionary and gazetteer too, which are not looked for again."""
        data: bytes = srsly.msgpack_dumps(self.analyzer._options.state())
        return data

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Any:
        """Makes it what ``to_bytes`` said."""
        self._made = Analyzer._of(Options.of_state(srsly.msgpack_loads(data)))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes ``to_bytes`` to a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Any:
        """Reads what ``to_disk`` wrote."""
        return self.from_bytes(Path(path).read_bytes())


class Tokenizer(_Serialized):
    """A tokenizer of spaCy whose tokens are words: ``doc.text`` is the text as it was given.

    White space other than one blank behind a word is a token of its own. Lone surrogates, which spaCy cannot hold, become
    U+FFFD.

    Args:
        vocab: the vocabulary of the pipeline.
        dictionary: words of your own, the path of a file.
        sentences: whether the tokens that begin a sentence are marked, for ``doc.sents``.
    """

    def __init__(self, vocab: Any, *, dictionary: str | None = None, sentences: bool = False) -> None:
        super().__init__({"dictionary": dictionary})
        self.vocab = vocab
        self.sentences = sentences

    def __reduce__(self) -> tuple[object, ...]:
        return _tokenizer, (self.vocab, self.sentences, self.to_bytes())

    def __call__(self, text: str) -> Doc:
        """The words of a text as a document."""
        if not self.sentences:
            return self._doc(self.analyzer.words(text))
        found, text = self.analyzer._analyze(text, native.WORDS | native.SENTENCES, "Tokenizer")
        doc = self._doc(found.words_of(0, text))
        starts = {sentence.start for sentence in found.sentences_of(0, text)}
        for token in doc:
            if token.idx in starts:
                token.is_sent_start = True
        return doc

    def pipe(self, texts: Iterable[str], batch_size: int = 256) -> Iterator[Doc]:
        """The documents of many texts, in their order."""
        return map(self, texts) if self.sentences else map(self._doc, self.analyzer.words_all(texts))

    def _doc(self, words: Words) -> Doc:
        texts, spaces = _tokens(words)
        try:
            doc = Doc(self.vocab, words=texts, spaces=spaces)
        except UnicodeEncodeError:
            return Doc(self.vocab, words=[utf8(text).decode() for text in texts], spaces=spaces)
        _texts[doc] = words.text
        return doc


def _tokens(words: Words) -> tuple[list[str], list[bool]]:
    """The tokens of a document, and behind which of them there is a blank."""
    text, starts, ends = words.text, numpy.asarray(words.starts), numpy.asarray(words.ends)
    if not len(starts):
        return ([text], [False]) if text else ([], [])
    following = numpy.append(starts[1:], numpy.uint32(len(text)))
    characters = numpy.frombuffer(text.encode("utf-32-le", "surrogatepass"), numpy.uint32)
    spaces = (following > ends) & (characters[numpy.minimum(ends, len(text) - 1)] == 32)
    texts = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist())]
    blanks: list[bool] = spaces.tolist()
    # What else is between two words is a token, and so is what is before the first.
    rest = ends + spaces
    for index in (rest < following).nonzero()[0][::-1].tolist():
        texts.insert(index + 1, text[rest[index] : following[index]])
        blanks.insert(index + 1, False)
    first = int(starts[0])
    return ([text[:first], *texts], [False, *blanks]) if first else (texts, blanks)


def _tokenizer(vocab: Any, sentences: bool, data: bytes) -> Tokenizer:
    made: Tokenizer = Tokenizer(vocab, sentences=sentences).from_bytes(data)
    return made


class EntityRecognizer(_Serialized):
    """A component of spaCy that puts names, dates, sums and numbers into ``doc.ents``.

    Args:
        name: the name of the component.
        overwrite: whether entities that other components found give way where both overlap.
        details: whether each has ``entity._.viettext``: value, full name, role, number of its group and confidence.
        errors: ``"raise"`` hands what goes wrong to spaCy's error handler, ``"mark"`` puts it into
            ``doc.user_data["viettext_error"]``.
        **arguments: of ``viettext.Analyzer``.
    """

    def __init__(
        self, name: str, *, overwrite: bool = False, details: bool = False, errors: str = "raise", **arguments: Any
    ) -> None:
        if errors not in ERRORS:
            raise ValueError(f"errors must be 'raise' or 'mark', not {errors!r}")
        super().__init__(arguments)
        self.name = name
        self.overwrite = overwrite
        self.details = details
        self.errors = errors
        self._handler: Callable[..., None] = raise_error
        if details and not Span.has_extension("viettext"):
            Span.set_extension("viettext", default=None)

    def __reduce__(self) -> tuple[object, ...]:
        return _recognizer, (self.name, self.overwrite, self.details, self.errors, self.to_bytes())

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that entities may have, without those of a gazetteer."""
        types = self._arguments.get("types")
        return tuple(types) if types else LABELS

    def set_error_handler(self, handler: Callable[..., None]) -> None:
        """What is called with name, component, documents and error where something goes wrong; spaCy sets it."""
        self._handler = handler

    def get_error_handler(self) -> Callable[..., None]:
        """What ``set_error_handler`` set."""
        return self._handler

    def __call__(self, doc: Doc) -> Doc:
        """The document with its entities."""
        for found in self._each([doc]):
            return found
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """The documents with their entities, in their order; those that spaCy's error handler lets go are left out."""
        for docs in minibatch(stream, size=batch_size):
            try:
                found = list(self._found(docs))
            except Exception:
                # One of them is at fault: one at a time.
                yield from self._each(docs)
                continue
            for doc, entities in zip(docs, found):
                self._set(doc, entities)
                yield doc

    def _found(self, docs: Iterable[Doc]) -> Iterator[list[Any]]:
        texts = [_texts.get(doc) or doc.text for doc in docs]
        if self.details:
            return map(Entities.to_list, self.analyzer.entities_all(texts))
        return self.analyzer._all(texts, native.ENTITIES, "entities", lambda found, number, _: found.names_of(number), 1, None)

    def _each(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        for doc in docs:
            try:
                self._set(doc, next(self._found([doc])))
            except Exception as error:
                if self.errors == "raise":
                    self._handler(self.name, self, [doc], error)
                    continue
                doc.user_data["viettext_error"] = str(error)
            yield doc

    def _set(self, doc: Doc, entities: list[Any]) -> None:
        rows = [(entity.start, entity.end, entity.type) for entity in entities] if self.details else entities
        # The words of an entity, whole ones: another tokenizer may have cut elsewhere.
        places = doc.to_array(IDX)
        firsts = numpy.searchsorted(places, [row[0] for row in rows], "right") - 1
        lasts = numpy.searchsorted(places, [row[1] - 1 for row in rows], "right")
        spans = [Span(doc, first, last, row[2]) for first, last, row in zip(firsts.tolist(), lasts.tolist(), rows)]
        if self.details:
            for span, entity in zip(spans, entities):
                detail = entity._asdict()
                span._.viettext = {name: detail[name] for name in ("value", "name", "role", "group", "confidence")}
        others = list(doc.ents)
        # Of two that overlap the longer stays, and of two as long the first.
        if others and self.overwrite:
            taken = {token.i for span in spans for token in span}
            spans += [other for other in others if taken.isdisjoint(range(other.start, other.end))]
        elif others:
            taken = {token.i for span in others for token in span}
            spans = [*others, *(span for span in spans if taken.isdisjoint(range(span.start, span.end)))]
        if others or (firsts[1:] < lasts[:-1]).any():
            spans = filter_spans(spans)
        doc.set_ents(spans)


def _recognizer(name: str, overwrite: bool, details: bool, errors: str, data: bytes) -> EntityRecognizer:
    made: EntityRecognizer = EntityRecognizer(name, overwrite=overwrite, details=details, errors=errors).from_bytes(data)
    return made


# What spaCy calls with what a configuration says. It checks that by the annotations, which have to be types and no strings.


def create_tokenizer(dictionary: str | None = None, sentences: bool = False) -> Callable[[Language], Tokenizer]:
    """``viettext.v1`` of the registry of tokenizers. See ``Tokenizer``."""
    return lambda nlp: Tokenizer(nlp.vocab, dictionary=dictionary, sentences=sentences)


def create_entities(
    nlp: Language,
    name: str,
    dictionary: str | None,
    gazetteer: str | None,
    gazetteer_match: str | None,
    types: list[str] | None,
    date: str | None,
    minimum_confidence: float | None,
    overwrite: bool,
    details: bool,
    errors: str,
) -> EntityRecognizer:
    """The factory ``viettext_entities``. See ``EntityRecognizer``."""
    return EntityRecognizer(
        name,
        overwrite=overwrite,
        details=details,
        errors=errors,
        dictionary=dictionary,
        gazetteer=gazetteer,
        gazetteer_match=gazetteer_match,
        types=types,
        date=date,
        minimum_confidence=minimum_confidence,
    )


_NOTHING = ("dictionary", "gazetteer", "gazetteer_match", "types", "date", "minimum_confidence")
registry.tokenizers("viettext.v1", func=create_tokenizer)
Language.factory(
    "viettext_entities",
    assigns=["doc.ents"],
    default_config={**dict.fromkeys(_NOTHING), "overwrite": False, "details": False, "errors": "raise"},
    func=create_entities,
)
