"""Word-level precision, recall and F1 of a segmentation.

A word is its span in the text without white space, so a tool's own spacing around punctuation costs it nothing.
"""

import unicodedata


def read_gold(path):
    """Sentences of a gold file, each a list of words. CoNLL-U by its name, else one sentence a line in underscore text."""
    with open(path, encoding="utf-8") as file:
        if path.endswith(".conllu"):
            return _read_conllu(file)
        return [[word.replace("_", " ") for word in line.split()] for line in file]


def _read_conllu(file):
    sentences, words = [], []
    for line in file:
        line = line.rstrip("\n")
        if not line:
            if words:
                sentences.append(words)
            words = []
        elif not line.startswith("#"):
            identifier, form = line.split("\t")[:2]
            # Multiword ranges and empty nodes repeat or add to the words that stand on lines of their own.
            if identifier.isdigit():
                words.append(form)
    if words:
        sentences.append(words)
    return sentences


def letters(word):
    """The word in NFC without white space."""
    return "".join(unicodedata.normalize("NFC", word).split())


def spans(words):
    """The words as spans of the text without white space."""
    result, position = set(), 0
    for word in words:
        length = len(letters(word))
        if length:
            result.add((position, position + length))
            position += length
    return result


class Score:
    """Counts over sentences. A tool that changed the length of a sentence has found none of its words."""

    def __init__(self):
        self.gold = self.predicted = self.correct = self.exact = self.changed = self.sentences = 0

    def add(self, gold_words, predicted_words):
        gold, predicted = spans(gold_words), spans(predicted_words)
        self.sentences += 1
        self.gold += len(gold)
        self.predicted += len(predicted)
        before, after = "".join(map(letters, gold_words)), "".join(map(letters, predicted_words))
        self.changed += before != after
        # A rewritten tone mark (hoà, hòa) moves no boundary; only another length makes positions incomparable.
        if len(before) == len(after):
            self.correct += len(gold & predicted)
            self.exact += gold == predicted

    @property
    def precision(self):
        return 100 * self.correct / max(self.predicted, 1)

    @property
    def recall(self):
        return 100 * self.correct / max(self.gold, 1)

    @property
    def f1(self):
        return 200 * self.correct / max(self.gold + self.predicted, 1)
