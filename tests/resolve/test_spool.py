"""Pieces of bytes outside memory: each comes back, whether few or many, read while more come in."""

from __future__ import annotations

import pickle

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


@given(st.lists(st.binary(max_size=9), max_size=9), st.lists(st.binary(max_size=9), max_size=9))
def test_pieces_go_to_another_process_and_to_another_list(pieces: list[bytes], others: list[bytes]) -> None:
    sent = pickle.loads(pickle.dumps(Spool.of(pieces)))
    first = sent.take(Spool.of(others))
    assert first == len(pieces)
    assert [sent[number] for number in range(len(sent))] == [*pieces, *others]


@pytest.mark.parametrize("number", [-1, 0, 7])
def test_there_is_no_piece_that_was_not_added(number: int) -> None:
    with pytest.raises(IndexError):
        Spool()[number]
