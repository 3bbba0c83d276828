"""Markup as sites write it: several names in one value, placeholders, dates of the page, scales that contradict their values."""

# ruff: noqa: E501 - tables of markup

from __future__ import annotations

import json

import pytest

from kg.model import Record
from tests.sites.html_pages import record


def film(**facts: object) -> Record:
    block = json.dumps({"@context": "https://schema.org", "@type": "Movie", "name": "Low Tide", **facts})
    return record(
        f'<!doctype html><html><head><title>Low Tide</title><script type="application/ld+json">{block}</script></head><body><h1>Low Tide</h1></body></html>'
    )


def values(found: Record, property: str) -> list[str]:
    """The values of a property of the film, people by their folded names."""
    return [
        str(c.value).removeprefix("person(").removesuffix(")") for c in found.claims if c.subject == found.film and c.property == property
    ]


def person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


@pytest.mark.parametrize(("value", "expected"), [
    ("Various", []),
    ("admin", []),
    ([person("Unknown Actor"), person("TBA")], []),
    ("Rosa Bern: Harbour Post", []),
    ("Ada Quill and Bo Marsh", ["ada quill", "bo marsh"]),
    ("Ada Quill & Bo Marsh", ["ada quill", "bo marsh"]),
    ("Ada Quill / Bo Marsh", ["ada quill", "bo marsh"]),
    ("Ada Quill, Bo Marsh and Cy Oland", ["ada quill", "bo marsh", "cy oland"]),
    (person("Ada Quill und Bo Marsh"), ["ada quill", "bo marsh"]),
    ("Quill & Marsh", ["quill & marsh"]),
    ("Ada and Bo Quill", ["ada and bo quill"]),
    ("José Ortega y Gasset", ["josé ortega y gasset"]),
    ("Written by Ada Quill", ["ada quill"]),
    (person("Marsh, Jr., Bo"), ["marsh, jr., bo"]),
])  # fmt: skip
def test_a_value_names_each_of_its_people(value: object, expected: list[str]) -> None:
    assert values(film(director=value), "director") == expected


@pytest.mark.parametrize("value", ["Hal Voss as Tom Keel", "Hal Voss (Tom Keel)", "Hal Voss ... Tom Keel", "Hal Voss - The Captain"])
def test_a_part_is_no_part_of_an_actor_s_name(value: str) -> None:
    assert values(film(actor=[value]), "actor") == ["hal voss"]


@pytest.mark.parametrize(("value", "expected"), [
    ("Drama/Romance", ["Drama", "Romance"]),
    ("Drama & Romance", ["Drama & Romance"]),
    ("Sea/Weather", ["Sea/Weather"]),
    (["Movies", "Drama", "All"], ["Drama"]),
])  # fmt: skip
def test_genres_are_each_one(value: object, expected: list[str]) -> None:
    assert values(film(genre=value), "genre") == expected


@pytest.mark.parametrize(("facts", "expected"), [
    ({"datePublished": "2021-04-05T10:11:12+00:00", "dateCreated": "1998"}, []),
    ({"datePublished": "1998-12-04T08:00:00Z", "dateCreated": "1998"}, ["1998-12-04"]),
    ({"datePublished": "2021-04-05", "dateCreated": "1998"}, ["2021-04-05"]),
])  # fmt: skip
def test_the_day_of_the_page_is_not_the_film_s(facts: dict[str, object], expected: list[str]) -> None:
    assert values(film(**facts), "released") == expected


@pytest.mark.parametrize(("facts", "expected"), [
    ({"ratingValue": "3,4", "bestRating": "5"}, ["3.4"]),
    ({"ratingValue": "85", "bestRating": "10"}, []),
    ({"ratingValue": "8.5", "bestRating": "10"}, ["8.5"]),
])  # fmt: skip
def test_a_score_fits_its_scale(facts: dict[str, object], expected: list[str]) -> None:
    found = film(aggregateRating={"@type": "AggregateRating", "ratingCount": "12", **facts})
    assert [c.value for c in found.claims if c.property == "score"] == expected
    assert [c.value for c in found.claims if c.property == "rating_count"] == ["12"]


def test_what_is_about_the_copy_or_the_site_is_left_out() -> None:
    assert set(values(film(name="Low Tide [DVD]"), "name")) == {"Low Tide"}
    assert values(film(contentRating="MPAA: R"), "certificate") == ["R"]


@pytest.mark.parametrize(("description", "expected"), [
    ("<p></p>", []),
    ("<br />", []),
    ("<p>A keeper waits.</p>", ["A keeper waits."]),
    ("A keeper waits.<br />Then he goes to the <i>sea</i>.", ["A keeper waits. Then he goes to the sea."]),
    ("A keeper waits for 3 < 4 days.", ["A keeper waits for 3 < 4 days."]),
])  # fmt: skip
def test_a_description_is_read_without_its_tags(description: str, expected: list[str]) -> None:
    assert values(film(description=description), "description") == expected


@pytest.mark.parametrize("between", ["", " ", "\t", "\n"])
def test_a_name_behind_a_value_without_a_comma_is_no_part_of_it_and_makes_nobody_a_film(between: str) -> None:
    block = f'{{"@type":"Movie","name":"Low Tide"{between}"director":{{"@type":"Person","name":"Ada Quill"}}}}'
    found = record(f'<script type="application/ld+json">{block}</script><h1>Low Tide</h1>')
    assert found.film is not None
    assert set(values(found, "name")) == {"Low Tide"}
    assert values(found, "director") == ["ada quill"]


def test_quotes_inside_a_string_are_still_its_own() -> None:
    block = '{"@type":"Movie","name":"Low Tide","description":"He says "wait": nobody does, "she" : "said"."}'
    found = record(f'<script type="application/ld+json">{block}</script><h1>Low Tide</h1>')
    assert set(values(found, "name")) == {"Low Tide"}


# --- elements ------------------------------------------------------------------------------------------------------------

MOVIE = "itemscope itemtype='http://schema.org/Movie'"


def page(body: str, head: str = "", title: str = "Low Tide - Filmhaus") -> Record:
    return record(f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>")


def card(**metas: str) -> str:
    return "".join(f'<meta property="og:{name}" content="{value}">' for name, value in metas.items())


def test_the_name_in_a_director_s_element_is_none_of_the_film() -> None:
    found = page(f"<div {MOVIE}><h1 itemprop=name>Low Tide</h1><a itemprop=director><span itemprop=name>Ada Quill</span></a></div>")
    assert (values(found, "alternate_name"), values(found, "director")) == ([], ["ada quill"])


def test_the_name_in_a_link_of_a_person_is_the_person_s() -> None:
    people = "".join(
        f"<a href='/n/{n}' itemprop='url'><span itemprop=name>{name}</span></a>" for n, name in enumerate(("Ada Quill", "Bo Marsh"))
    )
    scope = "itemprop=creator itemscope itemtype='http://schema.org/Person'"
    found = page(f"<div {MOVIE}><h1 itemprop=name>Low Tide</h1><div {scope}>Writers: {people}</div></div>")
    assert values(found, "writer") == ["ada quill", "bo marsh"]


def test_a_sentence_with_the_name_is_no_other_name() -> None:
    found = page(f"<div {MOVIE}><h1 itemprop=name>Low Tide</h1><p itemprop=name>Buy Low Tide now</p><p itemprop=name>Fjære</p></div>")
    assert values(found, "alternate_name") == ["Fjære"]


def test_links_to_more_are_no_names() -> None:
    found = page(
        f"<div {MOVIE}><h1 itemprop=name>Low Tide</h1><p itemprop=actors>Hal Voss, Ida Wren | See full cast</p>"
        "<p itemprop=description>A keeper waits. See full summary »</p><p itemprop=contentRating>Rated: PG-13</p></div>"
    )
    assert values(found, "actor") == ["hal voss", "ida wren"]
    assert (values(found, "description"), values(found, "certificate")) == (["A keeper waits."], ["PG-13"])


def test_one_film_on_a_person_s_page_is_not_what_it_is_about() -> None:
    person_item = "<div itemscope itemtype='http://schema.org/Person'><h1 itemprop=name>Ada Quill</h1></div>"
    assert page(f"{person_item}<div {MOVIE}><b itemprop=name>Low Tide</b></div>", title="Ada Quill - Filmhaus").film is None


@pytest.mark.parametrize(("title", "rows"), [
    ("Filmhaus", ""),
    ("Best films of 1998", ""),
    ("Ada Quill", "<p>Born: 1 May 1950</p>"),
])  # fmt: skip
def test_a_social_card_alone_makes_no_film_of_a_site_a_list_or_a_person(title: str, rows: str) -> None:
    head = card(type="video.movie", title=title, site_name="Filmhaus")
    assert page(f"<h1>{title}</h1>{rows}", head, title=title).film is None


def test_what_the_site_has_about_a_film_is_no_part_of_its_name() -> None:
    head = card(type="video.movie", title="Low Tide - Movie Reviews and Showtimes - Filmhaus", site_name="Filmhaus")
    assert set(values(page("<h1>Low Tide</h1><p>Director: Ada Quill</p>", head), "name")) == {"Low Tide"}


def test_a_marked_review_of_what_the_page_shows_is_read() -> None:
    review = (
        "<div itemscope itemtype='http://schema.org/Review'><span itemprop=itemReviewed>{}</span><span itemprop=author>Eve Stone</span>"
        "<p itemprop=reviewBody>A quiet film about a man and the sea that leaves him.</p></div><p>Director: Ada Quill</p><p>Runtime: 101 min</p>"
    )
    bodies = [
        [c.value for c in page(f"<h1>Low Tide</h1>{review.format(name)}").claims if c.property == "body"]
        for name in ("Low Tide", "High Tide")
    ]
    assert bodies == [["A quiet film about a man and the sea that leaves him."], []]
