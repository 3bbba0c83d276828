"""Whether people of one name in different films are one person."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from kg.model import Verdict
from kg.resolve.candidates import Pair
from kg.resolve.names import Rarity
from kg.resolve.people import ACTING, by_film, named
from kg.resolve.people_columns import Films, People
from kg.resolve.profile import WORKS
from kg.resolve.weights import weight

_SONGS = ("performer", "rights_holder", "music_composer", "lyricist", "song_writer")
_TRADES = dict.fromkeys(ACTING, "acting") | dict.fromkeys(_SONGS, "songs")
_TRADES |= {"credit_author": "writer", "credit_contributor": "contributor"}
RANK = 1
"""Namesakes come after variants of a name that are as sure."""

FEW = frozenset({"director", "composer"})
"""Trades with a twentieth of the people of all, and so with few namesakes."""


class Together(NamedTuple):
    """What is known of the films: the year of each (where one is stated), and the names of those who work in it and in another."""

    year: Mapping[int, int]
    names: Mapping[int, frozenset[str]]

    @classmethod
    def of(cls, everyone: People, films: Films, years: Mapping[int, str]) -> Together:
        """Gathered from people's profiles and the years of the films."""
        names: dict[int, set[str]] = defaultdict(set)
        for name, group in everyone.by_name(n for n, called in enumerate(everyone.called) if called.mention.kind == "person"):
            if len(group) > 1 or len(everyone.did[group[0]].films) > 1:
                at = {films.of(everyone.pages[n], film) for n in group for film, what in everyone.did[n].capacities if what in WORKS} - {-1}
                for film in at if len(at) > 1 else ():
                    names[film].add(name)
        return cls({film: int(year) for film, year in years.items() if year.isdigit()}, {f: frozenset(some) for f, some in names.items()})


_NOBODY: frozenset[str] = frozenset()


class _Unit(NamedTuple):
    """Those of one name in one film: the first mention stands for all, which are one person already."""

    film: int
    year: int
    first: int
    trades: frozenset[str]


def namesakes(everyone: People, some: Iterable[int], films: Films, together: Together) -> Iterator[Pair]:
    """Pairs of equal names in different films: neighbours by year, and those who share people they work with.

    As many pairs as a name has films, and as it has co-workers in several of them.
    """
    some = array("I", some)
    rarity, unsure = Rarity(name for name, _ in named(everyone, some)), weight("person.unsure")
    for name, group in named(everyone, some, 2):
        if len(there := by_film(everyone, group, films)) > 1:
            units = sorted(
                (_unit(everyone, film, own, films, together) for film, own in there.items()), key=lambda u: (u.year or 9999, u.film)
            )
            several = _several(everyone, units)
            for one, two, shared in _meetings(units, name, together):
                if one.first != two.first:
                    pair = _compare(one, two, name, shared, rarity, several=several)
                    if pair.score >= unsure or pair.verdict == "different":
                        yield pair


def _unit(everyone: People, film: int, group: list[int], films: Films, together: Together) -> _Unit:
    trades: set[str] = set()
    for number in group:
        page = everyone.pages[number]
        trades.update(trade for where, trade in everyone.did[number].capacities if films.of(page, where) == film)
    on_screen = [number for number in group if everyone.called[number].mention.kind != "artist"] or group
    page = everyone.pages[on_screen[0]]
    first = [number for number in on_screen if everyone.pages[number] == page]
    chosen = first[0] if len(first) == 1 else min(first, key=lambda number: str(everyone.called[number].mention))
    return _Unit(film, together.year.get(film, 0), chosen, frozenset(_TRADES.get(t, t) for t in trades))


def _several(everyone: People, units: Iterable[_Unit]) -> bool:
    """Whether ids say that several people bear the name."""
    found: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        for scheme, values in everyone.called[unit.first].ids:
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
        groups: dict[str, list[_Unit]] = defaultdict(list)
        for unit in units:
            for trade in sorted(unit.trades):
                groups[f"trade {trade}"].append(unit)
        met, again = set[str](), set[str]()
        for unit in units:
            names = together.names.get(unit.film, _NOBODY)
            again |= met & names
            met |= names
        again.discard(name)
        for unit in units if again else ():
            for person in sorted(again & together.names.get(unit.film, _NOBODY)):
                groups[person].append(unit)
        for group in groups.values():
            chain(group)
    for one, two in found.values():
        yield one, two, (together.names.get(one.film, _NOBODY) & together.names.get(two.film, _NOBODY)) - {name}


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
    return Pair(score, left.first, right.first, tuple(reasons), verdict, RANK)
