"""Where matches can begin is only a quicker way to them: what is found is what ``re`` finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading import details, songs
from kg.reading.beginnings import beginnings, lowered, needed
from kg.reading.starts import Starts
from kg.sites.imdb import around, header, marks, money, reviews

WORDS = (
    "budget:", "Budget", "see", "more", "See all", "»", "|", "\n", " ", "12", "1,204", "7.9", "/10", "users", "user", "critic", "(1999)",
    "(estimated)", "$", "USD", "Drama", "comedy", "min", "1h", "Stars:", "ſtars:", "İ", "ı", "K", "Title", "by", "March", "3", "reviews:",
    "(", ")", "report this", "votes", "won", "5 wins", "nominations", "Metascore:", "popularity",
)  # fmt: skip
SITES = [pattern for module in (around, header, money, reviews, details, songs) for pattern in vars(module).values()
         if isinstance(pattern, re.Pattern)]  # fmt: skip
LABELS = [re.compile(pattern, re.I) for table in (marks.LABELS, marks.FURNITURE, marks.BARE) for pattern in table.values()]
SHAPES = [re.compile(p, f) for f in (0, re.I) for p in (
    r"\d+ more", r"(?<=\n)[^\n|]{1,20}", r"(?:a|b)?\s*see", r"[A-Z]{2}\d", r"\|?\s*\d+", r"(?i:STARS):", r"x*", r"(?=see)\w+", r"[$|]\s?1",
    r"k\w*", r"stars?:", r"(?<!\w)s", r"(?:\d{1,2}:)?\d\d", r"\W\d", r"(see|more)\s+\1", r"i", r"(?:won|\d+ wins?)[^.]*",
)]  # fmt: skip


def spans(search: object, pattern: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    out, at = [], start
    while (found := search(pattern, at, end)) is not None:  # type: ignore[operator]
        out.append(found.span())
        at = max(found.end(), found.start() + 1)
        if at > end:
            break
    return out


@given(st.lists(st.sampled_from(WORDS), max_size=60), st.integers(0, 30), st.integers(0, 30), st.sampled_from(["", " "]))
def test_what_is_found_is_what_re_finds(words: list[str], first: int, last: int, glue: str) -> None:
    text = glue.join(words)
    start, end = min(first, len(text)), max(0, len(text) - last)
    known = Starts(text)
    for pattern in (*SITES, *LABELS, *SHAPES):
        plain = spans(lambda p, a, b: p.search(text, a, b), pattern, text, start, end)
        assert spans(known.search, pattern, text, start, end) == plain, pattern.pattern


@pytest.mark.parametrize("pattern", [r"\w+ more", r"[^|]+\|", r".*see", r"x*", r"(a)?(?(1)b|c)", r"\s+\d"])
def test_a_beginning_that_says_nothing_is_not_guessed(pattern: str) -> None:
    assert not any(one.letters for one in beginnings(re.compile(pattern)) if one.letters not in "a")


def test_letters_and_digits_with_which_a_match_begins_are_known() -> None:
    assert [one.letters for one in beginnings(re.compile(r"(?<!\w)(?:see|Read) more", re.I))] == ["see more", "read more"]
    assert [one.characters for one in beginnings(re.compile(r"\d+ votes"))] == [r"[\d]"]
    assert [one.letters for one in needed(re.compile(r"\d+ votes"))] == [" votes"]


def test_a_text_in_small_letters_has_its_length_and_the_letters_that_re_holds_to_be_equal() -> None:
    odd = "İſıKẞΣς ǅ"
    assert len(lowered(odd)) == len(odd)
    for letter in odd:
        for ascii_letter in "iks":
            if re.fullmatch(ascii_letter, letter, re.I):
                assert lowered(letter) == ascii_letter


def test_a_long_text_is_searched_in_time_that_grows_with_it() -> None:
    known = Starts("see more » 12 users " * 100_000)
    assert known.search(re.compile(r"\d+ critics(?: \| more)?", re.I), 0, 2_000_000) is None
    assert known.search(re.compile(r"budget: \$\d+", re.I), 0, 2_000_000) is None
