"""Sentences labelled by other tools, for `viet train segmenter --silver`.

sample   takes sentences out of raw text, one a line, tokens parted by spaces
label    adds a column of labels for each tool: a digit a token, 1 where the tool joins it to the token before
judged   writes the sentences of which single gaps were judged by reading, for `--judged`
mend     sets the labels right where two words of the lexicon overlap (`bị cáo buộc`) and how often each word stands by itself tells

Run it with the Python of the virtual environment that `run` has made. Same input, same options, same bytes.
"""

import argparse
import collections
import concurrent.futures
import gzip
import hashlib
import math
import os
import random
import subprocess
import sys
import unicodedata

import scoring

LENGTHS = range(8, 121)
BATCH = 500


def open_text(path):
    return gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")


def sample(arguments):
    """Writes the sentences asked for, no two with the same letters and none of those in `without`."""
    seen = set()
    for path in arguments.without:
        if path.endswith(".conllu"):
            sentences = [" ".join(words) for words in scoring.read_gold(path)]
        else:
            sentences = [line.split("\t")[0] for line in open_text(path)]
        seen.update(scoring.letters(sentence).lower() for sentence in sentences)
    kept = []
    for source in arguments.sources:
        path, count = source.rsplit("=", 1)
        count = int(count)
        with open_text(path) as file:
            lines = [line for line in file.read().split("\n") if not line.startswith("===")]
        shuffle = random.Random(os.path.basename(path).split(".")[0])
        lines = shuffle.sample(lines, min(len(lines), count * 6 // 5))
        words = subprocess.run(
            [arguments.viet, "segment", "--threads", "0"], input="".join(line + "\n" for line in lines).encode(), check=True,
            capture_output=True).stdout.decode("utf-8", "replace")
        sentences = [line.replace("_", " ").split() for line in words.split("\n")]
        shuffle.shuffle(sentences)
        taken = 0
        for tokens in sentences:
            key = "".join(tokens).lower()
            if len(tokens) in LENGTHS and key not in seen and taken < count:
                seen.add(key)
                kept.append(" ".join(tokens))
                taken += 1
        print(f"{path}: {taken} sentences", file=sys.stderr)
    random.Random(5).shuffle(kept)
    for sentence in kept:
        print(sentence)


def labels(tokens, words):
    """One digit a token, None where the words are not made of the letters of the tokens."""
    word_ends = {end for _, end in scoring.spans(words)}
    token_spans = sorted(scoring.spans(tokens))
    if len(token_spans) != len(tokens) or max(word_ends, default=0) != token_spans[-1][1]:
        return None
    return "".join("0" if start == 0 or start in word_ends else "1" for start, _ in token_spans)


_tools = {}


def label_batch(package, sentences):
    import tools  # The other verbs do without the tools.

    if package not in _tools:
        _tools[package] = tools.faithful_tool(package)
    result = []
    for sentence in sentences:
        try:
            result.append(labels(sentence.split(" "), _tools[package].words(sentence)))
        except Exception:  # A tool that fails on a sentence has no label for it.
            result.append(None)
    return result


def label(arguments):
    with open_text(arguments.sentences) as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    sentences = [row[0] for row in rows]
    columns = []
    for path in arguments.words:
        segmented = zip(sentences, scoring.read_gold(path), strict=True)
        columns.append([labels(sentence.split(" "), words) for sentence, words in segmented])
    batches = [sentences[start:start + BATCH] for start in range(0, len(sentences), BATCH)]
    with concurrent.futures.ProcessPoolExecutor() as pool:
        for package in arguments.tool:
            done = pool.map(label_batch, [package] * len(batches), batches)
            columns.append([row for batch in done for row in batch])
    left_out = 0
    for row, *added in zip(rows, *columns):
        if None in added:
            left_out += 1
        else:
            print("\t".join(row + added))
    print(f"{len(rows) - left_out} sentences, {left_out} left out", file=sys.stderr)


def canonical(text):
    return unicodedata.normalize("NFC", text).lower()


class Overlaps:
    """Three syllables in a row of which the first two and the last two are words of the lexicon, and all three are none."""

    def __init__(self, path):
        with open_text(path) as file:
            self.words = {tuple(canonical(line.split("\t")[0]).split(" ")) for line in file}

    def places(self, tokens):
        """Where they start; the second and the third in small letters, for capitals tell of names."""
        forms = [canonical(token) for token in tokens]
        for start in range(len(tokens) - 2):
            first, second, third = forms[start:start + 3]
            if tokens[start + 1] == second and tokens[start + 2] == third and (first, second) in self.words \
                    and (second, third) in self.words and (first, second, third) not in self.words:
                yield start


def judged(arguments):
    """Writes the sentences of `labels` that the list has, `_` and `|` at the gaps that it judges, a space at the others. A line of the list
    is the first twelve digits of the SHA-256 of the tokens, the number of a token, and the mark before it."""
    marks = collections.defaultdict(dict)
    for line in open_text(arguments.judgements):
        if not line.startswith("#"):
            key, token, mark = line.rstrip("\n").split("\t")
            marks[key][int(token)] = mark
    for line in open_text(arguments.labels):
        text = line.rstrip("\n").split("\t")[0]
        known = marks.pop(hashlib.sha256(text.encode()).hexdigest()[:12], None)
        if known:
            tokens = text.split(" ")
            print(tokens[0] + "".join(known.get(number, " ") + token for number, token in enumerate(tokens[1:], 1)))
    print(f"{len(marks)} sentences of the list are not in the text", file=sys.stderr)


def mend(arguments):
    """At each overlap cuts A B C before B or before C, by the odds of the words (A) (B C) against (A B) (C): how often each stands
    where the first two tools agree on it and nothing overlaps."""
    with open_text(arguments.labels) as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    overlaps = Overlaps(arguments.words)
    counts = collections.Counter()
    for text, first, second, *_ in rows:
        tokens = text.split(" ")
        forms = [canonical(token) for token in tokens]
        doubtful = {start + offset for start in overlaps.places(tokens) for offset in range(3)}
        start = 0
        while start < len(tokens):
            end = start + 1
            while end < len(tokens) and "1" in (first[end], second[end]):
                end += 1
            if first[start + 1:end] == second[start + 1:end] and doubtful.isdisjoint(range(start, end)):
                counts[tuple(forms[start:end])] += 1
            start = end

    def logarithm(*word):
        return math.log(counts[word] + 0.5)

    mended = 0
    for text, *columns in rows:
        tokens = text.split(" ")
        columns = [list(column) for column in columns]
        for start in overlaps.places(tokens):
            a, b, c = (canonical(token) for token in tokens[start:start + 3])
            if any("1" in (column[start], *column[start + 3:start + 4]) for column in columns):
                continue
            said = {column[start + 1] + column[start + 2] for column in columns}
            odds = logarithm(a) + logarithm(b, c) - logarithm(a, b) - logarithm(c)
            right = "01" if odds > 0 else "10"
            if "00" in said or said == {right} or abs(odds) < (arguments.agreed if len(said) == 1 else arguments.disputed):
                continue
            for column in columns:
                column[start + 1], column[start + 2] = right
            mended += 1
        print("\t".join([text] + ["".join(column) for column in columns]))
    print(f"{mended} places mended", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(required=True)
    verb = verbs.add_parser("sample", help="take sentences out of raw text")
    verb.add_argument("--viet", required=True, help="the command, which finds the sentences")
    verb.add_argument("--without", action="append", default=[], metavar="FILE",
                      help="CoNLL-U or sentences, none of which may be taken: everything that is measured on")
    verb.add_argument("sources", nargs="+", metavar="TEXT=COUNT", help="a file of text, and how many sentences of it")
    verb.set_defaults(run=sample)
    verb = verbs.add_parser("label", help="add a column of labels for each tool")
    verb.add_argument("sentences", help="one a line, before the first tab; columns behind it are kept")
    verb.add_argument("--words", action="append", default=[], metavar="FILE",
                      help="the sentences as another program segments them, underscore text line by line")
    verb.add_argument("--tool", action="append", default=[], choices=["underthesea", "python-rdrsegmenter", "ViNLP"])
    verb.set_defaults(run=label)
    verb = verbs.add_parser("judged", help="write the sentences of which single gaps were judged")
    verb.add_argument("labels", help="what `label` wrote")
    verb.add_argument("--judgements", required=True, help="Dictionaries/words/judged.tsv")
    verb.set_defaults(run=judged)
    verb = verbs.add_parser("mend", help="set labels right where words of the lexicon overlap")
    verb.add_argument("labels", help="what `label` wrote")
    verb.add_argument("--words", required=True, help="the word list, a word before the first tab of each line")
    verb.add_argument("--disputed", type=float, default=2, metavar="ODDS",
                      help="natural logarithm of the odds that decides where the tools differ; default: %(default)s")
    verb.add_argument("--agreed", type=float, default=4, metavar="ODDS", help="the same where all agree; default: %(default)s")
    verb.set_defaults(run=mend)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
