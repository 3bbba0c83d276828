"""One document from its own side: its text, the claims beside the words they were read from, and what nobody read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
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
    text, page = _text(record)
    found = [(place, claim) for claim in record.claims for place in claim.evidence]
    hidden: dict[Evidence, list[Claim]] = {}
    spans: list[tuple[int, int, Claim]] = []
    if page is not None:
        for place, claim in found:
            if span := page.found(place):
                spans.append((*span, claim))
            else:
                hidden.setdefault(place, []).append(claim)
    else:
        spans = [(place.start, place.end, claim) for place, claim in found]
    places = sorted(set(spans), key=lambda p: (p[0], p[1], str(p[2])))
    at = first = 0
    while first < len(places):
        start, end, _ = places[first]
        after = first + 1
        while after < len(places) and places[after][0] < end:
            end = max(end, places[after][1])
            after += 1
        if text[at:start].strip():
            yield Passage(at, start, text[at:start], ())
        yield Passage(start, end, text[start:end], tuple(dict.fromkeys(p[2] for p in places[first:after])))
        first, at = after, end
    if text[at:].strip():
        yield Passage(at, len(text), text[at:], ())
    for place, claims in sorted(hidden.items(), key=lambda item: item[0][3:] + item[0][:2]):
        yield Passage(-1, -1, place.exact, tuple(dict.fromkeys(claims)), place.path + (f"#{place.pointer}" if place.pointer else ""))


def _text(record: Record) -> tuple[str, HtmlPage | None]:
    """The text of a record's document as it is shown, and its page where that is HTML."""
    if record.document.media_type != "text/html":
        return record.document.text, None
    try:
        page = sites.page_of(record.document)
    except UnreadableTree:
        return record.document.text, None
    return (page.text, page) if isinstance(page, HtmlPage) else (record.document.text, None)


def explain(path: Path, site: str = "", form: str = "text", mark: Callable[[str], str] = str) -> str:
    """What is read of the file at ``path``, as ``text``, ``json`` or ``html``; ``mark`` makes claimed words stand out in text.

    Raises RequestError where it cannot be read at all.
    """
    if site and site not in sites.sites():
        raise RequestError(f"no site is called {site!r}", next_step=f"the sites are {', '.join(sites.sites())}")
    document, notices = _chosen(path)
    record = sites.read(document, site)
    if form == "text":
        return _as_text(record, notices, mark)
    return _as_json(record, notices) if form == "json" else _as_html(record, notices)


def _chosen(path: Path) -> tuple[Document, list[Notice]]:
    """The document at a path, or in an archive as reports name it (``pages.zip!/a/page.html``), with what is to be said of it.

    Of several the first, and that it is not the only one. Raises RequestError where there is none.
    """
    within, _, name = str(path).partition("!/") if "!/" in str(path) and not path.exists() else (str(path), "", "")
    notices: list[Notice] = []
    document: Document | None = None
    for item in documents.find([within]):
        if not isinstance(item, Document):
            notices.append(item)
        elif document is not None:
            notices.append(
                Notice("several-documents", f"the first of several; to see another, name it, such as {item.name}", document.name)
            )
            break
        elif not name or item.name.endswith(f"!/{name}"):
            document = item
            if name:
                break
    if document is not None:
        return document, [n for n in notices if not name or n.where == document.name]
    if name and not any(n.code in documents.FAILED_REQUESTS for n in notices):
        raise RequestError(f"holds no document {name!r}", where=within, next_step="name it as the report of a build does")
    raise RequestError(str(notices[0]) if notices else "holds no document", where="" if notices else str(path))


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


def _head(record: Record, found: list[Passage]) -> str:
    """The document, its site, and how much of its text nobody read."""
    counts = {True: 0, False: 0}
    for passage in found:
        if not passage.path:
            counts[bool(passage.claims)] += len("".join(passage.text.split()))
    whole = sum(counts.values())
    share = f", {100 * counts[False] / whole:.0f} % of the characters read by nobody" if whole else ""
    return f"{record.document.name}: {record.site or 'no site recognized'}, {len(record.claims)} claims{share}"


def _as_text(record: Record, notices: list[Notice], mark: Callable[[str], str]) -> str:
    found = list(passages(record))
    lines = [_head(record, found)]
    lines += [f"notice: {n}" for n in (*notices, *record.notices)]
    for passage in found:
        shown = " ".join("".join(c if c.isprintable() else " " for c in passage.text).split())
        if not passage.claims:
            lines.append(f"      ·  {shown if len(shown) < 200 else shown[:100] + ' … ' + shown[-90:]}")
            continue
        lines.append(f"{passage.start:>7}  {mark(shown)}" if not passage.path else f"{'':>7}  {mark(shown)}  ({passage.path})")
        lines += [f"         └ {claim}" for claim in passage.claims]
    return "\n".join(lines) + "\n"


_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}main{white-space:pre-wrap;color:#777}"
    "mark{background:#fe8;color:#000}mark.inferred{background:#cdf}li{overflow-wrap:anywhere}"
)


def _as_html(record: Record, notices: list[Notice]) -> str:
    """A page that shows the document's text with the claimed words marked, each with its claims; what nobody read stays grey."""
    found = list(passages(record))
    text, at, shown = _text(record)[0], 0, ""
    for passage in found:
        if not passage.path:
            shown += escape(text[at : passage.start]) + _marked(passage)
            at = passage.end
    hidden = "".join(f"<li>{_marked(p)} <code>{escape(p.path)}</code></li>" for p in found if p.path)
    notes = "".join(f"<li>{escape(str(n))}</li>" for n in (*notices, *record.notices))
    return (
        f'<!DOCTYPE html>\n<html lang="en"><meta charset="utf-8"><title>{escape(record.document.name)}</title><style>{_STYLE}</style>\n'
        f"<h1>{escape(record.document.name)}</h1>\n<p>{escape(_head(record, found))}</p>\n"
        + (f"<ul>{notes}</ul>\n" if notes else "")
        + f"<main>{shown}</main>\n"
        + (f"<h2>Not shown on the page</h2>\n<ul>{hidden}</ul>\n" if hidden else "")
        + "</html>\n"
    )


def _marked(passage: Passage) -> str:
    if not passage.claims:
        return escape(passage.text)
    kind = ' class="inferred"' if all(claim.inferred for claim in passage.claims) else ""
    said = escape("\n".join(map(str, passage.claims)))
    return f'<mark{kind} title="{said}">{escape(passage.text)}</mark>'
