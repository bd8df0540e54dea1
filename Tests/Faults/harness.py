"""What the checks share: running the command, the texts it is run on, and the list of checks."""

import contextlib
import os
import resource
import signal
import subprocess
import tempfile

CHECKS = []
COMMANDS_ON_TEXT = {
    "segment": ["segment"],
    "segment tsv": ["segment", "--format", "tsv"],
    "segment json": ["segment", "--format", "json"],
    "segment jsonl": ["segment", "--format", "jsonl"],
    "segment conllu": ["segment", "--format", "conllu"],
    "segment lines": ["segment", "--lines"],
    "segment search": ["segment", "--search", "--format", "tsv"],
    "segment soft": ["segment", "--boundaries", "soft", "--format", "tsv"],
    "entities": ["entities", "--format", "jsonl"],
    "keywords": ["keywords", "--format", "tsv"],
    "frequencies": ["frequencies"],
    "concordance": ["concordance", "Việt Nam"],
    "collocates": ["collocates", "Việt Nam"],
    "ngrams": ["ngrams", "--with", "Việt Nam"],
    "sketch": ["sketch", "Việt Nam"],
    "network": ["network", "--within", "sentence", "--format", "tsv"],
    "tag": ["tag", "--format", "jsonl"],
    "restore": ["restore", "--format", "jsonl"],
    "normalize": ["normalize", "--form", "nfd", "--clean", "all"],
}
ARTICLE = (
    "Sáng 9/7, ông Trần Văn Bình (Công ty TNHH Sao Mai) đến TP.HCM.Trời mưa to, giá 50.000đ tăng 3,5%.\n"
    "Học sinh trường THPT Lê Lợi nói: “Quê tôi ở Quảng Trị, Việt Nam – rất xa”.\n\n"
    "Đoàn gồm 25 người của tỉnh Nghệ An, xem https://a.vn/b_c và thư a.b@c.vn.\n"
)


class Failure(Exception):
    """What the user would not expect."""


def check(function):
    """Puts a check on the list; its docstring says what is promised."""
    CHECKS.append(function)
    return function


def expect(condition, message):
    if not condition:
        raise Failure(message)


class Result:
    def __init__(self, process, output, errors):
        self.status = process.returncode
        self.output = output
        self.errors = errors.decode("utf8", "surrogateescape")


class Viet:
    """The command under test."""

    def __init__(self, path):
        self.path = os.path.abspath(path)

    def start(self, arguments, **options):
        options.setdefault("stdin", subprocess.DEVNULL)
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.PIPE)
        environment = options.pop("env", None)
        if environment is None:
            environment = {"PATH": "/usr/bin:/bin", "HOME": "/", "LANG": "C.UTF-8", "TERM": "xterm", "COLUMNS": "100"}
        # A trap ends the process at once, without a debugger that looks at it.
        environment["SWIFT_BACKTRACE"] = "enable=no"
        return subprocess.Popen([self.path, *arguments], env=environment, **options)

    def run(self, arguments, input=None, timeout=120, allowed=(0,), limits=None, **options):
        """Runs to the end. A signal or a status that is not `allowed` is a failure."""
        if input is not None:
            options["stdin"] = subprocess.PIPE
        if limits:
            options["preexec_fn"] = lambda: [resource.setrlimit(what, (value, value)) for what, value in limits.items()]
        process = self.start(arguments, **options)
        try:
            output, errors = process.communicate(input, timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Failure(f"{name(arguments)} was not done after {timeout} s")
        return self.judge(arguments, Result(process, output or b"", errors or b""), allowed)

    @staticmethod
    def judge(arguments, result, allowed):
        if result.status < 0:
            raise Failure(f"{name(arguments)} ended by {signal.Signals(-result.status).name}: {result.errors[-200:]!r}")
        expect(allowed is None or result.status in allowed,
               f"{name(arguments)} ended with status {result.status}, expected {allowed}: {result.errors[-200:]!r}")
        return result


def name(arguments):
    return "viet " + " ".join(argument if len(argument) < 60 else argument[:60] + "…" for argument in arguments[:8])


@contextlib.contextmanager
def folder():
    """A folder that everybody may enter, for the length of a check; in memory where there is such a place."""
    place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="viet-faults-", dir=place) as path:
        os.chmod(path, 0o755)
        yield path


def write(path, content):
    with open(path, "wb") as file:
        file.write(content.encode("utf8") if isinstance(content, str) else content)
    return path


def read(path):
    with open(path, "rb") as file:
        return file.read()


def as_nobody():
    """In the child of a process of root: gives up the right to write everywhere."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
