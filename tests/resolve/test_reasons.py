"""Reasons by number: the same ones are one number as long as not too many others come between, and every number gives its own back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve import reasons as module
from kg.resolve.reasons import Reasons


def test_reasons_come_back_and_those_that_come_again_are_one() -> None:
    reasons = Reasons()
    numbers = [reasons.number(why) for why in (("a", "b\n"), ('both play "Ü"',), ("a", "b\n"), ())]
    assert numbers[0] == numbers[2]
    assert len(set(numbers)) == 3
    assert [reasons[number] for number in numbers] == [("a", "b\n"), ('both play "Ü"',), ("a", "b\n"), ()]


def test_reasons_that_others_followed_are_written_once_more_and_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FRESH", 2)
    reasons = Reasons()
    numbers = [reasons.number((why,)) for why in "abcac"]
    assert [reasons[number] for number in numbers] == [("a",), ("b",), ("c",), ("a",), ("c",)]
    assert numbers[0] != numbers[3]
    assert numbers[2] == numbers[4]


@given(st.lists(st.lists(st.text(max_size=4), max_size=3).map(tuple), max_size=9), st.lists(st.text(max_size=4), max_size=2))
def test_every_number_gives_its_reasons_back_and_takes_more(whys: list[tuple[str, ...]], more: list[str]) -> None:
    reasons = Reasons()
    for why in whys:
        number = reasons.number(why)
        assert reasons[number] == why
        assert reasons[reasons.more(number, *more)] == (*why, *more)
        assert tuple(json.loads(reasons.text(number))) == why
