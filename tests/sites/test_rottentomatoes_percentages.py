"""Percentages and their labels on lines of their own, in either order; where either of two labels could be meant, none is."""

from __future__ import annotations

import pytest

from kg.reading.page import Span
from kg.sites.rottentomatoes.percentages import MOST, Token, paired


def tokens(rows: str) -> tuple[list[Token], list[Token]]:
    """Numbers and labels of rows: ``%`` is a percentage, ``c`` and ``u`` a label of critics and users, ``|`` a blank line."""
    found: tuple[list[Token], list[Token]] = ([], [])
    block = 0
    for row, sign in enumerate(rows):
        block += sign == "|"
        if sign in "%cu":
            found[sign != "%"].append(Token(row, block, Span(row, row + 1), {"c": "critics", "u": "users"}.get(sign, "")))
    return found


@pytest.mark.parametrize(
    ("rows", "groups"),
    [
        ("c% %u", ["critics", "users"]),
        ("%c %u", ["critics", "users"]),
        ("c%|u%", ["critics", "users"]),
        ("c%u", [""]),
        ("c%c", ["critics"]),
        ("%c%", ["critics", ""]),
        ("%", [""]),
        ("cu", []),
    ],
)
def test_a_percentage_has_the_label_beside_it(rows: str, groups: list[str]) -> None:
    numbers, labels = tokens(rows)
    found = sorted(((number.row, label.group if label else "") for number, label in paired(numbers, labels)))
    assert [group for _, group in found] == groups


def test_so_many_that_no_page_of_a_film_has_them_are_nobodys() -> None:
    numbers, labels = tokens("%c%." * MOST)
    assert [label for _, label in paired(numbers, labels)] == [None] * len(numbers)
