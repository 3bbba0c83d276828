"""Links to more, which stand behind values and below headings and are no part of them."""

from __future__ import annotations

import re

from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span

_MORE = re.compile(
    r"[\s|•·(…]*(?:\b(?:see|show|view|read|edit|add)\b[^|\n]{0,30}(?:more|all|full|less|certifications?|complete|list)?"
    r"|\b(?:more|mehr|plus|más|více|mera|altro|continua|expand|full (?:summary|synopsis|cast and crew)))[^|\n\w]*[»›>…)][\s»›>…)]*$",
    re.I,
)
MORE_LINK = re.compile(
    r"[\s|•·(…]*(?:(?:see|show|view|read|edit|add)\b.{0,30}|more|mehr|plus|más|více|mera|altro|expand|collapse"
    r"|full (?:summary|synopsis|cast and crew))"
    r"[\s»›>…).|]*",
    re.I,
)
"""A link to more behind a value: with its mark, and as the words of an element of its own."""


def without_more(page: Page, runs: list[Span]) -> list[Span]:
    """Runs without the links to more at their ends."""
    out: list[Span] = []
    for run in runs:
        cut = run
        for _ in range(3):
            pieces = [at for at in page.piece_starts(cut) if at > cut.start] if isinstance(page, HtmlPage) else []
            tail = _MORE.search(page.text, max(cut.start, cut.end - 60), cut.end)
            if tail:
                cut = page.trim(cut.start, tail.start())
            elif pieces and cut.end - pieces[-1] <= 40 and MORE_LINK.fullmatch(page.text, pieces[-1], cut.end):
                cut = page.trim(cut.start, pieces[-1])
            else:
                break
            while cut.end > cut.start and page.text[cut.end - 1] in "|•·(":
                cut = page.trim(cut.start, cut.end - 1)
        if cut.end > cut.start:
            out.append(cut)
    return out or runs
