"""Clusters: nothing is joined that must stay apart, however the links come together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.cluster import Clusters


def clusters(**traits: dict[str, set[str]]) -> Clusters[str]:
    made: Clusters[str] = Clusters()
    for key, has in traits.items():
        made.add(key, has)
    return made


def test_two_ids_of_one_scheme_are_never_joined_by_way_of_a_third() -> None:
    made = clusters(a={"id imdb": {"tt1"}}, b={}, c={"id imdb": {"tt2"}})
    assert made.join("a", "b")
    clash = made.clash("b", "c")
    assert clash is not None
    assert clash == ("id imdb", "tt1", "tt2")
    assert not made.join("b", "c")
    assert sorted(map(sorted, made.all())) == [["a", "b"], ["c"]]


def test_a_pair_held_apart_stays_apart_whatever_each_is_joined_with() -> None:
    made = clusters(a={}, b={}, c={}, d={})
    made.refuse("a", "d")
    assert made.join("a", "b")
    assert made.join("c", "d")
    assert not made.join("b", "c")
    assert made.clash("b", "c") == ("", "", "")


def test_a_person_can_join_what_clashes() -> None:
    made = clusters(a={"id imdb": {"tt1"}}, b={"id imdb": {"tt2"}})
    assert made.join("a", "b", force=True)
    assert made.clash("a", "b") is None


def test_ids_of_other_schemes_do_not_clash() -> None:
    assert clusters(a={"id imdb": {"tt1"}}, b={"id tmdb": {"7"}}).join("a", "b")


KEYS = st.integers(0, 11)
PAIRS = st.tuples(KEYS, KEYS).filter(lambda pair: pair[0] != pair[1])


@given(st.lists(PAIRS, max_size=12), st.lists(PAIRS, max_size=30), st.lists(st.sampled_from("xyz-"), min_size=12, max_size=12))
def test_no_cluster_holds_a_contradiction(apart: list[tuple[int, int]], links: list[tuple[int, int]], ids: list[str]) -> None:
    made: Clusters[int] = Clusters()
    for key in range(12):
        made.add(key, {"id": {ids[key]}} if ids[key] != "-" else {})
    for one, two in apart:
        made.refuse(one, two)
    for one, two in links:
        made.join(one, two)
    for members in made.all():
        assert len({ids[key] for key in members} - {"-"}) < 2
        assert not any(one in members and two in members for one, two in apart)
    assert sorted(key for members in made.all() for key in members) == list(range(12))
