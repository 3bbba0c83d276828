"""The way to a cluster stays open: every step is done by processes that have nothing in common but files."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from kg import documents, pipeline
from kg.intake import Progress, Recall, Takedown
from kg.intake.keeping import Keeping
from kg.model import Document, Entry, Notice
from tests.conftest import PATIENCE, ROOT
from tests.pipeline.films import build, cut_small, files, letting_go, pool, put

_DO = """
import pickle, sys
with open(sys.argv[1], "rb") as file:
    work, task = pickle.load(file)
with open(sys.argv[2], "wb") as file:
    pickle.dump(work(task), file)
"""


def far_away(folder: Path, number: Iterator[int], work: Callable[[Any], Any], tasks: Iterable[Any]) -> list[Any]:
    """What ``work`` makes of each task, in a process of its own with a hash seed of its own, two of them at a time."""
    waiting, results = [*tasks], []

    def begin(task: Any) -> tuple[subprocess.Popen[bytes], Path]:
        name = next(number)
        given, made = folder / f"{name}.task", folder / f"{name}.result"
        given.write_bytes(pickle.dumps((work, task)))
        env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(name)}
        return subprocess.Popen([sys.executable, "-c", _DO, str(given), str(made)], cwd=folder, env=env), made

    while waiting:
        for process, made in [begin(waiting.pop(0)) for _ in waiting[:2]]:
            assert process.wait(timeout=PATIENCE) == 0
            results.append(pickle.loads(made.read_bytes()))
    return results


class Cluster:
    """Does the steps of a build elsewhere; ``steps`` are what was done, and of how many tasks."""

    def __init__(self, folder: Path) -> None:
        self.steps: list[tuple[str, int]] = []
        self._do = partial(far_away, folder, count())

    def do(self, work: Callable[[Any], Any], tasks: Iterable[Any], number: int) -> Iterator[Any]:
        """As ``Crew.do``."""
        listed = list(tasks)
        assert len(listed) == number
        self.steps.append((getattr(work, "__module__", ""), number))
        return iter(self._do(work, listed))

    def begin(self, work: Callable[[Any], Any], task: Any, *, large: bool = True) -> Callable[[], Any]:
        """As ``Crew.begin``."""
        return lambda: next(self.do(work, [task], 1))

    def aside(self, work: Callable[[Any], Any], task: Any, *, large: bool) -> Callable[[], Any]:
        """As ``Crew.aside``."""
        return self.begin(work, task)

    def stand_by(self, work: Callable[[Any], Any], task: Any, *, large: bool) -> None:
        """As ``Crew.stand_by``: nobody need wait."""

    def ready(self, work: Callable[[Any], Any], task: Any, *, large: bool) -> None:
        """As ``Crew.ready``: processes that do one task each need none."""

    @contextmanager
    def crew(self, jobs: int) -> Iterator[Cluster]:
        """In the place of ``pipeline.crew``."""
        yield self

    def read(
        self, found: Sequence[documents.Source | Notice], site: str, jobs: int, progress: Progress, seconds: float, takedown: Takedown,
        reader: Keeping, recall: Recall,
    ) -> tuple[list[Entry], list[Notice]]:  # fmt: skip
        """In the place of ``pipeline.read``: each document elsewhere."""
        all_ = [document for source in found if isinstance(source, documents.Source) for document in documents.stream(source)]
        tasks = [(reader, document) for document in all_ if isinstance(document, Document)]
        entries: list[Entry] = list(self.do(read_one, tasks, len(tasks)))
        return sorted(entries, key=lambda entry: entry.document.digest), [item for item in found if isinstance(item, Notice)]


def read_one(task: tuple[Keeping, Document]) -> Entry:
    reader, document = task
    return reader(document, "")


def test_processes_that_share_nothing_but_files_make_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letting_go()
    cut_small(monkeypatch, bucket=2, film=1, other=3)
    some = {name: text for name, text in pool().items() if name in ("a0.html", "a1.html", "b1.html")}
    put(tmp_path / "in", some)
    build(tmp_path / "in", tmp_path / "here")
    letting_go()
    (tmp_path / "tasks").mkdir()
    cluster = Cluster(tmp_path / "tasks")
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "crew", cluster.crew)
        patch.setattr(pipeline, "read", cluster.read)
        build(tmp_path / "in", tmp_path / "far")
    assert files(tmp_path / "far") == files(tmp_path / "here")
    steps = dict(cluster.steps)
    assert steps[__name__] == 3
    assert steps["kg.pipeline.films"] == 1, "films are decided on elsewhere"
    assert steps["kg.pipeline.buckets"] > 1
    assert [number for name, number in cluster.steps if name == "kg.pipeline.chunks"][-1] > 1
