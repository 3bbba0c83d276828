"""Quoted prose as words: each with its place in the document, and what stands between it and the word before.

Of most words only their letters are ever asked. What else there is to know of a word is found when it is asked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from kg.model import Evidence
from kg.resolve.mention_fold import folded
from kg.resolve.mention_languages import Language, language_of
from kg.text import ENTITY, decode_entity

_ENTITY = re.compile(ENTITY)
_WORD = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]*_]*[\s]|\n|:\s|^[.!?…]$|^\.{2,}$|[•●]|\[")
_ABBREVIATIONS = frozenset({"mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "lt", "sgt", "capt", "col", "gen", "det", "vs", "no", "vol"})
_SHOUTING = 0.6
"""From this share of words in capitals on, capitals say nothing."""


Pair = tuple[str, str]
"""A folded word and the one that stands behind it: behind the last, an empty one."""


class Token(NamedTuple):
    """A word: its letters, its folded form, what parts it from the word before (white space as one space, a blank line as a line
    break), and whether it opens a sentence, so that a capital says little."""

    text: str
    key: str
    gap: str
    first: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter or a digit."""
        return self.text[0].isupper() or self.text[0].isdigit()

    @property
    def loud(self) -> bool:
        """Whether it stands in capitals throughout."""
        return len(self.text) > 1 and self.text.isupper()


class _Part(NamedTuple):
    """The words from one place: their characters with entities decoded, of every character where in the quoted words it starts
    and ends, and how many words of other places stand before."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    first: int


class Prose:
    """The words of one text that stands in one or several places of a document.

    ``words`` are their letters, ``keys`` their folded forms; an index gives all there is to know of one.
    """

    def __init__(self, places: Sequence[Evidence]) -> None:
        self.places = tuple(places)
        self.words: list[str] = []
        self._parts: list[_Part] = []
        for place in self.places:
            part = _Part(*_decoded(place), len(self.words))
            self._parts.append(part)
            self.words += _WORD.findall(part.text)
        self.keys: list[str] = folded(self.words)
        self._found: dict[int, Token] = {}

    def pairs(self) -> Iterator[Pair]:
        """Every folded word with the one behind it."""
        return zip(self.keys, chain(self.keys[1:], ("",)), strict=False)

    def pair(self, position: int) -> Pair:
        """The folded word at a position with the one behind it."""
        return self.keys[position], self.keys[position + 1] if position + 1 < len(self.keys) else ""

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, position: int) -> Token:
        """The word at a position, counted from the first; IndexError where there is none."""
        token = self._found.get(position)
        if token is None:
            token = self._found[position] = self._token(position)
        return token

    def part(self, start: int, end: int) -> list[Token]:
        """The words from ``start`` to ``end`` (positions, half open)."""
        return [self[position] for position in range(start, end)]

    def gap(self, position: int) -> str:
        """What stands before the word at a position; after the last word, what follows it."""
        gap = _blanks(self._gaps[position])
        # Words from two places of a document do not stand side by side.
        parted = len(self._parts) > 1 and 0 < position < len(self.words) and any(part.first == position for part in self._parts[1:])
        return "\n" + gap if parted else gap

    def _token(self, position: int) -> Token:
        word, gap = self.words[position], self.gap(position)
        opens = not position or _opens(self.words[position - 1], self.keys[position - 1], gap, word)
        return Token(word, self.keys[position], gap, opens)

    @cached_property
    def _gaps(self) -> list[str]:
        """What stands before every word, and behind the last, as it is printed."""
        gaps: list[str] = []
        tail = ""
        for part in self._parts:
            *before, tail = _WORD.split(part.text)
            gaps += before
        return [*gaps, tail]

    @cached_property
    def _spans(self) -> list[list[tuple[int, int]]]:
        return [[match.span() for match in _WORD.finditer(part.text)] for part in self._parts]

    @cached_property
    def cased(self) -> bool:
        """Whether capitals tell names here: not where there are none, nor where nearly all is in capitals."""
        if not any(word[0].isupper() and word[0].isalpha() and word != "I" for word in self.words):
            return False
        loud = sum(1 for word in filter(str.isupper, self.words) if len(word) > 1 and word[0].isalpha())
        return not loud or loud <= _SHOUTING * sum(1 for word in self.words if word[0].isalpha() and word != "I")

    @cached_property
    def language(self) -> Language | None:
        """The language it is written in; None for English and where nothing tells."""
        return language_of(self.keys)

    def evidence(self, start: int, end: int) -> Evidence:
        """The place of the words from ``start`` to ``end`` (positions, half open), with the characters as they stand there.

        A value in a JSON block is quoted whole, since its spelling cannot be cut at a word.
        """
        number = next(n for n in range(len(self._parts) - 1, -1, -1) if self._parts[n].first <= start)
        home, part = self.places[number], self._parts[number]
        if home.pointer:
            return home
        spans = self._spans[number][start - part.first : end - part.first]
        first, last = part.starts[spans[0][0]], part.ends[spans[-1][1] - 1]
        base = max(home.start, 0)
        return Evidence(base + first, base + last, home.exact[first:last], home.path)


@lru_cache(maxsize=10_000)
def keys(name: str) -> tuple[str, ...]:
    """The folded words of a name: ``John O'Dale`` → ``john``, ``o``, ``dale``."""
    return tuple(folded(_WORD.findall(name)))


def _blanks(gap: str) -> str:
    if gap == " " or (gap.isprintable() and "  " not in gap):
        return gap
    return _SPACE.sub(lambda m: "\n" if m[0].count("\n") > 1 else " ", gap)


def _opens(before: str, folded_before: str, gap: str, word: str) -> bool:
    """Whether a word opens a sentence behind another one."""
    if gap == " ":
        return False
    # A sentence may follow on a full stop without a space, where a page lost its line breaks.
    if gap == "." and not (before[0].islower() and word[0].isupper() and len(before) > 1):
        return False
    if gap == ". " and (folded_before in _ABBREVIATIONS or (len(before) == 1 and before.isupper() and before != "I")):
        return False
    return bool(_SENTENCE_END.search(gap))


def _decoded(place: Evidence) -> tuple[str, Sequence[int], Sequence[int]]:
    """The quoted words with entities decoded, and of every character where in the quoted words it starts and ends."""
    raw = place.exact
    if place.pointer:
        try:
            raw = str(json.loads(f'"{raw}"'))
        except ValueError:
            raw = place.exact
    if "&" not in raw:
        return raw, range(len(raw)), range(1, len(raw) + 1)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0

    def verbatim(start: int, end: int) -> None:
        pieces.append(raw[start:end])
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))

    for match in _ENTITY.finditer(raw):
        verbatim(at, match.start())
        character = decode_entity(match[0])
        pieces.append(character)
        starts.extend([match.start()] * len(character))
        ends.extend([match.end()] * len(character))
        at = match.end()
    verbatim(at, len(raw))
    return "".join(pieces), starts, ends
