"""Commands as processes of their own: how long they took, what their processors worked, how large any of their processes became."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MEASURED_ONCE = 10_000
"""Above this many pages a figure is that of one round."""


@dataclass(frozen=True, slots=True)
class Run:
    """A command that has ended: seconds by the clock and of the processors, bytes of the largest of its processes, what it printed."""

    wall: float
    cpu: float
    peak: int
    code: int
    said: str


def run(command: Sequence[str], cwd: Path | None = None) -> Run:
    """Run a command to its end, with all processes that it starts and waits for.

    The caller ought to be a small process: a process begins with the peak of the one that starts it.
    """
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complaints:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=cwd, env={**os.environ, "PYTHONPATH": path}, stdin=subprocess.DEVNULL, stdout=said, stderr=complaints
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = code = os.waitstatus_to_exitcode(status)
        said.seek(0)
        complaints.seek(0)
        if code not in (0, 1):
            sys.stderr.write(complaints.read().decode("utf-8", "replace")[-2000:])
        unit = 1 if sys.platform == "darwin" else 1024
        return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit, code, said.read().decode("utf-8", "replace"))


def build(folder: Path, out: Path, *more: str) -> Run:
    """``kg build`` of a folder of pages. Raises RuntimeError where it wrote nothing."""
    shutil.rmtree(out, ignore_errors=True)
    ended = run([sys.executable, "-m", "kg", "build", str(folder), "--out", str(out), "-q", *more])
    if not (out / "report.json").is_file():
        raise RuntimeError(f"the build of {folder} ended with exit code {ended.code} and wrote nothing")
    return ended


def report(out: Path) -> dict[str, Any]:
    """What a build says of itself."""
    found: dict[str, Any] = json.loads((out / "report.json").read_text(encoding="utf-8"))
    return found


def pages(folder: Path) -> list[Path]:
    """The files below a folder, in order; what is hidden is none."""
    return sorted(p for p in folder.rglob("*") if p.is_file() and not any(part.startswith(".") for part in p.relative_to(folder).parts))


def is_html(path: Path) -> bool:
    """Whether a page is HTML, by its beginning."""
    with path.open("rb") as file:
        head = file.read(2048).lower()
    return b"<html" in head or b"<!doctype html" in head


def pages_folder(given: Path) -> Path:
    """The folder itself, or the one with the pages that ``bench.generate`` put beside their truth."""
    return given / "pages" if (given / "truth.jsonl").is_file() and (given / "pages").is_dir() else given


def linked(paths: Iterable[Path], home: Path, target: Path) -> None:
    """The same files under the same names below another folder; links where the file system has them, else copies."""
    for path in paths:
        there = target / path.relative_to(home)
        there.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, there)
        except OSError:
            shutil.copy2(path, there)


def drawn(some: Sequence[Path], number: int) -> list[Path]:
    """So many of a list, evenly spread over it; all of them where it has no more."""
    return list(some) if len(some) <= number else [some[(2 * n + 1) * len(some) // (2 * number)] for n in range(number)]


def median(numbers: Iterable[float]) -> float:
    return statistics.median(numbers)


def machine(jobs: int = 0) -> str:
    """The machine by its cores and memory alone, and how many processes were asked for."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GB of memory{f', {jobs} processes' if jobs else ''}."


def table(head: Sequence[str], rows: Iterable[Sequence[str]], words: int = 1) -> str:
    """A Markdown table; the first ``words`` columns are text, the others numbers."""
    lines = [f"| {' | '.join(head)} |", f"| {' | '.join('---' if n < words else '---:' for n in range(len(head)))} |"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])
