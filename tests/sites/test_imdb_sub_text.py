"""The pages below IMDb's title pages as text: users' reviews, trivia, goofs, quotes, releases, plots, cast and crew."""

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.sites import read

OLD = """\
IMDb > Salt Lantern (1999) > IMDb user reviews

Reviews & Ratings for
Salt Lantern (1999) More at IMDbPro »

Write review
Filter: Hide Spoilers:
Page 1 of 2:[1] [2]
Index 12 reviews in total

292 out of 1,402 people found the following review useful:

A slow lamp – and a bright one

9/10
Author: keeper7 from Saltby, NJ
31 July 2001

It takes its time, and it is right to. The lamp burns on.

Nobody who has seen the sea will mind.

Was the above review useful to you?

3 out of 7 people found the following review useful:

Dim

Author: dee.marsh
4 January 2005

*** This review may contain spoilers ***

The keeper leaves. That is all. 4/10

Was the above review useful to you?

Page 1 of 2:[1] [2]

Related Links

External reviews
"""
NEW = """\
Salt Lantern (1999)

User Reviews

2 Reviews
Hide Spoilers
10/10
A light to steer by.
dee.marsh23 May 2018
It keeps its promise.

And its lamp lit.
2,647 out of 2,984 found this helpful. Was this review helpful? Sign in to vote.
Permalink
It goes out
keeper71 April 2003
Warning: Spoilers
The keeper leaves in the end.
0 out of 3 found this helpful. Was this review helpful? Sign in to vote.
Permalink
"""
BELOW = (
    "IMDb\nEdit\nSalt Lantern (1999) Poster\n\nSalt Lantern (1999)\n\n{}\n\nSee also\n\nFull Cast and Crew|\n\nContribute to This Page\n"
)
TRIVIA = BELOW.format(
    "Trivia\n\nShowing all 2 items\nJump to: Spoilers (1)\nThe lamp was lent by an aunt.\n128 of 130 found this interesting Interesting? "
    "| Share this\nThe sea is a lake.\n1 of 2 found this interesting Interesting? | Share this\nShare this: Facebook"
)
GOOFS = BELOW.format("Goofs\n\nContinuity\n\nThe lamp is lit before it is lit.\n\n4 of 5 found this interesting")
QUOTES = BELOW.format("Quotes\n\nNell Arden: Is it lit?\n\nKeeper: [turning] It was.\n\n20 of 21 found this interestingShare this")
RELEASES = BELOW.format(
    "Release Info\n\nRelease Dates\n\nUSA 24 March 1999 (Saltby, New Jersey) (premiere)\nIceland 2000\n\nAlso Known As (AKA)\n\n"
    "(original title) Salt Lantern\nBelgium (French title) La lanterne de sel\nBulgaria Солен фенер"
)
PLOTS = BELOW.format(
    "Plot Summary\n\nShowing all 2 plot summaries\n  • A keeper and her lamp are all that is left.\n\n"
    "    - Written by Ada Quill <aq@mail.example>\n"
    "  • When the ferry stops, Nell keeps it burning.\n\n    - Written by keeper7\n\nSynopsis\n\nThe port is closed..."
)
CREDITS = BELOW.format(
    "Full Cast & Crew\n\nDirected by\n\nMira Holloway\n\nWriting Credits (WGA)\n\nTobias Wren ... (screenplay) &\n"
    "Mira Holloway ... (story)\n\n"
    "Cast (in credits order) verified as complete\n\nInes Calder Ines Calder ...\n"
    "Nell Arden (as Ines Calder Roth)\nJonas Pike Jonas Pike ...\n"
    "Keeper / The Voice (voice)\nRest of cast listed alphabetically:\nLena Voss Lena Voss ... Boy (as a child) (uncredited)\n"
    "Aldo Ferris Aldo Ferris ...\n\nProduced by\n\nGreta Lund ... executive producer\n\nMusic by\n\n"
    "Piet Sandoval\n\nThanks\n\nVera Stone ... thanks"
)


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


def said(text: str, property: str) -> list[str]:
    return [str(c.value) for c in record(text).claims if c.property == property]


@pytest.mark.parametrize("page", [OLD, NEW, TRIVIA, GOOFS, QUOTES, RELEASES, PLOTS, CREDITS])
def test_the_page_is_imdbs_and_of_its_title(page: str) -> None:
    found = record(page)
    assert (found.site, str(found.film)) == ("imdb", "film(salt lantern, 1999)")


def test_a_text_that_speaks_of_trivia_is_no_such_page() -> None:
    assert record("Salt Lantern (1999)\n\nTrivia\n\nThe lamp was lent by an aunt.\n").site != "imdb"


def test_reviews_until_2016_have_votes_headline_mark_author_place_and_day() -> None:
    assert said(OLD, "body") == [
        "It takes its time, and it is right to. The lamp burns on. Nobody who has seen the sea will mind.",
        "The keeper leaves. That is all. 4/10",
    ]
    assert said(OLD, "reviewer") == ["account(imdb, keeper7)", "account(imdb, dee-marsh)"]
    assert said(OLD, "review_date") == ["2001-07-31", "2005-01-04"]
    assert (said(OLD, "helpful_votes"), said(OLD, "helpful_total")) == (["292", "3"], ["1402", "7"])
    assert said(OLD, "score") == ["9.0", "4.0"]
    assert said(OLD, "home") == ["place(saltby, nj)"]
    assert said(OLD, "spoiler") == ["true"]


def test_of_a_name_and_a_day_without_anything_between_digits_tell_nothing() -> None:
    assert said(NEW, "reviewer") == ["account(imdb, dee-marsh)", "account(imdb, keeper7)"]
    assert said(NEW, "review_date") == ["2018-05-23", "2003-04-01"]
    inferred = {str(c.value) for c in record(NEW).claims if c.inferred}
    assert {"account(imdb, dee-marsh)", "2018-05-23"} <= inferred
    assert "2003-04-01" not in inferred
    unclear = record(NEW.replace("dee.marsh23", "dee.marsh123"))
    assert [str(c.value) for c in unclear.claims if c.property == "review_date"] == ["2003-04-01"]
    assert "run-together" in {n.code for n in unclear.notices}
    assert said(NEW, "body") == ["It keeps its promise. And its lamp lit.", "The keeper leaves in the end."]
    assert {"A light to steer by.", "It goes out"} <= set(said(NEW, "name"))


def test_texts_end_where_their_votes_stand() -> None:
    found = [str(c.value) for c in record(TRIVIA).claims if c.subject.kind == "trivia"]
    assert found == ["The lamp was lent by an aunt.", "The sea is a lake."]
    assert [str(c.value) for c in record(GOOFS).claims if c.subject.kind == "goof"] == ["The lamp is lit before it is lit."]


def test_quotes_have_their_speakers() -> None:
    assert said(QUOTES, "speaker") == ["character(nell-arden)", "character(keeper)"]


def test_releases_and_titles_by_country() -> None:
    assert said(RELEASES, "release_date") == ["1999-03-24", "2000"]
    assert said(RELEASES, "alternate_name") == ["Salt Lantern", "La lanterne de sel", "Солен фенер"]


def test_summaries_are_signed_below() -> None:
    found = [str(c.value) for c in record(PLOTS).claims if c.subject.kind == "storyline" and c.property == "text"]
    assert found == ["A keeper and her lamp are all that is left.", "When the ferry stops, Nell keeps it burning."]
    assert said(PLOTS, "credit_author") == ["account(imdb, ada-quill)", "account(imdb, keeper7)"]


def test_cast_and_crew_by_departments() -> None:
    assert said(CREDITS, "actor") == ["person(ines calder)", "person(jonas pike)", "person(lena voss)", "person(aldo ferris)"]
    assert said(CREDITS, "character_name") == ["Nell Arden", "Keeper / The Voice", "Boy (as a child)"]
    assert said(CREDITS, "credited_as") == ["Ines Calder Roth"]
    assert (said(CREDITS, "director"), said(CREDITS, "composer")) == (["person(mira holloway)"], ["person(piet sandoval)"])
    assert said(CREDITS, "credit_note") == ["screenplay", "story"]
    assert "person(vera stone)" not in {str(c.value) for c in record(CREDITS).claims}


def test_the_heading_of_a_cast_may_be_all_that_is_left_of_it() -> None:
    start, end = CREDITS.index("\n\nInes Calder Ines"), CREDITS.index("\n\nProduced by")
    left = CREDITS[:start] + CREDITS[end:]
    assert said(left, "actor") == []
    assert said(left, "director") == said(CREDITS, "director")
