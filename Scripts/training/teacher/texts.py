"""Plain text as articles, and sentences as the tokens that the teacher reads."""
import gzip
import json
import re
import subprocess

TOKEN = re.compile(r"\w+|[^\w\s]")
MARKUP = re.compile(r"[{}\\|]|\]\(|^\s*(==|!\[|\[|#|<|---)|https?:")
LONGEST = 90


def articles(path):
    """The articles of a file of plain text, `=== name` before each: name and text without lines of markup."""
    name, lines = None, []
    opened = gzip.open(path, "rt", encoding="utf8") if path.endswith(".gz") else open(path, encoding="utf8")
    with opened as file:
        for line in file:
            if line.startswith("=== "):
                if name:
                    yield name, "".join(lines)
                name, lines = line[4:].strip(), []
            elif not MARKUP.search(line):
                lines.append(line)
    if name:
        yield name, "".join(lines)


def records(path):
    """The objects of a file of JSON Lines."""
    with open(path, encoding="utf8") as file:
        return [json.loads(line) for line in file]


def write(path, objects):
    with open(path, "w", encoding="utf8") as file:
        for item in objects:
            file.write(json.dumps(item, ensure_ascii=False) + "\n")


def viet(program, arguments, objects):
    """The answer of `viet` to objects as JSON Lines, one a line."""
    lines = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in objects)
    answer = subprocess.run([program, *arguments, "--input", "jsonl"], input=lines.encode(), stdout=subprocess.PIPE)
    answer.check_returncode()
    return [json.loads(line) for line in answer.stdout.decode().split("\n") if line]


def words(segmentation):
    """Start and end of the words of all sentences of an answer of `viet segment`."""
    return [(word["start"], word["end"]) for sentence in segmentation["sentences"] for word in sentence["words"]]


def tokens(text, segmentation):
    """Start, end, word and place in it (0 alone, 1 first, 2 inside, 3 last) of every token."""
    found = []
    for start, end in words(segmentation):
        inside = [(start + match.start(), start + match.end()) for match in TOKEN.finditer(text[start:end])]
        word = "_".join(text[start:end].lower().split())
        for number, (first, last) in enumerate(inside):
            place = 0 if len(inside) == 1 else 1 if number == 0 else 3 if number == len(inside) - 1 else 2
            found.append((first, last, word, place))
    return found
