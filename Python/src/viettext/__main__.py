"""``python -m viettext``: what the command of this package does is in ``_command``."""

import sys

from ._command import main

if __name__ == "__main__":
    sys.exit(main())
