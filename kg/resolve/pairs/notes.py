"""What shops and lists add to titles: an edition, a medium, a language behind many of them, a series before its episodes.

A note is told by standing behind many titles of a column; what has a number may be a part of the title, and where the title without
its note is that of another row, the note is what tells the two apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from kg.resolve.pairs import tokens

_NOTE = re.compile(r"\s*[\[(]([^\[\]()]{2,40})[\])]\s*$|\s*(?::|\s[-–—])\s+([^:()\[\]]{2,40})$")
_FEWEST = 8
_SHARE = 0.004
_TWINS = 0.2
_MOST = 2

_LISTED = re.compile(r"\"(.+)\" (\((?:\d{4}|\?{4})(?:/[IVX]+)?\))(?:\s*\{(.*?)\s*(?:\(#(\d+)(?:\.(\d+))?\))?\s*\})?")
_LISTED_SHARE = 0.02


def bare(cells: Mapping[str, str]) -> dict[str, str]:
    """The titles of a column by row, without the notes that stand behind many of them."""
    out = dict(cells)
    for _ in range(_MOST):
        noted: dict[str, tuple[str, str]] = {}
        for row, cell in out.items():
            if cell[-1:] in ")]" or ":" in cell or " - " in cell:
                match = _NOTE.search(cell)
                if match and (title := cell[: match.start()]).strip():
                    noted[row] = " ".join(tokens.words(match[1] or match[2])), title
        often = _often([note for note, _ in noted.values()], len(out))
        if not often:
            break
        known = Counter(tokens.fold(cell) for cell in out.values())
        twins = Counter(note for note, title in noted.values() if note in often and known[tokens.fold(title)])
        often = {note: n for note, n in often.items() if twins[note] < _TWINS * n}
        out |= {row: title for row, (note, title) in noted.items() if note in often}
    return out


def _often(notes: Sequence[str], rows: int) -> dict[str, int]:
    least = max(_FEWEST, _SHARE * rows)
    return {note: n for note, n in Counter(notes).items() if n >= least and not _counts(note)}


def _counts(note: str) -> bool:
    """Whether a note says nothing, or says which of several."""
    return not note or any(letter.isdigit() for letter in note) or bool(tokens.title(f"x {note}").numerals)


def episodes(cells: Sequence[str]) -> tuple[list[str], list[str], list[str], list[str]] | None:
    """Titles, series, seasons and numbers where lists write episodes as ``"Series" (1998) {Title (#1.2)}``; None where they do not."""
    found = [_LISTED.fullmatch(cell) if cell.startswith('"') else None for cell in cells]
    if sum(match is not None for match in found) < _LISTED_SHARE * sum(map(bool, cells)):
        return None
    titles, series, seasons, numbers = [], [], [], []
    for cell, match in zip(cells, found, strict=True):
        part = match is not None and match[3] is not None
        untitled = f"Episode #{match[4]}.{match[5]}" if match and match[4] and match[5] else ""
        titles.append(cell if match is None else (match[3] or untitled or match[1]) if part else f"{match[1]} {match[2]}")
        series.append(match[1] if match and part else "")
        seasons.append((match[4] or "") if match else "")
        numbers.append((match[5] or "") if match else "")
    return titles, series, seasons, numbers
