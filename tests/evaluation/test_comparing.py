"""Two readings of a page, held against each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluation.comparing import MEASURES, SEVEN, Figures, Tally, compare, same_date, same_number, same_person, same_text
from kg.evaluation.shown import Shown

BY_PROPERTY = {measure.property: measure for measure in MEASURES}


def outcomes(known: dict[str, tuple[str, ...]], read: dict[str, tuple[str, ...]], text: str = "") -> list[tuple[str, str, str, str]]:
    return [(f.property, f.outcome, f.expected, f.found) for f in compare("p", "s", known, read, Shown(text))]


def test_of_what_markup_does_not_say_nothing_is_judged() -> None:
    assert outcomes({}, {"genre": ("drama",), "name": ("low tide",)}) == []
    assert outcomes({"alternate_name": ("ebb",)}, {"name": ("low tide",)}) == []


def test_one_value_is_right_missing_or_missing_and_wrong() -> None:
    assert outcomes({"duration": ("101",)}, {"duration": ("99", "101")}) == [("duration", "right", "101", "101")]
    assert outcomes({"duration": ("101",)}, {}) == [("duration", "missing", "101", "")]
    assert outcomes({"duration": ("101",)}, {"duration": ("99",)}) == [
        ("duration", "missing", "101", ""), ("duration", "wrong", "101", "99"),
    ]  # fmt: skip


def test_sets_count_each_value_both_ways() -> None:
    assert outcomes({"genre": ("drama", "war")}, {"genre": ("war", "news")}) == [
        ("genre", "missing", "drama", ""), ("genre", "right", "war", "war"), ("genre", "wrong", "", "news"),
    ]  # fmt: skip


def test_where_markup_lists_only_a_few_what_else_was_read_is_not_wrong() -> None:
    assert outcomes({"actor": ("bo marsh",)}, {"actor": ("bo marsh", "di reef")}) == [("actor", "right", "bo marsh", "bo marsh")]
    assert Tally(right=1, missing=1, partial=True).precision is None
    assert Tally(right=1, missing=1, partial=True).f1 == 0.5


def test_a_title_may_be_the_other_title_of_the_markup() -> None:
    known = {"name": ("marea baja",), "alternate_name": ("low tide",)}
    assert outcomes(known, {"name": ("low tide",)}) == [("name", "right", "low tide", "low tide")]


def test_a_value_that_the_page_does_not_show_is_told_apart() -> None:
    found = list(compare("p", "s", {"name": ("low tide",), "director": ("ada quill",)}, {}, Shown("<h1>Low Tide</h1>")))
    assert [(f.property, f.shown) for f in found] == [("name", True), ("director", False)]
    figures = Figures()
    figures.add(found, BY_PROPERTY)
    assert figures.sites["s"]["director"].recall == 0
    assert figures.sites["s"]["director"].of_shown.recall is None


@pytest.mark.parametrize(("left", "right", "same"), [
    ("1998", "1998-03-06", True), ("1998-03", "1998-03-06", True), ("1998-03-06", "1998-03-07", False), ("19", "1998", False),
])  # fmt: skip
def test_dates_agree_at_their_common_precision(left: str, right: str, same: bool) -> None:
    assert same_date(left, right) is same_date(right, left) is same


@pytest.mark.parametrize(("left", "right", "same"), [
    ("72.154", "72", True), ("72.6", "73", True), ("7.4", "7", False), ("4.26", "4.3", True), ("77", "7.1", False), ("8", "8", True),
])  # fmt: skip
def test_numbers_agree_when_rounded_to_two_digits_or_more(left: str, right: str, same: bool) -> None:
    assert same_number(left, right) is same_number(right, left) is same


@pytest.mark.parametrize(("left", "right", "same"), [
    ("a keeper waits", "a keeper waits", True), ("a keeper waits for the…", "a keeper waits for the sea", True),
    ("a keeper waits for the", "a keeper waits for the sea", False), ("a…", "a keeper waits", False), ("a keeper", "a sailor", False),
])  # fmt: skip
def test_a_text_that_is_cut_is_the_beginning_of_the_other(left: str, right: str, same: bool) -> None:
    assert same_text(left, right) is same_text(right, left) is same


@pytest.mark.parametrize(("left", "right", "same"), [
    ("quill ada", "ada quill", True), ("ada quill", "ada marsh", False), ("quill ada|the keeper", "ada quill|the keeper", True),
    ("ada quill|keeper the", "ada quill|the keeper", False),
])  # fmt: skip
def test_a_name_is_the_same_whichever_part_comes_first(left: str, right: str, same: bool) -> None:
    assert same_person(left, right) is same_person(right, left) is same


def test_the_mean_is_over_those_of_the_seven_that_markup_has() -> None:
    figures = Figures()
    figures.add(compare("p", "s", {"name": ("a",), "genre": ("b",), "year": ("1998",)}, {"name": ("a",)}, Shown("")), BY_PROPERTY)
    assert figures.mean("s") == 0.5
    assert figures.mean("none") is None
    assert set(SEVEN) <= set(BY_PROPERTY)


VALUES = st.dictionaries(st.sampled_from(sorted(BY_PROPERTY)), st.lists(st.sampled_from("abcdef"), min_size=1, unique=True).map(tuple))


@given(VALUES.filter(lambda v: "score" not in v and "released" not in v))
def test_a_reading_is_perfect_against_itself(values: dict[str, tuple[str, ...]]) -> None:
    figures = Figures()
    figures.add(compare("p", "s", values, values, Shown("")), BY_PROPERTY)
    assert all(tally.f1 == 1 for tally in figures.sites.get("s", {}).values())
