"""Shapes made ready for the fast engine: read from the same triples that pyshacl gets, which stay the only source.

A shape that uses anything not known here is left to pyshacl, with all that it refers to; which ones are in ``Shapes.left``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kg.rdf import shape_checks as checks
from kg.rdf.literals import Beyond, taken_apart
from kg.rdf.shape_checks import Check, Path, Shape
from kg.rdf.shape_queries import answered
from kg.rdf.shape_report import SEVERITIES, SHACL
from kg.rdf.shape_view import TYPE
from kg.rdf.terms import Triple
from kg.vocabulary import PREFIXES, expand

NIL, FIRST, REST = (f"<{PREFIXES['rdf']}{name}>" for name in ("nil", "first", "rest"))
_FAULT = f"<{expand('kgv:fault')}>"
TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
_SILENT = {
    "name", "description", "order", "group", "message", "severity", "path", "closed", "ignoredProperties", "property", "sparql", *TARGETS,
}  # fmt: skip
"""Words of SHACL that are no constraint by themselves, or read apart from the others."""


def sh(name: str) -> str:
    """A term of SHACL."""
    return f"<{SHACL}{name}>"


def words(triples: Iterable[tuple[Any, Any, Any]]) -> list[Triple]:
    """Triples of pyoxigraph as text."""
    shown = lru_cache(maxsize=None)(str)
    return [Triple(shown(s), shown(p), shown(o)) for s, p, o in triples]


@dataclass(slots=True)
class Shapes:
    """Shapes by what they are for. ``left`` names those that only pyshacl can judge, ``targets`` of all are in the triples."""

    by_class: dict[str, list[Shape]] = field(default_factory=dict)
    by_subjects: dict[str, list[Shape]] = field(default_factory=dict)
    by_objects: dict[str, list[Shape]] = field(default_factory=dict)
    by_node: dict[str, list[Shape]] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)
    backwards: set[str] = field(default_factory=set)
    carried: set[str] = field(default_factory=set)


def read_shapes(triples: Iterable[Triple]) -> Shapes:
    """The shapes of a shapes graph."""
    return _Reader(triples).shapes()


class _Reader:
    def __init__(self, triples: Iterable[Triple]) -> None:
        self._said: dict[str, dict[str, list[str]]] = {}
        for s, p, o in triples:
            self._said.setdefault(s, {}).setdefault(p, []).append(o)
        self._known: dict[str, Shape] = {}
        self._backwards: set[str] = set()
        self._carried: set[str] = set()
        rdfs_class = f"<{PREFIXES['rdfs']}Class>"
        types = {s: set(said.get(TYPE, ())) for s, said in self._said.items()}
        ours = {sh("NodeShape"), sh("PropertyShape")}
        self._foreign = any(t.startswith(f"<{SHACL}") and t not in ours for ts in types.values() for t in ts)
        """Whether the graph defines constraints or functions of its own."""
        self._classes = {s for s, ts in types.items() if rdfs_class in ts and ts & ours}

    def shapes(self) -> Shapes:
        found = Shapes()
        where = (found.by_class, found.by_node, found.by_subjects, found.by_objects)
        places = [(sh(target), place) for target, place in zip(TARGETS, where, strict=True)]
        found.left |= self._classes
        for name, said in self._said.items():
            if name in self._classes or not any(target in said for target, _ in places):
                continue
            try:
                shape = self._shape(name)
                if self._foreign:
                    raise Beyond("constraints of its own")
            except Beyond:
                found.left.add(name)
                continue
            for target, place in places:
                for wanted in said.get(target, ()):
                    place.setdefault(wanted, []).append(shape)
        found.backwards = self._backwards | set(found.by_objects)
        found.carried = self._carried
        return found

    def _shape(self, name: str, depth: int = 0, *, local: bool = True, silent: bool = False) -> Shape:
        """A shape with all below it. ``local`` means that its focus is a node at hand, of which it is known what is said; ``silent``
        that only its verdict counts, not its words. Raises Beyond."""
        said = self._said.get(name)
        if not said or depth > 8:
            raise Beyond(name)
        path = self._path(said[sh("path")]) if sh("path") in said else None
        typed = said.get(TYPE, ())
        if (sh("NodeShape") in typed and path) or (sh("PropertyShape") in typed and not path):
            raise Beyond(name)
        shape = Shape(name, path, self._severity(said), tuple(sorted(self._literal(m) for m in said.get(sh("message"), ()))))
        shape.structural = '"structure"' in said.get(_FAULT, ())
        values_local = local and path is None
        for predicate, objects in said.items():
            if not predicate.startswith(f"<{SHACL}") or (term := predicate[len(SHACL) + 1 : -1]) in _SILENT:
                continue
            if not local and term in ("equals", "lessThan", "lessThanOrEquals"):
                raise Beyond("a comparison with what is said of things that are not at hand")
            shape.checks += self._constraint(term, objects, depth, of_focus=values_local, counted=path is not None)
        self._properties(shape, said, depth, local=values_local, silent=silent)
        self._queries(shape, said, path)
        if not local and (shape.closed is not None or path is not None):
            raise Beyond(name)
        if shape.reports and not silent and not self._has_words(shape):
            raise Beyond("words that pyshacl would find for itself")
        return shape

    @staticmethod
    def _has_words(shape: Shape) -> bool:
        spoken = [shape.messages] if shape.checks or shape.closed is not None else []
        spoken += [tuple({*shape.messages, *extra}) for _, extra in shape.queries]
        return all(messages and not any("{" in m for m in messages) for messages in spoken)

    def _properties(self, shape: Shape, said: dict[str, list[str]], depth: int, *, local: bool, silent: bool) -> None:
        names = said.get(sh("property"), [])
        if names and not local:
            raise Beyond("properties of things that are not at hand")
        shape.properties = [self._shape(name, depth + 1, silent=silent) for name in names]
        if any(prop.path is None for prop in shape.properties):
            raise Beyond("a property without a path")
        closed, ignored = said.get(sh("closed"), []), said.get(sh("ignoredProperties"), [])
        if closed not in ([], [f'"true"^^<{PREFIXES["xsd"]}boolean>']) or (ignored and not closed):
            raise Beyond("closed")
        if closed:
            paths = (prop.path.forward for prop in shape.properties if prop.path)
            allowed = {p[0] for p in paths if len(p) == 1}
            shape.closed = frozenset(allowed.union(*map(self._items, ignored)))
            if not local:
                raise Beyond("a closed shape of things that are not at hand")

    def _queries(self, shape: Shape, said: dict[str, list[str]], path: Path | None) -> None:
        for node in said.get(sh("sparql"), ()):
            about = self._said.get(node, {})
            select = about.get(sh("select"), [])
            if path or len(select) != 1 or about.keys() - {sh("select"), sh("message"), TYPE}:
                raise Beyond("a query")
            query = answered(self._literal(select[0]))
            self._carried |= set(query.carried)
            shape.queries.append((query, tuple(self._literal(m) for m in about.get(sh("message"), ()))))

    def _path(self, objects: list[str]) -> Path:
        if len(objects) != 1:
            raise Beyond("paths")
        if objects[0].startswith("<"):
            return Path((objects[0],))
        said = self._said.get(objects[0], {})
        if list(said) == [sh("inversePath")] and len(said[sh("inversePath")]) == 1 and said[sh("inversePath")][0].startswith("<"):
            self._backwards.add(said[sh("inversePath")][0])
            return Path(backward=said[sh("inversePath")][0])
        if list(said) == [sh("alternativePath")] and len(said[sh("alternativePath")]) == 1:
            steps = self._items(said[sh("alternativePath")][0])
            if len(steps) > 1 and all(step.startswith("<") for step in steps):
                return Path(tuple(steps))
        raise Beyond("a path of several steps")

    def _severity(self, said: dict[str, list[str]]) -> str:
        named = said.get(sh("severity"), [sh("Violation")])
        if len(named) != 1:
            raise Beyond("severities")
        short = named[0][1:-1].removeprefix(SHACL).lower()
        return short if short in SEVERITIES else "violation"

    def _constraint(self, term: str, objects: list[str], depth: int, *, of_focus: bool, counted: bool) -> list[Check]:
        if term in ("minCount", "maxCount", "lessThan", "lessThanOrEquals") and not counted:
            raise Beyond(term)
        if term in _MANY:
            return [_MANY[term](o if term == "hasValue" else self._iri(o)) for o in objects]
        members = {"or": lambda n, of: n > 0, "and": lambda n, of: n == of, "xone": lambda n, of: n == 1}
        if term in members:
            return [self._logical(term, self._items(o), members[term], depth, of_focus=of_focus) for o in objects]
        if term == "not":
            return [self._logical("not", [o], lambda n, of: n == 0, depth, of_focus=of_focus) for o in objects]
        if len(objects) != 1:
            raise Beyond(term)
        if term == "datatype":
            return [checks.datatype(self._iri(objects[0])[1:-1])]
        if term == "nodeKind":
            return [checks.node_kind(self._iri(objects[0])[1:-1].removeprefix(SHACL))]
        if term == "pattern":
            return [checks.pattern(self._literal(objects[0]))]
        if term == "in":
            return [checks.among(frozenset(self._items(objects[0])))]
        if term in ("minCount", "maxCount"):
            lexical, kind, _ = taken_apart(objects[0]) if objects[0].startswith('"') else ("", "", "")
            if kind != f"{PREFIXES['xsd']}integer" or not lexical.isdecimal():
                raise Beyond(term)
            return [(checks.at_least if term == "minCount" else checks.at_most)(int(lexical))]
        raise Beyond(term)

    def _logical(self, term: str, names: list[str], passed: Callable[[int, int], bool], depth: int, *, of_focus: bool) -> Check:
        if not names:
            raise Beyond(term)
        shapes = [self._shape(name, depth + 1, local=of_focus, silent=True) for name in names]
        return checks.logical(term.capitalize(), shapes, lambda number: passed(number, len(shapes)), of_focus=of_focus)

    def _items(self, node: str) -> list[str]:
        found: list[str] = []
        while node != NIL:
            said = self._said.get(node, {})
            if len(said.get(FIRST, ())) != 1 or len(said.get(REST, ())) != 1 or len(found) > 10_000:
                raise Beyond("a list")
            found.append(said[FIRST][0])
            node = said[REST][0]
        return found

    @staticmethod
    def _iri(term: str) -> str:
        if not term.startswith("<"):
            raise Beyond(term)
        return term

    @staticmethod
    def _literal(term: str) -> str:
        if not term.startswith('"'):
            raise Beyond(term)
        return taken_apart(term)[0]


_MANY: dict[str, Callable[[str], Check]] = {
    "class": checks.of_class,
    "hasValue": checks.has_value,
    "equals": checks.equals,
    "lessThan": lambda iri: checks.less_than(iri, or_equal=False),
    "lessThanOrEquals": lambda iri: checks.less_than(iri, or_equal=True),
}
