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


_BEHIND = re.compile(r"(.{1,200}?\((?:18[7-9]|19\d|20[0-4])\d\))[\s,;:|\u2013\u2014-]+(\S.*)", re.S)
_NOTED_YEAR = re.compile(r"\((?:18|19|20)\d\d\)")
_MOSTLY, _SELDOM = 0.5, 0.2


def behind(cells: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """Titles with their years, and what stands behind these, where most cells are ``Low Tide (1998) DVD, with Al Oland``; None where
    they are not, or list several titles.
    """
    found = [_BEHIND.fullmatch(cell) if ")" in cell else None for cell in cells]
    some = [match for match in found if match]
    if len(some) < max(_FEWEST, _MOSTLY * sum(map(bool, cells))) or sum(bool(_NOTED_YEAR.search(m[2])) for m in some) > _SELDOM * len(some):
        return None
    pairs = [(match[1], match[2]) if match else (cell, "") for cell, match in zip(cells, found, strict=True)]
    return [title for title, _ in pairs], [rest for _, rest in pairs]


_WIDTH, _PILED, _FEW_CUT, _SHARE_CUT = 12, 2.5, 5, 0.01


def cut(cells: Mapping[str, str]) -> dict[str, str]:
    """The titles of a column by row, with dots behind those that end where the column was too narrow for them: as long as the longest,
    and many more than are a letter or two shorter.
    """
    lengths = Counter(map(len, cells.values()))
    width = max(lengths, default=0)
    before = sum(lengths[width - less] for less in (1, 2, 3)) / 3
    if (
        width < _WIDTH
        or lengths[width] < max(_FEW_CUT, _PILED * before, _SHARE_CUT * len(cells))
        or len(set(cells.values())) < 0.5 * len(cells)
    ):
        return dict(cells)
    return {row: f"{cell}\u2026" if len(cell) == width else cell for row, cell in cells.items()}
