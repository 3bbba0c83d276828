"""Where the files that travel with the code are: the shapes and the saved questions, in a checkout or installed; and digests of the code.

In a checkout the shapes lie beside the package, so that they can be used without it; a wheel carries them as
``kg/shapes``. The saved questions are inside the package both times.
"""

from __future__ import annotations

import hashlib
import os
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from kg.errors import InternalFault

_PACKAGE = Path(__file__).resolve().parent

VOCABULARY = "vocabulary.ttl"
"""The file among the shapes that holds the house vocabulary, and no shape."""


def _first(*candidates: Path, what: str) -> Path:
    """The first folder that is there; raises InternalFault where the installation has none."""
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise InternalFault(f"the {what} are not where they belong", where=str(candidates[0]), next_step="install kg anew")


def shapes_folder() -> Path:
    """The folder of the SHACL shapes, one Turtle file a class. Raises InternalFault."""
    return _first(_PACKAGE / "shapes", _PACKAGE.parent / "shapes", what="shapes")


def shape_files(folder: Path | None = None) -> tuple[Path, ...]:
    """The shapes files of a folder (default: our own), sorted, without the vocabulary. Raises InternalFault."""
    return tuple(path for path in sorted((folder or shapes_folder()).glob("*.ttl")) if path.name != VOCABULARY)


def vocabulary_file() -> Path:
    """The house vocabulary in Turtle. Raises InternalFault."""
    return shapes_folder() / VOCABULARY


def queries_folder() -> Path:
    """The folder of the saved questions, one ``.rq`` file each. Raises InternalFault."""
    return _first(_PACKAGE / "queries", what="saved questions")


def topics_folder() -> Path:
    """The folder of what ``kg help TOPIC`` shows, one Markdown file each. Raises InternalFault."""
    return _first(_PACKAGE / "topics", what="help topics")


def package_files(*parts: str) -> list[Path]:
    """The code and data of some parts of the package (files or folders below it; without any, of all of it), sorted."""
    found = (path for part in map(_PACKAGE.joinpath, parts or ("",)) for path in ([part] if part.is_file() else part.rglob("*")))
    return sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts)


def digest(files: Iterable[Path], libraries: Iterable[str]) -> str:
    """A digest of files of the package, of the versions of libraries, and of those of Python and of its tables of characters."""
    made = hashlib.sha256(f"Python {sys.version_info[:2]}, Unicode {unicodedata.unidata_version}\n".encode())
    for path in files:
        made.update(f"{os.path.relpath(path, _PACKAGE)}\n".encode() + path.read_bytes())
    for name in libraries:
        made.update(f"{name}={_version(name)}\n".encode())
    return made.hexdigest()


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return ""
