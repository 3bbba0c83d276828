"""The fusion rules: each takes the claimed values of one property of one thing and chooses.

A rule gets candidates (value, document, position of the claim, inferred, weight …) and returns choices: the value, the positions
of the claims behind it, and whether the value is derived rather than stated. Rules are pure and do not depend on order.
Which property goes by which rule stands in ``vocabulary.PROPERTIES``; the first line of a rule's docstring is what documentation and
``kg why`` say of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from kg.fuse import alike
from kg.text import article_first, country_names, fold, is_cased, recase_person, recase_title, snug, turned


class Candidate(NamedTuple):
    """One claimed value.

    ``kind`` is the kind of the thing it is claimed of; ``claim`` its position among all statements; ``weight`` how well the
    document's site agrees with others, in thousandths; ``date`` when the document was fetched (ISO 8601), where that is known;
    ``property`` what is claimed.
    """

    value: str
    document: str
    claim: int
    inferred: bool
    kind: str = ""
    weight: int = 1000
    date: str = ""
    property: str = ""


class Choice(NamedTuple):
    """A value that the fused graph says, the claims behind it, and whether no document says it in this form."""

    value: str
    claims: tuple[int, ...]
    derived: bool = False


Rule = Callable[[list[Candidate]], list[Choice]]

_TITLED = frozenset({"film", "series", "episode", "work"})


def groups(candidates: Iterable[Candidate]) -> dict[str, list[Candidate]]:
    """Candidates by what they say: case and spacing apart, and for terms all spellings of one (``alike``)."""
    found: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        found[alike.key(candidate.property, candidate.value)].append(candidate)
    return dict(sorted(found.items()))


def best_cased(candidates: Iterable[Candidate]) -> str:
    """Of the spellings of one value that of most pages; of those that differ in spacing, one without a space before punctuation, and of
    those that differ in case, a cased one before one in capitals or small letters; of addresses, one with https. Of words that as many
    pages print, the first of their row (``alike``)."""
    first, *others = candidates
    if all(other.value == first.value for other in others):
        return first.value
    pages: dict[str, set[str]] = defaultdict(set)
    folded: dict[str, set[str]] = defaultdict(set)
    for candidate in (first, *others):
        pages[candidate.value].add(candidate.document)
        folded[alike.spelling(first.property, candidate.value)].add(candidate.document)
    most = max(map(len, folded.values()))
    often = [v for v in pages if len(folded[alike.spelling(first.property, v)]) == most]
    rank = alike.rank
    # Of titles as many pages print, ``Town of Glass`` is set as titles are, ``Town Of Glass`` word by word.
    title = first.property == "name" and first.kind in _TITLED

    def standing(v: str) -> tuple[object, ...]:
        cased = not is_cased(v), v == v.lower(), -len(pages[v]), title and v != recase_title(v.lower())
        return v != snug(v), rank(first.property, v), *cased, v

    return min(often, key=standing)


def _choice(value: str, candidates: Iterable[Candidate], *, derived: bool = False) -> Choice:
    return Choice(value, tuple(sorted(c.claim for c in candidates)), derived)


def votes(candidates: Iterable[Candidate]) -> tuple[int, int]:
    """What the documents weigh together that state a value, and those that state it or let it be inferred."""
    stated = {c.document: c.weight for c in candidates if not c.inferred}
    return sum(stated.values()), sum({c.document: c.weight for c in candidates}.values())


def all_values(candidates: list[Candidate]) -> list[Choice]:
    """Every value; spellings of one value are one, as most pages print it, best-cased."""
    return [_choice(best_cased(group), group) for group in groups(candidates).values()]


_LENGTH = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?", re.I)


def _ordered(value: str) -> tuple[float, str]:
    """What equals are ordered by: numbers and lengths by their size, so that the length of a film and its minutes are one page's."""
    if (match := _LENGTH.fullmatch(value)) and any(match.groups()):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return hours * 3600 + minutes * 60 + seconds, value
    return (float(value) if re.fullmatch(r"\d{1,15}(?:\.\d+)?", value) else 0.0), value


def majority(candidates: list[Candidate]) -> list[Choice]:
    """The value that most pages state, each weighed by how well its site agrees with others; among equals the one stated most often."""
    found = groups(candidates)
    key = min(found, key=lambda k: _standing(k, found[k]))
    return [_choice(best_cased(found[key]), found[key])]


def _standing(key: str, speaking: list[Candidate], knowing: int = 0) -> tuple[int, int, int, int, tuple[float, str]]:
    """What a value is chosen by, the first before the others: who is ``speaking`` for it, and how many documents know it at all."""
    stated, all_of_them = votes(speaking)
    return -stated, -all_of_them, -knowing, -len(speaking), _ordered(key)


def best_name(candidates: list[Candidate]) -> list[Choice]:
    """The name that most pages print, weighed as in a majority, best-cased; where none shows case, a person's or film's is re-cased."""
    # Candidates of ``alternate_name`` are not chosen themselves: they tell which of equals more pages know.
    kind = candidates[0].kind
    names = [c for c in candidates if c.property != "alternate_name"]
    if kind == "country":
        # Codes are not named anew in the language of most pages.
        names = [c for c in names if fold(c.value) in country_names()] or names
    # A name the other way round (``Oland, Al``, ``Gull, The``) speaks for the usual one, and gives way to it where a page prints that too.
    found = groups(names)
    forms: dict[str, list[str]] = defaultdict(list)
    for form, group in found.items():
        forms[alike.key(group[0].property, usual_way(group[0].value, kind))].append(form)
    knowing = dict.fromkeys(forms, 0) if len(names) == len(candidates) else _knowing(forms, candidates, kind)
    key = min(forms, key=lambda k: _standing(k, [c for form in forms[k] for c in found[form]], knowing[k]))
    chosen = found[key if key in found else forms[key][0]]
    return [recased(_choice(best_cased(chosen), chosen), kind)]


def _knowing(keys: Iterable[str], candidates: Iterable[Candidate], kind: str) -> dict[str, int]:
    """How many documents have each of some names, or one that it is the beginning of."""
    said = {(alike.key(c.property, usual_way(c.value, kind)), c.document) for c in candidates}
    return {
        key: len({document for name, document in said if name.startswith(key) and not name[len(key) : len(key) + 1].isalnum()})
        for key in keys
    }


def usual_way(name: str, kind: str) -> str:
    """A name the usual way round: ``Oland, Al`` → ``Al Oland`` of a person, ``Gull, The`` → ``The Gull`` of a film or a company."""
    if "," not in name:
        return name
    if kind in ("person", "critic"):
        return turned(name)
    title = kind in _TITLED
    return article_first(name, title=title) if title or kind in ("organization", "artist") else name


def recased(chosen: Choice, kind: str) -> Choice:
    """A name of a person's or a film's, re-cased where it shows no case."""
    name = chosen.value
    if kind in ("person", "critic"):
        name = recase_person(name)
    elif kind in _TITLED:
        name = recase_title(name)
    return Choice(name, chosen.claims, derived=name != chosen.value)


def most_precise(candidates: list[Candidate]) -> list[Choice]:
    """The most precise date, among those the one that most pages state, weighed as in a majority."""
    longest = max(len(c.value) for c in candidates)
    return majority([c for c in candidates if len(c.value) == longest])


def earliest_full_date(candidates: list[Candidate]) -> list[Choice]:
    """The earliest full date; where there is none, the most precise."""
    dates = {c.value for c in candidates}
    candidates = [c for c in candidates if c.property == "release_date" or not _padded(c.value, dates)]
    full = [c for c in candidates if len(c.value) == len("1998-05-01")]
    if not full:
        return most_precise(candidates)
    earliest = min(c.value for c in full)
    return [_choice(earliest, [c for c in full if c.value == earliest])]


def _padded(day: str, dates: set[str]) -> bool:
    """Whether a day is what markup makes of a year alone: January 1 of a year of which another day is stated, or the day that computers
    count from beside any other."""
    if not day.endswith("-01-01"):
        return False
    others = [date for date in dates if not day.startswith(date)]
    return any(other[:4] == day[:4] for other in others) or (day == "1970-01-01" and bool(others))


def latest_count(candidates: list[Candidate]) -> list[Choice]:
    """The count of the page fetched last; where the dates do not tell, the highest, since such counts only grow."""
    if all(c.date for c in candidates):
        latest = max(c.date for c in candidates)
        candidates = [c for c in candidates if c.date == latest]
    highest = max(candidates, key=lambda c: (int(c.value), c.value)).value
    return [_choice(highest, [c for c in candidates if c.value == highest])]


RULES: dict[str, Rule] = {
    "all": all_values,
    "majority": majority,
    "best_name": best_name,
    "most_precise": most_precise,
    "earliest_full_date": earliest_full_date,
    "latest_count": latest_count,
}
