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


TABLE = """\
Low Tide (1998 film)

From Wikipedia, the free encyclopedia
Low Tide
Theatrical release poster
Directed byAda Quill
Screenplay by
  • Bo Marsh
  • Cy Oland
Produced byFay Tull,
Gus Ulm
Starring
  • Hal Voss
  • Ida Wren
Music byMo Abbot
Production
companies
  • Harbour Films
Running time101 minutes[2]
Countries
  • United States[3]
  • Norway
LanguageEnglish
Budget$6.3 million[4]

Low Tide is a 1998 American drama film directed by Ada Quill. It stars Hal Voss as a keeper.

Plot

A keeper waits for the sea to come back. One night it does, and a boat is in it.
"""
SCORED = """\
Marea baja
7,1
12.345 votos
Título original
Low Tide
Año
1998
Duración
101 min.
País
Estados Unidos
Dirección
Ada Quill
Reparto
Hal Voss
Ida Wren
Género
Drama
"""
JOINED = "Films\nMarée basse\nSéancesCasting\nDe Ada Quill\nAvec Hal Voss, Ida Wren\nTitre original Low Tide\n1h 41min\n"


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


def test_cells_that_ran_together_are_rows_of_a_table() -> None:
    assert told(TABLE, "director", "writer", "producer", "actor", "composer", "duration", "country", "language", "company") == {
        "director": ["person(ada quill)"], "writer": ["person(bo marsh)", "person(cy oland)"],
        "producer": ["person(fay tull)", "person(gus ulm)"], "actor": ["person(hal voss)", "person(ida wren)"],
        "composer": ["person(mo abbot)"], "duration": ["PT1H41M"], "country": ["country(us)", "country(no)"], "language": ["en"],
        "company": ["organization(harbour films)"],
    }  # fmt: skip


def test_a_few_words_that_run_together_are_no_table() -> None:
    page = "Low Tide (1998)\nDirected byAda Quill\nLow Tide is a film of 1998.\nStarring\nHal Voss\nRunning time: 101 minutes\n"
    assert told(page, "director")["director"] == []


@pytest.mark.parametrize(("page", "name"), [(SCORED, "Marea baja"), (JOINED, "Marée basse")])
def test_scores_votes_and_menus_between_a_name_and_its_rows_are_no_names(page: str, name: str) -> None:
    assert told(page, "name")["name"] in ([name], [])
    assert not {"12.345 votos", "7,1", "SéancesCasting"} & set(told(page, "name")["name"])


def test_half_of_a_heading_is_no_actor() -> None:
    page = "Low Tide (1998)\nLow Tide\nDirector: Ada Quill\nRuntime: 101 min\nFull Cast & Crew\nCast\n& Crew\nHal Voss\n"
    assert "person(& crew)" not in told(page, "actor")["actor"]


def test_a_site_s_address_is_no_film() -> None:
    menu = CZECH.partition("\n")[2]
    assert told(menu + "Filmarchiv.cz\nFilmarchiv.cz\n", "name")["name"] != ["Filmarchiv.cz"]


def test_a_name_with_its_year_above_a_label_is_found_below_a_long_menu() -> None:
    menu = "".join(f"Item {n}\n" for n in range(20))
    page = menu + "Low Tide (1998)\n\nDirected by\n\n  • Ada Quill\n\nLanguage\n\n  • English\n\nLength\n\n  • 1 hour 28 minutes\n"
    assert told(page, "name", "year") == {"name": ["Low Tide"], "year": ["1998"]}
    assert told(page + page.partition("Low")[2].replace(" Tide", "High Tide"), "name")["name"] != ["High Tide"]


def test_the_mark_of_a_point_is_no_part_of_a_plot() -> None:
    page = JOBS.replace("Genre\n", "Synopsis\n\n  • A purser finds a list of passengers with his own name on it.\n\nGenre\n")
    assert told(page, "description")["description"] == ["A purser finds a list of passengers with his own name on it."]
