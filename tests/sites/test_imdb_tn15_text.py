"""IMDb's title pages of 2006 to 2010 whose tags are gone: in lines and on one line, where ``more`` closes a value."""

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.sites import read

PAGE = """IMDb > The Salt Sea (1968)
Quicklinks
Top Links
Overview
User Rating:
6.9/10   1,204 votes
MOVIEmeter:
Down 12% in popularity this week.
Director:
Aino Roe
Writers:
Aino Roe (screenplay) and
Piet Mol (novel) ...
more
Release Date:
1 March 1968 (Finland) more
Tagline:
They salted the sea. more
Plot:
Two brothers guard a salt store. full summary | full synopsis
Plot Keywords:
Salt | Winter more
Awards:
2 wins & 1 nomination more
User Comments:
Slow and salty more (3 total)
Cast
 (Credited cast)
Ivo Lund ... Eino
Ann Bell ... Commander Steel (as A. Bell)
rest of cast listed alphabetically:
Bo Marsh ... Sailor (uncredited)
Create a character page for: Eino ?
more
Additional Details
Also Known As:
Suola ja meri (Finland) (original title)
Havets salt (Sweden)
more
MPAA:
Rated R for salt.
Runtime:
104 min | Sweden:98 min (cut)
Company:
Salt Films more
Fun Stuff
Trivia:
The store burned twice. more
Quotes:
Eino:
Salt is salt.
more
Movie Connections:
Featured in Seven Winters (1989) (TV) more
Soundtrack:
Salt Song more
FAQ
This FAQ is empty. Add the first question.

User Comments (Comment on this title)
1 out of 2 people found the following comment useful.
Slow and salty, 3 May 2007
Author: merikarhu from Turku, Finland
The plot is thin. Trivia: it burned. Plot: none.

Was the above comment useful to you?
more (3 total)

Message Boards
Discuss this title with other users on IMDb message board for The Salt Sea (1968)

Recommendations
If you enjoyed this title, our database also recommends:
The Frost Winter of Sea and Store
Copyright © 1990-2008 Internet Movie Database Inc.
"""


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


def said(text: str, property: str) -> list[str]:
    return [str(claim.value).casefold() for claim in record(text).claims if claim.property == property]


FORMS = {"in lines": PAGE, "on one line": " ".join(PAGE.split()), "in small letters": " ".join(PAGE.lower().split())}
FACTS = {
    "director": ["person(aino roe)"],
    "credit_note": ["screenplay", "novel"],
    "release_date": ["1968-03-01"],
    "tagline": ["they salted the sea."],
    "description": ["two brothers guard a salt store."],
    "keyword": ["salt", "winter"],
    "award": ["2 wins & 1 nomination"],
    "actor": ["person(ivo lund)", "person(ann bell)", "person(bo marsh)"],
    "character_name": ["eino", "commander steel", "sailor"],
    "credited_as": ["a. bell"],
    "certificate_reason": ["salt"],
    "duration": ["pt1h44m"],
    "company": ["organization(salt films)"],
    "rating_count": ["1204"],
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("property", FACTS)
def test_values_end_where_the_link_to_more_stands(form: str, property: str) -> None:
    assert said(FORMS[form], property) == FACTS[property]


@pytest.mark.parametrize("form", FORMS)
def test_titles_abroad_are_read_without_their_countries(form: str) -> None:
    assert [t for t in said(FORMS[form], "alternate_name") if t != "a. bell"] == ["suola ja meri", "havets salt"]
    assert "the salt sea" in said(FORMS[form], "name")


def test_the_comment_is_its_author_s_words_and_no_label_in_them_is_one() -> None:
    assert said(PAGE, "body") == ["the plot is thin. trivia: it burned. plot: none."]
    assert said(PAGE, "home") == ["place(turku, finland)"]
    assert (said(PAGE, "helpful_votes"), said(PAGE, "helpful_total"), said(PAGE, "review_date")) == (["1"], ["2"], ["2007-05-03"])


@pytest.mark.parametrize("form", ["on one line", "in small letters"])
def test_a_comment_whose_parts_run_together_is_a_notice(form: str) -> None:
    assert not said(FORMS[form], "body")
    assert "run-together" in {n.code for n in record(FORMS[form]).notices}


def test_names_of_directors_with_nothing_between_them_are_a_notice() -> None:
    page = FORMS["on one line"].replace("Director: Aino Roe", "Directors: Aino Roe Bo af Dale (co-director)")
    assert not said(page, "director")
    assert "run-together" in {n.code for n in record(page).notices}


CREW = """Produced by
Fox Tarn .... producer
Ann Bell .... executive producer
Original Music by
Ida Fonn
Cinematography by
Piet Mol (director of photography)
Film Editing by
Jo Wu
Makeup Department
Una Rey .... makeup artist
"""
COMBINED = (
    PAGE.replace("full summary | full synopsis", "Full summary » | Full synopsis »")
    .replace(" more\n", " See more »\n")
    .replace("(Credited cast)", "(in credits order) verified as complete")
    .replace("Create a character page", CREW + "Create a character page")
    .replace(
        "Suola ja meri (Finland) (original title)\nHavets salt (Sweden)\nmore",
        '"Suola ja meri" - Finland\n"Havets salt" - Sweden See more »',
    )
    .replace(
        "Company:\nSalt Films See more »",
        "Production Companies\nSalt Films\nFonds Nord (in association with)\nDistributors\nColumbine (USA)",
    )
)
"""The same film on ``/combined`` of later years: arrows behind the links, and the crew by departments."""


@pytest.mark.parametrize("property", sorted(FACTS.keys() - {"company", "credit_note"}))
def test_combined_pages_of_later_years_are_read_as_well(property: str) -> None:
    assert said(COMBINED, property) == FACTS[property]


def test_combined_pages_list_the_crew_by_departments_and_who_produced() -> None:
    assert said(COMBINED, "producer") == ["person(fox tarn)", "person(ann bell)"]
    assert (said(COMBINED, "composer"), said(COMBINED, "editor")) == (["person(ida fonn)"], ["person(jo wu)"])
    assert said(COMBINED, "contributor") == ["person(piet mol)", "person(una rey)"]
    assert said(COMBINED, "credit_note")[-2:] == ["director of photography", "makeup artist"]
    assert said(COMBINED, "company") == ["organization(salt films)", "organization(fonds nord)"]
    assert said(COMBINED, "alternate_name") == ["suola ja meri", "havets salt", "a. bell"]


def test_on_one_line_only_departments_of_one_name_are_read() -> None:
    page = " ".join(COMBINED.split())
    assert (said(page, "composer"), said(page, "editor"), said(page, "producer")) == (["person(ida fonn)"], ["person(jo wu)"], [])
    assert "run-together" in {n.code for n in record(page).notices}


def test_nothing_of_the_rest_of_the_page_is_a_song() -> None:
    for form in FORMS.values():
        assert [c.value.casefold() for c in record(form).claims if c.subject.kind == "recording" and c.property == "name"] == ["salt song"]  # type: ignore[union-attr]
