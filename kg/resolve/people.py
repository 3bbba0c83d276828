"""Whether two people mentions are one person: equal ids, equal names in one film, variants of a name within one film."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations, pairwise, product

from kg.model import Verdict
from kg.resolve.candidates import Pair, Pairs
from kg.resolve.grouping import grouped
from kg.resolve.names import relation, romanized, slip, surname
from kg.resolve.people_columns import Films, People
from kg.resolve.reasons import Reasons
from kg.resolve.weights import weight
from kg.text import slug

LARGE = 200
"""People of one film who share a surname or first name: more are not compared with each other."""

ACTING = frozenset({"actor", "role_actor"})


# --- equal names and ids ---------------------------------------------------------------------------------------------


def by_ids(everyone: People, reasons: Reasons) -> tuple[Pairs, Pairs]:
    """Pairs that a site calls by one id, chained. Who has two ids of a scheme on one page may be two people: that decides nothing.

    Ids that are made of the name say less than a name and its film: their pairs are apart, and come second.
    """
    first: dict[tuple[str, str], int] = {}
    found: dict[tuple[str, str], list[int]] = {}
    for number, called in enumerate(everyone.called):
        for scheme, values in called.ids:
            if len(values) == 1:
                id = scheme, values[0]
                known = first.setdefault(id, number)
                if known != number:
                    found.setdefault(id, [known]).append(number)
    del first
    sure, of_names = Pairs(reasons), Pairs(reasons)
    for (scheme, value), group in sorted(found.items()):
        pairs = of_names if is_of_name(value, everyone.called[group[0]].name) else sure
        why = (f"both are {scheme} {value}",)
        for left, right in pairwise(group):
            pairs.add(Pair(1.0, left, right, why))
    return sure, of_names


def is_of_name(id: str, name: str) -> bool:
    """Whether an id is the name in other letters: ``celebrity/al_oland`` of ``al-oland``, but not ``celebrity/al_oland_2``."""
    return slug(id.rsplit("/", 1)[-1]) == name


def named(everyone: People, some: Iterable[int], least: int = 1) -> Iterator[tuple[str, array[int]]]:
    """Those of each name of ``least`` mentions or more, by name; critics are apart."""
    return everyone.by_name((number for number in some if everyone.called[number].mention.kind != "critic"), least)


def critics(everyone: People) -> Iterator[Pair]:
    """Pairs of critics of one name, chained: they are one by their names alone, whatever they review."""
    for _, group in everyone.by_name((number for number, called in enumerate(everyone.called) if called.mention.kind == "critic"), 2):
        yield from _chained(group)


def _chained(group: Iterable[int]) -> Iterator[Pair]:
    for left, right in pairwise(group):
        yield Pair(1.0, left, right, _EQUAL)


_EQUAL = ("the names are equal",)


def same_names(everyone: People, some: Collection[int], films: Films | None = None) -> Iterator[Pair]:
    """Pairs of equal names in one film, chained: as many pairs as mentions, not their square. Critics are apart.

    Without ``films`` all mentions count as of one film.
    """
    for _, group in named(everyone, some, 2):
        for _, there in sorted(by_film(everyone, group, films).items()) if films else [(0, group)]:
            yield from _chained(there)


def by_film(everyone: People, some: Iterable[int], films: Films) -> dict[int, list[int]]:
    """People by the films they are named in; who is named in none is of the document alone."""
    found: dict[int, list[int]] = defaultdict(list)
    for number in some:
        those = everyone.films(number, films)
        for film in those if len(those) == 1 else {*those} or {-1}:
            found[film if film >= 0 else films.alone(everyone.pages[number])].append(number)
    return found


# --- variants of a name in one film ----------------------------------------------------------------------------------


def variants(everyone: People, films: Films, count: int, least: float = 0.0) -> Iterator[Pair]:
    """Pairs of differing names in one film that may be one person as surely as ``least``. ``count`` is that of the films."""

    places, numbers = array("I"), array("I")
    for number, called in enumerate(everyone.called):
        if called.mention.kind != "critic":
            those = everyone.films(number, films)
            for film in those if len(those) == 1 else {*those}:
                if film >= 0:
                    places.append(film)
                    numbers.append(number)
    found = _Variants(everyone, films, least)
    for film, group in grouped(lambda: zip(places, numbers, strict=True), count):
        yield from found.of(group, film)


class _Variants:
    """Compares names film by film; of two people who are in several films together, in the first."""

    def __init__(self, everyone: People, films: Films, least: float) -> None:
        self._everyone, self._films, self._least = everyone, films, least
        self._seen: set[tuple[int, int]] = set()

    def of(self, group: Iterable[int], film: int) -> Iterator[Pair]:
        """The pairs of the people of a film."""
        everyone, compared = self._everyone, set[tuple[int, int]]()
        for block in _blocks(everyone, group):
            forms: dict[_Form, list[int]] = defaultdict(list)
            for number in block:
                called = everyone.called[number]
                forms[called.name, tuple(called.aliases)].append(number)
            for one, two in combinations(forms, 2):
                if one[0] == two[0] or not (kin := _kin(one, two)):
                    continue
                for pair in product(forms[one], forms[two]):
                    left, right = sorted(pair)
                    if everyone.pages[left] != everyone.pages[right] and (left, right) not in compared:
                        compared.add((left, right))
                        if len(everyone.did[left].films) > 1 and len(everyone.did[right].films) > 1:
                            if (left, right) in self._seen:
                                continue
                            self._seen.add((left, right))
                        found = _variant(everyone, left, right, kin, film, self._films)
                        if found[0] >= self._least:
                            score, reasons = found
                            verdict: Verdict = "same" if score >= weight("person.variant.same") else "unsure"
                            yield Pair(score, left, right, reasons, verdict)


def _blocks(everyone: People, group: Iterable[int]) -> Iterator[list[int]]:
    """Those of a film who share a surname or a first name."""
    blocks: dict[str, list[int]] = defaultdict(list)
    group = list(group)
    scripts = any(not everyone.called[number].name.isascii() for number in group)
    for number in group:
        called = everyone.called[number]
        names = {called.name, *called.aliases}
        for part in {surname(n) for n in names} | {n.split("-")[0] for n in names} | ({f"~{romanized(called.name)}"} if scripts else set()):
            blocks[part].append(number)
    return (block for _, block in sorted(blocks.items()) if 1 < len(block) <= LARGE)


_Form = tuple[str, tuple[str, ...]]
"""A name and the aliases that stand with it."""


def _kin(one: _Form, two: _Form) -> tuple[str, bool] | None:
    """How two forms may be one name, and whether one is credited by the other; None where neither is so."""
    mine, theirs = {one[0], *one[1]}, {two[0], *two[1]}
    credited = not mine.isdisjoint(theirs)
    kin = relation(one[0], two[0])
    if not kin and not credited:
        kin = next((k for a in sorted(mine) for b in sorted(theirs) if (k := relation(a, b))), "")
    return (kin, credited) if kin or credited else None


def _variant(
    everyone: People, left: int, right: int, kin: tuple[str, bool], film: int, films: Films
) -> tuple[float, tuple[str, ...]]:  # fmt: skip
    """How surely two people of a film whose names are akin are one, and why."""
    how, credited = kin
    one, other = everyone.called[left].name, everyone.called[right].name
    score = weight(f"person.variant.{how}") if how else 0.0
    reasons = [f"{one} and {other} may be one name ({how})"] if how else []
    if credited:
        score += weight("person.variant.credited")
        reasons.append("one is credited by the other's name")

    def of_film(who: int, what: Iterable[tuple[int, str]]) -> set[str]:
        page = everyone.pages[who]
        return {value for where, value in what if films.of(page, where) == film}

    played = [of_film(who, everyone.did[who].characters) for who in (left, right)]
    done = [of_film(who, everyone.did[who].capacities) for who in (left, right)]
    if both := played[0] & played[1]:
        score += weight("person.variant.character")
        reasons.append(f"both play {', '.join(sorted(both))}")
    elif all(played):
        score += weight("person.variant.other_character")
        reasons.append("they play different characters")
    if crew := (done[0] - ACTING) & (done[1] - ACTING):
        score += weight("person.variant.crew")
        reasons.append(f"both are the film's {', '.join(sorted(crew))}")
    if how == "misspelled" and slip(one, other) and all(some & ACTING for some in done):
        score += weight("person.variant.slip")
        reasons.append("both act, and one name is rather a slip of the pen")
    return max(0.0, min(1.0, round(score, 3))), tuple(reasons)
