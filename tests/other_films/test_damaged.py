"""Damaged pages: cut off, doubled, lines missing, furniture in between. Fewer facts, no false ones, never an exception."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

import pytest

from kg.model import Claim, Document
from kg.sites import read
from kg.text import fold
from tests.other_films.comparing import claims_of
from tests.other_films.edits import NAMES, seed

LONG = {"body", "text", "description", "verdict"}
"""Properties whose value may be cut short where the page is."""

FURNITURE = {
    "000": (
        "Watch it now",
        "View All",
        "See Details",
        "We want to hear what you have to say but need to verify your account.",
        "Already have an account? Log in here",
    ),
    "001": (
        "See more on IMDbPro »",
        "Show more on IMDbPro »",
        "Contribute to This Page",
        "Recently Viewed",
        "We've Got Your Streaming Picks Covered",
    ),
    "002": ("UNLIMITED STREAMING", "WITH PRIME VIDEO", "TRY 30-DAY TRIAL"),
    "003": ("Full Review »", "See all 23 Critic Reviews", "User Score"),
    "004": (
        "ad feedback",
        "editors' picks: our favorite things from this week",
        "sign in with facebook other sign in options",
        "see more&nbsp;&raquo;",
    ),
}
"""What stands around the content of each site."""


def names(claims: Iterable[Claim]) -> set[str]:
    """What is said in names, numbers and dates: everything but long texts, positions and what is known by a hash of a text."""
    out = set()
    for c in claims:
        if c.property in LONG or c.rule == "position" or c.property in ("review", "reviewed"):
            continue
        value = fold(c.value) if isinstance(c.value, str) else re.sub(r"film\([^()]*\)", "film", str(c.value))
        out.add(f"{c.subject.kind}.{c.property} {value}")
    return out


def surplus(document: Document, text: str, *, cut: bool = False) -> set[str]:
    """What a damaged page says and the whole page does not. Where it is ``cut``, the last words on it may be parts of words."""
    record = read(Document(document.name, document.digest, text, len(text.encode())))
    end = len(text.rstrip(" (,.&|")) if cut else len(text) + 1
    return names(c for c in record.claims if c.evidence[-1].end < end) - names(claims_of(document))


@pytest.mark.parametrize("name", NAMES)
def test_a_page_cut_off_says_less_and_nothing_else(name: str) -> None:
    document = seed(name)
    faults = {}
    for percent in range(0, 100, 5):
        text = document.text[: len(document.text) * percent // 100]
        if found := surplus(document, text, cut=True):
            faults[percent] = found
    assert not faults


@pytest.mark.parametrize("name", NAMES)
def test_a_page_whose_beginning_is_gone_says_less_and_nothing_else(name: str) -> None:
    """Cut at a line or a blank, for the first half of a word is nobody's name."""
    document = seed(name)
    faults = {}
    for percent in range(5, 100, 5):
        start = re.compile(r"\n|$" if "\n" in document.text else r" |$").search(document.text, len(document.text) * percent // 100)
        found = surplus(document, document.text[start.end() :]) if start else set()
        found = {words for words in found if not words.startswith("rating.")}
        if found:
            faults[percent] = found
    assert not faults


@pytest.mark.parametrize("name", NAMES)
def test_a_page_that_stands_there_twice_says_what_it_says_once(name: str) -> None:
    document = seed(name)
    for gap in ("\n\n", "\n", " "):
        text = document.text + gap + document.text
        once, twice = names(claims_of(document)), names(read(Document(document.name, document.digest, text, len(text.encode()))).claims)
        assert twice == once, gap


@pytest.mark.parametrize("name", [name for name in NAMES if name != "004"])
def test_a_page_without_one_of_its_lines_says_nothing_else(name: str) -> None:
    document = seed(name)
    lines = document.text.split("\n")
    faults = {}
    for i, line in enumerate(lines):
        if line.strip() and (found := surplus(document, "\n".join(lines[:i] + lines[i + 1 :]))):
            faults[line[:60]] = found
    assert not faults


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("number", range(4))
def test_furniture_in_between_is_no_fact(name: str, number: int) -> None:
    """Lines that only sites print, the page's own and others', stand between the paragraphs."""
    document = seed(name)
    chance = random.Random(f"{name} {number}")
    lines = [line for others in FURNITURE.values() for line in others]
    if "\n" in document.text:
        parts = document.text.split("\n\n")
        for _ in range(4):
            parts.insert(chance.randrange(1, len(parts)), chance.choice(lines))
        text = "\n\n".join(parts)
    else:
        links = list(re.finditer(r"see more&nbsp;&raquo; ", document.text))
        text = document.text
        for link in sorted(chance.sample(links, 3), key=lambda m: -m.start()):
            text = text[: link.end()] + chance.choice(FURNITURE["004"]) + " " + text[link.end() :]
    assert not surplus(document, text)


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_half_is_a_notice_and_no_exception(name: str) -> None:
    """Whatever is left of a page, reading it ends in a record."""
    document = seed(name)
    for text in ("", " ", "\n\n", document.text[:1], document.text[-1:], document.text[::-1]):
        record = read(Document(document.name, document.digest, text, len(text.encode())))
        assert record.notices or record.claims
