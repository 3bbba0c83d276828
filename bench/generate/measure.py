"""Hold a build of generated pages against their truth: ``python -m bench.generate.measure DIR OUT [--build] [--wrong N]``.

DIR is what ``bench.generate`` wrote, OUT the output of a build of DIR/pages; with ``--build`` it is built first, timed, and its memory
watched. Printed: precision and recall of facts by layout and by property, how well films and people were put together, what became of
broken pages, the notices, and the speed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.generate import clusters
from bench.generate.broken import STILL_A_FILM
from bench.generate.taken import Taken, build, compared, fold

DUPLICATE = "duplicate"
"""The notice about a page whose bytes another page has, too: that one is read."""


@dataclass(slots=True)
class Tally:
    """How many facts there were to take, were taken, and were rightly taken."""

    true: int = 0
    taken: int = 0
    right: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.taken if self.taken else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.true if self.true else 1.0


@dataclass(slots=True)
class Measured:
    """The figures of a build. ``films`` and ``people`` hold mentions as (found, true, where)."""

    cells: dict[tuple[str, str], Tally] = field(default_factory=dict)
    films: list[tuple[str, str, str]] = field(default_factory=list)
    people: list[tuple[str, str, str]] = field(default_factory=list)
    broken: dict[str, Counter[str]] = field(default_factory=dict)
    notices: Counter[str] = field(default_factory=Counter)
    read_as: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    claims: int = 0
    pages: int = 0

    def total(self, layout: str = "", prop: str = "") -> Tally:
        """The sum over the cells of a layout, of a property, or of all."""
        out = Tally()
        for (of_layout, of_prop), cell in self.cells.items():
            if layout in ("", of_layout) and prop in ("", of_prop):
                out = Tally(out.true + cell.true, out.taken + cell.taken, out.right + cell.right, out.found + cell.found)
        return out


def measure(folder: Path, out: Path) -> Measured:
    """The figures of the build in ``out`` of the pages in ``folder``. Raises OSError where either is not there."""
    taken, measured = build(out), Measured()
    with (folder / "truth.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            truth = json.loads(line)
            page = taken.get(truth["page"], Taken())
            if page.notices == [DUPLICATE]:
                page = taken.get(hashlib.sha256((folder / "pages" / truth["page"]).read_bytes()).hexdigest(), page)
            _page(measured, truth, page)
    return measured


def _page(measured: Measured, truth: dict[str, Any], page: Taken) -> None:
    measured.pages += 1
    measured.claims += page.claims
    measured.notices.update(page.notices)
    if kind := truth["broken"]:
        counts = measured.broken.setdefault(kind, Counter())
        counts.update(pages=1, reported=bool(page.notices), film=bool(page.film))
        if kind not in STILL_A_FILM:
            return
    layout = truth["layout"] if not kind else f"({kind})"
    measured.read_as[truth["layout"], page.site or "(none)"] += not kind
    if not kind:
        measured.films.append((page.film or f"(unread) {truth['page']}", truth["film"], truth["page"]))
    for name, ident in truth["people"].items():
        if found := page.people.get(fold(name)):
            measured.people.append((found, ident, truth["page"]))
    _facts(measured, layout, truth, page, counted=not kind)


def _facts(measured: Measured, layout: str, truth: dict[str, Any], page: Taken, counted: bool) -> None:
    """Count what was taken against what there is; of a page that was cut or mis-encoded, what is missing is not counted."""
    true = {(prop, compared(value)): value for prop, value in truth["facts"]}
    actors = {value.partition("|")[0] for prop, value in true if prop == "cast"}
    found: set[tuple[str, str]] = set()
    right: set[tuple[str, tuple[str, ...]]] = set()
    taken = {(prop, tuple(sorted({compared(v) for v in values}))) for prop, values in page.facts}
    for prop, values in taken:
        hits = [(prop, value) for value in values if (prop, value) in true]
        if hits:
            right.add((prop, values))
            found.update(hits)
        elif prop == "cast" and any(v.endswith("|") and v[:-1] in actors for v in values):
            right.add((prop, values))
    for prop in {prop for prop, _ in true} | {prop for prop, _ in taken}:
        cell = measured.cells.setdefault((layout, prop), Tally())
        cell.taken += sum(p == prop for p, _ in taken)
        cell.right += sum(p == prop for p, _ in right)
        if counted:
            cell.true += sum(p == prop for p, _ in true)
            cell.found += sum(p == prop for p, _ in found)
    for prop, values in sorted(taken - right):
        measured.wrong.setdefault((layout, prop, "surplus"), []).append(f"{truth['page']}: {' / '.join(values)[:160]}")
    for prop, value in sorted(set(true) - found) if counted else ():
        measured.wrong.setdefault((layout, prop, "missing"), []).append(f"{truth['page']}: {value[:160]}")


def table(measured: Measured) -> str:
    """All figures for people to read."""
    out = [f"{measured.pages:,} pages, {measured.claims:,} claims, {measured.claims / max(1, measured.pages):.0f} a page", ""]
    out.append(f"{'layout':26}{'facts':>9}{'taken':>9}{'precision':>11}{'recall':>8}")
    rows = [(name, measured.total(layout=name)) for name in sorted({layout for layout, _ in measured.cells})]
    out += [_line(name, cell) for name, cell in rows] + [_line("all", measured.total()), ""]
    out.append(f"{'property':26}{'facts':>9}{'taken':>9}{'precision':>11}{'recall':>8}")
    out += [_line(prop, measured.total(prop=prop)) for prop in sorted({prop for _, prop in measured.cells})]
    out += ["", f"{'who is who':26}{'mentions':>9}{'pairwise P':>12}{'R':>7}{'F1':>7}{'B-cubed P':>12}{'R':>7}{'F1':>7}"]
    for what, mentions in (("films", measured.films), ("people", measured.people)):
        pairs = [(found, true) for found, true, _ in mentions]
        one, other = clusters.pairwise(pairs), clusters.b_cubed(pairs)
        out.append(f"{what:26}{len(pairs):>9,}{one.precision:>12.4f}{one.recall:>7.4f}{one.f1:>7.4f}{other.precision:>12.4f}{other.recall:>7.4f}"
                   f"{other.f1:>7.4f}")  # fmt: skip
    out += ["", f"{'broken pages':26}{'pages':>9}{'reported':>10}{'given a film':>14}"]
    for kind, counts in sorted(measured.broken.items()):
        out.append(f"{kind:26}{counts['pages']:>9}{counts['reported']:>10}{counts['film']:>14}")
    away = [f"{layout} as {site}: {n}" for (layout, site), n in sorted(measured.read_as.items()) if n and not _home(layout, site)]
    out += ["", f"read as another site: {'; '.join(away) or 'none'}"]
    out.append("notices: " + (", ".join(f"{code} {n}" for code, n in measured.notices.most_common()) or "none"))
    return "\n".join(out)


def _home(layout: str, site: str) -> bool:
    return layout.startswith(site) or (layout.startswith("encyclopedia") and site == "general")


def _line(name: str, cell: Tally) -> str:
    return f"{name:26}{cell.true:>9,}{cell.taken:>9,}{cell.precision:>11.4f}{cell.recall:>8.4f}"


def built(folder: Path, out: Path, jobs: int) -> str:
    """Build the pages, keeping no records of before; the line with pages a second and the peak memory of any process."""
    command = [sys.executable, "-m", "kg", "build", str(folder / "pages"), "--out", str(out), "-q", "--no-cache", "--jobs", str(jobs)]
    pages = sum(1 for path in (folder / "pages").rglob("*") if path.is_file())
    began = time.perf_counter()
    subprocess.run(command, check=False, env={**os.environ, "PYTHONHASHSEED": "0"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return f"build: {took:.1f} s, {pages / took:.1f} pages/s with --jobs {jobs}, peak of the largest process {peak / 1e6:.0f} MB\n"


def main() -> None:
    """Print the figures, and with ``--wrong N`` as many examples of each kind of error."""
    parser = argparse.ArgumentParser(prog="python -m bench.generate.measure", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="DIR", help="what bench.generate wrote")
    parser.add_argument("out", type=Path, metavar="OUT", help="the output of a build of DIR/pages")
    parser.add_argument("--build", action="store_true", help="build it first, and say how fast it was")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="show N examples of every kind of error")
    asked = parser.parse_args()
    if asked.build:
        print(built(asked.folder, asked.out, asked.jobs))
    measured = measure(asked.folder, asked.out)
    print(table(measured))
    if asked.wrong:
        for (layout, prop, how), cases in sorted(measured.wrong.items()):
            print(f"\n{layout} {prop} {how}: {len(cases)}", *cases[: asked.wrong], sep="\n  ")
        for what, mentions in (("films", measured.films), ("people", measured.people)):
            together, apart = clusters.wrong(mentions, asked.wrong * 5)
            print(f"\n{what} that are several in one:", *together, f"{what} that are one in several:", *apart, sep="\n  ")


if __name__ == "__main__":
    main()
