"""Patterns that most texts do not hold: searched only where the letters stand that every match of them needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.beginnings import letters_needed, lowered


class Sign:
    """A pattern, and the letters of which a text must have some before it is searched. Finds what ``re`` finds."""

    def __init__(self, pattern: str, flags: int = re.IGNORECASE) -> None:
        self.pattern = re.compile(pattern, flags)
        self._needed = letters_needed(self.pattern)

    def _possible(self, text: str) -> bool:
        small = lowered(text)
        return all(any(letters in small for letters in choice) for choice in self._needed)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return self.pattern.search(text) if self._possible(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches."""
        return self.pattern.finditer(text) if self._possible(text) else iter(())
