"""The saved questions on about a million triples: in the local store that ``kg query`` asks, and in rdflib on the same data.

    python -m bench.questions.ratio OUT [--rounds 5] [--triples 1000000] [--evidence] [--every] [--limit 60] [--only cast,crew]

OUT is the folder of a build. Its facts – with ``--evidence`` its documents' graphs and claims, too – are repeated under other IRIs
until there are as many triples as asked for. A question is asked about the film of which most is said, with ``--every`` about all films.
Seconds of the clock, medians of the rounds: of the whole of ``kg query`` but its imports (a process that opens the store, answers, and
hands over the rows); of the store alone, opened before; of rdflib, loaded before. What takes rdflib more than ``--limit`` seconds is
given up and counts as so many; what takes anybody more than five is asked once. All get the same SPARQL, and their answers are compared
as sets of rows, with numbers, times and durations by their value.
"""

from __future__ import annotations

import argparse
import math
import re
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import FrameType
from typing import Any

import pyoxigraph as ox

from bench.build.running import machine, median, table
from kg.errors import KgError
from kg.rdf import query, questions, store
from kg.vocabulary import FILMS, KINDS

ONCE = 5.0
"""What takes longer, in seconds, is measured once."""

Row = frozenset[tuple[str, str]]
"""An answer: its bound variables and their values, comparable."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was answered. Seconds of all; ``rows`` are those of the store; ``rdflib`` is infinite where it failed."""

    name: str
    rows: int
    whole: float
    alone: float
    rdflib: float
    given_up: bool
    remark: str

    @property
    def ratio(self) -> float:
        return self.rdflib / self.alone

    @property
    def counts(self) -> bool:
        """Whether there was anything to find, and rdflib could be asked."""
        return self.rows > 0 and math.isfinite(self.rdflib)


# --- data ----------------------------------------------------------------------------------------------------------------


def graph(out: Path, wanted: int, target: Path, base: str, *, evidence: bool) -> tuple[int, int]:
    """Write the facts (or all quads) of a build as N-Quads, repeated under other IRIs; how many lines, of how many copies."""
    source = query.files([out])[0][0] if evidence else out / "kg.ttl"
    quads = ox.parse(path=str(source), format=ox.RdfFormat.from_extension(source.suffix[1:]))
    lines = sorted({f"{quad} .\n" for quad in quads})
    copies = max(1, -(-wanted // max(1, len(lines))))
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for copy in range(copies):
            file.writelines(line.replace(f"<{base}", f"<{base}{copy}/") for line in lines) if copy else file.writelines(lines)
    return len(lines) * copies, copies


def most_told(lines: Iterable[str], base: str) -> str:
    """The film of which most is said, with its details; of several the first by name."""
    paths = tuple(f"<{base}{KINDS[kind].path}/" for kind in sorted(FILMS))
    told = Counter(line[1 : line.index(">")].removeprefix(base).split("/")[1] for line in lines if line.startswith(paths))
    whole = {
        line[1 : line.index(">")] for line in lines if line.startswith(paths) and line.count("/", 0, line.index(">")) == base.count("/") + 1
    }
    return min(whole, key=lambda film: (-told[film.removeprefix(base).split("/")[1]], film))


# --- answers -------------------------------------------------------------------------------------------------------------

_DURATION = re.compile(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?")


def comparable(value: str, datatype: str, language: str | None) -> str:
    """A literal as it compares: numbers and durations by their value, since the store and rdflib write them anew."""
    kind = datatype.rpartition("#")[2]
    if kind in ("decimal", "integer", "double", "float"):
        try:
            return f"{Decimal(value).normalize():f} (number)"
        except InvalidOperation:
            return f"{value} ({kind})"
    if kind in ("duration", "dayTimeDuration") and (found := _DURATION.fullmatch(value)):
        days, hours, minutes, seconds = (Decimal(part or 0) for part in found.groups()[1:])
        return f"{found[1]}{((days * 24 + hours) * 60 + minutes) * 60 + seconds:f} (seconds)"
    if kind in ("dateTime", "time"):
        value = value.replace("+00:00", "Z")
    return f"{value} ({language.lower() if language else kind or 'string'})"


def _of_store(term: Any) -> str:
    if isinstance(term, ox.Literal):
        return comparable(term.value, term.datatype.value, term.language)
    return f"<{term.value}>"


def _of_rdflib(term: Any) -> str:
    import rdflib

    if isinstance(term, rdflib.Literal):
        return comparable(str(term), str(term.datatype or "http://www.w3.org/2001/XMLSchema#string"), term.language)
    return f"<{term}>"


def same(one: Counter[Row], other: Counter[Row]) -> str:
    """Whether two answers are the same: a remark where they are not."""
    if set(one) == set(other):
        return "same" if one == other else "same rows, not as often"
    loose, also = ({_sorted(row) for row in rows} for rows in (one, other))
    if loose == also:
        return "same but for the order in lists"
    return f"differs: {len(set(one) - set(other))} rows here alone, {len(set(other) - set(one))} there alone"


def _sorted(row: Row) -> Row:
    return frozenset((name, ", ".join(sorted(re.split(r", | / | \(string\)", value)))) for name, value in row)


# --- engines -------------------------------------------------------------------------------------------------------------


class GivenUp(BaseException):
    """The time is over. No ``except Exception`` of a library holds it up."""


def within(seconds: float, work: Callable[[], Any]) -> Any:
    """What some work in Python returns. Raises GivenUp when the time is over."""

    def over(number: int, frame: FrameType | None) -> None:
        raise GivenUp

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        return work()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def timed(work: Callable[[], Any], rounds: int) -> tuple[float, Any]:
    """The median of the seconds that some work takes, and what it returned; what takes long is done once."""
    took, found = [], None
    for _ in range(rounds):
        began = time.perf_counter()
        found = work()
        took.append(time.perf_counter() - began)
        if took[-1] > ONCE:
            break
    return median(took), found


def by_store(database: Any, text: str) -> list[Any]:
    return list(database.query(text))


def rows_of_store(names: list[str], rows: list[Any]) -> Counter[Row]:
    return Counter(frozenset((n, _of_store(row[n])) for n in names if row[n] is not None) for row in rows)


def rows_of_rdflib(result: Any, rows: list[Any]) -> Counter[Row]:
    names = [str(name) for name in result.vars]
    return Counter(frozenset((n, _of_rdflib(row[n])) for n in names if row[n] is not None) for row in rows)


def ask(name: str, params: dict[str, str], kept: Path, database: Any, other: Any, rounds: int, limit: float) -> Asked:
    """Ask one question everywhere. ``other`` is a data set of rdflib, or None."""
    text = query.portable(name, [], params=params, stored=kept, timeout=limit)
    whole, _ = timed(lambda: query.run(name, [], params=params, stored=kept, timeout=limit), rounds)
    alone, rows = timed(lambda: by_store(database, text), rounds)
    if other is None:
        return Asked(name, len(rows), whole, alone, math.inf, False, "")
    results: list[Any] = []

    def by_rdflib() -> list[Any]:
        results[:] = [other.query(text)]
        return list(results[0])

    try:
        took, found = timed(lambda: within(limit, by_rdflib), rounds)
    except GivenUp:
        return Asked(name, len(rows), whole, alone, limit, True, "not known")
    except Exception as error:  # whatever rdflib makes of a query is told, not raised
        return Asked(name, len(rows), whole, alone, math.inf, False, f"rdflib fails: {type(error).__name__}")
    names = [variable.value for variable in database.query(text).variables]
    return Asked(name, len(rows), whole, alone, took, False, same(rows_of_store(names, rows), rows_of_rdflib(results[0], found)))


def loaded(path: Path) -> Any:
    """The data in rdflib: its default graph, and its named graphs apart from it."""
    from rdflib import Dataset

    made = Dataset()
    made.parse(path, format="nquads", publicID="")
    return made


# --- all of it -----------------------------------------------------------------------------------------------------------


def measure(out: Path, home: Path, given: argparse.Namespace) -> Iterator[Asked | str]:
    """Ask all questions: what was made of the data, then each as it was answered."""
    path, kept = home / "graph.nq", home / "store"
    size, copies = graph(out, given.triples, path, given.base, evidence=given.evidence)
    with path.open(encoding="utf-8") as lines:
        film = most_told([line for line in lines if line.endswith("> .\n") or not given.evidence], given.base)
    began = time.perf_counter()
    here = store.load([path], kept)
    took = time.perf_counter() - began
    database = ox.Store.read_only(str(here.data))
    began = time.perf_counter()
    other = loaded(path) if given.rdflib else None
    beside = f", by rdflib in {time.perf_counter() - began:.1f} s" if given.rdflib else ""
    about = "all films" if given.every else f"<{film}>"
    yield f"{size:,} triples ({copies} × {size // copies:,}), asked about {about}; loaded into the store in {took:.1f} s{beside}."
    for question in questions.saved():
        if given.only and question.name not in given.only.split(","):
            continue
        names = [param.name for param in question.params]
        params = {"film": f"<{film}>"} if "film" in names and not given.every else {}
        try:
            yield ask(question.name, params, kept, database, other, given.rounds, given.limit)
        except KgError as error:
            yield f"{question.name}: {error}"


def line(one: Asked) -> tuple[str, ...]:
    beside = f"> {one.rdflib:.0f}" if one.given_up else f"{one.rdflib:.3f}" if math.isfinite(one.rdflib) else ""
    ratio = f"{'> ' if one.given_up else ''}{one.ratio:,.0f}" if one.counts else ""
    return one.name, f"{one.rows:,}", f"{one.whole:.3f}", f"{one.alone:.4f}", beside, ratio, one.remark


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--limit", type=float, default=60.0, metavar="SECONDS")
    parser.add_argument("--evidence", action="store_true", help="also the documents' graphs and the claims")
    parser.add_argument("--every", action="store_true", help="ask about all films")
    parser.add_argument("--only", default="", metavar="NAMES", help="these questions, separated by commas")
    parser.add_argument("--base", default=query.BASE, help="what the IRIs of the build begin with")
    parser.add_argument("--rdflib", action=argparse.BooleanOptionalAction, default=True, help="ask rdflib, too")
    given = parser.parse_args()
    done: list[Asked] = []
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as home:
        print(machine(), end=" ")
        for one in measure(given.out, Path(home), given):
            if isinstance(one, str):
                print(one, flush=True)
            else:
                done.append(one)
    head = ("question", "rows", "kg query, s", "the store alone, s", "rdflib, s", "rdflib / store", "answers")
    print("\n" + table(head, [line(one) for one in done]))
    telling = [one for one in done if one.counts]
    print(f"\nslowest by kg query: {max((one.whole, one.name) for one in done)[1]}, {max(one.whole for one in done):.2f} s")
    if telling:
        low = min(telling, key=lambda one: one.ratio)
        print(f"of {len(telling)} questions with an answer: median ratio {median(o.ratio for o in telling):,.0f}, "
              f"least {low.ratio:,.1f} ({low.name})")  # fmt: skip


if __name__ == "__main__":
    main()
