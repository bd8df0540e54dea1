#!/usr/bin/env python3
"""Tags words with two taggers and turns what they say into the labels of marked text.

A chain learns that from the marked text: from the word, the tags of both and what stands around. The answer is CoNLL-U. The
chain is left beside it, as OUTPUT.chain.
"""
import argparse
import os

import pycrfsuite

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


class Converter:
    """A chain that turns what both taggers say into labels of the marked text, by what stands around a word."""

    def __init__(self, text, path):
        trainer = pycrfsuite.Trainer(verbose=False, algorithm="lbfgs")
        trainer.set_params({"c1": 0, "c2": 0.5, "max_iterations": 120})
        for words, first, second, labels in text:
            trainer.append(features(words, first, second), ["/".join(label) for label in labels])
        trainer.train(path)
        self.chain = pycrfsuite.Tagger()
        self.chain.open(path)

    def labels(self, words, first, second):
        return [label.split("/") for label in self.chain.tag(features(words, first, second))]


def shape(word):
    """How a word is written, and of how many syllables."""
    syllables = word.split(" ")
    capitals = [syllable[:1].isupper() for syllable in syllables]
    if word.isupper() and len(word) > 1:
        kind = "U"
    elif word[:1].isdigit():
        kind = "d"
    elif not any(letter.isalnum() for letter in word):
        kind = "p"
    else:
        kind = "T" if all(capitals) else "C" if capitals[0] else "l"
    return kind + str(min(len(syllables), 4))


def features(words, first, second):
    """The features of every word: `w` words, `a` and `b` what the taggers say, `s` shapes; before (`p`) and behind (`q`)."""
    beyond = ("^", "^", "^", "^")
    columns = [(word.lower(), a, b, shape(word)) for word, a, b in zip(words, first, second)]
    columns = [beyond, beyond, *columns, beyond, beyond]
    return [_features(*columns[place : place + 5]) for place in range(len(words))]


def _features(before2, before, own, behind, behind2):
    (w, a, b, s), (p, pa, pb, _), (q, qa, qb, _) = own, before, behind
    p2a, q2a = before2[1], behind2[1]
    parts = {
        "w": w, "a": a, "b": b, "ab": (a, b), "wa": (w, a), "wb": (w, b), "wab": (w, a, b), "s": s, "sa": (s, a),
        "sab": (s, a, b), "pa": pa, "qa": qa, "pb": pb, "qb": qb, "p": p, "q": q, "wpa": (w, pa), "wqa": (w, qa),
        "wpaqa": (w, pa, qa), "apaqa": (a, pa, qa), "apa": (a, pa), "aqa": (a, qa), "wp": (w, p), "wq": (w, q),
        "ap": (a, p), "aq": (a, q), "ap2": (p2a, pa, a), "aq2": (q2a, qa, a), "wp2": (w, p2a), "wq2": (w, q2a),
        "abpa": (a, b, pa), "abqa": (a, b, qa),
    }
    syllables = w.split(" ")
    if len(syllables) > 1:
        parts |= {"first": (syllables[0], a), "last": (syllables[-1], a)}
    return ["bias"] + [f"{name}={value if isinstance(value, str) else '|'.join(value)}" for name, value in parts.items()]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--marked", required=True, help="CoNLL-U that the tags are learned from")
    parser.add_argument("--words", required=True, help="one sentence a line, its words parted by tabs")
    parser.add_argument("--output", required=True)
    options = parser.parse_args()

    first, second = underthesea(), vinlp()
    text = [(words, first(words), second(words), labels) for words, labels in marked(options.marked)]
    converter = Converter(text, options.output + ".chain")
    count = 0
    with open(options.words, encoding="utf8") as lines, open(options.output, "w", encoding="utf8") as file:
        for line in lines:
            words = line.rstrip("\n").split("\t")
            labels = converter.labels(words, first(words), second(words))
            for number, (word, (upos, xpos)) in enumerate(zip(words, labels), 1):
                file.write(f"{number}\t{word}\t_\t{upos}\t{xpos}\t_\t_\t_\t_\t_\n")
            file.write("\n")
            count += len(words)
    print(f"{count} words")


if __name__ == "__main__":
    main()
