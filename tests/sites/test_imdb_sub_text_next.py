"""Pages below an IMDb title since 2021 as text: a link back, the title, the kind; the year only in the title of the window."""

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.sites import read

PAGE = """\
Menu
All
Watchlist
Sign In
Back
Cast & crew
User reviews
Trivia
FAQ
IMDbPro
All topics

Salt Lantern

{kind}
{body}

Contribute to this page
Suggest an edit or add missing content
Learn more about contributing
Edit page

More from this title
Trivia
Goofs

More to explore
Feature
Production art

Help
Site Index
IMDb, an Amazon company
"""
WINDOW = "Salt Lantern (1999) - {kind} - IMDb\n"


def record(kind: str, body: str, above: str = "") -> Record:
    text = above + PAGE.format(kind=kind, body=body)
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


def said(kind: str, body: str, property: str) -> list[str]:
    return [str(c.value) for c in record(kind, body).claims if c.property == property]


CREDITS = "Director\nMira Holloway\nWriters\nTobias Wren\n(screenplay)\nCast\nInes Calder\nNell Arden\nJonas Pike\nKeeper\nThe Voice\n"


@pytest.mark.parametrize("kind", ["Awards", "User reviews", "External reviews", "News"])
def test_of_pages_that_are_not_read_only_the_film_is_said(kind: str) -> None:
    found = record(kind, "Winner\nSilver Gull\nBest Light\nRuth Amsel", WINDOW.format(kind=kind))
    assert [str(c) for c in found.claims] == ["film(salt lantern, 1999).name = Salt Lantern", "film(salt lantern, 1999).year = 1999"]
    assert [n.code for n in found.notices] == ["unread-page"]


def test_characters_below_actors_are_no_actors() -> None:
    found = record("Full cast & crew", CREDITS)
    assert [str(c) for c in found.claims] == ["film(salt lantern, ).name = Salt Lantern"]
    assert [n.code for n in found.notices] == ["unread-page"]


def test_a_page_on_which_people_had_episodes_is_of_a_series() -> None:
    assert str(record("Full cast & crew", CREDITS + "31 episodes • 2019–2022").film) == "series(salt lantern, )"


def test_links_between_the_way_back_and_the_title_are_no_title() -> None:
    assert str(record("Trivia", "The lamp was lent by an aunt.\nHelpful•12\n3").film) == "film(salt lantern, )"


def test_texts_end_where_their_votes_stand() -> None:
    body = "Jump to\nCameos (1)\nSpoilers (1)\nThe lamp was lent by an aunt.\nHelpful•1.2K\n3\nSpoilers\n"
    body += "The trivia items below may give away important plot points.\nThe keeper was to live.\nHelpful•4\n0"
    assert said("Trivia", body, "text") == ["The lamp was lent by an aunt.", "The keeper was to live."]
    assert said("Quotes", "Nell Arden: Is it lit?\nKeeper: It was.\nHelpful•20\n1", "speaker") == [
        "character(nell-arden)",
        "character(keeper)",
    ]


def test_notes_beside_a_specification_are_none_of_it() -> None:
    body = "Runtime\n3h 14m(194 min)\n2h 50m(170 min)(TV)\nSound mix\nSDDS\nDTS(optional)\nAspect ratio\n2.35 : 1\nCamera\nLumiframe"
    assert said("Technical specifications", body, "runtime_minutes") == ["194"]
    assert said("Technical specifications", body, "sound_mix") == ["SDDS", "DTS"]


def test_summaries_are_signed_behind_a_dash() -> None:
    body = "Jump to\nSummaries (2)\nSummaries\nA keeper and her lamp are left.\nWhen the ferry stops, Nell keeps it lit.—keeper7\n\n"
    body += "Synopsis\nDirected by chance, Nell arrives."
    assert said("Plot", body, "description") == ["A keeper and her lamp are left."]
    assert said("Plot", body, "text") == ["When the ferry stops, Nell keeps it lit."]


def test_dates_and_titles_stand_below_their_countries() -> None:
    body = "Release date\nUnited States\nMarch 24, 1999(Saltby, premiere)\nIceland\n2000\n2 more\nAlso known as (AKA)\n(original title)\n"
    body += "Salt Lantern\nCanada\nLa lampe de sel(French)\nSalt Lamp\nBrazil\nBrazil\n5 more"
    assert said("Release info", body, "release_date") == ["1999-03-24", "2000"]
    assert said("Release info", body, "alternate_name") == ["Salt Lantern", "La lampe de sel", "Salt Lamp", "Brazil"]
