"""IMDb's title pages of 2003 to 2006 as HTML: labels in bold (``b.ch``, ``b.blackcatheader``), each value up to the next of them.

What is read is what the pages after them say, by the readers of ``tn15``; lists are parted by slashes, where those have bars.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.sections import Sheet
from kg.reading.tree import Node
from kg.sites.imdb import tn15
from kg.sites.imdb.heading import Heading
from kg.sites.imdb.subpages import credits
from kg.text import fold

_TITLE = "strong.title"
_LABELS = "b.ch, b.blackcatheader"
_MORE = re.compile(r"\(more\)|\(view trailer\)", re.I)
_SLASHES = r"\s+/\s+"
_LINES = r"\n+"
_NOTES = re.compile(r"\([^()\n]{1,80}\)")
_CAST = re.compile(r"(?:cast overview|credited cast|complete credited cast|series cast|cast)\b", re.I)
_BEHIND = re.compile(r"\s*(?:\([^()]*\))?:?\s*")
_AKA = re.compile(r"(?P<name>[^\n]+?)(?:\s*\([^()\n]*\)|\s*\[[^\[\]\n]*\])*\s*$")
_OWN = re.compile(r"/title/tt\d+/(?:ratings|keywords|plotsummary|taglines|usercomments|photogallery|fullcredits)$")
_SAME = {"plot summary": "plot", "directed by": "director", "writing credits": "writer", "mpaa": "mpaa"}
_IGNORED = frozenset({"user comments", "user comment", "user rating", "created by", "series crew", "photos", "amazon.com video deals"})


def is_one(page: HtmlPage) -> bool:
    """Whether a page has the layout."""
    return bool(page.select(_TITLE)) and bool(page.select("b.ch")) and bool(page.select('a[href*="/name/nm"]'))


def read(page: HtmlPage, heading: Heading) -> Reading:
    """Everything that a page of this layout states; ``heading`` is its title."""
    film = heading.film
    yield from heading.claims(page)
    for link in page.select('a[href*="/title/tt"]'):
        address = (page.attribute(link, "href") or "").strip()
        if _OWN.search(address) and (span := page.range_of_attribute(link, "href")):
            yield from say.identifier(page, film, Span(page.text.index("/title/", *span), span.end), "imdb")
            break
    sheet = Sheet(page)
    for node, label, value in _values(page):
        yield from _value(page, sheet, film, node, label, value)


def _values(page: HtmlPage) -> Iterator[tuple[Node, Span, Span]]:
    """Each label with its range and that of what follows it, up to the next label, a rule or a link to more."""
    labels = [(node, span) for node in page.select(_LABELS) if (span := page.range_of(node))]
    rules = sorted(span.start for node in page.select("hr") if node.next is not None and (span := page.range_of(node.next)))
    for (node, label), (_, following) in pairwise([*labels, (None, Span(len(page.text), len(page.text)))]):
        if node is None:
            continue
        end = min([following.start, page.visible_end, *(rule for rule in rules if rule > label.end)])
        behind = _BEHIND.match(page.text, label.end, max(label.end, end))
        start = behind.end() if behind else label.end
        more = _MORE.search(page.text, start, max(start, end))
        yield node, label, page.trim(start, more.start() if more else max(start, end))


def _value(page: HtmlPage, sheet: Sheet, film: Mention, node: Node, label: Span, value: Span) -> Reading:
    words = fold(page.words(label)).rstrip(":").strip()
    if _CAST.match(words):
        yield from _cast(page, film, node)
        return
    if words == "user rating":
        yield from _rating(page, film, value)
        return
    if value.end <= value.start or words in _IGNORED:
        return
    named = _SAME.get(words, words)
    named = tn15.SAME.get(named, named)
    if own := _OWN_READERS.get(named):
        yield from own(page, film, value)
    elif reader := tn15.READERS.get(named) or tn15.READERS.get(named.removesuffix("s")):
        yield from reader(sheet, film, value)
    elif "blackcatheader" in (page.attribute(node, "class") or ""):
        yield from _department(page, film, node, label)
    elif words not in tn15.IGNORED:
        yield page.notice("unknown-label", f"{words!r} is no label known here", value)


def _people(page: HtmlPage, value: Span) -> Iterator[tuple[Span, Span | None, list[Span]]]:
    """The linked names in a value, the addresses they link to, and the notes in brackets behind each on its line."""
    links = ((page.range_of(link), link) for link in page.select('a[href*="/name/nm"]'))
    found = [(span, link) for span, link in links if span and value.start <= span.start < value.end]
    for (name, link), (following, _) in pairwise([*found, (Span(value.end, value.end), None)]):
        line = page.text.find("\n", name.end, value.end)
        end = min(following.start, line if line >= 0 else value.end)
        notes = [page.trim(m.start() + 1, m.end() - 1) for m in _NOTES.finditer(page.text, name.end, max(name.end, end))]
        yield name, page.range_of_attribute(link, "href") if link is not None else None, notes


def _crew(property: str) -> Callable[[HtmlPage, Mention, Span], Reading]:
    def read(page: HtmlPage, film: Mention, value: Span) -> Reading:
        for name, address, notes in _people(page, value):
            if property == "writer":
                of_note: list[Span | None] = [*notes]
                for note in of_note or [None]:
                    yield from say.writer(page, film, name, note)
            else:
                yield from say.person_link(page, film, property, name)
            if address:
                yield from say.identifier(page, say.named(page, "person", name), address, "imdb")

    return read


def _rows_of(page: HtmlPage, node: Node) -> list[Node]:
    """The rows of the table in which a label stands, or of the first that follows it."""
    table: Node | None = node
    while table is not None and table.tag != "table":
        table = table.parent
    if table is not None and any(page.select('a[href*="/name/nm"]', table)) and not page.select("b.ch", table):
        return page.select("tr", table)
    following = node.next
    while following is not None and following.tag != "table":
        following = following.next
    return page.select("tr", following) if following is not None else []


def _cast(page: HtmlPage, film: Mention, node: Node) -> Reading:
    rows = [credit for row in _rows_of(page, node) if (credit := credits.row(page, row))]
    for position, credit in enumerate(rows, 1):
        yield from say.cast_row(page, film, credit.name, credit.role.words, position, credited_as=credit.role.credited_as)
        if credit.address:
            yield from say.identifier(page, say.named(page, "person", credit.name), credit.address, "imdb")


def _department(page: HtmlPage, film: Mention, node: Node, label: Span) -> Reading:
    """Who else made the film, as ``/combined`` lists them."""
    property = credits.department(page.words(label))
    for line in _rows_of(page, node) if property not in ("actor", "thanks") else ():
        if credit := credits.row(page, line):
            yield from credits.crew(page, film, property, label, credit)
            if credit.address:
                yield from say.identifier(page, say.named(page, "person", credit.name), credit.address, "imdb")


def _rating(page: HtmlPage, film: Mention, value: Span) -> Reading:
    if match := tn15.SCORE.search(page.text, *value):
        counts = [("rating_count", page.group(match, "count"))] if match["count"] else []
        row = page.trim(match.start(), match.end())
        yield from say.rating(page, film, "IMDb", "users", row, score=page.group(match, "score"), best=page.group(match, "best"),
                              counts=counts)  # fmt: skip


def _listed(property: str) -> Callable[[HtmlPage, Mention, Span], Reading]:
    def read(page: HtmlPage, film: Mention, value: Span) -> Reading:
        for item in page.split(value, _SLASHES):
            if property == "country":
                yield from say.country(page, film, property, item)
            elif property == "language":
                yield from say.attempt(page, film, property, item, "language")
            else:
                yield from say.literals(page, film, property, [item])

    return read


def _titles(page: HtmlPage, film: Mention, value: Span) -> Reading:
    for line in page.split(value, _LINES):
        if match := _AKA.match(page.text, *line):
            yield page.claim(film, "alternate_name", page.group(match, "name"))


def _certificates(page: HtmlPage, film: Mention, value: Span) -> Reading:
    for item in page.split(value, _SLASHES):
        if match := re.compile(r"USA:(?P<value>[^\s(]+)").match(page.text, *item):
            yield page.claim(film, "certificate", page.group(match, "value"))


_OWN_READERS: dict[str, Callable[[HtmlPage, Mention, Span], Reading]] = {
    "director": _crew("director"), "writer": _crew("writer"), "genre": _listed("genre"), "country": _listed("country"),
    "language": _listed("language"), "color": _listed("color"), "sound mix": _listed("sound_mix"), "also known as": _titles,
    "certification": _certificates,
}  # fmt: skip
