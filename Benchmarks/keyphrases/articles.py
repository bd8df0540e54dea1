"""Articles of collections of texts, and which of them are only measured."""

import gzip
import hashlib
import os
import re


def articles(path):
    """The identifier and the lines of each article of a collection: `=== id` before each."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        name, lines = None, []
        for line in file:
            # Headings of an encyclopaedia end as they begin.
            if line.startswith("=== ") and not line.rstrip().endswith("=="):
                if name:
                    yield name, lines
                name, lines = line[4:].strip(), []
            else:
                lines.append(line.rstrip("\n"))
        if name:
            yield name, lines


def cleaned(lines):
    """Links by their words, no pictures, no formulas, no headings of an encyclopaedia without text."""
    kept = []
    for line in lines:
        line = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", line)
        line = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line).strip()
        if line and not line.startswith("==") and "{\\displaystyle" not in line:
            kept.append(line)
    return kept


def is_test(identifier):
    """Whether an article is one of the third that nothing is learned from."""
    return int(hashlib.sha256(identifier.encode()).hexdigest()[:8], 16) % 3 == 0
