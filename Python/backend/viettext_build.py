"""Builds the wheel and the source distribution of viettext (PEP 517), with Python's own library alone.

The wheel has the shared library in it: the one that VIETTEXT_LIBRARY names, or that Scripts/library has built.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import tomllib

TAG = "py3-none-manylinux_2_34_x86_64"
ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAME = f"{PROJECT['name']}-{PROJECT['version']}"


def _library() -> Path:
    built = ROOT.parent / ".build/library/install/lib/libviettext.so"
    path = Path(os.environ.get("VIETTEXT_LIBRARY", built))
    if not path.is_file():
        raise SystemExit(
            f"{path} is not there. Building viettext needs its shared library, which is made by Scripts/library of the "
            "repository with Swift 6.3 on Linux; or name one with VIETTEXT_LIBRARY. Wheels need none of this."
        )
    return path


def _metadata() -> str:
    lines = ["Metadata-Version: 2.4", f"Name: {PROJECT['name']}", f"Version: {PROJECT['version']}"]
    lines.append(f"Summary: {PROJECT['description']}")
    lines.append(f"Keywords: {','.join(PROJECT['keywords'])}")
    lines += [f"Classifier: {classifier}" for classifier in PROJECT["classifiers"]]
    lines.append(f"License-Expression: {PROJECT['license']}")
    lines += [f"License-File: {name}" for name in PROJECT["license-files"]]
    lines.append(f"Requires-Python: {PROJECT['requires-python']}")
    for extra, requirements in PROJECT["optional-dependencies"].items():
        lines.append(f"Provides-Extra: {extra}")
        lines += [f"Requires-Dist: {requirement}; extra == '{extra}'" for requirement in requirements]
    lines.append("Description-Content-Type: text/markdown")
    return "\n".join(lines) + "\n\n" + (ROOT / "README.md").read_text(encoding="utf-8")


def _entry_points() -> str:
    groups = {"console_scripts": PROJECT["scripts"], **PROJECT["entry-points"]}
    lines = [[f"[{group}]", *(f"{name} = {target}" for name, target in points.items())] for group, points in groups.items()]
    return "\n\n".join("\n".join(group) for group in lines) + "\n"


def _files() -> dict[str, bytes]:
    """What the wheel holds but its RECORD."""
    info = f"{NAME}.dist-info"
    package = ROOT / "src/viettext"
    sources = [path for path in sorted(package.rglob("*")) if path.suffix in (".py", ".typed")]
    files = {f"viettext/{path.relative_to(package)}": path.read_bytes() for path in sources}
    files["viettext/libviettext.so"] = _library().read_bytes()
    files[f"{info}/METADATA"] = _metadata().encode()
    files[f"{info}/WHEEL"] = f"Wheel-Version: 1.0\nGenerator: viettext_build\nRoot-Is-Purelib: false\nTag: {TAG}\n".encode()
    files[f"{info}/entry_points.txt"] = _entry_points().encode()
    for name in PROJECT["license-files"]:
        files[f"{info}/licenses/{name}"] = (ROOT / name).read_bytes()
    return files


def build_wheel(wheel_directory: str, config_settings: object = None, metadata_directory: object = None) -> str:
    """Writes the wheel and gives back its name. The same files make the same bytes."""
    name = f"{NAME}-{TAG}.whl"
    files = _files()
    record = io.StringIO()
    rows = csv.writer(record, lineterminator="\n")
    for path, data in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        rows.writerow([path, f"sha256={digest}", len(data)])
    rows.writerow([f"{NAME}.dist-info/RECORD", "", ""])
    files[f"{NAME}.dist-info/RECORD"] = record.getvalue().encode()
    with zipfile.ZipFile(Path(wheel_directory) / name, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as wheel:
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0))
            entry.external_attr = (0o755 if path.endswith(".so") else 0o644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            wheel.writestr(entry, data, compresslevel=9)
    return name


def build_sdist(sdist_directory: str, config_settings: object = None) -> str:
    """Writes the source distribution and gives back its name."""
    name = f"{NAME}.tar.gz"
    with tarfile.open(Path(sdist_directory) / name, "w:gz", format=tarfile.PAX_FORMAT) as archive:
        for pattern in ("pyproject.toml", "README.md", "LICENSE", "backend/*.py", "src/viettext/**/*", "tests/**/*.py"):
            for path in sorted(ROOT.glob(pattern)):
                if path.is_file() and path.suffix not in (".so", ".pyc"):
                    archive.add(path, f"{NAME}/{path.relative_to(ROOT)}")
        data = _metadata().encode()
        entry = tarfile.TarInfo(f"{NAME}/PKG-INFO")
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return name
