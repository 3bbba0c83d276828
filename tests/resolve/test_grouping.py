"""Numbers by their keys: as a dictionary of lists would have them."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.grouping import grouped


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 1000))), st.integers(1, 3))
def test_groups_are_those_of_a_dictionary_of_lists(keyed: list[tuple[int, int]], least: int) -> None:
    lists: dict[int, list[int]] = defaultdict(list)
    for key, number in keyed:
        lists[key].append(number)
    assert [(key, list(numbers)) for key, numbers in grouped(lambda: keyed, 10, least)] == [
        group for group in sorted(lists.items()) if len(group[1]) >= least
    ]


def test_nothing_has_no_groups() -> None:
    assert list(grouped(lambda: (), 0)) == []
