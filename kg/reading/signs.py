"""Patterns that most texts do not hold: searched only where the letters stand that every match of them needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.beginnings import beginnings, letters_needed
from kg.reading.starts import starts_of

_MANY = 6
"""A pattern that begins in more ways than this, or with any digit, is searched plainly: one match is found before all beginnings are."""


class Sign:
    """A pattern, and the letters of which a text must have some before it is searched. Finds what ``re`` finds."""

    def __init__(self, pattern: str, flags: int = re.IGNORECASE) -> None:
        self.pattern = re.compile(pattern, flags)
        self._needed = letters_needed(self.pattern)
        known = beginnings(self.pattern)
        self._plain = len(known) > _MANY or not all(one.letters for one in known)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        known = starts_of(text)
        if not known.has_one_of_each(self._needed):
            return None
        return self.pattern.search(text) if self._plain else known.search(self.pattern, 0, len(text))

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches in a range."""
        known = starts_of(text)
        return known.finditer(self.pattern, start, end) if known.has_one_of_each(self._needed) else iter(())
