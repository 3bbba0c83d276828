"""Spellings of one value are one value; what only looks similar stays apart."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from kg.fuse import alike
from kg.fuse.rules import RULES, Candidate
from kg.text import text_hash
from kg.vocabulary import PROPERTIES


@pytest.mark.parametrize(
    ("property", "one", "two"),
    [
        ("genre", "Science Fiction", "Science"),
        ("genre", "Music", "Musical"),
        ("certificate", "15", "15+"),
        ("genre", "Crime", "True Crime"),
        ("keyword", "one night stand", "one night"),
        ("description", "A trader walks.", "A trader walks"),
        ("tagline", "Run", "Run!"),
        ("alternate_name", "Alien 3", "Alien³!"),
        ("country", "US", "U.S."),
        ("text", "Wait :)", "Wait:)"),
        ("name", "sailors !!!", "sailors!!!"),
        ("text", "Wait ... here", "Wait... here"),
        ("text", "a .22 rifle", "a.22 rifle"),
        ("page", "https://films.example/1", "https://films.example/1/cast"),
        ("page", "https://films.example/1", "ftp://films.example/1"),
        ("character_name", "Keeper", "The Keeper"),
        ("certificate", "Not Rated", "Unrated"),
        ("color", "Color", "Color (Technicolor)"),
        ("description", "http: a love story", "https: a love story"),
    ],
)
def test_these_are_two_values(property: str, one: str, two: str) -> None:
    assert alike.key(property, one) != alike.key(property, two)


@pytest.mark.parametrize(
    ("property", "one", "two"),
    [
        ("genre", "sci-fi", "Science Fiction"),
        ("genre", "SciFi", "science-fiction"),
        ("genre", "Film Noir", "film-noir"),
        ("genre", "Comédie", "comedie"),
        ("keyword", "self-destruction", "self destruction"),
        ("sound_mix", "Dolby SR", "dolby-sr"),
        ("description", "A trader  walks.", "a trader walks."),
        ("description", "Ada ( Al Oland ) , a trader 's wife , waits .", "Ada (Al Oland), a trader's wife, waits."),
        ("text", "Ada : Look !", "Ada: Look!"),
        ("alternate_name", "Gull’s Cry – Part 2", "Gull's Cry - Part 2"),
        ("certificate_value", "PG 13", "PG-13"),
        ("character_name", "Father in Law", "Father-in-law"),
        ("certificate", "NR", "Not Rated"),
        ("color", "Black & White", "black and white"),
        ("character_name", "Dr Rook", "Dr. Rook"),
        ("page", "http://films.example/1", "https://films.example/1"),
        ("image", "HTTP://films.example/1.jpg", "https://films.example/1.jpg"),
    ],
)
def test_these_are_one_value(property: str, one: str, two: str) -> None:
    assert alike.key(property, one) == alike.key(property, two)


def test_a_word_stands_in_one_row_only_and_the_rows_are_of_known_properties() -> None:
    rows = tomllib.loads(files("kg.fuse").joinpath("alike.toml").read_text(encoding="utf-8"))
    assert set(rows) <= set(PROPERTIES)
    for name, listed in rows.items():
        keys = [{alike.key(name, word) for word in row} for row in listed]
        assert all(len(found) == 1 for found in keys), "all words of a row are one value"
        assert len({next(iter(found)) for found in keys}) == len(keys), "and of different rows are not"


def test_one_value_has_the_claims_of_all_its_spellings_and_the_commonest_of_them() -> None:
    words = ["Sci-Fi", "sci-fi", "Science Fiction", "Drama"]
    choices = RULES["all"]([Candidate(word, f"d{i}", i, False, property="genre") for i, word in enumerate(words)])
    assert [(c.value, c.claims) for c in choices] == [("Drama", (3,)), ("Sci-Fi", (0, 1, 2))]


def test_of_an_address_with_http_and_with_https_the_second_is_chosen_however_often_the_first_is_printed() -> None:
    addresses = ["http://films.example/1", "http://films.example/1", "https://films.example/1", "http://films.example/2"]
    choices = RULES["all"]([Candidate(address, f"d{i}", i, False, property="page") for i, address in enumerate(addresses)])
    assert [(c.value, c.claims) for c in choices] == [("https://films.example/1", (0, 1, 2)), ("http://films.example/2", (3,))]


def test_of_spellings_that_differ_in_spacing_the_one_as_type_sets_it_is_chosen_however_often_another_is_printed() -> None:
    words = ["Ada : Look !", "Ada : Look !", "Ada: Look!"]
    choices = RULES["best_name"]([Candidate(word, f"d{i}", i, False, property="text") for i, word in enumerate(words)])
    assert [(c.value, c.claims) for c in choices] == [("Ada: Look!", (0, 1, 2))]


def test_a_text_has_one_name_however_it_is_spaced() -> None:
    assert text_hash("Ada : [ to Al ] Look !") == text_hash("Ada: [to Al] Look!")
    assert text_hash("Ada: Look!") != text_hash("Ada: Look")
