"""Texts that are held back do not come in again as the words of other claims; what is no text keeps its words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Evidence, Statement
from kg.rdf.withheld import without_texts
from kg.text import EXCERPT, NAME, let_through

BODY = "A slow and tender film about a lighthouse, its keeper, and the winter in which nobody came to relieve him."
SHORT = "Tender, slow, and sad."


def said(property: str, *places: Evidence) -> Statement:
    return Statement("d", "s", property, "o", False, places)


def at(start: int, words: str, path: str = "") -> Evidence:
    return Evidence(start, start + len(words), words, path)


def words(others: list[Evidence], *texts: str) -> list[str]:
    """The words that are left of places of other claims beside texts."""
    bodies = [said("body", at(1000 * (number + 1), text)) for number, text in enumerate(texts)]
    kept = without_texts([*bodies, *(said("reviewed", place) for place in others)])
    assert kept[: len(bodies)] == bodies, "texts keep their words"
    assert [place[:2] for one in kept[len(bodies) :] for place in one.evidence] == [place[:2] for place in others], "places stay"
    return [place.exact for one in kept[len(bodies) :] for place in one.evidence]


def test_nothing_is_taken_from_a_page_without_texts() -> None:
    assert words([at(0, BODY)]) == [BODY]


def test_the_whole_of_a_text_is_nobodys_words() -> None:
    assert words([at(1000, BODY), at(1000, SHORT), at(5, BODY, "/html[1]/head[1]/meta[2]/@content")], BODY, SHORT) == ["", "", ""]


def test_a_sentence_of_a_text_is_not_given_away_and_a_name_in_it_is() -> None:
    assert words([at(1000, BODY[:60]), at(1030, BODY[30:90]), at(1000, f"{BODY} More")], BODY) == ["", "", ""]
    assert words([at(1026, "lighthouse"), at(1000, BODY[:NAME])], BODY) == ["lighthouse", BODY[:NAME]]


def test_what_meets_a_text_by_more_than_a_name_is_not_given_away() -> None:
    before, behind = "Review by Oda Kestrel: " + BODY[:70], BODY[30:] + " Read on"
    assert words([at(977, before), at(1030, behind)], BODY) == ["", ""]
    assert words([at(977, "Review by Oda Kestrel, whom we like to read: " + BODY[:20])], BODY) != [""]


def test_other_long_words_stay() -> None:
    address = "Sorrell Point Lighthouse, 3645 Harbour Boulevard South, Wrenfield, Ohio"
    assert words([at(0, address)], BODY, SHORT) == [address]


@given(st.text("ab .", min_size=NAME + 1, max_size=120), st.data())
def test_no_part_of_a_text_that_is_longer_than_a_name_is_left(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - NAME - 1))
    end = data.draw(st.integers(start + NAME + 1, len(text)))
    assert words([at(1000 + start, text[start:end])], text) == [""]


def test_as_much_of_prose_passes_as_is_asked_for() -> None:
    long = BODY * 3
    assert [let_through(long, option) for option in ("full", "none")] == [long, None]
    excerpt = let_through(long, "excerpt") or ""
    assert excerpt.endswith("…")
    assert len(excerpt) <= EXCERPT + 1
    assert long.startswith(excerpt[:-1])
    assert let_through(SHORT, "excerpt") == SHORT
    assert let_through("Write to oda@films.example", "full") == "Write to [e-mail address]"
