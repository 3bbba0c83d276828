"""A copy of this process: what it makes is what would be made here, whatever becomes of it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from functools import partial

import pytest

from kg.errors import RequestError
from kg.pipeline import copies
from kg.pipeline.copies import BATCH, beside
from kg.pipeline.crew import crew

HERE = os.getpid()


def numbers(many: int) -> Iterator[tuple[int, int]]:
    for number in range(many):
        yield number, os.getpid()


def dying(many: int) -> Iterator[tuple[int, int]]:
    """Half of them, and then the end, but not in the process of the tests."""
    for number, process in numbers(many):
        if number > many // 2 and process != HERE:
            os.kill(process, signal.SIGKILL)
        yield number, process


def refusing() -> Iterator[int]:
    yield 1
    raise RequestError("one is enough")


def holding() -> Iterator[object]:
    yield lambda: 1


@pytest.mark.parametrize("many", [0, 1, BATCH, 3 * BATCH + 1])
def test_everything_comes_in_order_and_was_made_by_another_process(many: int) -> None:
    found = list(beside(partial(numbers, many)))
    assert [number for number, _ in found] == list(range(many))
    assert HERE not in {process for _, process in found} or not copies.POSSIBLE


def test_what_is_known_here_need_not_be_sent() -> None:
    known = [lambda: 7]  # nothing that could be pickled
    assert list(beside(lambda: (one() for one in known))) == [7]


def test_what_a_copy_does_to_what_it_knows_is_not_done_here() -> None:
    known: list[int] = []

    def work() -> Iterator[int]:
        known.append(1)
        yield len(known)

    assert list(beside(work)) == [1]
    assert known == ([] if copies.POSSIBLE else [1])


def test_a_copy_that_dies_costs_nothing_but_time() -> None:
    assert list(beside(partial(dying, 4 * BATCH))) == list(numbers(4 * BATCH))


def test_what_cannot_be_sent_is_made_here() -> None:
    (made,) = beside(holding)
    assert callable(made)


def test_a_failure_is_said_when_it_is_asked_for() -> None:
    found = beside(refusing)
    assert next(found) == 1
    with pytest.raises(RequestError, match="enough"):
        next(found)


def test_where_no_process_can_be_copied_all_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "POSSIBLE", False)
    assert list(beside(partial(numbers, 3))) == list(numbers(3))


def test_where_there_is_no_room_for_a_copy_all_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> int:
        raise OSError(11, "no more processes")

    monkeypatch.setattr(os, "fork", none)
    assert list(beside(partial(numbers, 3))) == list(numbers(3))


def test_no_copy_is_left_behind() -> None:
    found = {process for _, process in beside(partial(numbers, 3))} - {HERE}
    for process in found:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


@pytest.mark.parametrize(("jobs", "large"), [(1, True), (2, False)])
def test_a_crew_copies_nothing_for_what_is_small_or_for_one_process(jobs: int, large: bool) -> None:
    with crew(jobs) as workers:
        assert list(workers.beside(partial(numbers, 3), large=large)) == list(numbers(3))


def test_a_crew_copies_this_process_for_what_is_large() -> None:
    with crew(2) as workers:
        assert [number for number, _ in workers.beside(partial(numbers, 3), large=True)] == [0, 1, 2]
