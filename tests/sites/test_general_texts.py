"""Texts without markup: pages whose tags were stripped, in lines, in tables between bars, or in one line, with or without capitals."""

# ruff: noqa: E501 - tables of pages

from __future__ import annotations

import pytest

from kg.intake import read_document
from kg.model import Document, Record


def read(text: str) -> Record:
    return read_document(Document("page.txt", "0" * 64, text, len(text)), "")


def values(found: Record, property: str) -> list[str]:
    """The values of a property of the film, people and companies by their folded names."""
    return [str(c.value) for c in found.claims if c.subject == found.film and c.property == property]


def characters(found: Record) -> list[str]:
    return [str(c.value) for c in found.claims if c.property == "character_name"]


ROWS = "Director: Ada Quill\nWriter: Bo Marsh\nRunning time: 101 min\nCountry: Norway\n"

# --- silence -----------------------------------------------------------------------------------------------------------

NO_FILM = {
    "two films": f"Tides of the week\n\nLow Tide\n\n{ROWS}\nHigh Tide\n\n" + ROWS.replace("Ada", "Uma").replace("Bo M", "Cy M").replace("101", "98").replace("Norway", "Spain"),
    "films in brackets": "".join(f"{n} TIDE (NORWAY, {y})\nA quiet one.\nDirector: {d}.\nCast: {c}, Kit Yates.\nRunning time: {m} min\n"
                                 for n, y, d, c, m in (("LOW", 1998, "Ada Quill", "Hal Voss", 101), ("HIGH", 1999, "Uma Viel", "Ida Wren", 98), ("NEAP", 2000, "Bo Marsh", "Jo Xander", 95))),
    "a page without a name": f"Drama | Norway 1998 | 101 min\n\n{ROWS}",
    "a date over the rows": f"Thursday, 31 March 1998\n\n{ROWS}",
    "whose reviews they are": f"User reviews\nIMDbPro\n\nUser reviews of many\nIMDbPro\n{ROWS}",
    "a section over the rows": f"Cast & Crew\n\n{ROWS}",
    "a menu": "Filmhaus\nNews\nShowtimes\nStudios\nPeople\nGenres\nDirectors\nActors\nForums\n",
    "no word of films": "Low Tide (1998)\n\nHeight: 3 m\nWidth: 4 m\n",
}  # fmt: skip


@pytest.mark.parametrize("name", NO_FILM)
def test_a_text_about_no_one_film_gives_no_claim(name: str) -> None:
    assert read(NO_FILM[name]).claims == ()


# --- names -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("head", "name", "year"), [
    ("Low Tide (1998)\n", "Low Tide", "1998"),
    ("Low Tide (1998) - Overview - Filmhaus\n\nLow Tide\n", "Low Tide", "1998"),
    ("Low Tide > Overview - Filmhaus\n\nEve Stone (1923)\n\nLow Tide\n", "Low Tide", None),
    ("Skip to content\n\nLow Tide\n\nA keeper waits in Low Tide for the sea.\n", "Low Tide", None),
    ("Filmhaus\n\nLow Tide (1998)\n\nLow Tide is quiet.\n", "Low Tide", "1998"),
    ("Thursday, 31 March 1998\n\nLow Tide\n\nLow Tide is quiet.\n", "Low Tide", None),
    ("LOW TIDE\n(1998)\nLow Tide is quiet.\n", "LOW TIDE", "1998"),
    ("News of the week\n\nLow Tide\n\n", "Low Tide", None),
    ("Ebbe / Low Tide (1998) | Filmhaus\n\nEbbe\n", "Ebbe", "1998"),
    ("Low Tide\nDrama | Norway | 101 min\n", "Low Tide", None),
    ("- Low Tide from 16 years on.\n\nLow Tide\n\nLow Tide is quiet.\n", "Low Tide", None),
])  # fmt: skip
def test_the_name_is_one_of_the_first_lines(head: str, name: str, year: str | None) -> None:
    found = read(head + ROWS)
    assert values(found, "name") == [name]
    assert values(found, "year") == ([year] if year else [])


@pytest.mark.parametrize("head", ["Tides (TV Series 1998–2003)\n", "Tides (1998) (TV series)\nTides is quiet.\n"])
def test_brackets_behind_the_name_tell_a_series(head: str) -> None:
    found = read(head + ROWS)
    assert found.film is not None
    assert found.film.kind == "series"


# --- labels and values without a line or a mark of their own ------------------------------------------------------------


def test_labels_that_follow_each_other_in_one_line_part_their_values() -> None:
    found = read("Low Tide (1998)\nRegie: Ada Quill Drehbuch: Bo Marsh, Cy Oland Länge: 101 Minuten Land: Norwegen Kamera: Eve Stone\n")
    assert values(found, "director") == ["person(ada quill)"]
    assert values(found, "writer") == ["person(bo marsh)", "person(cy oland)"]
    assert values(found, "duration") == ["PT1H41M"]
    assert values(found, "country") == ["country(no)"]


def test_sentences_of_label_and_value_are_rows() -> None:
    found = read(
        "Low Tide (1998)\nDirección: Ada Quill. País: Noruega. Duración: 101 minutos. Guion: Bo Marsh (Cómic: Cy Oland). Música: Mo Abbot.\n"
    )
    assert (values(found, "director"), values(found, "country")) == (["person(ada quill)"], ["country(no)"])
    assert (values(found, "writer"), values(found, "composer")) == (["person(bo marsh)"], ["person(mo abbot)"])


def test_before_a_label_that_is_not_known_a_value_ends_nowhere() -> None:
    found = read("Low Tide (1998)\nDirector: Ada Quill Dolly Grip: Ned Ott Runtime: 101 min Writer: Bo Marsh Country: Norway\n")
    assert values(found, "director") == []
    assert values(found, "writer") == ["person(bo marsh)"]


def test_cells_between_bars_are_rows() -> None:
    table = "Low Tide | |\n---|---|\nDirected by | Ada Quill |\nWritten by |\nBo Marsh |\nStarring | |\nRelease date |\n|\nRunning time | 101 minutes[1] |\nCountry | Norway |\n"
    found = read(f"{table}Low Tide[2] (transl. of the sea) is a 1998 drama film directed by Ada Quill.\n")
    assert (values(found, "director"), values(found, "writer")) == (["person(ada quill)"], ["person(bo marsh)"])
    assert (values(found, "duration"), values(found, "country"), values(found, "year")) == (["PT1H41M"], ["country(no)"], ["1998"])
    assert values(found, "released") == []


@pytest.mark.parametrize("rows", [
    "Anno 1998\n\nPaese Norvegia\n\nDurata 101 minuti\n\nGenere Commedia\n\nRegia Ada Quill\n",
    "Anno1998\nPaeseNorvegia\nDurata101 minuti\nGenereCommedia\nRegiaAda Quill\n",
    "Anno - 1998\nPaese - Norvegia\nDurata – 101 minuti\nGenere - Commedia\nRegia - Ada Quill\n",
])  # fmt: skip
def test_several_lines_that_begin_with_a_label_are_rows(rows: str) -> None:
    found = read(f"Bassa marea (1998)\n\n{rows}")
    assert (values(found, "director"), values(found, "duration")) == (["person(ada quill)"], ["PT1H41M"])
    assert (values(found, "country"), values(found, "genre")) == (["country(no)"], ["Commedia"])


@pytest.mark.parametrize("between", ["      ", "| "], ids=["columns", "bars"])
def test_the_heading_of_rows_is_not_what_they_belong_to(between: str) -> None:
    rows = [("Productora", "Quill Pictures"), ("Distribución", "Mar Films"), ("Presupuesto", "6 300 000 dólares"), ("País", "Noruega")]
    table = "\n".join(f"{label}{between}{value}" for label, value in rows)
    found = read(f"Marea baja\n\nDirección{between}Ada Quill\nDuración{between}101 minutos\nAño{between}1998\nCompañías\n{table}\n")
    assert values(found, "company") == ["organization(quill pictures)"]
    assert values(found, "country") == ["country(no)"]


def test_prose_that_begins_with_labels_is_none() -> None:
    found = read(
        f"Low Tide (1998)\n\n{ROWS}\nMusic of the sea.\nEditing is slow.\nGenre does not matter.\nStory of a keeper.\nBudget was small.\n"
    )
    assert {c.property for c in found.claims if c.subject == found.film} == {
        "name",
        "year",
        "director",
        "writer",
        "duration",
        "runtime_minutes",
        "country",
    }


# --- what lost the marks between its parts ------------------------------------------------------------------------------


@pytest.mark.parametrize(("row", "property", "expected"), [
    ("Music | Mo Abbot Ned Ottosen |", "composer", []),
    ("Music | Mo Abbot |", "composer", ["person(mo abbot)"]),
    ("Production companies | Gull Films NRK Les Films du Phare TF9 |", "company", []),
    ("Country | Italy South Korea United Kingdom |", "country", ["country(it)", "country(kr)", "country(gb)"]),
    ("Country | Italy by the sea |", "country", []),
    ("Genre | Drama Comedy |", "genre", ["Drama", "Comedy"]),
    ("Genre | quiet films by the sea |", "genre", []),
])  # fmt: skip
def test_names_that_nothing_parts_are_left_out_and_known_words_are_not(row: str, property: str, expected: list[str]) -> None:
    found = read(f"Low Tide (1998)\nDirected by | Ada Quill |\nRunning time | 101 min |\nWritten by | Bo Marsh |\n{row}\n")
    assert values(found, "director") == ["person(ada quill)"]
    assert values(found, property) == expected


def test_an_unparted_list_of_names_is_none_in_a_plain_text_either() -> None:
    assert values(read(f"Low Tide (1998)\n{ROWS}Producers\nFay Tull Gus Unger\n"), "producer") == []


# --- casts -------------------------------------------------------------------------------------------------------------


def test_characters_in_brackets_between_dots_are_read() -> None:
    found = read(f"Low Tide (1998)\n{ROWS}\nCast\nHal Voss (Tom Keel) · Ida Wren (Mary Keel) · Jo Xander (the keeper's dog)\n")
    assert values(found, "actor") == ["person(hal voss)", "person(ida wren)", "person(jo xander)"]
    assert characters(found) == ["Tom Keel", "Mary Keel", "the keeper's dog"]


def test_dots_in_a_line_of_their_own_part_actor_and_character() -> None:
    found = read(f"Low Tide (1998)\n{ROWS}\nCast\nHal Voss\n...\nTom Keel\nIda Wren\n...\nMary Keel\n\nAdditional Details\n")
    assert values(found, "actor") == ["person(hal voss)", "person(ida wren)"]
    assert characters(found) == ["Tom Keel", "Mary Keel"]


def test_a_link_to_more_is_no_character() -> None:
    found = read(f"Low Tide (1998)\n{ROWS}Starring: Hal Voss, Ida Wren ...more Watch Trailer\n")
    assert characters(found) == []


# --- one line ----------------------------------------------------------------------------------------------------------

ONE = (
    "Low Tide (1998) - Movie Info - Filmhaus News Movies DVD Search Low Tide (1998) Genres: Drama, Thriller Running Time: 1 hr. 41 min."
    " Release Date: March 31, 1998 Starring: Hal Voss, Ida Wren Directed by: Ada Quill Produced by: Fay Tull More from Filmhaus and"
    " others in the same sea of pages that goes on and on without any mark"
)


@pytest.mark.parametrize("text", [ONE, ONE.lower()])
def test_a_page_in_one_line_is_read_up_to_its_last_label(text: str) -> None:
    found = read(text)
    assert [v.casefold() for v in values(found, "name")] == ["low tide"]
    assert (values(found, "duration"), values(found, "released")) == (["PT1H41M"], ["1998-03-31"])
    assert (values(found, "director"), values(found, "producer")) == (["person(ada quill)"], [])
    assert values(found, "actor") == ["person(hal voss)", "person(ida wren)"]


# --- nothing hangs -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "filler", ["a: " * 60_000, "Genre: " * 30_000, "(" * 80_000 + ":" * 100, "Regie | " * 20_000, "Anno 1998\n" * 20_000, "...\n" * 20_000]
)
def test_a_text_made_to_hurt_is_read_in_time(filler: str) -> None:
    found = read(f"Low Tide (1998)\n{ROWS}\n{filler}")
    assert not any(n.code == "reader-failed" for n in found.notices)


# --- cards of other films ----------------------------------------------------------------------------------------------

FILM_S = ROWS + "Year: 1998\n"
CARD = "High Tide\nGenre: Horror\nDirector: Uma Viel\nDuration: 90 min\nCountry: Sweden\n"


@pytest.mark.parametrize("between", ["", "\n", "\nLow Tide\n"])
@pytest.mark.parametrize("card", [CARD, "Buy the disc\nStudio: Gull Video\nRun time: 93 minutes\n"])
def test_a_card_between_the_name_and_the_facts_is_another_s(card: str, between: str) -> None:
    found = read(f"Low Tide (1998)\n{card}{between}{FILM_S}")
    assert [values(found, p) for p in ("director", "runtime_minutes", "genre", "company")] == [["person(ada quill)"], ["101"], [], []]


def test_a_line_below_the_name_heads_the_film_s_facts_where_a_card_follows_with_its_own() -> None:
    found = read(f"Low Tide (1998)\nEbbe\n{FILM_S}\n{CARD}")
    assert [values(found, p) for p in ("director", "runtime_minutes", "genre")] == [["person(ada quill)"], ["101"], []]


def test_a_card_that_nothing_contradicts_is_the_film_s() -> None:
    assert values(read("Low Tide (1998)\nEbbe\n" + FILM_S), "director") == ["person(ada quill)"]


def test_a_point_of_a_counted_list_is_no_name() -> None:
    assert not read("My ten favourites\n\n1. Low Tide (1998)\n" + ROWS).claims


@pytest.mark.parametrize("row", ["Längd i minuter: 91", "Länge in Minuten: 91"])
def test_a_bare_number_beside_a_label_with_minutes_is_one_of_minutes(row: str) -> None:
    found = read(f"Ebbe (1998)\nEbbe är en film.\nRegi: Ada Quill\nDirector: Ada Quill\n{row}\n")
    assert (values(found, "runtime_minutes"), values(found, "duration")) == (["91"], ["PT1H31M"])


def test_two_lengths_of_one_director_are_versions_of_one_film() -> None:
    found = read(
        "Low Tide (1998)\nA keeper waits\nDirector: Ada Quill\nRunning time: 101 min\nExtended\nDirector: Ada Quill\nRunning time: 130 min\n"
    )
    assert values(found, "runtime_minutes") == ["101"]


def test_who_signs_a_text_is_not_its_film() -> None:
    assert "By Jo Penn" not in values(read(f"Review: “Low Tide” waits for the sea\nBy Jo Penn\n{ROWS}"), "name")


# --- a cast above the crew -------------------------------------------------------------------------------------------


def test_the_last_of_three_stars_has_not_the_job_that_heads_the_next_name() -> None:
    crew = "Cinematography\nKay Young\nEdited by\nLee Zorn,\nA.C.E.\nMusic by\nMo Abbot\nRunning time\n101 minutes\n"
    found = read(f"Low Tide (1998)\nDirected by\nAda Quill\nStarring\nHal Voss\nIda Wren\nJo Xander\n{crew}")
    assert values(found, "actor") == ["person(hal voss)", "person(ida wren)", "person(jo xander)"]
    assert characters(found) == []


# --- family names in front -------------------------------------------------------------------------------------------


def test_family_names_in_front_are_parted_by_semicolons() -> None:
    found = read("Low Tide (1998)\n\nDirector: Fo, Ed\nCast: Quill, Ada; Marsh, Bo T.; Van Oland, Cy (Keeper)\nRuntime: 95 min\n")
    assert values(found, "director") == ["person(fo, ed)"]
    assert [str(c.value) for c in found.claims if c.property == "name" and c.subject.kind == "person"] == [
        "Fo, Ed", "Quill, Ada", "Marsh, Bo T.", "Van Oland, Cy",
    ]  # fmt: skip


def test_people_of_one_name_each_are_no_family_name_and_first_name() -> None:
    found = read("Low Tide (1998)\n\nDirector: Ed Fo\nCast: Oland, Marsh\nRuntime: 95 min\n")
    assert {c.value for c in found.claims if c.property == "name" and c.subject.kind == "person"} == {"Ed Fo", "Oland", "Marsh"}
    found = read("Low Tide (1998)\n\nDirector: Ed Fo\nCast: Oland, Marsh\nThe novel is by Marsh Olander.\nRuntime: 95 min\n")
    assert {c.value for c in found.claims if c.property == "name" and c.subject.kind == "person"} == {"Ed Fo", "Oland", "Marsh"}


@pytest.mark.parametrize("shown", ["Quill, Ada .... The Keeper\nMarsh, Bo T. .... Tam", "It is the first film of Ed Fo."])
def test_a_family_name_stands_in_front_where_the_page_shows_it_otherwise(shown: str) -> None:
    found = read(f"Low Tide (1998)\n\nDirector: Fo, Ed\nRuntime: 95 min\n\nCast\n{shown}\n")
    assert values(found, "director") == ["person(fo, ed)"]


@pytest.mark.parametrize("above", ["|", "||", "|\n|", "Drama\n|"])
def test_bars_above_the_rows_name_nothing(above: str) -> None:
    found = read(f"Hal Voss\n{above}\nDirector: Ada Quill\nRunning time: 101 min\nGenre: Drama\n")
    assert "reader-failed" not in {notice.code for notice in found.notices}
    assert not [claim for claim in found.claims if "|" in str(claim.value)]
