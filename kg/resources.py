"""Where the files that travel with the code are: the shapes and the saved questions, in a checkout or installed.

In a checkout the shapes lie beside the package, so that they can be used without it; a wheel carries them as
``kg/shapes``. The saved questions are inside the package both times.
"""

from __future__ import annotations

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
