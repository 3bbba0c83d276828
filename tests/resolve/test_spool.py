"""Pieces of bytes outside memory: each comes back, whether few or many, read while more come in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve import spool
from kg.resolve.spool import Spool


@given(st.lists(st.binary(max_size=40), max_size=30), st.data())
def test_every_piece_comes_back_whenever_it_is_asked_for(pieces: list[bytes], data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spool, "AT_HAND", 64)
        kept = Spool()
        for number, piece in enumerate(pieces):
            assert kept.add(piece) == number
            asked = data.draw(st.integers(0, number))
            assert kept[asked] == pieces[asked]
    assert [kept[number] for number in range(len(kept))] == pieces


@pytest.mark.parametrize("number", [-1, 0, 7])
def test_there_is_no_piece_that_was_not_added(number: int) -> None:
    with pytest.raises(IndexError):
        Spool()[number]
