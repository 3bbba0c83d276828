"""Rows of a page that are about another film than its own: those above its name, and boxes whose director or length is another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.sites.general.about import WEIGHTS
from kg.sites.general.joborder import JOBS
from kg.sites.general.labels import known
from kg.sites.general.lines import Row
from kg.sites.general.names import YEAR
from kg.sites.general.outline import Heading, Outline
from kg.sites.general.titles import Title
from kg.text import RULES, fold

Meant = tuple[str, Row]
FEW = 3
"""So many kinds of facts above a film's name are a box about it, unless the ones below say otherwise."""
_TELLING = ("director", "duration")
_OF_ONE = frozenset(("director", "duration", "year", "original_title", "genre", "country"))
_PICTURES = re.compile(r"(?:photos?|photo gallery|gallery|galerie|images|pictures|bilder|fotos?|imágenes|immagini|fotografie)")
"""Headings below which who took the pictures is named."""
_VISITOR_S = re.compile(
    r"(?:your|my|deine?|ihre?|meine?|votre|vos|mon|mes|tu|tus|mis?|il tuo|la tua|il mio|váš|vaše|můj|moje|din|ditt|dina|min|mitt|mina)"
    r"(?: \w+){1,3}",
    re.I,
)
"""Headings over what is the visitor's: ``Your plan``, ``My account``."""
NEAR_YEARS = 1
"""A film is made and shown in years next to each other."""
MOST_BOXES = 20
_NEAR = 3
"""Lengths that differ by so many minutes are of one film."""


def own(page: Page, outline: Outline, meant: Sequence[Meant], title: Title | None, marked: Mapping[str, set[str]]) -> list[Meant]:
    """The rows that are about the page's film. ``marked`` are the folded values that markup gives, by property."""
    rows = _without_footers(page, meant)
    if title is None:
        return rows
    if not isinstance(page, HtmlPage):
        return _agreeing(page, rows)
    if title.name.start < outline.end:
        rows = _below_name(page, outline, rows, title)
    accepted = {property: set(values) for property, values in marked.items()}
    rows = _without_boxes(page, rows, title)
    out: list[Meant] = []
    for heading, group in _groups(outline, rows):
        if heading is not None and not _ours(page, heading, title) and _another(page, group, accepted):
            continue
        if heading is not None and not _ours(page, heading, title) and (_VISITOR_S.match(heading.words) or _of_year(page, group, title)):
            continue
        if heading is not None and _PICTURES.fullmatch(heading.words):
            group = [(p, row) for p, row in group if p != "cinematographer"]
        out += group
        for property, row in group:
            if property in _TELLING:
                accepted.setdefault(property, set()).update(_values(page, property, row))
    return out


def _of_year(page: Page, group: Sequence[Meant], title: Title) -> bool:
    """Whether rows give a year that is years from the one beside the film's name."""
    own = int(page.words(title.year)) if title.year else 0
    said = [page.words(row.value[0]) for property, row in group if property == "year" and row.value]
    return bool(own) and any(re.fullmatch(YEAR, words) and abs(int(words) - own) > NEAR_YEARS for words in said)


def _without_boxes(page: HtmlPage, rows: list[Meant], title: Title) -> list[Meant]:
    """The rows without those in one box with a director, or a length, that is another than what the first such row says."""
    first: dict[str, tuple[int, set[str]]] = {}
    boxes: list[Span] = []
    tried = 0
    for property, row in rows:
        values = _values(page, property, row) if property in _TELLING else set()
        if not values:
            continue
        at, said = first.setdefault(property, (row.label.start, values))
        if not _same(property, values, said) and tried < MOST_BOXES:
            tried += 1
            others = [one.label.start for _, one in rows if one.label.start != row.label.start]
            boxes += [box] if (box := _box(page, row, others, (title.name.start, at))) else []
    return [(p, row) for p, row in rows if not any(box.start <= row.label.start < box.end for box in boxes)]


def _box(page: HtmlPage, row: Row, others: Sequence[int], outside: Sequence[int]) -> Span | None:
    """The smallest element that holds a row and another one, but for what is the film's own."""
    best: Span | None = None
    for node in page.select("div, section, article, aside, li, ul, ol, table, dl, tr, td"):
        span = page.range_of(node)
        if span is None or not span.start <= row.label.start < span.end or (best and span.end - span.start >= best.end - best.start):
            continue
        if any(span.start <= at < span.end for at in others):
            best = Span(*span)
    return best if best and not any(best.start <= at < best.end for at in outside) else None


def _agreeing(page: Page, rows: Sequence[Meant]) -> list[Meant]:
    """The rows of a text but for those that follow each other line by line and name another director, or a length, than the first do."""
    groups: list[list[Meant]] = []
    end = -2
    for property, row in rows:
        number = page.line_at(row.label.start)
        if number - end > 1:
            groups.append([])
        groups[-1].append((property, row))
        end = page.line_at(row.value[-1].start) if row.value else number
    accepted: dict[str, set[str]] = {}
    out: list[Meant] = []
    for group in groups:
        if len({p for p, _ in group}) > 1 and _another(page, group, accepted):
            continue
        out += group
        for property, row in group:
            if property in _TELLING and property not in accepted:
                accepted[property] = _values(page, property, row)
    return out


_RIGHTS = re.compile(r"©|\(c\) (?=(?:18|19|20)\d\d)|\bcopyright\b|\ball rights reserved\b|\balle rechte\b|\btous droits\b", re.I)
LONGEST_FOOTER = 300
LINES_OF_FOOTER = 6
"""So many lines from its end a page says who made it."""


def _without_footers(page: Page, meant: Sequence[Meant]) -> list[Meant]:
    """The rows without those in one line with what is no film's: ``Editor: Lee Zorn | Publisher: Harbour Media``; and without who made
    the page: ``© 2020 Harbour Arts. Director: Mel Osgood``."""
    lines = {page.line_at(row.label.start) for property, row in meant if property == "other" and row.firm}
    kinds: dict[int, set[str]] = {}
    for property, row in meant:
        kinds.setdefault(page.line_at(row.label.start), set()).add(property)
    lines |= {number for number, said in kinds.items() if said <= JOBS and _of_makers(page, number, meant)}
    return [(p, row) for p, row in meant if p in ("other", "stage") or page.line_at(row.label.start) not in lines]


def _of_makers(page: Page, number: int, meant: Sequence[Meant]) -> bool:
    """Whether a line names people behind who has the rights in the page, on the same line or at the page's end on one above."""
    line = page.lines[number]
    first = min(row.label.start for _, row in meant if line.start <= row.label.start < line.end)
    if line.end - line.start <= LONGEST_FOOTER and _RIGHTS.search(page.text, line.start, first):
        return True
    last = page.line_at(page.visible_end)
    above = page.lines[max(0, number - LINES_OF_FOOTER) : number] if number >= last - LINES_OF_FOOTER else []
    rights = next((one for one in above if _RIGHTS.search(page.text, *one) and re.search(YEAR, page.text[one.start : one.end])), None)
    # What else is said of a film stands in no footer.
    return rights is not None and all(p in JOBS or p in ("ignored", "other") for p, row in meant if row.label.start > rights.end)


def _below_name(page: Page, outline: Outline, rows: list[Meant], title: Title) -> list[Meant]:
    """The rows below the film's name, and of those above it a box of many, where they do not contradict what stands below."""
    above = [
        row
        for heading, group in _groups(outline, [one for one in rows if one[1].label.start < title.name.start])
        if heading is None or _ours(page, heading, title)
        for row in group
    ]
    below = [(p, row) for p, row in rows if row.label.start >= title.name.start]
    kinds = {p for p, _ in above if p in WEIGHTS}
    if len(kinds) < FEW:
        return below
    if len({p for p, _ in below if p in _OF_ONE}) < 2:
        return [*above, *below]
    values = {p: {v for q, row in below if q == p for v in _values(page, p, row)} for p in kinds & _OF_ONE}
    others = any(values.get(p) and not _same(p, _values(page, p, row), values[p]) for p, row in above if p in _TELLING)
    return below if others else [*above, *below]


def _groups(outline: Outline, rows: Sequence[Meant]) -> list[tuple[Heading | None, list[Meant]]]:
    """The rows by the heading that stands above them last."""
    headings = [h for h in outline.headings if h.level < 7]
    out: list[tuple[Heading | None, list[Meant]]] = []
    at = 0
    for property, row in rows:
        before = at
        while at < len(headings) and headings[at].span.start <= row.label.start:
            at += 1
        if not out or at > before:
            out.append((headings[at - 1] if at else None, []))
        out[-1][1].append((property, row))
    return out


def _ours(page: Page, heading: Heading, title: Title) -> bool:
    """Whether a heading is a label, or names the film."""
    words = page.text[heading.span.start : heading.span.end]
    return bool(known(words)) or heading.level == 1 or fold(page.words(title.name)) in fold(words)


def _another(page: Page, group: Sequence[Meant], accepted: Mapping[str, set[str]]) -> bool:
    for property, row in group:
        said, values = accepted.get(property), _values(page, property, row) if property in _TELLING else set()
        if said and values and not _same(property, values, said):
            return True
    return False


def _values(page: Page, property: str, row: Row) -> set[str]:
    if property == "duration":
        lengths = [RULES["running-minutes"](page.words(run)) for run in row.value[:2] if say.reads(page, run, "running-time")]
        return set(lengths[:1])
    return {fold(page.words(run)) for run in row.value[:20]}


def _same(property: str, one: set[str], other: set[str]) -> bool:
    if property == "duration":
        return any(abs(int(a) - int(b)) <= _NEAR for a in one for b in other)
    return any(a in b or b in a for a in one for b in other)
