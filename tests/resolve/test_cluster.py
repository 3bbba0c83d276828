"""Clusters: nothing is joined that must stay apart, however the links come together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.cluster import Clusters


def clusters(*ids: dict[str, tuple[str, ...]], pages: str = "abcdef", rows: str = "uvwxyz") -> Clusters:
    """Things with these ids, each in a row of a page; by default on pages of their own."""
    places = [ord(page) for page in pages[: len(ids)]]
    return Clusters(places, lambda number: tuple(ids[number].items()), lambda number: [rows[number]])


Ids = dict[str, tuple[str, ...]]
IMDB_1: Ids = {"imdb": ("tt1",)}
IMDB_2: Ids = {"imdb": ("tt2",)}
TMDB_7: Ids = {"tmdb": ("7",)}


def parts(made: Clusters) -> list[list[int]]:
    return sorted(sorted(members) for members in made.all())


def test_two_ids_of_one_scheme_are_never_joined_by_way_of_a_third() -> None:
    made = clusters(IMDB_1, {}, IMDB_2)
    assert made.join(0, 1) is None
    assert made.clash(1, 2) == ("imdb", "tt1", "tt2", False)
    assert made.join(1, 2) is not None
    assert parts(made) == [[0, 1], [2]]


def test_two_rows_of_one_page_are_never_joined_by_way_of_another_page() -> None:
    made = clusters({}, {}, {}, {}, pages="aabb")
    assert made.clash(0, 1) == ("", "u", "v", True)
    assert made.join(0, 2) is None
    assert made.join(1, 3) is None
    assert made.clash(2, 3) == ("", "u", "v", True)
    assert made.join(3, 0) is not None


def test_one_row_of_a_page_may_hold_two() -> None:
    made = clusters({}, {}, {}, pages="aab", rows="uuv")
    assert made.join(0, 2) is None
    assert made.join(2, 1) is None
    assert parts(made) == [[0, 1, 2]]


def test_a_pair_held_apart_stays_apart_whatever_each_is_joined_with() -> None:
    made = clusters({}, {}, {}, {})
    made.refuse(0, 3)
    assert made.join(0, 1) is None
    assert made.join(2, 3) is None
    assert made.join(1, 2) is not None
    assert made.clash(1, 2) == ("", "", "", False)


def test_a_person_can_join_what_clashes() -> None:
    made = clusters(IMDB_1, IMDB_2)
    assert made.join(0, 1, force=True) is None
    assert made.clash(0, 1) is None


def test_what_was_joined_by_force_has_the_ids_of_both() -> None:
    made = clusters(IMDB_1, IMDB_2, IMDB_2, {"imdb": ("tt3",)})
    assert made.join(0, 1, force=True) is None
    assert made.join(1, 2) is None
    assert made.join(0, 3) is not None


def test_ids_of_other_schemes_do_not_clash() -> None:
    assert clusters(IMDB_1, TMDB_7).join(0, 1) is None


KEYS = st.integers(0, 11)
PAIRS = st.tuples(KEYS, KEYS).filter(lambda pair: pair[0] != pair[1])


@given(
    st.lists(PAIRS, max_size=12), st.lists(PAIRS, max_size=30), st.lists(st.sampled_from("xyz-"), min_size=12, max_size=12),
    st.lists(st.integers(0, 5), min_size=12, max_size=12).map(sorted), st.lists(st.sampled_from("rs"), min_size=12, max_size=12),
)  # fmt: skip
def test_no_cluster_holds_a_contradiction(
    apart: list[tuple[int, int]], links: list[tuple[int, int]], ids: list[str], pages: list[int], rows: list[str]
) -> None:
    made = Clusters(pages, lambda number: (("id", (ids[number],)),) if ids[number] != "-" else (), rows.__getitem__)
    for one, two in apart:
        made.refuse(one, two)
    for one, two in links:
        clash = made.clash(one, two)
        assert made.join(one, two) == clash
    for members in made.all():
        assert list(members) == sorted(members)
        assert len({ids[key] for key in members} - {"-"}) < 2
        assert not any(one in members and two in members for one, two in apart)
        for page in {pages[key] for key in members}:
            assert len({rows[key] for key in members if pages[key] == page}) < 2
    assert sorted(key for members in made.all() for key in members) == list(range(12))
