"""Words that may be the title of the film that reviews are of, with every place where they stand.

Candidates are words in quotation marks, and runs of capitalised words or the parts of runs that may stand on their own. Which
of them is the title, ``kg.reading.prose`` judges.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from kg.reading.capitals import Word, runs_of, words_of
from kg.reading.page import Page, Span
from kg.reading.witnesses import ARTICLES, JOINERS, OPENERS, Witness, is_common, witness

_QUOTED = re.compile(
    r"\"([^\"\n]{2,80})\"|“([^”\n]{2,80})”|‘([^’\n]{2,80})’(?!\w)|«([^»\n]{2,80})»|(?<![\w'])'([^'\n]{2,60})'(?!\w)|(?<![\w*])\*([^*\n]{2,80})\*(?![\w*])"
    r"|(?<!\w)_([^_\n]{2,80})_(?!\w)"
)
_NOT_THIS_WORK = re.compile(
    r"\b(?:songs?|novels?|book|track|single|album|play|series|episode|says?|said|asks?|asked|lines?|words?|term|so-called)\s*,?\s*$", re.I
)
_SIGNS = re.compile(r"[:,!?]")
_COLON = re.compile(r"\s*:\s*")
LONGEST = 10
"""No candidate has more words than this."""


class Place(NamedTuple):
    """Where a candidate stands: its review, its range, and how it stands there."""

    review: int
    span: Span
    quoted: bool
    opening: bool
    after_owner: str
    witness: Witness


@dataclass
class Candidate:
    """Words that may be the title, by their casefolded form, with every place where they stand."""

    key: str
    places: list[Place] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """The words of the key, without punctuation."""
        return _SIGNS.sub(" ", self.key).split()

    def best(self) -> dict[int, Witness]:
        """Of each review the strongest word for a work and the strongest for a person."""
        out: dict[int, Witness] = {}
        for place in self.places:
            seen = out.get(place.review, Witness(0.0, 0.0))
            out[place.review] = Witness(max(seen.work, place.witness.work), max(seen.person, place.witness.person))
        return out

    @property
    def work(self) -> float:
        """How strongly all reviews together speak for a work."""
        return sum(w.work for w in self.best().values())

    @property
    def person(self) -> float:
        """How strongly all reviews together speak for a person."""
        return sum(w.person for w in self.best().values())

    def reviews(self, strength: float = 0.0) -> int:
        """In how many reviews a witness for a work is at least this strong."""
        return sum(w.work >= strength for w in self.best().values())


def candidates_of(page: Page, reviews: Sequence[tuple[int, int]], *, cased: bool) -> dict[str, Candidate]:
    """All candidates of the reviews in some ranges of a page, by their keys; without capitals (``cased``) only quotation marks tell them.

    Those that only stand inside a longer one that recurs have no place of their own there.
    """
    spots: list[tuple[str, int, Span, bool, bool, str]] = []
    bounds: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(reviews):
        bounds.append((start, end))
        quoted = list(_quoted(page, start, end, cased=cased))
        spots += [(key_of(page.text[s.start : s.end]), number, s, True, False, "") for s in quoted]
        if not cased:
            continue
        words = words_of(page.text, start, end)
        shouting = sum(w.text.isupper() and len(w.text) > 1 for w in words) * 2 > len(words)
        for left, right in [] if shouting else runs_of(words):
            before = bisect_right(quoted, (words[left].start, len(page.text)))
            if not before or quoted[before - 1].end <= words[left].start:
                spots += [(key, number, span, False, opening, owner) for key, span, opening, owner in _parts(words[left:right])]
    together: dict[str, set[int]] = defaultdict(set)
    for key, number, *_ in spots:
        together[key].add(number)
    keys = _settled(page, spots, together)
    taken: dict[int, set[Span]] = defaultdict(set)
    for key, number, span, *_ in spots:
        if key in keys and len(together[key]) > 1:
            taken[number].add(span)
    longer = {number: _Longer(spans) for number, spans in taken.items()}
    out: dict[str, Candidate] = {}
    for key, number, span, is_quoted, opening, owner in spots:
        if key not in keys or (number in longer and longer[number].holds(span)):
            continue
        seen = witness(page.text, *bounds[number], span, quoted=is_quoted)
        out.setdefault(key, Candidate(key)).places.append(Place(number, span, is_quoted, opening, owner, seen))
    return out


class _Longer:
    """Ranges, asked which other ranges they hold."""

    def __init__(self, spans: set[Span]) -> None:
        # Of ranges with one beginning the longest comes first.
        self._spans = sorted(spans, key=lambda s: (s.start, -s.end))
        self._keys = [(s.start, -s.end) for s in self._spans]
        self._reach = list(accumulate((s.end for s in self._spans), max))

    def holds(self, span: Span) -> bool:
        """Whether another one of the ranges holds all of a range."""
        before = bisect_left(self._keys, (span.start, -span.end))
        return before > 0 and self._reach[before - 1] >= span.end


def _settled(page: Page, spots: Sequence[tuple[str, int, Span, bool, bool, str]], together: dict[str, set[int]]) -> set[str]:
    """The keys that may be names by themselves: not with a word that only opens a sentence, not with their owner's name."""
    inner = {key for key, _, _, _, opening, _ in spots if not opening}
    alone = {key for key, _, _, _, opening, owner in spots if not opening and not owner}
    free = {key for key, _, span, *_ in spots if not re.match(r"['’]", page.text[span.end : span.end + 1])}
    owners: dict[str, set[str]] = defaultdict(set)
    for key in together:
        owner, _, owned = key.partition("'s ")
        if owned:
            owners[owned].add(owner)
    for owned, whose in owners.items():
        # "Sister Agatha's Smile" and "Agatha's Smile" are one owner's.
        owners[owned] = {owner for owner in whose if not any(other.endswith(f" {owner}") for other in whose)}
    keys = set()
    for key, reviews in together.items():
        head, _, rest = key.partition(" ")
        if rest and key not in inner and (head in OPENERS or (head not in ARTICLES and rest in alone)):
            continue
        owner, _, owned = key.partition("'s ")
        if owned and (owned in alone or len(owners[owned]) > 1 or (len(reviews) < 3 and owner in free)):
            continue
        keys.add(key)
    return keys


def _parts(run: list[Word]) -> Iterator[tuple[str, Span, bool, str]]:
    """What in a run may stand on its own: key, range, whether its first word only opens a sentence, whose it is."""
    for i, head in enumerate(run):
        left = run[i - 1] if i else None
        free = left is None or left.owns or not left.capital or ":" in head.gap or (i == 1 and left.first and _loose(left))
        if not head.capital or not free:
            continue
        for j in range(i, min(len(run), i + LONGEST)):
            last = run[j]
            right = run[j + 1] if j + 1 < len(run) else None
            if not last.capital or not (right is None or not right.capital or ":" in right.gap or last.owns):
                continue
            end = last.end - len(re.search(r"(?:['’]s?)?$", last.text)[0]) if last.owns else last.end  # type: ignore[index]
            opening = head.first and (_loose(head) or j == i)
            words = " ".join(("& " if "&" in w.gap and n else "") + _spelled(w) for n, w in enumerate(run[i : j + 1]))
            yield key_of(words[: len(words) - (last.end - end)]), Span(head.start, end), opening, left.bare if left and left.owns else ""


def _spelled(word: Word) -> str:
    return (": " if ":" in word.gap else "") + word.text


def _loose(word: Word) -> bool:
    """Whether a capitalised word at the start of a sentence may be capitalised for that reason only."""
    return word.bare in OPENERS or word.bare in JOINERS or is_common(word.bare)


def key_of(words: str) -> str:
    """The form of a candidate's words in which they are compared: casefolded, one kind of apostrophe, no punctuation at the ends."""
    return " ".join(_COLON.sub(": ", words).casefold().replace("’", "'").replace(". ", " ").strip(" ,.;:").split())


def _quoted(page: Page, start: int, end: int, *, cased: bool) -> Iterator[Span]:
    """Quoted words that look like a title: few, capitalised where the page has capitals, not introduced as speech or song."""
    for match in _QUOTED.finditer(page.text, start, end):
        group = match.lastindex or 0
        inner = match[group].rstrip(" ,.;:")
        span = page.trim(match.start(group), match.start(group) + len(inner))
        words = inner.split()
        shaped = all(w[:1].isupper() or not w[:1].isalpha() or w.casefold() in JOINERS for w in words) if cased else True
        if not words or len(words) > LONGEST or not shaped or (cased and words[0][:1].islower()):
            continue
        if not _NOT_THIS_WORK.search(page.text, max(start, match.start() - 30), match.start()):
            yield span
