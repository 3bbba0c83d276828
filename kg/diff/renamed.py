"""Things whose IRIs differ between two data sets: a page that came or went can give another (``kgv:formerIri``)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping

from kg.rdf.lines import Line

FORMER = "kgv:formerIri"

_IRI = re.compile(r"<([^<>\s]+)>")


def renamed(
    before: Container[str], after: Container[str], former: Iterable[tuple[str, str]], formerly: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """The new IRI of each thing that has another one now, by the old one.

    ``before`` and ``after`` are the things of both sides. ``former`` are the things of the new side, each with an IRI that some of its
    pages would have given it, ``formerly`` those of the old side. A thing that became several, or several that became one, are none.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for old, new in (*((other, thing) for thing, other in former), *formerly):
        if old in before and old not in after and new in after and new not in before:
            found[old].add(new)
    often = Counter(new for each in found.values() for new in each)
    return {old: new for old, each in sorted(found.items()) for new in each if len(each) == 1 and often[new] == 1}


def former(evidence: Mapping[str, Iterable[Line]]) -> list[tuple[str, str]]:
    """The things that statements about them (by subject) give former IRIs, with these."""
    return [(line.subject, line.object) for said in evidence.values() for line in said if line.predicate == FORMER]


def rewritten(lines: Iterable[str], names: Mapping[str, str]) -> set[str]:
    """Lines of N-Quads in which things, and what hangs below them, have their new IRIs."""

    def named(match: re.Match[str]) -> str:
        iri = match[1]
        end = len(iri)
        while end > 0 and iri[:end] not in names:
            end = iri.rfind("/", 0, end)
        return f"<{names[iri[:end]]}{iri[end:]}>" if end > 0 else match[0]

    return {_IRI.sub(named, line) for line in lines}
