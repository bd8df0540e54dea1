"""The file of a table of frequencies, as ``viet frequencies --output`` writes it and every command reads it."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from struct import Struct

from .._errors import FileError, VietTextError
from ._rules import Origin, Pruning, Rules

_MAGIC, _KIND, _VERSION = b"VIETTEXT", b"FREQ", 3
_HEAD = Struct("<8s4sIQQI28x")
_ENTRY = Struct("<8sQQQ")
_ALL = (1 << 64) - 1
#: The highest count of anything.
HIGHEST = 1 << 53


@dataclass(frozen=True)
class Record:
    """The counts of one word."""

    #: What its spellings have in common.
    key: bytes
    #: How often it occurs.
    frequency: int
    #: In how many documents.
    documents: int
    #: Every way in which it is written, with its count, in order of the bytes.
    forms: tuple[tuple[bytes, int], ...]

    @property
    def commonest(self) -> bytes:
        """The commonest form; of equally common ones the first."""
        return max(self.forms, key=lambda form: form[1])[0] if self.forms else self.key

    @property
    def has_letter(self) -> bool:
        """Whether the key holds a letter, for which every byte that is not ASCII is taken."""
        return any(byte >= 0x80 or 0x61 <= byte <= 0x7A for byte in self.key)


def keeps(pruning: Pruning, record: Record) -> bool:
    """Whether the record stays."""
    wanted = record.documents >= pruning.minimum_documents and record.frequency >= pruning.minimum_frequency
    return wanted and (pruning.numbers or record.has_letter)


def _checksum(data: bytes, value: int = 0xCBF29CE484222325) -> int:
    """FNV-1a over little-endian words of eight bytes."""
    for word in memoryview(data).cast("Q"):
        value = (value ^ word) * 0x100000001B3 & _ALL
    return value


def hash_of(data: bytes) -> int:
    """The hash under which the index of a table has a key."""
    value = 0x9E3779B97F4A7C15 + len(data) & _ALL
    whole = len(data) & ~7
    for place in range(0, whole, 8):
        product = (value ^ int.from_bytes(data[place : place + 8], "little")) * 0xA0761D6478BD642F
        value = (product >> 64) ^ (product & _ALL)
    product = (value ^ int.from_bytes(data[whole:], "big")) * 0xE7037ED1A0B428DB
    return (product >> 64) ^ (product & _ALL)


def _number(value: int, out: bytearray) -> None:
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)


def _append(record: Record, out: bytearray) -> None:
    _number(len(record.key), out)
    out += record.key
    _number(min(record.frequency, HIGHEST), out)
    _number(min(record.documents, HIGHEST), out)
    if record.forms == ((record.key, record.frequency),):
        out.append(0)
        return
    _number(len(record.forms), out)
    for form, count in record.forms:
        _number(len(form), out)
        out += form
        _number(min(count, HIGHEST), out)


def _index(places: list[tuple[int, int]]) -> bytes:
    """The section ``SLOTS``: where the buckets begin, then the offsets bucket by bucket."""
    buckets = 64
    while buckets < len(places):
        buckets *= 2
    mask = buckets - 1
    ordered = sorted(places, key=lambda place: place[0] & mask)
    starts = array("I", bytes(4 * (buckets + 1)))
    for value, _ in places:
        starts[(value & mask) + 1] += 1
    for bucket in range(buckets):
        starts[bucket + 1] += starts[bucket]
    return starts.tobytes() + array("I", (offset for _, offset in ordered)).tobytes()


def encode(
    records: Iterable[Record],
    documents: int,
    words: int,
    *,
    identity: str = "custom",
    pruning: Pruning | None = None,
    origin: Origin | None = None,
) -> bytes:
    """The bytes of a table, the very ones that the command writes for the same counts.

    Args:
        records: in byte order of their keys.
        documents: of the corpus.
        words: of the corpus.
        identity: the name of the table.
        pruning: what is left out.
        origin: of the counts, where they are not of every word.
    """
    pruning, origin = pruning or Pruning(), origin or Origin()
    is_pruned = origin.pruned or pruning != Pruning()
    rules = origin.rules.without(pruning)
    # What one of several tables lacks is left out of their sum.
    pruning = replace(pruning, numbers=rules.numbers)
    body = bytearray()
    places: list[tuple[int, int]] = []
    distinct = 0
    before: bytes | None = None
    for record in records:
        if before is not None and record.key <= before:
            raise VietTextError("the records of the table are out of order", "corrupt-table")
        before = record.key
        distinct += 1
        if not keeps(pruning, record):
            continue
        if pruning.one_form:
            record = Record(record.key, record.frequency, record.documents, ((record.commonest, record.frequency),))
        places.append((hash_of(record.key), len(body)))
        _append(record, body)
    # Offsets of 32 bits end here; a table of that size is read in order only.
    slots = _index(places) if not places or places[-1][1] < (1 << 32) - 2 else b""
    figures = [is_pruned, len(places), min(documents, HIGHEST), min(words, HIGHEST), max(distinct, origin.distinct)]
    totals = b"".join(int(figure).to_bytes(8, "little") for figure in figures)
    return _container(
        [
            (b"IDENTITY", identity.encode()),
            (b"RECORDS", body),
            (b"SLOTS", slots),
            (b"PARTS", b""),
            (b"RULES", rules.section),
            (b"TOTALS", totals),
        ]
    )


def _container(sections: list[tuple[bytes, bytes | bytearray]]) -> bytes:
    length = _aligned(_HEAD.size + _ENTRY.size * len(sections))
    entries, blocks = b"", []
    for name, data in sections:
        block = bytes(data) + bytes(_aligned(len(data)) - len(data))
        entries += _ENTRY.pack(name, length, len(data), _checksum(block))
        blocks.append(block)
        length += len(block)
    rest = entries + bytes(_aligned(_HEAD.size + len(entries)) - _HEAD.size - len(entries))
    head = _HEAD.pack(_MAGIC, _KIND, _VERSION, length, 0, len(sections)) + rest
    checksum = _checksum(head[32:], _checksum(head[:24]))
    return b"".join([head[:24], checksum.to_bytes(8, "little"), head[32:], *blocks])


def _aligned(offset: int) -> int:
    return offset + 63 & ~63


class Table:
    """A table of frequencies that was read from a file."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Reads a table.

        Raises:
            FileError: where the file cannot be read.
            VietTextError: of code ``corrupt-table`` or ``incompatible-table`` where it holds no table of frequencies.
        """
        self._path = os.fspath(path)
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise FileError(f"{self._path}: {error.strerror}", "input-output") from None
        if len(data) < _HEAD.size or data[:8] != _MAGIC:
            raise self._corrupt("is no table")
        _, kind, version, length, _, count = _HEAD.unpack_from(data)
        if kind != _KIND or version != _VERSION:
            raise VietTextError(f"{self._path}: is no table of frequencies of this version", "incompatible-table")
        if length != len(data) or count > 64 or _HEAD.size + count * _ENTRY.size > length:
            raise self._corrupt("is cut off")
        sections: dict[bytes, bytes] = {}
        for number in range(count):
            name, offset, size, checksum = _ENTRY.unpack_from(data, _HEAD.size + number * _ENTRY.size)
            block = data[offset : offset + _aligned(size)]
            if len(block) != _aligned(size) or _checksum(block) != checksum:
                raise self._corrupt("is altered")
            sections[name.rstrip(b"\0")] = block[:size]
        totals = sections.get(b"TOTALS", b"")
        if len(totals) != 40:
            raise self._corrupt("has no totals")
        #: Whether rare words or forms were left out, and how many entries, documents, words and distinct words there are.
        self.pruned, self.entries, self.documents, self.words, self.distinct = memoryview(totals).cast("Q").tolist()
        ruleless = bool(self.pruned) and b"RULES" not in sections
        #: How it was counted.
        self.origin = Origin(self._rules(sections.get(b"RULES", b"")), bool(self.pruned), ruleless, self.distinct)
        self._records = sections.get(b"RECORDS", b"")
        self._has_parts = bool(sections.get(b"PARTS"))

    def _rules(self, section: bytes) -> Rules:
        try:
            return Rules.of(section)
        except VietTextError as error:
            raise VietTextError(f"{self._path}: {error}", error.code) from None

    def _corrupt(self, what: str) -> VietTextError:
        return VietTextError(f"{self._path}: the file {what}", "corrupt-table")

    def __iter__(self) -> Iterator[Record]:
        """The records, in byte order of their keys."""
        data, place = self._records, 0

        def number() -> int:
            nonlocal place
            value = shift = 0
            while True:
                byte = data[place]
                place += 1
                value |= (byte & 0x7F) << shift
                if byte < 0x80:
                    return value
                shift += 7

        def string() -> bytes:
            nonlocal place
            size = number()
            place += size
            return data[place - size : place]

        try:
            for _ in range(self.entries):
                key, frequency, documents, count = string(), number(), number(), number()
                forms = tuple((string(), number()) for _ in range(count)) or ((key, frequency),)
                if self._has_parts:
                    for _ in range(2 * number()):
                        number()
                yield Record(key, frequency, documents, forms)
        except IndexError:
            raise self._corrupt("has a record that is cut off") from None
