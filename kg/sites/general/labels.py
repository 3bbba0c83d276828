"""What film pages call things: the table of labels, and which property a label on a page means."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from kg.text import fold

LONGEST = 48
"""No label of the table has more characters, its colon and a plural in brackets included."""

BOTH = {"director_writer": ("director", "writer"), "country_year": ("country", "year")}
"""What a label means that means two."""

_PLURAL = re.compile(r"\s*[(/](?:s|es|n|en|er|in|innen|e|a|i|r|ne|y|es\)|e\(s)\)?\s*$")
_EDGES = " \t:：.*•·–—-|»«>‹›\u200b\u200e\u200f\u202a\u202c"
_EDIT = re.compile(r"\s*\[[^\[\]]{0,60}\]\s*$")
"""The link to edit a section that wikis put into its heading."""

_COUNTED = re.compile(r"(?<=\w)\s*\(\d{1,3}\)$")
"""How many there are, behind a label: ``Cast (12)``."""


def normal(words: str) -> str:
    """A label as it is looked up: folded, without soft hyphens, marks at its ends, a plural in brackets."""
    bare = _COUNTED.sub("", _EDIT.sub("", fold(words.replace("\u00ad", "").replace("’", "'")))).strip(_EDGES)
    return _PLURAL.sub("", bare) or bare


@lru_cache(maxsize=1)
def table() -> dict[str, dict[str, str]]:
    """Properties by label and language. Of one language's properties with one label the first of the file counts."""
    found: dict[str, dict[str, str]] = {}
    for property, tongues in tomllib.loads(files(__package__).joinpath("labels.toml").read_text(encoding="utf-8")).items():
        for tongue, labels in tongues.items():
            for label in labels:
                found.setdefault(normal(label), {}).setdefault(tongue, property)
    return found


@lru_cache(maxsize=16_384)
def known(words: str) -> dict[str, str]:
    """The properties that words are a label of, by language; empty for words that are no label."""
    return table().get(normal(words), {}) if len(words) <= LONGEST else {}


def meaning(by_tongue: dict[str, str], tongue: str) -> str:
    """The property that a label means on a page in a language; where it is none of that language's, one that all others mean.

    English labels stand on pages in every language. Empty where the languages differ.
    """
    for wanted in (tongue, "en"):
        if wanted in by_tongue:
            return by_tongue[wanted]
    meanings = set(by_tongue.values())
    return meanings.pop() if len(meanings) == 1 else ""


def tongue_of(declared: str, labels: Iterable[dict[str, str]]) -> str:
    """The language of a page: the one that most of its labels belong to, what the page declares, where that is read, counting more.

    ``declared`` is a BCP 47 tag or empty.
    """
    votes: Counter[str] = Counter()
    for by_tongue in labels:
        votes.update(by_tongue.keys())
    primary = declared.partition("-")[0].partition("_")[0].casefold()
    primary = "nb" if primary in ("no", "nn") else primary
    if votes.get(primary) and votes[primary] * 2 >= max(votes.values()):
        return primary
    best = max(votes.values(), default=0)
    return next((tongue for tongue in ("en", *sorted(votes)) if votes.get(tongue) == best and best), primary or "en")
