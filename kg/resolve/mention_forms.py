"""The forms in which names are printed in prose: full names, surnames, first names and nicknames, as folded words."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.resolve.mention_text import keys
from kg.resolve.mention_words import AGES, HONORIFICS, RANKS, ROLES, is_given
from kg.text import PARTICLES

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_NOT_A_NAME = frozenset(str.split("at in on with from for to by as and or no"))
_ASIDE = re.compile(r"\([^)]*\)|\[[^]]*\]")
_NICKNAME = re.compile(r"[\"“'‘](\w[\w .-]*)[\"”'’]")

Form = tuple[str, ...]
"""The folded words of a name as it may be printed."""


@lru_cache(maxsize=10_000)
def full_forms(name: str) -> frozenset[Form]:
    """The ways in which a full name is printed: as it is, without initials between or before, without ``Jr.``, with initials or particles
    written in one (``J.J.``: ``JJ``, ``De Moe``: ``DeMoe``)."""
    words = keys(_ASIDE.sub(" ", name))
    forms = {words}
    bare = tuple(w for w in words if w not in _SUFFIXES)
    forms.add(bare)
    if "'" not in name and "’" not in name:
        inner = tuple(w for i, w in enumerate(bare) if len(w) > 1 or i in (0, len(bare) - 1))
        forms.add(inner)
        if len(inner) > 2 and len(inner[0]) == 1:
            forms.add(inner[1:])
    forms |= {(*form[:start], "".join(form[start:])) for form in forms if 0 < (start := _particles(form)) < len(form) - 1}
    if len(bare) > 2 and len(bare[0]) == len(bare[1]) == 1:
        forms.add((bare[0] + bare[1], *bare[2:]))
    return frozenset(form for form in forms if len(form) > 1 and sum(map(len, form)) > 3)


def _particles(words: Form) -> int:
    """The position of the first of the particles before the last word; of the last word where there are none."""
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return start


@lru_cache(maxsize=10_000)
def family_forms(name: str) -> frozenset[Form]:
    """The surname of a person's full name, with its particles, in one with them and without; of three words of which the second is no
    given name, these two as well (``Helena Moss Oland``: ``Moss Oland``); none of a single name."""
    words = [w for w in _ASIDE.sub(" ", name).split() if keys(w) and keys(w)[-1] not in _SUFFIXES]
    if len(words) < 2:
        return frozenset()
    start = _particles(tuple(map(str.casefold, words)))
    last = keys(" ".join(words[start:]))
    forms = {last, ("".join(last),) if start < len(words) - 1 else last, keys(words[-1])}
    if start == len(words) - 1 == 2 and (middle := keys(words[1])) and len(middle[0]) > 2 and not is_given(middle[0]):
        forms.add(middle + keys(words[2]))
    return frozenset(form for form in forms if sum(map(len, form)) > 2)


@lru_cache(maxsize=10_000)
def person_words(name: str) -> Form:
    """The folded words of a character's name, without those in brackets and without ``Mrs.``"""
    return tuple(word for word in keys(_ASIDE.sub(" ", name)) if word not in HONORIFICS)


def is_personal(name: str, articled: set[str]) -> bool:
    """Whether a character's name is somebody's name, and does not say what somebody is.

    ``articled`` are the folded words that stand behind an article in the prose about the film: those name no one.
    """
    words = person_words(name)
    if not words or any(w in _NOT_A_NAME or w.isdigit() for w in words) or "#" in name:
        return False
    if words[0] in AGES or (len(words) == 1 and words[0] in RANKS):
        return False
    if words[-1] in ROLES and (len(words) == 1 or not is_given(words[0])):
        return False
    return not (words[-1] in articled and not is_given(words[-1]) and not is_given(words[0]))


@lru_cache(maxsize=10_000)
def character_forms(name: str) -> tuple[frozenset[Form], frozenset[Form]]:
    """The full forms (two words and more) and the short ones of a character's printed name: first name, surname, nickname."""
    full: set[Form] = set()
    short: set[Form] = set()
    for part in _ASIDE.sub(" ", name).split("/"):
        short |= {k for m in _NICKNAME.finditer(part) if (k := keys(m[1]))}
        words = part if not _NICKNAME.search(part) else _NICKNAME.sub(" ", part)
        printed = keys(words)
        titled = [w for w in words.split() if (k := keys(w)) and k[0] not in HONORIFICS | RANKS]
        bare = keys(" ".join(titled))
        if len(printed) > 1:
            full.add(printed)
        if not bare:
            continue
        if len(titled) > 1:
            full |= full_forms(" ".join(titled))
            short |= {keys(titled[0])} | family_forms(" ".join(titled))
        else:
            short.add(bare)
    return frozenset(full), frozenset(form for form in short if sum(map(len, form)) > 1 and not form[0].isdigit())
