"""Whether the lines of a text have jobs above the names of those who have them, as usual, or below."""

from __future__ import annotations

import re

from kg.reading.page import Page, Span
from kg.sites.general.labels import known
from kg.sites.general.morelinks import MORE_LINK

JOBS = frozenset(("director", "writer", "producer", "composer", "editor", "cinematographer", "director_writer"))
MOST_JOBS = 60
"""So many lines away a list of names and jobs is looked at."""


def is_job(page: Page, lines: list[Span], at: int) -> bool:
    """Whether a line, by its number, is a job and nothing else."""
    return 0 <= at < len(lines) and not JOBS.isdisjoint(known(page.text[lines[at].start : lines[at].end]).values())


def names_above(page: Page, lines: list[Span], number: int) -> bool:
    """Whether names stand above their jobs in the lines of a text, the other way round than usual: then a job closes the list."""

    def shown(at: int) -> str:
        return page.text[lines[at].start : lines[at].end] if 0 <= at < len(lines) else ""

    def is_person(at: int) -> bool:
        words = shown(at).split()
        return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) and ":" not in shown(at) and not known(shown(at))

    def is_label(at: int) -> bool:
        return is_job(page, lines, at) or "cast" in known(shown(at)).values()

    first = number
    while number - first < MOST_JOBS and is_person(first - 1) and is_label(first - 2):
        first -= 2
    last = number
    while last - number < MOST_JOBS and is_person(last + 1) and is_label(last + 2):
        last += 2
    headed = is_person(first - 1) or "cast" in known(shown(first)).values()
    return first < last and headed and is_job(page, lines, last) and not is_person(last + 1)


def closes_credit(page: Page, lines: list[Span], number: int) -> bool:
    """Whether a job stands below the name of who has it: the first one under the heading of a cast."""
    above = number - 1
    words = page.text[lines[above].start : lines[above].end].split() if above > 0 else []
    if not 2 <= len(words) <= 4 or not all(word[0].isupper() and word[-1] != "," for word in words) or known(" ".join(words)):
        return False
    above -= 1
    while above > 0 and MORE_LINK.fullmatch(page.text, *lines[above]):
        above -= 1
    # "Cast of Low Tide"
    head = page.text[lines[above].start : lines[above].end]
    return "cast" in {*known(head).values(), *known(re.split(r" (?:of|von|de|di|z filmu) ", head)[0]).values()}
