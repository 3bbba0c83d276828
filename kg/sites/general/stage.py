"""Pages of theatres about a play, which has a director, a cast and a length as a film has."""

from __future__ import annotations

import re

from kg.reading.html import HtmlPage
from kg.reading.page import Page

_STAGE = re.compile(
    r"\b(?:theat(?:re|er)|playhouse|opera|oper|ballett?|théâtre|opéra|teatro|teater|divadlo|schauspielhaus|staatstheater|toneel|teatr)\b",
    re.I,
)
_INTERVAL = re.compile(
    r"\b(?:incl(?:uding|\.)?|with|plus|one|no|inkl(?:usive|\.)?|mit|eine|avec|con|med|s|inclusief) (?:an? |one |einer |un |en )?"
    r"(?:\d+[- ]min(?:ute|uten)? )?(?:interval|intermission|pause|entracte|intermedio|intervallo|přestávk\w+|paus)\b",
    re.I,
)
"""What houses for plays are called, and what plays have and films hardly ever."""


def on_stage(page: Page, end: int) -> bool:
    """Whether the title of a page names a theatre and its words up to ``end`` an interval."""
    title = page.title if isinstance(page, HtmlPage) else None
    return title is not None and bool(_STAGE.search(page.words(title)) and _INTERVAL.search(page.text, 0, end))
