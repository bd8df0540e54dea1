"""Runs a built viet over a folder of texts in seven forms, and checks that nothing crashes, hangs or is lost.

Texts are *.txt and *.txt.gz, in UTF-8. The forms are the texts as they are, decomposed, with marks in an order that no
normalizer writes, with the line ends of Windows and of old Macs, with every line cut at a random byte, and with the words of
every line in another order. Segmenting, normalizing and counting read all of each; the other commands read the first
megabytes of every text.

- No command ends by a signal or takes more of a processor than five microseconds a byte, whatever else the machine does.
- With --lines there are as many lines out as in, and but for white space and escapes they hold the same bytes.
- Tokens and gaps rebuild the text: ranges increase, and between them lies only what a gap may hold.
- Decomposed and unordered text, and the line ends of Windows, give the same words and counts as the composed text.
"""

import argparse
import glob
import gzip
import hashlib
import os
import random
import re
import resource
import sys
import tempfile
import time
import unicodedata

from harness import COMMANDS_ON_TEXT, Failure, Viet, expect

LATE_MARKS = re.compile("([\u0323\u031b])([\u0300-\u0303\u0306\u0309])")
# White space and format characters without a form of their own: what a gap may hold.
GAP = re.compile("[\\s\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]*")
# Bytes that the underscore text writes otherwise: white space, underscores and what escapes them.
ESCAPED = b" \t\r\n\v\f_\\"
# White space in a token, as in the face `^ ^`.
ESCAPE = re.compile(rb"\\(?:[stnr]|u\{[0-9A-F]+\}|(.))")


def decomposed(text, _):
    return unicodedata.normalize("NFD", text.decode("utf8", "surrogateescape")).encode("utf8", "surrogateescape")


def unordered(text, generator):
    marked = decomposed(text, generator).decode("utf8", "surrogateescape")
    return LATE_MARKS.sub("\\2\\1", marked).encode("utf8", "surrogateescape")


def truncated(text, generator):
    return b"\n".join(line[:generator.randint(0, len(line))] for line in text.split(b"\n"))


def shuffled(text, generator):
    def mixed(line):
        words = line.split(b" ")
        generator.shuffle(words)
        return b" ".join(words)
    return b"\n".join(mixed(line) for line in text.split(b"\n"))


FORMS = {
    "as it is": lambda text, _: text,
    "decomposed": decomposed,
    "unordered": unordered,
    "CRLF": lambda text, _: text.replace(b"\n", b"\r\n"),
    "CR": lambda text, _: text.replace(b"\n", b"\r"),
    "truncated": truncated,
    "shuffled": shuffled,
}
SAME_WORDS = ("decomposed", "unordered", "CRLF")


class Trial:
    """One text in one form."""

    def __init__(self, viet, folder, name, form):
        self.viet, self.folder, self.name, self.form = viet, folder, name, form
        self.path = os.path.join(folder, "text")

    def run(self, arguments, path=None):
        """What a command writes, as the path of a file."""
        output = os.path.join(self.folder, "output")
        with open(output, "wb") as file:
            seconds = 60 + int(os.path.getsize(path or self.path) * 5e-6)
            # 1 is what `concordance` says where nothing is found. What waits for itself uses no processor.
            self.viet.run([*arguments, path or self.path], timeout=20 * seconds, limits={resource.RLIMIT_CPU: seconds},
                          allowed=(0, 1) if arguments[0] == "concordance" else (0,), stdout=file)
        return output

    def check_lines(self):
        """The line contract; returns what stands for the words."""
        words = hashlib.sha256()
        with open(self.path, "rb") as source, open(self.run(["segment", "--lines"]), "rb") as result:
            for number, line in enumerate(source, 1):
                segmented = result.readline()
                expect(segmented, f"{number - 1} lines of more")
                plain = ESCAPE.sub(lambda found: found[1] or b"", segmented) if b"\\" in segmented else segmented
                kept = plain.translate(None, ESCAPED) == line.translate(None, ESCAPED)
                if not kept:
                    left, right = (GAP.sub("", part.decode("utf8", "replace")).translate(str.maketrans("", "", "_\\"))
                                   for part in (line, plain))
                    kept = left == right
                expect(kept, f"line {number} became {segmented[:200]!r}")
                if not segmented.isascii():
                    segmented = unicodedata.normalize("NFC", segmented.decode("utf8", "replace")).encode()
                words.update(segmented.rstrip(b"\r\n") + b"\n")
            expect(not result.readline(), "more lines out than in")
        return words.hexdigest()

    def check_ranges(self, sample):
        """That tokens and gaps rebuild the text."""
        with open(sample, "rb") as file:
            text = file.read()
        end = number = 0
        with open(self.run(["segment", "--format", "tsv", "--offsets", "utf8"], sample), "rb") as rows:
            next(rows)
            for row in rows:
                start, stop = map(int, row.split(b"\t")[1:3])
                expect(end <= start < stop <= len(text), f"word {number} lies at {start}..<{stop} behind {end}")
                gap = text[end:start]
                expect(gap in (b"", b" ") or GAP.fullmatch(gap.decode("utf8", "replace")), f"{gap!r} lies at {end}")
                end, number = stop, number + 1
        expect(GAP.fullmatch(text[end:].decode("utf8", "replace")), f"{text[end:end + 20]!r} lies behind the last word")

    def digest(self, arguments):
        with open(self.run(arguments), "rb") as result:
            return hashlib.file_digest(result, "sha256").hexdigest()

    def check_sample(self, megabytes, wanted):
        """Everything else, on the first lines."""
        sample = os.path.join(self.folder, "sample")
        with open(self.path, "rb") as file:
            text = file.read(int(megabytes * 1e6))
        # A line that is cut would break a character that is whole in the text.
        end = max(text.rfind(b"\n"), text.rfind(b"\r")) + 1
        with open(sample, "wb") as file:
            file.write(text[:end or len(text)])
        self.check_ranges(sample)
        for name, arguments in COMMANDS_ON_TEXT.items():
            if not wanted or name in wanted:
                self.run(arguments, sample)


def texts(folder):
    paths = sorted(glob.glob(f"{folder}/**/*.txt", recursive=True) + glob.glob(f"{folder}/**/*.txt.gz", recursive=True))
    if not paths:
        sys.exit(f"corpora: there is no *.txt or *.txt.gz in {folder}")
    for path in paths:
        with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
            yield os.path.basename(path), file.read()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("viet", help="the command to try")
    parser.add_argument("folder", help="a folder of texts")
    parser.add_argument("--sample", type=float, default=2, help="megabytes for the slower commands (default: %(default)s)")
    parser.add_argument("--whole", type=float, help="megabytes for the faster ones (default: all)")
    parser.add_argument("--form", action="append", choices=FORMS, help="only this form")
    parser.add_argument("--command", action="append", choices=COMMANDS_ON_TEXT, help="of the slower commands only this")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    viet = Viet(arguments.viet)
    broken = total = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, whole in texts(arguments.folder):
            text = whole if arguments.whole is None else whole[:int(arguments.whole * 1e6)]
            expected = {}
            for form in arguments.form or FORMS:
                trial = Trial(viet, folder, name, form)
                with open(trial.path, "wb") as file:
                    total += file.write(FORMS[form](text, random.Random(arguments.seed)))
                started = time.monotonic()
                try:
                    found = {"words": trial.check_lines(), "counts": trial.digest(["frequencies", "--format", "tsv"]),
                             "text": trial.digest(["normalize", "--form", "nfc"])}
                    if form == "CRLF":
                        del found["text"]
                    if form == "as it is":
                        expected = found
                    if form in SAME_WORDS and expected:
                        other = [what for what in found if found[what] != expected[what]]
                        expect(not other, f"other {' and '.join(other)} than of the text as it is")
                    trial.check_sample(arguments.sample, arguments.command)
                    verdict = "sound"
                except Failure as failure:
                    verdict = f"BROKEN: {failure}"
                    broken += 1
                print(f"{name:20} {form:10} {os.path.getsize(trial.path) / 1e6:6.1f} MB {time.monotonic() - started:6.1f} s  "
                      f"{verdict}", flush=True)
    print(f"{total / 1e6:.0f} MB, {broken} broken")
    if broken:
        sys.exit(1)


if __name__ == "__main__":
    main()
