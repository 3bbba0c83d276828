"""A build that is killed, stopped or has no room leaves ``out/`` as it was, says so in a line, and the next one goes on from there."""

from __future__ import annotations

import os
import resource
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import pipeline
from kg.cli.group import main
from kg.errors import RequestError
from kg.model import Options
from kg.output import staging
from kg.pipeline.working import Working
from kg.rdf.store_locks import locked
from tests.conftest import PATIENCE, ROOT
from tests.pipeline.films import build, cut_small, files, forked, killed, letting_go, made, pool, put

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="builds are killed in forked processes")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with some pages (``in``), a graph of fewer (``out``), and the graph of all, made elsewhere (``whole``)."""
    letting_go()
    cut_small(monkeypatch)
    pages = pool()
    put(tmp_path / "in", {"a0.html": pages["a0.html"]})
    build(tmp_path / "in", tmp_path / "out")
    put(tmp_path / "in", pages)
    build(tmp_path / "in", tmp_path / "whole", keep=False)
    letting_go()
    return tmp_path


def left(folder: Path) -> set[str]:
    """What lies beside the pages and the graphs."""
    return {path.name for path in folder.iterdir()} - {"in", "out", "whole", ".kg", "said"}


# --- killed ----------------------------------------------------------------------------------------------------------


def test_a_build_that_is_killed_anywhere_costs_nothing_that_was_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(folder / "out")
    counts = []
    for stage, done in (("read", 3), ("resolve", 0), ("link", 2), ("fuse", 0), ("fuse", 4), ("validate", 0), ("write", 0), ("write", 1)):
        with made(monkeypatch) as names:
            killed(folder / "in", folder / "out", stage, done)
        assert names == [], "in the other process"
        assert files(folder / "out") == before, (stage, done)
        counts.append(len(list((folder / ".kg/out/blocks").iterdir())))
    assert counts == sorted(counts)
    assert counts[-1] > counts[0] + 8, "what was made is there"
    with made(monkeypatch) as names:
        build(folder / "in", folder / "out")
    assert names == []
    assert files(folder / "out") == files(folder / "whole")
    assert left(folder) == set()


def test_the_next_build_makes_what_is_lacking_and_no_more(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with made(monkeypatch) as every:
        build(folder / "in", folder / "elsewhere" / "out")
    killed(folder / "in", folder / "out", "fuse", 3)
    with made(monkeypatch) as names:
        build(folder / "in", folder / "out")
    assert 0 < len(names) <= len(every) - 3
    assert set(names) < set(every)
    assert files(folder / "out") == files(folder / "whole")


def test_a_block_half_written_is_no_block_and_goes_with_the_next_build(folder: Path) -> None:
    def stop(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def work() -> None:
        os.replace = stop  # type: ignore[assignment]
        build(folder / "in", folder / "out")

    before = files(folder / "out")
    assert forked(work) == -signal.SIGKILL
    assert files(folder / "out") == before
    build(folder / "in", folder / "out")
    assert files(folder / "out") == files(folder / "whole")
    assert not [path.name for path in (folder / ".kg/out/blocks").iterdir() if path.suffix.strip(".").isdecimal()]


def test_a_build_that_is_killed_when_it_cleans_up_has_ended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Path.unlink

    def work() -> None:
        def stop(path: Path, missing_ok: bool = False) -> None:
            plain(path, missing_ok)
            os.kill(os.getpid(), signal.SIGKILL)

        Path.unlink = stop  # type: ignore[method-assign,assignment]
        build(folder / "in", folder / "out")

    assert forked(work) == -signal.SIGKILL
    assert files(folder / "out") == files(folder / "whole")
    with made(monkeypatch) as names:
        build(folder / "in", folder / "out")
    assert names == []
    assert files(folder / "out") == files(folder / "whole")


# --- stopped ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("stage", "done"), [("read", 1), ("link", 1), ("fuse", 2), ("write", 1)])
def test_a_build_that_is_stopped_leaves_everything_as_it_was(folder: Path, stage: str, done: int) -> None:
    before = files(folder / "out")

    def progress(now: str, number: int, total: int) -> None:
        if (now, number) == (stage, done):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.build([folder / "in"], folder / "out", Options(keep=True, jobs=1), progress)
    assert files(folder / "out") == before
    assert left(folder) == set()
    build(folder / "in", folder / "out")
    assert files(folder / "out") == files(folder / "whole")


@pytest.mark.parametrize(("by", "to"), [(signal.SIGINT, os.killpg), (signal.SIGTERM, os.kill), (signal.SIGTERM, os.killpg)])
@pytest.mark.parametrize("cache", ["--cache", "--no-cache"])
def test_ctrl_c_and_a_shutdown_say_one_line_and_leave_nothing(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, by: signal.Signals, to: Callable[[int, int], None], cache: str
) -> None:
    """A terminal stops all processes at once, and so do a service manager and ``timeout``."""
    before = files(folder / "out")
    temporary = tmp_path_factory.mktemp("temporary")
    lock = folder / ".kg/out/blocks/lock"
    lock.unlink()
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "build", str(folder / "in"), "--out", str(folder / "out"), "--jobs", "2", cache],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(temporary)}, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    while not (lock.exists() if cache == "--cache" else list(temporary.glob("*/blocks/lock"))) and process.poll() is None:
        time.sleep(0.01)
    to(process.pid, by)
    _, said = process.communicate(timeout=PATIENCE)
    assert (process.returncode, said.strip()) == (128 + by, "kg: stopped; no file is half written")
    assert files(folder / "out") == before
    assert left(folder) == set()
    assert list(temporary.glob("kg-*")) == []


def test_what_a_killed_build_left_in_the_temporary_folder_goes_with_the_next(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = folder / "said"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    killed(folder / "in", folder / "out", "write", 0, keep=False)
    (gone,) = temporary.iterdir()
    build(folder / "in", folder / "out", keep=False)
    assert list(temporary.iterdir()) == [gone], "one that was begun just now may be at work"
    os.utime(gone, (0, 0))
    with (gone / "blocks/lock").open("rb") as lock:
        assert locked(lock, shared=False)
        build(folder / "in", folder / "out", keep=False)
        assert list(temporary.iterdir()) == [gone], "at work"
    build(folder / "in", folder / "out", keep=False)
    assert list(temporary.iterdir()) == []


# --- no room ---------------------------------------------------------------------------------------------------------


def test_wherever_the_room_ends_it_is_said_and_the_output_is_as_it_was(folder: Path) -> None:
    before = files(folder / "out")
    said = folder / "said"
    codes = []
    for room in (100, 20_000, 40_000, 60_000, 100_000, 200_000, 400_000):

        def work(room: int = room) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            sys.argv = ["kg", "build", str(folder / "in"), "--out", str(folder / "out"), "-q", "--jobs", "1"]
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
            main()

        code = forked(work, said)
        lines = [line for line in said.read_text(encoding="utf-8").splitlines() if not line.startswith(("notice:", "warning:"))]
        codes.append(code)
        if code:
            assert code in (2, 3), lines
            assert len(lines) == 1, lines
            assert lines[0].startswith("kg: ")
            assert files(folder / "out") == before
    assert codes[0] != 0
    build(folder / "in", folder / "out")
    assert files(folder / "out") == files(folder / "whole")
    assert left(folder) == set()


@pytest.mark.parametrize("where", ["blocks", "sweep", "stage"])
def test_a_full_disk_is_a_request_that_cannot_be_met(folder: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "the/file")

    before = files(folder / "out")
    with monkeypatch.context() as patch:
        if where == "blocks":
            patch.setattr("kg.spill.blocks.write", full)
        elif where == "stage":
            patch.setattr("kg.pipeline.files.turtle_file", full)
        else:
            patch.setattr(Working, "sweep", full)
        if where == "sweep":
            assert build(folder / "in", folder / "out").exit_code == 0, "the graph is there"
        else:
            with pytest.raises(RequestError, match=r"the/file: .*No space left"):
                build(folder / "in", folder / "out")
            assert files(folder / "out") == before
    build(folder / "in", folder / "out")
    assert files(folder / "out") == files(folder / "whole")


def test_a_write_for_which_there_is_no_room_is_said_to_be_that_of_the_output(tmp_path: Path) -> None:
    for number, where in ((28, str(tmp_path / "out")), (5, None)):
        with pytest.raises(OSError, match="failed") as error, staging(tmp_path / "out"):
            raise OSError(number, "failed")  # as a file object raises it: without a name
        assert error.value.filename == where


def test_what_no_room_would_help_is_said_otherwise(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to("out")
    with pytest.raises(RequestError) as error:
        build(put(tmp_path / "in", {"a0.html": pool()["a0.html"]}), tmp_path / "out")
    assert error.value.next_step == "see to that, and build again"


def test_an_output_that_cannot_take_its_place_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(RequestError, match="file"):
        build(put(tmp_path / "in", {"a0.html": pool()["a0.html"]}), tmp_path / "out")
    assert (tmp_path / "out").read_text() == "a file"
    with pytest.raises(RequestError), staging(tmp_path / "out"):
        pass


def test_the_folder_that_the_command_runs_in_is_not_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "in", {"a0.html": pool()["a0.html"]})
    (tmp_path / "here" / "deep").mkdir(parents=True)
    for inside, out in (("here", "."), ("here/deep", ".."), ("here", str(tmp_path / "here")), ("here/deep", "../../here")):
        monkeypatch.chdir(tmp_path / inside)
        with pytest.raises(RequestError, match="is where the command runs"):
            build(tmp_path / "in", Path(out))
        assert Path.cwd() == tmp_path / inside
        assert list(tmp_path.rglob(".kg")) == [], "said before anything is made"
    build(tmp_path / "in", Path("graph"))
    assert (tmp_path / "here/deep/graph/kg.nq").is_file()


def test_a_file_system_that_is_mounted_in_the_output_folder_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out/disk").mkdir(parents=True)
    (tmp_path / "out/disk/precious").write_text("kept")
    monkeypatch.setattr("os.path.ismount", lambda path: Path(path).name == "disk")
    with pytest.raises(RequestError, match="another file system is mounted"), staging(tmp_path / "out"):
        pass
    assert (tmp_path / "out/disk/precious").read_text() == "kept"


def test_a_first_output_has_the_rights_of_any_new_folder_and_later_ones_those_of_the_folder_before(tmp_path: Path) -> None:
    mask = os.umask(0o077)
    try:
        for rights in (0o700, 0o2750):
            with staging(tmp_path / "out") as stage:
                (stage / "kg.ttl").touch()
            assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == rights
            (tmp_path / "out").chmod(0o2750)
    finally:
        os.umask(mask)


def test_an_output_that_may_not_be_written_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != tmp_path / "out")
    with pytest.raises(RequestError, match="cannot be written: Permission denied"), staging(tmp_path / "out"):
        pass
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]
