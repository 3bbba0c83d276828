"""No fact is lost in silence: where a value is replaced by nonsense of the same shape, a claim or a notice speaks of that place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.model import Claim, Document, Record
from kg.sites import read
from kg.text import RULES
from tests.sites.test_pages import PAGES, load

_LETTERS = str.maketrans("aeiouAEIOU", "xqzkjXQZKJ")


def nonsense(words: str, rule: str) -> str:
    """Words of a similar shape that the rule cannot read, or reads as something else."""
    if rule == "date":
        return re.sub(r"\d{1,2}(?!\d)(?<!\d\d\d)", "47", words.translate(_LETTERS), count=1)
    if rule in ("country", "language"):
        return words.translate(_LETTERS) + "ish"
    return re.sub(r"\d", "9", words)


def spoken_of(record: Record, start: int, end: int) -> bool:
    """Whether a claim's or a notice's place touches a range of the document."""
    places = [place for claim in record.claims for place in claim.evidence]
    places += [notice.evidence for notice in record.notices if notice.evidence]
    return any(place.start < end and start < place.end for place in places)


def read_values(record: Record) -> list[Claim]:
    """The claims whose value a rule reads from the quoted words: dates, numbers, durations, countries, languages."""
    return [c for c in record.claims if c.rule in RULES and c.rule not in ("present", "currency-code") and len(c.evidence) == 1]


@pytest.mark.parametrize("folder", PAGES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_a_value_that_cannot_be_read_is_a_notice(folder: Path) -> None:
    document = load(folder)
    silent = []
    for claim in read_values(read(document)):
        place = claim.evidence[0]
        words = nonsense(place.exact, claim.rule)
        text = document.text[: place.start] + words + document.text[place.end :]
        changed = read(Document(document.name, document.digest, text, len(text.encode())), folder.parent.name)
        if not spoken_of(changed, place.start, place.start + len(words)):
            silent.append(f"{claim}: {place.exact!r} -> {words!r}")
    assert not silent
