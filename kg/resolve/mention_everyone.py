"""What prose needs to know beyond its own film: gathered from every document, and what of it has changed since the last build.

document → ``gathered`` → ``Everyone.write`` → ``changed`` → ``touched``
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from kg.model import Statement
from kg.resolve.mention_catalogue import NAMES
from kg.resolve.mention_forms import Form
from kg.resolve.mention_index import Everyone, hashed, joined, kept
from kg.resolve.mention_things import PEOPLE, Names, Thing, names_of, thing_of
from kg.vocabulary import FILMS

__all__ = ["Changes", "Everyone", "Names", "changed", "gathered", "touched"]

_LINKED = frozenset({"similar", "mentions"})
_SHARED = (*FILMS, *PEOPLE, "place", "country")
"""The kinds of things whose names prose about other things needs."""


def gathered(statements: Iterable[Statement], kinds: Mapping[str, str], owners: Mapping[str, str]) -> Names:
    """What some statements, those of a document for one, contribute to the index of everyone: of every film, person, artist
    and place its names, of films also the years and what they are linked to in either direction.

    ``kinds`` maps an IRI to its kind, ``owners`` the IRI of a detail to that of what it belongs to.
    """
    found: dict[str, tuple[dict[str, None], set[str], set[str]]] = {
        iri: ({}, set(), set()) for iri, kind in kinds.items() if kind in _SHARED or kind == "organization"
    }
    for s in statements:
        if s.property in NAMES:
            if s.subject in found and kinds[s.subject] in _SHARED:
                found[s.subject][0][s.object] = None
        elif s.property == "year":
            if kinds.get(s.subject) in FILMS:
                found[s.subject][1].add(s.object)
        elif s.property in _LINKED and kinds.get(s.subject) in FILMS and kinds.get(s.object) in FILMS:
            found[s.subject][2].add(s.object)
            found[s.object][2].add(s.subject)
    return names_of((iri, kinds[iri], owners.get(iri, ""), list(n), sorted(y), sorted(x)) for iri, (n, y, x) in found.items())


class Changes(NamedTuple):
    """How an index differs from an earlier one, in hashes.

    ``things`` are described otherwise; ``forms`` are words by which something else is named than before: the first of what must
    stand in a text for them to be found there, then the others; ``near`` are such words of films that are linked to a film, or
    no longer: they count in the texts about that film.
    """

    things: frozenset[int]
    forms: dict[int, list[list[int]]]
    near: dict[int, list[list[int]]]

    def __bool__(self) -> bool:
        return bool(self.things or self.forms or self.near)


def changed(old: Path, new: Path) -> Changes:
    """What of two indexes differs. Raises OSError and ValueError as ``Everyone.open`` does."""
    things: set[int] = set()
    forms: set[Form] = set()
    near: dict[int, list[list[int]]] = {}
    with Everyone.open(old) as before, Everyone.open(new) as after:
        for mine, theirs in _different(before, after):
            if mine and theirs and replace(mine, near=()) == replace(theirs, near=()):
                others = {thing for iri in {*mine.near} ^ {*theirs.near} for thing in (before.thing(iri), after.thing(iri)) if thing}
                near[kept(hashed(mine.iri))] = sorted(_asked(form) for form in {form for thing in others for form in thing.forms})
                continue
            things.update(kept(hashed(thing.iri)) for thing in (mine, theirs) if thing)
            forms |= _otherwise(mine, theirs)
    found: dict[int, list[list[int]]] = {}
    for first, *rest in sorted(map(_asked, forms)):
        found.setdefault(first, []).append(rest)
    return Changes(frozenset(things), found, near)


def _different(before: Everyone, after: Everyone) -> Iterator[tuple[Thing | None, Thing | None]]:
    """The things that two indexes describe differently, each as either has it."""
    one, two = before.things(), after.things()
    left, right = next(one, b""), next(two, b"")
    while left or right:
        if left == right:
            left, right = next(one, b""), next(two, b"")
            continue
        mine, theirs = (thing_of(line) if line else None for line in (left, right))
        if mine and theirs and mine.iri != theirs.iri:
            mine, theirs = (mine, None) if mine.iri < theirs.iri else (None, theirs)
        yield mine, theirs
        left = next(one, b"") if mine else left
        right = next(two, b"") if theirs else right


def touched(needs: bytes, changes: Changes) -> bool:
    """Whether a chunk that needs some things (``Mentioned.needs``) may be answered otherwise by the changed index.

    Never false where it would be, and seldom true for no reason.
    """
    if not changes:
        return False
    asked = array("I")
    asked.frombytes(needs)
    known = set(asked)
    if not known.isdisjoint(changes.things):
        return True
    if any(known.issuperset(rest) for first in known & changes.forms.keys() for rest in changes.forms[first]):
        return True
    return any(known.issuperset(words) for film in known & changes.near.keys() for words in changes.near[film])


def _otherwise(mine: Thing | None, theirs: Thing | None) -> frozenset[Form]:
    """The forms of names that mean something else by two descriptions of a thing."""
    before, after = mine.forms if mine else frozenset(), theirs.forms if theirs else frozenset()
    if mine and theirs and (mine.kind, mine.of) == (theirs.kind, theirs.of) and (mine.kind not in FILMS or mine.years == theirs.years):
        return before ^ after
    return before | after


def _asked(form: Form) -> list[int]:
    """The hashes of what is asked of a text before a form of a name can be found in it: of one word, or of each two."""
    if len(form) == 1:
        return [kept(hashed(form[0]))]
    return [kept(joined(hashed(one), hashed(two))) for one, two in pairwise(form)]
