"""Parts of speech by viet and by the Python tools, on the words of a treebank and on its raw text. Prints Markdown.

The tools have tags of their own. A tag with its word becomes the class that it mostly is in --train, a word that is not there
what the tag mostly is: that is kind to them.
"""

import argparse
import collections
import importlib.metadata
import os
import re
import subprocess
import time

import scoring


def treebank(path):
    """The sentences of a CoNLL-U file, each a list of words and one of classes."""
    sentences, words, classes = [], [], []
    with open(path, encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                words.append(" ".join(cells[1].split()))
                classes.append(cells[3])
            elif not line.strip() and words:
                sentences.append((words, classes))
                words, classes = [], []
    return sentences


def underthesea():
    import underthesea.pipeline.pos_tag
    from underthesea import word_tokenize
    from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger

    # `pos_tag(…, model="v2.0")` fails from its second call on.
    model = FastCRFSequenceTagger()
    folder = os.path.dirname(underthesea.pipeline.pos_tag.__file__)
    model.load(os.path.join(folder, "models", "pos_crf_vlsp2013_20230303"))
    return (
        lambda line: word_tokenize(line, use_token_normalize=False),
        lambda words: [tag[2:] for tag in model.predict([[word] for word in words])],
    )


def pyvi():
    from pyvi import ViPosTagger, ViTokenizer

    return (
        lambda line: [word.replace("_", " ") for word in ViTokenizer.tokenize(line).split()],
        lambda words: ViPosTagger.postagging(" ".join(word.replace(" ", "_") for word in words))[1],
    )


def vinlp():
    import ViNLP.pipeline
    from ViNLP import word_tokenize
    from ViNLP.features.pos_feature import POSFeature
    from ViNLP.models.pos_crf import POS_CRF

    model = POS_CRF.load(os.path.join(os.path.dirname(ViNLP.pipeline.__file__), "bin", "pos.crfsuite"))
    features = POSFeature()
    return (
        lambda line: [word.replace("_", " ") for word in word_tokenize(line)],
        lambda words: list(model.predict(features.transform([[(word.replace(" ", "_"), "X") for word in words]])[0])[0]),
    )


class Tagger:
    """A tool with what its tags mostly are in the marked text."""

    def __init__(self, label, load, train):
        self.label = label
        self.segment, self.tag = load()
        self.words, self.tags = {}, {}
        for words, classes in train:
            for word, tag, name in zip(words, self.tag(words), classes):
                self.words.setdefault((word.lower(), tag), collections.Counter())[name] += 1
                self.tags.setdefault(tag, collections.Counter())[name] += 1

    def classes(self, words):
        empty = collections.Counter(X=1)
        return [
            (self.words.get((word.lower(), tag)) or self.tags.get(tag, empty)).most_common(1)[0][0]
            for word, tag in zip(words, self.tag(words))
        ]

    def scores(self, gold):
        """Per cent of words on the words of the treebank, and F1 from its text."""
        right = total = common = found_count = 0
        for words, classes in gold:
            right += sum(a == b for a, b in zip(self.classes(words), classes))
            total += len(words)
            found = self.segment(" ".join(words))
            found_count += len(found)
            common += len(places(words, classes) & places(found, self.classes(found)))
        return 100 * right / total, 200 * common / (total + found_count)

    def speed(self, gold):
        """Megabytes of raw text a second of processor time."""
        lines = [" ".join(words) for words, _ in gold]
        start = time.process_time()
        for line in lines:
            self.tag(self.segment(line))
        return sum(len(line.encode()) for line in lines) / 1e6 / (time.process_time() - start)


def places(words, classes):
    """The words that have letters, each with its place and class."""
    result, position = set(), 0
    for word, name in zip(words, classes):
        length = len(scoring.letters(word))
        if length:
            result.add((position, position + length, name))
            position += length
    return result


def viet_scores(viet, path):
    output = subprocess.run([viet, "evaluate", "tagging", path], check=True, capture_output=True, text=True).stdout
    return float(re.search(r"gold words: UPOS ([\d.]+)", output)[1]), float(re.search(r"F1: .*?UPOS ([\d.]+)", output)[1])


def viet_speed(viet, gold):
    text = "".join(" ".join(words) + "\n" for words, _ in gold).encode()
    text *= 1 + 10_000_000 // len(text)
    start = os.times()
    subprocess.run([viet, "tag", "--lines", "--threads", "1"], input=text, check=True, stdout=subprocess.DEVNULL)
    end = os.times()
    used = end.children_user + end.children_system - start.children_user - start.children_system
    return len(text) / 1e6 / used


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--viet", required=True, help="the viet command to measure")
    parser.add_argument("--train", required=True, help="CoNLL-U from which it is learned what the tags of the tools are")
    parser.add_argument("--gold", required=True, action="append", help="CoNLL-U to measure on")
    options = parser.parse_args()

    train = treebank(options.train)
    taggers = [
        Tagger(f"{package} {importlib.metadata.version(package)}", load, train)
        for package, load in (("ViNLP", vinlp), ("underthesea", underthesea), ("pyvi", pyvi))
    ]
    for path in options.gold:
        gold = treebank(path)
        print(f"\n### Parts of speech: {os.path.basename(path)}, {len(gold):,} sentences\n")
        print("| tool | gold words | raw text, F1 | MB/s |\n|---|---:|---:|---:|")
        print("| viet | {:.1f} | {:.1f} | {:.2f} |".format(*viet_scores(options.viet, path), viet_speed(options.viet, gold)))
        for tagger in taggers:
            print("| {} | {:.1f} | {:.1f} | {:.2f} |".format(tagger.label, *tagger.scores(gold), tagger.speed(gold)))


if __name__ == "__main__":
    main()
