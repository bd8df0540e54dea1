"""``python -m viettext``: words, names and keywords of files and standard input."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator

import viettext

from ._results import as_dict


def _texts(files: list[str], encoding: str | None) -> Iterator[str]:
    for name in files or ["-"]:
        if name == "-":
            data = sys.stdin.buffer.read()
        else:
            with open(name, "rb") as file:
                data = file.read()
        yield viettext.decode(data, encoding, "replace")


def _write(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")


def main(arguments: list[str] | None = None) -> int:
    """Runs the command and gives back its exit status."""
    parser = argparse.ArgumentParser("viettext", description="Words, names and keywords of Vietnamese text.")
    parser.add_argument("--version", action="version", version=f"viettext {viettext.__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    helps = {
        "segment": "underscore text, a sentence a line",
        "entities": "names, dates, sums and numbers, a JSON object a line",
        "keywords": "what each text is about, a JSON object a line",
        "normalize": "text in one spelling",
        "detect": "the encoding of each file",
    }
    for name, text in helps.items():
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("files", nargs="*", metavar="FILE", help="standard input if there is none")
        if name != "detect":
            command.add_argument("--encoding", default="utf-8", help="utf-8, tcvn3, …, or auto to find out")
        if name in ("segment", "entities", "keywords"):
            command.add_argument("--dictionary", metavar="FILE", help="words of your own")
        if name in ("entities", "keywords"):
            command.add_argument("--gazetteer", metavar="FILE", help="names of your own")
            command.add_argument("--date", help="the day of reference, 2020-07-09")
    options = parser.parse_args(arguments)
    try:
        return _run(options)
    except BrokenPipeError:
        return 0
    except (viettext.VietTextError, OSError) as error:
        print(f"viettext: {error}", file=sys.stderr)
        return 2


def _run(options: argparse.Namespace) -> int:
    if options.command == "detect":
        for name in options.files or ["-"]:
            data = sys.stdin.buffer.read() if name == "-" else open(name, "rb").read()
            guess = viettext.detect_encoding(data)
            _write(f"{name}\t{guess.encoding}\t{guess.confidence:.3f}")
        return 0
    analyzer = viettext.Analyzer(**{name: getattr(options, name, None) for name in ("dictionary", "gazetteer", "date")})
    for text in _texts(options.files, None if options.encoding == "auto" else options.encoding):
        if options.command == "segment":
            _write(analyzer.segment(text))
        elif options.command == "normalize":
            _write(analyzer.normalize(text).removesuffix("\n"))
        else:
            for record in getattr(analyzer, options.command)(text):
                _write(json.dumps(as_dict(record), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
