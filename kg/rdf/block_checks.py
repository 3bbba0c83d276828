"""What we wrote, read back by a second parser: each block must say what the lines say that it was made of, no more and no less."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kg.errors import InternalFault
from kg.rdf.block_jsonld import JSONLD_FOOTER, jsonld_header
from kg.rdf.block_turtle import turtle_header
from kg.rdf.terms import Terms

if TYPE_CHECKING:
    import pyoxigraph


def check_turtle(block: str, lines: Sequence[str], terms: Terms) -> None:
    """Raises InternalFault where a block of Turtle is not what ``lines`` say."""
    _check(turtle_header(terms) + block, "TURTLE", lines, "kg.ttl")


def check_jsonld(block: str, lines: Sequence[str], terms: Terms) -> None:
    """Raises InternalFault where a block of JSON-LD is not what ``lines`` say."""
    _check(jsonld_header(terms) + block + JSONLD_FOOTER, "JSON_LD", lines, "kg.jsonld")


def check_lines(lines: Iterable[str]) -> int:
    """Read lines of N-Triples or N-Quads. Returns how many statements they make; raises InternalFault for what is none."""
    return sum(1 for _ in _parsed("".join(lines), "kg.nq"))


def _check(content: str, format: str, lines: Sequence[str], where: str) -> None:
    import pyoxigraph as ox

    try:
        quads = ox.parse(content.encode(), format=getattr(ox.RdfFormat, format))
        written = (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode()
    except SyntaxError as error:
        raise _unparsed(error, where) from error
    made = "".join(lines)
    if set(written.split("\n")) == set(made.split("\n")):
        return
    # One text may be escaped in more than one way: what counts is what is read.
    found = _said(written, where)
    wanted = _said(made, where)
    if found != wanted:
        example = min(found ^ wanted)
        raise InternalFault(f"what we wrote says something else than the graph: {example}", where=where,
                            next_step="nothing was written; please report it with the pages")  # fmt: skip


def _said(lines: str, where: str) -> set[str]:
    return {str(quad) for quad in _parsed(lines, where)}


def _parsed(content: str, where: str) -> Iterator[pyoxigraph.Quad]:
    import pyoxigraph as ox

    try:
        yield from ox.parse(content.encode(), format=ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise _unparsed(error, where) from error


def _unparsed(error: SyntaxError, where: str) -> InternalFault:
    return InternalFault(f"the RDF we made does not parse: {error}", where=where)
