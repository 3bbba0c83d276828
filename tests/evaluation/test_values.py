"""Values are compared in normalized form."""

from __future__ import annotations

import pytest

from kg.evaluation.values import bare, cast, minutes, number, plot, said
from kg.model import Claim, Mention
from kg.reading.html import HtmlPage
from kg.reading.markup.film import claims
from kg.sites import main_film
from tests.evaluation.pages import FILM, page


@pytest.mark.parametrize(("words", "expected"), [
    ("Amélie’s  Day", "amelie s day"), ("Black & White", "black and white"), ("SMITH, Jr.", "smith jr"), ("Co., Ltd", "co ltd"),
])  # fmt: skip
def test_names_are_bare_of_case_marks_and_punctuation(words: str, expected: str) -> None:
    assert bare(words) == expected


@pytest.mark.parametrize(("words", "expected"), [
    ("A keeper waits.", "a keeper waits"), ("A keeper wai…", "a keeper wai…"), ("A keeper waits... See full summary »", "a keeper waits…"),
    ("A keeper waits, and more", "a keeper waits and…"),
])  # fmt: skip
def test_a_text_says_whether_it_is_cut(words: str, expected: str) -> None:
    assert plot(words) == expected


@pytest.mark.parametrize(
    ("duration", "expected"), [("PT1H41M", "101"), ("PT101M", "101"), ("PT6060S", "101"), ("P1DT1H", "1500"), ("long", "")]
)
def test_durations_are_minutes(duration: str, expected: str) -> None:
    assert minutes(duration) == expected


@pytest.mark.parametrize(("value", "expected"), [("82.0", "82"), ("7.40", "7.4"), ("100", "100"), ("8", "8")])
def test_numbers_have_no_zeros_at_their_end(value: str, expected: str) -> None:
    assert number(value) == expected


def test_what_markup_says_of_a_film() -> None:
    found = tuple(item for item in claims(HtmlPage(page(FILM))) if isinstance(item, Claim))
    film = main_film(found)
    assert film is not None
    values = said(found, film)
    assert values["name"] == ("low tide",)
    assert values["genre"] == ("drama", "mystery")
    assert values["actor"] == ("bo marsh", "cy oland")
    assert values["duration"] == ("101",)
    assert values["released"] == ("1998-03-06",)


def test_a_row_of_the_cast_joins_an_actor_and_the_characters() -> None:
    film, actor, other = Mention("film", ("low tide", "")), Mention("person", ("bo marsh",)), Mention("person", ("cy oland",))
    role = Mention("role", (actor, "keeper"), film)
    rows = cast((
        Claim(film, "actor", actor, ()), Claim(film, "actor", other, ()), Claim(actor, "name", "Bo Marsh", ()),
        Claim(role, "role_actor", actor, ()), Claim(role, "character_name", "The Keeper", ()),
    ), film)  # fmt: skip
    assert rows == (("bo marsh", ("the keeper",)), ("cy oland", ()))
