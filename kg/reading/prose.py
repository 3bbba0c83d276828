"""A film's title found in what reviewers write about it, on a page that names its film nowhere else.

Reviews of one film name it over and over, in their own sentences and independently of each other. Candidates
(``kg.reading.title_candidates``) are words in quotation marks and runs of capitalised words that several reviews have in
common. Each place where a candidate stands is a witness (``kg.reading.witnesses``): for a work (``X is a comedy``, ``the film
X``, ``X takes us``, quotation marks) or for a person (``Mr. X``, ``by X``, ``X's performance``, ``X, who``). A candidate that
enough independent reviews treat as a work, that hardly any treats as a person, and that no rival comes close to, is the title.
Everything else is no title: precision comes first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.reading.page import Page, Span
from kg.reading.title_candidates import LONGEST, Candidate, Place, candidates_of, key_of
from kg.reading.witnesses import GENERIC, HONORIFICS, JOINERS, OPENERS, RANKS, is_common, is_given
from kg.text import capitals

_BEFORE_COMMA = re.compile(r"(?<![\w'’-])([A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}), $")
_BEFORE_COLON = re.compile(r"(?<![\w'’.,-])(\d{1,4}): $")
_AFTER_COMMA = re.compile(r",( [A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}[!?]*)(?![\w'’-])")


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
    candidates = candidates_of(page, reviews, cased=cased)
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


def _first_of_each(page: Page, title: Candidate) -> Candidate:
    """A title without the places in which it closes what it opens (``Run, Ada, Run``)."""
    opened = re.compile(rf"(?<![\w'’-]){re.escape(title.key)},(?: [A-Z][\w'’-]*){{1,3}}, $", re.I)
    firsts = [p for p in title.places if not opened.search(page.text, max(0, p.span.start - 60), p.span.start)]
    return Candidate(title.key, firsts) if firsts else title


def _prolonged(page: Page, title: Candidate, reviews: Sequence[tuple[int, int]]) -> Candidate:
    """A title with what a comma parts from it, where several reviews and most places have the same words there."""
    for pattern, backwards in ((_BEFORE_COMMA, True), (_BEFORE_COLON, True), (_AFTER_COMMA, False), (_AFTER_COMMA, False)):
        title = _first_of_each(page, title)
        grown: dict[str, list[Place]] = defaultdict(list)
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
                grown[key_of(page.words(span))].append(place._replace(span=span))
                if match[1].strip().casefold() in OPENERS:
                    openers.add(key_of(page.words(span)))
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


def _built_like_a_title(candidate: Candidate) -> bool:
    """Whether three reviews and more name, unlike anything, what is built as no name of a person or a place is: of words that join others.

    "Nine Bridges of Lund" needs fewer witnesses than "Nine Bridges".
    """
    words = candidate.key.split()
    joined = any(word in JOINERS or word.endswith(":") or word[0].isdigit() for word in words[1:-1])
    return joined and len(words) > 2 and not _person_shaped(candidate) and candidate.reviews(0.1) > 2


def _is_title(candidate: Candidate, people: set[str], page: Page, *, cased: bool) -> bool:
    """Whether the witnesses suffice, which depends on how much the words by themselves look like a title."""
    work, person = candidate.work, candidate.person
    strong, good = candidate.reviews(1.5), candidate.reviews(0.7)
    words = candidate.words
    quoted = len({p.review for p in candidate.places if p.quoted})
    if person > 0.34 * work or all(p.after_owner for p in candidate.places):
        return False
    if good < 2:
        return cased and good == 1 and person == 0 and _built_like_a_title(candidate)
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
