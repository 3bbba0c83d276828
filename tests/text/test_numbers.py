"""Printed numbers: digits of every script, and none that no page can mean."""

from __future__ import annotations

import pytest

from kg.text import RULES


@pytest.mark.parametrize(
    ("rule", "words", "value"),
    [
        ("count", "۵۲", "52"),
        ("count", "１,２３４", "1234"),
        ("count", "007", "7"),
        ("decimal", "９.５", "9.5"),
        ("short-amount", "٣٢.1M", "32100000.0"),
    ],
)
def test_digits_of_other_scripts_are_digits(rule: str, words: str, value: str) -> None:
    assert RULES[rule](words) == value


@pytest.mark.parametrize("words", ["²", "½", "Ⅷ", "①", "1.2.3", "", "-1", "9" * 19, "9" * 5000, "1 " + "9" * 5000])
def test_other_signs_and_numbers_beyond_measure_are_none(words: str) -> None:
    for rule in ("count", "decimal", "short-amount", "sum"):
        if (rule, words) == ("sum", ""):
            continue
        with pytest.raises(ValueError, match="no"):
            RULES[rule](words if rule != "short-amount" else f"{words}M")


@pytest.mark.parametrize("words", ["", "glyphicon", "4", "star", "fl", "user-star-display"])
def test_what_draws_no_stars_is_no_row_of_them(words: str) -> None:
    with pytest.raises(ValueError, match="no stars"):
        RULES["stars"](words)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("glyphicon glyphicon-star glyphicon glyphicon-star ½", "2.5"),
        ("½", "0.5"),
        ("star-display__filled star-display__half star-display__empty", "1.5"),
        ("glyphicon glyphicon-star glyphicon glyphicon-star-empty", "1.0"),
    ],
)
def test_stars_are_counted_by_what_draws_them(words: str, value: str) -> None:
    assert RULES["stars"](words) == value
