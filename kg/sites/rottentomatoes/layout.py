"""The rows of a Rotten Tomatoes page: its lines, or the pieces that its fixed words cut a one-line page into.

Layouts of about 2017 to 2021. A page saved without its tags keeps headings that name the film (``Critic Reviews for X``),
labels (``In Theaters:``) and link texts (``View All``); a saving that drops every line of one word loses ``Genre:``,
``92%`` and many names, and is told by having no such line at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.reading.genres import is_genre
from kg.reading.page import Page, Span
from kg.sites.rottentomatoes.oneline import cut
from kg.sites.rottentomatoes.patterns import DATE, FURNITURE, LABEL, LABELLED, SCORE_ROW, SUMMARY, WATCH, heading_kind
from kg.text import fold


@dataclass(slots=True)
class Row:
    """A line of the page, or what stands for one. ``apart`` is true where a blank line (or a cut) stands before it."""

    span: Span
    words: str
    apart: bool
    heading: str = ""
    furniture: bool = False
    section: str = ""
    used: bool = False

    @property
    def plain(self) -> bool:
        """Neither heading, link text, label nor read already."""
        return not (self.heading or self.furniture or self.used) and not LABELLED.match(self.words)

    @property
    def ends_sentence(self) -> bool:
        """Whether the row's words end as a sentence does."""
        return re.search(r"[.!?…\"'”’)\]]$", self.words) is not None


def take(rows: Sequence[Row]) -> None:
    """Mark rows as read."""
    for row in rows:
        row.used = True


def range_of(rows: Sequence[Row]) -> Span | None:
    """The range from the first of some rows to the last; None for no rows."""
    return Span(rows[0].span.start, rows[-1].span.end) if rows else None


@dataclass(slots=True)
class Layout:
    """What a page's own signposts say: its rows, the title and year they name, and how it was saved."""

    page: Page
    rows: list[Row]
    title: Span | None
    year: Span | None
    inferred: bool
    """The title is only what stands on top of the page: no heading repeats it."""
    summary: Span | None = None
    """The line under the title that has year, genres and running time (2021)."""
    colons: bool = False
    """Labels are printed with a colon."""
    dropped: bool = field(default=False)
    """Every line of a single word was dropped when the page was saved."""
    _above: list[str] = field(default_factory=list)

    def heading_before(self, i: int) -> str:
        """The kind of the last heading at or before a row; empty where there is none."""
        if not self._above:
            kind = ""
            for row in self.rows:
                kind = row.heading or kind
                self._above.append(kind)
        return self._above[i] if 0 <= i < len(self._above) else ""

    def section(self, name: str) -> list[list[int]]:
        """The rows of each section of a kind, as runs of row numbers without the heading."""
        runs: list[list[int]] = []
        before = ""
        for i, row in enumerate(self.rows):
            if row.section == name:
                if row.heading or before != name:
                    runs.append([])
                if not row.heading:
                    runs[-1].append(i)
            before = row.section
        return runs


# --- the title -------------------------------------------------------------------------------------------------------

_FOR = re.compile(r"^(?:news & interviews|latest news|reviews|critic reviews|audience reviews) for (?P<title>[^\n]{1,120})$", re.I | re.M)
_OF = re.compile(r"^(?P<title>[^\n]{1,120}?) (?:photos|videos|quotes)$", re.I | re.M)
_YEAR = re.compile(r"^(?P<title>[^\n]{1,120}?) \((?P<year>(?:18|19|20)\d\d)\)(?: [-|] rotten tomatoes)?$", re.I | re.M)
_TOP = re.compile(r"^(?P<title>[^\n]{1,120}?)(?: \((?P<year>(?:18|19|20)\d\d)\))?(?: [-|] rotten tomatoes)?$", re.I | re.M)
_NEXT = (
    r"(?=\s+(?:news & interviews for|critic reviews for|audience reviews for|all critics\b|top critics\b|view all\b|see all\b|there are no"
    rf"|[•·★]|{DATE})|\s*$)"
)
_FOR_INLINE = re.compile(r"(?:news & interviews|critic reviews|audience reviews) for (?P<title>.{1,120}?)" + _NEXT, re.I)
_TWICE = re.compile(r"^\s*(?P<title>.{1,120}?) (?P=title)(?= critics consensus| \d{1,3}%| tomatometer| total count)", re.I)
_TITLED = re.compile(r"\A\s*(?P<title>\S[^|\n]{0,119}?) (?:\((?P<year>(?:18|19|20)\d\d)\) [-|]|[-|]) rotten tomatoes(?!\S)", re.I)
"""What stands in the page's ``<title>``, where a page on one line begins with it."""
_NO_TITLE = re.compile(r"(?:view|see|show) (?:all|more)\b|critics consensus\b|(?:(?:critic|audience) reviews|news & interviews) for\b")
"""What stands behind the heading of a section whose title is gone."""
_TOP_INLINE = re.compile(
    r"^\s*(?P<title>.{1,80}?)(?: \((?P<year>(?:18|19|20)\d\d)\))?(?: [-|] rotten tomatoes)?"
    r"(?= critics consensus| \d{1,3}%| tomatometer| total count| movie info)",
    re.I,
)


_FACTS_BESIDE = re.compile(r"\s+(?:g|pg|pg-13|r|nc-17|nr|tv-\w{1,4}), ?(?:released|(?:18|19|20)\d\d,)", re.I)
_COUNTED = re.compile(r"(?<!\S)\d[\d,]*\+? (?:verified )?(?:reviews|ratings)(?!\S)", re.I)
_SENTENCE = re.compile(r"[.!?…](?:show more|read more)?$", re.I)
"""How what is no title ends, of which only its place would say that it is one."""
_MENU = re.compile(
    r"home|movies?|dvds?|tv|celebs?|celebrities|news|critics|trailers & pictures|(?:photos|videos) & (?:trailers|photos)|community"
    r"|box office|in theaters|opening|upcoming|best of|showtimes|my rt|log ?in.{0,30}|sign ?up.{0,20}|help"
    r"|search.{0,40}|rottentomatoes\.com|what's hot",
    re.I,
)
"""Words of the site's menu, which are no title where only their place says so."""


def find_title(page: Page) -> tuple[Span | None, Span | None, bool]:
    """The place of the film's title, of its year, and whether only its position says so.

    Headings vote; the winner is quoted from its first place as a line of its own, else from a heading.
    """
    votes: Counter[str] = Counter()
    places: dict[str, list[tuple[int, Span]]] = {}
    years: dict[str, Span] = {}
    patterns: Sequence[tuple[re.Pattern[str], int]] = (
        ((_TITLED, 4), (_FOR_INLINE, 2), (_TWICE, 2), (_TOP_INLINE, 1)) if page.one_line else ((_FOR, 2), (_OF, 1), (_YEAR, 2))
    )
    for pattern, weight in patterns:
        for match in pattern.finditer(page.text):
            span = page.group(match, "title")
            words = fold(page.words(span))
            if _NO_TITLE.match(words) or not any(c.isalnum() for c in words):
                continue
            votes[words] += weight
            places.setdefault(words, []).append((1 if pattern in (_YEAR, _TITLED, _TWICE, _TOP_INLINE) else 2, span))
            if match.groupdict().get("year"):
                years.setdefault(words, page.group(match, "year"))
    if not page.one_line:
        return _titled_by_lines(page, votes, places, years)
    if not votes:
        return None, None, False
    text = page.text.casefold()
    for words, _ in votes.most_common(40):
        # Where a heading ends cannot be seen on one line: what most headings open with is the title.
        heads = (f"{kind} for {words} " for kind in ("news & interviews", "critic reviews", "audience reviews"))
        tails = (f"{words} {kind}" for kind in ("photos", "videos", "quotes"))
        votes[words] += 2 * sum(f in text for f in (*heads, *tails))
    best = max(votes, key=lambda w: (votes[w], len(w)))
    alone = votes[best] == 1
    if best not in years and (dated := re.search(rf"(?<!\w){re.escape(best)} \((?P<year>(?:18|19|20)\d\d)\)", page.text, re.I)):
        years[best] = page.group(dated, "year")
    top = re.search(rf"^\s*(?P<title>{re.escape(best)})(?= )", page.text, re.I)
    return (page.group(top, "title") if top else min(places[best])[1]), years.get(best), alone


def _titled_by_lines(
    page: Page, votes: Counter[str], places: dict[str, list[tuple[int, Span]]], years: dict[str, Span]
) -> tuple[Span | None, Span | None, bool]:
    for line in page.lines:
        words = fold(page.words(line))
        if words in votes:
            votes[words] += 1
            places[words].append((0, line))
    if votes:
        best = max(votes, key=lambda w: (votes[w], -min(places[w])[1].start))
        return min(places[best])[1], years.get(best), False
    before: Span | None = None
    for line in page.lines[:12]:
        words = page.words(line)
        if heading_kind(words, "") or re.match(r"(?:\d{1,3}%|tomatometer|(?:total count|reviews counted|fresh|rotten):.*)$", words, re.I):
            break
        if LABELLED.match(words):
            break
        # A title is not told by its place alone where the way to the page, or what sort of film it is, may stand there too.
        if (
            not FURNITURE.fullmatch(words)
            and not _COUNTED.search(words)
            and not SUMMARY.fullmatch(words)
            and not (len(words.split()) > 5 and _SENTENCE.search(words))
            and not _MENU.fullmatch(words)
            and len(words.split()) <= 14
            and words.casefold() != "home"
            and not is_genre(words)
        ):
            before = line
    if before is None:
        return None, None, False
    if beside := _FACTS_BESIDE.search(page.text, before.start + 1, before.end):
        before = page.trim(before.start, beside.start())
    match = _TOP.match(page.text, before.start, before.end)
    if not match:
        return None, None, False
    return page.group(match, "title"), page.group(match, "year") if match["year"] else None, True


# --- rows ------------------------------------------------------------------------------------------------------------


_MARKED = re.compile(rf"\s*[•*·]\s+(?={LABEL} ?:)", re.I)


def lay_out(page: Page) -> Layout:
    """The rows of a page with their headings, sections and furniture told apart."""
    title, year, inferred = find_title(page)
    words = fold(page.words(title)) if title else ""
    spans = list(cut(page, words)) if page.one_line else page.lines
    rows: list[Row] = []
    summary: Span | None = None
    section, end = "top", 0
    for whole in spans:
        # In a list of labels each has its mark.
        mark = None if page.one_line else _MARKED.match(page.text, *whole)
        span = Span(mark.end(), whole.end) if mark else whole
        row = Row(span, page.words(span), page.one_line or page.text[end : span.start].count("\n") > 1)
        row.heading = heading_kind(row.words, words)
        row.furniture = not row.heading and (FURNITURE.fullmatch(row.words) is not None or (bool(words) and _names_film(row.words, words)))
        section = row.heading or _opens(row.words, section) or ("cast" if page.one_line and WATCH.fullmatch(row.words) else section)
        row.section = section
        if title and summary is None and section == "top" and (found := SUMMARY.fullmatch(page.text, *span)):
            summary, row.used = span, True
            year = year or page.group(found, "year")
        end = span.end
        rows.append(row)
    alone = sum(" " not in row.words for row in rows)
    colons = any(LABELLED.match(row.words) for row in rows)
    return Layout(page, rows, title, year, inferred, summary, colons, dropped=not page.one_line and len(rows) >= 12 and alone == 0)


_SIGNED = re.compile(rf"(?:[★½\d][★½☆\d. ]{{0,6}}(?:stars? )?)?[•·●] {DATE}", re.I)
_ALL_CRITICS = re.compile(r"all critics \(\d", re.I)
_SCORE_ROW = re.compile(SCORE_ROW, re.I)


def _opens(words: str, section: str) -> str:
    """The section that a row shows to have begun although its heading is missing."""
    if section != "audience" and _SIGNED.fullmatch(words):
        return "audience"
    if section != "critics" and _ALL_CRITICS.match(words):
        return "critics"
    if section in ("quotes", "news", "audience") and _SCORE_ROW.fullmatch(words):
        return "top"
    return ""


def _names_film(words: str, title: str) -> bool:
    return re.fullmatch(rf"{re.escape(title)}(?: \(\d{{4}}\))?(?: [-|] rotten tomatoes)?", words, re.I) is not None
