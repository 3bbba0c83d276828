"""The source of a page, saved as a browser shows it: with numbered lines, and an element round every tag. The page is in it, whole."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from kg.documents.sniff import is_html

_HEAD = 8192
_CHROME = re.compile(r"<table>\s{0,9}(?:<tbody>\s{0,9})?<tr>\s{0,9}<td class=\"(?:webkit-)?line-number\"[^<>]{0,40}>(?:1</td>|</td>)")
"""Chrome and Safari: a table with a row for each line."""
_LINE = re.compile(r"<td class=\"(?:webkit-)?line-content\">")
_FIREFOX = re.compile(r"<body id=\"viewsource\"[^<>]{0,200}>\s{0,9}<pre\b[^<>]{0,200}>\n?")
_TAG = re.compile(r"<(?:[^<>\"]{0,99}+\"[^\"]{0,9999}+\"){0,9}+[^<>\"]{0,99}+>")
"""A tag of the browser's own: of few attributes, any of which may hold an address with anything in it."""
_ADDRESS = re.compile(
    r"<!--\s{0,9}saved from url=\(\d{1,5}\)(?:view-source:)?(https?://[^\s<>\"]{1,2000})\s{0,9}-->"
    r"|<title>(?:view-source:)?(https?://[^\s<>\"]{1,2000})</title>",
    re.I,
)


class Viewed(NamedTuple):
    """The source that was shown, and the address that was shown with it, empty where none was."""

    text: str
    url: str


def unwrapped(html: str) -> Viewed | None:
    """The page whose source a saved page shows; None for any other page, and where what is shown is no HTML."""
    head = html[:_HEAD]
    if _CHROME.search(head):
        source = "\n".join(_plain(line.partition("</td>")[0]) for line in _LINE.split(html)[1:])
    elif (shown := _FIREFOX.search(head)) is not None:
        end = html.rfind("</pre>")
        source = _plain(html[shown.end() : end if end > 0 else len(html)])
    else:
        return None
    address = _ADDRESS.search(head)
    return Viewed(source, unescape(address[1] or address[2]) if address else "") if is_html(source) else None


def _plain(marked: str) -> str:
    return unescape(_TAG.sub("", marked))
