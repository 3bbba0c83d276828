"""Pairs that share a row compete for it."""

from __future__ import annotations

import math

import pytest

from kg.resolve.pairs.compete import assign, probabilities


def test_a_pair_alone_has_its_own_odds() -> None:
    assert probabilities([("a", "x")], [0.0]) == [0.5]
    assert probabilities([("a", "x")], [math.log(3)]) == pytest.approx([0.75])
    assert probabilities([], []) == []


def test_two_pairs_for_one_row_share_it() -> None:
    # The row has three ways: x, y or nobody.
    assert probabilities([("a", "x"), ("a", "y")], [0.0, 0.0]) == pytest.approx([1 / 3, 1 / 3], abs=0.01)
    assert probabilities([("a", "x"), ("a", "y")], [0.0, 0.0], once_right=False) == [0.5, 0.5]


def test_a_row_that_is_surely_taken_frees_its_rival() -> None:
    pairs = [("a", "x"), ("a", "y"), ("b", "y")]
    free = probabilities([("a", "y")], [1.0])[0]
    # x takes a for sure, so y is left to b alone.
    taken = probabilities(pairs, [9.0, 1.0, 1.0])
    assert taken[0] > 0.99
    assert taken[1] < 0.01
    assert taken[2] == pytest.approx(free, abs=0.01)


def test_the_chances_of_a_path_are_those_of_all_its_matchings() -> None:
    # a-x, b-x, b-y with odds 2, 3, 5: matchings are {}, {ax}, {bx}, {by}, {ax, by}.
    weights = {"": 1, "ax": 2, "bx": 3, "by": 5, "ax by": 10}
    total = sum(weights.values())
    expected = [(2 + 10) / total, 3 / total, (5 + 10) / total]
    assert probabilities([("a", "x"), ("b", "x"), ("b", "y")], [math.log(n) for n in (2, 3, 5)]) == pytest.approx(expected, abs=0.005)


def test_assignment_takes_the_surest_and_no_row_twice() -> None:
    pairs = [("a", "x"), ("a", "y"), ("b", "y"), ("c", "z")]
    assert assign(pairs, [0.8, 0.9, 0.7, 0.4], 0.5) == [1]
    assert assign(pairs, [0.8, 0.9, 0.7, 0.4], 0.5, once_left=False) == [1, 2]
    assert assign(pairs, [0.8, 0.9, 0.7, 0.4], 0.5, once_left=False, once_right=False) == [0, 1, 2]
