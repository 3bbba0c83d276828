"""What the spellings of a title have in common: its forms, and how two titles relate."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein

from kg.text import collapse, slug

_PLAIN_ARTICLES = frozenset({"the", "a", "an"})
_ARTICLES = _PLAIN_ARTICLES | frozenset(
    str.split("la le les l der die das den il lo gli el los las un une ein eine una uno het de o os as")
)
_OPENING = _ARTICLES - {"die", "den", "de", "o", "os", "as", "lo", "un", "uno"}
"""Articles that are dropped at the front; the others are rather words of another language (``Die Hard``)."""

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_NUMBERS = {word: str(n) for n, word in enumerate(_UNITS.split())} | {"twenty": "20"}
_ROMANS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_ROMAN = {word: str(n) for n, word in enumerate(_ROMANS.split(), 1)}
_PARTS = frozenset(str.split("part pt volume vol chapter episode ep book teil partie parte capitulo kapitel dil cast"))
_COUNTED = _PARTS - {"episode", "ep"}
_AND = re.compile(r"\s*[&+]\s*")
_AND_ELSEWHERE = ("et", "und", "y", "e", "och", "og", "en")
"""What ``&`` may be read as besides *and*."""
_CAPITALS_ONLY = frozenset({"i", "v", "x"})
_EDITION = re.compile(
    r"\b(?:re-?(?:release|issue)d?|restor(?:ed|ation)|remaster(?:ed)?|extended|theatrical|unrated|uncut|imax|3-?d|4k"
    r"|(?:director'?s|final|long|short|special|anniversary|collector'?s)(?:\s+\w+)?\s*(?:cut|edition|version)?|cut|edition|version"
    r"|subtitled|dubbed|english|original|uk|us|usa|tv|video|film|movie|(?:18|19|20)\d\d)\b",
    re.I,
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,120})[)\]]")
_SUBTITLE = re.compile(r"\s*[:：]\s+|\s+[-–—]\s+|:\s*(?=\D)")
_TRAILING_ARTICLE = re.compile(r",\s*([^\W\d_]{1,4}['’]?)\s*$")
_WORD = re.compile(r"[a-z0-9]+")
_FRACTION = re.compile("([¼-¾⅐-⅞])")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


class Forms(NamedTuple):
    """A title as it is compared.

    ``full`` is its key; ``bare`` the key without a bracket that names an edition or a year, ``main`` that without its
    subtitle, ``plain`` that without an article that may be a word. ``spellings`` are other ways to write ``full`` (``ae`` for
    ``ä``, what stands in brackets); ``numbers`` its numerals, in order.
    """

    full: str
    bare: str
    main: str
    plain: str
    spellings: frozenset[str]
    numbers: tuple[str, ...]

    @property
    def subtitled(self) -> bool:
        """Whether it has a subtitle."""
        return self.main != self.bare


@lru_cache(maxsize=65536)
def forms(title: str) -> Forms:
    """The forms of a printed (or folded) title: ``Matrix, The (re-release)``, ``Gull 2: The Return``."""
    title = unicodedata.normalize("NFC", collapse(title))
    inside = [m[1] for m in _BRACKETS.finditer(title)]
    edition = bool(inside) and all(_EDITION.search(words) for words in inside)
    outside = collapse(_BRACKETS.sub(" ", title)) or title
    bare = outside if edition else title
    parts = _SUBTITLE.split(bare, maxsplit=1)
    main = parts[0] if len(parts) > 1 and _key(parts[0]) else bare
    full = _key(title)
    other = set() if edition or not inside else {_key(outside), *(_key(words) for words in inside if len(words) > 3)}
    if (folded := title.casefold()) != (spelled := folded.translate(_UMLAUTS)):
        other.add(_key(spelled))
    if "&" in title or "+" in title:
        other |= {_key(_AND.sub(f" {word} ", title)) for word in _AND_ELSEWHERE}
    if (unparted := _unparted(full)) != full:
        other.add(unparted)
    key = _key(bare)
    return Forms(full, key, _key(main), _stripped(key), frozenset(other - {full, ""}), tuple(w for w in key.split() if w.isdigit()))


def _unparted(key: str) -> str:
    """A key without the words that say that a numeral counts parts: ``gull part 2`` is ``gull 2``, too."""
    words = key.split()
    kept = [w for i, w in enumerate(words) if not (i and w in _COUNTED and i + 1 < len(words) and words[i + 1].isdigit())]
    return " ".join(kept)


def title_key(title: str) -> str:
    """The form of a title that one film's spellings share: no case, accents, punctuation, English article or script of its own."""
    return forms(title).full


def _stripped(key: str) -> str:
    words = key.split()
    return " ".join(words[1:]) if len(words) > 1 and words[0] in _OPENING else key


def _key(title: str) -> str:
    title = _TRAILING_ARTICLE.sub(lambda m: "" if m[1].casefold().strip("'’") in _PLAIN_ARTICLES else m[0], title)
    if (moved := _TRAILING_ARTICLE.search(title)) and moved[1].casefold().strip("'’") in _ARTICLES:
        gap = "" if moved[1].endswith(("'", "’")) else " "
        title = f"{moved[1]}{gap}{title[: moved.start()]}"
    # A fraction is a numeral of its own: 8½, 8 1/2.
    latin = anyascii(_FRACTION.sub(r" \1", title)).casefold().replace("&", " and ").replace("+", " and ").replace("'", "").replace("`", "")
    words = _WORD.findall(latin)
    out = []
    for i, word in enumerate(words):
        counted = i and (words[i - 1] in _PARTS or i == len(words) - 1 or word not in _CAPITALS_ONLY)
        out.append(_ROMAN.get(word, word) if counted else _NUMBERS.get(word, word))
    out = [_NUMBERS.get(word, word) for word in out]
    if len(out) > 1 and out[0] in _PLAIN_ARTICLES:
        out = out[1:]
    if len(out) > 1 and out[-1] == "the":
        out = out[:-1]
    return " ".join(out) or slug(title)


# --- how two titles relate -------------------------------------------------------------------------------------------

LEVELS = ("equal", "edition", "article", "near", "subtitle", "numbers", "akin", "other")
"""From the most alike to the least; each has a weight ``film.title.…``."""

_COMMON = frozenset(str.split("the a an of and in on at to for from with by or is it my la le les de des du der die das und el los las y"))


@lru_cache(maxsize=65536)
def relation(one: str, two: str) -> str:
    """How two titles relate: one of ``LEVELS``. The same in both directions."""
    left, right = forms(one), forms(two)
    if left.full == right.full or {left.full, *left.spellings} & {right.full, *right.spellings}:
        return "equal"
    if {left.bare, *left.spellings} & {right.bare, *right.spellings}:
        return "edition"
    if left.numbers != right.numbers and _without_numbers(left) == _without_numbers(right):
        return "numbers"
    if left.plain == right.plain:
        return "article"
    if left.subtitled != right.subtitled and left.main == right.main:
        # ``Gull`` and ``Gull: Part 2``: a subtitle that counts is another part.
        return "numbers" if left.numbers != right.numbers else "subtitle"
    short, long = sorted((left.bare, right.bare), key=len)
    if left.numbers == right.numbers and len(short) > 7 and DamerauLevenshtein.distance(short, long, score_cutoff=1) == 1:
        # A plural is a word of its own: Alien, Aliens.
        return "akin" if long.removesuffix("s") == short else "near"
    shared = (set(left.bare.split()) & set(right.bare.split())) - _COMMON
    return "akin" if shared else "other"


def _without_numbers(one: Forms) -> tuple[str, ...]:
    return tuple(w for w in one.bare.split() if not w.isdigit() and w not in _PARTS)


def parts(one: str, two: str, years: Collection[str] = ()) -> bool:
    """Whether two titles are those of different parts, as the numerals say that are all they differ in, or that both have.

    The first part may be called as if there were no other, a whole title may leave out which part the film is of a series
    (``Gull``, ``Gull: Episode IV - The Return``), and one of the ``years`` of the films is no numeral.
    """
    left, right = forms(one), forms(two)
    mine, theirs = ({number for number in numbers if number not in ("1", *years)} for numbers in (left.numbers, right.numbers))
    return mine != theirs and (bool(mine and theirs) or _without_numbers(left) == _without_numbers(right))
