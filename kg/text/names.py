"""Names of people and titles from pages without capitals."""

from __future__ import annotations

import re

_PARTICLES = {"de", "da", "di", "del", "della", "der", "den", "van", "von", "la", "le", "du", "dos", "das", "bin", "ibn", "al", "el",
              "y", "e", "ter", "ten", "zu", "zur", "af", "av"}  # fmt: skip
_LOWER_PARTICLES = {"van", "von", "der", "den", "bin", "ibn", "y", "e", "zu", "zur", "af", "av", "ter", "ten", "dos", "das"}
_ACRONYMS = {"ll", "dj", "mc", "jj", "aj", "cj", "dw", "tj", "rj", "pj", "kd", "ii", "iii", "iv", "rza", "gza", "dmx", "jr", "bd",
              "vii", "viii", "ix", "xii", "xiii", "xiv", "xv", "xvi"}  # fmt: skip
_UPPER = _ACRONYMS - {"mc", "jr"}
_SPOKEN = re.compile("(?!(?:ng|dr|mr|ms|st|jr|sr|mc|ph|sv|hr|fr|lt|pt)$)[bcdfghjklmnpqrstvwxz]{2}")
"""Two consonants that nobody can say as a word: initials (``bb``, ``kd``)."""

_INNER = {word.casefold(): word for word in str.split(
    """DiCaprio DiCillo DiMaggio DeVito DeVille DeMille DeMornay DeLuise DeHaan DeGeneres DeBose DeKnight LaBeouf LaPaglia LaSalle LaRue
    LeBlanc LeRoy LeGros LeVine MacDowell MacLachlan MacLaine MacGregor MacFarlane MacGraw MacMurray MacArthur MacNicol MacNeil
    MacCorkindale MacPherson MacManus MacNaughton VanCamp VanderMeer VanderWaal FitzGibbon ZaSu""")}  # fmt: skip
"""Surnames that are nearly always written with a capital inside, which their letters do not tell."""

_MINOR = {"a", "an", "the", "of", "and", "in", "on", "at", "to", "for", "with", "by", "from", "or", "as", "vs", "vs.", "de", "la",
          "le", "les", "des", "du", "et", "der", "die", "das", "und"}  # fmt: skip
PARTICLES = frozenset(_PARTICLES)


def is_cased(words: str) -> bool:
    """Whether the words show case: at least one capital and not all capitals (single letters apart)."""
    letters = [c for c in words if c.isalpha()]
    return any(c.isupper() for c in letters) and (any(c.islower() for c in letters) or len(letters) < 4)


def _capital(word: str) -> str:
    for i, c in enumerate(word):
        if c.isalpha():
            return word[:i] + c.upper() + word[i + 1 :]
    return word


def recase_person(name: str) -> str:
    """A person's name from an all-lower-case page, as it is usually written: ``anna de vries`` → ``Anna De Vries``.

    Initials (``j. ada quill``), ``o'``, ``mc``, hyphens, generational numerals and surnames with a capital inside are known; two
    consonants and common stage acronyms stand in capitals (``ll cool j``). Names that show case are returned as they are.
    """
    if any(c.isupper() for c in name):
        return name
    words = name.split()
    out = []
    for i, word in enumerate(words):
        bare = word.strip(".,")
        if bare in _UPPER or _SPOKEN.fullmatch(bare) or (bare == "mc" and not i and len(words) > 1):
            out.append(word.upper())
        elif i and word in _LOWER_PARTICLES and i < len(words) - 1:
            out.append(word)
        else:
            joined = "-".join(_name_part(piece) for piece in word.split("-"))
            out.append(re.sub(r"\.(\w)", lambda m: "." + m[1].upper(), joined))
    return " ".join(out)


def _name_part(word: str) -> str:
    """A part of a name between spaces and hyphens: ``o'leary``, ``mcgregor``."""
    bare = word.strip("\"'(),.")
    if bare in _INNER:
        return word.replace(bare, _INNER[bare])
    return re.sub(r"^([ODL]['’]|Mc)(\w)", lambda m: m[1] + m[2].upper(), _capital(word))


def recase_title(title: str) -> str:
    """A title from an all-lower-case page in title case: ``house of sand`` → ``House of Sand``; ``9mm`` stays."""
    if any(c.isupper() for c in title):
        return title
    words = title.split()
    out: list[str] = []
    for i, word in enumerate(words):
        bare = word.strip("():,.!?\"'")
        first = i == 0 or out[-1].endswith((":", "-", "–", ".", "?", "!"))
        if bare in {"ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "3d", "tv"}:
            out.append(word.upper())
        elif (bare in _MINOR and not first and i < len(words) - 1) or word[:1].isdigit():
            out.append(word)
        else:
            out.append(re.sub(r"(?<=[/-])(\w)", lambda m: m[1].upper(), _capital(word)))
    return " ".join(out)
