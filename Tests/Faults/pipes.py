"""Pipes that stutter, threads, signals and surroundings."""

import os
import pty
import random
import signal
import time
import unicodedata

from harness import ARTICLE, COMMANDS_ON_TEXT, check, expect, folder, read, write


def unordered(text):
    """The text with marks in an order that no normalizer writes, where that changes no letter."""
    scalars = list(unicodedata.normalize("NFD", text))
    at = 1
    while at < len(scalars):
        first, second = unicodedata.combining(scalars[at - 1]), unicodedata.combining(scalars[at])
        if first and second and first < second:
            scalars[at - 1], scalars[at] = scalars[at], scalars[at - 1]
            at += 1
        at += 1
    return "".join(scalars)


def texts():
    yield "composed", ARTICLE.encode()
    yield "decomposed", unicodedata.normalize("NFD", ARTICLE).encode()
    yield "unordered", unordered(ARTICLE).encode()
    yield "Windows line ends", ARTICLE.replace("\n", "\r\n").encode()
    yield "marks at line starts", "Xin chào.\n\u0301\u0323 b\n\u0323\u0301 c. \u0301\u0323 d\n".encode()
    yield "broken", ARTICLE.encode()[:-90] + b"\xe1\xbb\n\xff a\n" + ARTICLE.encode()


@check
def pipes_that_stutter(viet):
    """However the input arrives, the output is the same."""
    random.seed(7)
    for kind, text in texts():
        for arguments in COMMANDS_ON_TEXT.values():
            whole = viet.run(arguments, input=text, allowed=(0, 1))
            process = viet.start(arguments, stdin=-1)
            at = 0
            pauses = 0
            while at < len(text):
                count = random.choice((1, 2, 3, 7, 50, 300))
                os.write(process.stdin.fileno(), text[at:at + count])
                at += count
                if pauses < 8 and random.random() < 0.2:
                    pauses += 1
                    time.sleep(0.02)
            process.stdin.close()
            output = process.stdout.read()
            expect(process.wait(60) == whole.status and output == whole.output,
                   f"{arguments} on {kind} text: a stuttering pipe gives another output")


@check
def threads_change_nothing(viet):
    """One, two and eight threads write the same bytes."""
    with folder() as place:
        for kind, text in texts():
            # Lines of many lengths, so that parts end everywhere.
            path = write(f"{place}/text", b"".join(text * (1 + n % 3) + b"x" * (n % 97) + b"\n" for n in range(1_500)))
            for arguments in COMMANDS_ON_TEXT.values():
                outputs = {viet.run([*arguments, *more, path], allowed=(0, 1)).output
                           for more in ([], ["--threads", "2"], ["--threads", "8"])}
                expect(len(outputs) == 1, f"{arguments} on {kind} text: threads change the output")


@check
def signals_among_writers(viet):
    """A signal leaves the old file or the new one, and nothing beside it."""
    random.seed(11)
    with folder() as place:
        old = (ARTICLE * 8_000).encode()
        text, table = f"{place}/text", f"{place}/table"
        writers = (["normalize", "--form", "nfd", "--in-place", text], ["frequencies", "--output", table, text],
                   ["index", "build", "--output", table, text])
        for arguments in writers:
            write(text, old)
            if os.path.exists(table):
                write(table, b"")
            started = time.monotonic()
            viet.run(arguments)
            length = time.monotonic() - started
            new = {path: read(path) for path in (text, table) if os.path.exists(path)}
            for number in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP] * 6:
                write(text, old)
                write(table, b"")
                process = viet.start(arguments)
                time.sleep(length * random.uniform(0.05, 1.1))
                process.send_signal(number)
                process.communicate(timeout=60)
                expect(sorted(os.listdir(place)) == ["table", "text"],
                       f"{signal.Signals(number).name} to {arguments[0]}: {sorted(os.listdir(place))} is left")
                expect(read(text) in (old, new[text]), f"{arguments[0]}: the text is neither old nor new")
                expect(read(table) in (b"", new.get(table)), f"{arguments[0]}: the table is neither old nor new")


@check
def surroundings_change_nothing(viet):
    """Without home, with the locale C, on a dumb terminal or with no environment the output is the same."""
    usual = {name: viet.run(arguments, input=ARTICLE.encode()).output for name, arguments in COMMANDS_ON_TEXT.items()}
    for environment in ({}, {"LANG": "C", "LC_ALL": "C"}, {"LC_ALL": "vi_VN.UTF-8"}, {"TERM": "dumb", "HOME": "/none"},
                        {"TZ": "Asia/Ho_Chi_Minh", "COLUMNS": "1"}):
        for name, arguments in COMMANDS_ON_TEXT.items():
            output = viet.run(arguments, input=ARTICLE.encode(), env=dict(environment)).output
            expect(output == usual[name], f"{arguments} with {environment}: another output")


@check
def dumb_terminals_get_no_escapes(viet):
    """On a terminal that is dumb, or with NO_COLOR, nothing is coloured."""
    with folder() as place:
        text = write(f"{place}/text", ARTICLE)
        for environment in ({"TERM": "dumb"}, {"TERM": "xterm", "NO_COLOR": "1"}):
            for arguments in (["segment"], ["entities"], ["keywords"]):
                master, slave = pty.openpty()
                process = viet.start([*arguments, text], stdout=slave, stderr=slave, env=dict(environment))
                os.close(slave)
                output = b""
                while True:
                    try:
                        part = os.read(master, 65_536)
                    except OSError:
                        break
                    if not part:
                        break
                    output += part
                os.close(master)
                expect(process.wait(60) == 0 and b"\x1b" not in output, f"{arguments} with {environment}: escapes")
