"""Rows dropped and reordered: the claims of the other rows stay, and positions are counted anew."""

from __future__ import annotations

import random
import re

import pytest

from tests.other_films.comparing import compare
from tests.other_films.edits import Changed, reordered, replaced, seed, without
from tests.other_films.rows import ROWS, inner, rows

FAMILIES = [(name, family) for name, families in ROWS.items() for family in families]
COUNTS = {
    ("000", "cast"): 36,
    ("000", "review"): 4,
    ("001", "cast"): 15,
    ("002", "review"): 4,
    ("003", "critic"): 23,
    ("003", "user"): 2,
    ("004", "cast"): 15,
    ("004", "similar"): 4,
    ("004", "news"): 3,
    ("004", "list"): 5,
    ("004", "keyword"): 5,
}


@pytest.mark.parametrize(("name", "family"), COUNTS)
def test_the_rows_are_those_a_reader_counts(name: str, family: str) -> None:
    assert len(rows(name, family)) == COUNTS[name, family]


def renumbered(name: str, dropped: tuple[int, int]) -> Changed:
    """A numbered list without a row, its numbers as the site would print them then."""
    text = seed(name).text
    edits = [(*dropped, "")]
    number = int(re.match(r"\s*(\d+)\.", text[slice(*dropped)])[1])  # type: ignore[index]
    for follower in re.finditer(r"^  (\d+)\. ", text[dropped[1] :], re.M):
        if int(follower[1]) != number + 1:
            break
        edits.append((dropped[1] + follower.start(1), dropped[1] + follower.end(1), str(number)))
        number += 1
    return replaced(text, edits)


TOLD_BY_PLACE = ("The opening scene",)
"""Of two statements without labels the first is trivia; what stands alone is taken for trivia, too, and marked as inferred."""


@pytest.mark.parametrize(("name", "family"), FAMILIES)
def test_a_dropped_row_takes_its_claims_and_no_others(name: str, family: str) -> None:
    document = seed(name)
    faults: list[str] = []
    for row in rows(name, family):
        changed = renumbered(name, row) if name == "003" and family != "distribution" else without(document.text, row)
        difference = compare(document, changed)
        if any(document.text[slice(*row)].startswith(words) for words in TOLD_BY_PLACE) and not difference.missing[1:]:
            continue
        if difference:
            faults.append(f"without {document.text[slice(*row)][:60]!r}:\n  {difference}")
    assert not "\n".join(faults)


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("000", "cast"),
        ("000", "review"),
        ("001", "cast"),
        ("002", "review"),
        ("004", "cast"),
        ("004", "similar"),
        ("004", "news"),
        ("004", "list"),
    ],
)
def test_rows_in_another_order_are_the_same_rows(name: str, family: str) -> None:
    document = seed(name)
    places = rows(name, family)
    orders = [
        list(range(len(places)))[::-1],
        random.Random(1).sample(range(len(places)), len(places)),
        random.Random(2).sample(range(len(places)), len(places)),
    ]
    for order in orders:
        assert not str(compare(document, reordered(document.text, places, order))), order


@pytest.mark.parametrize(("name", "family"), [("003", "critic"), ("003", "user")])
def test_numbered_rows_in_another_order_have_other_positions(name: str, family: str) -> None:
    """The number stays where it is; what stands behind it moves."""
    document = seed(name)
    places = [(start + re.match(r"\s*\d+\. ", document.text[start:end]).end(), end) for start, end in inner(name, family)]  # type: ignore[union-attr]
    for number in range(3):
        order = random.Random(number).sample(range(len(places)), len(places))
        assert not str(compare(document, reordered(document.text, places, order))), order
