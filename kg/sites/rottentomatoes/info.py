"""Movie Info of a Rotten Tomatoes page: the plot and the labelled rows of 2017-2019 and of 2020-21.

A label stands on the line of its value or on the line before it. Where a saving dropped the labels of one word, a row is
still known by its form: ``R (for …)``, ``111 minutes``, a list of the site's genres.
"""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Reading, Span
from kg.sites.rottentomatoes import cards, older, values
from kg.sites.rottentomatoes.layout import Layout, Row
from kg.sites.rottentomatoes.patterns import LABEL, SUMMARY
from kg.text import fold

IGNORED = {
    "distributor": "who distributes a film is not in the graph model",
    "view the collection": "a link to other films",
    "on disc/streaming": "a home release beside the one in theaters",
    "release date (streaming)": "a home release beside the one in theaters",
    "release date (dvd)": "a home release beside the one in theaters",
    "rerelease date (theaters)": "a later release",
    "on dvd": "a home release beside the one in theaters",
}
"""Labels that are known and not read, each with its reason."""

HOME_RELEASES = ("on disc/streaming", "release date (streaming)")
_THEATERS = re.compile(r"(?:in theaters|release date \(theaters\)) ?(?::|$)", re.I)
_LABEL = re.compile(rf"(?P<label>{LABEL}) ?(?P<colon>:)?", re.I)


def read(layout: Layout, film: Mention) -> Reading:
    """Labelled rows, rows known by their form, then the plot."""
    rows = layout.rows
    in_theaters = any(_THEATERS.match(row.words) or values.BARE_RELEASE.fullmatch(row.words) for row in rows)
    seen: set[str] = set()
    for i, row in enumerate(rows):
        found = _label(row, layout)
        if not found:
            continue
        label, span, value = found
        if value is None and not layout.colons and (label in seen or cards.is_capacity(layout, i, label)):
            # Below a name it is that one's capacity.
            if label not in seen and label in cards.CAPACITIES:
                rows[i - 1].used = row.used = True
                yield from values.HANDLERS[label](layout.page, film, span, rows[i - 1].span)
            continue
        seen.add(label)
        row.used = True
        if value is None:
            value = _value_below(layout, i, label)
        elif layout.page.text[value.end - 1] == ",":
            value = _continued(layout, i, value)
        if value is None:
            yield layout.page.notice("missing-value", f"nothing that fits stands at the label {label!r}", span)
        elif label in HOME_RELEASES and not in_theaters:
            yield from values.released(layout.page, film, span, value)
        elif label not in IGNORED:
            yield from values.HANDLERS[label](layout.page, film, span, value)
    yield from _summary(layout, film)
    yield from older.rows(layout, film)
    yield from _unlabelled(layout, film)
    yield from _plot(layout, film)


def _label(row: Row, layout: Layout) -> tuple[str, Span, Span | None] | None:
    """The label that opens a row with its place and, on the same row, its value."""
    if row.used or row.heading or row.furniture or row.section in ("audience", "critics", "quotes", "news", "footer"):
        return None
    page = layout.page
    match = _LABEL.match(page.text, row.span.start, row.span.end)
    if not match:
        return None
    label, rest = fold(match["label"]), page.trim(match.end(), row.span.end)
    if not match["colon"] and (rest.end > rest.start or row.section != "info" or layout.colons):
        return None
    return label, page.group(match, "label"), rest if rest.end > rest.start else None


def _value_below(layout: Layout, i: int, label: str) -> Span | None:
    if i + 1 >= len(layout.rows):
        return None
    row = layout.rows[i + 1]
    if not row.plain or not values.fits(label, row.words) or _label(row, layout):
        return None
    row.used = True
    after = layout.rows[i + 2] if i + 2 < len(layout.rows) else None
    if (
        label == "synopsis"
        and after
        and row.words.endswith(("...", "…"))
        and after.words[:24] == row.words[:24]
        and after.words != row.words
    ):
        # Its beginning stands before it, cut short.
        after.used = True
        return after.span
    return _continued(layout, i + 1, row.span)


def _continued(layout: Layout, i: int, value: Span) -> Span:
    """A value that ends with a comma, or that a row with one follows, goes on in the next row."""
    text = layout.page.text
    while i + 1 < len(layout.rows):
        row = layout.rows[i + 1]
        if not (row.words == "," or (row.plain and (text[value.end - 1] == "," or text[row.span.start] == ","))):
            break
        i += 1
        layout.rows[i].used = True
        value = Span(value.start, layout.rows[i].span.end)
    return value


def _summary(layout: Layout, film: Mention) -> Reading:
    """The line of 2021 under the title: ``2021, Horror/Drama, 1h 52m`` (the year is read with the title)."""
    page = layout.page
    match = SUMMARY.fullmatch(page.text, *layout.summary) if layout.summary else None
    if match:
        yield from say.literals(page, film, "genre", page.split(page.group(match, "genres"), r"\s*[/,]\s*"))
        yield from say.running_time(page, film, page.group(match, "runtime"))


def _unlabelled(layout: Layout, film: Mention) -> Reading:
    """Rows of the section whose one-word label was dropped, known by their form; the studio only by its place."""
    page = layout.page
    runtime_row = -2
    for i, row in enumerate(layout.rows):
        if row.section != "info" or not row.plain:
            continue
        parts = [fold(page.words(s)) for s in page.split(row.span, r"\s*,\s*")]
        if values.BARE_CERTIFICATE.fullmatch(row.words):
            row.used = True
            yield from values.rating(page, film, Span(row.span.start, row.span.start + len(row.words.split()[0])), row.span)
        elif release := values.BARE_RELEASE.fullmatch(page.text, *row.span):
            row.used = True
            yield from say.release(page, film, page.group(release, "date"), None)
        elif values.RUNTIME.fullmatch(row.words):
            row.used, runtime_row = True, i
            yield from say.running_time(page, film, row.span)
        elif parts and all(part in values.GENRES for part in parts):
            row.used = True
            yield from values.genres(page, film, row.span, row.span)
        elif (
            i == runtime_row + 1
            and (page.one_line or not row.apart)
            and _closes(layout, i)
            and len(row.words.split()) <= 8
            and not re.search(r"[.!?]$|\bas\b", row.words)
        ):
            row.used = True
            yield from say.person_link(page, film, "company", row.span, kind="organization", inferred=True)


def _closes(layout: Layout, i: int) -> bool:
    after = layout.rows[i + 1] if i + 1 < len(layout.rows) else None
    return after is None or after.heading != "" or after.furniture or after.apart


def _plot(layout: Layout, film: Mention) -> Reading:
    """The paragraphs from ``Movie Info`` to the first label, link or heading."""
    page = layout.page
    for run in layout.section("info"):
        text: list[Row] = []
        for i in run:
            row = layout.rows[i]
            if not row.plain:
                if text:
                    break
                continue
            if not text and len(row.words.split()) < 6 and not re.search(r"[.!?…]$", row.words):
                continue
            if text and cards.opens_cards(layout, i):
                break
            if text and row.apart and len(row.words.split()) <= 5 and not re.search(r"[.!?…\"'”’)]$", row.words):
                break
            text.append(row)
        if not text:
            continue
        for row in text:
            row.used = True
        opening = re.compile(r"synopsis:? (?=\S+ \S)", re.I).match(page.text, *text[0].span)
        span = Span(opening.end() if opening else text[0].span.start, text[-1].span.end)
        more = re.compile(r"(?:\s*(?:\[more\]|show more|read more|\.\.\. ?more))+$", re.I).search(
            page.text, max(span.start, span.end - 200), span.end
        )
        yield page.claim(film, "description", page.trim(span.start, more.start() if more else span.end))
