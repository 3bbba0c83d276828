"""What a validation found: plain values, and their three forms for people, programs and other SHACL tools."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from kg.vocabulary import PREFIXES

SHACL = "http://www.w3.org/ns/shacl#"
SEVERITIES = ("violation", "warning", "info")
_SHORT = (*PREFIXES.items(), ("kgs", "https://kg.example/shapes#"), ("sh", SHACL))
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_EXAMPLES = 3
"""How many things are named below an info that many share: an info is advice, and the JSON form has them all."""


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that a shape objects to.

    ``severity`` is ``violation``, ``warning`` or ``info``. ``focus`` is an IRI (or ``_:…``), ``path`` the IRI of a property, a
    path of several steps in the notation of SPARQL, or empty; ``value`` an IRI or the lexical form of a literal, empty
    where a value is missing; ``term`` that literal in N-Triples, empty for anything else. ``shape`` and ``component`` are the
    IRIs of the shape and of the kind of constraint. ``structural`` faults are those of the program that wrote the graph;
    all others are wrong values.
    """

    severity: str
    focus: str
    path: str
    value: str
    message: str
    shape: str
    component: str
    structural: bool
    term: str = ""

    @property
    def order(self) -> tuple[int, str, str, str, str, str, str, str]:
        """What results are sorted by: most severe first, then by what they are about."""
        rank = SEVERITIES.index(self.severity)
        return rank, self.focus, self.path, self.value, self.term, self.shape, self.component, self.message


@dataclass(frozen=True, slots=True)
class Report:
    """All results of a validation, sorted, and how many triples were looked at."""

    results: tuple[Result, ...]
    triples: int

    @property
    def conforms(self) -> bool:
        """Whether nothing is violated; warnings and infos are advice."""
        return not self.of("violation")

    def of(self, severity: str) -> tuple[Result, ...]:
        """The results of one severity."""
        return tuple(result for result in self.results if result.severity == severity)

    @property
    def summary(self) -> str:
        """One line: triples, and how many results of each severity."""
        counts = ((len(self.of(severity)), severity) for severity in SEVERITIES)
        return f"{_plural(self.triples, 'triple')}: " + ", ".join(_plural(n, name) for n, name in counts)

    def to_text(self) -> str:
        """For people: the summary, every violation and warning, infos by what they say."""
        return "\n".join([self.summary, *self._paragraphs()]) + "\n"

    def _paragraphs(self) -> Iterator[str]:
        for result in self.results:
            if result.severity == "info":
                continue
            place = " ".join(filter(None, (result.focus, compact(result.path))))
            value = result.term or (compact(result.value) and f"<{result.value}>")
            shown = f"\n    is {value}" if value else ""
            yield f"\n{result.severity}: {result.message}\n    at {place}{shown}\n    by {compact(result.shape)}"
        advice: dict[tuple[str, str], list[str]] = {}
        for result in self.of("info"):
            advice.setdefault((result.message, result.shape), []).append(result.focus)
        for (message, shape), things in sorted(advice.items()):
            more = f" and {len(things) - _EXAMPLES} more" if len(things) > _EXAMPLES else ""
            yield f"\ninfo: {message}\n    at {', '.join(things[:_EXAMPLES])}{more}\n    by {compact(shape)}"

    def to_json(self) -> str:
        """For programs: the same fields as ``Result``."""
        content = {
            "conforms": self.conforms,
            "triples": self.triples,
            "counts": {severity: len(self.of(severity)) for severity in SEVERITIES},
            "results": [asdict(result) for result in self.results],
        }
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"

    def to_turtle(self) -> str:
        """For other SHACL tools: a ``sh:ValidationReport``. Its ``sh:conforms`` is SHACL's: true only where there is no result at all."""
        lines = [f"@prefix sh: <{SHACL}> .", "", "[] a sh:ValidationReport ;"]
        lines.append(f"    sh:conforms {'false' if self.results else 'true'}" + (" ;" if self.results else " ."))
        for position, result in enumerate(self.results, 1):
            end = " ." if position == len(self.results) else " ;"
            fields = [f"sh:resultSeverity sh:{result.severity.capitalize()}", f"sh:focusNode {_node(result.focus)}"]
            if result.path:
                fields.append(f"sh:resultPath {_turtle_path(result.path)}")
            if result.value:
                fields.append(f"sh:value {result.term or _node(result.value)}")
            if not result.shape.startswith("_:"):
                fields.append(f"sh:sourceShape {_node(result.shape)}")
            fields += [f"sh:sourceConstraintComponent {_node(result.component)}", f"sh:resultMessage {ntriples(result.message)}"]
            lines.append("    sh:result [ a sh:ValidationResult ;\n        " + " ;\n        ".join(fields) + f" ]{end}")
        return "\n".join(lines) + "\n"


def ntriples(lexical: str, datatype: str = "", language: str = "") -> str:
    """A literal in N-Triples notation; a plain string where neither a datatype nor a language is given."""
    tail = f"@{language}" if language else f"^^<{datatype}>" if datatype else ""
    return f'"{lexical.translate(_ESCAPES)}"{tail}'


def compact(iri: str) -> str:
    """An IRI, or a path of several steps, with the prefixes of the project where they fit."""
    if iri.startswith(("^", "<")):
        return "|".join(("^" if step.startswith("^") else "") + compact(step.strip("^<>")) for step in iri.split("|"))
    return next((f"{prefix}:{iri.removeprefix(start)}" for prefix, start in _SHORT if iri.startswith(start)), iri)


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _node(name: str) -> str:
    return name if name.startswith("_:") else f"<{name}>"


def _turtle_path(path: str) -> str:
    """The SHACL form of a path in SPARQL's notation, as ``validate`` writes it."""
    if not path.startswith(("^", "<")):
        return _node(path)
    if ">/<" in path:
        return f"( {path.replace('>/<', '> <')} )"
    steps = [f"[ sh:inversePath {step[1:]} ]" if step.startswith("^") else step for step in path.split("|")]
    return steps[0] if len(steps) == 1 else f"[ sh:alternativePath ( {' '.join(steps)} ) ]"
