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
