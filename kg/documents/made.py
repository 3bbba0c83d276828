"""What `kg` itself wrote into a folder: a graph, or an export of one, is no page of the next build."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_ALWAYS = frozenset({"decisions.jsonl", "report.json", "report.txt", "void.ttl"})
"""Every build writes all of these, so a folder with all of them is one that a build wrote."""

_GRAPH = re.compile(r"kg\.(?:ttl|jsonld|nq|nq\.gz)|kg-[0-9]{5}-of-[0-9]{5}\.nq(?:\.gz)?|claims\.parquet")
_LISTING = ".kg-export-"
_LISTING_LIMIT = 1 << 28


def made(folder: str, names: Collection[str]) -> frozenset[str]:
    """The files below a folder that a build or an export wrote into it, as names with ``/``; ``names`` are what lies in it.

    A build is known by the files that each one writes, an export by the list it keeps of its files (``.kg-export-html``).
    """
    return frozenset([*_built(names), *_exported(folder, names)])


def _built(names: Collection[str]) -> Iterator[str]:
    if _ALWAYS.issubset(names):
        yield from (name for name in names if name in _ALWAYS or _GRAPH.fullmatch(name))


def _exported(folder: str, names: Collection[str]) -> Iterator[str]:
    for name in names:
        if name.startswith(_LISTING):
            try:
                with open(f"{folder}/{name}", encoding="utf-8", errors="surrogateescape") as listing:
                    yield from listing.read(_LISTING_LIMIT).split("\n")
            except OSError:
                continue  # then its files are taken for pages, and say so if they are none
