"""How results look in a notebook."""

from __future__ import annotations

import html

from . import _native as native
from ._text import utf8


def frame(text: str) -> str:
    """The page that ``viet entities --format html`` makes of a text, in a frame of its own."""
    from ._analyzer import default

    data = utf8(text)
    page = default()._worker().string(native.library.viettext_entity_page, data, len(data), b"").decode()
    return f'<iframe sandbox srcdoc="{html.escape(page)}" style="width: 100%; height: 24em; border: 0"></iframe>'
