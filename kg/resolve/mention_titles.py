"""Whether a title of the graph that stands in a text is named there, or its words are just words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from kg.resolve.mention_index import Named
from kg.resolve.mention_names import FilmNames
from kg.resolve.mention_places import glued, in_marks, titled, year_behind
from kg.resolve.mention_text import Prose, Token
from kg.resolve.mention_words import DETERMINERS, FILM_WORDS, MINOR, OTHER_WORKS, POINTING_TO_PLACES, is_given

_NUMERALS = frozenset(str.split("2 3 4 5 6 7 8 9 ii iii iv v vi vii viii part chapter"))
_BRIEF = 7
"""Words shorter than this before a participle (``is``, ``after``, ``before``) make it a clause more often than a title."""


@dataclass(frozen=True)
class Titles:
    """Judges titles in the texts about the film ``own``.

    ``years`` tells the years of a film by IRI, ``near`` the films that the graph links to this one; ``ordinary`` says of a folded
    word whether it is an ordinary one in these texts, ``plain`` of a capitalised one whether it is no part of a name.
    """

    own: FilmNames
    years: Callable[[str], Collection[str]]
    near: Collection[str]
    ordinary: Callable[[str], bool]
    plain: Callable[[Token], bool]

    def choose(self, text: Prose, at: int, end: int, titles: Sequence[Named], listed_behind: int) -> Named | None:
        """Which of the films of one title is meant by the words from ``at`` to ``end``, if any.

        ``listed_behind`` is the position behind the title of another film that was found last, 0 where there is none.
        """
        works = OTHER_WORKS | text.language.works if text.language else OTHER_WORKS
        if glued(text, at, end) or (at and text[at - 1].key in works):
            return None
        if year := year_behind(text, end):
            dated = [t for t in titles if year in self.years(t.target)]
            known = dated or [t for t in titles if not self.years(t.target)]
            return known[0] if len(known) == 1 else None
        marked = in_marks(text, at, end) or self._listed(text, at, end, listed_behind)
        own = next((t for t in titles if t.target == self.own.iri), None)
        if own is not None:
            return own if marked or self._plainly_own(text, at, end) else None
        near = [t for t in titles if t.target in self.near] if len(titles) > 1 else list(titles)
        return near[0] if marked and len(near) == 1 else None

    def _listed(self, text: Prose, at: int, end: int, listed_behind: int) -> bool:
        """``films like X, Y and Z``: whether the words stand in such a list."""
        shaped = text[at].capital and titled(text.part(at, end)) if text.cased else end - at > 1
        if not shaped or (end < len(text) and text[end].gap == " " and text[end].capital):
            return False
        heads = text.keys[max(0, at - 3) : at]
        if text[at].gap == " " and heads[-1:] == ["like"] and heads[-2:-1] and heads[-2] in FILM_WORDS:
            return True
        if text[at].gap == " " and heads[-2:] == ["such", "as"] and heads[0] in FILM_WORDS:
            return True
        if not listed_behind:
            return False
        return (listed_behind == at and text.gap(at) == ", ") or (listed_behind == at - 1 and text[at - 1].key in ("and", "or"))

    def _plainly_own(self, text: Prose, at: int, end: int) -> bool:
        """Whether the title of the film itself is meant without any mark."""
        first = text[at]
        before = text[at - 1] if at and first.gap == " " else None
        after = text[end] if end < len(text) else None
        if after and after.gap == " " and after.key in _NUMERALS:
            return False
        if end - at == 1:
            return self._one_word(text, at, before, after)
        if text.cased:
            if after and after.gap == " " and after.capital and not self.plain(after):
                return False
            if not (first.capital and text[end - 1].capital and titled(text.part(at, end))):
                return False
            if first.first and first.key.endswith("ing") and text.gap(end).startswith(",") and after and after.text[0].isupper():
                return False
            return not (before and before.capital and not before.first and not self.plain(before))
        content = [key for key in text.keys[at:end] if key not in MINOR and len(key) > 2]
        if len(content) < 2 or all(map(self.ordinary, content)):
            return False
        clause = before and before.key not in FILM_WORDS and (before.key in MINOR or len(before.key) < _BRIEF)
        return not (first.key.endswith("ing") and clause)

    def _one_word(self, text: Prose, at: int, before: Token | None, after: Token | None) -> bool:
        token = text[at]
        if not text.cased or not token.text[0].isupper() or len(token.key) < 3:
            return False
        if before and (before.key in DETERMINERS | POINTING_TO_PLACES or (before.capital and not self.plain(before))):
            return False
        if after and after.gap == " " and after.capital and not self.plain(after):
            return False
        if self.own.short.matches(text.keys, at) or is_given(token.key):
            return False
        return not (token.first and self.ordinary(token.key))
