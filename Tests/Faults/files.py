"""Files that change, vanish, are many, are odd or have no end."""

import gzip
import os
import resource
import subprocess
import threading
import time

from harness import ARTICLE, COMMANDS_ON_TEXT, check, expect, folder, write


@check
def files_that_change_while_read(viet):
    """A file that grows, shrinks or vanishes while it is read ends no command by a signal."""
    def disturb(path, stop):
        number = 0
        while not stop.is_set():
            number += 1
            try:
                if number % 3 == 0:
                    os.truncate(path, 100 * (number % 7))
                elif number % 3 == 1:
                    with open(path, "ab") as file:
                        file.write(ARTICLE.encode() * 300)
                else:
                    os.unlink(path)
                    write(path, ARTICLE * 1_000)
            except FileNotFoundError:
                write(path, ARTICLE * 1_000)
            time.sleep(0.001)

    for arguments in COMMANDS_ON_TEXT.values():
        with folder() as place:
            text = write(f"{place}/text", ARTICLE * 3_000)
            stop = threading.Event()
            thread = threading.Thread(target=disturb, args=(text, stop))
            thread.start()
            try:
                for _ in range(3):
                    viet.run([*arguments, text], allowed=(0, 1, 2))
            finally:
                stop.set()
                thread.join()


@check
def files_that_are_not_there(viet):
    """A file that cannot be read is named, and the others are read all the same."""
    for arguments in COMMANDS_ON_TEXT.values():
        with folder() as place:
            texts = [write(f"{place}/{name}", ARTICLE) for name in "ab"]
            result = viet.run([*arguments, texts[0], f"{place}/gone", place, texts[1]], allowed=(2,))
            expect(f"{place}/gone" in result.errors, f"{arguments}: {result.errors!r} does not name the file")
            expect(result.output != b"", f"{arguments}: the other files were not read")


@check
def inputs_that_are_cut_off(viet):
    """Of packed files, pages and rows that end too early everything before is read, and the fault has its place."""
    rows = "id,text\n" + "".join(f'{number},"{ARTICLE.splitlines()[0]}"\n' for number in range(500))
    packed = gzip.compress(rows.encode())
    cases = [
        (["--input", "csv"], packed[:len(packed) // 2], 2, "are cut off (at byte "),
        (["--input", "csv"], (rows + '7,"không đóng\n8,sau\n').encode(), 1, ":502: a quotation mark"),
        (["--input", "html"], f"<p>{ARTICLE}</p><p>sau <!-- đó".encode(), 1, "a comment without an end (at byte "),
        (["--input", "jsonl"], b'{"text":"Hu\u1ebf"}\n{"text":7}\n{"text":"sau"}\n', 1, ":2: the field"),
        (["--encoding", "utf-16"], ARTICLE.encode("utf-16")[:-1], 0, ""),
    ]
    with folder() as place:
        good = write(f"{place}/good", ARTICLE)
        for options, content, status, message in cases:
            bad = write(f"{place}/bad", content)
            result = viet.run(["segment", *options, bad], allowed=(status,))
            expect(message in result.errors, f"{options}: {result.errors!r} does not say {message!r}")
            expect(len(result.output) > 20, f"{options}: nothing of the rest was written")
            both = viet.run(["frequencies", *options, bad, good], allowed=(status, max(status, 1)))
            expect(both.output != b"", f"{options}: the other file was not read")


@check
def ten_thousand_files(viet):
    """Ten thousand files need no more descriptors than a few."""
    with folder() as place:
        texts = [write(f"{place}/{number:05}.txt", f"Ông Trần Văn Bình đến Hà Nội ngày {number}.\n") for number in range(10_000)]
        os.chdir(place)
        texts = [os.path.basename(text) for text in texts]
        try:
            few = {resource.RLIMIT_NOFILE: 64}
            lines = viet.run(["segment", *texts], limits=few).output.splitlines()
            expect(len(lines) == 10_000, f"{len(lines)} sentences of 10000 files")
            for arguments in (["entities", "--format", "tsv"], ["frequencies"], ["keywords", "--by", "corpus"],
                              ["normalize", "--form", "nfd", "--in-place"]):
                viet.run([*arguments, *texts], limits=few)
        finally:
            os.chdir("/")


@check
def names_that_are_odd(viet):
    """Tabs, line ends, escapes, markup and bytes that are no UTF-8 in a file name break neither tables nor terminals."""
    with folder() as place:
        for odd in (b"a\tb\nc", b"\x1b[31mred", b"<script>&\"'", b"-dash", b"\xff.txt", b"\xc6\xf4\x8f\x9f\xbf"):
            path = os.path.join(place.encode(), odd)
            write(path, ARTICLE)
            other = write(f"{place}/plain", ARTICLE).encode()
            for arguments in ([b"segment", b"--format", b"tsv"], [b"entities", b"--format", b"tsv"],
                              [b"concordance", "Việt Nam".encode(), b"--format", b"tsv"]):
                result = viet.run([argument.decode("utf8") for argument in arguments]
                                  + [os.fsdecode(path), os.fsdecode(other)])
                rows = result.output.splitlines()
                columns = {row.count(b"\t") for row in rows}
                expect(len(columns) == 1, f"{arguments} on {odd}: rows of {columns} tabs")
                expect(b"\x1b" not in result.output, f"{arguments} on {odd}: an escape in the output")
                result.output.decode("utf8")
            result = viet.run(["segment", os.fsdecode(path) + "-gone"], allowed=(2,))
            expect("\x1b" not in result.errors and result.errors.count("\n") == 1, f"a message is {result.errors!r}")


@check
def models_without_end(viet):
    """A device without end is refused as a model, a dictionary or a table, at once."""
    for arguments in (["segment", "--model", "/dev/zero"], ["entities", "--model", "/dev/zero"],
                      ["frequencies", "--against", "/dev/zero"]):
        limits = {resource.RLIMIT_AS: 4 << 30}
        viet.run(arguments, input=ARTICLE.encode(), allowed=(1, 2), limits=limits, timeout=30)


@check
def too_little_memory(viet):
    """Where memory ends a message says so and the status is 2."""
    with folder() as place:
        text = write(f"{place}/text", ARTICLE * 60_000)
        results = {}
        for name, arguments in COMMANDS_ON_TEXT.items():
            result = viet.run([*arguments, text], allowed=(0, 2), limits={resource.RLIMIT_AS: 150 << 20},
                              stdout=subprocess.DEVNULL)
            results[name] = result.status
            expect(result.status == 0 or "viet: there is not enough memory" in result.errors,
                   f"{arguments}: {result.errors!r}")
        viet.run(["normalize", "--form", "nfd", "--in-place", text], allowed=(0, 2), limits={resource.RLIMIT_AS: 150 << 20})
        expect(os.listdir(place) == ["text"], f"{os.listdir(place)} is left")
        # A document of JSON is held as a whole, sentences are not.
        expect(results["segment json"] == 2 and results["segment"] == 0, f"the statuses are {results}")
