"""Printed numbers in canonical form."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation


def count(words: str) -> str:
    """``56,465`` → ``56465``. Only digits with separators between groups of three; raises ValueError otherwise."""
    match = re.fullmatch(r"[0-9]{1,3}(?:[,.\u202f ][0-9]{3})+|[0-9]+", words.strip())
    if not match:
        raise ValueError(f"not a count: {words!r}")
    return str(int(re.sub(r"\D", "", match[0])))


def total(words: str) -> str:
    """The sum of counts that stand apart: ``35 11`` → ``46``. Raises ValueError for what is none."""
    return str(sum(int(count(part)) for part in words.split()))


def decimal(words: str) -> str:
    """``82`` → ``82.0``, ``7.60`` → ``7.6``: always with a point, no zeros beyond need. Raises ValueError otherwise."""
    bare = words.strip()
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", bare):
        bare = bare.replace(",", "")
    if not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", bare):
        raise ValueError(f"not a number: {words!r}")
    try:
        number = Decimal(bare)
    except InvalidOperation as error:  # pragma: no cover - the pattern admits only digits
        raise ValueError(f"not a number: {words!r}") from error
    whole, _, part = f"{number:f}".partition(".")
    return f"{whole}.{part.rstrip('0') or '0'}"


_POWERS = {"k": 3, "m": 6, "b": 9}


def short_amount(words: str) -> str:
    """An amount in thousands, millions or billions: ``32.1M`` → ``32100000.0``. Raises ValueError for any other words."""
    match = re.fullmatch(r"([0-9][0-9,]*(?:\.[0-9]+)?) ?([kmb])", words.strip(), re.I)
    if not match:
        raise ValueError(f"not a shortened amount: {words!r}")
    return decimal(f"{Decimal(decimal(match[1])).scaleb(_POWERS[match[2].lower()]):f}")
