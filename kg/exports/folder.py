"""The folder of an export: written beside and renamed, with a list of its files, so that the next export leaves nothing stale."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.output import staging


@contextmanager
def export_folder(out: Path, form: str) -> Iterator[Path]:
    """A new folder that takes the place of ``out`` when the block ends; what a person or another export put there is kept.

    The files that the last export of this form wrote are known from its list, ``.kg-export-<form>``, and go if they are not
    written again. Raises RequestError where ``out`` cannot be written.
    """
    listing = f".kg-export-{form}"
    old = out / listing
    before = frozenset(old.read_text(encoding="utf-8").split("\n")) if old.is_file() else frozenset()
    with staging(out, before | {listing}) as stage:
        yield stage
        files = sorted(path.relative_to(stage).as_posix() for path in stage.rglob("*") if path.is_file())
        (stage / listing).write_text("\n".join(files) + "\n", encoding="utf-8")
