"""What each step of a build costs, and how far it is from what bounds it on the same bytes.

    python -m bench.build.stages FOLDER [--jobs 2] [--claims nq] [--no-inside]

A build without cache runs in this process and those it starts. Seconds of the clock and of all processors are taken whenever
``kg.pipeline.build`` says that a step begins or ends; what lies between two steps has a row of its own. A second build in this
process alone looks into the two steps that have many parts. Beside them stand the bounds: the same bytes read and nothing else, the HTML
parsers alone, the N-Quads of the build parsed and nothing else, the bytes of the build written and put on the disk and nothing else.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.build.running import is_html, machine, median, pages, pages_folder, table
from kg import pipeline
from kg.model import Options

BETWEEN = {
    "read": "summaries",
    "resolve": "share out",
    "link": "names, weights",
    "fuse": "things lost",
    "validate": "quality",
    "write": "clear up",
}
"""What a build does after each step that it tells of."""

PARTS = (
    ("kg.pipeline.buckets", "statements", "statements of records"),
    ("kg.pipeline.buckets", "arranged", "graphs of documents put in order"),
    ("kg.pipeline.buckets", "check_lines", "lines checked by another parser"),
    ("kg.pipeline.buckets", "cut", "slices by thing"),
    ("kg.pipeline.buckets", "gathered", "names that prose may mention"),
    ("kg.pipeline.chunks", "mentions_of", "prose read for mentions"),
    ("kg.pipeline.chunks", "fuse", "fusion"),
    ("kg.pipeline.chunks", "admit", "facts as lines, validated"),
    ("kg.pipeline.chunks", "conflicts", "conflicts"),
    ("kg.pipeline.chunks", "tally", "what sites are worth"),
    ("kg.pipeline.chunks", "arranged", "claims as lines, in order"),
    ("kg.pipeline.chunks", "claims_table", "claims as columns"),
    ("kg.pipeline.chunks", "check_lines", "lines checked by another parser"),
    ("kg.pipeline.chunks", "turtle_block", "Turtle"),
    ("kg.pipeline.chunks", "check_turtle", "Turtle checked by another parser"),
    ("kg.pipeline.chunks", "jsonld_block", "JSON-LD"),
    ("kg.pipeline.chunks", "check_jsonld", "JSON-LD checked"),
    ("kg.spill.blocks", "write", "block packed and written"),
)
"""Functions whose time is taken inside a step: the module that they are called from, their name there, and what they do."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of the clock and of the processors."""

    wall: float = 0.0
    cpu: float = 0.0

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.wall + other.wall, self.cpu + other.cpu)

    def __sub__(self, other: Spent) -> Spent:
        return Spent(self.wall - other.wall, self.cpu - other.cpu)


def now() -> Spent:
    """The clock, and what this process, those that it waited for, and those that run have worked."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    running = sum(_worked(child.pid) for child in multiprocessing.active_children() if child.pid)
    return Spent(time.perf_counter(), time.process_time() + ended.ru_utime + ended.ru_stime + running)


def _worked(pid: int) -> float:
    """What a running process has worked, in seconds; nothing where the system does not tell (take ``--jobs 1`` there)."""
    try:
        said = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(said[11]) + int(said[12])) / os.sysconf("SC_CLK_TCK")


@dataclass
class Steps:
    """A build's ``progress`` that takes the time. ``spent`` is what each step took, in their order, ``step`` the one at hand."""

    spent: dict[str, Spent] = field(default_factory=dict)
    _at: Spent = field(default_factory=now)
    step: str = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage == self.step and done < total:
            return
        if stage != self.step and self.step:  # the first step begins with the build
            self._until(BETWEEN.get(self.step, f"after {self.step}"))
        self._until(stage)
        self.step = stage

    def _until(self, step: str) -> None:
        here = now()
        self.spent[step] = self.spent.get(step, Spent()) + (here - self._at)
        self._at = here

    def end(self) -> None:
        self._until(BETWEEN.get(self.step, f"after {self.step}"))

    @property
    def total(self) -> Spent:
        return sum(self.spent.values(), Spent())


def steps(folder: Path, out: Path, jobs: int, claims: str, taken: Steps) -> Steps:
    """Build a folder without cache, taking the time. Raises RuntimeError where there is nothing to read."""
    options: dict[str, Any] = {"jobs": jobs, "keep": False, **({"claims": claims} if claims else {})}
    if not pipeline.build([folder], out, Options(**options), taken).written:
        raise RuntimeError(f"{folder} has nothing to read")
    taken.end()
    return taken


# --- inside the steps ----------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def watched(taken: Steps) -> Iterator[dict[tuple[str, str], float]]:
    """Processor seconds of this process in the functions of ``PARTS``, by step and by what they do, while the block lasts.

    Of two that are in each other the outer one counts.
    """
    spent: dict[tuple[str, str], float] = defaultdict(float)
    before = []
    within: list[str] = []

    def taking(work: Callable[..., Any], what: str) -> Callable[..., Any]:
        def timed(*given: Any, **named: Any) -> Any:
            if within:  # what one part calls is its own
                return work(*given, **named)
            within.append(what)
            began = time.process_time()
            try:
                return work(*given, **named)
            finally:
                within.pop()
                spent[taken.step, what] += time.process_time() - began

        return timed

    for module, name, what in PARTS:
        here = importlib.import_module(module)
        work = getattr(here, name, None)
        if work is None:
            # The build may have been changed; what the part takes is then in "all else".
            print(f"{module}.{name} is no more: PARTS ought to name what the build calls now", file=sys.stderr)
            continue
        before.append((here, name, work))
        setattr(here, name, taking(work, what))
    try:
        yield spent
    finally:
        for here, name, work in before:
            setattr(here, name, work)


# --- bounds --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bound:
    """What the same bytes cost when nothing but one thing is done with them."""

    what: str
    size: int
    spent: Spent


def least(work: Callable[[], object], rounds: int = 3) -> Spent:
    """What some work takes, the medians of the rounds."""
    runs = []
    for _ in range(rounds):
        began = Spent(time.perf_counter(), time.process_time())
        work()
        runs.append(Spent(time.perf_counter(), time.process_time()) - began)
    return Spent(median(run.wall for run in runs), median(run.cpu for run in runs))


def bounds(found: Sequence[Path], out: Path) -> dict[str, Bound]:
    """The bounds of a build of these pages into ``out``; the pages are read before, so that they are in the memory of the system."""
    import lxml.html  # type: ignore[import-untyped]
    import pyoxigraph as ox
    from selectolax.lexbor import LexborHTMLParser

    html = [path for path in found if is_html(path)]

    def every(some: Sequence[Path], work: Callable[[bytes], object]) -> Callable[[], object]:
        def over() -> None:
            for path in some:
                work(path.read_bytes())

        return over

    def lxml_read(data: bytes) -> None:
        with contextlib.suppress(lxml.etree.ParserError):  # an empty page
            lxml.html.document_fromstring(data)

    read = least(every(found, len))
    read_html = least(every(html, len))
    size, size_html = (sum(path.stat().st_size for path in some) for some in (found, html))
    made = {
        "bytes": Bound("the pages read, nothing else", size, read),
        "lexbor": Bound("the HTML pages parsed by Lexbor, nothing else", size_html, least(every(html, LexborHTMLParser)) - read_html),
        "lxml": Bound("the HTML pages parsed by lxml, nothing else", size_html, least(every(html, lxml_read)) - read_html),
    }
    quads = out / "kg.nq"

    def parse() -> None:
        for _ in ox.parse(path=str(quads)):
            pass

    made["quads"] = Bound("kg.nq parsed by pyoxigraph, nothing else", quads.stat().st_size, least(parse, 1))
    written = sum(path.stat().st_size for path in out.iterdir())
    with quads.open("rb") as file:
        piece = file.read(1 << 20)

    def write() -> None:
        with (out / "written").open("wb") as file:
            for at in range(0, written, len(piece)):
                file.write(piece[: written - at])
            file.flush()
            os.fsync(file.fileno())

    made["written"] = Bound("the bytes of the output written and put on the disk, nothing else", written, least(write))
    (out / "written").unlink()
    return made


AGAINST = {"read": ("bytes", "lexbor"), "fuse": ("quads",), "write": ("written",)}
"""The bounds of steps. The facts and claims are made as text in ``fuse``: nobody does that faster than a parser reads it."""


def shown(taken: Steps, inside: dict[tuple[str, str], float], alone: Steps | None, known: dict[str, Bound], jobs: int) -> str:
    """The tables, as they stand in the README."""
    rows: list[tuple[str, ...]] = []
    for step, spent in [*taken.spent.items(), ("the build", taken.total)]:
        names = AGAINST.get(step, ("bytes", "lexbor", "written") if step == "the build" else ())
        bound = sum((known[name].spent for name in names), Spent())
        times = (spent.wall / bound.wall if names == ("written",) else spent.cpu / bound.cpu) if names else 0.0
        by = "seconds" if names == ("written",) else "CPU s"
        rows.append((step, f"{spent.wall:.2f}", f"{spent.cpu:.2f}", f"{spent.cpu / taken.total.cpu:.0%}",
                     f"{bound.wall if by == 'seconds' else bound.cpu:.2f} {by}: {' + '.join(names)}" if names else "",
                     f"{times:.1f}" if names else ""))  # fmt: skip
    out = [machine(jobs), "", table(("step", "seconds", "CPU s", "of CPU", "its bound", "times the bound"), rows), ""]
    rows = [(name, one.what, f"{one.size / 1e6:,.1f}", f"{one.spent.wall:.3f}", f"{one.spent.cpu:.3f}",
             f"{one.size / 1e6 / max(one.spent.wall, 1e-6):,.0f}") for name, one in known.items()]  # fmt: skip
    out.append(table(("bound", "what is done", "MB", "seconds", "CPU s", "MB/s"), rows, 2))
    if alone:
        rows = []
        for step in dict.fromkeys(step for step, _ in inside):
            whole = alone.spent[step].cpu
            parts = [(what, cpu) for (of, what), cpu in inside.items() if of == step]
            parts.append(("all else", whole - sum(cpu for _, cpu in parts)))
            rows += [(step, what, f"{cpu:.2f}", f"{cpu / whole:.0%}") for what, cpu in sorted(parts, key=lambda part: -part[1])]
        out += ["", "Inside two of the steps, in one process:", "", table(("step", "part", "CPU s", "of the step"), rows, 2)]
    return "\n".join(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--claims", choices=("nq", "parquet", "both", "none"), default="", help="where the claims go, as kg build is told")
    parser.add_argument("--inside", action=argparse.BooleanOptionalAction, default=True, help="a second build, to look into steps")
    asked = parser.parse_args()
    folder = pages_folder(asked.folder)
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as home:
        out = Path(home) / "out"
        taken = steps(folder, out, asked.jobs, asked.claims, Steps())
        known = bounds(pages(folder), out)
        inside: dict[tuple[str, str], float] = {}
        alone = Steps() if asked.inside else None
        if alone:
            with watched(alone) as inside:
                steps(folder, Path(home) / "alone", 1, asked.claims, alone)
    print(shown(taken, inside, alone, known, asked.jobs))


if __name__ == "__main__":
    main()
