"""Words that may be a title are collected with every place where they stand; the words that may not come first."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.reading.page import Page
from kg.reading.title_candidates import Candidate, candidates_of, key_of


def page(reviews: list[str]) -> Page:
    text = "\n".join(reviews)
    return Page(Document("page.txt", "0" * 64, text, len(text)))


def candidates(*reviews: str, cased: bool = True) -> dict[str, Candidate]:
    """The candidates of reviews that stand on a line each."""
    read = page(list(reviews))
    return candidates_of(read, read.lines, cased=cased)


@pytest.mark.parametrize("review", ["a slow, patient drama about two sisters", "THIS IS THE BEST FILM EVER MADE"])
def test_words_without_capitals_and_shouting_are_no_candidates(review: str) -> None:
    assert candidates(review) == {}


@pytest.mark.parametrize(
    "review",
    [
        'she sings the song "Paper Lanterns" twice',
        'he says, "Never Again"',
        'it is "Simply The Worst Film That Anybody Has Made In This Or Any Other Year"',
        'it feels "oddly Warm" to me',
    ],
)
def test_quotation_marks_round_songs_speech_and_judgments_tell_nothing(review: str) -> None:
    assert not any(place.quoted for candidate in candidates(review).values() for place in candidate.places)


def test_without_capitals_only_quotation_marks_tell_a_candidate() -> None:
    assert set(candidates('tin orchard is no "night ferry" at all', cased=False)) == {"night ferry"}


def test_a_word_that_only_opens_sentences_is_no_part_of_a_candidate() -> None:
    assert "although tin orchard" not in candidates("Although Tin Orchard is short, it hums.", "Tin Orchard hums.")


def test_what_only_stands_inside_a_longer_candidate_that_recurs_has_no_place_there() -> None:
    found = candidates("I saw Night Ferry to Oslo.", "We saw Night Ferry to Oslo.", "We saw Night Ferry.")
    assert [place.review for place in found["night ferry to oslo"].places] == [0, 1]
    assert [place.review for place in found["night ferry"].places] == [2]


def test_a_candidate_has_a_place_for_each_time_it_stands_somewhere() -> None:
    reviews = ['We saw Tin Orchard, and "Tin Orchard" hums.', "I like Tin Orchard."]
    read = page(reviews)
    places = candidates_of(read, read.lines, cased=True)["tin orchard"].places
    assert [read.words(place.span) for place in places] == ["Tin Orchard"] * 3
    assert [(place.review, place.quoted) for place in sorted(places)] == [(0, False), (0, True), (1, False)]


def test_whose_it_is_is_known_of_what_follows_a_possessive() -> None:
    found = candidates("We saw Vantongeren's Gravel.", "We saw Gravel.")
    assert [place.after_owner for place in found["gravel"].places] == ["vantongeren", ""]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Iron Tide : Reckoning", "iron tide: reckoning"),
        ("Iron Tide: Reckoning,", "iron tide: reckoning"),
        ("Ottoline’s Orchard.", "ottoline's orchard"),
        ("DR. Lantern", "dr lantern"),
        ("Why Not?", "why not?"),
    ],
)
def test_the_same_words_have_one_key(words: str, key: str) -> None:
    assert key_of(words) == key


def test_each_review_counts_once_and_by_its_strongest_word() -> None:
    found = candidates("Tin Orchard is a small film. We saw Tin Orchard.", "Tin Orchard takes us home.")["tin orchard"]
    assert len(found.places) == 3
    assert set(found.best()) == {0, 1}
    assert found.reviews(1.5) == 2
    assert found.work == sum(seen.work for seen in found.best().values()) < sum(place.witness.work for place in found.places)
