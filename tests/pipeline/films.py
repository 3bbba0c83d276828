"""Small pages about invented films, and builds of them cut into the smallest pieces there are."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg import pipeline
from kg.intake import keeping
from kg.model import Options
from kg.pipeline import Built, buckets, ranges
from kg.pipeline.chunks import Chunk
from kg.pipeline.graph import Graph, planned

WIDE = [("Low Tide", "1998"), ("The Gull", "2001"), ("Salt Road", "1992"), ("Ember", "1990"), ("Harvest of Glass", "1987")]
PEOPLE = ["Tobias Wrenfield", "Marguerite Dolan", "Anselm Stone", "Petra Lindholm", "Colm Rush", "Oona Vellacott", "Harriet Blomfield"]


def page(title: str, year: str, actors: Sequence[str], review: str = "", score: str = "7.5") -> str:
    """A page with a block of JSON-LD."""
    film = {
        "@context": "http://schema.org", "@type": "Movie", "name": title, "dateCreated": year,
        "actor": [{"@type": "Person", "name": name} for name in actors],
        "director": [{"@type": "Person", "name": actors[0]}],
        "aggregateRating": {"@type": "AggregateRating", "ratingValue": score, "bestRating": "10", "ratingCount": "120"},
    }  # fmt: skip
    if review:
        author = {"@type": "Person", "name": "Wilma Reed"}
        film["review"] = [{"@type": "Review", "author": author, "reviewBody": review, "datePublished": "2004-05-06"}]
    return (
        f"<html><head><title>{title}</title><script type='application/ld+json'>{json.dumps(film)}</script></head>"
        f"<body><h1>{title}</h1></body></html>"
    )


def pool() -> dict[str, str]:
    """A dozen pages by name: films that share people, two pages of one film, prose about people of other pages, and one that
    is about nothing."""
    pages = {"note.txt": "Minutes of the allotment society. Present: twelve members.\n" * 9}
    for number, (title, year) in enumerate(WIDE):
        cast = [PEOPLE[(number + step) % len(PEOPLE)] for step in range(3)]
        other = PEOPLE[(number + 4) % len(PEOPLE)]
        said = f"I thought of {other} all the time. {cast[1]} is as good as in “{WIDE[number - 1][0]}”."
        pages[f"a{number}.html"] = page(title, year, cast, said)
        pages[f"b{number}.html"] = page(title, year, cast[::-1], score=f"6.{number}")
    return pages


def put(folder: Path, pages: Mapping[str, str]) -> Path:
    """Write pages to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def build(pages: Path | Sequence[Path], out: Path, *, keep: bool = True, jobs: int = 1, **asked: object) -> Built:
    """Build pages, in this process alone unless told otherwise."""
    paths = [pages] if isinstance(pages, Path) else pages
    return pipeline.build(paths, out, Options(keep=keep, jobs=jobs, **asked))  # type: ignore[arg-type]


def cut_small(monkeypatch: pytest.MonkeyPatch, *, bucket: int = 2, film: int = 1, other: int = 2) -> None:
    """Cut documents and things into pieces as small as this, however few there are."""
    monkeypatch.setattr(buckets, "SIZE", bucket)
    monkeypatch.setattr(ranges, "FEW", 0)
    monkeypatch.setattr(ranges, "PER_CHUNK", {"film": film, "other": other})


def graphs(monkeypatch: pytest.MonkeyPatch) -> list[Graph]:
    """The graphs that are planned, and assembled, from now on."""
    seen: list[Graph] = []
    plain = planned

    def noted(*args: object) -> tuple[Graph, list[Chunk]]:
        made, tasks = plain(*args)  # type: ignore[arg-type]
        seen.append(made)
        return made, tasks

    monkeypatch.setattr(pipeline, "planned", noted)
    return seen


def files(out: Path) -> dict[str, bytes]:
    """What lies in an output folder."""
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def as_set(found: Mapping[str, bytes]) -> dict[str, object]:
    """The files of a build, of ``kg.nq`` its lines in any order; not what tells of the bytes of that. No line stands there twice."""
    lines = found["kg.nq"].splitlines()
    assert len(lines) == len(set(lines))
    return {**found, "kg.nq": set(lines), "void.ttl": without_digests(found["void.ttl"])}


def without_digests(void: bytes) -> list[bytes]:
    """A description of a data set, without what it says of the bytes of its files."""
    return [line for line in void.splitlines() if b"checksumValue" not in line and b"byteSize" not in line]


def letting_go() -> None:
    """Forget open files of records, as the end of a process does."""
    keeping._connection.cache_clear()


def forked(work: Callable[[], object], stderr: Path | None = None) -> int:
    """Do something in a copy of this process; how that ended: its exit code, below 0 the signal that killed it."""
    child = os.fork()
    if child == 0:
        code = 99
        try:
            if stderr is not None:
                with stderr.open("wb") as file:
                    os.dup2(file.fileno(), 2)
                sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            letting_go()
            work()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 98
        finally:
            sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed(pages: Path, out: Path, stage: str, done: int, *, keep: bool = True) -> None:
    """A build that is killed when so much of a stage is done."""

    def progress(now: str, number: int, total: int) -> None:
        if (now, number) == (stage, done):
            os.kill(os.getpid(), signal.SIGKILL)

    assert forked(lambda: pipeline.build([pages], out, Options(keep=keep, jobs=1), progress)) == -signal.SIGKILL


@contextmanager
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the blocks of the graph that are made in the block of this; the ledger, which every build writes, is none."""
    from kg.spill import blocks

    names: list[str] = []
    plain = blocks.write

    def noted(path: Path, *args: object, **named: object) -> None:
        if path.name != "ledger":
            names.append(path.name)
        plain(path, *args, **named)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(blocks, "write", noted)
        yield names
