"""The weights of the comparisons: data, in ``weights.toml``, so that they can be measured and changed without code."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import cast

FILE = Path(__file__).with_name("weights.toml")


@lru_cache(maxsize=1)
def _table() -> dict[str, float]:
    """Every weight by its dotted name."""

    def flat(before: str, table: dict[str, object]) -> dict[str, float]:
        found: dict[str, float] = {}
        for name, value in table.items():
            if isinstance(value, dict):
                found |= flat(f"{before}{name}.", value)
            else:
                found[before + name] = float(cast(float, value))
        return found

    return flat("", tomllib.loads(FILE.read_text(encoding="utf-8")))


def weight(name: str) -> float:
    """A weight by its dotted name: ``weight("film.year.same")``. Raises KeyError for one that the file does not have."""
    return _table()[name]


def names() -> frozenset[str]:
    """The dotted names of all weights."""
    return frozenset(_table())
