"""Runs the examples of the guide one after the other in one database. Usage: guide.py GUIDE

In SQL, comments behind a statement are what it gives.
"""
import pathlib
import re
import subprocess
import sys

DATABASE = "viettext_guide"
examples = re.findall(r"^```sql\n(.*?)^```$", pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
if not examples:
    sys.exit("there is no example")
subprocess.run(["createdb", DATABASE], check=True)
for code in examples:
    wanted = [line.removeprefix("-- ") for line in code.splitlines() if line.startswith("-- ")]
    command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", DATABASE]
    done = subprocess.run(command, input=code, capture_output=True, text=True, encoding="utf-8")
    if done.returncode or done.stderr or done.stdout.splitlines() != wanted:
        sys.exit(f"{code}\ngives\n{done.stdout}{done.stderr}")
print(f"{len(examples)} examples")
