"""Content ratings on an IMDb title page: the list by countries, and "Rated R for …"."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.reading.sections import Sheet

_AMERICAN = re.compile(r"(?:USA|United States):(?P<value>[^\s|(]++)(?!\s*\((?!certificate))", re.I)


def american(page: Page, film: Mention, span: Span) -> Reading:
    """Of a list of certificates (``USA:R | UK:18``) the American one, which is the content rating on every page of the site."""
    for match in _AMERICAN.finditer(page.text, *span):
        yield page.claim(film, "certificate", page.group(match, "value"))


RATED = re.compile(
    r"(?<!\w)(?P<word>rated)\s+(?P<value>nc-17|pg-13|pg|gp|[grxm]|tv-\w{1,4})(?!\w)(?:\s+(?:on appeal\s+)?for\s+"
    r"(?P<reason>[^|»\n]{3,300}?))?(?=\s*(?:\||see all certifications|\n\n|$|»))",
    re.I,
)


_ALL_CERTIFICATIONS = re.compile(r"\s*\|?\s*see all certifications", re.I)


def certification(sheet: Sheet, film: Mention) -> Reading:
    """ "Rated R for …", by the body that its label names."""
    page = sheet.page
    for match in list(sheet.find(RATED)):
        label = sheet.previous_mark(match.start(), {"mpaa"})
        reason = page.group(match, "reason") if match["reason"] else None
        if reason and (other := sheet.next_mark(reason.start)) and other.start < reason.end:
            reason = page.trim(reason.start, other.start)
        near = label is not None and page.blank(label.end, match.start())
        if not near and not _ALL_CERTIFICATIONS.match(page.text, match.end()) and not sheet.alone(match.span()):
            continue
        quoted = page.group(match, "word")
        if near and label is not None and (body := re.compile(r"mpaa", re.I).search(page.text, label.start, label.end)):
            quoted = Span(*body.span())
        yield from say.certification(page, film, page.group(match, "value"), reason, "MPAA", quoted)
        sheet.take((match.start(), reason.end if reason else match.end("value")))
    yield from _beside_link(sheet, film)


_BESIDE_LINK = re.compile(r"(?<=\n)(?P<value>(?!rated\b|see\b)[^\s|:»][^\n|:»]{0,15}?)[^\S\n]*\|\s*see all certifications\b", re.I)


def _beside_link(sheet: Sheet, film: Mention) -> Reading:
    """A certificate whose label of one word is gone: it stands before the link to all of them."""
    for match in [] if sheet.flow else list(sheet.find(_BESIDE_LINK)):
        label = sheet.previous_mark(match.start())
        if label is None or label.name not in ("certificates", "mpaa") or not sheet.page.blank(label.end, match.start()):
            yield sheet.page.claim(film, "certificate", sheet.page.group(match, "value"))
            sheet.take(match.span("value"))
