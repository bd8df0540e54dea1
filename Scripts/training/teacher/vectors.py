#!/usr/bin/env python3
"""Learns vectors of words and syllables from plain text: skip-gram, every sentence once as words and once as syllables."""
import argparse
import os
import subprocess
import sys

import gensim

import texts


class Sentences:
    """The sentences of the text, read anew each time."""

    def __init__(self, path):
        self.path = path

    def __iter__(self):
        with open(self.path, encoding="utf8") as file:
            for line in file:
                words = line.lower().split()
                yield words
                yield [syllable for word in words for syllable in word.split("_")]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--viet", default="viet")
    parser.add_argument("--text", nargs="+", required=True)
    parser.add_argument("--step", type=int, default=1, help="read every so-manieth article")
    parser.add_argument("--output", required=True)
    options = parser.parse_args()
    # Python's hashes of strings are in gensim's order of words.
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.execvpe(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})

    segmented = options.output + ".txt"
    with open(segmented, "wb") as file:
        program = subprocess.Popen([options.viet, "segment"], stdin=subprocess.PIPE, stdout=file)
        for path in options.text:
            for number, (_, text) in enumerate(texts.articles(path)):
                if number % options.step == 0:
                    program.stdin.write(text.encode() + b"\n\n")
        program.stdin.close()
        if program.wait() != 0:
            sys.exit("viet segment failed")
    model = gensim.models.Word2Vec(
        Sentences(segmented), vector_size=100, window=5, negative=5, sample=1e-4, min_count=10, sg=1, epochs=1, workers=1,
        seed=1)
    model.wv.save(options.output)
    os.remove(segmented)
    print(f"{len(model.wv)} vectors")


main()
