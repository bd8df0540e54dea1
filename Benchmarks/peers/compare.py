"""Accuracy and speed of viet and of the Python tools on the same text, on one core. Prints Markdown."""

import argparse
import datetime
import glob
import os
import platform
import statistics
import sys
import tempfile

import scoring
import tools


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--viet", required=True, help="the viet command to measure")
    parser.add_argument("--corpus", help="text for the speed figures (default: the example articles, repeated)")
    parser.add_argument("--gold", action="append", default=[], metavar="FILE",
                        help="gold words for the accuracy figures: .conllu, or one sentence a line, syllables joined by _")
    parser.add_argument("--repeat", type=int, default=3, help="measurements of each tool; the median is printed (default 3)")
    parser.add_argument("--peer-bytes", type=int, default=500_000,
                        help="how much of the corpus the Python tools get (default 500000)")
    parser.add_argument("--name-bytes", type=int, default=60_000,
                        help="how much of the corpus the Python name taggers get, 0 to leave them out (default 60000)")
    parser.add_argument("--viet-bytes", type=int, default=20_000_000,
                        help="to how much the corpus is repeated for viet (default 20000000)")
    return parser.parse_args()


def read_corpus(path):
    paths = [path] if path else sorted(glob.glob(os.path.join(os.path.dirname(__file__), "../../Examples/*.txt")))
    parts = []
    for each in paths:
        with open(each, "rb") as file:
            parts.append(file.read().rstrip(b"\n") + b"\n")
    return b"".join(parts)


def lines_of_size(corpus, size):
    """Whole lines of the corpus, from its start, repeated if it is too short."""
    lines, total = [], 0
    while total < size:
        for line in corpus.splitlines():
            if total >= size:
                break
            total += len(line) + 1
            text = line.decode("utf-8", "replace")
            if text.strip():
                lines.append(text)
    return lines, total


def machine():
    model = platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    return f"{model}, {platform.system()}, Python {platform.python_version()}"


def note(text):
    print(text, file=sys.stderr, flush=True)


def print_accuracy(path, viet, peers):
    gold = scoring.read_gold(path)
    lines = [" ".join(words) for words in gold]
    print(f"\n### Words: {os.path.basename(path)}, {len(gold):,} sentences\n")
    print("| tool | version | P | R | F1 | sentences exact | sentences changed |")
    print("|---|---|---:|---:|---:|---:|---:|")
    for tool in [viet, *peers]:
        note(f"accuracy on {os.path.basename(path)}: {tool.label}")
        predicted = viet.words_of_lines(lines) if tool is viet else [tool.words(line) for line in lines]
        score = scoring.Score()
        for index, words in enumerate(gold):
            score.add(words, predicted[index] if index < len(predicted) else [])
        print(f"| {tool.label} | {tool.version} | {score.precision:.2f} | {score.recall:.2f} | {score.f1:.2f} "
              f"| {100 * score.exact / max(score.sentences, 1):.1f}% | {score.changed} |")


def print_speed(corpus, viet, peers, arguments):
    lines, peer_bytes = lines_of_size(corpus, arguments.peer_bytes)
    peer_seconds = {tool.label: [] for tool in peers}
    command_seconds, library = [], []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "corpus.txt")
        copies = max(1, round(arguments.viet_bytes / len(corpus)))
        with open(path, "wb") as file:
            for _ in range(copies):
                file.write(corpus)
        # Round by round, so that a slow minute of the machine falls on every tool alike.
        for round_number in range(arguments.repeat):
            note(f"speed: round {round_number + 1} of {arguments.repeat}")
            command_seconds.append(viet.command_seconds(path))
            library.append(viet.library_megabytes_per_second(path))
            for tool in peers:
                peer_seconds[tool.label].append(tool.seconds(lines))

    def peer_speed(tool):
        return peer_bytes / 1e6 / statistics.median(peer_seconds[tool.label])

    reference = peer_speed(peers[0])
    rows = []
    if None not in library:
        rows.append(("viet, library: raw UTF-8 to word ranges", viet.version, statistics.median(library)))
    rows.append(("viet segment, whole process: file to underscore text", viet.version,
                 len(corpus) * copies / 1e6 / statistics.median(command_seconds)))
    rows += [(tool.label, tool.version, peer_speed(tool)) for tool in peers]

    print(f"\n### Speed: one core, medians of {arguments.repeat}\n")
    print(f"viet on {len(corpus) * copies / 1e6:.1f} MB, the Python tools on {peer_bytes / 1e6:.2f} MB of the same text, "
          "a line a call, loading left out.\n")
    print(f"| tool | version | MB/s | times {peers[0].label} |")
    print("|---|---|---:|---:|")
    for label, version, speed in rows:
        print(f"| {label} | {version} | {speed:.3g} | {speed / reference:.3g} |")


def print_name_speed(corpus, viet, arguments):
    lines, peer_bytes = lines_of_size(corpus, arguments.name_bytes)
    taggers = list(tools.name_taggers())
    seconds = {tool.label: [] for tool in taggers}
    speeds = []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "corpus.txt")
        with open(path, "wb") as file:
            file.write(corpus[: 4_000_000])
        for round_number in range(arguments.repeat):
            note(f"speed of names: round {round_number + 1} of {arguments.repeat}")
            speeds.append(viet.library_megabytes_per_second(path, names=True))
            for tool in taggers:
                seconds[tool.label].append(tool.seconds(lines))
    if None in speeds:
        return
    own = statistics.median(speeds)
    print(f"\n### Names: one core, medians of {arguments.repeat}\n")
    print(f"viet on {min(len(corpus), 4_000_000) / 1e6:.1f} MB, the Python tools on {peer_bytes / 1e6:.2f} MB.\n")
    print("| tool | version | MB/s | viet is faster by |")
    print("|---|---|---:|---:|")
    print(f"| viet, library: raw UTF-8 to names and expressions | {viet.version} | {own:.3g} | |")
    for tool in taggers:
        speed = peer_bytes / 1e6 / statistics.median(seconds[tool.label])
        print(f"| {tool.label} | {tool.version} | {speed:.3g} | {own / speed:.3g} |")


def main():
    arguments = parse_arguments()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    viet = tools.Viet(arguments.viet)
    peers = list(tools.python_tools())
    print(f"{datetime.date.today().isoformat()}; {machine()}; one core")
    for path in arguments.gold:
        print_accuracy(path, viet, peers)
    corpus = read_corpus(arguments.corpus)
    print_speed(corpus, viet, peers, arguments)
    if arguments.name_bytes > 0:
        print_name_speed(corpus, viet, arguments)


if __name__ == "__main__":
    main()
