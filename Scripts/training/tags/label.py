#!/usr/bin/env python3
"""Tags words with two taggers and keeps what either says.

The tags of each tagger are turned into those of the marked text: a word with a tag becomes what it mostly is there, a word
that is not there what the tag mostly is. The answer is CoNLL-U; where the two do not agree it has both, with `|` between.
"""
import argparse
import collections
import os

# The tags of the treebank as those of VLSP.
XPOS = {
    "NNP": "Np", "Adj": "A", "Pro": "P", "Adv": "R", "Det": "L", "Num": "M", "Pre": "E", "SC": "C", "Prt": "T", "AUX": "V",
    "Aux": "V",
}
# What a class has where the treebank has something of its own.
ONLY = {"CCONJ": "Cc", "SCONJ": "C", "AUX": "V", "PUNCT": "CH", "SYM": "CH", "X": "X", "VERB": "V"}


def marked(path):
    """The sentences of a CoNLL-U file as lists of words and their labels."""
    words, labels = [], []
    with open(path, encoding="utf8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                words.append(cells[1])
                labels.append((cells[3], ONLY.get(cells[3]) or XPOS.get(cells[4], cells[4])))
            elif not line.strip() and words:
                yield words, labels
                words, labels = [], []


def underthesea():
    import underthesea.pipeline.pos_tag
    from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger

    # `pos_tag` with this model fails from its second call on.
    model = FastCRFSequenceTagger()
    folder = os.path.dirname(underthesea.pipeline.pos_tag.__file__)
    model.load(os.path.join(folder, "models", "pos_crf_vlsp2013_20230303"))
    return lambda words: [tag[2:] for tag in model.predict([[word] for word in words])]


def vinlp():
    from ViNLP.features.pos_feature import POSFeature
    from ViNLP.models.pos_crf import POS_CRF
    import ViNLP.pipeline

    model = POS_CRF.load(os.path.join(os.path.dirname(ViNLP.pipeline.__file__), "bin", "pos.crfsuite"))
    features = POSFeature()

    def tags(words):
        tokens = [(word.replace(" ", "_"), "X") for word in words]
        return list(model.predict(features.transform([tokens])[0])[0])

    return tags


class Mapped:
    """A tagger whose tags are turned into labels of the marked text."""

    def __init__(self, tagger, text):
        self.tagger = tagger
        self.words, self.tags = {}, {}
        for words, labels in text:
            for word, tag, label in zip(words, tagger(words), labels):
                self.words.setdefault((word.lower(), tag), collections.Counter())[label] += 1
                self.tags.setdefault(tag, collections.Counter())[label] += 1
        self.words = {key: counts.most_common(1)[0][0] for key, counts in self.words.items()}
        self.tags = {key: counts.most_common(1)[0][0] for key, counts in self.tags.items()}

    def labels(self, words):
        return [
            self.words.get((word.lower(), tag)) or self.tags.get(tag, ("X", "X"))
            for word, tag in zip(words, self.tagger(words))
        ]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--marked", required=True, help="CoNLL-U that the tags are learned from")
    parser.add_argument("--words", required=True, help="one sentence a line, its words parted by tabs")
    parser.add_argument("--output", required=True)
    options = parser.parse_args()

    text = list(marked(options.marked))
    first, second = Mapped(underthesea(), text), Mapped(vinlp(), text)
    count = agreed = 0
    with open(options.words, encoding="utf8") as lines, open(options.output, "w", encoding="utf8") as file:
        for line in lines:
            words = line.rstrip("\n").split("\t")
            for number, (word, a, b) in enumerate(zip(words, first.labels(words), second.labels(words)), 1):
                upos, xpos = a if a == b else (f"{a[0]}|{b[0]}", f"{a[1]}|{b[1]}")
                file.write(f"{number}\t{word}\t_\t{upos}\t{xpos}\t_\t_\t_\t_\t_\n")
                count += 1
                agreed += a == b
            file.write("\n")
    print(f"{count} words, {100 * agreed / count:.1f} % of them agreed on")


main()
