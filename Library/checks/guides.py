#!/usr/bin/env python3
"""Runs the examples of Documentation/C.md and SQLite.md as they stand. Usage: guides.py PREFIX

PREFIX is what Scripts/library made. Every example runs in an empty folder that has what the guide speaks of: the library, a word list,
the examples of the repository. In SQL a comment behind a statement is what it gives.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PREFIX = pathlib.Path(sys.argv[1]).resolve()
LIBRARY = PREFIX / "lib/libviettext.so"
AROUND_C = """#include <stdio.h>
#include <string.h>
#include <viettext.h>
int main(void) {
    const char *text = "Hà Nội mưa.";
    size_t length = strlen(text);
%s
    return words.length == strlen("Hà_Nội mưa .") ? 0 : 1;
}
"""


def examples(name, language):
    text = (ROOT / "Documentation" / name).read_text(encoding="utf-8")
    found = re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    if not found:
        sys.exit(f"{name} has no example in {language}")
    return found


def run(folder, command, text=""):
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "Python/src"), "VIETTEXT_LIBRARY": str(LIBRARY)}
    done = subprocess.run(command, cwd=folder, input=text, capture_output=True, text=True, encoding="utf-8", env=environment)
    if done.returncode or done.stderr:
        sys.exit(f"in {command}:\n{text}\n{done.stdout}{done.stderr}")
    return done.stdout


def compile_and_run(folder, code):
    pathlib.Path(folder, "example.c").write_text(AROUND_C % code, encoding="utf-8")
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "viettext"], check=True, capture_output=True, text=True).stdout
    run(folder, ["cc", "-std=c11", "-Wall", "-Werror", "-Wno-misleading-indentation", "example.c", *flags.split(), "-o", "example"])
    run(folder, ["./example"])


def query(folder, code):
    # A new database for every example.
    wanted = [line.removeprefix("-- ") for line in code.splitlines() if line.startswith("-- ")]
    found = run(folder, ["sqlite3"], code if ".load" in code else f".load ./libviettext.so\n{code}").splitlines()
    if found != wanted:
        sys.exit(f"{code}\ngives {found}")


def shell(folder, code):
    # Where the library is built, it has been.
    if not code.startswith("Scripts/"):
        run(folder, ["bash", "-euc", code])


count = 0
for name, language, how in [
    ("C.md", "sh", shell),
    ("C.md", "c", compile_and_run),
    ("SQLite.md", "sql", query),
    ("SQLite.md", "python", lambda folder, code: run(folder, ["/usr/bin/python3", "-c", code])),
]:
    found = examples(name, language)
    # What C needs to begin is said once.
    for code in ["".join(found)] if language == "c" else found:
        with tempfile.TemporaryDirectory() as folder:
            for target, place in [("libviettext.so", LIBRARY), ("Examples", ROOT / "Examples"), (".build", ROOT / ".build")]:
                os.symlink(place, os.path.join(folder, target))
            pathlib.Path(folder, "words.txt").write_text("bánh mì Huỳnh Hoa\tforce\n", encoding="utf-8")
            how(folder, code)
            count += 1
print(f"{count} examples")
