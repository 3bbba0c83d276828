"""Series and episodes among IMDb's title pages as text: two years in the title, a series' title above an episode's, numbers."""

# ruff: noqa: E501 - pages on one line

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.sites import read

BELOW = (
    "Cast overview, first billed only:\nLena Marsh ... Jo Calloway\nRuby Okoro ... Tess Calloway\n\n\nDrama | Mystery\n\nParents Guide:\n\n"
    "View content advisory »\n\nDid You Know?\n\n\nThe quarry is a set. See more »\n\nRelease Date:\n\n11 October 2010 (USA) See more »\n\n"
    "Aspect Ratio:\n\n1.78 : 1\nSee full technical specs »\n"
)
SERIES = "122 user 38 critic\n\nThe Quarry Road ({years})\n\nTwo sisters inherit a stone quarry and what lies in it.\n\n\n" + BELOW
EPISODE = (
    "9 user 2 critic\n\nThe Quarry Road (2009–2013)\n\n{title}{line}Season 2 | Episode 5\n\nPrevious\nAll Episodes (37)\nNext\n\n"
    "Jo finds the second ledger; Tess takes the night shift.\n\n\n" + BELOW
)
LINE = "TV-14 | 43min | Drama, Mystery | Episode aired 11 October 2010\n"
FLOW = (
    " imdb 8.4/10 412 9 user 2 critic rate this the quarry road (2009– ) {title}&nbsp; tv-14 | 43min | crime, drama | episode aired "
    "11 october 2010 season 2 | episode 5 previous all episodes (37) next jo finds the second ledger. director: ada roe stars: lena marsh, "
    "ruby okoro | see full cast & crew&nbsp;&raquo; edit cast episode cast overview, first billed only: lena marsh ... jo calloway see full "
    "cast&nbsp;&raquo; edit details country: usa language: english release date: 11 october 2010 (usa) see more&nbsp;&raquo; technical specs "
    "runtime: 43 min color: color see full technical specs&nbsp;&raquo; edit did you know? "
)


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())), "imdb")


def said(text: str, property: str) -> list[str]:
    return [str(c.value) for c in record(text).claims if c.property == property]


@pytest.mark.parametrize(("years", "end"), [("2009–2013", ["2013"]), ("2009– ", []), ("2009-2013", ["2013"])])
def test_a_title_with_two_years_or_an_open_one_is_a_series(years: str, end: list[str]) -> None:
    text = SERIES.format(years=years)
    assert str(record(text).film) == "series(the quarry road, 2009)"
    assert said(text, "end_year") == end


def test_a_title_with_one_year_is_a_film_s() -> None:
    assert str(record(SERIES.format(years="2009")).film) == "film(the quarry road, 2009)"


@pytest.mark.parametrize("line", [LINE, ""])
def test_an_episode_s_title_stands_below_its_series(line: str) -> None:
    text = EPISODE.format(title="The Second Ledger\n\n", line=line)
    assert str(record(text).film) == "episode(the second ledger, )"
    assert (said(text, "season_number"), said(text, "episode_number")) == (["2"], ["5"])
    assert said(text, "part_of_series") == ["series(the quarry road, )"]
    assert not said(text, "year")


@pytest.mark.parametrize("title", ["", "The Second Ledger\n\nAdd to Watchlist\n\n"])
def test_an_episode_whose_title_is_not_told_is_not_called_like_its_series(title: str) -> None:
    text = EPISODE.format(title=title, line=LINE)
    assert str(record(text).film) == "episode(, )"


def test_on_one_line_the_title_ends_where_the_line_below_it_begins() -> None:
    text = FLOW.format(title="the second ledger")
    assert str(record(text).film) == "episode(the second ledger, )"
    assert said(text, "description") == ["jo finds the second ledger."]
