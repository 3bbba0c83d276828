"""Work shared out: in order, whoever does it; what fails is said; nobody is left behind."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from kg.errors import InternalFault, RequestError
from kg.pipeline.crew import WORTH, crew
from tests.conftest import PATIENCE, ROOT


def process(number: int) -> tuple[int, int]:
    time.sleep(0.01)
    return number, os.getpid()


def refuse(number: int) -> int:
    if number == 3:
        raise RequestError("three is too many")
    return number


def die(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


class Knot:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.self = self


def alive(number: int) -> int:
    Knot()
    return sum(isinstance(thing, Knot) for thing in gc.get_objects())


def test_what_a_task_leaves_behind_does_not_stay_in_its_process() -> None:
    with crew(2) as workers:
        assert max(workers.do(alive, range(40), 40)) <= 1


def test_a_failure_is_that_of_the_work() -> None:
    with crew(1) as workers, pytest.raises(RequestError, match="three"):
        list(workers.do(refuse, range(9), 9))


def test_one_large_task_is_done_beside_and_a_small_one_when_it_is_asked_for() -> None:
    with crew(2) as workers:
        beside, here = workers.begin(process, 1), workers.begin(process, 2, large=False)
        assert (here(), beside()[0]) == ((2, os.getpid()), 1)
        assert beside()[1] != os.getpid()
    with crew(1) as workers:
        assert workers.begin(process, 1)() == (1, os.getpid())


def test_a_task_aside_has_a_process_of_its_own_which_ends_with_it() -> None:
    with crew(2) as workers:
        aside, here = workers.aside(process, 1, large=True), workers.aside(process, 2, large=False)
        assert here() == (2, os.getpid())
        number, pid = aside()
        assert number == 1
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
        assert pid not in {at for _, at in workers.do(process, range(9), 9)}


def test_what_fails_aside_is_said_when_it_is_asked_for() -> None:
    with crew(2) as workers:
        refused, died = workers.aside(refuse, 3, large=True), workers.aside(die, 3, large=True)
        with pytest.raises(RequestError, match="three"):
            refused()
        with pytest.raises(InternalFault, match="died"):
            died()


def test_a_process_that_stands_by_does_the_next_task_aside_and_one_that_is_gone_is_told_of() -> None:
    with crew(2) as workers:
        workers.stand_by(refuse, 1, large=False)
        assert workers._aside == []
        workers.stand_by(refuse, 1, large=True)
        workers.stand_by(refuse, 1, large=True)
        (waiting,) = workers._aside
        assert workers.aside(process, 1, large=True)() == (1, waiting.pid)
        workers.stand_by(refuse, 1, large=True)
        workers._aside[-1].kill()
        workers._aside[-1].join()
        ended = workers.aside(process, 2, large=True)
        with pytest.raises(InternalFault, match="died"):
            ended()
    with crew(1) as workers:
        workers.stand_by(refuse, 1, large=True)
        assert workers._aside == []


def test_what_fails_while_a_process_stands_by_is_said_when_its_task_is_asked_for() -> None:
    with crew(2) as workers:
        workers.stand_by(refuse, 3, large=True)
        ended = workers.aside(process, 1, large=True)
        with pytest.raises(RequestError, match="three"):
            ended()


def test_who_stands_by_ends_with_the_crew() -> None:
    with crew(2) as workers:
        workers.stand_by(refuse, 1, large=True)
        (waiting,) = workers._aside
    waiting.join()
    assert waiting.exitcode == -signal.SIGKILL


def hears(number: int) -> bool:
    return signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals cannot be blocked")
def test_who_works_does_not_hear_ctrl_c_from_the_first_moment_on() -> None:
    with crew(2) as workers:
        aside, begun = workers.aside(hears, 0, large=True), workers.begin(hears, 0)
        assert not any([aside(), begun(), *workers.do(hears, range(9), 9)])
    assert hears(0), "who shares out the work does"


def sleep(seconds: int) -> None:
    time.sleep(seconds)


def test_who_is_not_asked_for_is_not_waited_for() -> None:
    with crew(2) as workers:
        workers.aside(sleep, 600, large=True)
        (process,) = workers._aside
    process.join()
    assert process.exitcode == -signal.SIGKILL


@pytest.mark.parametrize("large", [True, False])
def test_a_failure_of_one_task_is_said_when_it_is_asked_for(large: bool) -> None:
    with crew(2) as workers:
        asked = workers.begin(refuse, 3, large=large)
        with pytest.raises(RequestError, match="three"):
            asked()
        ends = workers.begin(die, 3)
        with pytest.raises(InternalFault, match="died"):
            ends()
        with pytest.raises(InternalFault, match="died"):
            workers.begin(die, 4)


def test_what_is_not_worth_a_process_is_done_here() -> None:
    with crew(2) as workers:
        assert {pid for _, pid in workers.do(process, range(WORTH), WORTH)} == {os.getpid()}
    with crew(1) as workers:
        assert {pid for _, pid in workers.do(process, range(20), 20)} == {os.getpid()}


def test_few_tasks_too_go_to_processes_that_are_there() -> None:
    with crew(2) as workers:
        workers.ready(process, 0, large=False)
        assert next(workers.do(process, [1], 1)) == (1, os.getpid())
        workers.ready(process, 0, large=True)
        assert next(workers.do(process, [1], 1))[1] != os.getpid()
    with crew(1) as workers:
        workers.ready(process, 0, large=True)
        assert next(workers.do(process, [1], 1)) == (1, os.getpid())


def test_processes_do_tasks_in_order_fail_as_the_work_does_and_end_with_the_crew() -> None:
    with crew(2) as workers:
        for _ in range(2):
            done = list(workers.do(process, iter(range(20)), 20))
            assert [number for number, _ in done] == list(range(20))
            pids = {pid for _, pid in done}
            assert os.getpid() not in pids
        with pytest.raises(RequestError, match="three"):
            list(workers.do(refuse, range(9), 9))
        with pytest.raises(InternalFault, match="died"):
            list(workers.do(die, range(9), 9))
    assert not [pid for pid in pids if _lives(pid)]


def test_tasks_are_made_when_they_are_done_and_not_all_before() -> None:
    made = []

    def tasks() -> Iterator[int]:
        for number in range(100):
            made.append(number)
            yield number

    with crew(1) as workers:
        next(workers.do(process, tasks(), 100))
    assert made == [0]


_PARENT = """
import os, signal, sys
from kg.pipeline.crew import crew
from tests.pipeline.test_crew import process
if __name__ == "__main__":
    with crew(2) as workers:
        pids = set()
        while len(pids) < 2:
            pids |= {pid for _, pid in workers.do(process, range(9), 9)}
        print(*pids, flush=True)
        signal.pause()
"""


@pytest.mark.parametrize("killed", [signal.SIGKILL, signal.SIGINT])
def test_nobody_outlives_a_build_that_is_killed(tmp_path_factory: pytest.TempPathFactory, killed: signal.Signals) -> None:
    script = tmp_path_factory.mktemp("parent") / "parent.py"
    script.write_text(_PARENT, encoding="utf-8")
    parent = subprocess.Popen(
        [sys.executable, str(script)], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert parent.stdout is not None
    pids = [int(word) for word in parent.stdout.readline().split()]
    assert pids
    if killed == signal.SIGKILL:
        parent.kill()
    else:
        os.killpg(parent.pid, killed)  # as a terminal does it: to all of them
    _, said = parent.communicate(timeout=PATIENCE)
    for _ in range(100):
        if not any(map(_lives, pids)):
            break
        time.sleep(0.1)
    assert not [pid for pid in pids if _lives(pid)]
    assert said.count("Traceback") == (killed == signal.SIGINT), "that of the script, and none of the processes"


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
