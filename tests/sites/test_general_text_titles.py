"""What names the film of a text without tags, in the pages of shops and guides, and what stands beside the name and does not."""

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.sites import read

CREDITS = ("Director", "Ada Quill", "Writers", "Bo Marsh", "Starring", "Ida Wren, Hal Voss, Jo Penn")


def record(*lines: str) -> Record:
    text = "\n".join((*lines, ""))
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


def said(found: Record, property: str) -> list[str]:
    return [str(c.value) for c in found.claims if c.property == property and c.subject == found.film]


@pytest.mark.parametrize(
    "beside",
    [
        ("4.1", "18 reviews"),
        ("View in iTunes", "$9.99"),
        ("73% 214", "Watched 1.1k"),
        ("Cast & Details",),
        ("Infos",),
    ],
)
def test_marks_counts_prices_buttons_and_headings_name_no_film(beside: tuple[str, ...]) -> None:
    found = record("The Moth Collector", "2016 • 96 minutes", *beside, *CREDITS, *beside)
    assert said(found, "name") == ["The Moth Collector"]


def test_a_film_called_by_a_number_keeps_it() -> None:
    assert said(record("2.5 (2016)", "Drama | 96 min", *CREDITS), "name") == ["2.5"]


@pytest.mark.parametrize(
    ("head", "year"),
    [
        (("Low Tide", "1956, Movie, NR, 88 mins"), "1956"),
        (("Low Tide", "Drama, D/PL 2009", "Ein alter Uhrmacher bekommt eine Uhr zur Reparatur."), ""),
        (("Low Tide 2021 PG-13", "73% 214", "Watched 1.1k"), "2021"),
        (("Low Tide ★★★", "Comedy drama | 1961 | 92 mins | U"), "1961"),
        (("Low Tide ★★½", "Comedy drama | 1961 | 92 mins | U"), "1961"),
    ],
)
def test_the_name_stands_over_the_facts(head: tuple[str, ...], year: str) -> None:
    found = record(*head, *CREDITS)
    assert said(found, "name") == ["Low Tide"]
    assert said(found, "year") == ([year] if year else said(found, "year"))


def test_a_shelf_of_a_shop_is_no_name_where_facts_stand_below_each_other() -> None:
    cast = (
        "Starring: Ida Wren, Rui do Carmo, Jo Penn",
        "Genres",
        "Portuguese Movies, Dramas",
        "Cast",
        "Ida Wren",
        "Rui do Carmo",
        "Jo Penn",
        "Beto",
    )
    found = record(
        "UNLIMITED TV SHOWS & MOVIES", "Seven Hundred Steps", "2020", "TV-MA", "1h 39m", "Dramas", "She takes the stairs.", *cast
    )
    assert (said(found, "name"), said(found, "year"), said(found, "runtime_minutes")) == (["Seven Hundred Steps"], ["2020"], ["99"])
    assert not any(c.property == "character_name" for c in found.claims)


def test_a_cast_that_stands_there_twice_and_goes_on_is_of_one_film() -> None:
    facts = ("R • Thriller • Movie • 2018", "A chef bakes for a man.", "Starring: Ida Wren, Hal Voss", "Director: Ada Quill")
    again = ("About this Movie", "Bitter Salt", "A chef bakes for a man.", "Starring: Ida Wren Hal Voss Jo Penn", "Director: Ada Quill")
    found = record("Home / Movies / Bitter Salt", "Bitter Salt", *facts, *again)
    assert said(found, "name") == ["Bitter Salt"]
    other = record("Home / Movies", "Bitter Salt", *facts, "Sour Salt", "Starring: Cy Oland", "Director: Bo Marsh")
    assert other.film is None


@pytest.mark.parametrize(
    "above",
    [
        ("drama", "1991, 76 min"),
        (".", "Jugenddrama", "DE 2012, 94 Min., Kinostart 21.11.2013"),
        ("Festival", "City:", "Ebbe", "Cinemas:", "Saal Nord", "- Ebbe : 26 March", "Country: Norway"),
    ],
)
def test_no_film_is_called_by_its_genre_nor_by_what_another_row_gives(above: tuple[str, ...]) -> None:
    """Where the name is lost with the page's head, nothing takes its place."""
    assert said(record(*above, "Regie: Ada Quill", "Darsteller: Ida Wren, Hal Voss", "Länge: 94 Min.", "Genre: drama"), "name") == []


def test_a_heading_over_what_a_page_says_of_its_film_is_no_name_and_the_original_title_below_it_is() -> None:
    rows = ("Reżyseria:", "Ada Quill", "Scenariusz:", "Bo Marsh", "Obsada:", "Ida Wren, Hal Voss", "Czas trwania:", "112 min.")
    assert said(record("O filmie", "Tytuł oryginalny:", "Ćma", *rows), "name") == ["Ćma"]


def test_a_row_and_a_line_name_a_film_below_a_warning_that_the_text_repeats() -> None:
    lines = ("SPOILERS", "Este blog puede contener Spoilers en las críticas.", "LA POLILLA", "Película: La Polilla")
    rows = ("País: España", "Duración: 98 min", "Actores: Ida Wren, Hal Voss", "Sinopsis:", "Una mujer colecciona polillas en un faro.")
    assert said(record(*lines, *rows), "name") == ["La Polilla"]
