"""The parts of a job: which files each reads, which are done, and the file system that both are on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

#: What Spark leaves in a folder whose every file is written.
SUCCESS = "_SUCCESS"
PLAN = "_plan.json"


class Files:
    """Files wherever Spark can read and write them: local folders, HDFS, object stores."""

    def __init__(self, spark: SparkSession) -> None:
        self._jvm: Any = spark._jvm
        self._settings = spark._jsc.hadoopConfiguration()

    def _at(self, path: str) -> tuple[Any, Any]:
        place = self._jvm.org.apache.hadoop.fs.Path(path)
        return place.getFileSystem(self._settings), place

    def exists(self, path: str) -> bool:
        """Whether there is a file or folder."""
        system, place = self._at(path)
        return bool(system.exists(place))

    def listed(self, path: str) -> list[tuple[str, int]]:
        """The files at a path, or in it, or that its ``*`` stands for, with their sizes, in order of their names.

        What begins with ``_`` or ``.`` is none, as Spark has it.
        """
        system, pattern = self._at(path)
        found: dict[str, int] = {}
        for status in system.globStatus(pattern) or []:
            root = status.getPath()
            skipped = len(str(root.toString()))
            below = system.listFiles(root, True)
            while below.hasNext():
                file = below.next()
                name = str(file.getPath().toString())
                if not any(part[:1] in ("_", ".") for part in name[skipped:].split("/")):
                    found[name] = int(file.getLen())
        return sorted(found.items())

    def read(self, path: str) -> str:
        """What a small file of text says."""
        system, place = self._at(path)
        stream = system.open(place)
        try:
            return str(self._jvm.org.apache.commons.io.IOUtils.toString(stream, "UTF-8"))
        finally:
            stream.close()

    def write(self, path: str, data: bytes) -> None:
        """Writes a file in one step: under another name first."""
        system, place = self._at(path)
        new = self._jvm.org.apache.hadoop.fs.Path(place.getParent(), f"_new-{place.getName()}")
        stream = system.create(new, True)
        try:
            for start in range(0, len(data), 1 << 20):
                stream.write(bytearray(data[start : start + (1 << 20)]))
        finally:
            stream.close()
        if system.exists(place):
            system.delete(place, False)
        if not system.rename(new, place):
            raise OSError(f"{path} cannot be written")


@dataclass(frozen=True)
class Plan:
    """What a job is to do; its bytes are the same for the same job."""

    #: What was asked for.
    settings: dict[str, Any]
    #: The files of each part, with their sizes.
    parts: list[list[tuple[str, int]]]

    @classmethod
    def of(cls, settings: dict[str, Any], files: Iterable[tuple[str, int]], part_bytes: int) -> Plan:
        """Files one behind the other in parts of so many bytes, or of one file where that has more."""
        parts: list[list[tuple[str, int]]] = []
        size = 0
        for name, length in files:
            if not parts or size + length > part_bytes:
                parts.append([])
                size = 0
            parts[-1].append((name, length))
            size += length
        return cls(settings, parts)

    def kept(self, files: Files, output: str) -> None:
        """Writes the plan beside the results, or finds the same one there.

        Raises:
            ValueError: where the results there are those of another job.
        """
        path = f"{output}/{PLAN}"
        text = json.dumps({"settings": self.settings, "parts": self.parts}, ensure_ascii=False, indent=1, sort_keys=True)
        if not files.exists(path):
            if files.exists(output) and files.listed(output):
                raise ValueError(f"{output} is not empty, and has no {PLAN} of an earlier run")
            files.write(path, text.encode())
            return
        known = json.loads(files.read(path))
        if known["settings"] != self.settings:
            changed = [
                name
                for name in sorted({*known["settings"], *self.settings})
                if known["settings"].get(name) != self.settings.get(name)
            ]
            raise ValueError(f"{output} has results of a job with another {', '.join(changed)}: give another --output")
        if known["parts"] != json.loads(text)["parts"]:
            raise ValueError(f"the input is not what it was when {output} was begun: give another --output")

    def folder(self, output: str, part: int) -> str:
        """Where the results of a part are. Spark reads all of them at ``output``, with a column ``part``."""
        return f"{output}/part={part:05d}"

    def is_done(self, files: Files, output: str, part: int) -> bool:
        """Whether a part was finished, by this run or an earlier one."""
        return files.exists(f"{self.folder(output, part)}/{SUCCESS}")
