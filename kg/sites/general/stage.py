"""Pages of theatres about a play, which has a director, a cast and a length as a film has."""

from __future__ import annotations

import re

from kg.reading.html import HtmlPage
from kg.reading.page import Page
from kg.sites.general.names import pattern

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


_PLAY = re.compile(
    r"(?:an? |the )?(?:new )?(?:(?:stage )?play|musical|opera|ballet) (?:by|in|after)\b"
    r"|(?:theaterstück|schauspiel|oper|tragödie) (?:von|in|nach)\b"
    r"|(?:une )?pièce (?:de|d'|en)|(?:una )?(?:obra|opera|commedia) (?:de|di|in)\b|pjäs av\b|divadelní hra\b",
    re.I,
)
"""How a play is called below its name."""
_HEARD = re.compile(r"(?:an? |ein )?(?:radio (?:play|drama)|audio drama|hörspiel|rozhlasová hra|radioteater|słuchowisko)\b", re.I)
LONGEST = 150
MOST_LINES = 8


def on_stage(page: Page, end: int) -> bool:
    """Whether the title of a page names a theatre, or one of the first lines of a text one or a play, and its words up to ``end`` an
    interval."""
    first: list[str] = []
    if isinstance(page, HtmlPage):
        told = page.title is not None and _STAGE.search(page.words(page.title)) is not None
    else:
        first = [page.text[line.start : line.end] for line in page.lines[:MOST_LINES] if line.end - line.start <= LONGEST]
        told = any(_PLAY.match(words) for words in first) or any(_STAGE.search(words) for words in first[:1])
    if not isinstance(page, HtmlPage) and any(_HEARD.match(words) for words in first):
        return True
    interval = _INTERVAL.search(page.text, 0, end) is not None
    # A text without its title may name no house; of films it says nothing.
    return interval and (told or (not isinstance(page, HtmlPage) and pattern("film").search(page.text, 0, end) is None))
