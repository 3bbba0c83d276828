"""Files from triples: N-Quads sorted on disk, Turtle and JSON-LD streamed from them, each checked by a second parser."""

from __future__ import annotations

import heapq
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from kg.errors import InternalFault
from kg.rdf.terms import Terms, Triple, iri

if TYPE_CHECKING:
    import pyoxigraph


def order(line: str) -> str:
    """Where a line stands: by subject, so that a thing comes before the details whose IRIs begin with its own."""
    return line.replace("> ", "\0", 1)


class SortedLines:
    """Lines in, distinct lines out in ``order``, with no more than ``limit`` of them in memory: full runs go to ``folder``.

    Use as a context manager; runs are removed at its end.
    """

    def __init__(self, folder: Path, limit: int = 1_000_000) -> None:
        self._folder, self._limit = folder, limit
        self._held: set[str] = set()
        self._runs: list[Path] = []

    def __enter__(self) -> SortedLines:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for run in self._runs:
            run.unlink(missing_ok=True)

    def add(self, triples: Iterable[Triple], graph: str = "") -> None:
        """Add triples to the default graph, or to the graph with this IRI."""
        end = f" {iri(graph)} .\n" if graph else " .\n"
        self.add_lines(f"{s} {p} {o}{end}" for s, p, o in triples)

    def add_lines(self, lines: Iterable[str]) -> None:
        """Add lines that are made already."""
        self._held.update(lines)
        if len(self._held) >= self._limit:
            self._spill()

    def _spill(self) -> None:
        handle, name = tempfile.mkstemp(prefix="run-", suffix=".nq", dir=self._folder)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(sorted(self._held, key=order))
        self._runs.append(Path(name))
        self._held.clear()

    def __iter__(self) -> Iterator[str]:
        if not self._runs:
            yield from sorted(self._held, key=order)
            return
        self._spill()
        files = [run.open(encoding="utf-8", newline="\n") for run in self._runs]
        try:
            for line, _ in groupby(heapq.merge(*files, key=order)):
                yield line
        finally:
            for file in files:
                file.close()


def write_lines(lines: Iterable[str], path: Path) -> int:
    """Write lines and make sure that they are on disk; the number of lines."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(line)
            count += 1
        settle(file)
    return count


def settle(file: IO[Any]) -> None:
    """Flush a file to the disk, so that a rename after it never shows half of it."""
    file.flush()
    os.fsync(file.fileno())


def parsed(path: Path) -> Iterator[pyoxigraph.Quad]:
    """The quads of an N-Quads or N-Triples file that we wrote. Raises InternalFault where the second parser objects."""
    import pyoxigraph as ox

    try:
        with path.open("rb") as file:
            yield from ox.parse(file, format=ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise InternalFault(f"the RDF we made does not parse: {error}", where=path.name) from error


def write_turtle(facts: Path, path: Path, terms: Terms) -> None:
    """Turtle of a sorted N-Triples file, streamed: one object a line, so that a difference between two builds can be read.

    Raises InternalFault where the second parser objects to what was written.
    """
    names = {name: terms.prefixes[name] for name in ("schema", "kgv", "xsd")}
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"@prefix {name}: <{namespace}> .\n" for name, namespace in names.items())
        for subject, group in groupby(parsed(facts), key=_subject):
            file.write(f"\n<{subject}>")
            by_predicate = groupby(sorted(group, key=lambda q: q.predicate.value != _TYPE), key=lambda q: q.predicate.value)
            for number, (predicate, quads) in enumerate(by_predicate):
                objects = [_turtle(str(quad.object), names) for quad in quads]
                verb = "a" if predicate == _TYPE else _turtle(f"<{predicate}>", names)
                together = ", ".join(objects) if predicate == _TYPE else ",\n        ".join(objects)
                file.write(f"{' ;' if number else ''}\n    {verb} {together}")
            file.write(" .\n")
        settle(file)
    _check(path, "TURTLE")


_PLAIN = re.compile(r'"(?P<value>-?\d+(?:\.\d+)?|true|false)"\^\^<http://www\.w3\.org/2001/XMLSchema#(?:integer|decimal|boolean)>')
_TYPED = re.compile(r"\^\^<(?P<iri>[^<>]*)>$")


def _turtle(term: str, names: dict[str, str]) -> str:
    """An N-Triples term as Turtle writes it: prefixed names, bare numbers and truth values."""
    if plain := _PLAIN.fullmatch(term):
        return plain["value"]
    if term.startswith("<"):
        return _prefixed(term[1:-1], names)
    return _TYPED.sub(lambda m: f"^^{_prefixed(m['iri'], names)}", term)


def _prefixed(value: str, names: dict[str, str]) -> str:
    for name, namespace in names.items():
        if value.startswith(namespace) and re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", value[len(namespace) :]):
            return f"{name}:{value[len(namespace) :]}"
    return f"<{value}>"


def _check(path: Path, format: str) -> None:
    """Read a file that we wrote with the second parser. Raises InternalFault where it objects."""
    import pyoxigraph as ox

    try:
        with path.open("rb") as file:
            for _ in ox.parse(file, format=getattr(ox.RdfFormat, format)):
                pass
    except SyntaxError as error:
        raise InternalFault(f"the RDF we made does not parse: {error}", where=path.name) from error


_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NATIVE: dict[str, Callable[[str], Any]] = {f"{_XSD}integer": int, f"{_XSD}boolean": lambda lexical: lexical == "true"}


def context(terms: Terms) -> dict[str, Any]:
    """The JSON-LD context that the file carries: bare keys are schema.org terms, the rest has its prefix."""
    return {"@version": 1.1, "@vocab": terms.schema, "kgv": terms.prefixes["kgv"], "xsd": terms.prefixes["xsd"]}


def write_jsonld(facts: Path, path: Path, terms: Terms) -> None:
    """JSON-LD of a sorted N-Triples file, one node a line, streamed; no reader of it needs the network."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{\n"@context": ' + json.dumps(context(terms), ensure_ascii=False) + ',\n"@graph": [')
        first = True
        for subject, group in groupby(parsed(facts), key=_subject):
            file.write("\n" if first else ",\n")
            file.write(json.dumps(_jsonld_node(subject, group, terms), ensure_ascii=False))
            first = False
        file.write("\n]\n}\n")
        settle(file)


def _subject(quad: pyoxigraph.Quad) -> str:
    subject: Any = quad.subject
    return str(subject.value)


def _jsonld_node(subject: str, quads: Iterable[pyoxigraph.Quad], terms: Terms) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": subject}
    types: list[str] = []
    for quad in quads:
        value: Any = quad.object
        if quad.predicate.value == _TYPE:
            types.append(_compact(value.value, terms))
        else:
            node.setdefault(_compact(quad.predicate.value, terms), []).append(_jsonld_value(value))
    for key, values in node.items():
        if key != "@id" and len(values) == 1:
            node[key] = values[0]
    return {"@id": subject, "@type": types[0] if len(types) == 1 else types, **node}


def _jsonld_value(term: Any) -> Any:
    if not hasattr(term, "datatype"):
        return {"@id": term.value}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype == f"{_XSD}string":
        return term.value
    if datatype in _NATIVE:
        return _NATIVE[datatype](term.value)
    return {"@value": term.value, "@type": "xsd:" + datatype.removeprefix(_XSD)}


def _compact(value: str, terms: Terms) -> str:
    house = terms.prefixes["kgv"]
    return f"kgv:{value.removeprefix(house)}" if value.startswith(house) else value.removeprefix(terms.schema)
