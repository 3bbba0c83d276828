"""A film's title found in what reviewers write about it, on a page that names its film nowhere else.

Reviews of one film name it over and over, in their own sentences and independently of each other. Candidates are words in
quotation marks and runs of capitalised words that several reviews have in common. Each place where a candidate stands is a
witness: for a work (``X is a comedy``, ``the film X``, ``X takes us``, quotation marks) or for a person (``Mr. X``, ``by X``,
``X's performance``, ``X, who``). A candidate that enough independent reviews treat as a work, that hardly any treats as a
person, and that no rival comes close to, is the title. Everything else is no title: precision comes first.
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
from kg.reading.witnesses import (
    ARTICLES,
    GENERIC,
    HONORIFICS,
    JOINERS,
    OPENERS,
    RANKS,
    Witness,
    is_common,
    is_given,
    witness,
)
from kg.text import capitals

_QUOTED = re.compile(
    r"\"([^\"\n]{2,80})\"|“([^”\n]{2,80})”|‘([^’\n]{2,80})’(?!\w)|«([^»\n]{2,80})»|(?<![\w'])'([^'\n]{2,60})'(?!\w)|(?<![\w*])\*([^*\n]{2,80})\*(?![\w*])"
    r"|(?<!\w)_([^_\n]{2,80})_(?!\w)"
)
_NOT_THIS_WORK = re.compile(
    r"\b(?:songs?|novels?|book|track|single|album|play|series|episode|says?|said|asks?|asked|lines?|words?|term|so-called)\s*,?\s*$", re.I
)
_BEFORE_COMMA = re.compile(r"(?<![\w'’-])([A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}), $")
_AFTER_COMMA = re.compile(r",( [A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}[!?]*)(?![\w'’-])")
LONGEST = 10


class _Place(NamedTuple):
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
    places: list[_Place] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """The words of the key, without punctuation."""
        return re.sub(r"[:,!?]", " ", self.key).split()

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


def title_places(page: Page, reviews: Sequence[tuple[int, int]], names: Sequence[str] = ()) -> list[Span]:
    """The places where reviews name their film, all in the same words; empty where the title cannot be told surely.

    ``reviews`` are the ranges of the bodies of independent reviews, ``names`` are words on the page that are known to name
    someone or something else (critics, publications). Works on text with capitals; in text without any, only quotation
    marks tell a title.
    """
    letters = "".join(page.text[s:e] for s, e in reviews)
    cased = capitals(letters) * 200 > len(letters)
    # The words of a known name, one by one and together, name it, too.
    known = {" ".join(part) for n in names for part in _stretches(n.casefold().split(" "))}
    candidates = _candidates(page, reviews, cased=cased)
    runs = [c for c in candidates.values() if c.key not in known and not _generic(c)]
    people = {c.words[-1] for c in candidates.values() if len(c.words) > 1 and _person_shaped(c)}
    sure = [c for c in runs if _is_title(c, people, page, cased=cased)]
    if not sure:
        return []
    best = max(sure, key=lambda c: (c.work, len(c.words), c.key))
    strength = best.work
    for rival in runs:
        near = rival.work >= strength - 0.7 and rival.reviews(0.7) >= 2 and rival.person <= 0.2 * rival.work
        if rival is not best and near and not _inside(rival.key, best.key) and not _inside(best.key, rival.key):
            return []
    return _printed(page, _prolonged(page, best, reviews))


def _prolonged(page: Page, title: Candidate, reviews: Sequence[tuple[int, int]]) -> Candidate:
    """A title with what a comma parts from it, where several reviews and most places have the same words there."""
    for pattern, backwards in ((_BEFORE_COMMA, True), (_AFTER_COMMA, False)):
        grown: dict[str, list[_Place]] = defaultdict(list)
        openers: set[str] = set()
        for place in title.places:
            start, end = reviews[place.review]
            if backwards:
                match = pattern.search(page.text, max(start, place.span.start - 200), place.span.start)
                span = Span(match.start(1), place.span.end) if match else place.span
            else:
                match = pattern.match(page.text, place.span.end, end)
                span = Span(place.span.start, match.end()) if match else place.span
            if match:
                grown[_key(page.words(span))].append(place._replace(span=span))
                if match[1].strip().casefold() in OPENERS:
                    openers.add(_key(page.words(span)))
        for key, places in sorted(grown.items()):
            held = {p.review for p in places}
            # A word that opens sentences belongs to a title that never stands without it.
            if key in openers and (len(held) < 3 or len(places) < len(title.places)):
                continue
            if len(held) > 1 and len(places) * 2 > len(title.places):
                title = Candidate(key, places)
    return title


def _printed(page: Page, title: Candidate) -> list[Span]:
    """The places of a title in its best-cased form: not in capitals throughout if it stands otherwise, the commonest, the first."""
    forms: dict[str, list[Span]] = defaultdict(list)
    for place in title.places:
        forms[page.words(place.span)].append(place.span)
    form = max(forms, key=lambda f: (not f.isupper(), len(forms[f]), -forms[f][0].start))
    return sorted(set(forms[form]))


def _stretches(words: list[str]) -> Iterator[list[str]]:
    """All words of a name that follow each other, up to as many as a title has."""
    for i in range(len(words)):
        yield from (words[i:j] for j in range(i + 1, min(i + LONGEST, len(words)) + 1))


def _inside(short: str, long: str) -> bool:
    return f" {short} " in f" {long} "


# --- candidates ------------------------------------------------------------------------------------------------------


def _candidates(page: Page, reviews: Sequence[tuple[int, int]], *, cased: bool) -> dict[str, Candidate]:
    """All candidates of a page; those that only stand inside a longer one that recurs have no place of their own there."""
    spots: list[tuple[str, int, Span, bool, bool, str]] = []
    bounds: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(reviews):
        bounds.append((start, end))
        quoted = list(_quoted(page, start, end, cased=cased))
        spots += [(_key(page.text[s.start : s.end]), number, s, True, False, "") for s in quoted]
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
        out.setdefault(key, Candidate(key)).places.append(_Place(number, span, is_quoted, opening, owner, seen))
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
            yield _key(words[: len(words) - (last.end - end)]), Span(head.start, end), opening, left.bare if left and left.owns else ""


def _spelled(word: Word) -> str:
    return (": " if ":" in word.gap else "") + word.text


def _loose(word: Word) -> bool:
    """Whether a capitalised word at the start of a sentence may be capitalised for that reason only."""
    return word.bare in OPENERS or word.bare in JOINERS or is_common(word.bare)


def _key(words: str) -> str:
    return " ".join(re.sub(r"\s*:\s*", ": ", words).casefold().replace("’", "'").replace(". ", " ").strip(" ,.;:").split())


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


# --- judgment --------------------------------------------------------------------------------------------------------


def _generic(candidate: Candidate) -> bool:
    return candidate.key in GENERIC or all(w in GENERIC or w in JOINERS for w in candidate.words)


def _person_shaped(candidate: Candidate) -> bool:
    """Two or three words that read like somebody's name, or two such names with ``and``."""
    words = candidate.words
    if any(w.endswith("'s") for w in words):
        return False
    if words[0].rstrip(".") in HONORIFICS | RANKS:
        return len(words) < 4
    if len(words) == 3 and words[1] in {"and", "&"}:
        return not any(map(is_common, words[::2]))
    plain = not any(is_common(w) or w in JOINERS or w[0].isdigit() for w in words)
    return plain and 1 < len(words) < 4 and (is_given(words[0]) or len(words[0].rstrip(".")) == 1)


def _is_title(candidate: Candidate, people: set[str], page: Page, *, cased: bool) -> bool:
    """Whether the witnesses suffice, which depends on how much the words by themselves look like a title."""
    work, person = candidate.work, candidate.person
    strong, good = candidate.reviews(1.5), candidate.reviews(0.7)
    words = candidate.words
    quoted = len({p.review for p in candidate.places if p.quoted})
    if good < 2 or person > 0.34 * work or all(p.after_owner for p in candidate.places):
        return False
    if not cased:
        return quoted >= 2 and (len(words) > 1 or strong >= 2) and any(p.witness.work > 1.5 for p in candidate.places)
    if len(words) == 1:
        if all(p.opening for p in candidate.places) or words[0] in people or person > 0.2 * work:
            return False
        if not quoted and re.search(rf"(?<![\w'’-]){re.escape(words[0])}(?![\w'’-])", page.text):
            return strong >= 2
        return strong >= 2 or (strong >= 1 and good >= 3)
    if _person_shaped(candidate):
        return person <= 0.2 * work and (strong >= 2 or (strong >= 1 and good >= 4))
    if any(is_common(w) or w in JOINERS or w.endswith("'s") or w[0].isdigit() for w in words):
        return work >= (1.9 if strong else 2.6)
    return work >= (2.2 if strong else 3.5)
