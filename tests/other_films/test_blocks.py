"""Blocks moved: a page is read by what its parts are, not by where they stand."""

# ruff: noqa: E501 - a pattern of a row reads best on the line of its list

from __future__ import annotations

import random
import re

import pytest

from tests.other_films.comparing import Difference, compare
from tests.other_films.edits import moved, reordered, seed

BLOCKS: dict[str, tuple[str, ...]] = {
    "000": (
        r"^Critics Consensus\n\n.*\n\n", r"^Total Count: 52\n", r"^Audience Score\n\nUser Ratings: .*\nUser image\n\n",
        r"^Movie Info\n\n.*\n\nWatch it now\n\n\n", r"^Nicolas Cage\nas Ben[\s\S]*?View All\n\n",
        r"^Audience Reviews for .*\n\n[\s\S]*?Jesse O Super Reviewer\n\n", r"^Critic Reviews for .*\n\n.*\n\n",
    ),
    "001": (
        r"^Cast overview[\s\S]*?Mr\. Simpson\n\n", r"^Because his wife[\s\S]*?Synopsis\n\n", r"^Drama.\| Romance\n\n", r"^Motion Picture Rating[\s\S]*?advisory\s»\n\n",
        r"^Did You Know\?\n[\s\S]*?(?=User Reviews\n)", r"^User Reviews\n[\s\S]*?user reviews\s»\n\n", r"^Official Sites:\n\n.*\n\n\n", r"^Release Date:\n\n.*\n\n",
        r"^Also Known As:\n\n.*\n\n", r"^Filming Locations:\n\n.*\n\n\n", r"^Box Office\n\n\n[\s\S]*?IMDbPro\s»\n\n", r"^Technical Specs\n[\s\S]*?specs\s»\n\n",
    ),
    "002": (r"^Reviews\n\n[\s\S]*?Elisabeth Shue\n\n(?=More\Z)", r"^Watch Trailer\n\n", r"^Similar titles\n\n"),
    "003": (),
    "004": (
        r"(?<=edit )cast cast overview.*?cast&nbsp;&raquo; ", r"edit storyline .*?advisory&nbsp;&raquo; ", r"edit details .*?&raquo; (?=box office budget)",
        r"box office budget.*?(?=company credits production)", r"company credits production.*?(?=technical specs runtime)",
        r"technical specs runtime.*?specs&nbsp;&raquo; ", r"people who liked.*?joan allen edit ", r"related news what.*?articles&nbsp;&raquo; ",
        r"user lists related.*?lists&nbsp;&raquo; ", r"won 1 oscar.*?awards&nbsp;&raquo; ", r"edit did you know\?.*?(?=frequently asked)",
        r"frequently asked.*?alert!\)&nbsp;&raquo; ", r"user reviews viva.*?user reviews&nbsp;&raquo; ",
    ),
}  # fmt: skip
"""Per seed: blocks that say by their own words what they are."""


def blocks(name: str) -> list[tuple[int, int]]:
    text = seed(name).text
    found = []
    for pattern in BLOCKS[name]:
        (place,) = re.finditer(pattern, text, re.M)
        found.append(place.span())
    return sorted(found)


def fault(what: str, difference: Difference) -> list[str]:
    return [f"{what}:\n  {difference}"] if difference else []


@pytest.mark.parametrize("name", [name for name, found in BLOCKS.items() if found])
def test_a_block_that_stands_elsewhere_says_the_same(name: str) -> None:
    """Every block is moved before and after every other."""
    document = seed(name)
    places = blocks(name)
    faults: list[str] = []
    targets = random.Random(name)
    for block in places:
        gaps = [start for start, _ in places if start not in block]
        for to in targets.sample(gaps, min(4, len(gaps))):
            what = f"{document.text[slice(*block)][:40]!r} before {document.text[to : to + 40]!r}"
            faults += fault(what, compare(document, moved(document.text, block, to)))
    assert not "\n".join(faults)


@pytest.mark.parametrize("name", [name for name, found in BLOCKS.items() if len(found) > 2])
@pytest.mark.parametrize("number", range(6))
def test_blocks_in_another_order_say_the_same(name: str, number: int) -> None:
    document = seed(name)
    places = blocks(name)
    order = random.Random(number).sample(range(len(places)), len(places))
    assert not str(compare(document, reordered(document.text, places, order))), order


def test_ratings_of_users_before_those_of_critics_are_still_theirs() -> None:
    document = seed("003")
    assert not str(compare(document, moved(document.text, (document.text.index("User Score\n"), len(document.text)), 0)))


def test_a_name_whose_place_tells_what_it_is_is_nobody_elsewhere() -> None:
    """An unlabelled director is told by standing between plot and writers: moved away, the name is no false fact."""
    document = seed("001")
    start = document.text.index("Mike Figgis\n\n\nJohn")
    for anchor in ("Technical Specs", "User Reviews", "Contribute to This Page", "Release Date:"):
        difference = compare(document, moved(document.text, (start, start + len("Mike Figgis\n\n\n")), document.text.index(anchor)))
        assert not difference.surplus, anchor
        assert all(".director ->" in line or line.startswith("person(mike figgis).name") for line in difference.missing), anchor
