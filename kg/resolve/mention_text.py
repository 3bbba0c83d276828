"""Quoted prose as words: each with its place in the document, and what stands between it and the word before."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.model import Evidence
from kg.text import ENTITY, decode_entity

_ENTITY = re.compile(ENTITY)
_WORD = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]*_]*[\s]|\n|:\s|^[.!?…]$|^\.{2,}$|[•●]|\[")
_ABBREVIATIONS = frozenset({"mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "lt", "sgt", "capt", "col", "gen", "det", "vs", "no", "vol"})
_SHOUTING = 0.6
"""From this share of words in capitals on, capitals say nothing."""


class Token(NamedTuple):
    """A word: in which of the places it stands and its range there, its letters, its folded form, what parts it from the
    word before (white space as one space, a blank line as a line break), and whether it opens a sentence, so that a capital
    says little."""

    place: int
    start: int
    end: int
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


@dataclass(frozen=True)
class Prose:
    """The words of one text, and what follows the last. ``exact`` gives back the quoted words of a range of them."""

    tokens: tuple[Token, ...]
    tail: str
    places: tuple[Evidence, ...]

    def gap(self, position: int) -> str:
        """What stands before the word at a position; after the last word, what follows it."""
        return self.tokens[position].gap if position < len(self.tokens) else self.tail

    @cached_property
    def cased(self) -> bool:
        """Whether capitals tell names here: not where there are none, nor where nearly all is in capitals."""
        words = [t for t in self.tokens if t.text[0].isalpha() and t.text != "I"]
        capitals = sum(t.text[0].isupper() for t in words)
        loud = sum(t.loud for t in words)
        return capitals > 0 and loud <= _SHOUTING * len(words)

    def evidence(self, start: int, end: int) -> Evidence:
        """The place of the words from ``start`` to ``end`` (positions, half open), with the characters as they stand there.

        A value in a JSON block is quoted whole, since its spelling cannot be cut at a word.
        """
        first, last = self.tokens[start], self.tokens[end - 1]
        home = self.places[first.place]
        if home.pointer:
            return home
        base = max(home.start, 0)
        return Evidence(base + first.start, base + last.end, home.exact[first.start : last.end], home.path)


def fold_word(word: str) -> str:
    """The form in which single words are compared: marks dropped, casefolded."""
    if word.isascii():
        return word.casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).casefold()


def keys(name: str) -> tuple[str, ...]:
    """The folded words of a name: ``John O'Dale`` → ``john``, ``o``, ``dale``."""
    return tuple(fold_word(m[0]) for m in _WORD.finditer(name))


def prose(places: Sequence[Evidence]) -> Prose:
    """The words of a text that stands in one or several places of a document, entities decoded."""
    tokens: list[Token] = []
    tail = ""
    for number, place in enumerate(places):
        text, starts, ends = _decoded(place)
        at, parted = 0, "\n" if number else ""
        for match in _WORD.finditer(text):
            gap = parted + _blanks(text[at : match.start()])
            start, end = match.span()
            opens = _opens(tokens, gap, match[0])
            tokens.append(Token(number, starts[start], ends[end - 1], match[0], fold_word(match[0]), gap, opens))
            at, parted = end, ""
        tail = _blanks(text[at:])
    return Prose(tuple(tokens), tail, tuple(places))


def _blanks(gap: str) -> str:
    return gap if gap == " " else _SPACE.sub(lambda m: "\n" if m[0].count("\n") > 1 else " ", gap)


def _opens(before: Sequence[Token], gap: str, word: str) -> bool:
    if not before:
        return True
    last = before[-1]
    # A sentence may follow on a full stop without a space, where a page lost its line breaks.
    if gap == "." and not (last.text[0].islower() and word[0].isupper() and len(last.text) > 1):
        return False
    if gap == ". " and (last.key in _ABBREVIATIONS or (len(last.text) == 1 and last.text.isupper() and last.text != "I")):
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
