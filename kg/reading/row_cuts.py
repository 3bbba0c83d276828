"""Where words that run together are cut: how much of them is a character's name, and where an actor's begins.

Every cut is scored: names that stand elsewhere on the page, the usual length of names, given names, particles and initials
speak for an actor; titles, closing articles and common words speak for or against a character.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from importlib import import_module
from itertools import pairwise

from kg.reading.witnesses import OPENERS, is_common
from kg.text import PARTICLES, fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LOCALES = _words(
    """en_US en_GB en_IN en_IE fr_FR de_DE es_ES es_MX it_IT pt_BR nl_NL sv_SE no_NO da_DK fi_FI pl_PL cs_CZ hu_HU ro_RO tr_TR hr_HR
    id_ID is_IS et_EE sl_SI"""
)
_MORE_GIVEN = _words(
    """cary ned avner gedeon jacky til ving ricky denzel idris dwayne keanu orlando viggo elijah ewan liam natalie mads sylvester dolph
    jean-claude jeff geena meryl uma winona whoopi saoirse joaquin cillian rami timothée zoe zoë lupita chiwetel djimon mahershala
    bokeem hattie giancarlo harvey kiefer burt clint rutger max ida gale lon bela bob bill jim joe tom tim dan sam ben ted ron don
    ken nick mike steve dave chris matt pete andy tony jon rob greg doug phil ray vic al ed hal len lou moe sid"""
)
_RANKS = _words(
    """dr. mr. mrs. ms. miss lt. sgt. col. cpl. pfc. capt. captain gen. general major sergeant lieutenant colonel corporal private
    detective det. officer agent inspector sir lady lord prince princess king queen father sister brother uncle aunt president
    senator judge rev. reverend professor prof. chief sheriff deputy nurse doctor special young old little big baby elderly teenage
    drunk first second third head assistant older younger"""
)
_COMMON = _words(
    """of at the in on with and & for from to by a an man woman girl boy guy cop kid child lady guard driver waiter waitress bartender
    clerk teller reporter doctor nurse soldier officer policeman detective colleague customer dancer singer student teacher mother
    father son daughter wife husband brother sister grandmother grandfather neighbor friend owner manager secretary receptionist
    prostitute hooker voice himself herself themselves host narrator announcer priest nun thug gangster henchman prisoner victim
    patient lawyer attorney judge bailiff juror butler maid chauffeur pilot stewardess passenger tourist hotel bar club party street
    police hispanic black white german american russian french english chinese japanese boyfriend girlfriend agent chief boss barman
    cabbie extra guest one two three conductor bodyguard minister president mayor sheriff deputy captain sergeant lieutenant major
    colonel private worker tv radio news"""
)
_SUFFIX = _words("""jr. jr sr. sr ii iii iv""")
_TITLED = frozenset(["sir", "dame"])
"""Titles with which actors are credited."""
_INNER = frozenset(["de", "der", "den", "von", "del", "della", "du", "di", "da", "dos", "das", "zu", "bin", "ibn", "le"])
"""Particles of a name that are no name themselves."""
_OPEN = _words("""the of at a an and & in on with for from to by - / his her st.""")


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Folded given names of some twenty-five countries in Latin letters, from faker's lists."""
    names: set[str] = set(_MORE_GIVEN)
    for locale in sorted(_LOCALES):
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in ("first_names", "first_names_male", "first_names_female"):
            names.update(name.casefold() for name in getattr(provider, attribute, ()))
    return frozenset(names)


def _stands(phrase: str, elsewhere: str) -> bool:
    tokens = _TOKENS.findall(phrase)
    pairs = _pairs(elsewhere)
    if not all(pair in pairs for pair in pairwise(tokens)) or not all((token, "") in pairs for token in tokens):
        return False
    return phrase in elsewhere and bool(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", elsewhere))


_TOKENS = re.compile(r"\w+")
_SYLLABLES = re.compile(r"[a-z]{2,6}-[a-z]{1,6}")
"""A given name of two syllables, as Korean ones are written."""
_INITIALS = re.compile(r"(?:[a-z]\.)+(?:-?[a-z]\.)*")
_INITIAL_WORD = re.compile(r"[a-z]\.?")
_LAST_INITIAL = re.compile(r"[a-z]\.")
_NO_NAME = re.compile(r"[\d#/,:;?!]")
_ORDINAL = re.compile(r"#\d+")
_EPISODES = re.compile(r"episodes?,?")
_BRACKETS = re.compile(r"\s*\([^()]*\)")


@lru_cache(maxsize=2)
def _pairs(elsewhere: str) -> frozenset[tuple[str, str]]:
    """Every word of a text, and every two words that follow each other."""
    tokens = _TOKENS.findall(elsewhere)
    return frozenset(pairwise(tokens)) | {(token, "") for token in tokens}


def _actor_score(words: list[str], known: Collection[str], elsewhere: str = "") -> float:
    """How well folded words look like one person's name."""
    if len(words) > 2 and words[0] in _TITLED:
        words = words[1:]
    # A name that the page has elsewhere may be as long as it is, and of any words.
    named = len(words) > 1 and " ".join(words) in known
    score = 2.0 if named else {1: -3.0, 2: 2.0, 3: 0.2, 4: -2.5}.get(len(words), -6.0)
    if " ".join(words) in known:
        score += 6.0
    elif len(words) > 1 and _stands(" ".join(words), elsewhere):
        score += 1.5
    first, last = words[0], words[-1]
    if first in given_names() or first.split("-")[0] in given_names():
        score += 2.0
    elif _SYLLABLES.fullmatch(first) and not any(is_common(part) for part in first.split("-")):
        score += 1.2
    elif _INITIALS.fullmatch(first):
        score += 2.2
    if len(words) > 2:
        inner = words[1:-1]
        if any(_INITIAL_WORD.fullmatch(w) for w in inner):
            score += 2.5
        if any(w in PARTICLES or w in {"st.", "mac", "mc", "o'"} for w in inner):
            score += 2.6
        if last in _SUFFIX:
            score += 2.8
        if any(w.startswith(("'", '"')) and w.endswith(("'", '"')) for w in inner):
            score += 2.0
        if len(words) == 3 and first in given_names() and words[1] in given_names():
            score += 1.0
    if len(words) == 3 and _SYLLABLES.fullmatch(words[1]) and "-" not in first:
        score -= 1.0
    headless = first in PARTICLES and (first not in {"al", "el", "van", "la"} or (len(words) > 1 and words[1] in PARTICLES))
    if headless or first in _SUFFIX or _LAST_INITIAL.fullmatch(last):
        score -= 4.0
    if not named:
        score -= 3.0 * sum(w in _COMMON or w in _RANKS or not any(c.isalpha() for c in w) or _NO_NAME.search(w) is not None for w in words)
    score -= 2.0 * sum(w.endswith("'s") for w in words)
    return score


def _character_score(words: list[str], known: Collection[str], elsewhere: str) -> float:
    """How well folded words look like a whole character's name."""
    phrase, last = " ".join(words), words[-1]
    score = {1: 0.4, 2: 0.5, 3: 0.0}.get(len(words), -0.3)
    if phrase in known:
        score += 3.0
    elif len(phrase) > 3 and _stands(phrase, elsewhere):
        score += 2.0 if len(words) > 1 else 0.4
    if last in {"himself", "herself", "themselves"}:
        score += 4.0
    if last in _OPEN or last in _INNER or last in _TITLED or last.endswith("'s"):
        score -= 6.0
    if len(words) == 2 and words[0] in _RANKS and last not in _COMMON:
        score += 0.6
    if last in _RANKS and last.endswith("."):
        score -= 4.0
    if words[0] in _RANKS and len(words) == 1 and words[0] not in _COMMON:
        score -= 1.5
    if _LAST_INITIAL.fullmatch(last) and len(words) > 1:
        score -= 3.0
    if len(words) > 1 and last in given_names() and words[0] != last and not (len(words) == 2 and words[0] in _RANKS):
        # More often the next actor's first name than this character's last.
        score -= 0.8 if words[0] in given_names() and len(words) == 2 else 1.0
    if phrase.count('"') % 2 or phrase.endswith(","):
        score -= 4.0
    return score


_YEARS = re.compile(r"\d{4}(?:[-–]\d{4})?")
LONGEST = 8
"""No name has more words than this."""


def best_cut(
    words: list[str], actors: Collection[str] = (), characters: Collection[str] = (), elsewhere: str = "", credited: str = "",
    *, sure: bool = False,
) -> int:  # fmt: skip
    """How many of the folded words are the character; the rest (one to five words) is the next row's actor.

    ``actors`` and ``characters`` are folded names known from elsewhere on the page, ``elsewhere`` its folded prose, and
    ``credited`` the name of an ``(as …)`` note of the next row, which shares words with its actor. 0 where a ``sure`` cut is asked
    for and none is.
    """
    floor = 1
    for i, word in enumerate(words[:-1]):
        if word.endswith(")") or _ORDINAL.fullmatch(word):
            floor = max(floor, i + 1)
        if word == "/":
            floor = max(floor, i + 2)
        if i and _EPISODES.fullmatch(word) and words[i - 1].isdecimal():
            floor = max(floor, i + 1 + (word.endswith(",") and bool(_YEARS.fullmatch(words[i + 1]))))
    for half in range(min(len(words) // 2, LONGEST), 1, -1):
        if len(words) > 2 * half and words[-half:] == words[-2 * half : -half]:
            # The text of the actor's picture and the name after it.
            return len(words) - 2 * half
    # "tully (the dog)": brackets right before the dots are the actor's.
    bracket = max((i for i, word in enumerate(words) if word.startswith("(")), default=0) if words[-1].endswith(")") else 0
    ceiling = bracket if bracket > 1 else len(words)
    floor = min(floor, ceiling - 1)
    untitled = credited.split()
    while len(untitled) > 2 and untitled[0] in _RANKS:
        untitled = untitled[1:]
    credited = " ".join(untitled)
    credit = set(untitled)

    def score(cut: int) -> float:
        character = _BRACKETS.sub("", " ".join(words[:cut])).split() or words[:cut]
        actor = words[cut:ceiling]
        shared = 2.5 * (len(credit & set(actor)) / len(credit)) - 0.4 * len(set(actor) - credit) if credit else 0.0
        if credit and actor[0] == credited.split()[0]:
            shared += 1.0
        # A given name before a single initial goes with it: "doctor | ann p. bell".
        parted = 1.0 if 1 < cut < len(words) - 1 and words[cut - 1] in given_names() and _INITIAL.fullmatch(words[cut]) else 0.0
        if parted and _INITIAL.fullmatch(words[cut + 1]):
            parted = 0.0
        return _actor_score(actor, actors, elsewhere) + _character_score(character, characters, elsewhere) + shared - parted

    if sure and (numbered := [i for i in range(1, len(words)) if re.fullmatch(r"#?\d{1,2}", words[i - 1]) and len(words) - i <= 4]):
        return numbered[-1]
    ranked = sorted(
        range(max(floor, min(len(words) - LONGEST, ceiling - 1)), ceiling),
        key=lambda cut: (score(cut), -abs(len(words) - cut - 2)),
        reverse=True,
    )
    if sure and (score(ranked[0]) < SURE or (len(ranked) > 1 and score(ranked[0]) - score(ranked[1]) < MARGIN)):
        return 0
    return ranked[0] if not sure or _is_plain(words, ranked[0], actors) else 0


_INITIAL = re.compile(r"[a-z]\.")
_TRADE = re.compile(r"\w{3}(?:er|or|ist|[a-z]man|woman|ess|ian|eur|ary|boy|girl)$")
"""Endings of words for what people do."""


def _is_plain(words: list[str], cut: int, actors: Collection[str]) -> bool:
    """Whether a cut stands on evidence: a name that begins as names do, or a role that ends as roles do.

    A rank alone is no such role: in ``major ada lumo`` the actor may be one of two words or of one.
    """
    actor, last = words[cut:], words[cut - 1]
    if cut == 1 and last in _RANKS:
        return False
    if " ".join(actor) in actors or actor[0] in given_names() or re.fullmatch(r"[a-z]\.(?:[a-z]\.)*", actor[0]):
        return True
    closed = last in _COMMON or is_common(last) or bool(_TRADE.search(last)) or any(map(str.isdigit, last))
    return len(actor) == 2 and (cut == 1 or closed)


SURE, MARGIN = 1.5, 0.5
"""What the best cut must score, and by how much it must beat the second, to be sure."""


def is_whole_name(words: list[str], actors: Collection[str]) -> bool:
    """Whether folded words are one actor's name and no character's before it: a known one, or a given name and a surname."""
    return " ".join(words) in actors or (len(words) == 2 and words[0] in given_names() and words[1] not in _COMMON)


def two_names(words: list[str]) -> int:
    """How many words are the first of two names that run together (``ann bell mary o'neal``); 0 where they are one name."""
    folded = [fold(w) for w in words]
    if len(words) < 4:
        return 0
    return max(range(2, len(words) - 1), key=lambda i: _actor_score(folded[:i], ()) + _actor_score(folded[i:], ()))


def sentence_start(words: list[str]) -> int:
    """How many words of a last character stand before the sentence that runs on from it, as capitals tell; 0 where they do not."""
    opener = next((i for i, w in enumerate(words) if i and w[:1].isupper() and fold(w) in OPENERS and not words[i - 1][:1].islower()), 0)
    if opener:
        return opener
    small = next((i for i, w in enumerate(words) if w[:1].islower() and w not in _COMMON and w not in PARTICLES), 0)
    capitals = [i for i, w in enumerate(words[:small]) if w[:1].isupper()]
    return capitals[-1] if capitals else 0
