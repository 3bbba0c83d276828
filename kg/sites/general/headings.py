"""The name of a film in HTML: what the headings of a page show of it, without what sites hang on to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.sites.general.lines import Row
from kg.sites.general.names import FILM_WORD, LONGEST, YEAR, Named, bare, pattern, segments
from kg.sites.general.outline import Outline, tokens
from kg.text import fold

_ASIDE = re.compile(r"\([^()]+\)")
"""What an element of its own puts in brackets behind the name: the original one, mostly."""
_KINDS = frozenset(("entry", "post", "article"))
"""Words in classes of the heading over what a blog says."""
_MARKS = re.compile(r"(?<=\S)(?::\s|\s+[–—-]\s|,\s)")
_ONLY_YEAR = re.compile(rf"[(\[]?(?P<year>{YEAR})(?:\s*[–-]\s*(?:{YEAR})?)?[)\]]?")
_QUOTED_FIRST = re.compile(
    r"(?:«([^«»]{2,80})»|“([^“”]{2,80})”|„([^„“”]{2,80})[“”]|\"([^\"]{2,80})\"|[‘']([^‘’'\"]{2,80})[’'])\s*(?:[:,]\s|[–—-]\s)\s*\S"
)
_LARGE = ", ".join([*(f'font[size="{size}"]' for size in ("7", "6", "5", "+4", "+3", "+2")), "big"])


def headings(page: HtmlPage, outline: Outline, whole: str, rows: Sequence[Row]) -> Iterator[tuple[Named, Span]]:
    """The candidates that the page shows at its head, with the range of the heading each stands in; ``whole`` is its title, folded."""
    every = [h for h in outline.headings if not outline.left_alone(h.span.start)]
    if whole and not any(h.level in (1, 2) for h in every):
        yield from _large(page, outline)
    # Blogs put their own name into the first heading of every page.
    posts = [h for h in every if 1 < h.level < 7 and h.node is not None and "title" in tokens(h.node) and tokens(h.node) & _KINDS]
    blog = posts if len(posts) == 1 and whole else []
    for some in (blog, *([h for h in every if h.level == level] for level in ((1, 2) if whole else (1,)))):
        for heading in some[:4]:
            if whole and fold(page.words(heading.span)) == whole and (cut := _without_site(page, heading.span)):
                yield cut, heading.span
                continue
            if quoted := _quoted(page, heading.span, directed=any("director" in row.meanings.values() for row in rows)):
                yield quoted, heading.span
                continue
            named = _led(page, heading.span) or bare(page, heading.span)
            runs = page.runs(heading.span)
            first = bare(page, runs[0]) if len(runs) > 1 else None
            # A heading may hold the original title or a sign below the name.
            if first and whole and fold(page.words(first.name)) in whole and (not named or fold(page.words(named.name)) not in whole):
                year = first.year or next((page.group(m, "year") for run in runs[1:] if (m := _year_in(page, run))), None)
                yield Named(first.name, year), heading.span
            elif named:
                pieces = [at for at in page.piece_starts(named.name) if at > named.name.start]
                tail = _year_in(page, page.trim(pieces[-1], named.name.end)) if pieces else None
                if pieces and not tail and _ASIDE.fullmatch(page.text, *page.trim(pieces[-1], heading.span.end)):
                    yield Named(page.trim(named.name.start, pieces[-1]), named.year), heading.span
                elif tail and not named.year:
                    yield Named(page.trim(named.name.start, pieces[-1]), page.group(tail, "year")), heading.span
                elif whole and fold(page.words(named.name)) not in whole and (begun := _begun(page, heading.span, whole)):
                    yield begun, heading.span
                else:
                    yield named, heading.span


_SET_APART = re.compile(r"(?P<name>\S.*?)\s+\([^()]+\)")


def _led(page: HtmlPage, heading: Span) -> Named | None:
    """The name in a wiki's heading without the brackets that tell it from others, where its first sentence leads with the name alone."""
    match = _SET_APART.fullmatch(page.text, *heading) if heading.end - heading.start <= LONGEST else None
    if match is None or re.search(YEAR, match[0]):
        return None
    leads = [page.words(span) for node in page.select("#mw-content-text p b, .mw-parser-output p b")[:2] if (span := page.range_of(node))]
    return Named(page.group(match, "name"), None) if fold(match["name"]) in {fold(words).strip('"“”') for words in leads} else None


def _quoted(page: HtmlPage, heading: Span, *, directed: bool) -> Named | None:
    """The name in quotes that begins a headline, and stands below it again, or where a row of the page says who directed it:
    ``« Les Eaux lentes » : le canal, la nuit``."""
    match = _QUOTED_FIRST.match(page.text, *heading)
    name = page.trim(*match.span(match.lastindex or 0)) if match else heading
    words = re.escape(page.words(name))
    again = match and re.compile(rf"(?<!\w){words}(?!\w)", re.I).search(page.text, heading.end, page.visible_end)
    return bare(page, name) if again or (match and directed) else None


def _large(page: HtmlPage, outline: Outline) -> Iterator[tuple[Named, Span]]:
    """What is shown in large letters at the head of a page, as pages did before there were styles: ``<font size=7>Low Tide</font>``."""
    for node in page.select(_LARGE)[:4]:
        span = page.range_of(node)
        if span and span.end - span.start <= LONGEST and not outline.left_alone(span.start) and (named := bare(page, span)):
            yield named, page.trim(*span)


def _without_site(page: HtmlPage, heading: Span) -> Named | None:
    """The name in a heading that repeats the title with all that the site hangs on to it, as reading modes and printers make them.

    It ends where the year in brackets does, or before the site's name.
    """
    parts = segments(page, heading)
    if len(parts) < 2:
        return None
    named = bare(page, parts[0])
    if named and named.year and page.text[parts[0].end - 1] in ")]":
        return named
    if pattern("page").fullmatch(page.words(parts[-1])) is None:
        return None
    until = len(parts) - 1
    while until > 1 and _DATED_FILM.fullmatch(page.text, *parts[until - 1]):
        until -= 1
    return bare(page, page.trim(heading.start, parts[until - 1].end))


_DATED_FILM = re.compile(rf"(?:{FILM_WORD})(?:,? {YEAR})?", re.I)


def _begun(page: HtmlPage, heading: Span, whole: str) -> Named | None:
    """The name before an element, or a mark, of a heading behind which it says something of the film, where the title begins with it."""
    marks = [heading.start + mark.start() for mark in _MARKS.finditer(page.text[heading.start : min(heading.end, heading.start + LONGEST)])]
    for cut in sorted({*marks, *(at for at in page.piece_starts(heading) if at > heading.start)}):
        named = bare(page, page.trim(heading.start, cut))
        if named is None:
            continue
        ends = r"\s*(?:$|[-–—|·•:»>(])"
        # An element behind the name may say which page of the film it is: ``Low Tide <em>details</em>``.
        if cut not in marks and pattern("page").fullmatch(page.words(page.trim(cut, heading.end))):
            ends = r"(?!\w)"
        if re.match(rf"{re.escape(fold(page.words(named.name)))}{ends}", whole):
            return named
    return None


def _year_in(page: Page, span: Span) -> re.Match[str] | None:
    match = _ONLY_YEAR.match(page.text, *span)
    return match if match and match.end() == span.end else None
