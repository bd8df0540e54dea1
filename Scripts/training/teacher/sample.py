#!/usr/bin/env python3
"""Chooses articles of plain text for the teacher to label, and tags them with a model of names.

Articles that share ten running tokens with marked text are passed over. One half is chosen by chance; the other half are
those of which the model is least sure. Every line of the answer is a sentence with the names that the model found.
"""
import argparse
import hashlib
import os

import texts

RUN = 10
PARTS = 40


def runs(text):
    found = texts.TOKEN.findall(text.lower())
    return (hash(tuple(found[i : i + RUN])) for i in range(len(found) - RUN + 1))


def share(*names):
    """A number from 0 to 1 that depends on the names alone."""
    return int(hashlib.md5("/".join(names).encode()).hexdigest()[:8], 16) / 2**32


def candidates(path, wanted, known):
    """About `wanted` articles of a file, chosen by chance."""
    source = os.path.basename(path).split(".")[0]
    # Short ones say little. What is long is cut into parts, and at most three of them are taken.
    found = []
    for name, text in texts.articles(path):
        if len(text) < 600:
            continue
        lines = text.split("\n")
        for number in range(0, min(len(lines), 3 * PARTS) if source != "law" else len(lines), PARTS):
            part = "\n".join(lines[number : number + PARTS]).strip()[:9000]
            if len(part) >= 600:
                found.append((share(source, name, str(number)), f"{source}/{name}/{number}", part))
    found.sort()
    kept = []
    for _, name, text in found:
        if len(kept) == wanted:
            break
        if known.isdisjoint(runs(text)):
            kept.append({"source": source, "article": name, "text": text})
    return kept


def sentences(program, articles):
    """The articles cut into sentences."""
    found = []
    for article, answer in zip(articles, texts.viet(program, ["segment"], articles)):
        for sentence in answer["segmentation"]["sentences"]:
            text = article["text"][sentence["start"] : sentence["end"]].strip()
            count = len(texts.TOKEN.findall(text))
            if 4 <= count <= texts.LONGEST and "\n" not in text:
                found.append({**article, "text": text})
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--viet", default="viet")
    parser.add_argument("--model", help="the model of names that tags them; none for the one built in")
    parser.add_argument("--text", nargs="+", required=True, help="FILE=NUMBER, how many articles to look at")
    parser.add_argument("--marked", nargs="+", required=True, help="marked text, tests included")
    parser.add_argument("--sentences", type=int, required=True, help="how many sentences to keep")
    parser.add_argument("--output", required=True)
    options = parser.parse_args()

    known = {run for path in options.marked for item in texts.records(path) for run in runs(item["text"])}
    articles = []
    for text in options.text:
        path, number = text.rsplit("=", 1)
        articles += candidates(path, int(number), known)
        print(f"{len(articles)} articles after {path}", flush=True)
    lines = sentences(options.viet, articles)
    model = ["--model", options.model] if options.model else []
    tagged = texts.viet(
        options.viet,
        ["entities", "--group-by", "article", "--types", "PER,LOC,ORG,MISC", "--no-group", *model],
        [{"article": line["article"], "source": line["source"], "text": line["text"]} for line in lines],
    )
    by_article = {}
    for line in tagged:
        by_article.setdefault(line["article"], []).append(line)
    # Doubt is the number of names that are likely to be wrong, a sentence.
    doubt = {
        name: sum(1 - entity.get("confidence", 1) for line in lines for entity in line["entities"]) / len(lines)
        for name, lines in by_article.items()
    }
    chosen, count = set(), 0
    for order, limit in ((lambda name: share("chance", name), 0.5), (lambda name: -doubt[name], 1)):
        for name in sorted(by_article, key=lambda name: (order(name), name)):
            if count >= options.sentences * limit:
                break
            if name not in chosen:
                chosen.add(name)
                count += len(by_article[name])
    kept = [line for name, lines in by_article.items() if name in chosen for line in lines]
    texts.write(options.output, kept)
    sources = {}
    for line in kept:
        sources[line["source"]] = sources.get(line["source"], 0) + 1
    print(f"{len(kept)} of {len(tagged)} sentences, {len(chosen)} of {len(by_article)} articles: {sources}")


main()
