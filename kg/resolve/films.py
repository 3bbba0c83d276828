"""Whether two film mentions are one film: which are compared, and what the comparisons come to."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from itertools import combinations, groupby
from typing import NamedTuple

from kg.model import Verdict
from kg.resolve.candidates import Pair, Pairs
from kg.resolve.film_signals import SIGNALS, everyone, title_level
from kg.resolve.number_set import NumberSet
from kg.resolve.profile import FilmProfile
from kg.resolve.reasons import Reasons
from kg.resolve.titles import forms, title_key
from kg.resolve.weights import weight

__all__ = ["Comparison", "compare", "pairs", "title_key"]

Block = tuple[str, ...]

LARGE = 40
"""A block of more mentions is divided by years and people, and within that only neighbours are compared."""

WINDOW = 12
"""How many neighbours that is."""

BY_ID = 0
"""The rank of pairs whom ids decided."""

STEADY = frozenset({"imdb", "wikidata", "tmdb", "csfd", "allmovie", "filmweb", "kinopoisk", "moviemeter", "eidr", "isan"})
"""Schemes whose ids stay with a film; others are addresses made of titles, which sites change."""


def block_keys(profile: FilmProfile) -> Iterator[Block]:
    """What a mention must share with another to be compared with it: a title, an id, an address, or director and year."""
    for title in sorted({*profile.titles} - {""}):
        this = forms(title)
        for key in sorted({this.full, this.bare, this.plain, *this.spellings}):
            yield "title", key
        # A title without its subtitle meets those that have none, and no others.
        yield "subtitle", this.main
    for scheme, values in profile.ids:
        for value in values:
            yield "id", scheme, value
    for page in sorted(profile.pages):
        yield "page", page
    if profile.year.isdigit() and {*profile.titles} - {""}:
        for director in sorted(profile.people.get("director", ())):
            for year in (profile.year, str(int(profile.year) + 1)):
                yield "director", director, year


def _blocks(profiles: Sequence[FilmProfile], some: Iterable[int]) -> Iterator[tuple[Block, array[int]]]:
    """The keys that several of some mentions (by their numbers, asked for twice) have, in order, and the numbers of these."""
    # Most keys are those of one mention alone: numbers say which, and are smaller than keys.
    once, again = NumberSet(), NumberSet()
    for number in some:
        for key in {*block_keys(profiles[number])}:
            if not once.add(hashed := hash(key) & _MASK):
                again.add(hashed)
    del once
    found: dict[Block, array[int]] = defaultdict(lambda: array("I"))
    for number in some:
        for key in dict.fromkeys(block_keys(profiles[number])):
            if hash(key) & _MASK in again:
                found[key].append(number)
    del again
    kept = ((key, found.pop(key)) for key in sorted(found))
    for key, block in kept:
        if len(block) > LARGE:
            yield from _divided(profiles, key, block)
        elif len(block) > 1 and not _idle(profiles, key, block):
            yield key, block


_MASK = (1 << 63) - 1


def _idle(profiles: Sequence[FilmProfile], key: Block, block: Iterable[int]) -> bool:
    """Whether a block brings no pair of its own: one where a subtitle is set against none of its like."""
    if key[0] != "subtitle":
        return False
    titles = {title for number in block for title in profiles[number].titles if title}
    return len({forms(title).subtitled for title in titles if forms(title).main == key[1]}) < 2


def _divided(profiles: Sequence[FilmProfile], key: Block, block: array[int]) -> Iterator[tuple[Block, array[int]]]:
    """A large block as smaller ones: of one year and the next, and of one person. Who has neither is compared with nobody there:
    among so many films of one title nothing could come of it."""
    if _idle(profiles, key, block):
        return
    parts: dict[Block, array[int]] = defaultdict(lambda: array("I"))
    for number in block:
        profile = profiles[number]
        if profile.year.isdigit():
            parts[*key, profile.year].append(number)
            parts[*key, str(int(profile.year) + 1)].append(number)
        for person in everyone(profile):
            parts[*key, person].append(number)
        if key[0] in ("id", "page"):
            parts[key].append(number)
    yield from ((part, members) for part, members in sorted(parts.items()) if len(members) > 1)


def _neighbours(profiles: Sequence[FilmProfile], block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a block; of a large one each mention with the next few, those with the most people first."""
    if len(block) <= LARGE:
        yield from combinations(block, 2)
        return

    def rank(number: int) -> tuple[str, int, str, str]:
        profile = profiles[number]
        return profile.year, -min(len(everyone(profile)), 3), profile.document, str(profile.mention)

    ordered = sorted(block, key=rank)
    for i, one in enumerate(ordered):
        for two in ordered[i + 1 : i + 1 + WINDOW]:
            yield one, two


# --- comparing -------------------------------------------------------------------------------------------------------


class Comparison(NamedTuple):
    """How surely two mentions are one film (0 to 1), why, whether anything speaks against it (not only nothing for it), and
    whether ids decided."""

    score: float
    reasons: tuple[str, ...]
    against: bool
    by_id: bool = False

    @property
    def verdict(self) -> Verdict:
        """What it comes to."""
        return "same" if self.score >= weight("film.same") else "different" if self.against else "unsure"


def same_ids(left: FilmProfile, right: FilmProfile) -> tuple[list[str], list[str]]:
    """Where two mentions have ids of one scheme: those in common, and those that differ, in words."""
    shared, other = [], []
    mine, theirs = dict(left.ids), dict(right.ids)
    for scheme in sorted(mine.keys() & theirs.keys()):
        one, two = mine[scheme], theirs[scheme]
        if both := set(one).intersection(two):
            shared.append(f"{scheme} {min(both)}")
        else:
            other.append(f"{scheme} {' and '.join(sorted((min(one), min(two))))}")
    return shared, other


def compare(left: FilmProfile, right: FilmProfile) -> Comparison:
    """Compare two mentions. Where both have ids of one scheme, these decide; else the comparisons are summed."""
    shared, other = same_ids(left, right)
    if shared and not any(differs.split()[0] in STEADY for differs in other):
        return Comparison(1.0, (f"both are {shared[0]}",), False, True)
    if other and not shared:
        return Comparison(0.0, (f"their ids differ: {other[0]}",), True, True)
    found = [signal for compared in SIGNALS for signal in compared(left, right)]
    reasons = [signal.reason for signal in found]
    score = sum(signal.by for signal in found)
    if other:
        score = min(score, weight("film.same") - 0.01)
        reasons.append(f"they share {shared[0]}, but differ in {other[0]}")
    return Comparison(max(0.0, min(1.0, round(score, 3))), tuple(reasons), any(signal.against for signal in found))


def pairs(
    profiles: Sequence[FilmProfile], apart: Collection[int] = (), reasons: Reasons | None = None,
    compare: Callable[[FilmProfile, FilmProfile], Comparison] = compare,
) -> Pairs:  # fmt: skip
    """Every compared pair once, by their places, surest first and of these those whom ids decided; of pairs that share no title only
    those that could be one film.

    Of mentions that say the same, and so are one film, the first is compared for all, but those ``apart`` are compared themselves.
    ``reasons`` keeps why, ``compare`` compares.
    """
    order = _in_order(profiles)
    places = array("I", bytes(4 * len(order)))
    for place, number in enumerate(order):
        places[number] = place
    out = Pairs(reasons)
    alone = array("I", (order[place] for place in _echoes(profiles, order, apart, out, compare)))
    seen = NumberSet()
    for key, block in _blocks(profiles, alone):
        for left, right in _neighbours(profiles, block):
            one, two = (left, right) if places[left] < places[right] else (right, left)
            if one == two or not seen.add(one * len(order) + two):
                continue
            if key[0] == "subtitle" and title_level(profiles[left], profiles[right]) not in _ALIKE:
                continue
            compared = compare(profiles[one], profiles[two])
            if key[0] in ("title", "id") or compared.score >= weight("film.unsure"):
                out.add(_pair(compared, one, two))
    out.sort(places)
    return out


_ALIKE = frozenset({"subtitle", "equal", "edition", "alternate", "article"})


def _in_order(profiles: Sequence[FilmProfile]) -> array[int]:
    """The numbers of mentions by document, then by mention in words."""
    order = array("I")
    of_pages = groupby(sorted(range(len(profiles)), key=lambda number: profiles[number].document), key=lambda n: profiles[n].document)
    for _, of_page in of_pages:
        order.extend(sorted(of_page, key=lambda number: str(profiles[number].mention)))
    return order


def _pair(compared: Comparison, left: int, right: int) -> Pair:
    return Pair(compared.score, left, right, compared.reasons, compared.verdict, BY_ID if compared.by_id else BY_ID + 1)


def _echoes(
    profiles: Sequence[FilmProfile], order: Sequence[int], apart: Collection[int], out: Pairs,
    compare: Callable[[FilmProfile, FilmProfile], Comparison],
) -> list[int]:  # fmt: skip
    """Set mentions that say what a mention of an earlier page says against the first of them; gives the places of all others, in order.

    Lists of similar titles name a film on page after page in the same words: these need as many pairs as mentions, not their square.
    """
    alone = [place for place, number in enumerate(order) if number in apart]
    for group in _agreeing(profiles, order, apart):
        first, *others = group
        alone.append(first)
        # Of two rows of one page neither repeats the other.
        this = profiles[order[first]]
        alone += [place for place in others if profiles[order[place]].document == this.document]
        others = [place for place in others if profiles[order[place]].document != this.document]
        if others and any(block_keys(this)) and (compared := compare(this, profiles[order[others[0]]])).verdict == "same":
            for place in others:
                out.add(_pair(compared, order[first], order[place]))
        else:
            alone += others
    return sorted(alone)


def _agreeing(profiles: Sequence[FilmProfile], order: Sequence[int], apart: Collection[int]) -> Iterator[list[int]]:
    """The places in an order of mentions that say the same, but for those ``apart``: each mention is in one group."""

    def hashed(place: int) -> int:
        return hash(_said(profiles[order[place]]))

    # Those with one number say the same to the letter. What the first of each says is too much to be held: a number says as much, and is
    # asked again.
    same: dict[int, array[int]] = {}
    for place, number in enumerate(order):
        if number not in apart:
            same.setdefault(profiles[number].sum or -1 - place, array("I")).append(place)
    firsts = {places[0]: places for places in same.values()}
    for _, alike in groupby(sorted(firsts, key=hashed), key=hashed):
        found: dict[Hashable, list[int]] = defaultdict(list)
        for first in alike:
            found[_said(profiles[order[first]])].extend(firsts[first])
        yield from map(sorted, found.values())


def _said(profile: FilmProfile) -> Hashable:
    """All that comparisons look at."""
    return (
        profile.mention.kind, profile.titles, profile.printed_titles, profile.year, profile.inferred, tuple(profile.people.items()),
        profile.characters, str(profile.prose), profile.ids, profile.pages, profile.minutes, profile.plot, tuple(profile.number.items()),
        profile.released,
    )  # fmt: skip
