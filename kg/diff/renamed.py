"""Things whose IRIs differ between two data sets: a page that came or went can give another (``kgv:formerIri``), which the pages that
stayed tell too."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping

from kg.rdf.lines import Line
from kg.vocabulary import KINDS

FORMER = "kgv:formerIri"

_PEOPLE = f"/{KINDS['person'].path}"
_IRI = re.compile(r"<([^<>\s]+)>")


def renamed(
    before: Collection[str], after: Container[str], former: Iterable[tuple[str, str]], formerly: Iterable[tuple[str, str]],
    stayed: Iterable[tuple[str, str]] = (),
) -> dict[str, str]:  # fmt: skip
    """The new IRI of each thing that has another one now, by the old one.

    ``before`` and ``after`` are the things of both sides. ``former`` are the things of the new side, each with an IRI that some of its
    pages would have given it, ``formerly`` those of the old side. ``stayed`` says of each page of both sides what it was about and what it
    is about now, which is surer than names. A thing that became several, or several that became one, are none.
    """

    def one_to_one(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
        found: dict[str, set[str]] = defaultdict(set)
        for old, new in pairs:
            found[old].add(new)
        often = Counter(new for each in found.values() for new in each)
        return {old: new for old, each in sorted(found.items()) for new in each if len(each) == 1 and often[new] == 1}

    def moved(old: str, new: str) -> bool:
        return old in before and old not in after and new in after and new not in before

    sure = {old: new for old, new in one_to_one(stayed).items() if moved(old, new)}
    known = {*sure, *sure.values()}
    by_name = (pair for pair in (*((other, thing) for thing, other in former), *formerly) if moved(*pair) and known.isdisjoint(pair))
    names = {**sure, **one_to_one(by_name)}
    of_films = {old: new for old, new in _called_after(before, names) if moved(old, new) and old not in names and new not in names.values()}
    return dict(sorted({**names, **of_films}.items()))


def _called_after(things: Iterable[str], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Namesakes who are called after a film (``jo-voss-low-tide-1998``), with what they are called now that it has another IRI."""
    films = {old.rsplit("/", 1)[-1]: new.rsplit("/", 1)[-1] for old, new in names.items()}
    for iri in things if films else ():
        path, _, tail = iri.rpartition("/")
        at = tail.find("-") if path.endswith(_PEOPLE) else -1
        while at >= 0:
            if film := films.get(tail[at + 1 :]):
                yield iri, f"{path}/{tail[: at + 1]}{film}"
            at = tail.find("-", at + 1)


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
