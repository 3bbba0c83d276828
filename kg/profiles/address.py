"""The address that a page gives as its own, and what it tells of the kind of page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from kg.model import Document

HEAD = 400_000
"""A page names its address within so many characters, or not at all."""
MOST_TAGS = 100
LONGEST = 2_000
"""So many tags are looked at, and so many characters to either side of the word in them."""

_CANONICAL = re.compile(r"<link\b[^<>]*\brel\s*=\s*[\"']?canonical\b", re.I)
_OPEN_GRAPH = re.compile(r"<meta\b[^<>]*\bproperty\s*=\s*[\"']?og:url\b", re.I)
_VALUE = re.compile(r"\b(?:href|content)\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>]+))", re.I)
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-z]{2})?")


class Kind(NamedTuple):
    """Whose page it is and which of its kinds: the host without ``www.``, and the path with what names the thing as ``*``.

    Both are empty for a page that does not give its address.
    """

    host: str = ""
    shape: str = ""


def kind_of(document: Document) -> Kind:
    """The kind of a page by its own address: ``https://www.imdb.com/title/tt0000001/reviews?x`` → imdb.com, ``/title/*/reviews``."""
    try:
        parts = urlsplit(address_of(document))
    except ValueError:
        return Kind()
    host = re.sub(r"^(?:www|m)\.", "", (parts.hostname or "").lower())
    segments = [segment.lower() for segment in parts.path.split("/") if segment]
    if segments and _LANGUAGE.fullmatch(segments[0]):
        segments = segments[1:]
    if not host or len(segments) < 2:
        return Kind(host, "/" + "/".join(segments)) if host else Kind()
    return Kind(host, "/".join(("", segments[0], "*", *segments[2:])))


def address_of(document: Document) -> str:
    """The canonical address of a page, or the one for sharing, or where it was fetched; empty where none is known."""
    for word, pattern in (("canonical", _CANONICAL), ("og:url", _OPEN_GRAPH)):
        for tag in _tags(document.text, word):
            if pattern.match(tag) and (value := _VALUE.search(tag)):
                return html.unescape(next(filter(None, value.groups()), ""))
    return document.url


def _tags(text: str, word: str) -> Iterator[str]:
    """The tags of the head that hold a word, which is looked for as it is usually written."""
    at = text.find(word, 0, HEAD)
    for _ in range(MOST_TAGS):
        if at < 0:
            return
        start, end = text.rfind("<", max(0, at - LONGEST), at), text.find(">", at, at + LONGEST)
        if 0 <= start < end:
            yield text[start : end + 1]
        at = text.find(word, at + 1, HEAD)
