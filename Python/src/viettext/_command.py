"""The command of the package: words, names, keywords, spelling and encodings of files and standard input.

It does what the package can, under the names that the command ``viet`` has for it. Results are text or JSON, an object a line.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import viettext

from ._analyzer import CASES, CLEAN, FOLD, FORMS, IY, REPAIR, TONES
from ._results import Sentence, as_dict

Work = Callable[[argparse.Namespace], Iterator[str]]


def main(arguments: list[str] | None = None) -> int:
    """Runs the command and gives back its exit status: 2 where the arguments or the input are wrong."""
    options = _parser().parse_args(arguments)
    output = sys.stdout.buffer
    encoding = getattr(options, "to", None)
    try:
        lines = (line + "\n" for line in options.work(options))
        if encoding:
            # At once: what marks the order of bytes stands at the start alone.
            output.write(viettext.encode("".join(lines), encoding))
        for line in lines:
            output.write(line.encode("utf-8", "replace"))
        output.flush()
    except BrokenPipeError:
        # Whoever read has gone: nothing more can be written, not even at the end of the interpreter.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return 130
    except (ValueError, OSError) as error:
        print(f"viettext: {error}", file=sys.stderr)
        return 2
    return 0


# What each command does


def _data(options: argparse.Namespace) -> Iterator[tuple[str, bytes]]:
    for name in options.files or ["-"]:
        if name == "-":
            yield name, sys.stdin.buffer.read()
        else:
            with open(name, "rb") as file:
                yield name, file.read()


def _texts(options: argparse.Namespace) -> Iterator[str]:
    encoding = None if options.encoding == "auto" else options.encoding
    for _, data in _data(options):
        text = viettext.decode(data, encoding, "replace")
        if not getattr(options, "lines", False):
            yield text
            continue
        lines = text.split("\n")
        # A line end closes a line and opens none.
        if not lines[-1]:
            lines.pop()
        yield from (line.removesuffix("\r") for line in lines)


def _analyzer(options: argparse.Namespace) -> viettext.Analyzer:
    names = ("dictionary", "gazetteer", "date", "types", "keyword_limit", "keyword_method")
    given = {name: getattr(options, name, None) for name in names}
    return viettext.Analyzer(**{name: value for name, value in given.items() if value is not None})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _sentence(sentence: Sentence) -> str:
    start, end, text, words = sentence.start, sentence.end, sentence.text, sentence.words
    parts = [{"start": first, "end": last, "text": word} for word, (first, last) in zip(words, words.spans)]
    return _json({"start": start, "end": end, "text": text, "words": parts})


def _segment(options: argparse.Namespace) -> Iterator[str]:
    analyzer = _analyzer(options)
    if options.format == "json":
        for sentences in analyzer.sentences_all(_texts(options), threads=options.threads):
            yield from map(_sentence, sentences)
    else:
        yield from analyzer.segment_all(_texts(options), " " if options.lines else "\n", threads=options.threads)


def _rows(options: argparse.Namespace) -> Iterator[str]:
    analyzer = _analyzer(options)
    found = getattr(analyzer, f"{options.command}_all")(_texts(options), threads=options.threads)
    for records in found:
        rows = [as_dict(record) for record in records]
        if options.lines:
            yield _json({"text": records.text, options.command: rows})
        else:
            yield from map(_json, rows)


def _search(options: argparse.Namespace) -> Iterator[str]:
    analyzer = _analyzer(options)
    for text in _texts(options):
        terms = analyzer.search_terms(text, compounds=not options.no_compounds, bare=not options.no_bare)
        rows = [as_dict(term) for term in terms]
        if options.lines:
            yield _json({"text": text, "terms": rows})
        else:
            yield from map(_json, rows)


def _normalize(options: argparse.Namespace) -> Iterator[str]:
    names = ("form", "tone", "iy", "case", "clean", "fold", "repair")
    wanted = {name: getattr(options, name) for name in names}
    if wanted["form"] == "keep":
        wanted["form"] = None
    for text in _texts(options):
        yield viettext.normalize(text, **wanted).removesuffix("\n")


def _sort(options: argparse.Namespace) -> Iterator[str]:
    lines = [line for text in _texts(options) for line in text.removesuffix("\n").split("\n") if text]
    lines.sort(key=lambda line: (viettext.sort_key(line), line), reverse=options.reverse)
    return iter(dict.fromkeys(lines)) if options.unique else iter(lines)


def _detect(options: argparse.Namespace) -> Iterator[str]:
    for name, data in _data(options):
        guess = viettext.detect_encoding(data)
        yield f"{name}\t{guess.encoding}\t{guess.confidence:.3f}"


def _info(options: argparse.Namespace) -> Iterator[str]:
    info = viettext.build_info()
    return iter([_json(info)] if options.json else [f"{name}\t{value}" for name, value in info.items()])


# What they are told


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "viettext",
        description="Words, names, keywords, spelling and encodings of Vietnamese text.",
        epilog="'viettext COMMAND --help' lists the options of a command. Without a file they read standard input.",
    )
    parser.add_argument("--version", action="version", version=f"viettext {viettext.__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, work: Work, text: str, *, files: bool = True) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(work=work)
        if files:
            command.add_argument("files", nargs="*", metavar="FILE", help="standard input if there is none, or '-'")
        return command

    def reads(command: argparse.ArgumentParser, *, lines: bool = True) -> None:
        command.add_argument("--encoding", default="utf-8", help="utf-8, tcvn3, …, or auto to find out")
        if lines:
            command.add_argument("--lines", action="store_true", help="every line is a text: a line in, a line out")

    def analyses(command: argparse.ArgumentParser) -> None:
        reads(command)
        command.add_argument("--dictionary", metavar="FILE", help="words of your own")

    def threads(command: argparse.ArgumentParser) -> None:
        command.add_argument("--threads", type=int, default=1, metavar="N", help="threads for many texts")

    def tags(command: argparse.ArgumentParser) -> None:
        analyses(command)
        threads(command)
        command.add_argument("--gazetteer", metavar="FILE", help="names of your own")

    segment = add("segment", _segment, "Words: underscore text, a sentence a line, or JSON, an object a sentence.")
    analyses(segment)
    threads(segment)
    segment.add_argument("--format", choices=("text", "json"), default="text")
    entities = add("entities", _rows, "Names, dates, sums and numbers, a JSON object a line.")
    tags(entities)
    entities.add_argument("--date", help="the day of reference, 2020-07-09")
    entities.add_argument("--types", type=lambda value: value.split(","), metavar="LIST", help="PER,LOC: these types alone")
    keywords = add("keywords", _rows, "What each text is about, a JSON object a line.")
    tags(keywords)
    keywords.add_argument("--limit", type=int, dest="keyword_limit", metavar="N", help="how many")
    keywords.add_argument("--method", dest="keyword_method", help="combined, frequency, tfidf, keyness, yake, textrank, …")
    search = add("search", _search, "Terms for a search index, a JSON object a line.")
    analyses(search)
    search.add_argument("--no-compounds", action="store_true", help="syllables alone")
    search.add_argument("--no-bare", action="store_true", help="no forms without marks")
    _add_spelling(add("normalize", _normalize, "Text in one spelling."), reads)
    sort = add("sort", _sort, "Lines in the order of Vietnamese dictionaries.")
    reads(sort, lines=False)
    sort.add_argument("--reverse", action="store_true", help="the last first")
    sort.add_argument("--unique", action="store_true", help="one of several equal lines")
    add("detect", _detect, "The encoding of each file, and how sure that is.")
    add("info", _info, "Versions, and the tables that decide the results.", files=False).add_argument(
        "--json", action="store_true", help="as a JSON object"
    )
    return parser


def _add_spelling(command: argparse.ArgumentParser, reads: Callable[..., None]) -> None:
    def choices(known: dict[Any, int]) -> list[str]:
        return [choice for choice in known if choice]

    reads(command)
    command.add_argument("--form", choices=[*choices(FORMS), "keep"], default="NFC", help="the Unicode form")
    command.add_argument("--tone", choices=choices(TONES), help="old hòa, new hoà")
    command.add_argument("--iy", choices=choices(IY), help="lí or lý")
    command.add_argument("--case", choices=choices(CASES))
    for name, known in (("clean", CLEAN), ("fold", FOLD), ("repair", REPAIR)):
        command.add_argument(f"--{name}", default=(), metavar="LIST", help=f"of {', '.join(known)}, or all")
    command.add_argument("--to", metavar="ENCODING", help="the encoding of the output")
