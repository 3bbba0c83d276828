"""Whether two people mentions are one person: equal names in one film, variants within one film, namesakes across films."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple, Protocol

from kg.model import Verdict
from kg.resolve.names import Rarity, relation, surname
from kg.resolve.profile import WORKS, PersonProfile
from kg.resolve.weights import weight

__all__ = ["Films", "Pair", "Together", "by_ids", "namesakes", "relation", "same_names", "variants"]


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
_SONGS = ("performer", "rights_holder", "music_composer", "lyricist", "song_writer")
_TRADES = dict.fromkeys(ACTING, "acting") | dict.fromkeys(_SONGS, "songs")
_TRADES |= {"credit_author": "writer", "credit_contributor": "contributor"}
FEW = frozenset({"director", "composer"})
"""Trades with a twentieth of the people of all, and so with few namesakes."""


class Pair(NamedTuple):
    """Two mentions (their places among all people) that may be one person: how surely (0 to 1), why, what it comes to."""

    score: float
    left: int
    right: int
    reasons: tuple[str, ...]
    verdict: Verdict = "same"


def _ordered(pairs: Iterable[Pair], everyone: Everyone) -> list[Pair]:
    def place(pair: Pair) -> tuple[float, str, str, str, str]:
        left, right = everyone[pair.left], everyone[pair.right]
        return -pair.score, left.document, str(left.mention), right.document, str(right.mention)

    return sorted(pairs, key=place)


# --- equal names and ids ---------------------------------------------------------------------------------------------


def by_ids(everyone: Everyone) -> Iterator[Pair]:
    """Pairs that a site calls by one id, chained. Who has two ids of a scheme on one page may be two people: that decides nothing."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, profile in enumerate(everyone):
        for scheme, values in profile.ids:
            if len(values) == 1:
                found[scheme, values[0]].append(number)
    for (scheme, value), group in sorted(item for item in found.items() if len(item[1]) > 1):
        reasons = (f"both are {scheme} {value}",)
        for left, right in pairwise(group):
            yield Pair(1.0, left, right, reasons)


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
            for _, there in sorted(_by_film(everyone, group, films).items()) if films else [(0, group)]:
                yield from _chained(there)


def _by_film(everyone: Everyone, some: Iterable[int], films: Films) -> dict[int, list[int]]:
    """People by the films they are named in; who is named in none is of the document alone."""
    found: dict[int, list[int]] = {}
    for number in some:
        profile = everyone[number]
        document = profile.document
        for film in {films.of(document, film) for film in profile.films} or {-1}:
            found.setdefault(film if film >= 0 else films.alone(document), []).append(number)
    return found


# --- variants of a name in one film ----------------------------------------------------------------------------------


def variants(everyone: Everyone, films: Films) -> list[Pair]:
    """Pairs of differing names in one film that may be one person, surest first."""
    there: dict[int, list[int]] = defaultdict(list)
    for number, profile in enumerate(everyone):
        if profile.mention.kind != "critic":
            for film in {films.of(profile.document, film) for film in profile.films}:
                there[film].append(number)
    seen: set[tuple[int, int]] = set()
    out: list[Pair] = []
    for film, group in sorted(there.items()):
        out += _variants(everyone, group, film, films, seen)
    return _ordered(out, everyone)


def _variants(everyone: Everyone, group: list[int], film: int, films: Films, seen: set[tuple[int, int]]) -> Iterator[Pair]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for number in group:
        profile = everyone[number]
        names = {profile.name, *profile.aliases}
        for part in {surname(n) for n in names} | {n.split("-")[0] for n in names}:
            blocks[part].append(number)
    for _, block in sorted(blocks.items()):
        if len({everyone[number].name for number in block}) < 2 or len(block) > LARGE:
            continue
        for one, two in combinations(block, 2):
            left, right = everyone[one], everyone[two]
            if left.document == right.document or (one, two) in seen or left.name == right.name:
                continue
            seen.add((one, two))
            if pair := _variant(one, two, left, right, film, films):
                yield pair


def _variant(number: int, other: int, left: PersonProfile, right: PersonProfile, film: int, films: Films) -> Pair | None:
    one, two = left.name, right.name
    mine, theirs = {one, *left.aliases}, {two, *right.aliases}
    kin = relation(one, two)
    credited = not mine.isdisjoint(theirs)
    if not kin and not credited:
        kin = next((k for a in sorted(mine) for b in sorted(theirs) if (k := relation(a, b))), "")
        if not kin:
            return None
    score = weight(f"person.variant.{kin}") if kin else 0.0
    reasons = [f"{one} and {two} may be one name ({kin})"] if kin else []
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
    score = max(0.0, min(1.0, round(score, 3)))
    return Pair(score, number, other, tuple(reasons), "same" if score >= weight("person.variant.same") else "unsure")


# --- namesakes across films ------------------------------------------------------------------------------------------


class Together(NamedTuple):
    """What is known of the films: the year of each (where one is stated), and the names of all who work in it."""

    year: Mapping[int, int]
    names: Mapping[int, frozenset[str]]

    @classmethod
    def of(cls, everyone: Iterable[PersonProfile], films: Films, years: Mapping[int, str]) -> Together:
        """Gathered from people's profiles and the years of the films."""
        names: dict[int, set[str]] = defaultdict(set)
        for profile in everyone:
            if profile.mention.kind == "person":
                for film in {film for film, capacity in profile.capacities if capacity in WORKS}:
                    names[films.of(profile.document, film)].add(profile.name)
        names.pop(-1, None)
        return cls({film: int(year) for film, year in years.items() if year.isdigit()}, {f: frozenset(n) for f, n in names.items()})


class _Unit(NamedTuple):
    """Those of one name in one film: the first mention stands for all, which are one person already."""

    film: int
    year: int
    first: int
    trades: frozenset[str]


def namesakes(everyone: Everyone, some: Iterable[int], films: Films, together: Together) -> list[Pair]:
    """Pairs of equal names in different films, surest first: neighbours by year, and those who share people they work with.

    As many pairs as a name has films, and as it has co-workers in several of them.
    """
    by_name = named(everyone, some)
    rarity = Rarity(name for name, _ in by_name)
    out: list[Pair] = []
    for name, group in by_name:
        there = _by_film(everyone, group, films)
        if len(there) > 1:
            units = sorted(
                (_unit(everyone, film, own, films, together) for film, own in there.items()), key=lambda u: (u.year or 9999, u.film)
            )
            several = _several(everyone, units)
            for one, two, shared in _meetings(units, name, together):
                if one.first != two.first:
                    out.append(_compare(one, two, name, shared, rarity, several=several))
    return _ordered((pair for pair in out if pair.score >= weight("person.unsure") or pair.verdict == "different"), everyone)


def _unit(everyone: Everyone, film: int, group: list[int], films: Films, together: Together) -> _Unit:
    trades = {
        trade for p in map(everyone.__getitem__, group) for where, trade in p.capacities if films.of(p.document, where) == film
    }  # fmt: skip

    def place(number: int) -> tuple[bool, str, str]:
        profile = everyone[number]
        return profile.mention.kind == "artist", profile.document, str(profile.mention)

    return _Unit(film, together.year.get(film, 0), min(group, key=place), frozenset(_TRADES.get(t, t) for t in trades))


def _several(everyone: Everyone, units: Iterable[_Unit]) -> bool:
    """Whether ids say that several people bear the name."""
    found: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        for scheme, values in everyone[unit.first].ids:
            found[scheme].update(values)
    return any(len(values) > 1 for values in found.values())


def _meetings(units: list[_Unit], name: str, together: Together) -> Iterator[tuple[_Unit, _Unit, frozenset[str]]]:
    """Pairs of units worth comparing, each once, with the people they have in common."""
    found: dict[tuple[int, int], tuple[_Unit, _Unit]] = {}

    def chain(some: Iterable[_Unit]) -> None:
        for one, two in pairwise(some):
            found.setdefault((one.film, two.film), (one, two))

    chain(units)
    if len(units) > 2:
        by_trade: dict[str, list[_Unit]] = defaultdict(list)
        by_person: dict[str, list[_Unit]] = defaultdict(list)
        for unit in units:
            for trade in unit.trades:
                by_trade[trade].append(unit)
            for person in together.names.get(unit.film, ()):
                if person != name:
                    by_person[person].append(unit)
        for group in (*by_trade.values(), *by_person.values()):
            chain(group)
    for one, two in found.values():
        yield one, two, (together.names.get(one.film, frozenset()) & together.names.get(two.film, frozenset())) - {name}


def _compare(left: _Unit, right: _Unit, name: str, shared: frozenset[str], rarity: Rarity, *, several: bool) -> Pair:
    score, reasons, against = weight("person.name.equal"), ["the names are equal"], False

    def weigh(what: str, reason: str) -> None:
        nonlocal score
        score += weight(f"person.{what}")
        reasons.append(reason)

    if several:
        weigh("rarity.common", "several people bear the name")
    else:
        level = rarity.level(name, few=bool(left.trades & right.trades & FEW))
        weigh(f"rarity.{level}", {"rare": "the name is rare", "usual": "the name is not rare", "common": "the name is common"}[level])
    if shared:
        level = "several" if len(shared) > 1 else "one" if rarity.level(min(shared)) == "rare" else "weak"
        weigh(f"together.{level}", f"both work with {', '.join(sorted(shared)[:3])}")
    if left.trades and right.trades:
        if left.trades & right.trades:
            weigh("trade.same", f"both do the same ({', '.join(sorted(left.trades & right.trades))})")
        else:
            weigh("trade.other", f"they do different things ({min(left.trades)}, {min(right.trades)})")
    if left.year and right.year and (apart := abs(left.year - right.year)) > 20:
        level = "generation" if apart <= 40 else "career" if apart <= 60 else "lifetime"
        weigh(f"years.{level}", f"the films are {apart} years apart")
        against = level == "lifetime" and not shared
    score = max(0.0, min(1.0, round(score, 3)))
    verdict: Verdict = "same" if score >= weight("person.same") else "different" if against else "unsure"
    return Pair(score, left.first, right.first, tuple(reasons), verdict)
