"""The pages below a film of Rotten Tomatoes since 2023 as text: cast and crew, critics' reviews, the audience's."""

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.sites import read

MENU = "About Rotten Tomatoes®\nCritics\nLogin/signup\nMovies\nTV shows\nNews\nShowtimes\nTrending on RT\n"
FOOT = "Load More\nHelp\nAbout Rotten Tomatoes\nWhat's the Tomatometer®?\nCritic Submission\n"
TABS = "All Critics\nTop Critics\nAll Audience\nVerified Audience\n"
CREDITS = "{title} - Cast and Crew | Rotten Tomatoes\n" + MENU + "{title}\nCast & Crew\nAll\nCast\nCrew\n{rows}" + FOOT
REVIEWS = "{title} - Movie Reviews | Rotten Tomatoes\n" + MENU + "{title} Reviews\n" + TABS + "{rows}" + FOOT
ROWS = (
    "Ines Halvard\nDirector, Screenwriter\nDora Lindqvist\nMarta\nActor\nUgo Falk\nDirector\nActor\nBjarki\nActor\n"
    "Pia Renner\nCinematographer\n"
)
CRITICS = """\
Lena Marchetti
Harbor Gazette
TOP CRITIC
Halvard lets the harbor do the acting, and the harbor is superb.
Full Review | Original Score: 3/4 | Oct 5, 2022
J. de la Cruz Jr.
Reel & Tide
Cold.
Full Review | Oct 4, 2022
Bo Renn
Salt Lake Weekly
[Halvard] cannot decide: ship or fog? "Director: fog."
Full Review | Original Score: C+ | Sep 30, 2022
"""
AUDIENCE = """\
Petra L
Verified
Rated 4.5/5 Stars •
Rated 4.5 out of 5 stars
10/09/22
Cold, wet and worth it.
harborrat99
Rated 1/5 Stars • Rated 1 out of 5 stars
10/08/22
Too much fog.

Seen on
10/07/22
and again.
"""


def record(text: str) -> Record:
    found = read(Document("page.txt", "0" * 64, text, len(text.encode())))
    assert all(text[place.start : place.end] == place.exact for c in found.claims for place in c.evidence)
    return found


def said(text: str, property: str) -> list[str]:
    return [str(c.value) for c in record(text).claims if c.property == property]


def test_what_a_person_did_closes_a_card_also_below_a_character_that_is_called_so() -> None:
    text = CREDITS.format(title="The Copper Tide", rows=ROWS)
    assert said(text, "actor") == ["person(dora lindqvist)", "person(ugo falk)", "person(bjarki)"]
    assert said(text, "character_name") == ["Marta", "Director"]
    assert said(text, "director") == said(text, "writer") == ["person(ines halvard)"]
    assert said(text, "credit_note") == ["Cinematographer"]


def test_a_page_with_a_creator_or_a_season_is_of_no_film() -> None:
    for text in (
        CREDITS.format(title="Glass Orchard", rows=ROWS + "Edda Krahn\nCreator\n"),
        REVIEWS.format(title="Glass Orchard: Season 2", rows=CRITICS),
    ):
        found = record(text)
        assert (found.film, [n.code for n in found.notices]) == (None, ["not-one-film"])


def test_a_season_s_reviews_are_no_film_s() -> None:
    text = REVIEWS.format(title="Glass Orchard", rows=CRITICS).replace("Movie Reviews", "TV Reviews")
    assert "film" not in {c.subject.kind for c in record(text).claims}


@pytest.mark.parametrize("window", [True, False])
def test_critics_reviews_end_with_their_mark_and_day(window: bool) -> None:
    text = REVIEWS.format(title="The Copper Tide", rows=CRITICS)
    text = text if window else text.partition("\n")[2]
    assert said(text, "body") == [
        "Halvard lets the harbor do the acting, and the harbor is superb.", "Cold.",
        '[Halvard] cannot decide: ship or fog? "Director: fog."',
    ]  # fmt: skip
    assert said(text, "reviewer") == ["critic(lena marchetti)", "critic(j. de la cruz jr.)", "critic(bo renn)"]
    assert said(text, "publisher") == ["organization(harbor gazette)", "organization(reel & tide)", "organization(salt lake weekly)"]
    assert said(text, "review_date") == ["2022-10-05", "2022-10-04", "2022-09-30"]
    assert (said(text, "score"), said(text, "best"), said(text, "grade")) == (["3.0"], ["4.0"], ["C+"])
    assert said(text, "badge") == ["TOP CRITIC"]


def test_a_review_whose_critic_or_paper_is_gone_is_nobody_s() -> None:
    text = REVIEWS.format(title="The Copper Tide", rows=CRITICS.replace("Reel & Tide\n", ""))
    assert len(said(text, "body")) == 2
    assert "review-without-author" in {n.code for n in record(text).notices}


def test_the_audience_s_reviews_stand_below_their_day() -> None:
    text = REVIEWS.format(title="The Copper Tide", rows=AUDIENCE)
    assert said(text, "body") == ["Cold, wet and worth it.", "Too much fog. Seen on 10/07/22 and again."]
    assert said(text, "review_date") == ["2022-10-09", "2022-10-08"]
    assert said(text, "score") == ["4.5", "1.0"]
    names = [str(c.value) for c in record(text).claims if c.subject.kind == "byline" and c.property == "name"]
    assert names == ["Petra L", "harborrat99"]


def test_what_only_speaks_of_reviews_is_no_such_page() -> None:
    text = "The Copper Tide Reviews\n\nI read all of them on Rotten Tomatoes.\nAll Critics\nagree, and so do I.\nThe end.\nReally.\n"
    assert record(text).site != "rottentomatoes"
