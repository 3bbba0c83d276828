"""Figures worked out by hand."""

from __future__ import annotations

import pytest

from kg.resolve.pairs.measure import Score, answerable, half, score
from kg.resolve.pairs.tables import Gold, Table, in_first_half


def gold(*same: str, no: tuple[str, ...] = ()) -> Gold:
    return Gold(frozenset((p[0], p[1]) for p in same), frozenset((p[0], p[1]) for p in no))


def test_nothing_found_and_nothing_true() -> None:
    assert (Score(0, 0, 5).precision, Score(0, 0, 5).recall, Score(0, 0, 5).f1) == (1.0, 0.0, 0.0)
    assert (Score(0, 0, 0).recall, Score(0, 3, 0).f1) == (1.0, 0.0)


def test_counts_and_shares() -> None:
    found = score([("a", "x"), ("b", "y"), ("c", "q")], gold("ax", "by", "cz", "dw"))
    assert found == Score(right=2, wrong=1, missed=2)
    assert found.precision == pytest.approx(2 / 3)
    assert found.recall == 0.5
    assert found.f1 == pytest.approx(4 / 7)


def test_a_pair_found_twice_counts_once() -> None:
    assert score([("a", "x"), ("a", "x")], gold("ax")) == Score(1, 0, 0)


def test_gold_that_judges_both_ways_says_nothing_of_other_pairs() -> None:
    assert score([("a", "x"), ("b", "q"), ("c", "z")], gold("ax", no=("cz",))) == Score(1, 1, 0)


def test_answerable_pairs_share_a_word() -> None:
    left = Table("l", ("t", "w"), {"a": ("The Tide", ""), "b": ("", "Ada Quill"), "c": ("Sand", "B")})
    right = Table("r", ("t",), {"x": ("Marée (tide)",), "y": ("Quill, Zoë",), "z": ("Lamp B",)})
    assert answerable(gold("ax", "by", "cz"), left, right).same == {("a", "x"), ("b", "y")}


def test_halves_divide_gold_and_findings_alike() -> None:
    pairs = {(str(i), "x") for i in range(40)}
    everything = Gold(frozenset(pairs))
    first, found = half(everything, pairs, True)
    assert first.same == found == {p for p in pairs if in_first_half(p[0])}
    assert half(everything, pairs, False)[0].same == pairs - found
