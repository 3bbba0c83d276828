"""Printed numbers in canonical form."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from functools import lru_cache

_MOST_DIGITS = 18
"""No number of a page about films is as large as to need more."""
_COUNT = re.compile(r"[0-9]{1,3}(?:[,.\u202f ][0-9]{3})+|[0-9]+")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def plain_digits(words: str) -> str:
    """The words with the digits of other scripts as ours: ``٥٢`` → ``52``."""
    return words if words.isascii() else "".join(str(unicodedata.decimal(c, c)) for c in words)


@lru_cache(maxsize=4096)
def count(words: str) -> str:
    """``56,465`` → ``56465``. Only digits with separators between groups of three; raises ValueError otherwise."""
    match = _COUNT.fullmatch(plain_digits(words.strip()))
    if not match:
        raise ValueError(f"not a count: {words!r}")
    digits = re.sub(r"\D", "", match[0]).lstrip("0") or "0"
    if len(digits) > _MOST_DIGITS:
        raise ValueError(f"no count is as large: {words[:40]!r}…")
    return digits


def total(words: str) -> str:
    """The sum of counts that stand apart: ``35 11`` → ``46``. Raises ValueError for what is none."""
    parts = [count(part) for part in words.split()]
    return str(sum(map(int, parts)))


def stars(words: str) -> str:
    """What a row of stars comes to, of the classes of its elements: ``glyphicon-star glyphicon-star ½`` → ``2.5``.

    Raises ValueError for what is no such row.
    """
    found = [worth for word in words.lower().split() if (worth := _STARS.get(word)) is not None]
    if not found:
        raise ValueError(f"no stars: {words[:40]!r}")
    return decimal(str(sum(found)))


_STARS = {
    "glyphicon-star": Decimal(1), "glyphicon-star-empty": Decimal(0), "star-display__filled": Decimal(1),
    "star-display__half": Decimal("0.5"), "star-display__empty": Decimal(0), "½": Decimal("0.5"),
}  # fmt: skip
"""How much each star of a row is worth, by the class that draws it."""


@lru_cache(maxsize=4096)
def decimal(words: str) -> str:
    """``82`` → ``82.0``, ``7.60`` → ``7.6``: always with a point, no zeros beyond need. Raises ValueError otherwise."""
    bare = plain_digits(words.strip())
    if _THOUSANDS.fullmatch(bare):
        bare = bare.replace(",", "")
    if not _NUMBER.fullmatch(bare):
        raise ValueError(f"not a number: {words!r}")
    try:
        number = Decimal(bare)
    except InvalidOperation as error:  # pragma: no cover - the pattern admits only digits
        raise ValueError(f"not a number: {words!r}") from error
    whole, _, part = f"{number:f}".partition(".")
    if len(whole) > _MOST_DIGITS:
        raise ValueError(f"no number is as large: {words[:40]!r}…")
    return f"{whole}.{part.rstrip('0') or '0'}"


_POWERS = {"k": 3, "m": 6, "b": 9}


def short_amount(words: str) -> str:
    """An amount in thousands, millions or billions: ``32.1M`` → ``32100000.0``. Raises ValueError for any other words."""
    match = re.fullmatch(r"([0-9][0-9,]{0,14}(?:\.[0-9]{1,9})?) ?([kmb])", plain_digits(words.strip()), re.I)
    if not match:
        raise ValueError(f"not a shortened amount: {words!r}")
    return decimal(f"{Decimal(decimal(match[1])).scaleb(_POWERS[match[2].lower()]):f}")
