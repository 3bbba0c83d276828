"""Ranges in which no words stand: what they were to say is not said, the rest is, and nothing fails."""

from __future__ import annotations

import pytest

from kg.model import Claim, Document, Mention, Notice
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span

WORDS = "Ada Quill as The Keeper said 7.5 of it on 4 May 1998"
FILM = Mention("film", ("low tide", "1998"))


def pages() -> list[tuple[Page, Span, Span]]:
    """Pages, with a range of words in each and a range without any."""
    text = Page(Document("a.txt", "0" * 64, f"{WORDS}  \n", 0))
    html = HtmlPage(Document("a.html", "0" * 64, f"<p>{WORDS}</p><p> </p>", 0, media_type="text/html"))
    return [(page, Span(0, 9), Span(3, 3)) for page in (text, html)] + [(text, Span(0, 9), Span(9, 10))]


@pytest.mark.parametrize(("page", "words", "blank"), pages())
def test_what_nobody_wrote_is_not_said(page: Page, words: Span, blank: Span) -> None:
    nothing = [
        say.person_link(page, FILM, "actor", blank), say.cast_row(page, FILM, blank, words, 1), say.contributor(page, FILM, words, blank),
        say.review(page, FILM, "user_review", "x", blank, 1), say.statement(page, FILM, "trivia", blank), say.question(page, FILM, blank),
        say.news(page, FILM, blank, None, None), say.user_list(page, FILM, blank, None, None), say.recording(page, FILM, blank, ()),
        say.quote(page, FILM, [(words, blank)]), say.literals(page, FILM, "genre", [blank]),
    ]  # fmt: skip
    for reading in nothing:
        assert not list(reading)


@pytest.mark.parametrize(("page", "words", "blank"), pages())
def test_what_cannot_be_read_there_is_a_notice(page: Page, words: Span, blank: Span) -> None:
    for reading in (
        say.naming(page, FILM, blank), say.attempt(page, FILM, "duration", blank, "duration"), say.running_time(page, FILM, blank),
        say.release(page, FILM, blank, None), say.country(page, FILM, "country", blank),
        say.money(page, FILM, "budget", blank, words, "USD"),
    ):  # fmt: skip
        found = list(reading)
        assert found
        assert all(isinstance(item, Notice) and item.evidence is None for item in found)


@pytest.mark.parametrize(("page", "words", "blank"), pages())
def test_the_rest_is_said(page: Page, words: Span, blank: Span) -> None:
    review = list(
        say.review(
            page, FILM, "user_review", "x", words, 1, author=blank, headline=blank, score=blank, fixed_best="10.0", publisher=blank,
            badge=blank, verdict=blank, grade=blank, pagination=blank, spoiler=blank, home=blank, account=blank,
        )
    )  # fmt: skip
    assert {c.property for c in review if isinstance(c, Claim)} == {"review", "reviewed", "body", "role_position"}
    row = [c for c in say.cast_row(page, FILM, words, blank, 1, credited_as=blank) if isinstance(c, Claim)]
    assert {c.property for c in row} == {"actor", "name", "role_actor", "role_position"}
    certified = say.certification(page, FILM, words, blank, "MPAA", words)
    assert "certificate_reason" not in {c.property for c in certified if isinstance(c, Claim)}
    assert {c.property for c in say.writer(page, FILM, words, blank) if isinstance(c, Claim)} == {"writer", "name"}
