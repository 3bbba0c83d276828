"""The language of prose about films, as far as it decides which of its words are names: data, in ``mention_languages.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import import_module
from pathlib import Path

from kg.resolve.mention_fold import folded

FILE = Path(__file__).with_name("mention_languages.toml")

_LOOKED_AT = 200
"""So many words of a text tell its language."""

_SOME = 8
"""A text of so many words that has none of a known language is of an unknown one."""

_ENGLISH = frozenset(
    str.split(
        """the and of is it this that with was for but his her he she you not have from are by be they an who which its
        one all has more about when there at in my if or his what out up can just like very than good"""
    )
)


@dataclass(frozen=True, eq=False)
class Language:
    """What is known of a language's words, folded: see the file. ``common`` is the name of faker's list, ``things`` are more words that
    are none but ordinary ones; where neither is known, any word may be one."""

    determiners: frozenset[str] = frozenset()
    cues: frozenset[str] = frozenset()
    works: frozenset[str] = frozenset()
    function: frozenset[str] = frozenset()
    common: str = ""
    things: frozenset[str] = frozenset()
    nouns: bool = False

    @cached_property
    def telling(self) -> frozenset[str]:
        """The words by which a text is told to be of the language."""
        return self.function | self.cues

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        if not self.common:
            return self.things
        words = import_module(f"faker.providers.lorem.{self.common}").Provider.word_list
        return self.things.union(*(folded(str(word).split()) for word in words))

    def ordinary(self, word: str) -> bool:
        """Whether a folded word may be an ordinary one of the language."""
        return word in self._ordinary or not self._ordinary


_UNKNOWN = Language()


@lru_cache(maxsize=1)
def languages() -> dict[str, Language]:
    """The languages of the file, by their codes (ISO 639-1)."""

    def language(row: dict[str, str | bool]) -> Language:
        determiners, cues, works, function, things = (
            frozenset(str(row.get(column, "")).split()) for column in ("determiners", "cues", "works", "function", "things")
        )
        return Language(determiners, cues, works, function, str(row.get("ordinary", "")), things, bool(row.get("nouns")))

    return {code: language(row) for code, row in tomllib.loads(FILE.read_text(encoding="utf-8")).items()}


def language_of(words: Sequence[str]) -> Language | None:
    """The language that folded words of a text are of, an empty one where it is none of those known; None for English, and where too
    little is said to tell."""
    some = words[:_LOOKED_AT]
    english = sum(map(_ENGLISH.__contains__, some))
    if 4 * english >= len(some):
        return None
    known = languages()
    counted = {code: sum(map(language.telling.__contains__, some)) for code, language in known.items()}
    most = max(counted, key=counted.__getitem__)
    if counted[most] > english:
        return known[most]
    return _UNKNOWN if not english and len(some) >= _SOME else None
