"""What goes wrong, by kind."""

from __future__ import annotations


class VietTextError(ValueError):
    """The library could not do what it was asked for.

    ``code`` says what kind of error it is, ``"malformed-record"`` for example. ``line`` is the line of a dictionary or
    gazetteer, counted from 1, and ``byte_offset`` the place in bytes; both are None where there is none.
    """

    code: str
    line: int | None
    byte_offset: int | None

    def __init__(self, message: str, code: str, line: int | None = None, byte_offset: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.line = line
        self.byte_offset = byte_offset

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (str(self), self.code, self.line, self.byte_offset)


class FileError(VietTextError, OSError):
    """A dictionary, gazetteer or model file could not be read."""


class TooLongError(VietTextError):
    """A text is longer than 1 GiB, or a result does not fit its format."""
