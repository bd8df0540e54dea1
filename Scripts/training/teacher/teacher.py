#!/usr/bin/env python3
"""Trains the teacher on marked text, and labels plain text with it.

The teacher reads what a linear tagger says of the same text. For the text that it learns from that must come from models
which have not seen it: `viet train entities --held-out`.
"""
import argparse
import random
import time

import gensim
import torch

import texts
from network import CHARACTERS, LABELS, Teacher

SHAPES = ["lower", "capital", "initial", "upper", "mixed", "number", "digits", "mark"]
SEED = 20_260_101


def shape(token):
    if token.isdigit():
        return 5
    if any(letter.isdigit() for letter in token):
        return 6
    if not token[0].isalpha():
        return 7
    if token.islower():
        return 0
    if token.isupper():
        return 2 if len(token) == 1 else 3
    return 1 if token[1:].islower() else 4


def labels(tokens, entities):
    """The label of every token and what the name counts; a name takes the tokens that it touches."""
    found, sure = [0] * len(tokens), [1.0] * len(tokens)
    for start, end, kind, confidence in entities:
        inside = [i for i, token in enumerate(tokens) if token[0] < end and token[1] > start]
        if not inside or any(found[i] for i in inside):
            continue
        for i in inside:
            place = "S" if len(inside) == 1 else "B" if i == inside[0] else "E" if i == inside[-1] else "I"
            found[i], sure[i] = LABELS.index(f"{place}-{kind}"), confidence
    return found, sure


def entities(item):
    return [
        (e["start"], e["end"], e["type"], e.get("confidence", 1)) if isinstance(e, dict) else (*e, 1.0)
        for e in item.get("entities", [])
    ]


class Reader:
    """Turns sentences into numbers."""

    def __init__(self, vectors, syllables=None, characters=None):
        self.vectors = gensim.models.KeyedVectors.load(vectors)
        self.syllables, self.characters = syllables, characters

    def matrix(self):
        own = torch.from_numpy(self.vectors.vectors.copy())
        return torch.cat([torch.zeros(1, own.shape[1]), own])

    def vector(self, text):
        return self.vectors.key_to_index.get(text, -1) + 1

    def learn(self, sentences):
        counts, letters = {}, set()
        for text, tokens, *_ in sentences:
            for start, end, *_ in tokens:
                own = text[start:end]
                counts[own.lower()] = counts.get(own.lower(), 0) + 1
                letters |= set(own)
        self.syllables = {own: i + 2 for i, own in enumerate(sorted(own for own in counts if counts[own] > 1))}
        self.characters = {own: i + 2 for i, own in enumerate(sorted(letters))}

    def row(self, sentence):
        text, tokens, told, sure, gold = sentence
        forms = [text[start:end] for start, end, *_ in tokens]
        return {
            "forms": forms,
            "own": [self.vector(form.lower()) for form in forms],
            "word": [self.vector(token[2]) for token in tokens],
            "syllable": [self.syllables.get(form.lower(), 1) for form in forms],
            "shape": [shape(form) for form in forms],
            "place": [token[3] for token in tokens],
            "told": told,
            "sure": sure,
            "labels": gold,
        }

    def batch(self, rows, blank):
        """Rows, longest first, as tensors; `blank` says for each whether what the linear tagger says is left out."""
        lengths = torch.tensor([len(row["forms"]) for row in rows])
        size = (len(rows), int(lengths[0]))
        batch = {name: torch.zeros(size, dtype=torch.long) for name in
                 ("own", "word", "syllable", "shape", "place", "form", "labels")}
        batch["told"] = torch.zeros(*size, 2 * len(LABELS) + 1)
        batch["mask"] = torch.zeros(size)
        batch["lengths"] = lengths
        forms = {}
        for number, row in enumerate(rows):
            count = len(row["forms"])
            for name in ("own", "word", "syllable", "shape", "place", "labels"):
                batch[name][number, :count] = torch.tensor(row[name])
            batch["form"][number, :count] = torch.tensor([forms.setdefault(form, len(forms)) for form in row["forms"]])
            batch["mask"][number, :count] = 1
            if not blank[number]:
                told, positions = torch.tensor(row["told"]), torch.arange(count)
                batch["told"][number, positions, told] = 1
                batch["told"][number, positions, told + len(LABELS)] = torch.tensor(row["sure"])
                batch["told"][number, :count, -1] = 1
        spelling = torch.zeros(len(forms), CHARACTERS, dtype=torch.long)
        for form, number in forms.items():
            # The start and the end of what is too long.
            cut = form if len(form) <= CHARACTERS else form[: CHARACTERS // 2] + form[-CHARACTERS // 2 :]
            spelling[number, : len(cut)] = torch.tensor([self.characters.get(letter, 1) for letter in cut])
        batch["spelling"] = spelling
        return batch


def read(program, items, told, marked):
    """Sentences with their tokens, what the linear tagger says of them, and their marks."""
    sentences = []
    answers = texts.viet(program, ["segment"], [{"text": item["text"]} for item in items])
    for item, answer, other in zip(items, answers, told, strict=True):
        if item["text"] != other["text"]:
            raise SystemExit("the answers of the linear tagger are not those of the marked text")
        tokens = texts.tokens(item["text"], answer["segmentation"])
        gold = labels(tokens, entities(item))[0] if marked else [0] * len(tokens)
        sentences.append((item["text"], tokens, *labels(tokens, entities(other)), gold))
    return sentences


def train(options):
    torch.manual_seed(SEED)
    chance = random.Random(SEED + (1 if options.start else 0))
    items = [item for path in options.marked for item in texts.records(path)]
    sentences = read(options.viet, items, texts.records(options.told), marked=True)
    saved = torch.load(options.start) if options.start else {}
    reader = Reader(options.vectors, saved.get("syllables"), saved.get("characters"))
    if not saved:
        reader.learn(sentences)
    rows = [reader.row(sentence) for sentence in sentences if 0 < len(sentence[1]) <= 2 * texts.LONGEST]
    network = Teacher(reader.matrix(), len(reader.syllables) + 2, len(reader.characters) + 2, len(SHAPES))
    if saved:
        network.load_state_dict(saved["network"], strict=False)
    learned = [weight for weight in network.parameters() if weight.requires_grad]
    if options.sentences:
        rows = chance.sample(rows, min(options.sentences, len(rows)))
    print(f"{len(rows)} sentences, {sum(weight.numel() for weight in learned)} parameters", flush=True)
    optimizer = torch.optim.Adam(learned, lr=options.rate)
    steps = options.epochs * (len(rows) // options.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.03, 1 - step / steps))
    for epoch in range(options.epochs):
        network.train()
        begun, loss = time.time(), 0.0
        # Sentences of like length go together, batches in any order.
        order = sorted(range(len(rows)), key=lambda i: (len(rows[i]["forms"]) + chance.random() * 8))
        batches = [order[i : i + options.batch] for i in range(0, len(order), options.batch)]
        chance.shuffle(batches)
        for chosen in batches:
            some = sorted((rows[i] for i in chosen), key=lambda row: -len(row["forms"]))
            batch = reader.batch(some, [chance.random() < options.blank for _ in some])
            optimizer.zero_grad()
            own = network.loss(batch)
            (own / len(some)).backward()
            torch.nn.utils.clip_grad_norm_(learned, 5.0)
            optimizer.step()
            schedule.step()
            loss += float(own.detach())
        print(f"epoch {epoch}: loss {loss / len(rows):.4f} a sentence, {time.time() - begun:.0f} s", flush=True)
        state = {name: value for name, value in network.state_dict().items() if name != "vectors.weight"}
        torch.save({"syllables": reader.syllables, "characters": reader.characters, "network": state}, options.output)


def label(options):
    saved = torch.load(options.teacher)
    reader = Reader(options.vectors, saved["syllables"], saved["characters"])
    network = Teacher(reader.matrix(), len(reader.syllables) + 2, len(reader.characters) + 2, len(SHAPES))
    network.load_state_dict(saved["network"], strict=False)
    network.eval()
    items = texts.records(options.told)
    sentences = read(options.viet, items, items, marked=False)
    rows = [reader.row(sentence) for sentence in sentences]
    order = sorted((i for i in range(len(rows)) if rows[i]["forms"]), key=lambda i: -len(rows[i]["forms"]))
    found = {}
    for start in range(0, len(order), 128):
        chosen = order[start : start + 128]
        batch = reader.batch([rows[i] for i in chosen], [False] * len(chosen))
        with torch.no_grad():
            scores = network.scores(batch)
            path = network.field.best(scores, batch["lengths"])
        # How likely every label is: the slope of the partition function.
        scores.requires_grad_()
        likely = torch.autograd.grad(network.field.partition(scores, batch["lengths"]).sum(), scores)[0]
        sure = likely.gather(2, path[:, :, None]).squeeze(2)
        for number, i in enumerate(chosen):
            count = len(rows[i]["forms"])
            found[i] = (path[number, :count].tolist(), float(sure[number, :count].min()))
    kept, dropped = [], 0
    for i, item in enumerate(items):
        path, sure = found.get(i, ([], 1))
        if sure < options.least:
            dropped += 1
            continue
        spans, start = [], 0
        for (first, last, *_), number in zip(sentences[i][1], path):
            own = LABELS[number]
            if own[0] in "BS":
                start = first
            if own[0] in "ES":
                spans.append([start, last, own[2:]])
        kept.append({**{key: item[key] for key in ("source", "article", "text") if key in item}, "entities": spans})
    texts.write(options.output, kept)
    print(f"{len(kept)} sentences, {dropped} dropped")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--viet", default="viet")
    parser.add_argument("--vectors", required=True)
    commands = parser.add_subparsers(required=True)
    training = commands.add_parser("train", help="train a teacher on marked text")
    training.add_argument("--told", required=True, help="what the linear tagger says of that text, held out")
    training.add_argument("--epochs", type=int, default=6)
    training.add_argument("--batch", type=int, default=48)
    training.add_argument("--rate", type=float, default=2e-3, help="the first rate; it falls to nothing")
    training.add_argument("--start", help="a teacher to go on from; without it from nothing")
    training.add_argument("--sentences", type=int, help="read so many of them, chosen by chance")
    training.add_argument("--blank", type=float, default=0.4)
    training.add_argument("--output", required=True)
    training.add_argument("marked", nargs="+")
    training.set_defaults(run=train)
    labelling = commands.add_parser("label", help="label text that a linear tagger has tagged")
    labelling.add_argument("--teacher", required=True)
    labelling.add_argument("--told", required=True, help="the text with what the linear tagger says of it")
    labelling.add_argument("--least", type=float, default=0.5, help="leave out sentences with a less sure token")
    labelling.add_argument("--output", required=True)
    labelling.set_defaults(run=label)
    options = parser.parse_args()
    torch.use_deterministic_algorithms(True)
    options.run(options)


main()
