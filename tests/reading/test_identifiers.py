"""Ids and the pages they lead to, as claims about a film or a person."""

from __future__ import annotations

import pytest

from kg.model import Claim, Document, Mention
from kg.reading import say
from kg.reading.page import Page, Span

FILM, PERSON = Mention("film", ("a film", "")), Mention("person", ("a person",))


def said(text: str, thing: Mention = FILM, site: str = "") -> list[tuple[str, str, str]]:
    page = Page(Document("a.txt", "0" * 64, text, len(text)))
    claims = [c for c in say.identifier(page, thing, Span(0, len(page.text)), site) if isinstance(c, Claim)]
    return [(c.property, str(c.value), c.evidence[0].exact) for c in claims]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("https://films.example/1", FILM),
        ("/title/tt0000001/", FILM),
        ("https://www.imdb.com/title/tt0000001/", PERSON),
        ("https://www.imdb.com/name/nm0000001/", FILM),
        ("see https://www.imdb.com/title/tt0000001/", FILM),
    ],
)
def test_nothing_is_said_of_an_address_that_is_not_known_to_be_of_the_thing(text: str, thing: Mention) -> None:
    assert said(text, thing) == []


@pytest.mark.parametrize("text", ["tt0000001", " https://m.imdb.com/title/tt0000001/reviews?x=1 ", "http://imdb.com/title/tt0000001"])
def test_the_id_its_scheme_and_its_page_are_quoted_from_the_id_alone(text: str) -> None:
    assert said(text) == [
        ("identifier_value", "tt0000001", "tt0000001"),
        ("scheme", "imdb", "tt0000001"),
        ("page", "https://www.imdb.com/title/tt0000001/", "tt0000001"),
    ]


def test_a_path_is_read_as_one_of_the_site_it_stands_on() -> None:
    assert said("/celebrity/a_person", PERSON, "rotten-tomatoes")[0] == ("identifier_value", "celebrity/a_person", "celebrity/a_person")
    assert said("/celebrity/a_person", PERSON, "metacritic") == []
