"""Metacritic's pages of 2005 to 2010 as texts: labels in capitals, critics and users below sentences that are no reviews."""

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.sites import read

TEXT = """\
Movies: Film > Limited > Bell Harbor
Bell Harbor
Parish Films
64 out of 100
Generally favorable reviews
based on 21 critics
How did we calculate this?
Read critic reviews
7.8 out of 10
based on 14 votes
Read user comments
MPAA RATING: R for drug use
Starring Carla Nyman, Abe Forsythe, Jr.
A church bell falls into a harbor. (Parish Films)
GENRE(S): Drama | Comedy
WRITTEN BY: Sol Winter
DIRECTED BY: Sol Winter
RELEASE DATE: DVD: September 12, 2006
Theatrical: April 21, 2006
RUNNING TIME: 88 minutes, Color
ORIGIN: USA
What The Critics Said
All critic scores are converted to a 100-point scale.
90
Boston Ledger
Sam Odell
A bell-clear debut.
Read Full Review >
40
Daily Post
Sinks like its subject.
Read Full Review >
What Our Users Said
Vote Now!
The average user rating for this movie is 7.8 (out of 10) based on 14 User Votes
Note: User votes are NOT included in the Metascore calculation.
Gus H. gave it an8:
Breaks your heart twice.
Tina gave it a3:
Bored.
"""


def record(text: str = TEXT) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


def said(found: Record, property: str) -> list[str]:
    return [str(c.value) for c in found.claims if c.property == property and c.subject == found.film]


def below(found: Record, property: str) -> list[str]:
    return [str(c.value) for c in found.claims if c.property == property and c.subject != found.film]


def test_a_record_is_no_film_of_these_pages() -> None:
    album = TEXT.replace("MPAA RATING", "LABEL").replace("DIRECTED BY", "PRODUCED BY").replace("RUNNING TIME", "TRACKS")
    assert "Bell Harbor" not in said(record(album), "name")


def test_sentences_of_the_site_are_no_reviews() -> None:
    assert below(record(), "body") == ["A bell-clear debut.", "Sinks like its subject.", "Breaks your heart twice.", "Bored."]


def test_where_a_paper_and_a_critic_share_a_line_neither_is_named() -> None:
    found = record(TEXT.replace("Boston Ledger\nSam Odell", "Boston Ledger Sam Odell"))
    assert not any(c.property == "name" and "Odell" in str(c.value) for c in found.claims)


def test_the_film_and_its_labels() -> None:
    found = record()
    assert found.site == "metacritic"
    assert said(found, "name") == ["Bell Harbor"]
    assert said(found, "genre") == ["Drama", "Comedy"]
    assert said(found, "certificate") == ["R"]
    assert said(found, "runtime_minutes") == ["88"]
    assert said(found, "released") == ["2006-04-21"]
    assert {"Sol Winter", "Carla Nyman", "Abe Forsythe, Jr.", "Sam Odell", "Boston Ledger"} <= {*below(found, "name")}


@pytest.mark.parametrize("value", ["64.0", "7.8", "90.0", "40.0", "8.0", "3.0"])
def test_scores_of_critics_and_users(value: str) -> None:
    assert value in below(record(), "score")


def test_the_page_s_title_names_the_film_with_its_year() -> None:
    found = record("Bell Harbor (2006): Reviews\n" + TEXT.partition("\n")[2])
    assert (said(found, "name"), said(found, "year")) == (["Bell Harbor"], ["2006"])
