"""Cells that list the works which a person had a part in (``Low Tide (1998); The Lamp``): told by the works that several rows share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from kg.resolve.pairs import tokens
from kg.resolve.pairs.cells import BETWEEN

_SEPARATORS = {BETWEEN: 0.25, "|": 0.25, ";": 0.25, ",": 0.5}
"""What stands between works, and in what share of cells at least: a comma may be a title's own."""
_SHARED, _FEWEST = 0.4, 8


def listed(cells: Mapping[str, str]) -> dict[str, tokens.Cast] | None:
    """The works of each row, each as the words of its title; None where cells hold a title each, or the titles of one thing."""
    for separator, share in _SEPARATORS.items():
        least = max(_FEWEST, share * len(cells))
        if sum(separator in cell for cell in cells.values()) < least:
            continue
        parsed = {row: _parsed(cell, separator) for row, cell in cells.items()}
        if sum(len(names) > 1 for names in parsed.values()) < least:
            continue
        rows = Counter(name for names in parsed.values() for name in set(names))
        # A thing's own titles are its own: of two rows that list the same works hardly one lists nothing else.
        if sum(n for n in rows.values() if n > 1) >= _SHARED * max(1, rows.total()):
            return {row: names for row, names in parsed.items() if names}
    return None


def _parsed(cell: str, separator: str) -> tokens.Cast:
    parts = re.split(rf"\s*{re.escape(separator)}\s*", cell)
    return tokens.Cast(dict.fromkeys(tokens.Name(words) for part in parts if set(words := tokens.title(part).words) - tokens.ARTICLES))
