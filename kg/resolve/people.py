"""Whether two people mentions are one person: equal ids, equal names in one film, variants of a name within one film."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise, product
from typing import NamedTuple, Protocol

from kg.model import Verdict
from kg.resolve.names import relation, slip, surname
from kg.resolve.profile import PersonProfile
from kg.resolve.weights import weight
from kg.text import slug


class Films(Protocol):
    """Films as numbers; -1 is what is no film."""

    def of(self, document: str, film: int, /) -> int:
        """The number of a document's film."""

    def alone(self, document: str, /) -> int:
        """The number, below -1, that stands for a document, for those whom it names in no film."""


Everyone = Sequence[PersonProfile]

LARGE = 200
"""People of one film who share a surname or first name: more are not compared with each other."""

ACTING = frozenset({"actor", "role_actor"})


class Pair(NamedTuple):
    """Two mentions (their places among all people) that may be one person: how surely (0 to 1), why, what it comes to."""

    score: float
    left: int
    right: int
    reasons: tuple[str, ...]
    verdict: Verdict = "same"


def ordered(pairs: Iterable[Pair], everyone: Everyone) -> list[Pair]:
    """Pairs, the surest first."""

    def place(pair: Pair) -> tuple[float, str, str, str, str]:
        left, right = everyone[pair.left], everyone[pair.right]
        return -pair.score, left.document, str(left.mention), right.document, str(right.mention)

    return sorted(pairs, key=place)


# --- equal names and ids ---------------------------------------------------------------------------------------------


def by_ids(everyone: Everyone, *, of_names: bool = False) -> Iterator[Pair]:
    """Pairs that a site calls by one id, chained. Who has two ids of a scheme on one page may be two people: that decides nothing.

    Ids that are made of the name say less than a name and its film, and are apart (``of_names``).
    """
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, profile in enumerate(everyone):
        for scheme, values in profile.ids:
            if len(values) == 1:
                found[scheme, values[0]].append(number)
    for (scheme, value), group in sorted(item for item in found.items() if len(item[1]) > 1):
        if is_of_name(value, everyone[group[0]].name) == of_names:
            reasons = (f"both are {scheme} {value}",)
            for left, right in pairwise(group):
                yield Pair(1.0, left, right, reasons)


def is_of_name(id: str, name: str) -> bool:
    """Whether an id is the name in other letters: ``celebrity/al_oland`` of ``al-oland``, but not ``celebrity/al_oland_2``."""
    return slug(id.rsplit("/", 1)[-1]) == name


def named(everyone: Everyone, some: Iterable[int]) -> list[tuple[str, list[int]]]:
    """Those of each name, by name; critics are apart."""
    found: dict[str, list[int]] = defaultdict(list)
    for number in some:
        if everyone[number].mention.kind != "critic":
            found[everyone[number].name].append(number)
    return sorted(found.items())


def critics(everyone: Everyone, some: Iterable[int]) -> Iterator[Pair]:
    """Pairs of critics of one name, chained: they are one by their names alone, whatever they review."""
    found: dict[str, list[int]] = defaultdict(list)
    for number in some:
        if everyone[number].mention.kind == "critic":
            found[everyone[number].name].append(number)
    for _, group in sorted(found.items()):
        yield from _chained(group)


def _chained(group: Iterable[int]) -> Iterator[Pair]:
    for left, right in pairwise(group):
        yield Pair(1.0, left, right, _EQUAL)


_EQUAL = ("the names are equal",)


def same_names(everyone: Everyone, some: Iterable[int], films: Films | None = None) -> Iterator[Pair]:
    """Pairs of equal names in one film, chained: as many pairs as mentions, not their square.

    Without ``films`` all mentions count as of one film.
    """
    some = list(some)
    yield from critics(everyone, some)
    for _, group in named(everyone, some):
        if len(group) > 1:
            for _, there in sorted(by_film(everyone, group, films).items()) if films else [(0, group)]:
                yield from _chained(there)


def by_film(everyone: Everyone, some: Iterable[int], films: Films) -> dict[int, list[int]]:
    """People by the films they are named in; who is named in none is of the document alone."""
    found: dict[int, list[int]] = defaultdict(list)
    for number in some:
        profile = everyone[number]
        document = profile.document
        if len(profile.films) == 1:
            (one,) = profile.films
            film = films.of(document, one)
            found[film if film >= 0 else films.alone(document)].append(number)
            continue
        for film in {films.of(document, film) for film in profile.films} or {-1}:
            found[film if film >= 0 else films.alone(document)].append(number)
    return found


# --- variants of a name in one film ----------------------------------------------------------------------------------


def variants(everyone: Everyone, films: Films, least: float = 0.0) -> list[Pair]:
    """Pairs of differing names in one film that may be one person as surely as ``least``, surest first."""
    there: dict[int, list[int]] = defaultdict(list)
    for number, profile in enumerate(everyone):
        if profile.mention.kind != "critic":
            for film in {films.of(profile.document, film) for film in profile.films} - {-1}:
                there[film].append(number)
    found = _Variants(everyone, films, least)
    return ordered((pair for film, group in sorted(there.items()) for pair in found.of(group, film)), everyone)


class _Variants:
    """Compares names film by film; of two people who are in several films together, in the first."""

    def __init__(self, everyone: Everyone, films: Films, least: float) -> None:
        self._everyone, self._films, self._least = everyone, films, least
        self._seen: set[tuple[int, int]] = set()
        self._reasons: dict[tuple[str, ...], tuple[str, ...]] = {}

    def of(self, group: Iterable[int], film: int) -> Iterator[Pair]:
        """The pairs of the people of a film."""
        everyone, compared = self._everyone, set[tuple[int, int]]()
        for block in _blocks(everyone, group):
            forms: dict[_Form, list[int]] = defaultdict(list)
            for number in block:
                forms[everyone[number].name, tuple(everyone[number].aliases)].append(number)
            for one, two in combinations(forms, 2):
                if one[0] == two[0] or not (kin := _kin(one, two)):
                    continue
                for pair in product(forms[one], forms[two]):
                    left, right = sorted(pair)
                    if everyone[left].document != everyone[right].document and (left, right) not in compared:
                        compared.add((left, right))
                        if len(everyone[left].films) > 1 and len(everyone[right].films) > 1:
                            if (left, right) in self._seen:
                                continue
                            self._seen.add((left, right))
                        found = _variant(everyone[left], everyone[right], kin, film, self._films)
                        if found[0] >= self._least:
                            score, reasons = found
                            verdict: Verdict = "same" if score >= weight("person.variant.same") else "unsure"
                            yield Pair(score, left, right, self._reasons.setdefault(reasons, reasons), verdict)


def _blocks(everyone: Everyone, group: Iterable[int]) -> Iterator[list[int]]:
    """Those of a film who share a surname or a first name."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number in group:
        profile = everyone[number]
        names = {profile.name, *profile.aliases}
        for part in {surname(n) for n in names} | {n.split("-")[0] for n in names}:
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


def _variant(left: PersonProfile, right: PersonProfile, kin: tuple[str, bool], film: int, films: Films) -> tuple[float, tuple[str, ...]]:
    """How surely two people of a film whose names are akin are one, and why."""
    how, credited = kin
    score = weight(f"person.variant.{how}") if how else 0.0
    reasons = [f"{left.name} and {right.name} may be one name ({how})"] if how else []
    if credited:
        score += weight("person.variant.credited")
        reasons.append("one is credited by the other's name")

    def of_film(who: PersonProfile, what: Iterable[tuple[int, str]]) -> set[str]:
        return {value for where, value in what if films.of(who.document, where) == film}

    played = of_film(left, left.characters), of_film(right, right.characters)
    if both := played[0] & played[1]:
        score += weight("person.variant.character")
        reasons.append(f"both play {', '.join(sorted(both))}")
    elif all(played):
        score += weight("person.variant.other_character")
        reasons.append("they play different characters")
    crew = (of_film(left, left.capacities) - ACTING) & (of_film(right, right.capacities) - ACTING)
    if crew:
        score += weight("person.variant.crew")
        reasons.append(f"both are the film's {', '.join(sorted(crew))}")
    if how == "misspelled" and slip(left.name, right.name) and all(of_film(who, who.capacities) & ACTING for who in (left, right)):
        score += weight("person.variant.slip")
        reasons.append("both act, and one name is rather a slip of the pen")
    return max(0.0, min(1.0, round(score, 3))), tuple(reasons)
