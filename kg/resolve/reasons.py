"""Reasons by number, outside memory: decisions by the hundred thousand give them, and many give the same."""

from __future__ import annotations

import json
from functools import lru_cache

from kg.resolve.spool import Spool

FRESH = 20_000
"""So many reasons are known again; one that comes back after as many others is written once more."""

_encoded = json.JSONEncoder(ensure_ascii=False).encode


class Reasons:
    """Why things were decided, each time in a few sentences."""

    def __init__(self, spool: Spool | None = None) -> None:
        self._spool = Spool() if spool is None else spool
        self._known: dict[tuple[str, ...], int] = {}
        self.text = lru_cache(FRESH)(self._text)

    def take(self, other: Reasons) -> int:
        """Take in the reasons of another; what its numbers are here is so much more."""
        return self._spool.take(other._spool)

    def __reduce__(self) -> tuple[type[Reasons], tuple[Spool]]:
        return Reasons, (self._spool,)

    def number(self, reasons: tuple[str, ...]) -> int:
        """The number of some reasons."""
        known = self._known.get(reasons)
        if known is None:
            if len(self._known) >= FRESH:
                self._known.clear()
            known = self._known[reasons] = self._spool.add(_encoded(reasons).encode("utf-8", "surrogatepass"))
        return known

    def more(self, number: int, *reasons: str) -> int:
        """The number of the reasons of a number and some more."""
        return self.number((*self[number], *reasons))

    def __getitem__(self, number: int) -> tuple[str, ...]:
        """The reasons of a number."""
        return tuple(json.loads(self.text(number)))

    def _text(self, number: int) -> str:
        """The reasons of a number, as a list in JSON."""
        return self._spool[number].decode("utf-8", "surrogatepass")
