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


REVIEWS = """\
Featured reviews
387 Reviews
Hide spoilers
Filter by Rating
Show all
Sort by
Featured

10/10
A light to steer by
It keeps its promise.

And its lamp lit. Helpful, too.
Helpful•106
15
dee.marsh
Jan 5, 2004
Permalink
It goes out
Warning: Spoilers
The keeper leaves in the end.
Helpful•1.2K
3
keeper7
Mar 9, 2024
Permalink
8
/10
He never comes back
Spoiler
Helpful•0
0
nightferry
Dec 31, 2023
Permalink
1/10
10/10
Jonas said it:
Helpful
one star.
Helpful•4
20
saltmarsh_the_2nd
May 1, 2012
25 more"""


def test_reviews_are_closed_by_their_votes_their_author_and_the_day() -> None:
    assert said("User reviews", REVIEWS, "body") == [
        "It keeps its promise. And its lamp lit. Helpful, too.", "The keeper leaves in the end.", "Jonas said it: Helpful one star."
    ]  # fmt: skip
    assert said("User reviews", REVIEWS, "name")[1:] == [
        "dee.marsh", "A light to steer by", "keeper7", "It goes out", "saltmarsh_the_2nd", "10/10"
    ]  # fmt: skip
    assert said("User reviews", REVIEWS, "review_date") == ["2004-01-05", "2024-03-09", "2012-05-01"]
    assert said("User reviews", REVIEWS, "score") == ["10.0", "1.0"]
    assert said("User reviews", REVIEWS, "spoiler") == ["true"]
    assert (said("User reviews", REVIEWS, "helpful_votes"), said("User reviews", REVIEWS, "helpful_total")) == (["106", "4"], ["121", "24"])
    assert [n.code for n in record("User reviews", REVIEWS).notices] == ["folded-review"]


ABROAD = """\
{back}
{kind}
FAQ
IMDbPro

Salzlaterne

{kind}

{body}

{below}
"""


@pytest.mark.parametrize(
    ("back", "kind", "below"),
    [
        ("Zurück", "Besetzung und Stab", "Zu dieser Seite beitragen"), ("Retour", "Anecdotes", "Contribuer à cette page"),
        ("Atrás", "Pifias", "Contribuir a esta página"), ("Indietro", "Curiosità", "Contribuisci a questa pagina"),
        ("Voltar", "Erros de gravação", "Contribuir para esta página"),
    ],
)  # fmt: skip
def test_of_pages_in_other_languages_only_the_film_is_said(back: str, kind: str, below: str) -> None:
    text = ABROAD.format(back=back, kind=kind, below=below, body="Regie\nMira Holloway\nBesetzung\nInes Calder\nNell Arden")
    found = read(Document("page.txt", "0" * 64, text, len(text.encode())))
    assert [str(c) for c in found.claims] == ["film(salzlaterne, ).name = Salzlaterne"]
    assert [n.code for n in found.notices] == ["unread-page"]


@pytest.mark.parametrize(
    ("above", "body", "film"),
    [
        ("Salzlaterne (1999) - Besetzung und Stab - IMDb\n", "Regie", "film(salzlaterne, 1999)"),
        ("Salzlaterne (Fernsehserie 2019–2022) - Besetzung und Stab - IMDb\n", "Regie", "series(salzlaterne, 2019)"),
        ("", "Ines Calder\nNell Arden\n16 Folgen • 2019–2022", "series(salzlaterne, )"),
        ("", "Ines Calder\nNell Arden\n16 episodes 2019-2022", "series(salzlaterne, )"),
    ],
)
def test_what_kind_of_title_it_is_stands_in_the_window_and_by_its_episodes(above: str, body: str, film: str) -> None:
    text = above + ABROAD.format(back="Zurück", kind="Besetzung und Stab", below="Zu dieser Seite beitragen", body=body)
    assert str(read(Document("page.txt", "0" * 64, text, len(text.encode()))).film) == film


@pytest.mark.parametrize("title", ["Quiz", "Trama", "Curiosità"])
def test_a_film_may_be_called_like_a_page_of_another_language(title: str) -> None:
    text = PAGE.replace("Salt Lantern", title).format(kind="Trivia", body="The lamp was lent by an aunt.\nHelpful•12\n3")
    assert str(read(Document("page.txt", "0" * 64, text, len(text.encode()))).film) == f"film({title.casefold()}, )"


def test_a_page_of_plots_may_have_lost_all_of_them() -> None:
    assert said("Plot", "Jump to\nSummaries (2)\nSummaries\n", "storyline") == []
    assert {c.property for c in record("Plot", "Summaries\n").claims} == {"name"}


PICTURED = """\
Back
Cast & crew
Trivia
IMDbPro
{picture}

{kind}

{title}

Image
Mira Holloway to lead Harbour of Glass by Tobias Wren
Mira Holloway is to lead the remake.
{foot}"""
FOOT = "Contribute to this page\nSuggest an edit or add missing content\n"


def pictured(picture: str, title: str, kind: str = "News", foot: str = FOOT) -> Record:
    text = PICTURED.format(picture=picture, title=title, kind=kind, foot=foot)
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


@pytest.mark.parametrize("foot", [FOOT, ""])
@pytest.mark.parametrize("picture", ["Salt Lantern (1999)", "Ines Calder, Nell Arden, and Jonas Pike in Salt Lantern (1999)"])
def test_the_text_of_the_picture_above_the_kind_is_no_title(picture: str, foot: str) -> None:
    found = pictured(picture, "Salt Lantern", foot=foot)
    assert [str(c) for c in found.claims] == ["film(salt lantern, 1999).name = Salt Lantern", "film(salt lantern, 1999).year = 1999"]


@pytest.mark.parametrize("kind", ["News", "Trivia", "Awards"])
def test_a_picture_of_nothing_but_a_name_is_of_a_person(kind: str) -> None:
    assert pictured("Ines Calder", "Ines Calder", kind).claims == ()
