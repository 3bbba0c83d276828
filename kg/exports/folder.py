"""The folder of an export: written beside and renamed, with a list of its files, so that the next export leaves nothing stale."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Container, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import RequestError
from kg.output import staging


@contextmanager
def export_folder(out: Path, form: str) -> Iterator[Path]:
    """A new folder that takes the place of ``out`` when the block ends; what a person or another export put there is kept.

    The files that the last export of this form wrote are known from its list, ``.kg-export-<form>``, and go if they are not
    written again. Raises RequestError where ``out`` cannot be written, or holds something else under the name of what is to be written.
    """
    listing = f".kg-export-{form}"
    old = out / listing
    before = frozenset(old.read_text(encoding="utf-8", errors="replace").split("\n")) if old.is_file() else frozenset()
    with staging(out, before | {listing}) as stage:
        yield stage
        _nobody_elses(out, stage, before)
        files = sorted(path.relative_to(stage).as_posix() for path in stage.rglob("*") if path.is_file())
        (stage / listing).write_text("\n".join(files) + "\n", encoding="utf-8")


def _nobody_elses(out: Path, stage: Path, before: Container[str]) -> None:
    """Raise RequestError where something that no export of this form made would be replaced, unless by its equal."""
    for path in sorted(stage.rglob("*")):
        name = path.relative_to(stage).as_posix()
        there = out / name
        if name in before or not os.path.lexists(there) or (path.is_dir() and there.is_dir()):
            continue
        if not (path.is_file() and there.is_file() and filecmp.cmp(path, there, shallow=False)):
            what = "is not of an export of this form, which would replace it"
            raise RequestError(what, where=str(there), next_step="move it, or name another folder with --out")
