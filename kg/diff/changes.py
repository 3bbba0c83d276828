"""Two data sets compared: which lines only one of them has, and what that comes to, thing by thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.diff.renamed import FORMER, former, renamed, rewritten
from kg.rdf.lines import Line, lines, parsed
from kg.vocabulary import FILMS, KINDS, PREFIXES, PROPERTIES

_TYPE, _NAME = "rdf:type", PROPERTIES["name"].term
_SILENT = (_TYPE, "schema:additionalType")
_ONE = {p.term for p in PROPERTIES.values()} - {p.term for p in PROPERTIES.values() if not p.one}
"""Terms of which a thing has one value only."""


@dataclass(frozen=True, slots=True)
class Change:
    """What changed of one property of one thing, or of one detail of it.

    ``thing`` is an IRI and ``about`` its name. A change of a property has its compact term in ``property``; one of a detail has its
    path in ``what`` (``role/ann-actor/bea``) and ``term value`` for each of its values; one of the thing itself has neither. A thing
    that has another IRI now is one of ``kgv:formerIri``, from the old to the new.
    ``old`` and ``new`` are values as shown; ``documents`` names the documents that only one side has and that state them.
    """

    thing: str
    about: str
    what: str
    property: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    documents: tuple[str, ...] = ()


class Side:
    """One data set: its lines, and what is needed of them to say what changed."""

    def __init__(self, said: set[str]) -> None:
        self.lines = said

    @cached_property
    def _split(self) -> tuple[dict[str, list[Line]], dict[str, list[Line]]]:
        facts: dict[str, list[Line]] = defaultdict(list)
        others: dict[str, list[Line]] = defaultdict(list)
        for text in sorted(self.lines):
            if line := parsed(text):
                (others if line.graph else facts)[line.subject].append(line)
        return facts, others

    @property
    def facts(self) -> dict[str, list[Line]]:
        """The statements of the default graph, by subject."""
        return self._split[0]

    @property
    def evidence(self) -> dict[str, list[Line]]:
        """The statements of all other graphs, by subject."""
        return self._split[1]

    @cached_property
    def documents(self) -> dict[str, str]:
        """The name of each document, by IRI."""
        found = {}
        for subject, said in self.evidence.items():
            if any(s.predicate == _TYPE and s.object.endswith("prov#Entity") for s in said):
                found[subject] = next((s.object for s in said if s.predicate == _NAME), subject)
        return found

    @cached_property
    def about(self) -> dict[str, str]:
        """What each document is about, by IRI."""
        return {iri: line.object for iri in self.documents for line in self.evidence[iri] if line.predicate == "schema:mainEntity"}

    @cached_property
    def claims(self) -> dict[tuple[str, str, str], set[str]]:
        """The documents (IRIs) that state a subject, predicate and object."""
        found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for subject, said in self.evidence.items():
            at = {s.predicate: s.object for s in said}
            if at.get(_TYPE, "").endswith("#Statement") and "/claim/" in subject and "/document/" in subject:
                key = (at.get("rdf:subject", ""), at.get("rdf:predicate", ""), at.get("rdf:object", ""))
                found[key].add(subject.rpartition("/claim/")[0])
        return found

    def name(self, iri: str) -> str:
        """What a thing is called: its name and year, its headline, or the end of its IRI."""
        said = {line.predicate: line.object for line in self.facts.get(iri, ())}
        name = said.get(_NAME) or said.get(PROPERTIES["headline"].term)
        if not name:
            return iri.rstrip("/").rsplit("/", 1)[-1]
        year = said.get(PROPERTIES["year"].term)
        return f"{name} ({year})" if year and "/movie/" in iri else name


@dataclass(frozen=True)
class Difference:
    """Everything that two data sets do not have in common.

    ``gone`` and ``come`` are N-Quads lines, sorted; ``removed`` and ``added`` the names of documents, ``claims`` how many claims of a
    document (by name) went and came.
    """

    gone: tuple[str, ...]
    come: tuple[str, ...]
    changes: tuple[Change, ...]
    removed: tuple[str, ...]
    added: tuple[str, ...]
    claims: dict[str, tuple[int, int]]

    def __bool__(self) -> bool:
        return bool(self.gone or self.come)

    @property
    def facts(self) -> tuple[int, int]:
        """How many statements of the default graph went and came."""
        return tuple(sum(1 for line in side if (p := parsed(line)) and not p.graph) for side in (self.gone, self.come))  # type: ignore[return-value]


def compare(old: Sequence[Path], new: Sequence[Path]) -> Difference:
    """Compare two data sets. Raises RequestError for what cannot be read."""
    before, after = Side(lines(old)), Side(lines(new))
    gone, come = before.lines - after.lines, after.lines - before.lines
    if not gone and not come:
        return Difference((), (), (), (), (), {})
    removed = sorted(name for iri, name in before.documents.items() if iri not in after.documents)
    added = sorted(name for iri, name in after.documents.items() if iri not in before.documents)
    claims: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for number, (lost, side) in enumerate(((gone, before), (come, after))):
        for text in lost:
            line = parsed(text)
            if line and line.predicate == "rdf:subject" and "/claim/" in line.subject:
                document = line.subject.rpartition("/claim/")[0]
                if document in side.documents:
                    claims[side.documents[document]][number] += 1
    return Difference(
        tuple(sorted(gone)), tuple(sorted(come)), tuple(_changes(before, after, gone, come)), tuple(removed), tuple(added),
        {name: (went, came) for name, (went, came) in sorted(claims.items())},
    )  # fmt: skip


def _changes(before: Side, after: Side, gone: set[str], come: set[str]) -> Iterator[Change]:
    stayed = [(thing, after.about[page]) for page, thing in before.about.items() if page in after.about]
    names = renamed(before.facts, after.facts, former(after.evidence), former(before.evidence), stayed)
    if names:
        before = Side(rewritten(before.lines, names))
        gone, come = before.lines - after.lines, after.lines - before.lines
    once = {new: old for old, new in names.items()}
    went, came = _by_thing(gone), _by_thing(come)
    for thing in sorted({*went, *came, *once}, key=lambda iri: (not any(f"/{KINDS[kind].path}/" in iri for kind in FILMS), iri)):
        if thing in once:
            yield Change(thing, after.name(thing), "", FORMER, (once[thing],), (thing,))
        if thing not in after.facts:
            yield Change(thing, before.name(thing), "", "", (before.name(thing),), (), _documents(before, after, went[thing]))
        elif thing not in before.facts:
            yield Change(thing, after.name(thing), "", "", (), (after.name(thing),), _documents(after, before, came[thing]))
        else:
            yield from _of_thing(thing, before, after, went.get(thing, []), came.get(thing, []))


def _by_thing(texts: Iterable[str]) -> dict[str, list[Line]]:
    """The changed statements of the default graph by the thing of its own that they belong to."""
    found: dict[str, list[Line]] = defaultdict(list)
    for text in sorted(texts):
        line = parsed(text)
        if line and not line.graph:
            found[owner(line.subject)].append(line)
    return found


_TOP = {f"/{kind.path}/": 2 if kind.word in ("account", "critic") else 1 for kind in KINDS.values() if not kind.link and kind.path}
_DETAIL = {kind.path for kind in KINDS.values() if kind.link} | {"character"}


def owner(iri: str) -> str:
    """The thing of its own that an IRI of ours belongs to: itself, or what its path begins with."""
    parts = iri.split("/")
    for number in range(len(parts) - 1, 0, -1):
        if parts[number] in _DETAIL and number + 1 < len(parts) and any(f"/{p}/" in _TOP for p in parts[:number]):
            above = "/".join(parts[:number])
            return owner(above)
    return iri


def _of_thing(thing: str, before: Side, after: Side, went: list[Line], came: list[Line]) -> Iterator[Change]:
    about = after.name(thing)
    keys: dict[tuple[str, str], tuple[list[Line], list[Line]]] = defaultdict(lambda: ([], []))
    for number, said in enumerate((went, came)):
        for line in said:
            keys[_key(thing, line)][number].append(line)
    for (what, property), (lost, won) in sorted(keys.items()):
        old, new = _shown(before, what, property, lost), _shown(after, what, property, won)
        if old == new:
            continue
        documents = sorted({*_documents(after, before, won), *_documents(before, after, lost)})
        if property and property not in _ONE and not what:
            yield from (Change(thing, about, what, property, (value,), (), tuple(documents)) for value in old if value not in new)
            yield from (Change(thing, about, what, property, (), (value,), tuple(documents)) for value in new if value not in old)
        else:
            yield Change(thing, about, what, property, old, new, tuple(documents))


def _key(thing: str, line: Line) -> tuple[str, str]:
    """What a changed statement is about: a property of the thing, or a detail of it (a rating by who rates, whatever the document)."""
    if line.subject == thing:
        below = line.object.removeprefix(f"{thing}/") if not line.datatype and line.object.startswith(f"{thing}/") else ""
        return (detail(below), "") if below else ("", line.predicate)
    return detail(line.subject.removeprefix(f"{thing}/")), ""


def detail(path: str) -> str:
    """The name of a detail in a comparison: its path below the thing, without what hangs below it and which document rates."""
    parts = path.split("/")
    if parts[0] == "rating":
        return "/".join(["rating", *parts[2:4]])
    for number in range(2, len(parts)):
        if parts[number] in _DETAIL:
            return "/".join(parts[:number])
    return path


def _shown(side: Side, what: str, property: str, said: list[Line]) -> tuple[str, ...]:
    if property:
        return tuple(dict.fromkeys(side.name(line.object) if not line.datatype else line.object for line in said))
    found: list[str] = []
    for line in said:
        if line.predicate in _SILENT or (not line.datatype and f"/{what.split('/')[0]}/" in line.object):
            continue
        value = line.object if line.datatype else side.name(line.object)
        found.append(f"{line.predicate.partition(':')[2]} {value}")
    return tuple(dict.fromkeys(found))


def _documents(side: Side, other: Side, said: list[Line]) -> tuple[str, ...]:
    """The names of the documents that only this side has and that state some of this."""
    stating = {d for line in said for d in side.claims.get((line.subject, _expanded(line), line.object), ())}
    return tuple(sorted({side.documents[d] for d in stating if d in side.documents and d not in other.documents}))


def _expanded(line: Line) -> str:
    prefix, colon, local = line.predicate.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else line.predicate
