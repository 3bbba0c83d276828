"""Pairs in columns: they come back as they are, the surest first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.candidates import Pair, Pairs

PAIRS = st.builds(
    Pair, st.integers(0, 1000).map(lambda n: n / 1000), st.integers(0, 50), st.integers(0, 50),
    st.lists(st.sampled_from(["the names are equal", "ids differ"])).map(tuple), st.sampled_from(["same", "different", "unsure"]),
    st.integers(0, 1),
)  # fmt: skip


@given(st.lists(PAIRS), st.permutations(range(51)))
def test_pairs_come_back_in_order(pairs: list[Pair], places: list[int]) -> None:
    kept = Pairs()
    for pair in pairs:
        kept.add(pair)
    assert list(kept) == pairs
    assert list(kept.of("unsure")) == [(p.left, p.right) for p in pairs if p.verdict == "unsure"]
    kept.sort(places)
    assert list(kept) == sorted(pairs, key=lambda p: (-p.score, p.rank, places[p.left], places[p.right]))
