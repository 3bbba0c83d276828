"""A sign is only a quicker way to a pattern: what it finds is what ``re`` finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Document
from kg.reading.page import Page
from kg.reading.review_parts import _TAIL_END, FARTHEST, tail_of
from kg.reading.sections import Sheet
from kg.reading.signs import Sign

WORDS = ("Home", ">", "reviews", "More", "2003/04/05", "(1999)", "|", "7.1", "Full Review »", "of", "3", "users found this helpful", "\n",
         " ", "based on", "12 Critics", "ſhome", "HOME >", "yes", "no", "expand", "Was this review helpful?", "/", "Good.", "show all",
         "advertisement", "R |", "1h 30min |", "Drama |", "Crime", "(estimated)", "$", "1,000", "page 2", "Report this")  # fmt: skip
PATTERNS = (r"\bhome\s*[>»]", r"(?:^|\s)(?:reviews|more)\s+(?:\S+\s+){1,4}\d{4}/\d\d", r"\d of \d+ users found", r"x*", r"(?:a|based) on",
            r"^(?:home|more)$", r"\W", r"(?:full )?review »")  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.lists(st.sampled_from(WORDS), max_size=12).map("".join)


@pytest.mark.parametrize("text", ["", "homes and more", "review", "»"])
def test_a_sign_that_is_not_there_is_not_found(text: str) -> None:
    assert Sign(r"\bhome\s*[>»]").search(text) is None
    assert list(Sign(r"read full review »").finditer(text)) == []


@given(TEXTS, st.sampled_from([0, re.I, re.I | re.M]))
def test_what_a_sign_finds_is_what_re_finds(text: str, flags: int) -> None:
    for pattern in PATTERNS:
        sign, plain = Sign(pattern, flags), re.compile(pattern, flags)
        assert [m.span() for m in sign.finditer(text)] == [m.span() for m in plain.finditer(text)], pattern
        assert (sign.search(text) is None) == (plain.search(text) is None)


@given(TEXTS)
def test_a_tail_is_found_by_its_last_word(text: str) -> None:
    for start in (0, max(0, len(text) - FARTHEST)):
        plain, found = _TAIL_END.search(text, start), tail_of(text, start)
        assert (found and found.span()) == (plain and plain.span())


@given(TEXTS)
def test_what_is_found_at_its_sign_is_what_is_found(text: str) -> None:
    page = Page(Document("page.txt", "0" * 64, text, len(text)))
    sheet = Sheet(page)
    for sign, pattern in ((r"\|\s*crime", r"(?:[\w ]{1,12}\|\s*)?drama\s*\|\s*crime"), (r"\(estimated\)", r"\$\s*[\d,]+\s*\(estimated\)")):
        signs, whole = re.compile(sign, re.I), re.compile(pattern, re.I)
        assert [m.span() for m in sheet.find_at(signs, 60, whole)] == [m.span() for m in sheet.find(whole)]
