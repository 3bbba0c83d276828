"""Casts whose characters stand first, people of the site itself, marks that do not say of how much they are."""

# ruff: noqa: E501 - rows of pages

from __future__ import annotations

import pytest

from kg.intake import read_document
from kg.model import Document, Record
from tests.sites.test_general_ways import film, values

BASE = "<p>Director: Ada Quill</p><p>Runtime: 101 min</p>"


def text(words: str) -> Record:
    return read_document(Document("page.txt", "0" * 64, words, len(words.encode())), "")


def roles(found: Record) -> list[str]:
    """The characters, each behind its actor."""
    actors = {c.subject: c.value.identity[0] for c in found.claims if c.property == "role_actor"}  # type: ignore[union-attr]
    return [f"{actors[c.subject]}: {c.value}" for c in found.claims if c.property == "character_name"]


def cast(*rows: str) -> str:
    return "<h2>Cast</h2><ul>" + "".join(f"<li>{row}</li>" for row in rows) + "</ul>"


# --- which column the actors are ---------------------------------------------------------------------------------------


def test_titles_before_characters_tell_that_these_stand_first() -> None:
    rows = cast("Captain Mort - Hal Voss", "Lucy Barnes - Ida Wren", "Mrs. Pell - Jo Xander", "Tom Keel - Kim Yarrow")
    assert roles(film(BASE + rows)) == ["hal voss: Captain Mort", "ida wren: Lucy Barnes", "jo xander: Mrs. Pell", "kim yarrow: Tom Keel"]


def test_who_is_named_elsewhere_as_an_actor_is_one() -> None:
    rows = cast("Lucy Barnes - Ida Wren", "Tom Keel - Hal Voss", "Anna Mort - Jo Xander")
    found = film(f"{BASE}<p>Starring: Hal Voss, Ida Wren</p>{rows}")
    assert roles(found) == ["ida wren: Lucy Barnes", "hal voss: Tom Keel", "jo xander: Anna Mort"]


def test_markup_that_names_actors_tells_it_too() -> None:
    rows = cast("Lucy Barnes - Ida Wren", "Tom Keel - Hal Voss", "Anna Mort - Jo Xander")
    said = '{"@context":"https://schema.org","@type":"Movie","name":"Low Tide","actor":[{"@type":"Person","name":"Ida Wren"}]}'
    found = film(BASE + rows, head=f'<script type="application/ld+json">{said}</script>')
    assert roles(found) == ["ida wren: Lucy Barnes", "hal voss: Tom Keel", "jo xander: Anna Mort"]


@pytest.mark.parametrize("rows", [
    ("Hal Voss - Captain Mort", "Ida Wren - Lucy Barnes", "Jo Xander - Mrs. Pell", "Kim Yarrow - Tom Keel"),
    ("Dr. Dray - Lucy Barnes", "Hal Voss - Tom Keel", "Ida Wren - Anna Mort", "Jo Xander - Greta Pell"),
    ("Captain Voss - Captain Mort", "Ida Wren - Lucy Barnes", "Miss Xander - Mrs. Pell", "Kim Yarrow - Tom Keel"),
])  # fmt: skip
def test_else_actors_stand_first(rows: tuple[str, ...]) -> None:
    assert roles(film(BASE + cast(*rows))) == [f"{(pair := row.split(' - '))[0].casefold()}: {pair[1]}" for row in rows]


def test_an_actor_in_both_columns_tells_nothing() -> None:
    rows = cast("Hal Voss - Himself Voss", "Ida Wren - Hal Voss", "Jo Xander - Anna Mort")
    assert values(film(f"{BASE}<p>Starring: Hal Voss, Jo Xander</p>{rows}"), "actor") == [
        "person(hal voss)",
        "person(ida wren)",
        "person(jo xander)",
    ]


# --- people of the site ----------------------------------------------------------------------------------------------------

FACTS = "<p>Runtime: 101 min</p><p>Cast: Hal Voss, Ida Wren</p>"


@pytest.mark.parametrize("footer", [
    "<div>© 2020 Harbour Arts. Director: Mel Osgood. Editor: Lee Zorn</div>",
    "<p>Harbour Arts © 2020<br>Director: Mel Osgood<br>Editor: Lee Zorn</p>",
    "<p>Copyright 2020 Harbour Arts | Director: Mel Osgood</p>",
])  # fmt: skip
def test_who_runs_a_site_did_not_make_the_film(footer: str) -> None:
    found = film(FACTS + footer)
    assert values(found, "actor") == ["person(hal voss)", "person(ida wren)"]
    assert values(found, "director") == values(found, "editor") == []


@pytest.mark.parametrize("rows", [
    "<p>Director: Ada Quill<br>© 1998 Gull Pictures</p>",
    "<p>© 1998 Gull Pictures<br>Director: Ada Quill<br>Runtime: 101 min</p>",
    "<p>Photo: © Gull Pictures<br>Director: Ada Quill</p><p>Runtime: 101 min</p>",
])  # fmt: skip
def test_who_has_the_rights_in_a_film_takes_no_director_away(rows: str) -> None:
    assert values(film(f"{rows}<p>Cast: Hal Voss, Ida Wren</p>"), "director") == ["person(ada quill)"]


# --- marks --------------------------------------------------------------------------------------------------------------


def marks(found: Record) -> list[tuple[str, str]]:
    """Properties and values of the aggregate ratings."""
    return sorted((c.property, str(c.value)) for c in found.claims if c.subject.kind == "rating" and c.property != "rater")


@pytest.mark.parametrize(("lang", "shown", "score", "count"), [
    ("es", "<div>6,4</div><div>1.284 votos</div>", "6.4", "1284"),
    ("es", "<div>6,4</div><div>1.284</div><div>votos</div>", "6.4", "1284"),
    ("pl", "<span>6,2</span> <span>842 oceny</span>", "6.2", "842"),
    ("de", "<p>6.8 Community 231 Bewertungen</p>", "6.8", "231"),
    ("nl", "<span>3,62</span> <span>(512 stemmen)</span>", "3.62", "512"),
])  # fmt: skip
def test_a_mark_below_the_name_need_not_say_its_scale_where_votes_tell_what_it_is(lang: str, shown: str, score: str, count: str) -> None:
    found = film(shown + BASE, lang)
    assert ("score", f"{score}") in [(p, v.removesuffix(".0")) for p, v in marks(found)]
    assert ("rating_count", count) in marks(found)
    assert not [value for property, value in marks(found) if property == "best"]


@pytest.mark.parametrize("shown", [
    "<div>6,4</div><div>1.284</div>", "<p>6.8 million 231 votes</p>", "<p>6.8 from 231 votes</p>", "<p>$6.8 231 votes</p>", "<p>6.8% 231 votes</p>",
    "<p>6.8 km, 231 notes</p>", "<p>Rate this film: 6.8 231 votes</p>",
])  # fmt: skip
def test_other_numbers_are_no_marks(shown: str) -> None:
    assert marks(film(shown + BASE)) == []


def test_a_mark_in_a_text() -> None:
    found = text(
        "El faro de Ida (2011)\n\nTítulo original\nEl faro de Ida\nAño\n2011\nDuración\n104 min.\nDirección\nNuria Salas\n\n6,4\n1.284\nvotos\n"
    )
    assert ("rating_count", "1284") in marks(found)
