"""The film's name and year: what heading, title and rows of a page agree on, without what sites hang on to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.sites.general.aboverows import over_the_rows, people
from kg.sites.general.firstlines import first_lines
from kg.sites.general.headings import headings
from kg.sites.general.lines import Row
from kg.sites.general.names import FILM_WORD, LONGEST, YEAR, Named, bare, listed, reviewed, segments
from kg.sites.general.outline import Outline
from kg.text import fold


class Title(NamedTuple):
    """The ranges of a film's name and year; ``why`` says which parts of the page agree on the name, ``sure`` (0 to 1) how surely.

    ``kind`` is ``series`` or ``episode`` where brackets behind the name say so, else empty.
    """

    name: Span
    year: Span | None
    sure: float
    why: str
    kind: str = ""


_SERIES = (
    r"\b(?:tv series|tv mini[- ]?series|miniseries|tv show|fernsehserie|série télévisée|serie de televisión"
    r"|serie tv|seriál|tv-serie|serie)\b"
)
NEAR = 300
"""So near below its name a page names a film's director first."""


def title_of(page: Page, outline: Outline, rows: Sequence[Row]) -> Title | None:
    """The film's name and year as far as the page shows them; None where nothing names one film."""
    title = page.title if isinstance(page, HtmlPage) else None
    parts = segments(page, title) if title else []
    said = [named for part in parts if (named := bare(page, part))]
    whole = fold(page.words(title)) if title else ""
    labelled = _by_row(page, rows)
    years = [named.year for named in said if named.year]
    # "Film (1998)", "1998": a part of the title that is nothing but the year and what it is the year of.
    alone = (re.fullmatch(rf"(?:(?:{FILM_WORD}),?\s*)?[(\[]?(?P<year>{YEAR})[)\]]?", page.text[p.start : p.end], re.I) for p in parts[1:])
    years += [Span(p.start + m.start("year"), p.start + m.end("year")) for p, m in zip(parts[1:], alone, strict=True) if m]
    shown = [*(headings(page, outline, whole, rows) if isinstance(page, HtmlPage) else first_lines(page, outline))]
    if shown and not isinstance(page, HtmlPage) and (crew := people(page, rows)):
        # Who directs a film stands on its page again, as its name does.
        shown = [one for one in shown if one[0].year or fold(page.words(one[0].name)) not in crew]
    if shown and title and (beside := _beside_reviewed(page, parts)):
        # "Filmkritik „Ebbe“: Stille am Meer" over "Stille am Meer": the headline of a review is no film.
        shown = [one for one in shown if fold(page.words(one[0].name)) not in beside]
    if not shown and not labelled and not isinstance(page, HtmlPage):
        shown = [*over_the_rows(page, rows)]
    # In a text brackets may stand behind the part of a line that names the film.
    behind = [Span(line.start, min(line.end + 60, len(page.text))) for _, line in shown[:1] if not isinstance(page, HtmlPage)]
    kind = _kind(" ".join([whole, *(fold(page.words(line)) for line in (*(line for _, line in shown[:1]), *behind))]))
    headed = {line for _, line in shown if isinstance(page, HtmlPage) and _over_director(outline, rows, line)}
    found = _chosen(page, shown, said, whole, labelled, years, headed) or _original(page, rows)
    return found._replace(kind=kind) if found and (found.year or not is_sentence(page.words(found.name))) else None


def _beside_reviewed(page: Page, parts: Sequence[Span]) -> set[str]:
    """What stands in the title of a review beside the film's name in quotes: its headline."""
    out = set()
    for part in parts:
        if named := reviewed(page, part):
            rest = (Span(part.start, named.start), Span(named.end, part.end))
            out |= {fold(page.words(one)).strip(" :,.–—-\"“”„«»'‘’") for one in rest}
    return out - {""}


def _over_director(outline: Outline, rows: Sequence[Row], heading: Span) -> bool:
    """Whether the first heading of a page stands right over who directs a film, as no site's name does."""
    row = next((row for row in rows if "director" in row.meanings.values() and row.label.start > heading.end), None)
    near = row is not None and row.label.start - heading.end <= NEAR
    between = any(row and heading.end <= h.span.start < row.label.start and h.level < 7 for h in outline.headings)
    first = next((h.span for h in outline.headings if h.level == 1), None)
    return near and not between and first is not None and first.start == heading.start


def _original(page: Page, rows: Sequence[Row]) -> Title | None:
    """The original title, with which a text begins whose own title is gone."""
    first = rows[0] if rows and not isinstance(page, HtmlPage) else None
    if (
        first is None
        or not (first.firm or page.text[first.label.end : first.label.end + 1] == ":")
        or not first.value
        or set(first.meanings.values()) != {"original_title"}
    ):
        return None
    above = page.lines[: page.line_at(first.label.start)]
    if len(first.value) > 1 or first.value[0].end - first.value[0].start > LONGEST:
        return None
    if len(above) > 1 or not all(fold(page.words(line)) in listed("about") for line in above):
        return None
    named = bare(page, first.value[0])
    return Title(named.name, named.year, 0.4, "its original title names it") if named else None


LEAST_WORDS = 8
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|isn['’]t|doesn['’]t|makes?|gets?|shines?|delivers?|returns?|ist|sind|war|hat|wird|est|sont|était|es|son"
    r"|fue|è|sono|era|je|jsou|byl|är|var)\b"
)


def is_sentence(words: str) -> bool:
    """Whether words are a whole sentence, as headlines are: many, half of them small, with a verb among them."""
    pieces = words.split()
    small = sum(1 for piece in pieces[1:] if piece[0].islower())
    return len(pieces) >= LEAST_WORDS and small * 2 >= len(pieces) and _VERB.search(words) is not None


def _kind(words: str) -> str:
    """What brackets in a title say of the thing: "(TV Episode 2013)", "(TV Series 2008–2013)"."""
    for inside in re.findall(r"[(\[]([^()\[\]]{2,60})[)\]]", words):
        for kind in ("episode", "series"):
            if re.search({"episode": r"\bepisode\b|\bfolge\b|\bépisode\b", "series": _SERIES}[kind], inside):
                return kind
    return ""


def _chosen(
    page: Page,
    shown: Sequence[tuple[Named, Span]],
    said: Sequence[Named],
    whole: str,
    labelled: Span | None,
    years: Sequence[Span],
    headed: Collection[Span] = (),
) -> Title | None:
    if shown and not whole and not isinstance(page, HtmlPage):
        (named, line), year = shown[0], shown[0][0].year or _beside(page, shown[0][1])
        # "[TDR] Low Tide (1998) 1080p" over "Title: Low Tide"
        if labelled and re.search(rf"(?<!\w){re.escape(fold(page.words(labelled)))}(?!\w)", fold(page.words(named.name))):
            return Title(labelled, year, 0.7, "one of its first lines and a row name it")
        # A warning or a section stands above the film's name that a row gives, and a line of its own.
        if labelled and not named.year and _in_a_line(page, labelled):
            return Title(labelled, None, 0.7, "a line and a row name it")
        return Title(named.name, year, 0.6 if year else 0.5, "one of its first lines names it")
    for named, line in shown:
        words = fold(page.words(named.name))
        year = named.year or _beside(page, line)
        if _agrees(words, whole, [fold(page.words(one.name)) for one in said]):
            # Sites put their name last, but never with a year.
            last = len(said) > 1 and words == fold(page.words(said[-1].name)) and words != fold(page.words(said[0].name))
            site = last and not said[-1].year and line not in headed
            if not site:
                return Title(named.name, year or (years[0] if years else None), 0.9, "its heading and its title agree")
        if labelled and words == fold(page.words(labelled)):
            return Title(labelled, year, 0.9, "its heading and a row agree")
    # A menu may say "Film" beside "Cast".
    if labelled and (not whole or not shown or _agrees(fold(page.words(labelled)), whole, [])):
        return Title(labelled, None, 0.7, "a row names it")
    for named, line in shown:
        if named.year or _beside(page, line):
            return Title(named.name, named.year or _beside(page, line), 0.6, "its heading has a year")
    if isinstance(page, HtmlPage) and (told := _told_elsewhere(page, shown, labelled)):
        return told
    if not whole and shown:
        return Title(shown[0][0].name, _beside(page, shown[0][1]), 0.5, "it has one heading")
    if not said:
        return None
    # The site's name may stand first: "Filmhaus - Low Tide (1998)".
    dated = [one for one in said if one.year and page.text[one.year.end : one.year.end + 1] in (")", "]")]
    said = dated if len(dated) == 1 and not said[0].year else said
    # Without a heading of that name a line of the page may still be nothing but the name.
    name = re.escape(page.words(said[0].name))
    seen_until = min(page.visible_end if isinstance(page, HtmlPage) else len(page.text), 20_000)
    seen = re.compile(rf"(?m)^(?P<name>{name})(?:\s*\(?(?P<year>{YEAR})\)?)?$", re.I).search(page.text, 0, seen_until)
    if seen:
        year = page.group(seen, "year") if seen["year"] else None
        return Title(page.group(seen, "name"), year or _beside(page, Span(*seen.span())) or (years[0] if years else None), 0.7,
                     "its title and a line agree")  # fmt: skip
    if years and said[0].year:
        return Title(said[0].name, said[0].year, 0.6, "its title has a year")
    if not shown and (len(said) > 1 or _of_site(page)):
        begun = re.compile(rf"(?m)^(?P<name>{name})(?!\w)", re.I).search(page.text, 0, seen_until)
        if begun:
            return Title(page.group(begun, "name"), years[0] if years else None, 0.6, "its title names it, and so does a line")
        return Title(said[0].name, years[0] if years else None, 0.4, "its title names it")
    return None


def _of_site(page: Page) -> bool:
    """Whether the document's title has parts of the site's own: ``Low Tide > Overview - Filmhaus``."""
    return isinstance(page, HtmlPage) and page.title is not None and len(segments(page, page.title)) > 1


def _in_a_line(page: Page, name: Span) -> bool:
    """Whether a name is, whatever its case, a line of its own above the row that gives it."""
    said = fold(page.words(name))
    return any(fold(page.words(line)) == said for line in page.lines[: page.line_at(name.start)])


def _told_elsewhere(page: HtmlPage, shown: Sequence[tuple[Named, Span]], labelled: Span | None) -> Title | None:
    """The heading that the page's way or its social card names as well, where the title is the site's on every page."""
    if labelled:
        return None
    cards = [page.attribute(node, "content") or "" for node in page.select('meta[property="og:title"]')]
    ways = [page.words(span) for node in page.select('[class*="breadcrumb" i]')[:3] if (span := page.range_of(node))]
    ends = {fold(card) for card in cards} | {fold(re.split(r"\s*[>»›/]\s*|\n", way)[-1]) for way in ways}
    for named, line in shown:
        if fold(page.words(named.name)) in ends:
            return Title(named.name, named.year or _beside(page, line), 0.7, "its heading and its way agree")
    return None


def _agrees(words: str, whole: str, said: Sequence[str]) -> bool:
    if not words or not whole:
        return False
    return words in said or re.match(rf"\W*{re.escape(words)}(?!\w)", whole) is not None or (
        len(words) >= 4 and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", whole) is not None
    )  # fmt: skip


def _beside(page: Page, line: Span) -> Span | None:
    """A year that stands alone right behind a heading."""
    text = page.text[line.end : line.end + 60]
    match = re.match(rf"[\s·•|,(]*(?P<year>{YEAR})(?:\s*[–-]\s*(?:{YEAR})?)?(?=[)\s·•|,]|$)", text)
    return Span(line.end + match.start("year"), line.end + match.end("year")) if match else None


def _by_row(page: Page, rows: Sequence[Row]) -> Span | None:
    for row in rows:
        if (
            set(row.meanings.values()) == {"title"}
            and row.firm
            and not row.tight
            and row.value
            and row.value[0].end - row.value[0].start <= LONGEST
        ):
            named = bare(page, row.value[0])
            return named.name if named else None
    return None
