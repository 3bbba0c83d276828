"""Conflicts as a build's report has them: where the claims are in Parquet, the graph holds none."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kg.fuse import alike
from kg.rdf.things import Claim
from kg.vocabulary import KINDS, PROPERTIES


class Reported(NamedTuple):
    """A row of the report's conflicts; ``values`` maps each folded value to the names of the documents that say it."""

    sort: str
    subject: str
    word: str
    about: str
    values: dict[str, frozenset[str]]

    def iri(self, base: str) -> str:
        """What the conflict is called in the graph (``kg.rdf.graph.Writer.conflict``)."""
        key = "\n".join((self.subject, self.word, self.about, self.sort, *self.values))
        return f"{base}conflict/{hashlib.sha256(key.encode()).hexdigest()[:16]}"

    @property
    def predicate(self) -> str:
        """The term of the property."""
        return PROPERTIES[self.word].term

    def is_of(self, claim: Claim, document: str) -> bool:
        """Whether a claim of a document (by name) competes in this conflict."""
        rows = ((value.partition(" of ")[0] if self.sort == "scale" else value, pages) for value, pages in self.values.items())
        said = {alike.key(self.word, value): pages for value, pages in rows}
        if claim.predicate != self.predicate or document not in said.get(alike.key(self.word, claim.object.value), ()):
            return False
        kind = KINDS.get(self.about.partition("/")[0])
        below = f"{claim.subject.removeprefix(self.subject)}/"
        if self.word == "amount" and kind is not None:
            return f"/{kind.path}/" in below
        return not self.about or f"/{self.about}/" in below


def read(report: Path) -> list[Reported]:
    """The conflicts of a report; none where there is no report that can be read."""
    try:
        rows = json.loads(report.read_text(encoding="utf-8"))["conflicts"]
        return [
            Reported(row["kind"], row["subject"], row["property"], row["about"], _values(row["values"]))
            for row in rows
            if row["property"] in PROPERTIES
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def _values(rows: Iterable[dict[str, object]]) -> dict[str, frozenset[str]]:
    return {str(row["value"]): frozenset(map(str, row["documents"])) for row in rows if isinstance(row["documents"], list)}
