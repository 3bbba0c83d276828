"""Lists of cast and crew in one shape: where jobs stand first in some lines (``Director - Ada Quill``), characters do in the others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.page import Page, Span
from kg.sites.general.labels import LONGEST
from kg.sites.general.members import Member, of_jobs
from kg.sites.general.parts import is_name

_LED = re.compile(r"(?P<job>[^\n]{3,46}?)(?:\s*:\s+|\s+[–—-]\s+|\s*(?:\.{2,}|…+)\s*)(?=\S)")


def led_by_job(page: Page, runs: Sequence[Span]) -> bool:
    """Whether the words of a line, in one run or in two, are a job and who has it."""
    if len(runs) == 1 and (match := _LED.match(page.text, runs[0].start, min(runs[0].end, runs[0].start + 2 * LONGEST))):
        runs = [page.group(match, "job"), Span(match.end(), runs[0].end)]
    return len(runs) == 2 and of_jobs(page, runs[0]) and " " in page.words(runs[1]) and is_name(page, runs[1])


def behind_characters(page: Page, members: Sequence[Member]) -> list[Member]:
    """The members of a list that jobs lead, whose actors stand second; as they are where what stands second is not always a whole name."""
    other: list[Member] = [(two, one) for one, two in members if two and " " in page.words(two) and is_name(page, two)]
    return other if len(other) == len(members) else list(members)
