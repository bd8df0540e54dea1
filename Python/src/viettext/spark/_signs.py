"""The abbreviations with which newsrooms sign in front of an article: ``TTO - …``, ``(KTV) - …``. The command counts none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .._results import Entity

#: What stands behind one without brackets, and behind one in them.
BEHIND = re.compile(rb" +(?:-|\xe2\x80\x93|\xe2\x80\x94) ")
BEHIND_BRACKET = re.compile(rb"\) *(?:-|\xe2\x80\x93|\xe2\x80\x94)")


def without_signs(entities: Iterable[Entity], text: bytes) -> list[Entity]:
    """The entities of a text, in bytes, without the abbreviation that signs it, unless it is named again."""
    entities = list(entities)
    sign = next((index for index, entity in enumerate(entities) if _is_sign(entity, text)), None)
    if sign is None or _is_spoken_of(entities[sign], entities[:sign] + entities[sign + 1 :], text):
        return entities
    return entities[:sign] + entities[sign + 1 :]


def _is_sign(entity: Entity, text: bytes) -> bool:
    if entity.type not in ("ORG", "MISC"):
        return False
    start, end = entity.start, entity.end
    is_bracketed = text[max(start - 1, 0) : start] == b"(" and text[end : end + 1] == b")"
    start -= is_bracketed
    while start > 0 and text[start - 1] == 0x20:
        start -= 1
    if start > 0 and text[start - 1] not in b"\n\r":
        return False
    if not (BEHIND_BRACKET if is_bracketed else BEHIND).match(text, end):
        return False
    name = text[entity.start : entity.end].decode("utf-8", "replace")
    return " " not in name and name == name.upper() and any(map(str.isalpha, name))


def _is_spoken_of(sign: Entity, others: list[Entity], text: bytes) -> bool:
    if sign.group is not None:
        return any(other.group == sign.group for other in others)
    name = text[sign.start : sign.end]
    return any(text[other.start : other.end] == name for other in others)
