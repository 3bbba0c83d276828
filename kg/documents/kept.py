"""Where the documents of a build lay: kept beside the output, so that their words can be shown again in their context."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from kg.documents.given import STDIN

FILE = "inputs.json"


def keep(folder: Path, paths: Sequence[Path]) -> None:
    """Note in a working folder which paths a build read; standard input cannot be read again. That it cannot be written is no failure."""
    held = [os.path.abspath(path) for path in paths if str(path) != STDIN]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = folder / f"{FILE}.{os.getpid()}"
        beside.write_text(json.dumps(held, ensure_ascii=False) + "\n", encoding="utf-8", errors="surrogateescape")
        beside.replace(folder / FILE)
    except OSError:
        return


def kept(folder: Path) -> list[Path]:
    """The paths that are noted in a working folder, as far as they are still there."""
    try:
        held = json.loads((folder / FILE).read_text(encoding="utf-8", errors="surrogateescape"))
    except (OSError, ValueError):
        return []
    return [path for entry in held if isinstance(entry, str) and (path := Path(entry)).exists()] if isinstance(held, list) else []
