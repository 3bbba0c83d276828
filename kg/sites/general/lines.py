"""A labelled row, and the rows that lines of text are: ``Label: value``, a label over its value, a credit without a mark."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.reading.tree import Node
from kg.sites.general.glued import glued_rows
from kg.sites.general.joborder import JOBS, closes_credit, is_job, names_above
from kg.sites.general.labels import LONGEST, known
from kg.sites.general.morelinks import MORE_LINK, without_more
from kg.sites.general.names import pattern
from kg.sites.general.outline import Outline

_LABELLED = re.compile(r"(?P<label>[^\n:：|]{2,46}?(?::in(?:nen)?(?=:))?) ?(?:[:：](?!\d|//)|\.{4,}:?|…{2,}:?) ?")
_MARKS = (":", "：", "....", "……")
"""What stands between a label and its value; press kits and credits put a row of dots there."""
_BREAKS = re.compile(r"[|•·] ?| {2,}|(?:(?<=\w\w)|(?<=\w\w )|(?<=: [GRXU]))\. (?=[^\W\d_])")
_CREDIT = re.compile(
    r"(?P<label>(?:directed|written|produced|edited|created|screenplay|music|cinematography|story|geschrieben|unter der regie|regie"
    r"|drehbuch|geregisseerd|geschreven"
    r"|réalisé|écrit|produit|un film|dirigid[oa]|escrit[oa]|diretto|scritto|regia|regi|manus|music|musik)"
    r" (?:by|von|par|de|por|da|di|av|door)) (?=\S)",
    re.I,
)
"""Credits that are read without a mark between label and name."""
_NAMED_FIRST = re.compile(r"[^.\n]{1,100}(?:\.{3}|[?!])?\. (?:18|19|20)\d\d\. (?=[Dd]irected by )")
"""What museums put before who directed: ``Low Tide. 1998. Directed by Ada Quill``."""
_WITH = re.compile(r"(?P<label>[Ww]ith|[Ss]tarring|[Mm]it|[Aa]vec|[Cc]on|[Cc]om|[Mm]ed|[Mm]et) (?=[^\W\d_a-zà-ÿ])")
"""How the line below the director's names the cast."""
_OF = re.compile(r"(?P<label>De|Di|Von|D['’])(?:\s|(?<=['’]))(?=[^\W\d_a-zà-ÿ][^\n.!?:]{3,60}$)", re.M)
"""How the director is named in the line above the cast: ``De Ada Quill``, ``Avec Hal Voss``."""
_BY = re.compile(r"\|\s*(?P<label>Par) (?=[^\W\d_a-zà-ÿ])")
"""How the writers are named behind the director: ``De Ada Quill | Par Bo Marsh``."""
_CODE = re.compile(r"[A-Z]{2}")  # a menu's word for a language
IN_A_LINE = -1
"""The ``block`` of a row that is a line of text."""
LONGEST_VALUE = 2_500


@dataclass(slots=True)
class Row:
    """A label and what stands beside it.

    ``meanings`` are the properties of the label by language, ``value`` the ranges of the value's runs of words. ``firm`` is
    whether marks or a table tell that the label is one; ``block`` names the table or list that the row is in. ``pairs`` are the
    ranges of actors and characters where columns tell them apart; a ``tight`` value may hold several things with nothing but
    blanks between them.
    """

    label: Span
    meanings: dict[str, str]
    value: list[Span]
    firm: bool = True
    block: int = 0
    nodes: list[Node] = field(default_factory=list)
    pairs: tuple[tuple[Span, Span | None], ...] = ()
    tight: bool = False


def by_line(page: Page, outline: Outline, taken: Mapping[int, Row], full: Collection[int]) -> Iterator[Row]:
    """The rows that lines are, but for labels that are already read (``taken``) and lines all of whose are (``full``), by their begin."""
    lines = [line for line in page.lines if line.end <= outline.end]
    boxes = _boxes(page) if isinstance(page, HtmlPage) else {}
    if not isinstance(page, HtmlPage):
        found, lines = glued_rows(page, lines)
        yield from (Row(label, meanings, value, True, IN_A_LINE) for label, meanings, value in found)
    for number, line in enumerate(lines):
        if outline.left_alone(line.start) or line.start in full:
            continue
        if written := _written(page, lines, number):
            yield written
        hits = list(labels_in(page, line))
        for which, (label, meanings, start) in enumerate(hits):
            if label.start in taken:
                continue
            end = hits[which + 1][0].start if which + 1 < len(hits) else line.end
            if barred := _behind_bar(page, start, end):
                end = barred.label.start
                yield barred
            value = _trimmed(page, start, end)
            if value.end > value.start:
                yield Row(label, meanings, without_more(page, page.runs(value)), True, IN_A_LINE)
            elif which + 1 == len(hits):
                end = next((e for e in boxes.get(line.start, ()) if e > line.end), 0) if isinstance(page, HtmlPage) else outline.end
                yield from _below(page, lines, number, label, meanings, end)
        if hits or line.start in taken:
            continue
        words = page.text[line.start : line.end]
        above = lines[number - 1] if number else line
        of = _OF.match(page.text, *above) if number else None
        if (match := _WITH.match(words)) and number and (of or _directs(page.text[above.start : above.end])):
            if of and not outline.left_alone(above.start):
                bar = page.text.find("|", of.end(), above.end)
                names = page.runs((of.end(), bar if bar >= 0 else above.end))
                if above.start not in taken:
                    yield Row(Span(above.start, of.end("label")), {"en": "director"}, names, False, IN_A_LINE)
            behind = Span(line.start + match.end(), line.end)
            yield Row(Span(line.start, line.start + match.end("label")), known(match["label"]), page.runs(behind), False, IN_A_LINE)
        elif match := _CREDIT.match(words, named.end() if (named := _NAMED_FIRST.match(words)) else 0):
            if meanings := known(match["label"]):
                barred = _behind_bar(page, line.start + match.end(), line.end)
                names = page.runs(_trimmed(page, line.start + match.end(), barred.label.start if barred else line.end))
                yield Row(Span(line.start + match.start(), line.start + match.end("label")), meanings, names, False, IN_A_LINE)
                yield from [barred] if barred else []
        elif (
            not isinstance(page, HtmlPage)
            and len(words) <= LONGEST
            and "|" not in words
            and not _CODE.fullmatch(words)
            and (meanings := known(words))
        ):
            yield from _below(page, lines, number, line, meanings, outline.end)


def _written(page: Page, lines: list[Span], number: int) -> Row | None:
    """The row behind a bar that names the writers in the line above the cast: ``De Ada Quill | Par Bo Marsh`` over ``Avec Hal Voss``."""
    line = lines[number]
    of = _OF.match(page.text, *line)
    bar = page.text.find("|", of.end(), line.end) if of else -1
    by = _BY.match(page.text, bar, line.end) if bar >= 0 else None
    if by is None or number + 1 >= len(lines) or not _WITH.match(page.text, *lines[number + 1]):
        return None
    return Row(page.group(by, "label"), known(by["label"]), page.runs((by.end(), line.end)), False, IN_A_LINE)


def _directs(words: str) -> bool:
    """Whether a line credits the director without a mark: ``geregisseerd door Ada Quill``."""
    match = _CREDIT.match(words)
    return bool(match) and "director" in known(match["label"]).values()  # type: ignore[index]


def labels_in(page: Page, line: Span) -> Iterator[tuple[Span, dict[str, str], int]]:
    """Labels with a colon in a line: at its beginning, behind a mark that parts, and where another run of words begins."""
    if all(page.text.find(mark, *line) < 0 for mark in _MARKS):
        return
    starts = {line.start, *(line.start + m.end() for m in _BREAKS.finditer(page.text[line.start : line.end]))}
    if isinstance(page, HtmlPage) and line.end - line.start < 5_000:
        starts |= {run.start for run in page.runs(line)} | set(page.piece_starts(line))
    past = line.start
    for start in sorted(starts):
        if start < past:
            continue
        begin = start + len(re.match(r"[\s*•·–-]{0,4}", page.text[start : start + 4])[0])  # type: ignore[index]
        match = _LABELLED.match(page.text, begin, line.end)
        if match and (meanings := known(match["label"])):
            yield Span(match.start("label"), match.end("label")), meanings, match.end()
            past = match.end()


def _behind_bar(page: Page, start: int, end: int) -> Row | None:
    """The row behind a bar in a value, whose label has no mark: ``Direção: Ada Quill | Roteiro Bo Marsh``."""
    if isinstance(page, HtmlPage):
        return None
    for bar in re.finditer(r"\s\|\s+", page.text[start : min(end, start + LONGEST_VALUE)]):
        behind = start + bar.end()
        for blank in re.finditer(r" (?=[^\W_])", page.text[behind : min(end, behind + LONGEST)]):
            meanings = known(page.text[behind : behind + blank.start()])
            if meanings and (JOBS | {"cast", "genre"}) & set(meanings.values()):
                value = _trimmed(page, behind + blank.end(), end)
                return (
                    Row(Span(behind, behind + blank.start()), meanings, page.runs(value), False, IN_A_LINE)
                    if value.end > value.start
                    else None
                )
    return None


def _trimmed(page: Page, start: int, end: int) -> Span:
    span = page.trim(start, end)
    while span.end > span.start and page.text[span.start] in "\u200e\u200f":
        # Marks of the way that letters run.
        span = page.trim(span.start + 1, span.end)
    while span.end > span.start and page.text[span.end - 1] in "|•·;,":
        span = page.trim(span.start, span.end - 1)
    return span


def _unmarked(page: Page, run: Span) -> Span:
    """A run of words without the mark of a point of a list before it."""
    mark = re.match(r"[-–*•·]\s+", page.text[run.start : run.end])
    return Span(run.start + mark.end(), run.end) if mark else run


def _boxes(page: HtmlPage) -> dict[int, list[int]]:
    """The ends of the small boxes that begin at a place of the text, the smallest first."""
    found: dict[int, list[int]] = {}
    for node in page.select("li, p, div, td, dd"):
        span = page.range_of(node)
        if span and span.end - span.start <= LONGEST_VALUE:
            found.setdefault(span.start, []).append(span.end)
    return {start: sorted(set(ends)) for start, ends in found.items()}


_TITLES = frozenset(("original_title", "alternate_name", "tagline"))


def _begins_row(page: Page, line: Span, meanings: Mapping[str, str]) -> bool:
    """Whether a line of a text is a label with its value, and no mark between them."""
    words = page.text[line.start : line.end].split(" ")
    least = 1 if _TITLES & set(meanings.values()) else 2
    return any(known(" ".join(words[:count])) for count in range(least, min(4, len(words)))) and not words[-1].endswith((".", "!", "?"))


def _heads_rows(page: Page, lines: list[Span], number: int) -> bool:
    """Whether the two lines below a line of a text each begin with a label: it is the heading of a table whose cells went."""
    heads = [page.text[line.start : line.end].split(" ", 1) for line in lines[number + 1 : number + 3]]
    return len(heads) > 1 and all(len(words) > 1 and known(words[0].rstrip("|")) for words in heads)


_UNKNOWN_LABEL = re.compile(r"[^\W\d_][^:\n,]{2,30}:")


def _heads_part(words: str) -> bool:
    """Whether a line heads another part of a page, as no name does: ``Information``, ``Cast & Crew``."""
    return len(words) <= LONGEST and pattern("page").fullmatch(words) is not None


def _below(page: Page, lines: list[Span], number: int, label: Span, meanings: dict[str, str], end: int) -> Iterator[Row]:
    """A label alone on its line: the lines below it that end by ``end``, up to a blank one of a text or the next label."""
    a_job = not isinstance(page, HtmlPage) and bool(JOBS & set(meanings.values()))
    if a_job and (names_above(page, lines, number) or closes_credit(page, lines, number)):
        return
    if not isinstance(page, HtmlPage) and _heads_rows(page, lines, number):
        return
    # One word below a name is the first of a menu.
    jobs = bool(JOBS & set(meanings.values()))
    value: list[Span] = []
    # In a text nothing tells where keywords end.
    reach = 2 if "keyword" in meanings.values() and not isinstance(page, HtmlPage) else 40
    for line in lines[number + 1 : number + reach]:
        words = page.text[line.start : line.end]
        blank = not isinstance(page, HtmlPage) and "\n\n" in page.text[(value[-1] if value else label).end : line.start]
        labels = [label for label, _, _ in labels_in(page, line)]
        if line.end > end or (value and blank) or known(words) or (a_job and _heads_part(words)):
            break
        if labels:
            # "Gull Pictures, TV3. Distributor: Olmo Films"
            before = _trimmed(page, line.start, labels[0].start)
            value += [Span(before.start, before.end - (page.text[before.end - 1] == "."))] if before.end > before.start else []
            break
        if value and not isinstance(page, HtmlPage) and _UNKNOWN_LABEL.fullmatch(words):
            break
        if not isinstance(page, HtmlPage) and (_begins_row(page, line, meanings) or (value and jobs and " " not in words.strip())):
            break
        if not value and not isinstance(page, HtmlPage) and MORE_LINK.fullmatch(words):
            continue
        value += [run for one in page.runs(line) if (run := _unmarked(page, one)).end > run.start]
    # One name between "Cast and Crew" and a job has that job; several, or one behind a mark, are whom the label says.
    alone = len(value) == 1 and "," not in page.cut(value[0]) and ":" not in page.text[label.end : value[0].start]
    if alone and "cast" in meanings.values() and not isinstance(page, HtmlPage):
        below = page.line_at(value[0].start) - page.line_at(label.start)
        if is_job(page, lines, number + below + 1):
            return
    if value:
        yield Row(label, meanings, value, False, IN_A_LINE)
