"""IMDb's title pages of 2006 to 2010 as HTML, and ``/combined`` of later years: a label in ``h5``, its value beside it.

The page is ``#tn15title`` (the heading), ``#tn15content`` with one ``div.info`` for each label, ``table.cast``, and the users' comment.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.model import Mention
from kg.reading import dialogue, say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading, Span
from kg.reading.sections import Sheet
from kg.reading.tree import Node
from kg.sites.imdb import billing, cast_table, certificates, details, tn15_comment, tn15_languages
from kg.sites.imdb.cast import cast_claims
from kg.sites.imdb.connections import CONNECTION, connection
from kg.sites.imdb.heading import Heading
from kg.sites.imdb.subpages import credits
from kg.text import fold

_MORE = ".tn15more"
_LINES = r"\n+"
_BARS = r"\s*\|\s*"
_LINES_OR_BARS = r"\s*\|\s*|\n+"
_SLASHES = r"\s+/\s+"
"""What stood between the links of a list until 2008, where bars do since."""
_END = re.compile(r"[\s|&»/]+$|(?<=\s)and$")
_RATED = re.compile(r"rated\s+(?P<value>\S+?)(?:\s+(?:on\s+appeal\s+)?for\s+(?P<reason>.+?))?\.?$", re.I | re.S)
_NOTE = re.compile(r"\s*\((?P<land>[^()]*)\)\s*(?:\[[^\[\]]*\]\s*)*$")
SCORE = re.compile(r"(?P<score>\d{1,2}(?:[.,]\d)?)/(?P<best>10)\s+(?:\(?(?P<count>[\d,]+)\s+votes)?", re.I)
_QUOTED_TITLE = re.compile(r'"(?P<title>[^\n]+)"\s+-\s+(?=[^\W\d_])')
_DATELINE = re.compile(r"\(From (?P<outlet>[^\n]+?)\.\s+(?P<date>\d{1,2} \w+ \d{4})[^()]*\)")
_MARK = re.compile(r"(?P<score>\d{1,2}(?:\.\d)?)/(?P<best>10)")
_ASIDE = re.compile(r"\[[^\[\]\n]*\]")
_BESIDE_LABEL = re.compile(r"(?::?\s*\([^()]*\)|[:\s]+)+$")
"""What stands behind the words of a label: a colon, how many there are, whose rules they follow."""


def is_one(page: HtmlPage) -> bool:
    """Whether a page has the layout."""
    return bool(page.select("#tn15title h1")) and bool(page.select("#tn15content"))


def _label(page: HtmlPage, info: Node) -> tuple[str, Span] | None:
    """The folded label of a box, and the range of what stands beside it, without links to more of it."""
    heads, whole = page.select("h5", info), page.range_of(info)
    head = page.range_of(heads[0]) if heads else None
    if head is None or whole is None:
        return None
    ends = [span.start for node in page.select(_MORE, info) if (span := page.range_of(node)) and span.start >= head.end]
    value = page.trim(head.end, min([whole.end, *ends]))
    if tail := _END.search(page.text, value.start, value.end):
        value = page.trim(value.start, tail.start())
    return _BESIDE_LABEL.sub("", fold(page.words(head))), value


def _people(what: Callable[..., Reading]) -> Callable[[Sheet, Mention, Span], Reading]:
    def read(sheet: Sheet, film: Mention, span: Span) -> Reading:
        for line in sheet.page.split(span, _LINES):
            tail = _END.search(sheet.text, *line)
            yield from what(sheet, film, sheet.page.trim(line.start, tail.start() if tail else line.end))

    return read


def _listed(page: Page, span: Span) -> list[Span]:
    """The items of a list of links."""
    items = page.split(span, _LINES_OR_BARS)
    return items if len(items) > 1 else page.split(span, _SLASHES)


def _plain(property: str, separators: str = "") -> Callable[[Sheet, Mention, Span], Reading]:
    def read(sheet: Sheet, film: Mention, span: Span) -> Reading:
        yield from say.literals(sheet.page, film, property, sheet.page.split(span, separators) if separators else [span])

    return read


def _links(property: str) -> Callable[[Sheet, Mention, Span], Reading]:
    def read(sheet: Sheet, film: Mention, span: Span) -> Reading:
        yield from say.literals(sheet.page, film, property, _listed(sheet.page, span))

    return read


def _named(property: str, kind: str) -> Callable[[Sheet, Mention, Span], Reading]:
    def read(sheet: Sheet, film: Mention, span: Span) -> Reading:
        for name in sheet.page.split(span, _LINES_OR_BARS):
            yield from say.person_link(sheet.page, film, property, name, kind=kind)

    return read


def _statement(kind: str) -> Callable[[Sheet, Mention, Span], Reading]:
    def read(sheet: Sheet, film: Mention, span: Span) -> Reading:
        yield from say.statement(sheet.page, film, kind, span)

    return read


def _titles(sheet: Sheet, film: Mention, span: Span) -> Reading:
    for line in sheet.page.split(span, _LINES):
        if quoted := _QUOTED_TITLE.match(sheet.text, *line):
            # Since about 2010: the title in quotation marks, then the countries.
            yield sheet.page.claim(film, "alternate_name", sheet.page.group(quoted, "title"))
            continue
        name = line
        while note := _NOTE.search(sheet.text, name.start, name.end):
            name = Span(name.start, note.start())
        if name.end > name.start:
            yield sheet.page.claim(film, "alternate_name", name)


def _aired(sheet: Sheet, film: Mention, span: Span) -> Reading:
    # What stands in brackets behind the date is the season.
    bracket = sheet.text.find("(", *span)
    yield from say.release(sheet.page, film, sheet.page.trim(span.start, bracket if bracket >= 0 else span.end), None)


def _countries(sheet: Sheet, film: Mention, span: Span) -> Reading:
    for land in _listed(sheet.page, span):
        yield from say.country(sheet.page, film, "country", land)


def _languages(sheet: Sheet, film: Mention, span: Span) -> Reading:
    for tongue in _listed(sheet.page, span):
        if fold(sheet.page.words(tongue)) != "none":
            yield from say.attempt(sheet.page, film, "language", tongue, "language")


def _colors(sheet: Sheet, film: Mention, span: Span) -> Reading:
    yield from say.literals(sheet.page, film, "color", _listed(sheet.page, span))


def _rated(sheet: Sheet, film: Mention, span: Span) -> Reading:
    page = sheet.page
    match = _RATED.match(page.text, *span)
    if not match:
        yield page.notice("unreadable-value", f"{page.words(span)[:40]!r} is no content rating", span)
        return
    label = page.text.rfind("MPAA", max(0, span.start - 80), span.start)
    quoted = Span(label, label + 4) if label >= 0 else span
    reason = page.group(match, "reason") if match["reason"] else None
    yield from say.certification(page, film, page.group(match, "value"), reason, "MPAA", quoted)


def _certificates(sheet: Sheet, film: Mention, span: Span) -> Reading:
    yield from certificates.american(sheet.page, film, span)


def _quotes(sheet: Sheet, film: Mention, span: Span) -> Reading:
    lines = _marked_speeches(sheet.page, span) if isinstance(sheet.page, HtmlPage) else []
    yield from say.quote(sheet.page, film, lines or dialogue.speeches(sheet.page, span))


def _marked_speeches(page: HtmlPage, span: Span) -> list[tuple[Span | None, Span]]:
    """The lines of a quotation whose speakers are set in bold, each before a colon."""
    bold = (page.range_of(node) for node in page.select("#tn15content div.info-content b"))
    names = [name for name in bold if name and span.start <= name.start < span.end]
    lines: list[tuple[Span | None, Span]] = []
    starts = [*(name.start for name in names), span.end]
    if names:
        lines += [(None, piece) for piece in page.split((span.start, names[0].start), _LINES)]
    for name, end in zip(names, starts[1:], strict=True):
        begin = name.end + 1 if page.text[name.end : name.end + 1] == ":" else name.end
        pieces = page.split((begin, end), _LINES)
        speech = [piece for piece in pieces if not _ASIDE.fullmatch(page.text, *piece)] if len(pieces) > 1 else pieces
        if speech:
            last = max(speech, key=lambda piece: piece.end)
            lines.append((name, Span(pieces[0].start, last.end)))
            lines += [(None, piece) for piece in pieces if piece.start > last.start]
    return lines


def _connections(sheet: Sheet, film: Mention, span: Span) -> Reading:
    match = CONNECTION.match(sheet.text, *span)
    if match:
        yield from connection(sheet, film, match)
    else:
        yield sheet.page.notice("unread-connection", f"{sheet.page.words(span)[:80]!r} is no connection known here", span)


def _soundtrack(sheet: Sheet, film: Mention, span: Span) -> Reading:
    first = sheet.page.split(span, _LINES)[0]
    yield from say.recording(sheet.page, film, first, [])


def _news(sheet: Sheet, film: Mention, span: Span) -> Reading:
    page, at = sheet.page, span.start
    for match in _DATELINE.finditer(page.text, *span):
        headline = page.trim(at, match.start())
        at = match.end()
        if headline.end > headline.start:
            yield from say.news(page, film, headline, page.group(match, "date"), page.group(match, "outlet"))


READERS: dict[str, Callable[[Sheet, Mention, Span], Reading]] = {
    "director": _people(billing.directors), "writer": _people(billing.writers), "release date": details.release,
    "original air date": _aired, "genre": details.genres,
    "tagline": _plain("tagline"), "plot": _plain("description"), "plot outline": _plain("description"),
    "plot keyword": _links("keyword"), "awards": _plain("award"), "newsdesk": _news, "also known as": _titles,
    "mpaa": _rated, "runtime": details.runtimes, "country": _countries, "language": _languages, "color": _colors,
    "aspect ratio": _plain("aspect_ratio", _BARS),
    "sound mix": _links("sound_mix"), "certification": _certificates, "filming location": _named("location", "place"),
    "company": _named("company", "organization"), "trivia": _statement("trivia"), "goof": _statement("goof"),
    "crazy credit": _statement("crazy_credit"), "alternate version": _statement("alternate_version"), "quote": _quotes,
    "movie connection": _connections, "soundtrack": _soundtrack,
}  # fmt: skip
SAME = {"countries": "country", "companies": "company", "production company": "company", "production companies": "company",
         "directors": "director", "writers": "writer", "writing credits": "writer"}  # fmt: skip
IGNORED = frozenset(
    {
        "user rating", "your rating", "user comments", "user reviews", "contact", "moviemeter", "popularity", "parents guide", "photos",
        "seasons", "official site", "top 250", "tv series", "production notes/status", "episode list", "additional details",
    }
)  # fmt: skip


def _rating(page: HtmlPage, film: Mention) -> Reading:
    """The users' rating: in a box of its own since 2008, before behind its label."""
    labelled = (info for info in page.select("#tn15content div.info") if (found := _label(page, info)) and found[0] == "user rating")
    for node in page.select("#tn15rating") or list(labelled)[:1]:
        span = page.range_of(node)
        if span and (match := SCORE.search(page.text, *span)):
            counts = [("rating_count", page.group(match, "count"))] if match["count"] else []
            row = page.trim(match.start(), match.end())
            yield from say.rating(page, film, "IMDb", "users", row, score=page.group(match, "score"), best=page.group(match, "best"),
                                  counts=counts, rule="decimal-comma" if "," in match["score"] else "decimal")  # fmt: skip


def _companies(page: HtmlPage, film: Mention) -> Reading:
    """Who produced the film, in the lists of companies of ``/combined``; distributors and others have no word in the model."""
    for head in page.select("#tn15content b.blackcatheader"):
        words, list_ = page.range_of(head), head.next
        while list_ is not None and not list_.is_element_node:
            list_ = list_.next
        if words is None or list_ is None or list_.tag != "ul" or fold(page.words(words)).split()[:1] != ["production"]:
            continue
        for link in page.select('li a[href*="/company/"]', list_):
            if name := page.range_of(link):
                yield from say.person_link(page, film, "company", name, kind="organization")


def _recommended(page: HtmlPage, film: Mention) -> Reading:
    """The titles that the site recommends beside this one: a column of a table each, its rating two rows below its name."""
    for table in page.select("#tn15content table.recs"):
        ratings = page.select("tr.rating td", table)
        for number, link in enumerate(page.select('tr:not(.poster) a[href*="/title/tt"]', table)):
            if (name := page.range_of(link)) is None:
                continue
            other = say.film(page, name)
            yield page.link(film, "similar", other, name)
            yield from say.naming(page, other, name)
            if address := page.range_of_attribute(link, "href"):
                at = page.text.find("/title/", *address)
                yield from say.identifier(page, other, Span(at, address.end), "imdb")
            stars = page.select("[title]", ratings[number]) if number < len(ratings) else []
            score = page.range_of_attribute(stars[0], "title") if stars else None
            if score and (match := _MARK.fullmatch(page.text, *score)):
                yield from say.rating(page, other, "IMDb", "users", score, score=page.group(match, "score"), best=page.group(match, "best"))


def _asked(page: HtmlPage, film: Mention) -> Reading:
    """The questions that lead to the answers on another page."""
    for link in page.select('#tn15content a[href*="/faq#"]'):
        if question := page.range_of(link):
            yield from say.question(page, film, question)


def read(page: HtmlPage, heading: Heading) -> Reading:
    """Everything that a page of this layout states; ``heading`` is its title."""
    film = heading.film
    yield from heading.claims(page)
    sheet = Sheet(page)
    tongue = tn15_languages.of(page)
    yield from _rating(page, film)
    for info in page.select("#tn15content div.info"):
        found = _label(page, info)
        if found is None or found[1].end <= found[1].start:
            continue
        named = tn15_languages.english(tongue, found[0])
        label = SAME.get(named, named)
        if reader := tn15_languages.reader(tongue, label) or READERS.get(label) or READERS.get(label.removesuffix("s")):
            yield from reader(sheet, film, found[1])
        elif named not in IGNORED:
            yield page.notice("unknown-label", f"{found[0]!r} is no label known here", found[1])
    yield from cast_claims(page, film, cast_table.rows(page), apart=True)
    yield from credits.departments(page, film)
    yield from _companies(page, film)
    yield from _recommended(page, film)
    yield from _asked(page, film)
    yield from tn15_comment.read(page, film)
