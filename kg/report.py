"""The report of a build: what was read, per document and site, what was not, and what the shapes said."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.model import Conflict, Decision, Evidence, Notice, Record
from kg.text import without_addresses


@dataclass(frozen=True)
class Finding:
    """One result of the shapes, with the quoted words of the claims behind the offending value."""

    severity: str
    message: str
    focus: str
    path: str
    value: str
    evidence: tuple[tuple[str, Evidence], ...] = ()


@dataclass
class Report:
    """Everything a build has to say besides the graph. No time stamps, no machine: the same input gives the same report."""

    records: Sequence[Record] = ()
    films: Mapping[str, str] = field(default_factory=dict)
    notices: Sequence[Notice] = ()
    findings: Sequence[Finding] = ()
    left_out: Sequence[Finding] = ()
    conflicts: Sequence[Conflict] = ()
    decisions: Sequence[Decision] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    quality: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)

    def all_notices(self) -> list[Notice]:
        """Notices of inputs and of documents, in order."""
        return [*self.notices, *(notice for record in self._by_name() for notice in record.notices)]

    def _by_name(self) -> list[Record]:
        return sorted(self.records, key=lambda record: (record.document.name, record.document.digest))

    def as_dict(self) -> dict[str, Any]:
        """The report as plain data, the content of ``report.json``."""
        names = {record.document.key: record.document.name for record in self.records}
        copies = self.copies()
        return {
            "counts": dict(self.counts),
            "documents": [self._document(record, copies.get(record.document.name, ())) for record in self._by_name()],
            "sites": self._sites(),
            "notices": [_notice(n) for n in self.all_notices()],
            "shapes": {
                "conforms": not any(f.severity == "violation" for f in self.findings),
                "results": [_finding(f, names) for f in self.findings],
                "left_out": [_finding(f, names) for f in self.left_out],
            },
            "conflicts": [
                {"kind": c.kind, "subject": c.subject, "property": c.property, "about": c.about,
                 "values": [{"value": value, "documents": [names.get(d, d) for d in docs]} for value, docs in c.values]}
                for c in self.conflicts
            ],
            "decisions": dict(sorted(Counter(d.verdict for d in self.decisions).items())),
        }  # fmt: skip

    def copies(self) -> dict[str, list[str]]:
        """The names of the copies of each document that has some, by its name."""
        found: dict[str, list[str]] = {}
        for notice in self.notices:
            if notice.like:
                found.setdefault(notice.like, []).append(notice.where)
        return {name: sorted(copies) for name, copies in sorted(found.items())}

    def _document(self, record: Record, also: Sequence[str]) -> dict[str, Any]:
        document = record.document
        return {
            "name": document.name, **({"also": list(also)} if also else {}),
            "sha256": document.digest, "bytes": document.size, "encoding": document.encoding,
            "site": record.site, "film": self.films.get(document.key, ""), "claims": len(record.claims),
            "inferred": sum(claim.inferred for claim in record.claims),
            "properties": dict(sorted(Counter(claim.property for claim in record.claims).items())),
            "notices": [_notice(n) for n in record.notices],
        }  # fmt: skip

    def _sites(self) -> dict[str, Any]:
        sites: dict[str, dict[str, float]] = {}
        for record in self.records:
            if record.site:
                row = sites.setdefault(record.site, {"documents": 0, "claims": 0, "notices": 0})
                row["documents"] += 1
                row["claims"] += len(record.claims)
                row["notices"] += len(record.notices)
        for name, row in sites.items():
            row |= self.quality.get(name, {})
            if name in self.weights:
                row["weight"] = self.weights[name]
        return dict(sorted(sites.items()))

    def as_json(self) -> str:
        """``report.json``."""
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=1) + "\n"

    def as_text(self) -> str:
        """``report.txt``: the same for a person, one line a thing."""
        lines = ["Read"]
        read = [r for r in self._by_name() if r.claims]
        width = max((len(r.document.name) for r in self.records), default=0)
        for record in read:
            film = self.films.get(record.document.key, "")
            lines.append(f"  {record.document.name:<{width}}  {record.site:<15} {len(record.claims):>6} claims  {film}")
        if not read:
            lines.append("  nothing")
        for title, items in (
            ("Notices", [without_addresses(f"{n.severity}: {n}") for n in self.all_notices()]),
            ("Left out of the fused graph", [str_finding(f) for f in self.left_out]),
            ("Shapes", [str_finding(f) for f in self.findings]),
            ("Conflicts", [_conflict(c) for c in self.conflicts]),
        ):
            lines += ["", f"{title}: {len(items)}", *(f"  {item}" for item in items)]
        lines += ["", "Sites"]
        for name, metrics in self.quality.items():
            lines.append(f"  {name:<16}" + ", ".join(f"{metric} {value:.2f}" for metric, value in metrics.items()))
        verdicts = Counter(d.verdict for d in self.decisions)
        lines += ["", "Decisions: " + (", ".join(f"{n} {v}" for v, n in sorted(verdicts.items())) or "none")]
        lines += [f"  unsure: {d.left} ~ {d.right} ({d.score}): {'; '.join(d.reasons)}" for d in self.decisions if d.verdict == "unsure"]
        lines += ["", "Graph: " + ", ".join(f"{n} {what}" for what, n in self.counts.items())]
        return "\n".join(lines) + "\n"


def str_finding(finding: Finding) -> str:
    """A finding in one line, with the words it stands on."""
    quoted = "; ".join(f"{document} {_where(place)} “{without_addresses(place.exact)[:60]}”" for document, place in finding.evidence)
    value = f" {finding.value}" if finding.value else ""
    return f"{finding.severity}: {finding.message} ({finding.focus}{value})" + (f" from {quoted}" if quoted else "")


def _where(place: Evidence) -> str:
    part = f"[{place.start}:{place.end}]" if place.start >= 0 else ""
    return f"{place.path}{place.pointer}{part}"


def _conflict(conflict: Conflict) -> str:
    values = " | ".join(f"{value[:60]} ({len(docs)})" for value, docs in conflict.values)
    about = f" of {conflict.about}" if conflict.about else ""
    return f"{conflict.kind}: {conflict.subject} {conflict.property}{about}: {values}"


def _notice(notice: Notice) -> dict[str, Any]:
    row: dict[str, Any] = {"code": notice.code, "severity": notice.severity, "what": without_addresses(notice.what)}
    if notice.where:
        row["where"] = notice.where
    if notice.next_step:
        row["next"] = notice.next_step
    if notice.evidence:
        row["at"] = [notice.evidence.start, notice.evidence.end]
        row["quote"] = without_addresses(notice.evidence.exact)[:200]
    return row


def _finding(finding: Finding, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "severity": finding.severity, "message": finding.message, "focus": finding.focus, "path": finding.path, "value": finding.value,
        "evidence": [
            {"document": document, "start": p.start, "end": p.end, "quote": without_addresses(p.exact)[:200]}
            for document, p in finding.evidence
        ],
    }  # fmt: skip
