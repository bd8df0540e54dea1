#!/usr/bin/env python3
"""Chooses sentences of plain text by chance and cuts them into words.

Sentences that share eight running words with marked text are passed over. Every line of the answer is one sentence, its words
parted by tabs.
"""
import argparse
import hashlib
import os

import texts

RUN = 8
# Of one article only so many lines are looked at.
LINES = 12


def share(*names):
    """A number from 0 to 1 that depends on the names alone."""
    return int(hashlib.md5("/".join(names).encode()).hexdigest()[:8], 16) / 2**32


def runs(words):
    syllables = [syllable for word in words for syllable in texts.TOKEN.findall(word.lower())]
    return (" ".join(syllables[i : i + RUN]) for i in range(len(syllables) - RUN + 1))


def marked(path):
    """The sentences of a CoNLL-U file as lists of words."""
    sentence = []
    with open(path, encoding="utf8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                sentence.append(cells[1])
            elif not line.strip():
                yield sentence
                sentence = []


def candidates(path, wanted):
    """About `wanted` pieces of the articles of a file, chosen by chance."""
    source = os.path.basename(path).split(".")[0]
    found = []
    for name, text in texts.articles(path):
        lines = [line for line in text.split("\n") if len(line) >= 40]
        if len(lines) < 3 or source.startswith("wiki") and len(text) < 1500:
            continue
        start = int(share("start", source, name) * max(1, len(lines) - LINES))
        found.append((share(source, name), "\n".join(lines[start : start + LINES])[:4000]))
    found.sort()
    return [{"text": piece} for _, piece in found[:wanted]]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--viet", default="viet")
    parser.add_argument("--text", nargs="+", required=True, help="FILE=NUMBER, how many articles to take")
    parser.add_argument("--marked", nargs="+", required=True, help="marked text, tests included")
    parser.add_argument("--output", required=True)
    options = parser.parse_args()

    known = {run for path in options.marked for words in marked(path) for run in runs(words)}
    kept, seen = 0, set()
    with open(options.output, "w", encoding="utf8") as file:
        for text in options.text:
            path, number = text.rsplit("=", 1)
            pieces = candidates(path, int(number))
            for piece, answer in zip(pieces, texts.viet(options.viet, ["segment", "--restore", "never"], pieces)):
                for sentence in answer["segmentation"]["sentences"]:
                    words = [" ".join(word["text"].split()) for word in sentence["words"]]
                    if not 4 <= len(words) <= texts.LONGEST or not known.isdisjoint(runs(words)):
                        continue
                    line = "\t".join(words) + "\n"
                    if line not in seen:
                        seen.add(line)
                        file.write(line)
                        kept += 1
            print(f"{kept} sentences after {path}", flush=True)


main()
