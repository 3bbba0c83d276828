"""The fast engine: shapes as functions over what is said of a thing, and over a view of the graph it stands in.

It finds what pyshacl finds, result by result; a test compares the two on every broken graph and every changed shape there is,
and every build has pyshacl look at a sample again (``kg.rdf.crosscheck``). What it cannot judge it leaves to pyshacl:
shapes with words it does not know, and values whose meaning is for SPARQL to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.rdf.literals import Beyond, taken_apart
from kg.rdf.shape_checks import Shape
from kg.rdf.shape_reading import TARGETS, Shapes, sh
from kg.rdf.shape_report import SHACL, Result, ntriples
from kg.rdf.shape_view import SUBCLASS, TYPE, About, Batch, View, looked_over
from kg.rdf.terms import Triple


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is asked of things with the same classes: shapes by themselves, properties always, properties by the predicate they
    look at; each property with the shape whose target brought it here."""

    shapes: tuple[Shape, ...]
    always: tuple[tuple[Shape, Shape], ...]
    by_predicate: dict[str, tuple[tuple[Shape, Shape], ...]]


@dataclass(slots=True)
class Findings:
    """What was found. ``left`` has what only pyshacl can judge: by the name of a shape, focus nodes and what is said of them."""

    view: View
    results: set[Result] = field(default_factory=set)
    left: dict[str, Batch] = field(default_factory=dict)


def judge(graph: Batch, shapes: Shapes) -> Findings:
    """Hold a whole graph against shapes."""
    engine = Engine(shapes, looked_over(graph, shapes.backwards, shapes.carried))
    engine.batch(graph)
    engine.others()
    return engine.found


class Engine:
    """Things of one graph against shapes, batch by batch, and then what the graph says nothing of (``others``).

    ``waiting`` are the things that asked for others which were not at hand.
    """

    def __init__(self, shapes: Shapes, view: View) -> None:
        self.found = Findings(view)
        self._shapes, self._view = shapes, view
        self._plans: dict[tuple[str, ...], _Plan] = {}
        self.waiting: set[str] = set()

    def batch(self, batch: Batch, among: Batch | None = None) -> None:
        """Judge the things of a batch; ``among`` is the larger one that they were taken from."""
        view = self._view
        view.batch = batch if among is None else among
        for focus, about in batch.items():
            missed = view.missed
            self._thing(focus, about)
            if view.missed > missed:
                self.waiting.add(focus)

    def others(self) -> None:
        """Judge what shapes are for though the graph says nothing of it: nodes that shapes name, and objects of links."""
        view = self._view
        view.batch = {}
        targets = [(focus, shapes) for focus, shapes in self._shapes.by_node.items()]
        targets += [(focus, shapes) for p, shapes in self._shapes.by_objects.items() for focus in view.into[p]]
        for focus, shapes in targets:
            if not view.described(focus):
                for shape in shapes:
                    self._whole(shape, focus, {})

    def _thing(self, focus: str, about: About) -> None:
        view, shapes = self._view, self._shapes
        types = view.types[focus]
        plan = self._plans.get(types) or self._plans.setdefault(types, self._plan(types))
        for shape in plan.shapes:
            self._own(shape, shape, focus, about)
        for root, shape in plan.always:
            self._own(root, shape, focus, about)
        for predicate, values in about.items():
            for root, shape in plan.by_predicate.get(predicate, ()):
                self._own(root, shape, focus, about, values)
            if predicate != TYPE:
                for shape in shapes.by_subjects.get(predicate, ()):
                    self._whole(shape, focus, about)
        for predicate, targeted in shapes.by_objects.items():
            if focus in view.into[predicate]:
                for shape in targeted:
                    self._whole(shape, focus, about)
        for shape in shapes.by_node.get(focus, ()):
            self._whole(shape, focus, about)

    def _plan(self, types: tuple[str, ...]) -> _Plan:
        classes = self._view.classes(types)
        targeted = [shape for cls in classes for shape in self._shapes.by_class.get(cls, ())]
        targeted += self._shapes.by_subjects.get(TYPE, ()) if types else ()
        roots = list({shape.name: shape for shape in targeted}.values())
        always: list[tuple[Shape, Shape]] = []
        by_predicate: dict[str, tuple[tuple[Shape, Shape], ...]] = {}
        for root in roots:
            for shape in root.properties:
                forward = shape.path.forward if shape.path else ()
                if forward == (TYPE,) and self._settled(shape, types):
                    continue
                if len(forward) == 1 and not shape.heeds_absence:
                    by_predicate[forward[0]] = (*by_predicate.get(forward[0], ()), (root, shape))
                else:
                    always.append((root, shape))
        return _Plan(tuple(shape for shape in roots if shape.reports), tuple(always), by_predicate)

    def _settled(self, shape: Shape, types: tuple[str, ...]) -> bool:
        """Whether a property shape has nothing against the classes of a thing, whatever else is said of it."""
        if any(check.component in ("Equals", "LessThan", "LessThanOrEquals") for check in shape.checks):
            return False
        return not any(check.find("", types, {}, self._view) for check in shape.checks)

    def _whole(self, shape: Shape, focus: str, about: About) -> None:
        if shape.reports:
            self._own(shape, shape, focus, about)
        for prop in shape.properties:
            self._own(shape, prop, focus, about)

    def _own(self, root: Shape, shape: Shape, focus: str, about: About, values: Sequence[str] | None = None) -> None:
        """What a shape itself objects to, without its properties (those of a property are never read, see ``shape_reading``).

        ``values`` are those of its path, where they are at hand.
        """
        view = self._view
        try:
            if values is None:
                values = shape.path.values(focus, about, view) if shape.path else (focus,)
            for check in shape.checks:
                for value in check.find(focus, values, about, view):
                    self._result(shape, check.component, focus, shape.path.shown if shape.path else "", value)
            if shape.closed is not None:
                for path, value in shape.surplus(about):
                    self._result(shape, "Closed", focus, path[1:-1], value)
            for query, words in shape.queries:
                for path, value in query.ask(focus, about, view):
                    self._result(shape, "SPARQL", focus, path[1:-1], value, words)
        except Beyond:
            self.found.left.setdefault(root.name, {})[focus] = about

    def _result(self, shape: Shape, component: str, focus: str, path: str, value: str, words: tuple[str, ...] = ()) -> None:
        shown, term = plain(value)
        self.found.results.add(
            Result(
                severity=shape.severity,
                focus=plain(focus)[0],
                path=path,
                value=shown,
                message=" ".join(sorted({*shape.messages, *words})) if words else " ".join(shape.messages),
                shape=shape.name[1:-1] if shape.name.startswith("<") else "_:shape",
                component=f"{SHACL}{component}ConstraintComponent",
                structural=shape.structural,
                term=term,
            )
        )


def plain(term: str) -> tuple[str, str]:
    """A term as results show it: its IRI, label or lexical form, and of a literal its notation in N-Triples."""
    if not term.startswith('"'):
        return term.strip("<>"), ""
    lexical, datatype, language = taken_apart(term)
    return lexical, ntriples(lexical, datatype, language)


def without_targets(shapes: Iterable[Triple], kept: Iterable[str]) -> list[Triple]:
    """A shapes graph in which only the shapes ``kept`` look for nodes: what pyshacl is given of those that were left to it."""
    targets, names = {sh(target) for target in TARGETS}, set(kept)
    return [triple for triple in shapes if triple.p not in targets or triple.s in names]


def around(found: Findings, shape: str) -> Iterator[Triple]:
    """All that judging the focus nodes left by one shape takes: what is said of them, the classes of what they lead to and
    who leads to them."""
    view = found.view
    for focus, about in found.left[shape].items():
        for p, objects in about.items():
            yield from (Triple(focus, p, o) for o in objects)
            yield from (Triple(o, TYPE, cls) for o in objects for cls in view.of(o))
        yield from (Triple(s, p, focus) for p, into in view.into.items() for s in into.get(focus, ()))
    yield from (Triple(cls, SUBCLASS, upper) for cls, uppers in view.above.items() for upper in uppers if upper != cls)
