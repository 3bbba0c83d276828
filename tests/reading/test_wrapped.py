"""Lines that were broken at a width are whole again; breaks of the page's own stay."""

from __future__ import annotations

import textwrap

import pytest

from kg.model import Document
from kg.reading import say
from kg.reading.page import Page, Span
from kg.reading.wrapped import unbroken, width_of

SENTENCE = "The ferry leaves the harbour at ten past three, and nobody on the long grey quay asks where the last one went, or when "
PLOTS = [
    " ".join(f"{SENTENCE[: 40 + 11 * k]}until {'a' * (k + n)} {n * 7**k} came." for k in range(n)).replace("  ", " ") for n in range(3, 9)
]


def page(text: str) -> Page:
    return Page(Document("page.txt", "0" * 64, text, len(text.encode())))


def wrapped(paragraphs: list[str], width: int) -> str:
    return "\n\n".join(textwrap.fill(one, width, break_long_words=False) for one in paragraphs)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["The Salt Sea (1968)", "Drama"] * 30,
        PLOTS,
        [f"Actor Number {n} of the whole crew ... A character with a name that is long enough, {n} of them all" for n in range(40)],
        [SENTENCE[: 50 + (7 * n) % 70] for n in range(60)],
    ],
)
def test_lines_of_a_pages_own_stay(lines: list[str]) -> None:
    assert width_of(lines) == 0
    whole = page("\n".join(lines))
    assert unbroken(whole) is whole


@pytest.mark.parametrize("width", [72, 78, 79, 100])
def test_paragraphs_broken_at_a_width_are_lines(width: int) -> None:
    text = wrapped(["The Salt Sea (1968)", *PLOTS, "Director: Aino Roe"], width)
    assert width_of(text.split("\n")) in (width - 1, width, width + 1)
    lines = unbroken(page(text)).text.split("\n\n")
    assert lines == ["The Salt Sea (1968)", *(plot.strip() for plot in PLOTS), "Director: Aino Roe"]


def test_what_was_not_broken_by_the_width_stays_apart() -> None:
    text = (
        wrapped(PLOTS, 78)
        + "\n\nDirector: Aino Roe  \nStars: Ivo Lund, Ann Bell, and a man whose name nobody has printed anywhere  \nGenres: Drama\n"
    )
    text += "  * " + "A point of a list that is as long as a line can be made to be in here, so.\n  * Another\n"
    words = unbroken(page(text)).text
    assert "Aino Roe\nStars:" in words
    assert "anywhere\nGenres:" in words
    assert "so.\n* Another" in words


def test_words_broken_at_a_hyphen_are_whole_and_quoted_as_they_stand() -> None:
    text = (
        wrapped(PLOTS, 78)
        + "\n\nThe people who keep the lamp of the harbour lit through the winter are Mary-\nLouise Penn and her sister.\n"
    )
    whole = unbroken(page(text))
    start = whole.text.index("Mary-Louise Penn")
    film = say.film(whole, None)
    names = [c for c in say.person_link(whole, film, "actor", Span(start, start + 16)) if getattr(c, "property", "") == "name"]
    assert [c.value for c in names] == ["Mary-Louise Penn"]
    assert names[0].evidence[0].exact == "Mary-\nLouise Penn"
    assert names[0].rule == "whole-word"


def test_rows_of_a_cast_stay_rows_however_long() -> None:
    rows = [f"{'Ann' * n} Bell of the Harbour Company and Sons ... Commander {'Steel' * (7 - n)} the {n}th" for n in range(1, 7)]
    words = unbroken(page(wrapped(PLOTS, 78) + "\n\n" + "\n".join(rows) + "\n")).text
    assert all(row in words.split("\n") for row in rows)
