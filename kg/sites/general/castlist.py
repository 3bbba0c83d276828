"""Cast lists by their shape: ``Name ... Character`` and its like, tables of two columns, and cards that repeat."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kg.model import Claim, Mention, Notice
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.sites.general.beside import cells_of_cards, characters_first, of_one_cast, only_card, side_by_side, terms
from kg.sites.general.castblocks import of_block, pair_of, repeated, runs_of
from kg.sites.general.columned import columned_cast
from kg.sites.general.led import behind_characters, led_by_job
from kg.sites.general.lines import Row
from kg.sites.general.members import (
    FEWEST_ROWS,
    LEADERS,
    MOST_ROWS,
    Member,
    by_turns,
    character_of,
    holds_both,
    in_brackets,
    member,
    of_jobs,
    together,
    turned,
    unglued,
)
from kg.sites.general.outline import Heading, Outline
from kg.sites.general.parts import crammed, filler, is_name, noted, parts, society
from kg.text import fold

MOST_LISTS = 40
"""So many headings over a cast are looked at."""


def listed_cast(page: Page, film: Mention, row: Row, tongue: str) -> Iterator[Claim | Notice]:
    """The cast that a row lists: names with characters where most have one, else names alone."""
    if led := [run for run in row.value if led_by_job(page, [run])]:
        row = replace(row, value=[run for run in row.value if run not in led])
    members = _listed(page, row, tongue)
    yield from _said(page, film, behind_characters(page, members) if led else members)


def _listed(page: Page, row: Row, tongue: str) -> Sequence[Member]:
    row = _without_crew(page, row) if isinstance(page, HtmlPage) else row
    if row.pairs:
        apart = [(first, character_of(page, second, tongue) if second else None) for first, second in row.pairs[:MOST_ROWS]]
        return [one for one in apart if is_name(page, one[0])]
    if isinstance(page, HtmlPage) and (pair := only_card(page, row)):
        return [(pair[0], character_of(page, pair[1], tongue))]
    if isinstance(page, HtmlPage) and len(row.value) == 2 and "\n" in page.text[row.value[0].end : row.value[1].start]:
        card = by_turns(page, row.value, tongue)
        if card is not None and len(card) == 1:
            return card
    if isinstance(page, HtmlPage) and len(row.value) > 1:
        touching = [unglued(page, run) for run in row.value]
        if sum(1 for pieces in touching if len(pieces) > 1) * 2 >= len(touching):
            return [one for pieces in touching for one in pair_of(page, pieces, tongue)]
    if dotted := _dotted(page, row.value, tongue):
        return dotted
    if not row.firm and not isinstance(page, HtmlPage) and (turns := by_turns(page, row.value, tongue)) is not None:
        return turns
    if not row.firm and not isinstance(page, HtmlPage):
        row = replace(row, value=together(page, row.value, tongue))
    found = [p for p in parts(page, row, tongue, people=True) if not filler(words := page.words(p.span)) and not society(words)]
    listed = [part.span for part in found]
    each = [member(page, span, tongue) for span in listed]
    members = [one for run in row.value if (one := member(page, run, tongue)) and one[1]]
    if members and len(members) * 2 >= len(row.value) and not (len(row.value) == 1 < len(listed) and all(each)):
        return members
    read = [one for one in each if one]
    many = sum(1 for one in read if crammed(page.words(one[0])))
    if (row.tight and many) or (not isinstance(page, HtmlPage) and many * 2 > len(read)):
        return []
    if not read or len(listed) > MOST_ROWS or len(read) * 3 < len(listed) * 2 or (not row.firm and len(read) < len(listed)):
        return []
    noted_ = [in_brackets(page, part) for part in found]
    if sum(1 for one in noted_ if one) * 2 >= len(listed):
        read = [one or bare for one, bare in zip(noted_, each, strict=True) if one or bare]  # type: ignore[misc]
    if len(read) == 1 and " " not in page.words(read[0][0]):
        return []
    if len(read) == 1 and not read[0][1] and not row.firm and not isinstance(page, HtmlPage):
        # Blank lines may part rows that each hold a name and a part.
        below = page.line_at(read[0][0].start) + 1
        if below < len(page.lines) and holds_both(page, [read[0][0], page.lines[below]]):
            return []
    return read


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
    columns = [] if isinstance(page, HtmlPage) else columned_cast(page, outline, tongue)
    if any(character for _, character in columns):
        return list(_said(page, film, columns, actors)), True
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
        told = [runs_of(page, node) for node in blocks]
        if characters_first(page, blocks, told):
            both = [(noted(page, runs[1]), runs[0]) for runs in told if len(runs) == 2]
            cards = [(one.span, character_of(page, runs, tongue)) for one, runs in both if one and is_name(page, one.span)]
            return cards, True
        jobs = [len(runs) == 1 and of_jobs(page, runs[0]) for runs in told]
        # Where the first name has a job below it, others may as well.
        crew = {n for n in range(len(jobs) - 1) if jobs[n + 1]} if len(jobs) > 1 and jobs[1] and not jobs[0] else set[int]()
        led = {n for n, runs in enumerate(told) if led_by_job(page, runs)}
        found = [one for n, node in enumerate(blocks) if n not in crew | led and not jobs[n] for one in of_block(page, node, tongue)]
        found = behind_characters(page, found) if led else found
        # Cards of the crew among those of the cast are none of it.
        others = sum(1 for runs in told if len(runs) == 2 and of_jobs(page, runs[1])) + 2 * len(crew) + len(led)
        if found and len(found) * 3 >= (len(blocks) - others) * 2 and len(found) + others >= len(blocks) // 2:
            members = _different(page, found[:MOST_ROWS])
            return members, members != found[:MOST_ROWS] or all(node.tag != "tr" and side_by_side(page, node) for node in blocks)
        rows = [node for node in page.select("tr") if (row := page.range_of(node)) and span.start <= row.start and row.end <= span.end]
        one_row = list(of_block(page, rows[0], tongue)) if len(rows) == 1 and not outline.left_alone(span.start) else []
        if one_row and one_row[0][1] and " " in page.words(one_row[0][0]):
            return one_row, False
    section = outline.section(heading, deep=False)
    runs = outline.runs(section)
    if told_by := [run for run in runs[:MOST_ROWS] if led_by_job(page, [run])]:
        pairs = [one for run in runs[:MOST_ROWS] if run not in told_by and (one := member(page, run, tongue))]
        return behind_characters(page, pairs), False
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
