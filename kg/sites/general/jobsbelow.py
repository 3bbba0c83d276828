"""Credits of a text in which a job stands below the name of who has it: ``Ada Quill`` over ``Director, Screenplay``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.reading.page import Page, Span
from kg.sites.general.joborder import JOBS
from kg.sites.general.labels import LONGEST, known
from kg.sites.general.lines import IN_A_LINE, Row
from kg.sites.general.parts import is_name
from kg.text import fold

_OF_SOURCE = frozenset((
    "novel", "book", "characters", "comic book", "short story", "original story", "original concept", "idea", "adaptation", "author",
    "theatre play", "play", "musical", "graphic novel", "co-director", "co-writer", "teleplay", "original film writer", "series director",
))  # fmt: skip
"""What else people are named for below a film's plot, of which the table of labels knows nothing, or something else."""
FEWEST = 2
MOST = 30
"""So many names stand at most above their jobs."""

_Job = tuple[Span, dict[str, str]]


class Credits(NamedTuple):
    """Rows with the names above their jobs, and where the lines begin in which jobs stand: those are no labels of what is below them."""

    rows: list[Row]
    closed: frozenset[int]


NONE = Credits([], frozenset())


def credits_above(page: Page, lines: Sequence[Span]) -> Credits:
    """Names above their jobs, by turns: right below a sentence or a heading, where names below their jobs would want a job first."""
    found: dict[str, Row] = {}
    closed: set[int] = set()
    number = 1
    while number + 1 < len(lines):
        pairs = _pairs(page, lines, number)
        several = len(pairs) >= FEWEST or any(len(jobs) > 1 for _, jobs in pairs)
        if several and _opens(page, lines[number - 1]) and not _is_person(page, lines, number + 2 * len(pairs)):
            for name, jobs in pairs:
                closed.add(page.lines[page.line_at(jobs[0][0].start)].start)
                for job, meanings in jobs:
                    key = "|".join(sorted(set(meanings.values())))
                    if not meanings:
                        continue
                    if key in found:
                        found[key].value.append(name)
                    else:
                        found[key] = Row(job, meanings, [name], True, IN_A_LINE)
        number += max(1, 2 * len(pairs))
    return Credits(list(found.values()), frozenset(closed)) if closed else NONE


def _pairs(page: Page, lines: Sequence[Span], number: int) -> list[tuple[Span, list[_Job]]]:
    pairs: list[tuple[Span, list[_Job]]] = []
    while number + 1 < len(lines) and len(pairs) < MOST and (jobs := _jobs(page, lines[number + 1])) and is_name(page, lines[number]):
        pairs.append((lines[number], jobs))
        number += 2
    return pairs


def _jobs(page: Page, line: Span) -> list[_Job]:
    """The jobs that a line is, with commas between them; none of any other line."""
    first = page.text[line.start : min(line.end, line.start + LONGEST)].partition(",")[0]
    if line.end - line.start > 2 * LONGEST or not (JOBS & set(known(first).values()) or fold(first) in _OF_SOURCE):
        return []
    said = [(one, known(page.text[one.start : one.end])) for one in page.split(line, r"\s*,\s*")]
    for at, (one, meanings) in enumerate(said):
        if fold(page.words(one)) in _OF_SOURCE:
            said[at] = one, {}
        elif not JOBS & set(meanings.values()):
            return []
    return said


def _is_person(page: Page, lines: Sequence[Span], number: int) -> bool:
    return number < len(lines) and is_name(page, lines[number]) and not known(page.text[lines[number].start : lines[number].end])


def _opens(page: Page, line: Span) -> bool:
    """Whether people may be listed below a line: a sentence, or the heading of a part of the page."""
    words = page.text[line.start : line.end]
    if words[-1] in '.!?…"”»)' and " " in words:
        return True
    return fold(words).strip(" :") in ("crew", "featured crew", "credits", "creators", "filmmakers")
