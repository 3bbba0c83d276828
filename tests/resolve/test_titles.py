"""Which spellings are one title: the table of cases, negatives first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.titles import LEVELS, forms, parts, relation, title_key

RELATIONS = [
    # Other films.
    ("numbers", "Gull", "Gull II"),
    ("numbers", "Gull 2", "Gull III"),
    ("numbers", "Gull: Part One", "Gull: Part Two"),
    ("numbers", "Gull", "Gull: Volume 2"),
    ("akin", "Gull: The Return", "Gull: The End"),
    ("akin", "The Harbour Reloaded", "The Harbour Revisited"),
    ("akin", "Strangers", "Stranger"),
    ("other", "Heat", "Heart"),
    ("other", "Alien", "Aliens"),
    ("other", "Low Tide", "Marée basse"),
    ("numbers", "Gull: Part One", "Gull Two"),
    ("numbers", "Gull", "Gull Part 2"),
    ("akin", "Low Tide: Episode 2", "Low Tide 2"),
    ("akin", "Salt & Sand", "Salt or Sand"),
    ("akin", "Part 2", "2"),
    # Perhaps one film.
    ("subtitle", "Gull", "Gull: The Return"),
    ("subtitle", "Gull", "Gull - The Return"),
    ("near", "The Lighthouse Keeper", "The Lighthose Keeper"),
    ("article", "Samovar", "Le Samovar"),
    # One title.
    ("edition", "Low Tide", "Low Tide (re-release)"),
    ("edition", "Low Tide", "Low Tide [Director's Cut]"),
    ("edition", "Low Tide", "Low Tide (1998)"),
    ("edition", "Low Tide (Basse mer)", "Low Tide (re-release)"),
    ("equal", "Low Tide", "LOW TIDE"),
    ("equal", "The Gull", "Gull, The"),
    ("equal", "Le Samovar", "Samovar, Le"),
    ("equal", "L'Avventura", "Avventura, L’"),
    ("equal", "Café Müller", "cafe muller"),
    ("equal", "Fräulein Lind", "Fraeulein Lind"),
    ("equal", "Cops & Robbers", "Cops and Robbers"),
    ("equal", "Gull II", "Gull 2"),
    ("equal", "Gull Part Two", "Gull II"),
    ("equal", "Gull: Vol. 2", "Gull 2"),
    ("equal", "Gull - Chapter 3", "Gull III"),
    ("equal", "Sel & Sable", "Sel et sable"),
    ("equal", "Salz + Sand", "Salz und Sand"),
    ("equal", "Twelve Gulls", "12 Gulls"),
    ("equal", "Snow/White", "snow white"),
    ("equal", "Чайка", "Chayka"),
    ("equal", "8½", "8 1/2"),
    ("equal", "Die Möwe (The Gull)", "The Gull"),
    ("equal", "Captain’s Log", "Captains Log"),
]


@pytest.mark.parametrize(("level", "one", "two"), RELATIONS, ids=lambda value: str(value))
def test_how_two_titles_relate(level: str, one: str, two: str) -> None:
    assert relation(one, two) == level == relation(two, one)


def test_a_numeral_at_the_front_or_a_letter_inside_is_a_word() -> None:
    assert title_key("I, Robin") == "i robin"
    assert title_key("V for Vigour") == "v for vigour"


def test_an_article_that_may_be_a_word_stays() -> None:
    assert title_key("Die Slowly") == "die slowly"
    assert relation("Die Slowly", "Slowly") == "akin"


def test_a_title_without_letters_has_a_key_of_its_own() -> None:
    assert title_key("!!!") != title_key("???") != ""


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_relate_the_same_way_in_both_directions(one: str, two: str) -> None:
    assert relation(one, two) == relation(two, one)
    assert relation(one, two) in LEVELS


@given(st.text(max_size=60))
def test_a_title_is_equal_to_itself(title: str) -> None:
    assert relation(title, title) == "equal"
    assert forms(title).full


@pytest.mark.parametrize(("one", "two", "year"), [
    ("Gull", "Gull: Part One", ""), ("Gull II", "Gull Part Two", ""), ("Gull", "Gull: Episode IV - The Return", ""),
    ("Gull", "Gull 2018", "2018"),
    ("Gull", "Gull", ""),
])  # fmt: skip
def test_titles_that_may_be_those_of_one_part(one: str, two: str, year: str) -> None:
    assert not parts(one, two, (year, ""))
    assert not parts(two, one, (year, ""))


@pytest.mark.parametrize(("one", "two"), [
    ("Gull: Part One", "Gull: Part Two"), ("Gull", "Gull II"), ("Gull", "Gull: Volume 2"), ("Gull 2", "Gull 3: The Return"),
    ("Gull", "Gull 2049"),
])  # fmt: skip
def test_titles_of_different_parts(one: str, two: str) -> None:
    assert parts(one, two, ("2018", ""))
    assert parts(two, one, ("2018", ""))
