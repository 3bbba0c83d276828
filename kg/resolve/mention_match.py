"""Which words of a text clearly mean somebody or something of the graph: the judgment of every place, precision first."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from kg.resolve.mention_names import FilmNames, Named, Trie
from kg.resolve.mention_places import cuts, glued, looks_like, misspells, owns, titled, together
from kg.resolve.mention_text import Prose, Token
from kg.resolve.mention_titles import Titles
from kg.resolve.mention_words import (
    CREDITS,
    DETERMINERS,
    HONORIFICS,
    MINOR,
    OPENERS,
    POINTING_TO_PLACES,
    RANKS,
    WORDS_AND_NAMES,
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


@dataclass
class Lexicon:
    """What the prose about one film shows of words: those that stand in lower case among capitals, those that mostly stand
    behind an article."""

    lower: set[str] = field(default_factory=set)
    articled: set[str] = field(default_factory=set)

    def ordinary(self, word: str) -> bool:
        """Whether a folded word is an ordinary one here."""
        return word in self.lower or is_ordinary(word)


def lexicon(texts: Iterable[Prose]) -> Lexicon:
    """The lexicon of the texts about one film."""
    found = Lexicon()
    everywhere: Counter[str] = Counter()
    behind: Counter[str] = Counter()
    for text in texts:
        for before, token in zip((None, *text.tokens), text.tokens, strict=False):
            lower = token.text.islower()
            everywhere[token.key] += 1
            if text.cased and lower:
                found.lower.add(token.key)
            if before is not None and lower and token.gap == " " and before.key in DETERMINERS:
                behind[token.key] += 1
    found.articled = {word for word, count in behind.items() if count * 5 >= everywhere[word]}
    return found


Verdict = Literal["yes", "no", "blocked"]


class Finder:
    """Finds the mentions in the texts about one film. ``years`` and ``near`` are years and neighbours of films, by IRI."""

    def __init__(self, own: FilmNames, everyone: Trie, words: Lexicon, years: Mapping[str, Iterable[str]], near: Iterable[str]) -> None:
        self.own, self.everyone, self.words = own, everyone, words
        self._own = {named.target for _, named in own.full}
        self._titles = Titles(own, years, frozenset(near), words.ordinary, self._plain)
        self._misspelled: dict[tuple[int, str], list[tuple[tuple[str, ...], Named]]] = defaultdict(list)
        for form, named in own.full:
            for position in (0, 1):
                self._misspelled[position, form[position]].append((form, named))
        self._first = {*own.sure.next, *own.short.next, *(form[0] for form, _ in own.full)}
        self._second = {*own.short.next, *(form[1] for form, _ in own.full)}
        self._cut: dict[str, set[str]] = defaultdict(set)
        for surname in own.surnames:
            for cut in cuts(surname):
                self._cut[cut].add(surname)

    def scan(self, text: Prose) -> Scan:
        """Look at a text once."""
        tokens, at = text.tokens, 0
        out = Scan([], [], set())
        while at < len(tokens):
            if self._starts_nothing(text, at):
                at += 1
                continue
            end, hit = self._sure(text, at, out)
            if hit:
                out.found.append(Found(at, end, hit))
            elif end == at:
                end, waiting = self._short(text, at, out.strangers)
                if waiting:
                    out.pending.append(Found(at, end, waiting))
            at = max(end, at + 1)
        return out

    def _starts_nothing(self, text: Prose, at: int) -> bool:
        """Whether no name that is known here can begin with a word: true of most words, and told at once."""
        token = text.tokens[at]
        if token.key in self._first or token.key in self.everyone.next or (len(token.key) > 5 and token.capital and self._cut):
            return False
        return at + 1 == len(text.tokens) or text.tokens[at + 1].key not in self._second

    def settle(self, text: Prose, scan: Scan, present: Iterable[str] = (), around: Iterable[str] = ()) -> list[Found]:
        """The mentions of a text, in its order.

        ``present`` are IRIs of those who are known to be there (who speak in a quotation), ``around`` of those whom other
        texts of the document name in full.
        """
        known, document = scan.named | set(present), set(around)
        return sorted([*scan.found, *(p for p in scan.pending if self._meant(text, p, known, document, scan.strangers))])

    # --- titles and full names ---------------------------------------------------------------------------------------

    def _sure(self, text: Prose, at: int, seen: Scan) -> tuple[int, Named | None]:
        """The longest title or full name from a position on, or where the words go on if they mean something else."""
        options = [*self.own.sure.matches(text.tokens, at), *self.everyone.matches(text.tokens, at)]
        options = [(end, ends) for end, ends in options if together(text.tokens[at + 1 : end])]
        for end, ends in sorted(options, key=lambda option: -option[0]):
            verdict, named = self._choose(text, at, end, ends, seen)
            if verdict == "yes":
                return end, named
            if verdict == "blocked":
                return end, None
        for end, named in (*self._one_letter_away(text, at), *self._by_nickname(text, at)):
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
        return ("blocked" if foreign and titled(text.tokens[at:end]) else "no"), None

    def _is_full(self, text: Prose, at: int, end: int, *, own: bool) -> bool:
        tokens = text.tokens
        first, last = tokens[at], tokens[end - 1]
        ordinary = all(self.words.ordinary(t.key) for t in tokens[at:end])
        if glued(text, at, end):
            return False
        if ordinary and not (text.cased and own and first.capital and last.capital):
            return False
        if text.cased and first.capital != last.capital:
            return False
        before = tokens[at - 1] if at and first.gap == " " else None
        if before and before.capital == first.capital and is_given(before.key) and not self.words.ordinary(before.key):
            return False
        after = tokens[end] if end < len(tokens) and tokens[end].gap in (" ", ", ") else None
        if after and after.key in ("jr", "sr"):
            return False
        follows = after is not None and after.gap == " " and after.capital == last.capital and not after.first
        return not (follows and after and is_family(after.key) and not self.words.ordinary(after.key))

    # --- misspellings and nicknames ----------------------------------------------------------------------------------

    def _one_letter_away(self, text: Prose, at: int) -> Iterator[tuple[int, Named]]:
        tokens = text.tokens
        near: list[tuple[tuple[str, ...], Named]] = list(self._misspelled.get((0, tokens[at].key), ()))
        if at + 1 < len(tokens):
            near += self._misspelled.get((1, tokens[at + 1].key), ())
        meant: dict[int, dict[str, Named]] = defaultdict(dict)
        for form, named in near:
            end = at + len(form)
            if end > len(tokens) or not together(tokens[at + 1 : end]):
                continue
            wrong = [(i, t.key) for i, (t, w) in enumerate(zip(tokens[at:end], form, strict=True)) if t.key != w]
            if len(wrong) != 1 or sum(map(len, form)) < 8:
                continue
            place, printed = wrong[0]
            if misspells(printed, form[place], given=place < len(form) - 1, sure=len(form) > 2):
                meant[end][named.target] = named
        for end, targets in sorted(meant.items(), reverse=True):
            if len(targets) == 1:
                yield end, next(iter(targets.values()))

    def _by_nickname(self, text: Prose, at: int) -> Iterator[tuple[int, Named]]:
        tokens = text.tokens
        if at + 1 >= len(tokens) or tokens[at + 1].gap not in (" ", ". "):
            return
        if tokens[at + 1].gap == ". " and len(tokens[at].key) > 1:
            return
        for end, ends in self.own.short.matches(tokens, at + 1):
            named = next(iter(ends))
            if named.form == "short" and named.given and same_given(tokens[at].key, named.given) and tokens[at].key not in MINOR:
                yield end, named

    # --- surnames, first names, acronyms -----------------------------------------------------------------------------

    def _short(self, text: Prose, at: int, strangers: set[str]) -> tuple[int, Named | None]:
        for end, ends in self.own.short.matches(text.tokens, at):
            named = next(iter(ends))
            if not together(text.tokens[at + 1 : end]):
                continue
            if self._bears_another_name(text, at):
                if not (named.given and looks_like(text.tokens[at - 1].key, named.given)):
                    strangers.add(text.tokens[end - 1].key)
                return end, None
            return end, named
        token = text.tokens[at]
        if text.cased and token.capital and not token.first and len(token.key) > 5 and not self._bears_another_name(text, at):
            meant = {s for form in cuts(token.key) for s in self._cut.get(form, ())}
            close = [s for s in meant if misspells(token.key, s, given=False)]
            if len(close) == 1 and not self.words.ordinary(token.key) and not is_given(token.key) and not is_family(token.key):
                return at + 1, self.own.surnames[close[0]]
        return at, None

    def _bears_another_name(self, text: Prose, at: int) -> bool:
        """Whether the word before makes this somebody else's name."""
        if not at:
            return False
        token, before = text.tokens[at], text.tokens[at - 1]
        if token.gap == "-":
            return True
        initial = len(before.key) == 1 and token.gap == ". "
        if (token.gap != " " and not initial) or before.key in HONORIFICS | RANKS | CREDITS:
            return False
        if not text.cased:
            return is_given(before.key) and not self.words.ordinary(before.key)
        if not before.capital or not before.text[0].isalpha() or before.text == "I":
            return False
        if before.first and not initial:
            word = before.key
            plain = word in OPENERS or word in self.words.lower or _ENDING.search(word) or (is_ordinary(word) and not is_given(word))
            return word not in _VERBS and not plain
        return initial or not (before.loud or self._plain(before))

    def _plain(self, token: Token) -> bool:
        """Whether a capitalised word is no part of a name: an ordinary word, a job."""
        word = token.key
        return token.loud or word in CREDITS or token.text == "I" or (self.words.ordinary(word) and word not in WORDS_AND_NAMES)

    def _meant(self, text: Prose, pending: Found, known: set[str], document: set[str], strangers: set[str]) -> bool:
        at, end, named = pending
        tokens, token = text.tokens, text.tokens[at]
        if tokens[end - 1].key in strangers or glued(text, at, end):
            return False
        before = tokens[at - 1] if at and token.gap == " " else None
        after = tokens[end] if end < len(tokens) else None
        possessive = owns(text, end)
        sure = named.target in known
        if named.form == "acronym":
            return sure and (token.text.isupper() if text.cased else not _VOWELS & set(token.key))
        if before and before.key in POINTING_TO_PLACES and (token.key in self.own.places or is_place(token.key)):
            return False
        ordinary = self.words.ordinary(tokens[end - 1].key)
        if not text.cased:
            elsewhere = named.lead and named.target in document and token.key not in self.words.articled
            return self._meant_without_capitals(named, before, after, sure=sure or elsewhere, owns=possessive, ordinary=ordinary)
        if not tokens[end - 1].capital or (not token.capital and named.kind != "person"):
            return False
        follows = after is not None and after.gap == " " and after.capital and after.text[0].isalpha() and not after.first
        if follows and after and not self._plain(after):
            return False
        if ordinary:
            honoured = bool(before and before.key in HONORIFICS)
            called = not token.first and not (before and before.key in DETERMINERS)
            return sure or honoured or (named.lead and (called or possessive))
        if named.kind == "artist":
            return possessive or not token.first
        return True

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
