"""Constraints of SHACL Core as functions: of one value, or of the values of a path together.

Only what pyshacl would find is found, under the names it uses; what is not known here raises Beyond when the shapes are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import methodcaller

from kg.rdf.literals import Beyond, below, of_datatype, text_of
from kg.rdf.shape_queries import Query
from kg.rdf.shape_view import TYPE, About, View
from kg.vocabulary import expand

_RESOURCE = f"<{expand('rdfs:Resource')}>"

Find = Callable[[str, Sequence[str], About, View], Collection[str]]
"""The values that offend, for a focus node, the values of the path and what is said of the focus; empty text for none at all."""


@dataclass(frozen=True, slots=True)
class Check:
    """A constraint. ``component`` is the last part of its IRI; ``heeds_absence`` means that it may object to no values at all."""

    component: str
    find: Find
    heeds_absence: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """One predicate, its reverse, or alternatives."""

    forward: tuple[str, ...] = ()
    backward: str = ""

    def values(self, focus: str, about: About, view: View) -> Sequence[str]:
        """The distinct values, which is what SHACL counts."""
        if self.backward:
            return list(dict.fromkeys(view.into[self.backward].get(focus, ())))
        if len(self.forward) == 1:
            return about.get(self.forward[0], ())
        return list(dict.fromkeys(value for p in self.forward for value in about.get(p, ())))

    @property
    def shown(self) -> str:
        """As reports write it."""
        if self.backward:
            return f"^{self.backward}"
        return self.forward[0][1:-1] if len(self.forward) == 1 else "|".join(self.forward)


@dataclass(slots=True)
class Shape:
    """A shape that was read. ``path`` is None for node shapes; ``closed`` the predicates that a closed shape allows."""

    name: str
    path: Path | None = None
    severity: str = "violation"
    messages: tuple[str, ...] = ()
    structural: bool = False
    checks: list[Check] = field(default_factory=list)
    properties: list[Shape] = field(default_factory=list)
    closed: frozenset[str] | None = None
    queries: list[tuple[Query, tuple[str, ...]]] = field(default_factory=list)

    @property
    def heeds_absence(self) -> bool:
        """Whether it may object where its path has no value."""
        return any(check.heeds_absence for check in self.checks)

    @property
    def reports(self) -> bool:
        """Whether it can have results of its own."""
        return bool(self.checks or self.queries) or self.closed is not None

    @property
    def asks_classes_only(self) -> bool:
        """Whether nothing but the classes of a node decides whether it conforms."""
        return (
            self.path is None and self.closed is None and not self.properties and all(check.component == "Class" for check in self.checks)
        )

    def surplus(self, about: About) -> Iterator[tuple[str, str]]:
        """Predicate and value of what a closed shape does not allow."""
        if self.closed is not None:
            for p in about.keys() - self.closed:
                yield from ((p, o) for o in about[p] if (p, o) != (TYPE, _RESOURCE))

    def conforms(self, focus: str, about: About, view: View) -> bool:
        """Whether a node has nothing against it. ``about`` is what is said of it."""
        values = self.path.values(focus, about, view) if self.path else (focus,)
        for check in self.checks:
            if check.find(focus, values, about, view):
                return False
        if self.closed is not None and any(True for _ in self.surplus(about)):
            return False
        return all(shape.conforms(focus, about, view) for shape in self.properties)


def each(component: str, fits: Callable[[str], bool]) -> Check:
    """A constraint on every value by itself."""
    return Check(
        component, lambda focus, values, about, view: () if all(map(fits, values)) else [value for value in values if not fits(value)]
    )


def of_class(cls: str) -> Check:
    """``sh:class``: a node that the graph says is of the class."""
    return Check("Class", lambda focus, values, about, view: [value for value in values if not view.instance(value, cls)])


def datatype(iri: str) -> Check:
    """``sh:datatype``."""
    return each("Datatype", of_datatype(iri))


def node_kind(kind: str) -> Check:
    """``sh:nodeKind``, by the local name of the kind: ``IRI``, ``BlankNodeOrLiteral`` …"""
    starts = {"IRI": "<", "BlankNode": "_", "Literal": '"'}
    wanted = tuple(starts[part] for part in kind.split("Or") if part in starts)
    if "Or".join(part for part in kind.split("Or") if part in starts) != kind:
        raise Beyond(kind)
    return each("NodeKind", methodcaller("startswith", wanted))


def pattern(expression: str) -> Check:
    """``sh:pattern`` in the dialect of Python, which is pyshacl's."""
    try:
        search = re.compile(expression).search
    except re.error as error:
        raise Beyond(expression) from error

    def fits(term: str) -> bool:
        text = text_of(term)
        return text is not None and search(text) is not None

    return each("Pattern", fits)


def among(members: frozenset[str]) -> Check:
    """``sh:in``."""
    return each("In", members.__contains__)


def at_least(number: int) -> Check:
    """``sh:minCount``."""
    return Check("MinCount", lambda focus, values, about, view: ("",) if len(values) < number else (), heeds_absence=number > 0)


def at_most(number: int) -> Check:
    """``sh:maxCount``."""
    return Check("MaxCount", lambda focus, values, about, view: ("",) if len(values) > number else ())


def has_value(wanted: str) -> Check:
    """``sh:hasValue``."""
    return Check("HasValue", lambda focus, values, about, view: () if wanted in values else ("",), heeds_absence=True)


def equals(predicate: str) -> Check:
    """``sh:equals``: the values are those of another property."""

    def find(focus: str, values: Sequence[str], about: About, view: View) -> Collection[str]:
        return set(values) ^ set(about.get(predicate, ()))

    return Check("Equals", find, heeds_absence=True)


def less_than(predicate: str, *, or_equal: bool) -> Check:
    """``sh:lessThan`` and ``sh:lessThanOrEquals``: every value stands before every value of another property."""

    def find(focus: str, values: Sequence[str], about: About, view: View) -> Collection[str]:
        others = about.get(predicate, ())
        return [value for value in values if not all(below(value, other, or_equal=or_equal) for other in others)]

    return Check("LessThanOrEquals" if or_equal else "LessThan", find)


def logical(component: str, shapes: Sequence[Shape], passed: Callable[[int], bool], *, of_focus: bool) -> Check:
    """``sh:or``, ``sh:and``, ``sh:xone``, ``sh:not``: ``passed`` is told how many of the shapes a value conforms to.

    ``of_focus`` means that the values are the focus node itself, of which it is known what is said.
    """

    known: dict[tuple[str, ...], bool] = {}

    @cache
    def by_class() -> bool:
        return all(shape.asks_classes_only for shape in shapes)

    def fits(value: str, said: About, view: View) -> bool:
        return passed(sum([shape.conforms(value, said, view) for shape in shapes]))

    def find(focus: str, values: Sequence[str], about: About, view: View) -> Collection[str]:
        said = about if of_focus else {}
        if view.above or not by_class():
            return [value for value in values if not fits(value, said, view)]
        offending = []
        for value in values:
            types = view.of(value)
            if types not in known:
                known[types] = fits(value, said, view)
            if not known[types]:
                offending.append(value)
        return offending

    return Check(component, find)
