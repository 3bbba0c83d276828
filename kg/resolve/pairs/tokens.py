"""The words of titles and names in the forms that comparisons and blocking look at.

Tables of films come with broken letters: ``?`` for what an encoding could not hold, ``u00E7`` for an escape that lost its
backslash, ``<BR/>`` between names. A ``?`` inside a word is kept as a letter that nobody knows; the rest is repaired.
"""

from __future__ import annotations

import html
import re
import tomllib
import unicodedata
from functools import cached_property, lru_cache
from importlib import resources
from typing import NamedTuple

_ESCAPE = re.compile(r"\\?u([0-9A-F]{4}|[0-9a-f]{4})(?![0-9A-Fa-f]{2})")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,40}>")
_APOSTROPHES = str.maketrans("", "", "'’‘`´ʻʼ")
_WORD = re.compile(r"[^\W_?]+(?:\?+[^\W_?]+)*\?*|\?+[^\W_?]+(?:\?+[^\W_?]+)*\?*")
_LETTERS: dict[str, dict[str, str]] = tomllib.loads(
    resources.files("kg.resolve.pairs").joinpath("letters.toml").read_text(encoding="utf-8")
)
_UNFOLDABLE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "\ufffd": "?"} | _LETTERS["cyrillic"]
)
_GREEK = re.compile("|".join(sorted(_LETTERS["greek"], key=len, reverse=True)))

ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "der",
        "die",
        "das",
        "ein",
        "eine",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "gli",
        "i",
        "o",
        "os",
        "as",
        "um",
        "uma",
        "en",
        "ett",
        "den",
        "det",
        "de",
        "het",
        "een",
    ]
)
_LAST_ARTICLE = re.compile(rf",\s*(?:{'|'.join(sorted(ARTICLES, key=len, reverse=True))})['’]?\s*$", re.I)
_YEAR_NOTE = re.compile(r"\((?:[A-Za-z]+\s+){0,2}((?:18|19|20)\d\d)(?:/[IVX]+)?(?:\s*[-–]\s*(?:\d{4})?)?(?:\s+[A-Za-z]+){0,2}\)?")
_KIND_NOTE = re.compile(
    r"\(\s*(?:[IVXL]+|TV|V|VG|mini|short|film|movie|video|serial|TV series|TV movie|miniseries|series|re-?release|actor|actress|"
    r"director|writer|producer|uncredited|story|novel|screenplay)\s*\)",
    re.I,
)
_NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "first": 1, "second": 2, "third": 3,
}  # fmt: skip
_ROMANS = {r: n for n, r in enumerate(["ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"], 2)}
_DIVIDES = re.compile(r":\s|\s[-–—/]\s|[()\[\]{}]|\ba\.?k\.?a\b\.?", re.I)
_PART = frozenset({"part", "pt", "episode", "chapter", "volume", "vol", "no", "teil"})
_TITLES_OF_PEOPLE = frozenset({"jr", "sr", "dr", "mr", "mrs", "sir", "dame"})

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch|sh", "s"), (r"tch|ch|cz", "c"), (r"kh|gh(?=.)", "h"), (r"ph", "f"), (r"th", "t"), (r"zh", "z"), (r"dzh|dj|dzs", "j"),
        (r"ou|oo|uu", "o"), (r"tz|ts", "z"), (r"ks|x", "h"), (r"w", "v"), (r"ck|q", "k"), (r"iy|ij|yi|ye|ie|y|j", "i"), (r"(.)\1", r"\1"),
        (r"ii+", "i"), (r"(?<=.)h", ""), (r"c", "k"),
    )
)  # fmt: skip


class Title(NamedTuple):
    """A title taken apart: its ``words`` without an ``article`` at either end, the ``numerals`` among them, the ``year`` noted beside it
    (or 0), the words of its ``parts``, where a colon, dash, stroke, bracket or ``aka`` divides it, and whether dots say that it is ``cut``.
    """

    words: tuple[str, ...]
    numerals: frozenset[str]
    year: int
    article: str = ""
    parts: frozenset[tuple[str, ...]] = frozenset()
    cut: bool = False

    @property
    def key(self) -> str:
        """What equal titles share."""
        return " ".join(self.words)

    @property
    def joined(self) -> str:
        """The title as one word: ``air waves`` and ``airwaves`` are one."""
        return "".join(self.words)


class Name(NamedTuple):
    """A person's name as printed: its words in printed order, family name last (``Oland, Al`` is turned)."""

    words: tuple[str, ...]

    @property
    def key(self) -> str:
        """What equal names share, whatever the order of their words."""
        return " ".join(sorted(self.words))


class Cast(tuple[Name, ...]):
    """The people of one cell, in printed order, with what finds equal and similar ones quickly in long lists."""

    @cached_property
    def printed(self) -> frozenset[tuple[str, ...]]:
        """The names as printed."""
        return frozenset(name.words for name in self)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The names whatever the order of their words."""
        return frozenset(name.key for name in self)

    @cached_property
    def marked(self) -> dict[str, list[Name]]:
        """The names by how their words begin and sound: names that share neither are hardly one person's."""
        out: dict[str, list[Name]] = {}
        for name in self:
            for mark in {mark for word in name.words for mark in (word[:3], sound(word))}:
                out.setdefault(mark, []).append(name)
        return out


def repair(cell: str) -> str:
    """The text of a cell with lost escapes, entities and line tags undone."""

    def unescape(match: re.Match[str]) -> str:
        letter = chr(int(match[1], 16))
        return letter if match[1] >= "00A0" and (letter.isalpha() or unicodedata.category(letter)[0] in "NPZ") else match[0]

    text = _ESCAPE.sub(unescape, cell) if "u" in cell else cell
    if "&" in text:
        text = html.unescape(text)
    return _TAG.sub(" | ", text) if "<" in text else text


@lru_cache(maxsize=1 << 17)
def fold(text: str) -> str:
    """Lower case without marks; letters that have no plain form are written as their neighbours read them, Greek and Cyrillic in Latin
    ones.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_UNFOLDABLE))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare if bare.isascii() else _GREEK.sub(lambda match: _LETTERS["greek"][match[0]], bare)


def words(text: str) -> list[str]:
    """The folded words of a text in order; ``&`` is *and*, apostrophes join, a ``?`` beside letters stays."""
    return _WORD.findall(fold(text.replace("&", " and ")).translate(_APOSTROPHES))


@lru_cache(maxsize=1 << 17)
def title(cell: str, broken: bool = False) -> Title:
    """Take a title apart. ``broken``: the table holds ``?`` for lost letters, so that one at a word's end is a letter too."""
    text = repair(cell)
    year = 0
    if noted := _YEAR_NOTE.search(text):
        year = int(noted[1])
        text = text[: noted.start()] + " " + text[noted.end() :] if noted.start() else text
    text = _KIND_NOTE.sub(" ", text) if "(" in text else text
    text = text.strip()
    last = _LAST_ARTICLE.search(text)
    article = "".join(words(last[0])) if last else ""
    found = words(text[: last.start()] if last else text)
    if not broken:
        found = [w.strip("?") for w in found]
    plain = [_numeral(w, found[at - 1] if at else "", at == len(found) - 1) for at, w in enumerate(found)]
    kept = [w for at, w in enumerate(plain) if not (w in _PART and at + 1 < len(plain) and plain[at + 1].isdigit() and at > 0)]
    if len(kept) > 1 and kept[0] in ARTICLES and not article:
        article, kept = kept[0], kept[1:]
    pieces = _DIVIDES.split(text[: last.start()] if last else text)
    parts = {title(piece, broken).words for piece in pieces} if len(pieces) > 1 else set()
    named = frozenset(part for part in parts if part != tuple(kept) and not all(w.isdigit() for w in part))
    cut = text.endswith(("...", "\u2026"))
    return Title(tuple(kept), frozenset(w for w in kept if w.isdigit()), year, article, named, cut)


def _numeral(word: str, before: str, last: bool) -> str:
    if word in _NUMBER_WORDS:
        return str(_NUMBER_WORDS[word])
    if word == "i" and before in _PART:
        return "1"
    if word in _ROMANS and before and (last or len(word) > 1):
        return str(_ROMANS[word])
    return str(int(word)) if word.isdecimal() and len(word) < 6 else word


@lru_cache(maxsize=1 << 17)
def name(cell: str, broken: bool = False) -> Name:
    """The words of one person's name; notes in brackets, suffixes and forms of address are dropped."""
    text = repair(cell)
    if "(" in text or "[" in text:
        text = _aside(text)
    family, comma, given = text.partition(",")
    text = f"{given} {family}" if comma and "," not in given else text
    found = words(text.replace("#", " | ").split("|")[0] if "#" in text else text)
    if not broken:
        found = [w.strip("?") for w in found]
    return Name(tuple(w for w in found if w not in _TITLES_OF_PEOPLE or len(found) == 1))


_ASIDE = re.compile(r"\s?[(\[][^()\[\]]*[)\]]")


def _aside(text: str) -> str:
    """A text without what stands in brackets, unless all of it does."""
    bare = _ASIDE.sub(" ", text)
    return bare if any(map(str.isalpha, bare)) else text


_BETWEEN_NAMES = re.compile(r"\s*(?:[|;/\x1f\n]|\s&\s|\s{3,}|\band\b)\s*")


@lru_cache(maxsize=1 << 17)
def names(cell: str, broken: bool = False) -> Cast:
    """The people of a cell. ``Oland, Al`` is one name; ``Al Oland, Bo Quill`` are two; nothing between names leaves one long name."""
    out: list[Name] = []
    text = repair(cell)
    if "(" in text:
        text = _aside(text)
    for part in _BETWEEN_NAMES.split(text):
        pieces = [p for p in part.split(",") if p.strip()]
        turned = len(pieces) == 2 and (len(pieces[0].split()) == 1 or (len(pieces[1].split()) == 1 and len(pieces[0].split()) < 4))
        for piece in [part] if len(pieces) < 2 or turned else pieces:
            if (one := name(piece, broken)).words:
                out.append(one)
    return Cast(out)


@lru_cache(maxsize=1 << 17)
def sound(word: str) -> str:
    """A word by its sound, roughly: spellings that transliterations disagree about (``evgeniy``, ``evgeny``) share one."""
    if len(word) < 4 or word.isdigit():
        return word
    for pattern, to in _SOUNDS:
        word = pattern.sub(to, word)
    return word


def matches(one: str, two: str) -> bool:
    """Whether two words may be one where each ``?`` is some letter, or none at the end."""
    if one == two:
        return True
    if "?" not in one and "?" not in two:
        return False
    if len(one) != len(two):
        one, two = one.rstrip("?"), two.rstrip("?")
        if len(one) != len(two):
            return False
    known = sum(a == b != "?" for a, b in zip(one, two, strict=True))
    return known > 0 and all(a == b or a == "?" or b == "?" for a, b in zip(one, two, strict=True))
