"""Packages that viettext works with and does not bring along."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """Around imports: where one fails, the error names the extra of viettext that installs the package.

    >>> with needs("spacy"):
    ...     import no_such_package
    Traceback (most recent call last):
    ImportError: no_such_package is not installed; pip install 'viettext[spacy]' brings it
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise ImportError(
            f"{error.name} is not installed; pip install 'viettext[{extra}]' brings it", name=error.name
        ) from error
