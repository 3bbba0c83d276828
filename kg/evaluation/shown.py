"""Whether a page shows a value at all: what it does not print, nobody can read from it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from kg.evaluation.values import bare

ENOUGH = 60
"""So many characters of a text, bare, are not on a page by chance."""

_BETWEEN_THOUSANDS = r"[.,’'\s]?"


class Shown:
    """The visible words of a page, to be asked for normalized values.

    In doubt a value counts as shown, so that a reader is never excused for what it could have read.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def words(self) -> str:
        """The words of the page, bare of case, marks and punctuation, a space at either end."""
        return f" {bare(self._text)} "

    def has(self, property: str, value: str) -> bool:
        """Whether the page shows a value of a property, in any of the forms in which it may be printed."""
        if property in ("country", "language"):  # by codes, which no page prints
            return True
        if pattern := _PATTERNS.get(property):
            return re.search(pattern(value), self._text, re.I) is not None
        words = value.rstrip("…")
        return (f" {words} " if len(words) <= ENOUGH else f" {words[:ENOUGH]}") in self.words


def _count(value: str) -> str:
    """A count with or without something between its thousands."""
    groups = [value[max(0, end - 3) : end] for end in range(len(value), 0, -3)][::-1]
    return rf"(?<!\d){_BETWEEN_THOUSANDS.join(groups)}(?!\d)"


def _length(value: str) -> str:
    """A running time in minutes, or in hours and minutes."""
    hours, rest = divmod(int(value), 60)
    after = rf"\W{{0,3}}0?{rest}(?!\d)" if rest else ""
    return rf"(?<!\d)(?:{value}(?!\d)|{hours} ?(?:h|:|std|год|ч)\w{{0,5}}{after})"


def _date(value: str) -> str:
    """A date in any order, its month in letters or figures; a month or year as far as it is known."""
    year, month, day = (*value.split("-"), "", "")[:3]
    if not day:
        return rf"(?<!\d){year}(?!\d)"
    named, figure = r"[^\W\d]{3,12}\.?", f"0?{int(month)}"
    orders = (
        rf"0?{int(day)}\W{{0,3}}(?:[a-z]{{2}}\W{{1,2}})?(?:{named}|{figure})\W{{1,3}}(?:de\W)?{year}",
        rf"(?:{named}|{figure})\W{{1,3}}0?{int(day)}(?:st|nd|rd|th)?\W{{1,3}}{year}",
        rf"{year}\W{{1,3}}(?:{named}|{figure})\W{{1,3}}0?{int(day)}",
    )
    return rf"(?<!\d)(?:{'|'.join(orders)})(?!\d)"


def _score(value: str) -> str:
    """A number, as precise or rounded to a decimal or a whole."""
    number = float(value)
    forms = {value, f"{number:.2f}", f"{number:.1f}", *([f"{number:.0f}"] if number >= 10 else [])}
    return rf"(?<!\d)(?:{'|'.join(re.escape(form).replace(re.escape('.'), '[.,]') for form in sorted(forms))})(?!\d)"


_PATTERNS: dict[str, Callable[[str], str]] = {
    "duration": _length, "released": _date, "year": _date, "rating_count": _count, "review_count": _count, "score": _score,
}  # fmt: skip
