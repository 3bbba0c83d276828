"""The form in which words are compared: marks dropped, casefolded."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache


@lru_cache(maxsize=10_000)
def _without_marks(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).casefold()


def folded(words: Sequence[str]) -> list[str]:
    """The forms in which single words are compared: marks dropped, casefolded."""
    joined = " ".join(words)
    if joined.isascii():
        return joined.casefold().split()
    return [word.casefold() if word.isascii() else _without_marks(word) for word in words]
