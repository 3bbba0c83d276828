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
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
BETWEEN_NAMES = r"\s*,(?!\s*(?:jr|sr|ii|iii|iv)\b)\s*"
"""The comma between names in a list; behind others stands what belongs to the name before: ``Cole Marsh, Jr.``."""
_AFTER_A_COMMA = GENERATIONS | frozenset(str.split("junior senior esq phd md dds jd ba ma obe cbe mbe dbe asc bsc ace cas inc llc ltd"))
_LAST_WORD = re.compile(r",\s*([^\W\d_]{1,4}['’]?)\s*$")
_OF_COMPANIES = frozenset({"the", "les", "le", "das", "die", "der"})
_OF_TITLES = _OF_COMPANIES | frozenset(str.split("a an la l un une il gli el los las una ein eine het een"))


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


def turned(name: str) -> str:
    """A name whose surname stands in front, the usual way round: ``Oland, Al C.`` → ``Al C. Oland``; others as they are.

    What stands behind a comma but is no given name (``Jr.``, ``PhD``) stays; so does a list of several names.
    """
    last, comma, first = name.partition(",")
    given = first.split()
    if not comma or "," in first or not last.strip() or not 0 < len(given) <= 3 or len(last.split()) > 3:
        return name
    bare = [word.strip(".").replace(".", "").casefold() for word in given]
    if bare[0] in _AFTER_A_COMMA or not all(w[:1].isalpha() for w in bare):
        return name
    if bare[-1] in GENERATIONS and len(given) > 1:
        return f"{' '.join(given[:-1])} {last.strip()} {given[-1]}"
    return f"{' '.join(given)} {last.strip()}"


def article_first(name: str, *, title: bool = False) -> str:
    """A company's name (or a ``title``) whose article stands behind, the usual way round: ``Quill Company, The`` → ``The Quill Company``.

    Others stay as they are: ``Quill Film, AS``, ``Marsh Pictures, LA``.
    """
    last = _LAST_WORD.search(name) if "," in name else None
    if last is None or not name[: last.start()].strip():
        return name
    article, bare = last[1], last[1].strip("'’")
    if bare.casefold() not in (_OF_TITLES if title else _OF_COMPANIES) or (len(bare) > 1 and bare.isupper() and not name.isupper()):
        return name
    gap = "" if article != bare else " "
    return f"{article}{gap}{name[: last.start()].strip()}"
