"""Cast lists by their shape: ``Name ... Character`` and its like, tables of two columns, and cards that repeat."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kg.model import Claim, Mention, Notice
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.reading.tree import Node
from kg.sites.general.beside import cells_of_cards, characters_first, of_one_cast, only_card, side_by_side, terms
from kg.sites.general.labels import LONGEST, known
from kg.sites.general.lines import Row
from kg.sites.general.members import (
    FEWEST_ROWS,
    JOBS,
    LEADERS,
    MOST_ROWS,
    Member,
    by_turns,
    character_of,
    holds_both,
    in_brackets,
    is_initials,
    member,
    of_jobs,
    together,
    turned,
    unglued,
    without_initials,
)
from kg.sites.general.outline import Heading, Outline
from kg.sites.general.parts import crammed, filler, is_name, noted, parts, society
from kg.sites.general.tables import shown
from kg.text import fold

MOST_LISTS = 40
"""So many headings over a cast are looked at."""


def listed_cast(page: Page, film: Mention, row: Row, tongue: str) -> Iterator[Claim | Notice]:
    """The cast that a row lists: names with characters where most have one, else names alone."""
    row = _without_crew(page, row) if isinstance(page, HtmlPage) else row
    if row.pairs:
        apart = [(first, character_of(page, second, tongue) if second else None) for first, second in row.pairs[:MOST_ROWS]]
        yield from _said(page, film, [one for one in apart if is_name(page, one[0])])
        return
    if isinstance(page, HtmlPage) and (pair := only_card(page, row)):
        yield from _said(page, film, [(pair[0], character_of(page, pair[1], tongue))])
        return
    if isinstance(page, HtmlPage) and len(row.value) == 2 and "\n" in page.text[row.value[0].end : row.value[1].start]:
        card = by_turns(page, row.value, tongue)
        if card is not None and len(card) == 1:
            yield from _said(page, film, card)
            return
    if isinstance(page, HtmlPage) and len(row.value) > 1:
        touching = [unglued(page, run) for run in row.value]
        if sum(1 for pieces in touching if len(pieces) > 1) * 2 >= len(touching):
            yield from _said(page, film, [one for pieces in touching for one in _pair(page, pieces, tongue)])
            return
    if dotted := _dotted(page, row.value, tongue):
        yield from _said(page, film, dotted)
        return
    if not row.firm and not isinstance(page, HtmlPage) and (turns := by_turns(page, row.value, tongue)) is not None:
        yield from _said(page, film, turns)
        return
    if not row.firm and not isinstance(page, HtmlPage):
        row = replace(row, value=together(page, row.value, tongue))
    found = [p for p in parts(page, row, tongue, people=True) if not filler(words := page.words(p.span)) and not society(words)]
    listed = [part.span for part in found]
    each = [member(page, span, tongue) for span in listed]
    members = [one for run in row.value if (one := member(page, run, tongue)) and one[1]]
    if members and len(members) * 2 >= len(row.value) and not (len(row.value) == 1 < len(listed) and all(each)):
        yield from _said(page, film, members)
        return
    read = [one for one in each if one]
    many = sum(1 for one in read if crammed(page.words(one[0])))
    if (row.tight and many) or (not isinstance(page, HtmlPage) and many * 2 > len(read)):
        return
    if not read or len(listed) > MOST_ROWS or len(read) * 3 < len(listed) * 2 or (not row.firm and len(read) < len(listed)):
        return
    noted_ = [in_brackets(page, part) for part in found]
    if sum(1 for one in noted_ if one) * 2 >= len(listed):
        read = [one or bare for one, bare in zip(noted_, each, strict=True) if one or bare]  # type: ignore[misc]
    if len(read) == 1 and " " not in page.words(read[0][0]):
        return
    if len(read) == 1 and not read[0][1] and not row.firm and not isinstance(page, HtmlPage):
        # Blank lines may part rows that each hold a name and a part.
        below = page.line_at(read[0][0].start) + 1
        if below < len(page.lines) and holds_both(page, [read[0][0], page.lines[below]]):
            return
    yield from _said(page, film, read)


def _without_crew(page: HtmlPage, row: Row) -> Row:
    """The row without names that have a job in the line below them, where its label says cast and crew and its first name has."""
    jobs = [of_jobs(page, page.lines[at + 1]) if (at := page.line_at(run.start)) + 1 < len(page.lines) else False for run in row.value]
    if not re.search(r"\bcrew\b|\bstab\b|équipe", page.text[row.label.start : row.label.end], re.I) or not jobs or not jobs[0]:
        return row
    return replace(row, value=[run for run, job in zip(row.value, jobs, strict=True) if not job and not of_jobs(page, run)])


def _dotted(page: Page, runs: Sequence[Span], tongue: str) -> list[Member]:
    """Actors and characters with the dots between them in a run of their own; what follows the last such row is no part of it."""
    marks = [number for number, run in enumerate(runs[:MOST_ROWS]) if LEADERS.fullmatch(page.text, *run)]
    if len(marks) < FEWEST_ROWS and not (len(marks) == 1 and len(runs) == 3):
        return []
    pairs = [(runs[n - 1], runs[n + 1]) for n in marks if 0 < n < len(runs) - 1]
    return [(actor, character_of(page, character, tongue)) for actor, character in pairs if is_name(page, actor)]


def _said(page: Page, film: Mention, members: Sequence[Member], actors: Collection[str] = ()) -> Iterator[Claim | Notice]:
    members = turned(page, members, actors)
    cast = any(character for _, character in members)
    for position, (actor, character) in enumerate(members, 1):
        if cast:
            both = [actor, character] if character else [actor]
            row = Span(min(one.start for one in both), max(one.end for one in both))
            yield from say.cast_row(page, film, actor, character, position, row=row)
        else:
            yield from say.person_link(page, film, "actor", actor)


# --- sections --------------------------------------------------------------------------------------------------------


def sections_of_cast(
    page: Page, film: Mention, outline: Outline, tongue: str, actors: Collection[str] = ()
) -> tuple[list[Claim | Notice], bool]:
    """The cast below the heading over the most of it, characters counting more than names alone; and whether the page's elements
    tell names from what stands beside them, so that reading the words in another way would find less or what is not so.

    ``actors`` are the folded names of actors whom the page names elsewhere.
    """
    lists = [_members(page, outline, heading, tongue) for heading in outline.over("cast")[:MOST_LISTS]]
    best, apart = max(lists, key=lambda one: (sum(1 for _, character in one[0] if character), len(one[0])), default=([], False))
    characters = any(character for _, character in best)
    told = list(_said(page, film, best, actors)) if len(best) >= FEWEST_ROWS or characters else []
    return told, bool(told) and (apart or characters)


def also_named(cast: Sequence[Claim | Notice], rows: Sequence[tuple[Row, Sequence[Claim | Notice]]]) -> list[Claim | Notice]:
    """What rows of names alone say of actors whom the cast in another place leaves out: ``With Hal Voss, Ida Wren, Jo Xander``.

    Only of a row in one run that names some of that cast, and none of its characters.
    """
    actors = {c.value for c in cast if isinstance(c, Claim) and c.property == "actor"}
    characters = {fold(str(c.value)) for c in cast if isinstance(c, Claim) and c.property == "character_name"}
    for row, said in rows:
        named = [c for c in said if isinstance(c, Claim) and c.property == "actor"]
        people = {c.value for c in named}
        alone = len(row.value) == 1 and not any(c.subject.kind == "role" for c in said if isinstance(c, Claim))
        if alone and people & actors and not any(isinstance(p, Mention) and str(p.identity[0]) in characters for p in people):
            fresh = people - actors
            return [c for c in said if isinstance(c, Claim) and (c.value in fresh or c.subject in fresh)]
    return []


def _members(page: Page, outline: Outline, heading: Heading, tongue: str) -> tuple[list[Member], bool]:
    span = outline.section(heading)
    if isinstance(page, HtmlPage):
        span = of_one_cast(page, outline, span)
        if described := terms(page, outline, span):
            return _different(page, [(one, character_of(page, said, tongue)) for one, said in described[:MOST_ROWS]]), True
        if cells := cells_of_cards(page, outline, span):
            return _different(page, [(name, character_of(page, part, tongue)) for name, part in cells]), True
        blocks = repeated(page, outline, span)
        places = [Span(*inside) for node in blocks if node.tag != "tr" and (inside := page.range_of(node))]
        alone = len(places) == len(blocks) and all(len(page.runs(one)) == 1 == len(unglued(page, one)) for one in places)
        if alone and not any(side_by_side(page, node) for node in blocks) and (turns := by_turns(page, places, tongue)) is not None:
            return turns, True
        told = [_told(page, node) for node in blocks]
        if characters_first(page, blocks, told):
            both = [(noted(page, runs[1]), runs[0]) for runs in told if len(runs) == 2]
            cards = [(one.span, character_of(page, runs, tongue)) for one, runs in both if one and is_name(page, one.span)]
            return cards, True
        jobs = [len(runs) == 1 and of_jobs(page, runs[0]) for runs in told]
        # Where the first name has a job below it, others may as well.
        crew = {n for n in range(len(jobs) - 1) if jobs[n + 1]} if len(jobs) > 1 and jobs[1] and not jobs[0] else set[int]()
        found = [one for n, node in enumerate(blocks) if n not in crew and not jobs[n] for one in _of_block(page, node, tongue)]
        # Cards of the crew among those of the cast are none of it.
        others = sum(1 for runs in told if len(runs) == 2 and of_jobs(page, runs[1])) + 2 * len(crew)
        if found and len(found) * 3 >= (len(blocks) - others) * 2 and len(found) + others >= len(blocks) // 2:
            members = _different(page, found[:MOST_ROWS])
            return members, members != found[:MOST_ROWS] or all(node.tag != "tr" and side_by_side(page, node) for node in blocks)
        rows = [node for node in page.select("tr") if (row := page.range_of(node)) and span.start <= row.start and row.end <= span.end]
        one_row = list(_of_block(page, rows[0], tongue)) if len(rows) == 1 and not outline.left_alone(span.start) else []
        if one_row and one_row[0][1] and " " in page.words(one_row[0][0]):
            return one_row, False
    section = outline.section(heading, deep=False)
    runs = outline.runs(section)
    if dotted := _dotted(page, runs, tongue):
        return dotted, False
    if not isinstance(page, HtmlPage):
        if (turns := by_turns(page, runs, tongue)) is not None:
            return turns, False
        runs = together(page, runs, tongue)
    read = [one for run in runs[:MOST_ROWS] if (one := member(page, run, tongue))]
    with_character = [one for one in read if one[1]]
    if len(with_character) * 2 >= len(runs):
        return with_character, False
    return (read if runs and len(read) * 5 >= len(runs) * 4 else []), False


def _different(page: Page, members: list[Member]) -> list[Member]:
    """The members, without what stands beside every name alike: that is a word of the page's (``Actress``, ``Follow``), no character."""
    said = {page.words(character).casefold() for _, character in members if character}
    if len(members) > 1 and len(said) == 1 and all(character for _, character in members):
        return [(actor, None) for actor, _ in members]
    return members


_BLOCKS = ("tr", "li", "div", "article", "p", "figure", "a", "section", "blockquote")


def repeated(page: HtmlPage, outline: Outline, span: Span) -> list[Node]:
    """The elements of one kind that stand side by side in a range and show the most: rows of a table, items of a list, cards."""
    groups = [group for group in side_by_side_in(page, outline, span, _BLOCKS) if len(group) >= FEWEST_ROWS]
    return max(groups, key=len, default=[])


def side_by_side_in(page: HtmlPage, outline: Outline, span: Span, alike: Sequence[str]) -> list[list[Node]]:
    """The groups of elements of one kind that stand side by side in a range, in the order of the page."""
    groups: dict[tuple[int, str], list[Node]] = {}
    for node in page.select(", ".join(alike)):
        inside = page.range_of(node)
        if (
            inside
            and span.start <= inside.start
            and inside.end <= span.end
            and node.parent is not None
            and not outline.left_alone(inside.start)
        ):
            groups.setdefault((node.parent.mem_id, node.tag or ""), []).append(node)
    return list(groups.values())


def _of_block(page: HtmlPage, node: Node, tongue: str) -> Iterator[Member]:
    if node.tag == "tr":
        cells = [s for cell in page.select("td, th", node) if (s := page.range_of(cell)) and _says(page, s)]
        if not cells or not page.select("td", node) or _heads(page, cells):
            return
        order = _column_order(page, node)
        if order and len(cells) > max(order):
            cells = [cells[order[0]], cells[order[1]]]
        yield from _pair(page, [Span(*cell) for cell in cells], tongue)
        return
    yield from _pair(page, _told(page, node), tongue)


def _told(page: HtmlPage, node: Node) -> list[Span]:
    """The runs of words of a card, parted where its elements tell a name from what stands beside it."""
    if node.tag == "tr":
        return [cell for _, cell in shown(page, node) if _says(page, cell)]
    span = page.range_of(node)
    runs = [without_initials(page, run) for run in page.runs(span) if _says(page, run)] if span else []
    # Initials stand where a picture is missing.
    runs = runs[1:] if len(runs) > 1 and is_initials(page.words(runs[0]), page.words(runs[1])) else runs
    apart = side_by_side(page, node) if len(runs) == 1 else []
    return apart or [one for run in runs for one in unglued(page, run)]


def _says(page: Page, span: Span) -> bool:
    words = page.text[span.start : span.end].strip()
    return any(c.isalnum() for c in words) and not re.fullmatch(r"(?:as|als|como|jako|som|come)|\d{1,3}[.)]?", words, re.I)


def _heads(page: HtmlPage, cells: Sequence[Span]) -> bool:
    """Whether cells are the heads of columns."""
    words = [page.text[c.start : c.end] for c in cells]
    return all(len(w) <= LONGEST and set(known(w).values()) & {"cast", "character", "ignored"} for w in words[:2])


def _column_order(page: HtmlPage, row: Node) -> tuple[int, int] | None:
    """The columns of actor and character, where the first row of the table names them the other way round or apart."""
    table = row.parent
    while table is not None and table.tag != "table":
        table = table.parent
    heads = page.select("tr", table)[:1] if table is not None else []
    cells = [s for cell in page.select("th, td", heads[0]) if (s := page.range_of(cell))] if heads else []
    actor = character = None
    for number, cell in enumerate(cells):
        meanings = set(known(page.text[cell.start : cell.end]).values()) if cell.end - cell.start <= LONGEST else set()
        if "character" in meanings and character is None:
            character = number
        elif "cast" in meanings and actor is None:
            actor = number
    return (actor, character) if actor is not None and character is not None else None


def _pair(page: Page, runs: Sequence[Span], tongue: str) -> Iterator[Member]:
    if not runs:
        return
    if len(runs) == 1:
        if one := member(page, runs[0], tongue):
            yield one
        return
    behind = set(known(page.text[runs[1].start : runs[1].end][:LONGEST]).values())
    if behind & JOBS or of_jobs(page, runs[1]):
        return
    if "cast" in behind:
        runs = runs[:1]
    actor = noted(page, runs[0])
    if actor and len(runs) == 1 and is_name(page, actor.span):
        yield actor.span, None
    elif actor and is_name(page, actor.span):
        yield actor.span, character_of(page, runs[1], tongue)
    elif one := member(page, runs[0], tongue):
        yield one
