"""What the measuring scripts share: texts, clocks, rounds that take turns, tables."""
import os
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import time

SIZE = 3000


def documents(path, count):
    """Texts of lines put together, each without line ends."""
    texts, piece, size = [], [], 0
    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            line = " ".join(line.split())
            piece.append(line)
            size += len(line.encode())
            if size >= SIZE:
                texts.append(" ".join(piece))
                piece, size = [], 0
                if len(texts) == count:
                    break
    return texts


def use_library(library):
    """Takes a library that was built, and the package from this repository."""
    os.environ["VIETTEXT_LIBRARY"] = str(library)
    sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "Python/src"))


def cpu(work):
    start = time.process_time()
    work()
    return time.process_time() - start


def command(*arguments):
    """A case that runs a command and gives its processor time."""
    def case():
        start = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(arguments, stdout=subprocess.DEVNULL, check=True)
        end = resource.getrusage(resource.RUSAGE_CHILDREN)
        return end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime

    return case


def medians(cases, rounds):
    """The median of each case over rounds in which every case has its turn, after one that does not count."""
    times = {name: [] for name in cases}
    for number in range(rounds + 1):
        for name, case in cases.items():
            took = case()
            if number:
                times[name].append(took)
    return {name: statistics.median(took) for name, took in times.items()}


def stripped(viet, folder):
    """The command as valgrind reads it: older ones stumble over the debugging information of newer compilers."""
    path = os.path.join(folder, "viet")
    subprocess.run(["strip", "-o", path, viet], check=True)
    return path


def instructions(command, statuses=(0,)):
    """The instructions of a whole process, counted by valgrind."""
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command], stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE)
    found = re.search(rb"Collected : (\d+)", done.stderr)
    if done.returncode not in statuses or not found:
        sys.exit(f"{' '.join(command)} ended with status {done.returncode}\n{done.stderr[-2000:].decode(errors='replace')}")
    return int(found.group(1))


def show(title, rows):
    print(f"\n### {title}\n")
    columns = list(next(iter(rows.values())))
    print("| |" + "|".join(columns) + "|")
    print("|---|" + "---:|" * len(columns))
    for name, row in rows.items():
        print(f"| {name} |" + "|".join(f"{row[column]:.2f}" for column in columns) + "|")
