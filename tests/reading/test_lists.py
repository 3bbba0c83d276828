"""Users' lists: many have one name, and are told apart by the day they were made."""

from __future__ import annotations

from kg.model import Claim, Document, Mention
from kg.reading import say
from kg.reading.page import Page, Span

FILM = Mention("film", ("low tide", "1998"))
WORDS = "Favorites 12 titles 4 May 2011 Favorites 43 titles 9 Jun 2014 Favorites 7 titles today"


def lists(*days: str) -> set[str]:
    """What the lists of a page are known by that were made on these days."""
    page = Page(Document("a.txt", "0" * 64, WORDS, 0))
    found: set[str] = set()
    for day in days:
        at = WORDS.index(day)
        created = Span(at, at + len(day))
        for said in say.user_list(page, FILM, Span(0, 9), None, created):
            assert not isinstance(said, Claim) or said.subject.kind == "user_list"
            if isinstance(said, Claim):
                found.add(str(said.subject.identity[0]))
    return found


def test_lists_of_one_name_made_on_two_days_are_two() -> None:
    assert len(lists("4 May 2011", "9 Jun 2014")) == 2


def test_one_list_is_known_by_its_name_and_day_however_the_day_is_printed() -> None:
    assert lists("4 May 2011") == lists("4 May 2011")
    assert len(lists("4 May 2011", "today")) == 2, "what is no date tells nothing"
