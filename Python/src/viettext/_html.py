"""How results look in a notebook."""

from __future__ import annotations

import html
from ctypes import byref

from . import _native as native
from ._text import utf8


def frame(text: str) -> str:
    """The page that ``viet entities --format html`` makes of a text, in a frame of its own."""
    from ._analyzer import default

    worker = default()._worker()
    data = utf8(text)
    worker.check(
        native.library.viettext_entity_page(worker.handle, data, len(data), b"", byref(worker.string), byref(worker.error))
    )
    page = native.string_at(worker.string).decode()
    return f'<iframe sandbox srcdoc="{html.escape(page)}" style="width: 100%; height: 24em; border: 0"></iframe>'
