"""Documents for tests: lines of texts, or drawn from the example articles, the same in every run."""

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[3]
GROUPS = ("kinh tế", "thể thao", "khoa học")


def _drawn() -> Iterator[str]:
    lines = [
        line.strip()
        for path in sorted((ROOT / "Examples").glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if len(line) > 40
    ]
    draw = random.Random(17)
    while True:
        yield " ".join(draw.sample(lines, draw.randint(1, 4)))


def _read(paths: list[str]) -> Iterator[str]:
    for path in paths:
        opened = (
            gzip.open(path, "rt", encoding="utf-8", errors="replace") if path.endswith(".gz") else open(path, encoding="utf-8")
        )
        with opened as file:
            for line in file:
                # Long lines make several documents, so that there are many.
                for start in range(0, len(line) - 40, 400):
                    yield " ".join(line[start : start + 400].split())


def documents(count: int, paths: list[str]) -> Iterator[dict]:
    """So many documents; of every thousand two have no text and one is empty."""
    texts = _read(paths) if paths else _drawn()
    for number, text in zip(range(count), texts):
        some = None if number % 500 == 7 else "" if number % 1000 == 11 else text
        yield {"id": number, "group": GROUPS[number % 7 % 3], "body": some}


def write(folder: Path, count: int, paths: list[str], files: int) -> list[dict]:
    """Writes documents to files of JSON lines, and gives them back."""
    every = list(documents(count, paths))
    folder.mkdir()
    for number in range(files):
        with (folder / f"news-{number:03d}.jsonl").open("w", encoding="utf-8") as file:
            for row in every[number * len(every) // files : (number + 1) * len(every) // files]:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return every
