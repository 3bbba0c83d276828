"""One document from its own side: its text, the claims beside the words they were read from, and what nobody read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg import documents, sites
from kg.errors import RequestError
from kg.model import Claim, Document, Evidence, Notice, Record
from kg.reading.html import HtmlPage
from kg.reading.tree import UnreadableTree


@dataclass(frozen=True)
class Passage:
    """A stretch of a document's text (code points) and the claims that quote from it; without claims, nobody read it.

    What an HTML page does not show has no range, but ``path`` tells where it stands.
    """

    start: int
    end: int
    text: str
    claims: tuple[Claim, ...]
    path: str = ""


def passages(record: Record) -> Iterator[Passage]:
    """The whole text of a record's document in order, cut where quoted stretches begin and end.

    Of an HTML document it is the text that the page shows, then what it says without showing it (attributes, embedded
    JSON) as far as it is quoted.
    """
    text = record.document.text
    found = [(place, claim) for claim in record.claims for place in claim.evidence]
    hidden: dict[Evidence, list[Claim]] = {}
    spans: list[tuple[int, int, Claim]] = []
    try:
        page = sites.page_of(record.document) if record.document.media_type == "text/html" else None
    except UnreadableTree:
        page = None
    if isinstance(page, HtmlPage):
        text = page.text
        for place, claim in found:
            if span := page.found(place):
                spans.append((*span, claim))
            else:
                hidden.setdefault(place, []).append(claim)
    else:
        spans = [(place.start, place.end, claim) for place, claim in found]
    places = sorted(set(spans), key=lambda p: (p[0], p[1], str(p[2])))
    at = 0
    while places:
        start, end, _ = places[0]
        while (inside := [p for p in places if p[0] < end]) and (furthest := max(p[1] for p in inside)) > end:
            end = furthest
        if text[at:start].strip():
            yield Passage(at, start, text[at:start], ())
        yield Passage(start, end, text[start:end], tuple(dict.fromkeys(p[2] for p in inside)))
        places, at = places[len(inside) :], end
    if text[at:].strip():
        yield Passage(at, len(text), text[at:], ())
    for place, claims in sorted(hidden.items(), key=lambda item: item[0][3:] + item[0][:2]):
        yield Passage(-1, -1, place.exact, tuple(dict.fromkeys(claims)), place.path + (f"#{place.pointer}" if place.pointer else ""))


def explain(path: Path, site: str = "", form: str = "text") -> str:
    """What is read of the file at ``path``, as ``text`` or ``json``. Raises RequestError where it cannot be read at all."""
    if site and site not in sites.sites():
        raise RequestError(f"no site is called {site!r}", next_step=f"the sites are {', '.join(sites.sites())}")
    document, notices = None, []
    for item in documents.find([path]):
        if isinstance(item, Document):
            document = document or item
        else:
            notices.append(item)
    if document is None:
        raise RequestError(str(notices[0]) if notices else "holds no document", where="" if notices else str(path))
    record = sites.read(document, site)
    return _as_json(record, notices) if form == "json" else _as_text(record, notices)


def _as_json(record: Record, notices: list[Notice]) -> str:
    body = {
        "document": record.document.name,
        "sha256": record.document.digest,
        "site": record.site,
        "notices": [str(n) for n in (*notices, *record.notices)],
        "passages": [
            {"start": p.start, "end": p.end, **({"path": p.path} if p.path else {}), "text": p.text, "claims": [
                {"subject": str(c.subject), "property": c.property, "value": str(c.value), "rule": c.rule, "inferred": c.inferred}
                for c in p.claims]}
            for p in passages(record)
        ],
    }  # fmt: skip
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _as_text(record: Record, notices: list[Notice]) -> str:
    lines = [f"{record.document.name}: {record.site or 'no site recognized'}, {len(record.claims)} claims"]
    lines += [f"notice: {n}" for n in (*notices, *record.notices)]
    for passage in passages(record):
        shown = " ".join(passage.text.split())
        if not passage.claims:
            lines.append(f"      ·  {shown if len(shown) < 200 else shown[:100] + ' … ' + shown[-90:]}")
            continue
        lines.append(f"{passage.start:>7}  {shown}" if not passage.path else f"{'':>7}  {shown}  ({passage.path})")
        lines += [f"         └ {claim}" for claim in passage.claims]
    return "\n".join(lines) + "\n"
