"""The test graphs as RDF: the examples of the mapping table and the case files, apart and all in one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.rdf import reference as wall
from kg.rdf.shape_reading import words
from kg.rdf.shape_report import Result, compact
from kg.rdf.shape_view import Batch, View, looked_over, whole
from kg.rdf.validate_input import parse
from kg.rdf.write import arranged
from kg.vocabulary import KINDS, expand
from tests.shapes.examples import BASE, Example, Expected, all_examples, happy, house

CASES = sorted((Path(__file__).parent / "cases").glob("*/*.ttl"))
CASE_IRI = f"{BASE}case/"
_EXPECTED = re.compile(r"# (violation|warning|info) (\S+) by kgs:(\S+) \((data|structure)\): (.+)")


@dataclass(frozen=True)
class Finding:
    """A result as the head of a case file states it."""

    severity: str
    path: str
    shape: str
    fault: str
    message: str


def finding(result: Result) -> Finding:
    fault = "structure" if result.structural else "data"
    return Finding(result.severity, compact(result.path) or "-", compact(result.shape).removeprefix("kgs:"), fault, result.message)


def case_name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def case_text(path: Path) -> str:
    """The case in Turtle, with its things under its own name, so that many cases can share a graph."""
    return path.read_text(encoding="utf-8").replace(CASE_IRI, f"{CASE_IRI}{case_name(path)}/")


def case_expects(path: Path) -> set[Finding]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    found = {Finding(*match.groups()) for line in lines if (match := _EXPECTED.fullmatch(line))}
    assert found or lines == ["# nothing to object to"], f"{path} does not say what it shows"
    return found


def triples(text: str) -> list[tuple[Any, Any, Any]]:
    return parse(text.encode(), "TURTLE", "the test")


def sorted_lines(text: str) -> list[str]:
    """A graph as ``kg.rdf.write`` would leave it (without blank nodes)."""
    return arranged(words(triples(text)))


@cache
def examples() -> tuple[Example, ...]:
    return tuple(all_examples())


def blank_things() -> list[str]:
    """One thing of every kind that has no IRI."""
    return [line for number, kind in enumerate(KINDS) for line in happy(f"_:b{number}", kind)]


@cache
def cases_only() -> Any:
    """House, blank things and cases as one rdflib graph."""
    return _graph([*house(), *blank_things()])


@cache
def everything() -> Any:
    """House, blank things, cases and examples as one rdflib graph."""
    return _graph([*house(), *blank_things(), *(line for example in examples() for line in example.triples)])


@cache
def as_text(graph: Callable[[], Any]) -> tuple[View, Batch]:
    """One of these graphs as the fast engine sees it, with every link that any shape may follow."""
    said = words(parse(graph().serialize(format="nt").encode(), "N_TRIPLES", "the test"))
    predicates = {triple.p for triple in said}
    batch = whole(said)
    return looked_over(batch, predicates, predicates), batch


def _graph(lines: list[str]) -> Any:
    parts = [triples("\n".join(lines)), *(triples(case_text(path)) for path in CASES)]
    with wall.contained():
        graph, _ = wall.as_rdflib(list(dict.fromkeys(triple for part in parts for triple in part)))
    return graph


def expected_of(results: list[Result]) -> set[Expected]:
    return {Expected(r.severity, compact(r.path) if r.path != expand("rdf:type") else "rdf:type", r.structural) for r in results}
