"""The comparisons of two film mentions: each looks at one feature and says what it found, or nothing.

What a finding is worth is data (``weights.toml``). All are the same in both directions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from kg.resolve.names import foreign, romanized
from kg.resolve.profile import FilmProfile, findable
from kg.resolve.titles import LEVELS, parts, relation
from kg.resolve.weights import weight


class Signal(NamedTuple):
    """What one comparison found: how much it adds to the score, in words, and whether it speaks against one film."""

    by: float
    reason: str
    against: bool = False


@lru_cache(maxsize=1024)
def everyone(profile: FilmProfile) -> frozenset[str]:
    """Slugs of all people of a film, whatever they did."""
    return frozenset().union(*profile.people.values())


@lru_cache(maxsize=1024)
def _prose(profile: FilmProfile) -> frozenset[str]:
    """The words of a film's prose that can be surnames."""
    return frozenset(str(profile.prose).split())


@lru_cache(maxsize=1024)
def _findable(profile: FilmProfile) -> tuple[frozenset[str], dict[str, list[str]]]:
    """The surnames of a film's people, and the people of each."""
    found = findable(everyone(profile))
    return frozenset(found), found


def _named(told: FilmProfile, other: FilmProfile) -> Iterator[str]:
    """Those of a film whom the prose of the other names."""
    surnames, people = _findable(other)
    return (name for last in _prose(told) & surnames for name in people[last]) if surnames and told.prose else iter(())


@lru_cache(maxsize=65536)
def _words_of(name: str) -> str:
    return "-".join(sorted((name if name.isascii() else anyascii(name)).split("-")))


def in_common(left: Iterable[str], right: Iterable[str]) -> set[str]:
    """The people (slugs) of both sides, whichever of their names stands first: ``kim-yuna`` is ``yuna-kim``."""
    one, two = {*left}, {*right}
    both = one & two
    if (one := one - both) and (two := two - both):
        theirs = {_words_of(name): name for name in sorted(two)}
        both |= {min(name, theirs[words]) for name in one if (words := _words_of(name)) in theirs}
    if foreign(one) != foreign(two):
        theirs = {romanized(name): name for name in sorted(two)}
        both |= {min(name, theirs[words]) for name in one if (words := romanized(name)) in theirs}
    return both


def _unlike(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether names stand in one script here and in another there: that they differ says nothing then."""
    return foreign(left) != foreign(right)


@lru_cache(maxsize=1024)
def _forms(profile: FilmProfile) -> frozenset[str]:
    """The names of a film's people, their words in order."""
    return frozenset(map(_words_of, everyone(profile)))


@lru_cache(maxsize=1024)
def _foreign(profile: FilmProfile) -> bool:
    """Whether a film's people are written in another script."""
    return foreign(everyone(profile))


@lru_cache(maxsize=16)
def met(left: FilmProfile, right: FilmProfile) -> Set[str]:
    """The people that two films have in common, by one of their names."""
    # Several comparisons ask for them, and of most pairs of films there are none.
    one, two = everyone(left), everyone(right)
    return in_common(one, two) if _forms(left) & _forms(right) or _foreign(left) != _foreign(right) else frozenset()


def _met_as(left: FilmProfile, right: FilmProfile, capacity: str) -> Set[str]:
    """Those who have a capacity in both."""
    return in_common(left.people.get(capacity, ()), right.people.get(capacity, ())) if met(left, right) else frozenset()


def titles(left: FilmProfile, right: FilmProfile) -> Iterator[Signal]:
    """How the titles agree: the names as printed first, then any two of all titles."""
    level = title_level(left, right)
    yield Signal(weight(f"film.title.{level}"), _TITLES[level], level in ("numbers", "parts"))


_TITLES = {
    "equal": "the titles agree",
    "alternate": "one's title is another title of the other",
    "edition": "the titles agree but for a note in brackets",
    "article": "the titles agree but for an article",
    "near": "the titles are one letter apart",
    "subtitle": "the titles agree but for a subtitle",
    "numbers": "the titles differ by a numeral",
    "parts": "the titles count other parts",
    "akin": "the titles share words only",
    "other": "the titles have nothing in common",
    "unknown": "one has no title",
}


def title_level(left: FilmProfile, right: FilmProfile) -> str:
    """How two mentions' titles relate: the best of ``titles.LEVELS``, ``alternate``, ``unknown``, or ``parts`` where the names as
    printed count other parts."""
    mine, theirs = {*left.titles} - {""}, {*right.titles} - {""}
    if not mine or not theirs:
        return "unknown"
    first = relation(left.title if left.printed_titles else min(mine), right.title if right.printed_titles else min(theirs))
    if first in ("equal", "edition"):
        return first
    best = min((relation(a, b) for a in sorted(mine)[:_MOST] for b in sorted(theirs)[:_MOST]), key=LEVELS.index)
    if best in ("equal", "edition"):
        return "alternate"
    if first != "numbers":
        return best
    return "parts" if left.title and right.title and parts(left.title, right.title, (left.year, right.year)) else first


_MOST = 12
"""So many titles of each side are compared with each other; some films have a hundred, one a country."""


def years(left: FilmProfile, right: FilmProfile) -> Iterator[Signal]:
    """How far the years are apart: festivals and cinemas make one year, countries two. Where one is not stated, the year of the first
    release is as good, if it is the other's; that it is not says nothing."""
    if not (left.year.isdigit() and right.year.isdigit()):
        one, two = left.year or left.released, right.year or right.released
        if one == two and one.isdigit():
            yield Signal(weight("film.year.released"), f"both came out in {one}")
        return
    apart = abs(int(left.year) - int(right.year))
    one, two = sorted((left.year, right.year))
    if apart == 0:
        yield Signal(weight("film.year.same"), f"both are of {one}")
    elif apart == 1:
        yield Signal(weight("film.year.one"), f"the years {one} and {two} are one apart")
    else:
        level = "two" if apart == 2 else "few" if apart < 6 else "many"
        yield Signal(weight(f"film.year.{level}"), f"the years {one} and {two} are {apart} apart", True)


def kinds(left: FilmProfile, right: FilmProfile) -> Iterator[Signal]:
    """A film is no series."""
    if left.mention.kind != right.mention.kind:
        one, two = sorted((left.mention.kind, right.mention.kind))
        yield Signal(weight("film.kind.other"), f"one is a {one}, one a {two}", True)


def people(left: FilmProfile, right: FilmProfile) -> Iterator[Signal]:
    """People in common, whatever they did; or that there are none among many."""
    one, two = everyone(left), everyone(right)
    if shared := met(left, right):
        by = min(weight("film.people.most"), weight("film.people.each") * len(shared))
        yield Signal(by, f"{len(shared)} people in common: {', '.join(sorted(shared)[:3])}")
    elif len(one) > 2 and len(two) > 2 and _foreign(left) == _foreign(right):
        yield Signal(weight("film.people.none"), "many people on both sides and none in common", True)


def directors(left: FilmProfile, right: FilmProfile) -> Iterator[Signal]:
    """Whether the directors agree. That they differ counts only where hardly anybody is shared: names have many forms."""
    mine, theirs = left.people.get("director", ()), right.people.get("director", ())
    if both := _met_as(left, right, "director"):
        yield Signal(weight("film.directors.shared"), f"both are directed by {min(both)}")
    elif mine and theirs and len(met(left, right)) < 3 and not _unlike(mine, theirs):
        yield Signal(weight("film.directors.other"), "the directors differ", True)


def cast(left: FilmProfile, right: FilmProfile) -> Iterator[Signal]:
    """Whether the same people play: a remake by the same director has another cast."""
    shared = _met_as(left, right, "actor")
    least = min(len({*side.people.get("actor", ())}) for side in (left, right))
    if len(shared) > 2 and 2 * len(shared) >= least:
        yield Signal(weight("film.cast.same"), f"{len(shared)} of at least {least} actors are the same")
    elif shared:
        yield Signal(weight("film.cast.some"), f"{min(shared)} plays in both")
    elif least > 2 and met(left, right):
        yield Signal(weight("film.cast.other"), "the casts have nobody in common", True)


def characters(left: FilmProfile, right: FilmProfile) -> Iterator[Signal]:
    """Characters in common; one alone may be any ``Bartender``."""
    played = {*left.characters}.intersection(right.characters)
    if len(played) > 1:
        by = min(weight("film.characters.most"), weight("film.characters.each") * len(played))
        yield Signal(by, f"{len(played)} characters in common")


def borrowed(left: FilmProfile, right: FilmProfile) -> Iterator[Signal]:
    """A title that is only another title of one, where years or directors differ and hardly anybody is shared: there are fewer titles
    than films, and countries give them freely."""
    if title_level(left, right) != "alternate":
        return
    if 4 * len(met(left, right)) >= min(len(everyone(left)), len(everyone(right))):
        return
    far = left.year.isdigit() and right.year.isdigit() and abs(int(left.year) - int(right.year)) > 2
    mine, theirs = left.people.get("director"), right.people.get("director")
    if far or (mine and theirs and not _met_as(left, right, "director") and not _unlike(mine, theirs)):
        yield Signal(weight("film.borrowed.title"), "hardly more than an other title is shared", True)


_SHORT, _FEATURE = 40, 60
"""A short has so many minutes at most, a feature so many at least."""


def durations(left: FilmProfile, right: FilmProfile) -> Iterator[Signal]:
    """Running times: close ones speak for one film; cuts and PAL speed make some difference. A short is no feature, though its director
    and its actors may have made both."""
    if not (left.minutes and right.minutes):
        return
    short, long = sorted((left.minutes, right.minutes))
    apart = long - short
    if short <= _SHORT and long >= _FEATURE and {left.mention.kind, right.mention.kind} == {"film"}:
        yield Signal(weight("film.duration.short"), f"one is a short of {short} minutes, one a feature of {long}", True)
        return
    if apart <= 1:
        yield Signal(weight("film.duration.same"), f"both run about {min(left.minutes, right.minutes)} minutes")
    elif apart <= 5 or apart > 20:
        yield Signal(weight(f"film.duration.{'near' if apart <= 5 else 'far'}"), f"the running times are {apart} minutes apart")


def plots(left: FilmProfile, right: FilmProfile) -> Iterator[Signal]:
    """Words of the plots in common: sites copy them from each other."""
    least = min(len(left.plot), len(right.plot))
    if least < 6:
        return
    shared = len({*left.plot}.intersection(right.plot))
    if shared * 10 >= least * 8:
        yield Signal(weight("film.plot.same"), "the plots are told in the same words")
    elif shared > 5 and shared * 10 >= least * 4:
        yield Signal(weight("film.plot.alike"), f"the plots share {shared} words")


def pages(left: FilmProfile, right: FilmProfile) -> Iterator[Signal]:
    """One address of both."""
    if both := {*left.pages}.intersection(right.pages):
        yield Signal(weight("film.page.same"), f"both are the page {sorted(both)[0]}")


def prose(left: FilmProfile, right: FilmProfile) -> Iterator[Signal]:
    """Where no credits meet: whether the prose of one names people of the other."""
    if met(left, right):
        return
    named = {*_named(left, right), *_named(right, left)}
    if len(named) > 1:
        by = min(weight("film.prose.most"), weight("film.prose.each") * len(named))
        yield Signal(by, f"the prose of one names people of the other: {', '.join(sorted(named)[:4])}")
    elif (left.inferred and left.titles) or (right.inferred and right.titles):
        yield Signal(weight("film.prose.none"), "one title is known from prose only, and nobody of the film is named there")


def episodes(left: FilmProfile, right: FilmProfile) -> Iterator[Signal]:
    """The series of two episodes, their seasons and numbers."""
    both = sorted(left.number.keys() & right.number.keys())
    if other := [what for what in both if left.number[what] != right.number[what]]:
        yield Signal(weight("film.episode.other"), f"they differ in {other[0].replace('_', ' ')}", True)
    elif {"series", "episode_number"} <= set(both):
        yield Signal(weight("film.episode.same"), "they have one number in one series")


SIGNALS: tuple[Callable[[FilmProfile, FilmProfile], Iterator[Signal]], ...] = (
    titles, years, kinds, people, directors, cast, prose, characters, borrowed, durations, plots, pages, episodes,
)  # fmt: skip
