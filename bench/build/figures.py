"""How fast a whole build is and how large it becomes, beside what people do today, and what one page more costs.

    python -m bench.build.figures FOLDER... [--rounds 5] [--jobs 2] [--claims nq] [--slow 1000] [--no-baseline] [--no-more]

FOLDER holds pages (or is what ``bench.generate`` wrote). Each build is a process of its own without cache: every page is read, resolved,
fused, validated, and all files are written. Seconds are those of the clock, so the machine ought to be quiet; figures are
medians of the rounds (one round above 10,000 pages). The peak is that of the largest process of a build, as the kernel counts it.

The baseline (``bench.build.baseline``: extruct into rdflib into Turtle) is measured in the same rounds with as many processes, on no
more than ``--slow`` HTML pages: it cannot read pages that are text. Where that is not all of the folder, the build of those very pages
is measured for the ratio, too. A page more: the folder without some of its pages is built with cache, then they are put back one
at a time, each followed by a build.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.build import running
from bench.build.running import Run, drawn, is_html, linked, median, table


@dataclass(frozen=True)
class Asked:
    """How to measure; ``more`` are options of ``kg build``."""

    rounds: int = 5
    jobs: int = 2
    claims: str = ""
    slow: int = 1000
    baseline: bool = True
    page_more: bool = True

    @property
    def options(self) -> tuple[str, ...]:
        return ("--jobs", str(self.jobs), *(("--claims", self.claims) if self.claims else ()))


@dataclass
class Figures:
    """What was measured of one folder. ``peers`` is how many pages builds and baseline were both given, ``html`` what they took there."""

    name: str
    pages: int
    read: int
    size: int
    claims: int
    builds: list[Run] = field(default_factory=list)
    peers: int = 0
    peer_size: int = 0
    html: list[Run] = field(default_factory=list)
    others: list[Run] = field(default_factory=list)
    triples: int = 0
    first: list[Run] = field(default_factory=list)
    again: list[Run] = field(default_factory=list)
    unchanged: list[Run] = field(default_factory=list)
    same: bool = True

    @property
    def wall(self) -> float:
        return median(run.wall for run in self.builds)


def figures(given: Path, asked: Asked) -> Figures:
    """Measure one folder. Raises RuntimeError where a build or the baseline writes nothing."""
    folder = running.pages_folder(given)
    found = running.pages(folder)
    rounds = 1 if len(found) > running.MEASURED_ONCE else asked.rounds
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as home:
        out = Path(home) / "out"
        first = running.build(folder, out, "--no-cache", *asked.options)
        said = running.report(out)
        read = {one["name"]: one for one in said["documents"]}
        here = [path for path in found if path.relative_to(folder).as_posix() in read]
        size = sum(path.stat().st_size for path in found)
        made = Figures(given.name, len(found), len(here), size, said["counts"]["claims"], [first])
        whole = (out / "kg.ttl").read_bytes()
        some = drawn([path for path in here if is_html(path)], asked.slow) if asked.baseline else []
        peer = _Peer(made, some, folder, Path(home), asked, alone=len(some) < len(found)) if some else None
        for number in range(rounds):
            if number:
                made.builds.append(running.build(folder, out, "--no-cache", *asked.options))
            if peer:
                peer.round(made.builds[-1])
        if asked.page_more:
            telling = [path for path in here if read[path.relative_to(folder).as_posix()]["claims"]]
            _page_more(made, folder, found, drawn(telling, rounds), Path(home) / "more", asked, whole)
    return made


class _Peer:
    """The baseline, and the builds of the pages that it can read."""

    def __init__(self, made: Figures, some: Sequence[Path], folder: Path, home: Path, asked: Asked, *, alone: bool) -> None:
        self.made, self.home, self.asked, self.alone = made, home, asked, alone
        made.peers, made.peer_size = len(some), sum(path.stat().st_size for path in some)
        self.list = home / "pages.txt"
        self.list.write_text("".join(f"{path.resolve()}\n" for path in some), encoding="utf-8")
        if alone:
            linked(some, folder, home / "html")

    def round(self, last: Run) -> None:
        """Both once; ``last`` is the build of the whole folder, which need not be repeated where it is the same pages."""
        again = running.build(self.home / "html", self.home / "html-out", "--no-cache", *self.asked.options) if self.alone else last
        self.made.html.append(again)
        command = [sys.executable, "-m", "bench.build.baseline", str(self.list), str(self.home / "baseline.ttl")]
        ended = running.run([*command, "--jobs", str(self.asked.jobs)])
        if ended.code:
            raise RuntimeError(f"the baseline ended with exit code {ended.code}")
        self.made.others.append(ended)
        self.made.triples = json.loads(ended.said.splitlines()[-1])["triples"]


def _page_more(
    made: Figures, folder: Path, found: Sequence[Path], some: Sequence[Path], home: Path, asked: Asked, whole: bytes
) -> None:  # fmt: skip
    target, out = home / "pages", home / "out"
    linked([path for path in found if path not in set(some)], folder, target)
    made.first.append(running.build(target, out, *asked.options))
    for path in some:
        linked([path], folder, target)
        made.again.append(running.build(target, out, *asked.options))
    made.unchanged.append(running.build(target, out, *asked.options))
    made.same = (out / "kg.ttl").read_bytes() == whole
    shutil.rmtree(home)


def shown(all_of_them: Sequence[Figures], jobs: int) -> str:
    """The tables, as they stand in the README."""
    out = [running.machine(jobs), ""]
    head: tuple[str, ...] = (
        "folder",
        "pages",
        "kB a page",
        "claims a page",
        "seconds",
        "pages/s",
        "CPU s",
        "largest process",
        "× pages",
        "× time",
    )
    rows: list[tuple[str, ...]] = []
    before: Figures | None = None
    for one in all_of_them:
        times = (f"{one.pages / before.pages:.1f}", f"{one.wall / before.wall:.1f}") if before else ("", "")
        rows.append((
            one.name, f"{one.pages:,}", f"{one.size / one.pages / 1000:.0f}", f"{one.claims / max(1, one.read):,.0f}", f"{one.wall:,.1f}",
            f"{one.pages / one.wall:.1f}", f"{median(r.cpu for r in one.builds):,.1f}",
            f"{median(r.peak for r in one.builds) / 1e6:,.0f} MB", *times,
        ))  # fmt: skip
        before = one
    out += [table(head, rows), ""]
    out += [f"Of {one.name} {one.pages - one.read} files are no page that can be read, or copies (each is a notice)." for one in all_of_them
            if one.read < one.pages]  # fmt: skip
    if any(one.others for one in all_of_them):
        out += ["", "Beside extruct into an rdflib graph into Turtle, on HTML pages (it cannot read text):", ""]
        head = ("folder", "HTML pages", "kB a page", "kg build, pages/s", "baseline, pages/s", "its triples", "ratio")
        out.append(table(head, [(
            one.name, f"{one.peers:,}", f"{one.peer_size / one.peers / 1000:.0f}", f"{one.peers / median(r.wall for r in one.html):.1f}",
            f"{one.peers / median(r.wall for r in one.others):.1f}", f"{one.triples:,}",
            f"{median(b.wall / a.wall for a, b in zip(one.html, one.others, strict=True)):.1f}",
        ) for one in all_of_them if one.others]))  # fmt: skip
    if any(one.again for one in all_of_them):
        out += ["", "One page more, in a working folder that has all the others:", ""]
        head = ("folder", "without it, s", "with it, s", "share of time", "share of CPU", "nothing new, s", "kg.ttl as built at once")
        out.append(table(head, [_more(one) for one in all_of_them if one.again]))
    return "\n".join(out)


def _more(one: Figures) -> tuple[str, ...]:
    first, again = one.first[0], one.again
    wall, cpu = median(r.wall for r in again), median(r.cpu for r in again)
    return (one.name, f"{first.wall:,.1f}", f"{wall:,.1f}", f"{wall / first.wall:.1%}", f"{cpu / first.cpu:.1%}",
            f"{median(r.wall for r in one.unchanged):,.1f}", "yes" if one.same else "no")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--claims", choices=("nq", "parquet", "both", "none"), default="", help="where the claims go, as kg build is told")
    parser.add_argument("--slow", type=int, default=1000, metavar="PAGES", help="the most pages that the baseline is given")
    parser.add_argument("--baseline", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--more", action=argparse.BooleanOptionalAction, default=True, help="what a page more costs")
    given = parser.parse_args()
    if given.baseline and not importlib.util.find_spec("extruct"):
        parser.error("the baseline needs extruct, which kg does not: pip install extruct, or --no-baseline")
    asked = Asked(given.rounds, given.jobs, given.claims, given.slow, given.baseline, given.more)
    done = []
    for folder in given.folders:
        done.append(figures(folder, asked))
        print(shown(done[-1:], asked.jobs), flush=True, file=sys.stderr)
    print(shown(done, asked.jobs))


if __name__ == "__main__":
    main()
