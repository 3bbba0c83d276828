"""People's names: how two may be one, which order they stand in, and how many people a name is likely to have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import import_module
from itertools import groupby

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein

from kg.text import GENERATIONS, slug


@lru_cache(maxsize=65536)
def surname(name: str) -> str:
    """The last word of a person's slug that is no generational suffix: ``robert-downey-jr`` → ``downey``."""
    words = [w for w in name.split("-") if w not in GENERATIONS]
    return words[-1] if words else name


def generation(name: str) -> str:
    """The generational suffix of a person's slug: ``jr`` of ``robert-downey-jr``; empty where there is none."""
    words = name.split("-")
    return words[-1] if len(words) > 2 and words[-1] in GENERATIONS else ""


@lru_cache(maxsize=65536)
def relation(one: str, two: str) -> str:
    """How two different names (slugs) may be forms of one: ``initials``, ``shortened``, ``misspelled``, ``suffixed``,
    ``transposed``, ``romanized``, or not at all (empty).

    ``al-c-oland`` / ``al-oland``: initials. ``rob-quill`` / ``robert-quill``: shortened, since one given name begins like
    the other. ``nicolas-marsh`` / ``nicholas-marsh``: misspelled, one letter away. ``ed-moe`` / ``ed-moe-jr``: suffixed;
    but a junior is no senior. ``kim-yuna`` / ``yuna-kim``: transposed.
    """
    mine, theirs = generation(one), generation(two)
    if mine and theirs and mine != theirs:
        return ""
    if mine != theirs:
        bare = [name.removesuffix(f"-{end}") if end else name for name, end in ((one, mine), (two, theirs))]
        return "suffixed" if bare[0] == bare[1] else ""
    if _turns(one.split("-"), two.split("-")):
        return "transposed"
    if one.isascii() != two.isascii() and romanized(one) == romanized(two):
        return "romanized"
    if min(len(one), len(two)) > 7 and one[0] == two[0] and DamerauLevenshtein.distance(one, two, score_cutoff=1) == 1:
        return "misspelled"
    if surname(one) == surname(two):
        left, right = (_given(name) for name in sorted((one, two), key=lambda n: n.count("-")))
        if left and right:
            if left == right[: len(left)] and all(len(w) == 1 for w in right[len(left) :]):
                return "initials"
            if left[0] == right[0] or ((len(left[0]) == 1 or len(right[0]) == 1) and left[0][0] == right[0][0]):
                return "initials"
            if left[0][:2] == right[0][:2] and min(len(left[0]), len(right[0])) < max(len(left[0]), len(right[0])):
                return "shortened"
    return ""


def foreign(names: Iterable[str]) -> bool:
    """Whether most of some names (slugs) are written in another script than the Latin one."""
    others = [not name.isascii() and max(name) > _LAST_OF_LATIN for name in names]
    return 2 * sum(others) > len(others)


_LAST_OF_LATIN = "\u024f"


@lru_cache(maxsize=65536)
def romanized(name: str) -> str:
    """What a name (a slug) sounds like, roughly, in whatever script: ``андреи-мелков`` and ``andrey-melkov`` share it."""
    words = anyascii(name).casefold().replace("'", "").split("-")
    return "-".join(sorted(_ALIKE.sub(lambda match: _SOUNDS[match[0]], word) for word in words if word))


_SOUNDS = {
    "iy": "i", "ii": "i", "yy": "i", "ey": "ei", "y": "i", "j": "i", "kh": "h", "ts": "c", "tz": "c", "shch": "s", "sch": "s", "sh": "s",
    "ch": "c", "cz": "c", "zh": "z", "w": "v", "ks": "x", "ff": "f", "ph": "f", "yo": "e", "io": "e", "yu": "iu", "ya": "ia", "ye": "e",
}  # fmt: skip
_ALIKE = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))


def slip(one: str, two: str) -> bool:
    """Whether names one letter apart are rather one name, misspelled, than the names of two people: they differ by a doubled letter
    (``philip``, ``phillip``), or one of the words is a name and the other none that is known (``monica``, ``monca``).

    ``eric`` and ``erin`` are two names, and of two words that no list has nothing is said.
    """
    mine, theirs = one.split("-"), two.split("-")
    if len(mine) != len(theirs):
        return False
    differ = [(a, b, place) for place, (a, b) in enumerate(zip(mine, theirs, strict=True)) if a != b]
    if len(differ) != 1:
        return False
    left, right, place = differ[0]
    if abs(len(left) - len(right)) == 1 and _undoubled(left) == _undoubled(right):
        return True
    listed = _listed()[0] if place < len(mine) - 1 else _listed()[1]
    return min(len(left), len(right)) > 2 and (left in listed) != (right in listed)


def _undoubled(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _turns(one: list[str], two: list[str]) -> bool:
    """Whether one name is the other with its first word last, or its last word first."""
    return one != two and 1 < len(one) < 4 and two in (one[1:] + one[:1], one[-1:] + one[:-1])


def _given(name: str) -> list[str]:
    return [w for w in name.split("-") if w not in GENERATIONS][:-1]


# --- how many people bear a name -------------------------------------------------------------------------------------

FILM_PEOPLE = 1_000_000
"""How many people film pages speak of, roughly: what a share of all names is multiplied with."""

_UNLISTED_GIVEN, _UNLISTED_SURNAME = 2e-5, 1e-5
"""The shares of names that no list has."""

_LISTED_SURNAMES = 0.4
"""What part of all people the thousand surnames of the list are shared by."""

_SMALL = 5000
"""A collection of fewer names than this says little about how common a name is."""


@lru_cache(maxsize=1)
def _listed() -> tuple[dict[str, float], dict[str, float]]:
    """Shares of given names and surnames in the population, by slug (the census lists that ``faker`` carries)."""
    provider = import_module("faker.providers.person.en_US").Provider
    given: dict[str, float] = {}
    for table in (provider.first_names_male, provider.first_names_female):
        for name, share in table.items():
            given[slug(name)] = given.get(slug(name), 0.0) + share / 2
    return given, {slug(name): share * _LISTED_SURNAMES for name, share in provider.last_names.items()}


class Rarity:
    """How many people of a name there are likely to be: from the shares of its given name and surname in the population, and
    in the collection, of which ``names`` are all names (slugs, each once)."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._given, self._surnames, self._all = Counter[str](), Counter[str](), _SMALL
        for name in names:
            self._all += 1
            given, more, _ = name.partition("-")
            if more:
                self._given[given] += 1
                self._surnames[surname(name)] += 1
        self._known: dict[str, float] = {}

    def expected(self, name: str) -> float:
        """How many film people of a name are to be expected: about 20 for ``robert-moore``, 0.0001 for a name nobody knows."""
        if name not in self._known:
            self._known[name] = self._expected(name)
        return self._known[name]

    def _expected(self, name: str) -> float:
        words = [w for w in name.split("-") if w not in GENERATIONS]
        given, surnames = _listed()
        first = self._share(words[0], given, self._given, _UNLISTED_GIVEN) if words else _UNLISTED_GIVEN
        if len(words) < 2:
            # One word is a stage name, unless it is what many are called.
            return FILM_PEOPLE * (first if words and (words[0] in given or words[0] in surnames) else first / 100)
        middle = 0.1 ** sum(1 for w in words[1:-1] if w not in given or len(w) > 1)
        return FILM_PEOPLE * first * self._share(words[-1], surnames, self._surnames, _UNLISTED_SURNAME) * middle

    def level(self, name: str, *, few: bool = False) -> str:
        """``rare``: hardly two people of this name, ``usual`` or ``common``. ``few``: in a trade with a twentieth of the people."""
        expected = self.expected(name) / (20 if few else 1)
        return "rare" if expected < 0.5 else "usual" if expected < 5 else "common"

    def _share(self, word: str, listed: Mapping[str, float], counted: Counter[str], unlisted: float) -> float:
        # Of few names nothing follows: the first two of a word are no sign that it is common.
        return max(listed.get(word, unlisted), max(0, counted[word] - 2) / self._all)
