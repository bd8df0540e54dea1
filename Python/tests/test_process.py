"""Processes: fork, spawn, the end of the interpreter, two copies, another interface."""

import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import viettext

TEXT = "Ông Nguyễn Văn An đến Hà Nội."


def run(code: str, **environment: str) -> subprocess.CompletedProcess:
    path = os.pathsep.join(sys.path)
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path, **environment},
    )


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes(method: str) -> None:
    wanted = viettext.segment(TEXT)
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map(viettext.segment, [TEXT] * 20) == [wanted] * 20


def test_threads_at_the_end_of_the_interpreter() -> None:
    done = run(
        "import threading, viettext\n"
        "def work():\n    while True: viettext.entities('Ông Nguyễn Văn An đến Hà Nội.')\n"
        "for _ in range(4): threading.Thread(target=work, daemon=True).start()\n"
        "import time; time.sleep(0.3); print('end')"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "end\n", "")


@pytest.mark.parametrize("threads", [1, 2])
def test_control_c_ends_a_long_batch(threads: int) -> None:
    code = (
        "import itertools, viettext\n"
        f"for number, text in enumerate(viettext.entities_all(itertools.repeat('Ông An đến Hà Nội.'), threads={threads})):\n"
        "    if number == 1000: print('running', flush=True)\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        # A shell that runs the tests behind it has its children ignore the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    assert child.stdout is not None and child.stdout.readline() == "running\n"
    child.send_signal(signal.SIGINT)
    _, errors = child.communicate(timeout=60)
    assert child.returncode != 0 and errors.rstrip().endswith("KeyboardInterrupt")


def test_two_libraries_in_one_process(tmp_path: Path) -> None:
    copy = tmp_path / "libviettext.so"
    shutil.copyfile(viettext._native.path, copy)
    done = run(
        "import ctypes, sys, viettext\n"
        f"other = ctypes.CDLL({str(copy)!r})\n"
        "assert other.viettext_abi_version() == 1\n"
        "other.viettext_version.restype = ctypes.c_char_p\n"
        "print(other.viettext_version().decode(), viettext.segment('Hà Nội'))"
    )
    assert done.stdout == f"{viettext.__version__} Hà_Nội\n", done.stderr


def test_a_library_of_another_interface_is_refused(tmp_path: Path) -> None:
    if not shutil.which("cc"):
        pytest.skip("no compiler")
    source = tmp_path / "other.c"
    source.write_text("unsigned viettext_abi_version(void) { return 7; }")
    other = tmp_path / "libviettext.so"
    subprocess.run(["cc", "-shared", "-fPIC", source, "-o", other], check=True)
    done = run("import viettext", VIETTEXT_LIBRARY=str(other))
    assert done.returncode and "has interface 7" in done.stderr and "interface 1" in done.stderr
    for path, reason in ((tmp_path / "none.so", "is not there"), (source, "cannot be loaded")):
        assert reason in run("import viettext", VIETTEXT_LIBRARY=str(path)).stderr


def test_the_command(tmp_path: Path) -> None:
    def command(*arguments: str, text: str = "") -> str:
        done = subprocess.run(
            [sys.executable, "-m", "viettext", *arguments], input=text.encode(), capture_output=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )  # fmt: skip
        return (done.stdout + done.stderr).decode()

    file = tmp_path / "text"
    file.write_bytes(viettext.encode("Hà Nội trời mưa đẹp, đường phố vắng người qua lại.", "tcvn3"))
    assert command("segment", text="Hà Nội.") == "Hà_Nội .\n"
    assert command("segment", "--encoding", "auto", str(file)).startswith("Hà_Nội trời mưa đẹp , đường_phố")
    assert "\ttcvn3\t" in command("detect", str(file))
    assert '"type": "LOC"' in command("entities", text="Tôi đến Hà Nội.")
    assert command("normalize", text="ho\u0300a\n") == "hòa\n"
    assert "/no/such" in command("segment", "/no/such")
    assert viettext.__version__ in command("--version")
    assert "invalid choice" in command("dance")
    assert "the option date must be a day" in command("entities", "--date", "someday", text="a")

    # A line in is a line out, empty and broken ones too.
    lines = "Hà Nội mưa.\r\n\nÔng An.Bà Bình.\n"
    assert command("segment", "--lines", text=lines) == "Hà_Nội mưa .\n\nÔng An . Bà Bình .\n"
    found = [json.loads(line) for line in command("entities", "--lines", "--types", "LOC", text=lines).splitlines()]
    assert [[entity["text"] for entity in row["entities"]] for row in found] == [["Hà Nội"], [], []]
    assert command("keywords", "--lines", "--threads", "2", text="\n" * 1000).count('"keywords": []') == 1000
    sentence = json.loads(command("segment", "--format", "json", text="Hà Nội mưa."))
    assert sentence["words"][0] == {"start": 0, "end": 6, "text": "Hà Nội"}
    assert len(command("keywords", "--limit", "1", text=TEXT).splitlines()) == 1
    terms = [json.loads(line)["form"] for line in command("search", text="đại học").splitlines()]
    assert terms == ["đại", "dai", "đại học", "dai hoc", "học", "hoc"]
    assert command("search", "--no-compounds", "--no-bare", text="đại học").count("\n") == 2
    assert command("sort", "--unique", text="đá\ndạ\ndá\nđá\nda\n") == "da\ndá\ndạ\nđá\n"
    assert command("sort", "--reverse", text="a\nă\nâ") == "â\nă\na\n" and command("sort") == ""
    assert command("normalize", "--tone", "new", "--clean", "quotes", text="“hòa”") == '"hoà"\n'
    assert "no place in tcvn3" in command("normalize", "--to", "tcvn3", text="中")
    assert json.loads(command("info", "--json"))["version"] == viettext.__version__


def test_a_reader_that_goes_away() -> None:
    done = subprocess.run(
        f"yes 'Hà Nội mưa.' | head -n 20000 | {sys.executable} -m viettext segment --lines 2>&1 >/dev/null | cat; "
        f"yes mưa | head -n 20000 | {sys.executable} -m viettext segment --lines | head -n 1",
        shell=True, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("mưa\n", "")
