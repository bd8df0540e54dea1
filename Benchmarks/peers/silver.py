"""Sentences labelled by other tools, for `viet train segmenter --silver`.

sample   takes sentences out of raw text, one a line, tokens parted by spaces
label    adds a column of labels for each tool: a digit a token, 1 where the tool joins it to the token before

Run it with the Python of the virtual environment that `run` has made. Same input, same options, same bytes.
"""

import argparse
import concurrent.futures
import gzip
import os
import random
import subprocess
import sys

import scoring
import tools

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
    verb.add_argument("--tool", action="append", default=[], choices=list(tools.FAITHFUL))
    verb.set_defaults(run=label)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
