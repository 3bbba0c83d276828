"""The fast engine beside pyshacl (and pyrudof, where it is installed) on the same graphs in one run.

    python bench/validation/ratio.py GRAPH... [--runs 3] [--copies 1,10,100] [--slow 20000]

GRAPH is an RDF file that a build made, such as out/kg.ttl. Each is also multiplied: every copy has names of its own, so the work grows
and nothing else changes. The fast engine is measured as ``kg build`` uses it (chunks of whole things, each judged by itself with the
classes of what it leads to, one after the other and never all in memory; then also what they left open and pyshacl's sample) and as
``kg validate --engine fast`` does (the whole graph at once). The graph is multiplied and cut before anything is measured.

Every measurement is a process of its own: seconds are those of its processors, with reading the graph and the shapes but without
importing anything, the median of all runs; the peak is its whole memory. The peers have no more than ``--slow`` triples to judge, since
pyshacl takes minutes beyond. Results are compared, not only times.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import multiprocessing
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.rdf.block_validation import Known, Remainder, validate_block
from kg.rdf.shape_report import Report, Result
from kg.rdf.shape_view import TYPE
from kg.rdf.terms import Triple, by_subject
from kg.rdf.validate import validate
from kg.rdf.write import arranged
from kg.resources import shape_files

BASE = "<https://kg.example/id/"
CHUNK = 4_000
"""From this many triples on, a chunk ends with the thing that it is at."""


def multiplied(graph: Path, copies: int, target: Path) -> int:
    """The graph as sorted N-Triples, several times under other names, and cut into chunks beside it; the number of triples."""
    triples = ox.parse(graph.read_bytes(), format=ox.RdfFormat.from_extension(graph.suffix[1:]))
    lines = (ox.serialize((quad.triple for quad in triples), format=ox.RdfFormat.N_TRIPLES) or b"").decode().splitlines()
    many = (line.replace(BASE, f"{BASE}{copy}/") if copy else line for copy in range(copies) for line in lines)
    made = arranged(Triple(s, p, rest.removesuffix(" .")) for s, p, rest in (line.split(" ", 2) for line in many))
    target.write_text("".join(made), encoding="utf-8", newline="\n")
    with chunks_of(target).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(chunk, ensure_ascii=False) + "\n" for chunk in cut(made))
    return len(made)


def cut(lines: list[str]) -> Iterator[tuple[list[str], Known]]:
    """Whole things with their details, some thousand lines at a time, and the classes of what they lead to elsewhere."""
    types = {name: tuple(about.get(TYPE, ())) for name, about in by_subject(lines)}
    chunk: list[str] = []
    for _, thing in groupby(lines, key=thing_of):
        chunk += thing
        if len(chunk) >= CHUNK:
            yield chunk, known(chunk, types)
            chunk = []
    if chunk:
        yield chunk, known(chunk, types)


def thing_of(line: str) -> list[str]:
    """What a line speaks of: the parts of its IRI down to the thing of which it may be a detail (``movie/x``)."""
    own = line.split(">", 1)[0].removeprefix(BASE).split("/")
    return own[: 3 if own[0].isdecimal() else 2]


def known(chunk: list[str], types: Known) -> Known:
    own, led_to = {line.split(" ", 1)[0] for line in chunk}, {line.split(" ", 2)[2][:-3] for line in chunk}
    return {name: types[name] for name in (led_to - own) & types.keys()}


def chunks_of(path: Path) -> Path:
    """Where the chunks of a graph lie, one a line."""
    return path.with_suffix(".chunks")


def chunks(path: Path) -> Iterator[tuple[list[str], Known]]:
    with chunks_of(path).open(encoding="utf-8", newline="\n") as file:
        for line in file:
            lines, outside = json.loads(line)
            yield lines, {name: tuple(classes) for name, classes in outside.items()}


def digest(results: set[Result], triples: int) -> str:
    report = Report(tuple(sorted(results, key=lambda result: result.order)), triples)
    return hashlib.sha256(report.to_json().encode()).hexdigest()[:12]


def in_chunks(path: Path, *, sampled: bool = False) -> str:
    results, triples, rest = set[Result](), 0, Remainder()
    for lines, outside in chunks(path):
        checked = validate_block(lines, outside)
        results.update(checked.results)
        triples += checked.triples
        rest.add(checked)
    settled = rest.settle(lambda: chunks(path))
    if sampled:
        rest.crosscheck(settled)
    return digest({r for r in results if r.focus not in settled.foci} | {*settled.results}, triples)


def checked(path: Path) -> str:
    return in_chunks(path, sampled=True)


def whole(path: Path) -> str:
    report = validate(path, engine="fast")
    return digest({*report.results}, report.triples)


def pyshacl(path: Path) -> str:
    import pyshacl as loaded  # its import is not what is measured

    assert loaded
    report = validate(path, engine="pyshacl")
    return digest({*report.results}, report.triples)


def pyrudof(path: Path) -> str:
    """pyrudof has no ``sh:message`` of queries and other names for paths: only the number of its results can be compared."""
    import pyrudof as other

    with tempfile.NamedTemporaryFile("w", suffix=".ttl", encoding="utf-8") as shapes:
        shapes.write("".join(file.read_text(encoding="utf-8") for file in shape_files()))
        shapes.flush()
        rudof = other.Rudof(other.RudofConfig())
        rudof.read_shacl(shapes.name)
        rudof.read_data(str(path), format=other.RDFFormat.NTriples)
        return f"{len(rudof.validate_shacl().violations)} results"


ENGINES = {
    "fast, in chunks": in_chunks, "and pyshacl's sample": checked, "fast, the whole": whole, "pyshacl": pyshacl, "pyrudof": pyrudof
}  # fmt: skip
PEERS = ("pyshacl", "pyrudof")


def measured(name: str, path: Path) -> tuple[float, float, str]:
    """Processor seconds, peak megabytes, digest of the results."""
    if name in (*PEERS, "and pyshacl's sample"):
        for module in ("rdflib", "pyshacl"):
            importlib.import_module(module)
    started = time.process_time()
    said = ENGINES[name](path)
    return time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, said


def apart(work: Callable[..., Any], *args: object) -> Any:
    """In a process of its own, started by a small one: a process begins with the peak of the one that starts it."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, args)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graphs", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--copies", default="1,10,100", help="how many times each graph is taken")
    parser.add_argument("--slow", type=int, default=20_000, help="the most triples that the peers are given")
    asked = parser.parse_args()
    engines = [name for name in ENGINES if name != "pyrudof" or importlib.util.find_spec("pyrudof")]
    print("| graph | triples | engine | seconds | triples/s | peak MB | results |\n|---|---:|---|---:|---:|---:|---|")
    with tempfile.TemporaryDirectory() as folder:
        for graph in asked.graphs:
            for copies in map(int, asked.copies.split(",")):
                path = Path(folder) / "graph.nt"
                size = apart(multiplied, graph, copies, path)
                for name in engines:
                    if name in PEERS and size > asked.slow:
                        continue
                    runs = [apart(measured, name, path) for _ in range(asked.runs)]
                    seconds = statistics.median(run[0] for run in runs)
                    peak, said = max(run[1] for run in runs), " / ".join(sorted({run[2] for run in runs}))
                    shown = f"{graph.parent.name}/{graph.name} × {copies}"
                    print(f"| {shown} | {size:,} | {name} | {seconds:.2f} | {size / seconds:,.0f} | {peak:,.0f} | {said} |", flush=True)


if __name__ == "__main__":
    main()
