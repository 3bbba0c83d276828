"""Whether two people mentions are one person: equal names in one film, variants within one film, namesakes across films."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, pairwise
from typing import NamedTuple

from kg.model import Mention, Verdict
from kg.resolve.names import Rarity, relation, surname
from kg.resolve.profile import WORKS, PersonProfile
from kg.resolve.weights import weight

__all__ = ["Pair", "Together", "by_ids", "namesakes", "relation", "same_names", "variants"]

FilmOf = Callable[[str, Mention], str]
"""The film (its IRI) of a document's film mention; empty for what is none."""

LARGE = 200
"""People of one film who share a surname or first name: more are not compared with each other."""

ACTING = frozenset({"actor", "role_actor"})
_SONGS = ("performer", "rights_holder", "music_composer", "lyricist", "song_writer")
_TRADES = dict.fromkeys(ACTING, "acting") | dict.fromkeys(_SONGS, "songs")
_TRADES |= {"credit_author": "writer", "credit_contributor": "contributor"}
FEW = frozenset({"director", "composer"})
"""Trades with a twentieth of the people of all, and so with few namesakes."""


class Pair(NamedTuple):
    """Two mentions that may be one person: how surely (0 to 1), why, what it comes to."""

    score: float
    left: PersonProfile
    right: PersonProfile
    reasons: tuple[str, ...]
    verdict: Verdict = "same"


def _ordered(pairs: Iterable[Pair]) -> list[Pair]:
    return sorted(pairs, key=lambda p: (-p.score, p.left.document, str(p.left.mention), p.right.document, str(p.right.mention)))


# --- equal names and ids ---------------------------------------------------------------------------------------------


def by_ids(profiles: Iterable[PersonProfile]) -> Iterator[Pair]:
    """Pairs that a site calls by one id, chained. Who has two ids of a scheme on one page may be two people: that decides nothing."""
    found: dict[tuple[str, str], list[PersonProfile]] = defaultdict(list)
    for profile in profiles:
        for scheme, values in profile.ids.items():
            if len(values) == 1:
                found[scheme, min(values)].append(profile)
    for (scheme, value), group in sorted(found.items()):
        for left, right in pairwise(group):
            yield Pair(1.0, left, right, (f"both are {scheme} {value}",))


def same_names(profiles: Iterable[PersonProfile], film_of: FilmOf | None = None) -> Iterator[Pair]:
    """Pairs of equal names in one film, chained: as many pairs as mentions, not their square.

    Critics are one by their names alone, whatever they review. Without ``film_of`` all mentions count as of one film.
    """
    by_name: dict[tuple[str, str, str], list[PersonProfile]] = defaultdict(list)
    for profile in profiles:
        if profile.mention.kind == "critic":
            by_name["critic", profile.name, ""].append(profile)
        else:
            for film in sorted(_films(profile, film_of)) if film_of else [""]:
                by_name["film", profile.name, film].append(profile)
    for _, group in sorted(by_name.items(), key=lambda item: item[0]):
        for left, right in pairwise(group):
            yield Pair(1.0, left, right, ("the names are equal",))


def _films(profile: PersonProfile, film_of: FilmOf) -> set[str]:
    """The films somebody is named in; who is named in none is of the document alone."""
    return {film_of(profile.document, film) or f"document/{profile.document}" for film in profile.films} or {f"document/{profile.document}"}


# --- variants of a name in one film ----------------------------------------------------------------------------------


def variants(profiles: Iterable[PersonProfile], film_of: FilmOf) -> list[Pair]:
    """Pairs of differing names in one film that may be one person, surest first."""
    blocks: dict[tuple[str, str], list[PersonProfile]] = defaultdict(list)
    for profile in profiles:
        if profile.mention.kind == "critic":
            continue
        names = {profile.name, *profile.aliases}
        for film in {film_of(profile.document, film) for film in profile.films}:
            for part in {surname(n) for n in names} | {n.split("-")[0] for n in names}:
                blocks[film, part].append(profile)
    seen: set[tuple[str, Mention, str, Mention]] = set()
    out: list[Pair] = []
    for (film, _), block in sorted(blocks.items(), key=lambda item: item[0]):
        if len({p.name for p in block}) < 2 or len(block) > LARGE:
            continue
        for left, right in combinations(block, 2):
            key = (*left.key, *right.key)
            if left.document == right.document or key in seen or left.name == right.name:
                continue
            seen.add(key)
            if pair := _variant(left, right, film, film_of):
                out.append(pair)
    return _ordered(out)


def _variant(left: PersonProfile, right: PersonProfile, film: str, film_of: FilmOf) -> Pair | None:
    one, two = left.name, right.name
    kin = relation(one, two)
    credited = bool(({one} | left.aliases) & ({two} | right.aliases))
    if not kin and not credited:
        kin = next((k for a in sorted({one} | left.aliases) for b in sorted({two} | right.aliases) if (k := relation(a, b))), "")
        if not kin:
            return None
    score = weight(f"person.variant.{kin}") if kin else 0.0
    reasons = [f"{one} and {two} may be one name ({kin})"] if kin else []
    if credited:
        score += weight("person.variant.credited")
        reasons.append("one is credited by the other's name")

    def of_film(who: PersonProfile, what: set[tuple[Mention, str]]) -> set[str]:
        return {value for mention, value in what if film_of(who.document, mention) == film}

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
    return Pair(score, left, right, tuple(reasons), "same" if score >= weight("person.variant.same") else "unsure")


# --- namesakes across films ------------------------------------------------------------------------------------------


class Together(NamedTuple):
    """What is known of the films: the year of each (0 where none is stated), and the names of all who work in it."""

    year: Mapping[str, int]
    names: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, profiles: Iterable[PersonProfile], film_of: FilmOf, years: Mapping[str, str]) -> Together:
        """Gathered from people's profiles and the years of the films, by IRI."""
        names: dict[str, set[str]] = defaultdict(set)
        for profile in profiles:
            if profile.mention.kind == "person":
                for film, capacity in profile.capacities:
                    if capacity in WORKS:
                        names[film_of(profile.document, film)].add(profile.name)
        names.pop("", None)
        return cls({film: int(year) for film, year in years.items() if year.isdigit()}, {f: frozenset(n) for f, n in names.items()})


class _Unit(NamedTuple):
    """Those of one name in one film: the first mention stands for all, which are one person already."""

    film: str
    year: int
    first: PersonProfile
    trades: frozenset[str]


def namesakes(profiles: Iterable[PersonProfile], film_of: FilmOf, together: Together) -> list[Pair]:
    """Pairs of equal names in different films, surest first: neighbours by year, and those who share people they work with.

    As many pairs as a name has films, and as it has co-workers in several of them.
    """
    by_name: dict[str, dict[str, list[PersonProfile]]] = defaultdict(lambda: defaultdict(list))
    for profile in profiles:
        if profile.mention.kind != "critic":
            for film in _films(profile, film_of):
                by_name[profile.name][film].append(profile)
    rarity = Rarity(by_name)
    out: list[Pair] = []
    for name, films in sorted(by_name.items()):
        if len(films) > 1:
            units = sorted((_unit(film, group, film_of, together) for film, group in films.items()), key=lambda u: (u.year or 9999, u.film))
            several = _several(units)
            for one, two, shared in _meetings(units, name, together):
                if one.first.key != two.first.key:
                    out.append(_compare(one, two, name, shared, rarity, several=several))
    return _ordered(pair for pair in out if pair.score >= weight("person.unsure") or pair.verdict == "different")


def _unit(film: str, group: list[PersonProfile], film_of: FilmOf, together: Together) -> _Unit:
    trades = {trade for p in group for where, trade in p.capacities if film_of(p.document, where) == film}
    first = min(group, key=lambda p: (p.mention.kind == "artist", p.document, str(p.mention)))
    return _Unit(film, together.year.get(film, 0), first, frozenset(_TRADES.get(t, t) for t in trades))


def _several(units: Iterable[_Unit]) -> bool:
    """Whether ids say that several people bear the name."""
    found: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        for scheme, values in unit.first.ids.items():
            found[scheme] |= values
    return any(len(values) > 1 for values in found.values())


def _meetings(units: list[_Unit], name: str, together: Together) -> Iterator[tuple[_Unit, _Unit, frozenset[str]]]:
    """Pairs of units worth comparing, each once, with the people they have in common."""
    found: dict[tuple[str, str], tuple[_Unit, _Unit]] = {}

    def chain(some: Iterable[_Unit]) -> None:
        for one, two in pairwise(some):
            found.setdefault((one.film, two.film), (one, two))

    chain(units)
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
