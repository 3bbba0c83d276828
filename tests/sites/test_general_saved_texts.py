"""Texts of film sites that no reader knows, as tags leave them: menus above the name, names above their jobs, pieces on lines."""

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.sites import read

CZECH = """\
Nízká voda (2018) | Filmarchiv.cz
Filmarchiv.cz
Hledat
Novinky
Žánry
Disky
Ocenění
Nízká voda
Low Tide
Krimi
Režie:
Ada Quill
Scénář:
Bo Marsh
Kamera:
Ivo Lund
Hudba:
Ann Bell
,
Sam Quill
Hrají:
Cyd Wren
,
Jo Wu
,
Eva Mar
,
Jim Orr
"""

DIARY = """\
‎Night Ferry (2009) directed by Aino Roe • Reviews, film + cast • Filmdiary
Films
Lists
Members
Night Ferry
2009
Directed by
Aino Roe
Synopsis
A purser finds a list of passengers with his own name on it, and the lists go on.
Cast
Ilse Okafor
Tobias Wren
Writer
Writer
Piet Mol
"""

JOBS = """\
Night Ferry (1949)
1h 42m 1949
Cast & Crew
Read More
Aino Roe
Director
Ilse Okafor
Vera Lund
Tobias Wren
The Purser
Piet Mol
Screenwriter
Genre
Drama
Production Company
Harbor Lane Pictures
Duration
1h 42m
Color
Black and White
Theatrical Aspect Ratio
1.37 : 1
"""

STREAM = """\
Watch Night Ferry | Streamhouse
Night Ferry
2009 | Maturity Rating: PG-13 | 1h 42m | Drama
A purser finds a list of passengers with his own name on it.
Starring: Ilse Okafor, Tobias Wren, June Marlowe
More Details
"""

ROWS = """\
Night Ferry (2009)
Directed by Aino Roe
Genres - Drama, Mystery  |   Release Date - Apr 16, 2009 (USA - Limited)  |   Run Time - 102 min.  |   Countries - Norway, Ireland
Cast
Ilse Okafor ... Vera Lund
Tobias Wren ... The Purser
"""

SHOP = """\
Night Ferry
6.8 1h 42min
A purser finds a list of passengers with his own name on it.
Directors
Aino Roe
Starring
Ilse Okafor, Tobias Wren, June Marlowe
More details
Director
Aino Roe
Producers
Ann Bell
"""


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


def told(text: str, *properties: str) -> dict[str, list[str]]:
    found = record(text)
    return {
        p: list(dict.fromkeys(str(c.value) for c in found.claims if c.property == p and c.subject == found.film)) for p in properties
    }  # fmt: skip


def test_the_name_of_the_site_is_not_the_film_s_and_an_item_of_a_menu_no_genre() -> None:
    assert told(CZECH, "name", "year") == {"name": ["Nízká voda"], "year": ["2018"]}
    assert "Disky" not in told(CZECH, "genre")["genre"]


def test_names_with_a_comma_on_a_line_between_them_are_a_row() -> None:
    assert told(CZECH, "actor")["actor"] == ["person(cyd wren)", "person(jo wu)", "person(eva mar)", "person(jim orr)"]
    assert told(CZECH, "composer")["composer"] == ["person(ann bell)", "person(sam quill)"]


def test_a_title_line_that_names_the_director_says_the_name_that_a_menu_does_not() -> None:
    assert told(DIARY, "name", "year", "director") == {"name": ["Night Ferry"], "year": ["2009"], "director": ["person(aino roe)"]}


def test_nobody_directs_because_a_job_stands_below_the_name_before() -> None:
    assert told(JOBS, "director", "actor", "name") == {"director": [], "actor": [], "name": ["Night Ferry"]}


def test_a_streaming_page_with_a_line_of_facts_and_who_stars() -> None:
    assert told(STREAM, "name", "year", "duration") == {"name": ["Night Ferry"], "year": ["2009"], "duration": ["PT1H42M"]}


def test_where_a_film_was_released_is_not_where_it_was_made() -> None:
    assert told(ROWS, "country")["country"] == ["country(no)", "country(ie)"]


@pytest.mark.parametrize("above", ["", "Menu\n", "Home\nMovies\n"])
def test_who_directs_is_no_film(above: str) -> None:
    assert "Aino Roe" not in told(above + SHOP, "name")["name"]
