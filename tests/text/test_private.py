"""E-mail addresses are taken out of whatever is passed on; what only looks like one stays."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import WITHHELD, before_address, slug, without_addresses


@pytest.mark.parametrize(
    "words", ["", "a film @ the lake", "@director", "rated 7@10", "a@b", "mail me at someone(at)films.example", "9.5@", "@.example.com"]
)
def test_what_is_no_address_stays(words: str) -> None:
    assert without_addresses(words) == words


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Written by A. Person <a.person@films.example>", f"Written by A. Person <{WITHHELD}>"),
        ("write to a+b@mail.films.example.", f"write to {WITHHELD}."),
        ("a&#64;films.example or b&#x40;films.example", f"{WITHHELD} or {WITHHELD}"),
        ("first@films.example, second@films.example", f"{WITHHELD}, {WITHHELD}"),
        ("ünal@kino.example", WITHHELD),
    ],
)
def test_an_address_is_replaced_and_the_rest_stays(words: str, left: str) -> None:
    assert without_addresses(words) == left


@given(st.text(alphabet="ab.@-_ é&#64;", max_size=60))
def test_nothing_is_left_to_replace(words: str) -> None:
    once = without_addresses(words)
    assert without_addresses(once) == once


@pytest.mark.parametrize("words", ["a" * 200_000, "a@" * 100_000, "a." * 100_000 + "@", "a@" + "a." * 100_000, "a@a-" * 50_000])
def test_a_text_made_to_hurt_takes_no_time(words: str) -> None:
    began = time.process_time()
    without_addresses(words)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ada.lund", "ada.lund"),
        ("ada.lund (ada7@example.com)", "ada.lund"),
        ("Ada Lund <ada7@example.com>", "Ada Lund"),
        ("Ada Lund - ada7@example.com", "Ada Lund"),
        ("ada7@example.com", ""),
        ("ada7@example.com writes", "ada7@example.com writes"),
    ],
)
def test_a_name_stands_before_the_address_beside_it(words: str, name: str) -> None:
    assert words[: before_address(words)] == name


def test_no_address_can_be_read_from_an_iri() -> None:
    assert "ada7" not in slug("Ada Lund (ada7@example.com)")
    assert slug("ada7@example.com") != slug("bo8@example.com")
