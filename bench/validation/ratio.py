"""The fast engine beside pyshacl (and pyrudof, where it is installed) on the same graphs in one run.

    python bench/validation/ratio.py GRAPH... [--runs 3] [--copies 1,10,100] [--slow 20000]

GRAPH is an RDF file that a build made, such as out/kg.ttl. Each is also multiplied: every copy has names of its own, so the work grows
and nothing else changes. Every measurement is a process of its own: seconds are those of its processors, with reading the graph
and the shapes but without importing anything, the median of all runs; the peak is its whole memory. The peers have no more than
``--slow`` triples to judge, since pyshacl takes minutes beyond. Results are compared, not only times.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import multiprocessing
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.rdf.shape_report import Report
from kg.rdf.validate import validate, validate_sorted
from kg.rdf.write import order
from kg.resources import shape_files

BASE = "<https://kg.example/id/"


def multiplied(graph: Path, copies: int, target: Path) -> int:
    """The graph as sorted N-Triples, several times under other names; the number of triples."""
    triples = ox.parse(graph.read_bytes(), format=ox.RdfFormat.from_extension(graph.suffix[1:]))
    lines = (ox.serialize((quad.triple for quad in triples), format=ox.RdfFormat.N_TRIPLES) or b"").decode().splitlines(keepends=True)
    many = {line.replace(BASE, f"{BASE}{copy}/") if copy else line for copy in range(copies) for line in lines}
    target.write_text("".join(sorted(many, key=order)), encoding="utf-8", newline="\n")
    return len(many)


def digest(report: Report) -> str:
    return hashlib.sha256(report.to_json().encode()).hexdigest()[:12]


def fast(path: Path) -> str:
    return digest(validate_sorted(path, check=False))


def checked(path: Path) -> str:
    return digest(validate_sorted(path))


def pyshacl(path: Path) -> str:
    import pyshacl as loaded  # its import is not what is measured

    assert loaded
    return digest(validate(path, engine="pyshacl"))


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


ENGINES = {"fast, in batches": fast, "and pyshacl's sample": checked, "pyshacl": pyshacl, "pyrudof": pyrudof}
PEERS = ("pyshacl", "pyrudof")


def measured(name: str, path: Path) -> tuple[float, float, str]:
    """Processor seconds, peak megabytes, digest of the results."""
    if name != "fast, in batches":
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
