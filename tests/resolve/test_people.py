"""When two names are one person."""

from __future__ import annotations

import pytest

from kg.model import Mention
from kg.resolve.people import relation, same_names, variants
from kg.resolve.profile import PersonProfile
from kg.text import fold, slug

FILM = Mention("film", ("low tide", "1998"))


def person(document: str, name: str, *, plays: str = "", does: str = "actor", alias: str = "", kind: str = "person") -> PersonProfile:
    return PersonProfile(
        document, Mention(kind, (fold(name),)), [name], {slug(alias)} if alias else set(), {FILM}, {(FILM, does)},
        {(FILM, slug(plays))} if plays else set(),
    )  # fmt: skip


@pytest.mark.parametrize(("one", "two"), [
    ("Ann Marsh", "Bo Marsh"), ("Ann Marsh", "Ann March"), ("A. Marsh", "B. Marsh"), ("Jon Quill", "Joan Quill Marsh"), ("Lee", "Leo"),
])  # fmt: skip
def test_other_names_are_no_variants(one: str, two: str) -> None:
    assert relation(slug(one), slug(two)) in ("", "misspelled")
    assert not (relation(slug(one), slug(two)) and len(one) < 9)


@pytest.mark.parametrize(("one", "two", "how"), [
    ("Al C. Oland", "Al Oland", "initials"), ("Michael A. Quill", "Michael Quill", "initials"), ("A. Quill", "Ada Quill", "initials"),
    ("Rob Quill Jr.", "Robert Quill Jr.", "shortened"), ("Nicolas Marsh", "Nicholas Marsh", "misspelled"),
])  # fmt: skip
def test_variants_of_a_name_are_recognized_as_such(one: str, two: str, how: str) -> None:
    assert relation(slug(one), slug(two)) == how == relation(slug(two), slug(one))


def scores(*people: PersonProfile) -> list[float]:
    return [score for score, *_ in variants(people, lambda document, film: "the film")]


def test_a_variant_who_plays_the_same_character_is_surer_than_one_who_plays_another() -> None:
    same = scores(person("a", "Al C. Oland", plays="Guard"), person("b", "Al Oland", plays="Guard"))
    other = scores(person("a", "Al C. Oland", plays="Guard"), person("b", "Al Oland", plays="King"))
    assert same[0] >= 0.8 > 0.5 > other[0]


def test_a_credit_by_the_others_name_is_evidence() -> None:
    assert scores(person("a", "Albert Oland", plays="Guard", alias="Al Oland"), person("b", "Al Oland", plays="Guard"))[0] >= 0.8


def test_two_rows_of_one_page_are_never_compared() -> None:
    assert scores(person("a", "Al C. Oland", plays="Guard"), person("a", "Al Oland", plays="Guard")) == []


def test_a_critic_is_never_a_film_person() -> None:
    pair = [person("a", "Ada Quill"), person("b", "Ada Quill", kind="critic")]
    assert list(same_names(pair)) == []
    assert scores(*pair) == []


def test_equal_names_are_chained_not_squared() -> None:
    assert len(list(same_names([person(str(i), "Ada Quill") for i in range(50)]))) == 49
