"""MHTML: a page that a browser saved with all that belongs to it in one file. The page is read, the rest is part of it."""

from __future__ import annotations

import re
from datetime import UTC
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from email.utils import parsedate_to_datetime

from kg.documents.container import Payload
from kg.model import Notice

_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_BOUNDARIES = 50
"""A page has one boundary, and one more for each saved frame that is itself in parts; depth costs the parser time squared."""


def page(data: bytes, name: str) -> Payload | Notice:
    """The page of an MHTML file, with its address and the date it was saved, or the notice why there is none."""
    if len(re.findall(rb"boundary\s{0,9}=", data, re.I)) > _BOUNDARIES:
        return _broken(name, "has parts in parts in parts")
    try:
        message = message_from_bytes(data)
        root = _root(message)
        body = root.get_payload(decode=True) if root is not None else None
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        return _broken(name, f"cannot be read ({error})")
    if root is None or not isinstance(body, bytes):
        return Notice("binary", "holds no page: none of its parts is HTML", name, "save the page again")
    address = next((url for url in (_header(message, "Snapshot-Content-Location"), _header(root, "Content-Location")) if _is_web(url)), "")
    return Payload(name, body, address, _date(message), str(root.get_content_charset() or ""))


def _root(message: Message) -> Message | None:
    """The part that is the page: the one that ``start`` names, else the first of HTML."""
    parts = [part for part in message.walk() if not part.is_multipart()]
    start = message.get_param("start")
    for part in parts:
        if isinstance(start, str) and start and _header(part, "Content-ID") == start.strip() and part.get_content_type() in _PAGE_TYPES:
            return part
    return next((part for part in parts if part.get_content_type() in _PAGE_TYPES), None)


def _header(message: Message, name: str) -> str:
    return re.sub(r"\s+", "", str(message.get(name, "")))


def _is_web(url: str) -> bool:
    return url.lower().startswith(("http://", "https://"))


def _date(message: Message) -> str:
    """The moment of saving in UTC, as ISO 8601 writes it; empty where none is given or it cannot be read."""
    try:
        when = parsedate_to_datetime(str(message.get("Date", "")))
        return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when.tzinfo else when.strftime("%Y-%m-%dT%H:%M:%S")
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""


def _broken(name: str, what: str) -> Notice:
    return Notice("broken-archive", what, name, "save the page again", "warning")
