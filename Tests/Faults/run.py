"""Does to a built viet what machines and people do to it, and checks what the user sees and what remains.

Usage: run.py VIET [--list] [CHECK...]
"""

import os
import shutil
import sys
import tempfile
import time

import disks  # noqa: F401  The checks put themselves on the list.
import files  # noqa: F401
import pipes  # noqa: F401
from harness import CHECKS, Failure, Viet


def main():
    arguments = sys.argv[1:]
    if not arguments:
        sys.exit(__doc__)
    wanted = [argument for argument in arguments[1:] if not argument.startswith("--")]
    unknown = set(wanted) - {check.__name__ for check in CHECKS}
    if unknown:
        sys.exit(f"faults: no check is called {', '.join(sorted(unknown))}")
    if "--list" in arguments:
        for check in CHECKS:
            print(f"{check.__name__:32} {check.__doc__}")
        return
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        # Where everybody may run it, whoever owns the build.
        os.chmod(folder, 0o755)
        viet = Viet(shutil.copy(arguments[0], folder))
        for check in CHECKS:
            if wanted and check.__name__ not in wanted:
                continue
            started = time.monotonic()
            try:
                check(viet)
                verdict = "sound"
            except Failure as failure:
                verdict = f"BROKEN: {failure}"
                broken += 1
            print(f"{check.__name__:32} {time.monotonic() - started:6.1f} s  {verdict}", flush=True)
    if broken:
        sys.exit(f"faults: {broken} broken")


if __name__ == "__main__":
    main()
