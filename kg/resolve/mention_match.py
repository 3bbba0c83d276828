"""Which words of a text clearly mean somebody or something of the graph: the judgment of every place, precision first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import Literal, NamedTuple

from kg.resolve.mention_asked import Asked
from kg.resolve.mention_forms import Form
from kg.resolve.mention_index import Named
from kg.resolve.mention_languages import Language
from kg.resolve.mention_lexicon import Lexicon
from kg.resolve.mention_names import FilmNames
from kg.resolve.mention_places import glued, looks_like, misspells, owns, titled, together
from kg.resolve.mention_starts import Starts, near_surnames
from kg.resolve.mention_text import Pair, Prose, Token
from kg.resolve.mention_titles import Titles
from kg.resolve.mention_words import (
    CREDITS,
    DETERMINERS,
    HONORIFICS,
    LOCATIVES,
    MINOR,
    OPENERS,
    POINTING_TO_PLACES,
    RANKS,
    is_family,
    is_given,
    is_ordinary,
    is_place,
    same_given,
)

_ENDING = re.compile(r"...(?:ly|ing|ed)$")
_VERBS = frozenset({"will", "may"})
_VOWELS = frozenset("aeiouy")


class Found(NamedTuple):
    """A mention: the positions of its words (half open) and what they mean."""

    start: int
    end: int
    named: Named


class Scan(NamedTuple):
    """A text looked at once: what it surely means; short forms, whose judgment waits until all of the document has been looked
    at; and surnames that it gives to somebody else."""

    found: list[Found]
    pending: list[Found]
    strangers: set[str]

    @property
    def named(self) -> set[str]:
        """The IRIs of all that the text names in full."""
        return {f.named.target for f in self.found}


Verdict = Literal["yes", "no", "blocked"]


class Finder:
    """Finds the mentions in the texts about one film, whose names are ``own``; of all others ``asked`` knows."""

    def __init__(self, own: FilmNames, asked: Asked, words: Lexicon, texts: Sequence[Prose]) -> None:
        self.own, self.asked, self.words = own, asked, words
        self._own = {named.target for _, named in own.full}
        self._titles = Titles(own, asked.years, asked.near(own.iri), words.ordinary, words.plain)
        pairs: set[Pair] = set()
        for text in texts:
            pairs.update(text.pairs())
        self._near = near_surnames(own.surnames, {word for word, _ in pairs}, words)
        self._elsewhere = asked.begun(pairs)
        self._mine = Starts(own, self._near.keys()).among(pairs)
        self._starts = self._elsewhere | self._mine
        self._right: tuple[dict[str, list[tuple[Form, Named]]], ...] = (defaultdict(list), defaultdict(list))
        for form, named in own.full:
            for position in (0, 1):
                self._right[position][form[position]].append((form, named))

    def scan(self, text: Prose) -> Scan:
        """Look at a text once."""
        out, done = Scan([], [], set()), 0
        for at in compress(range(len(text)), map(self._starts.__contains__, text.pairs())):
            if at < done:
                continue
            mine = text.pair(at) in self._mine
            end, hit = self._sure(text, at, out, mine=mine)
            if hit:
                out.found.append(Found(at, end, hit))
            elif end == at and mine:
                end, waiting = self._short(text, at, out.strangers)
                if waiting:
                    out.pending.append(Found(at, end, waiting))
            done = max(end, at + 1)
        return out

    def settle(self, text: Prose, scan: Scan, present: Iterable[str] = (), around: Iterable[str] = ()) -> list[Found]:
        """The mentions of a text, in its order.

        ``present`` are IRIs of those who are known to be there (who speak in a quotation), ``around`` of those whom other
        texts of the document name in full.
        """
        known, document = scan.named | set(present), set(around)
        return sorted([*scan.found, *(p for p in scan.pending if self._meant(text, p, known, document, scan.strangers))])

    # --- titles and full names ---------------------------------------------------------------------------------------

    def _sure(self, text: Prose, at: int, seen: Scan, *, mine: bool) -> tuple[int, Named | None]:
        """The longest title or full name from a position on, or where the words go on if they mean something else.

        ``mine`` is whether a name of the film itself may begin there.
        """
        options = self.own.sure.matches(text.keys, at) if mine else []
        if text.pair(at) in self._elsewhere:
            options += self.asked.matches(text.keys, at)
        options = [(end, ends) for end, ends in options if together(text.part(at + 1, end))]
        for end, ends in sorted(options, key=lambda option: -option[0]):
            verdict, named = self._choose(text, at, end, ends, seen)
            if verdict == "yes":
                return end, named
            if verdict == "blocked":
                return end, None
        for end, named in (*self._one_letter_away(text, at), *self._by_nickname(text, at)) if mine else ():
            if self._is_full(text, at, end, own=True):
                return end, named
        return at, None

    def _choose(self, text: Prose, at: int, end: int, ends: set[Named], seen: Scan) -> tuple[Verdict, Named | None]:
        titles = sorted(n for n in ends if n.form == "title")
        people = sorted(n for n in ends if n.form != "title")
        last = seen.found[-1] if seen.found else None
        listed = last.end if last and last.named.form == "title" and last.named.target != self.own.iri else 0
        if titles and (title := self._titles.choose(text, at, end, titles, listed)):
            return "yes", title
        if people and self._is_full(text, at, end, own=people[0].target in self._own):
            # Namesakes, or a character who bears a real name: nobody can tell.
            return ("yes", people[0]) if len({n.target for n in people}) == 1 else ("blocked", None)
        foreign = titles and not people and text.cased and end - at > 1
        return ("blocked" if foreign and titled(text.part(at, end)) else "no"), None

    def _is_full(self, text: Prose, at: int, end: int, *, own: bool) -> bool:
        first, last = text[at], text[end - 1]
        ordinary = all(map(self.words.ordinary, text.keys[at:end]))
        if glued(text, at, end):
            return False
        if ordinary and not (text.cased and own and first.capital and last.capital):
            return False
        if text.cased and first.capital != last.capital:
            return False
        before = text[at - 1] if at and first.gap == " " else None
        if before and before.capital == first.capital and is_given(before.key) and not self.words.ordinary(before.key):
            return False
        after = text[end] if end < len(text) and text[end].gap in (" ", ", ") else None
        if after and after.key in ("jr", "sr"):
            return False
        follows = after is not None and after.gap == " " and after.capital == last.capital and not after.first
        return not (follows and after and is_family(after.key) and not self.words.ordinary(after.key))

    # --- misspellings and nicknames ----------------------------------------------------------------------------------

    def _one_letter_away(self, text: Prose, at: int) -> Iterator[tuple[int, Named]]:
        keys = text.keys
        near = [*self._right[0].get(keys[at], ()), *(self._right[1].get(keys[at + 1], ()) if at + 1 < len(keys) else ())]
        meant: dict[int, dict[str, Named]] = defaultdict(dict)
        for form, named in near:
            end = at + len(form)
            if end > len(keys) or sum(map(len, form)) < 8:
                continue
            wrong = [(i, key) for i, (key, word) in enumerate(zip(keys[at:end], form, strict=True)) if key != word]
            if len(wrong) != 1 or not together(text.part(at + 1, end)):
                continue
            place, printed = wrong[0]
            if misspells(printed, form[place], given=place < len(form) - 1, sure=len(form) > 2):
                meant[end][named.target] = named
        for end, targets in sorted(meant.items(), reverse=True):
            if len(targets) == 1:
                yield end, next(iter(targets.values()))

    def _by_nickname(self, text: Prose, at: int) -> Iterator[tuple[int, Named]]:
        key = text.keys[at]
        for end, ends in self.own.short.matches(text.keys, at + 1):
            named = next(iter(ends))
            if named.form != "short" or not named.given or not same_given(key, named.given) or key in MINOR:
                continue
            if (gap := text[at + 1].gap) == " " or (gap == ". " and len(key) == 1):
                yield end, named

    # --- surnames, first names, acronyms -----------------------------------------------------------------------------

    def _short(self, text: Prose, at: int, strangers: set[str]) -> tuple[int, Named | None]:
        for end, ends in self.own.short.matches(text.keys, at):
            named = next(iter(ends))
            if not together(text.part(at + 1, end)):
                continue
            if self._bears_another_name(text, at):
                if not (named.given and looks_like(text.keys[at - 1], named.given)):
                    strangers.add(text.keys[end - 1])
                return end, None
            return end, named
        near = self._near.get(text.keys[at])
        if near and text.cased and text[at].capital and not text[at].first and not self._bears_another_name(text, at):
            return at + 1, near
        return at, None

    def _bears_another_name(self, text: Prose, at: int) -> bool:
        """Whether the word before makes this somebody else's name."""
        if not at:
            return False
        token, before = text[at], text[at - 1]
        if token.gap == "-":
            return True
        initial = len(before.key) == 1 and token.gap == ". "
        if (token.gap != " " and not initial) or self._announces(text, before):
            return False
        if not text.cased or (text.language and text.language.nouns):
            return is_given(before.key) and not self.words.ordinary(before.key)
        if not before.capital or not before.text[0].isalpha() or before.text == "I":
            return False
        if before.first and not initial:
            word = before.key
            plain = word in OPENERS or word in self.words.lower or _ENDING.search(word) or (is_ordinary(word) and not is_given(word))
            return not (_asks(text, at) if word in _VERBS else plain)
        return initial or not (before.loud or self.words.plain(before))

    def _announces(self, text: Prose, before: Token) -> bool:
        """Whether a word says of the one behind it that it is somebody's name."""
        return before.key in HONORIFICS | RANKS | CREDITS or (text.language is not None and before.key in text.language.cues)

    def _meant(self, text: Prose, pending: Found, known: set[str], document: set[str], strangers: set[str]) -> bool:
        at, end, named = pending
        token = text[at]
        if text.keys[end - 1] in strangers or glued(text, at, end):
            return False
        before = text[at - 1] if at and token.gap == " " else None
        after = text[end] if end < len(text) else None
        possessive = owns(text, end)
        sure = named.target in known
        if named.form == "acronym":
            return sure and (token.text.isupper() if text.cased else not _VOWELS & set(token.key))
        if before and before.key in POINTING_TO_PLACES and (token.key in self.own.places or is_place(token.key)):
            return False
        if named.kind == "character" and (_compounded(text, end) or (before and before.key in LOCATIVES and not is_given(token.key))):
            return False
        ordinary = self.words.ordinary(text.keys[end - 1])
        if text.language and not self._meant_in(text.language, text, pending, sure=sure):
            return False
        if not text.cased:
            elsewhere = named.lead and named.target in document and token.key not in self.words.articled
            return self._meant_without_capitals(named, before, after, sure=sure or elsewhere, owns=possessive, ordinary=ordinary)
        if not text[end - 1].capital or (not token.capital and named.kind != "person"):
            return False
        follows = after is not None and after.gap == " " and after.capital and after.text[0].isalpha() and not after.first
        if follows and after and not self.words.plain(after):
            return False
        if ordinary:
            honoured = bool(before and before.key in HONORIFICS)
            called = not token.first and not (before and before.key in DETERMINERS)
            return sure or honoured or (named.lead and (called or possessive))
        if named.kind == "artist":
            return possessive or not token.first
        return True

    def _meant_in(self, language: Language, text: Prose, pending: Found, *, sure: bool) -> bool:
        """Whether the words around a short form allow it in a text that is not in English: they do not behind an article, nor where
        an ordinary word of the language would have a capital too."""
        at, end, named = pending
        token, key = text[at], text.keys[end - 1]
        before = text[at - 1] if at and token.gap in (" ", "'", "’") else None
        if before and before.key in language.determiners:
            return False
        if sure or (before and before.key in language.cues):
            return True
        if not text.cased or (named.kind == "character" and language.nouns and not is_given(key)):
            return False
        return not (language.ordinary(key) and (token.first or language.nouns))

    def _meant_without_capitals(
        self, named: Named, before: Token | None, after: Token | None, *, sure: bool, owns: bool, ordinary: bool
    ) -> bool:
        cue = bool(before and before.key in CREDITS | HONORIFICS)
        if (before and before.key in DETERMINERS) or named.kind == "artist":
            return False
        if ordinary:
            return sure and owns
        if named.kind != "character":
            return sure or cue
        stranger = after is not None and after.gap == " " and is_family(after.key) and not self.words.ordinary(after.key)
        return (sure or cue or named.lead or owns) and not stranger


def _asks(text: Prose, at: int) -> bool:
    """Whether the sentence that a word stands in is a question."""
    end = next((end for end in range(at + 1, len(text)) if text[end].first), len(text))
    return "?" in text.gap(end)


def _compounded(text: Prose, end: int) -> bool:
    """Whether words are the first part of a compound that a small letter goes on with: ``Neo-noir``."""
    return text.gap(end) == "-" and end < len(text) and not text[end].capital
