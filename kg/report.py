"""The report of a build: what was read, per document and site, what was not, and what the shapes said."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from kg.model import Conflict, Decision, Entry, Evidence, Notice
from kg.text import EXCERPT, NAME, let_through, without_addresses
from kg.vocabulary import PROPERTIES


@dataclass(frozen=True)
class Finding:
    """One result of the shapes, with the quoted words of the claims behind the offending value."""

    severity: str
    message: str
    focus: str
    path: str
    value: str
    evidence: tuple[tuple[str, Evidence], ...] = ()


class Decisions(Protocol):
    """The decisions of a build as a report shows them."""

    def verdicts(self) -> Mapping[str, int]:
        """How many there are of each verdict."""
        ...

    def unsure(self, most: int) -> Sequence[Decision]:
        """The unsure ones, at most so many, those first on which most hangs."""
        ...


class _None:
    def verdicts(self) -> Mapping[str, int]:
        return {}

    def unsure(self, most: int) -> Sequence[Decision]:
        return ()


NONE: Decisions = _None()
"""No decisions."""

_PROSE = frozenset(row.term.partition(":")[2] for row in PROPERTIES.values() if row.prose)
"""Names of the terms whose values are texts."""

UNSURE = 100
"""How many unsure decisions the report for people shows."""


@dataclass
class Report:
    """Everything a build has to say besides the graph. No time stamps, no machine: the same input gives the same report.

    ``text`` is the text option of the build: a report passes on no more than the graph.
    """

    entries: Sequence[Entry] = ()
    films: Mapping[str, str] = field(default_factory=dict)
    notices: Sequence[Notice] = ()
    findings: Sequence[Finding] = ()
    left_out: Sequence[Finding] = ()
    conflicts: Sequence[Conflict] = ()
    decisions: Decisions = NONE
    counts: Mapping[str, int] = field(default_factory=dict)
    quality: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)
    text: str = "full"

    def all_notices(self) -> list[Notice]:
        """Notices of inputs and of documents, in order."""
        return [*self.notices, *(notice for entry in self._by_name() for notice in entry.notices)]

    def _by_name(self) -> list[Entry]:
        return sorted(self.entries, key=lambda entry: (entry.document.name, entry.document.digest))

    def as_dict(self) -> dict[str, Any]:
        """The report as plain data, the content of ``report.json``."""
        return {name: list(value) if isinstance(value, Iterator) else value for name, value in self._members()}

    def _members(self) -> Iterator[tuple[str, Any]]:
        """The members of ``report.json``; long lists are iterators."""
        names = {entry.document.key: entry.document.name for entry in self.entries}
        copies = self.copies()
        yield "counts", dict(self.counts)
        yield "documents", (self._document(entry, copies.get(entry.document.name, ())) for entry in self._by_name())
        yield "sites", self._sites()
        yield "notices", map(self._notice, self.all_notices())
        yield (
            "shapes",
            {
                "conforms": not any(f.severity == "violation" for f in self.findings),
                "results": [_finding(f) for f in map(self._withheld, self.findings)],
                "left_out": [_finding(f) for f in map(self._withheld, self.left_out)],
            },
        )
        yield "conflicts", (
            {"kind": c.kind, "subject": c.subject, "property": c.property, "about": c.about,
             "values": [{"value": value, "documents": [names.get(d, d) for d in docs]} for value, docs in c.values]}
            for c in map(self._let_through, self.conflicts)
        )  # fmt: skip
        yield "decisions", dict(sorted(self.decisions.verdicts().items()))

    def _let_through(self, conflict: Conflict) -> Conflict:
        """A conflict with as much of texts as may be passed on."""
        if not PROPERTIES[conflict.property].prose:
            return conflict
        return replace(conflict, values=tuple((let_through(value, self.text) or "", documents) for value, documents in conflict.values))

    def _withheld(self, finding: Finding) -> Finding:
        """A finding with as much of texts as may be passed on."""
        value = without_addresses(finding.value)
        if self.text != "full" and len(value) > NAME and any(finding.path.endswith(f"/{name}") for name in _PROSE):
            value = let_through(value, self.text) or ""
        quoted = ((document, place._replace(exact=self._quote(place.exact))) for document, place in finding.evidence)
        return replace(finding, value=value, evidence=tuple(quoted))

    def _quote(self, words: str) -> str:
        words = without_addresses(words)
        return words[:EXCERPT] if self.text != "none" or len(words) <= NAME else ""

    def _notice(self, notice: Notice) -> dict[str, Any]:
        row: dict[str, Any] = {"code": notice.code, "severity": notice.severity, "what": without_addresses(notice.what)}
        if notice.where:
            row["where"] = notice.where
        if notice.next_step:
            row["next"] = notice.next_step
        if notice.evidence:
            row["at"] = [notice.evidence.start, notice.evidence.end]
            if words := self._quote(notice.evidence.exact):
                row["quote"] = words
        return row

    def copies(self) -> dict[str, list[str]]:
        """The names of the copies of each document that has some, by its name."""
        found: dict[str, list[str]] = {}
        for notice in self.notices:
            if notice.like:
                found.setdefault(notice.like, []).append(notice.where)
        return {name: sorted(copies) for name, copies in sorted(found.items())}

    def _document(self, entry: Entry, also: Sequence[str]) -> dict[str, Any]:
        document = entry.document
        return {
            "name": document.name, **({"also": list(also)} if also else {}),
            "sha256": document.digest, "bytes": document.size, "encoding": document.encoding,
            "site": entry.site, "film": self.films.get(document.key, ""), "claims": entry.claims, "inferred": entry.inferred,
            "properties": dict(entry.properties),
            "notices": [self._notice(n) for n in entry.notices],
        }  # fmt: skip

    def _sites(self) -> dict[str, Any]:
        sites: dict[str, dict[str, float]] = {}
        for entry in self.entries:
            if entry.site:
                row = sites.setdefault(entry.site, {"documents": 0, "claims": 0, "notices": 0})
                row["documents"] += 1
                row["claims"] += entry.claims
                row["notices"] += len(entry.notices)
        for name, row in sites.items():
            row |= self.quality.get(name, {})
            if name in self.weights:
                row["weight"] = self.weights[name]
        return dict(sorted(sites.items()))

    def as_json(self) -> Iterator[str]:
        """``report.json`` in pieces: a line a member, of lists a line an item."""
        for number, (name, value) in enumerate(self._members()):
            yield f"{',' if number else '{'}\n{json.dumps(name)}: "
            if isinstance(value, Iterator):
                yield from _listed(value)
            else:
                yield json.dumps(value, ensure_ascii=False)
        yield "\n}\n"

    def as_text(self) -> Iterator[str]:
        """``report.txt`` in pieces: the same for a person, one line a thing."""
        return (f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        yield "Read"
        width = max((len(entry.document.name) for entry in self.entries), default=0)
        nothing = "  nothing"
        for entry in self._by_name():
            if entry.claims:
                nothing = ""
                film = self.films.get(entry.document.key, "")
                yield f"  {entry.document.name:<{width}}  {entry.site:<15} {entry.claims:>6} claims  {film}"
        if nothing:
            yield nothing
        notices = self.all_notices()
        for title, number, items in (
            ("Notices", len(notices), (without_addresses(f"{n.severity}: {n}") for n in notices)),
            ("Left out of the fused graph", len(self.left_out), map(_said, map(self._withheld, self.left_out))),
            ("Shapes", len(self.findings), map(_said, map(self._withheld, self.findings))),
            ("Conflicts", len(self.conflicts), map(_conflict, map(self._let_through, self.conflicts))),
        ):
            yield ""
            yield f"{title}: {number}"
            yield from (f"  {item}" for item in items)
        yield from ("", "Sites")
        for name, metrics in self.quality.items():
            yield f"  {name:<16}" + ", ".join(f"{metric} {value:.2f}" for metric, value in metrics.items())
        verdicts = self.decisions.verdicts()
        yield from ("", "Decisions: " + (", ".join(f"{n} {v}" for v, n in sorted(verdicts.items())) or "none"))
        shown = self.decisions.unsure(UNSURE)
        yield from (f"  unsure: {d.left} ~ {d.right} ({d.score}): {'; '.join(d.reasons)}" for d in shown)
        if (more := verdicts.get("unsure", 0) - len(shown)) > 0:
            yield f"  and {more:,} more unsure ones, in decisions.jsonl"
        yield from ("", "Graph: " + ", ".join(f"{n} {what}" for what, n in self.counts.items()))


def _listed(items: Iterable[Any]) -> Iterator[str]:
    yield "["
    for number, item in enumerate(items):
        yield f"{',' if number else ''}\n {json.dumps(item, ensure_ascii=False)}"
    yield "\n]"


def _said(finding: Finding) -> str:
    """A finding in one line, with the words it stands on."""
    quoted = "; ".join(
        f"{document} {_where(place)}" + (f" “{place.exact[:60]}”" if place.exact else "") for document, place in finding.evidence
    )
    value = f" {finding.value}" if finding.value else ""
    return f"{finding.severity}: {finding.message} ({finding.focus}{value})" + (f" from {quoted}" if quoted else "")


def _where(place: Evidence) -> str:
    part = f"[{place.start}:{place.end}]" if place.start >= 0 else ""
    return f"{place.path}{place.pointer}{part}"


def _conflict(conflict: Conflict) -> str:
    values = " | ".join(f"{value[:60]} ({len(docs)})" for value, docs in conflict.values)
    about = f" of {conflict.about}" if conflict.about else ""
    return f"{conflict.kind}: {conflict.subject} {conflict.property}{about}: {values}"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity, "message": finding.message, "focus": finding.focus, "path": finding.path, "value": finding.value,
        "evidence": [
            {"document": document, "start": p.start, "end": p.end, "quote": p.exact} for document, p in finding.evidence
        ],
    }  # fmt: skip
