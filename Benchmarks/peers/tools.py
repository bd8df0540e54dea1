"""The tools compared, each behind one function from a line of text to its words."""

import importlib.metadata
import json
import os
import subprocess
import time


class PythonTool:
    """A Python package, called line by line in this process."""

    def __init__(self, package, label, load):
        self.label = label
        self.version = importlib.metadata.version(package)
        start = time.perf_counter()
        self._segment = load()
        self._segment("Xin chào Việt Nam.")
        self.load_seconds = time.perf_counter() - start

    def words(self, line):
        return self._segment(line) if line.strip() else []

    def seconds(self, lines):
        """Time for lines held in memory; loading the model and reading files are left out."""
        segment = self._segment
        start = time.perf_counter()
        for line in lines:
            segment(line)
        return time.perf_counter() - start


def _underthesea(**options):
    def load():
        from underthesea import word_tokenize

        return lambda line: word_tokenize(line, **options)

    return load


def _pyvi():
    from pyvi import ViTokenizer

    # The tool joins syllables with an underscore and puts spaces between words.
    return lambda line: [word.replace("_", " ") for word in ViTokenizer.tokenize(line).split()]


def _vinlp():
    from ViNLP import word_tokenize

    return lambda line: [word.replace("_", " ") for word in word_tokenize(line)]


def _rdrsegmenter():
    from python_rdrsegmenter import load_segmenter

    # It takes tokens parted by spaces; a Java virtual machine must be installed.
    segmenter = load_segmenter()
    return lambda line: [word.replace("_", " ") for word in segmenter.tokenize(line).split()]


def _underthesea_names():
    from underthesea import ner

    return ner


def _vinlp_names():
    from ViNLP import ner

    return ner


def name_taggers():
    """The tools that find names, each behind one function as above."""
    yield PythonTool("underthesea", "underthesea ner", _underthesea_names)
    yield PythonTool("ViNLP", "ViNLP ner", _vinlp_names)


def python_tools():
    yield PythonTool("underthesea", "underthesea word_tokenize", _underthesea())
    yield PythonTool(
        "underthesea", "underthesea, use_token_normalize=False", _underthesea(use_token_normalize=False))
    yield PythonTool("pyvi", "pyvi ViTokenizer", _pyvi)
    yield PythonTool("ViNLP", "ViNLP word_tokenize", _vinlp)


# For each package, how to have it give back the letters that it was given.
FAITHFUL = {
    "underthesea": _underthesea(use_token_normalize=False),
    "pyvi": _pyvi,
    "ViNLP": _vinlp,
    "python-rdrsegmenter": _rdrsegmenter,
}


def faithful_tool(package):
    """The tool of one package, so that no other one is loaded."""
    return PythonTool(package, package, FAITHFUL[package])


class Viet:
    """The command, run as a process of its own, on one thread."""

    label = "viet segment"

    def __init__(self, path):
        self.path = path
        self.version = subprocess.run([path, "--version"], check=True, capture_output=True, text=True).stdout.strip()

    def words_of_lines(self, lines):
        text = "".join(line + "\n" for line in lines)
        output = subprocess.run(
            [self.path, "segment", "--lines", "--threads", "1"],
            input=text, check=True, capture_output=True, text=True, encoding="utf-8").stdout
        return [[word.replace("_", " ") for word in line.split()] for line in output.split("\n")[: len(lines)]]

    def command_seconds(self, path):
        """Wall time of the whole process, from a file to underscore text in a file."""
        with open(path + ".words", "wb") as output:
            start = time.perf_counter()
            subprocess.run([self.path, "segment", "--threads", "1", path], check=True, stdout=output)
            elapsed = time.perf_counter() - start
        os.remove(path + ".words")
        return elapsed

    def library_megabytes_per_second(self, path, names=False):
        """Raw UTF-8 to word ranges, or further to names, in the process, as `viet benchmark` measures it; None if it cannot."""
        wanted = ["tokens, sentences, words"] + (["names, expressions"] if names else [])
        done = subprocess.run(
            [self.path, "benchmark", "--json", *(part for name in wanted for part in ("--stage", name)), path],
            capture_output=True, text=True)
        if done.returncode != 0:
            return None
        speeds = {stage["name"]: stage["megabytes_per_second"] for stage in json.loads(done.stdout)["stages"]}
        # The stages work one after the other on the same bytes.
        return 1 / sum(1 / speeds[name] for name in wanted)
