"""A site that others confirm weighs more than one that they contradict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.fuse import fuse
from kg.fuse.sources import Agreement, Origin, agreements
from kg.model import Statement

FILMS = [f"movie/{n}" for n in range(6)]
KINDS = dict.fromkeys(FILMS, "film")
ORIGINS = {"a1": Origin("a"), "a2": Origin("a"), "b1": Origin("b"), "c1": Origin("c"), "x1": Origin()}


def said(document: str, film: str, property: str, value: str, *, inferred: bool = False) -> Statement:
    return Statement(document, film, property, value, False, (), inferred=inferred)


def test_one_site_alone_is_neither_confirmed_nor_contradicted() -> None:
    assert agreements([said("a1", FILMS[0], "year", "1999"), said("a2", FILMS[0], "year", "1999")], ORIGINS) == {}
    assert agreements([said("a1", FILMS[0], "year", "1999"), said("x1", FILMS[0], "year", "1999")], ORIGINS) == {}


@pytest.mark.parametrize("property", ["score", "rating_count", "genre", "director"])
def test_what_changes_or_has_many_values_does_not_count(property: str) -> None:
    assert agreements([said("a1", FILMS[0], property, "1"), said("b1", FILMS[0], property, "2")], ORIGINS) == {}


def test_what_is_inferred_confirms_nothing() -> None:
    assert agreements([said("a1", FILMS[0], "year", "1999"), said("b1", FILMS[0], "year", "1999", inferred=True)], ORIGINS) == {}


def test_agreement_is_counted_over_things_and_properties() -> None:
    found = agreements([said(d, f, "year", y) for f in FILMS[:3] for d, y in (("a1", "1999"), ("b1", "1999"), ("c1", "2001"))], ORIGINS)
    assert found == {"a": Agreement(3, 3), "b": Agreement(3, 3), "c": Agreement(0, 3)}
    assert found["a"].weight > 500 > found["c"].weight > 0


def test_a_less_precise_date_confirms() -> None:
    found = agreements([said("a1", FILMS[0], "review_date", "1999-05"), said("b1", FILMS[0], "review_date", "1999-05-28")], ORIGINS)
    assert found["a"] == found["b"] == Agreement(1, 1)


def test_of_two_against_two_the_better_confirmed_sites_win() -> None:
    history = [said(d, f, "year", y) for f in FILMS[1:] for d, y in (("a1", "2001"), ("b1", "1999"), ("c1", "1999"))]
    asked = [said("a1", FILMS[0], "year", "1950"), said("b1", FILMS[0], "year", "1960")]
    fusion = fuse([*history, *asked], KINDS, {}, ORIGINS)
    (fact,) = [f for f in fusion.facts if f.subject == FILMS[0]]
    assert fact.object == "1960", "1950 comes first in order, but its site is mostly contradicted"
    assert {fusion.ranks[p] for p in fact.claims} == {"preferred"}
    assert [fusion.ranks[p] for p in range(len(history), len(history) + 2) if p not in fact.claims] == ["deprecated"]


@given(st.permutations(range(12)), st.lists(st.sampled_from(["1999", "2000"]), min_size=12, max_size=12))
def test_the_order_of_statements_does_not_matter(order: list[int], years: list[str]) -> None:
    given_ = [said(["a1", "b1", "c1"][n % 3], FILMS[n // 3], "year", years[n]) for n in range(12)]
    shuffled = [given_[n] for n in order]
    assert agreements(given_, ORIGINS) == agreements(shuffled, ORIGINS)
    one, two = fuse(given_, KINDS, {}, ORIGINS), fuse(shuffled, KINDS, {}, ORIGINS)
    assert [(f.subject, f.object) for f in one.facts] == [(f.subject, f.object) for f in two.facts]


def test_a_number_is_no_less_precise_form_of_another() -> None:
    said_ = [
        said("a1", FILMS[0], "runtime_minutes", "111"),
        said("b1", FILMS[0], "runtime_minutes", "111"),
        said("c1", FILMS[0], "runtime_minutes", "11"),
    ]
    assert fuse(said_, KINDS, {}, ORIGINS).ranks == {0: "preferred", 1: "preferred", 2: "deprecated"}
