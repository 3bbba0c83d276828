"""What people do today with saved pages: the embedded markup of each, by extruct, in one rdflib graph, written as Turtle.

    python -m bench.build.baseline LIST OUT.ttl [--jobs 2]

LIST is a file with the path of an HTML page on each line. Processes take the markup of all syntaxes out of the pages and make triples
of it; this one puts them into the graph and serializes it. There are no claims and no evidence, nobody is who anybody else is, nothing
is fused or validated, and no words of the page that are not markup are read. The printed line says how many triples there are, and
how many items were no JSON-LD that rdflib reads.

No context is fetched from the network: one that is an address becomes the vocabulary of its terms.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import warnings
from pathlib import Path
from typing import Any


def local(item: Any) -> Any:
    """An item whose contexts are no addresses."""
    if isinstance(item, list):
        return [local(one) for one in item]
    if not isinstance(item, dict):
        return item
    return {key: _context(value) if key == "@context" else local(value) for key, value in item.items()}


def _context(given: Any) -> Any:
    if isinstance(given, list):
        return [_context(one) for one in given]
    if isinstance(given, str):
        return {"@vocab": given if given.endswith(("/", "#")) else f"{given}/"}
    return given


def triples(path: str) -> tuple[list[tuple[Any, Any, Any]], int]:
    """The triples of a page's markup, and how many of its items were left out."""
    import extruct  # type: ignore[import-untyped]
    from rdflib import Graph

    graph, left_out = Graph(), 0
    page = Path(path).read_bytes().decode("utf-8", "replace")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = extruct.extract(page, base_url="https://films.example/", errors="ignore", uniform=True)
        for item in (item for items in found.values() for item in items):
            try:
                graph.parse(data=json.dumps(local(item)), format="json-ld", base="https://films.example/")
            except Exception:  # whatever rdflib says of a page's own mistakes
                left_out += 1
    return list(graph), left_out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, metavar="LIST")
    parser.add_argument("out", type=Path, metavar="OUT.ttl")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    import extruct
    from rdflib import Graph

    assert extruct  # loaded once, for all processes that are forked
    graph, left_out = Graph(), 0
    start = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    with multiprocessing.get_context(start).Pool(asked.jobs) as pool:
        for some, lost in pool.imap_unordered(triples, asked.pages.read_text(encoding="utf-8").splitlines(), chunksize=1):
            left_out += lost
            for triple in some:
                graph.add(triple)
        pool.close()
        pool.join()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        graph.serialize(asked.out, format="turtle")
    print(json.dumps({"triples": len(graph), "left out": left_out}))


if __name__ == "__main__":
    main()
