"""What names the film, series or episode at the head of a text of IMDb's classic pages, and what names others."""

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.sites import read


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


def said(found: Record, property: str) -> list[str]:
    return [str(c.value) for c in found.claims if c.property == property and c.subject == found.film]


RULER = tuple(str(number) for number in range(1, 11))
SIMILAR = (
    "Learn more", "People who liked this also liked...",
    "Ordinary Lamps", "(1980)", "Drama", *RULER, "7.8", "/", "10", "X", "A lamp goes out.", "Director:", "Ada Quill", "Stars:", "Bo Marsh",
    "Patrol", "(1970)", "Certificate: GP", "War", *RULER, "8.0", "/", "10", "X", "A soldier waits.", "Director:", "Cy Oland", "Stars:",
    "Ida Wren", "Gulls", "(1971)", "Crime", "|", "Western", *RULER, "6.1", "/", "10", "X", "Gulls come.", "Director:", "Jo Penn",
    "Stars:", "Hal Voss",
)  # fmt: skip
OWN = (
    "Edit", "Storyline", "Two sisters row to an island.", "Plot Summary", "|", "Plot Synopsis", "Genres:", "Comedy", "|", "Romance",
    "Parents Guide:", "View content advisory", "»", "Edit", "Details", "Country:", "Ireland", "Language:", "English", "Release Date:",
    "30 March 2007 (USA)", "See more", "»", "Runtime:", "98 min", "Edit", "Did You Know?", "Trivia", "The boat is real.", "See more", "»",
    "Frequently Asked Questions", "Message Boards", "Recent Posts",
)  # fmt: skip


def test_similar_titles_neither_name_a_film_whose_head_is_gone_nor_give_it_genres() -> None:
    found = record("\n\n".join((*SIMILAR, *OWN)))
    assert found.site == "imdb"
    assert said(found, "name") == []
    assert said(found, "genre") == ["Comedy", "Romance"]


def test_a_link_to_the_boards_on_lines_of_its_own_names_the_film_without_its_verb() -> None:
    found = record("\n\n".join((*SIMILAR, *OWN, "Discuss", "Low Tide (2006)", "on the IMDb message boards", "»")))
    assert said(found, "name") == ["Low Tide"]


MENU = "IMDb\nFull Cast & Crew | Trivia | IMDbPro | More\n"
HEAD = """\
{above}
{title}
{line}
A porter tells what he saw.
Director: Kenji Abramson
Writers: Denise Achter (created by), Val Quist (written by)
Stars: Fran Okoro, Bill Vane
See full cast & crew »
Storyline
Genres: Crime | Drama
Parents Guide: View content advisory »
Details
Country: Canada
Release Date: 2 February 2014 (Canada)  See more »
"""


@pytest.mark.parametrize("certificate", ["", "TV-14 | "])
def test_the_name_of_a_series_stands_over_its_line_and_its_years_in_that(certificate: str) -> None:
    line = certificate + "45min | Crime, Drama | TV Series (2011–2014)"
    found = record(HEAD.format(above=MENU + "Episode Guide\n26 episodes\n8.2/10\n9,411\nRate This", title="The Long Corridor", line=line))
    assert found.film is not None
    assert found.film.kind == "series"
    assert (said(found, "name"), said(found, "year"), said(found, "end_year")) == (["The Long Corridor"], ["2011"], ["2014"])


@pytest.mark.parametrize("certificate", ["", "TV-14 | "])
def test_the_name_of_an_episode_stands_over_its_line_below_number_and_marks(certificate: str) -> None:
    above = "The Long Corridor (2011–2014)\n« Previous\nAll Episodes (26)\nNext »\nSeason 3 | Episode 4\n9.0/10\n211\nRate This"
    line = certificate + "45min | Crime, Drama | Episode aired 2 February 2014"
    found = record(HEAD.format(above=MENU + above, title="What the Porter Saw", line=line))
    assert found.film is not None
    assert found.film.kind == "episode"
    assert said(found, "name") == ["What the Porter Saw"]
    assert said(found, "year") == []
    assert "The Long Corridor" in [str(c.value) for c in found.claims if c.property == "name"]


@pytest.mark.parametrize("first", ["Drama", "Episode", "Short"])
def test_what_stands_before_the_first_bar_is_no_certificate_where_it_is_a_genre_or_a_form(first: str) -> None:
    found = record(HEAD.format(above=MENU.rstrip(), title="11:04 (2016)", line=f"{first} | Sci-Fi | 2016 (USA)"))
    assert said(found, "certificate") == []


def test_a_film_without_length_is_named_over_its_genres() -> None:
    found = record(HEAD.format(above=MENU.rstrip(), title="11:04 (2016)", line="Drama, Sci-Fi | 2016 (USA)"))
    assert (said(found, "name"), said(found, "year")) == (["11:04"], ["2016"])
