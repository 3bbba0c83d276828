"""Where a saved page came from, as the programs that save pages write it into them."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

_HEAD = 4096
_BROWSER = re.compile(r"<!--\s{0,9}saved from url=\(\d{4}\)(https?://[^\s<>\"]{1,2000})\s{0,9}-->", re.I)
_SINGLE_FILE = re.compile(r"<!--\s{0,99}Page saved with SingleFile\s{1,99}url:\s{0,9}(https?://[^\s<>\"]{1,2000})", re.I)
_MONOLITH = re.compile(r"<!--\s{0,9}Saved from (https?://[^\s<>\"]{1,2000}) at [^<>]{1,60} using monolith", re.I)
_SAVE_PAGE = '<meta name="savepage-url" content="'
_SCRAPBOOK = re.compile(r"<html\b[^<>]{0,999}\sdata-scrapbook-source=\"(https?://[^\s<>\"]{1,2000})\"", re.I)
_SHOWN = re.compile(r"https?://[^\s<>\"]{1,2000}(?=\")", re.I)
_HTTRACK = re.compile(r"<!-- Mirrored from ([^\s<>\"]{4,2000}) by HTTrack", re.I)


def saved_from(html: str) -> str:
    """The address that a browser, SingleFile, Monolith, WebScrapBook, Save Page WE or HTTrack writes into the page that it saves.

    Empty where there is none. The times that some write beside it are in the language and the zone of
    the computer, and are left alone.
    """
    head = html[:_HEAD]
    if found := _BROWSER.search(head) or _SINGLE_FILE.search(head) or _MONOLITH.search(head):
        return found[1]
    if found := _SCRAPBOOK.search(head):
        return unescape(found[1])
    # It stands at the end of the head, behind all styles.
    if (at := html.find(_SAVE_PAGE)) >= 0 and (found := _SHOWN.match(html, at + len(_SAVE_PAGE))):
        return unescape(found[0])
    if found := _HTTRACK.search(head):
        return f"http://{found[1]}"
    return ""


def is_moment(words: str) -> bool:
    """Whether what has the form of a date (ISO 8601, at least a year) is one on which a page of the web can have been saved."""
    year, month, day = (words[:4], words[5:7] or "01", words[8:10] or "01")
    try:
        return 1990 <= date(int(year), int(month), int(day)).year <= 2099
    except ValueError:
        return False
