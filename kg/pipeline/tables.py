"""What all chunks of a build look at: small files that every process reads once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from kg.resolve.mention_everyone import Everyone


class Page(NamedTuple):
    """A document as chunks need it: site, date, name, and the IRI of its film (or empty)."""

    site: str
    date: str
    name: str
    film: str


def write_documents(folder: Path, pages: Mapping[str, Page]) -> Path:
    """Write what chunks need of documents, by key, to a file that is called by its content: processes keep what they read by its path."""
    content = json.dumps(pages, ensure_ascii=False).encode()
    path = folder / f"documents-{hashlib.sha256(content).hexdigest()[:32]}"
    path.write_bytes(content)
    return path


@lru_cache(maxsize=1)
def read_documents(path: str) -> dict[str, Page]:
    """What ``write_documents`` wrote."""
    return {key: Page(*row) for key, row in json.loads(Path(path).read_text(encoding="utf-8")).items()}


@lru_cache(maxsize=1)
def open_everyone(path: str) -> Everyone:
    """The index of names, open."""
    return Everyone.open(Path(path))
