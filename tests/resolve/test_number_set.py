"""A set of numbers in a column holds what a set of Python's would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.number_set import NumberSet

MOST = 2**64 - 2


def test_a_number_out_of_range_is_refused() -> None:
    with pytest.raises(OverflowError):
        NumberSet().add(MOST + 1)


@given(
    st.lists(st.one_of(st.integers(0, 40), st.integers(0, MOST), st.integers(0, 4000).map(lambda n: n << 24)), max_size=200),
    st.integers(0, MOST),
)
def test_a_number_is_new_once_and_there_ever_after(numbers: list[int], other: int) -> None:
    made, known = NumberSet(), set[int]()
    for number in numbers:
        assert made.add(number) is (number not in known)
        known.add(number)
        assert number in made
    assert len(made) == len(known)
    assert (other in made) is (other in known)


def test_it_grows() -> None:
    made = NumberSet()
    assert all(made.add(7 * number) for number in range(5000))
    assert [number for number in range(35_000) if number in made] == list(range(0, 35_000, 7))
