"""What a streaming page says of its film apart from reviews: the row of facts, labelled rows, plot, cast."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.model import Claim, Notice
from kg.reading import say
from kg.reading.genres import genre_list, is_genre_cell
from kg.reading.page import Page, Span
from kg.sites.streaming.cast import NAMES, read_cast
from kg.sites.streaming.patterns import CELL, CERTIFICATE, HEADINGS, LABEL
from kg.sites.streaming.rows import Row, is_value, near_bar
from kg.sites.streaming.title import find_title

Reading = Iterator[Claim | Notice]

_COMPANY_WORD = (
    r"\b(?:pictures|films?|studios?|entertainment|productions?|company|corporation|inc|ltd|llc|media|cinema|distribution|group)\b"
)
_COMPANY = re.compile(_COMPANY_WORD, re.I)
_COMPANIES = r"\s*(?:,(?!\s*(?:jr|sr|inc|ltd|llc)\b)\s*(?:and\s+)?|[|;•·/])\s*"
"""What stands between companies; an "and" is more often a part of one's name."""
_TWO_COMPANIES = re.compile(rf"{_COMPANY_WORD}\.?\s+(?:and|&)\s.*{_COMPANY_WORD}\.?$", re.I)
_ELLIPSIS = re.compile(
    r"\s+(?:\.\.\.|…)(?:\s*(?:(?:view|read|show|see) )?more)?$|(?<=[.!?])\s*(?:\.\.\.|…)\s*(?:view|read|show|see) more$", re.I
)


_CONSENT = re.compile(r"\bcookies?\b|\bpersonal (?:data|information)\b|\bconsent\b", re.I)
"""What a banner above a page asks for."""
_SENTENCE_S_END = re.compile(r"\s[a-z]{4,}[.!?]$")
"""How no name ends, but words in which what looked like a label stands."""


class Facts:
    """One page's film: found once (``film``), then read (``read``)."""

    def __init__(self, page: Page, rows: list[Row], sections: list[str]) -> None:
        self.page, self.rows, self.sections = page, rows, sections
        self.title = find_title(page, rows, sections)
        name, year = self.title.places[0] if self.title.places else (None, None)
        year = next((y for _, y in self.title.places if y), year)
        self.film = say.film(page, name, year, "series" if self.title.series else "film")
        self.rated = False

    # --- rows --------------------------------------------------------------------------------------------------------

    def read(self) -> Reading:
        """Everything but the reviews and the similar titles."""
        page, rows = self.page, self.rows
        if not self.title.places:
            yield page.notice("no-title", "no title was found on this page")
        for name, year in self.title.places:
            yield from say.naming(page, self.film, name, year)
        opened = False
        pending: Row | None = None
        prose: list[list[int]] = []
        for i, row in enumerate(rows):
            section = self.sections[i]
            if section == "plot" and row.kind in ("text", "titled"):
                self._collect(prose, i)
                continue
            if row.kind.startswith("heading:trailer") and (match := HEADINGS["trailer"].search(page.text, *row.span)) and match["length"]:
                yield from say.trailer(page, self.film, page.group(match, "length"))
            if section != "head":
                continue
            near = near_bar(rows, i)
            if i in self.title.rows:
                opened = True
            elif pending is not None and row.kind in ("text", "titled", "cells", "date"):
                yield from self._label(page.words(pending.span).rstrip(": "), row.span)
                pending = None
                opened = True
            elif row.kind == "label":
                match = LABEL.match(page.text, *row.span)
                value = page.trim(match.end(), row.span.end) if match else Span(0, 0)
                if match and value.end > value.start:
                    yield from self._label(match["label"], value)
                else:
                    pending = row
                opened = True
            elif row.kind in ("cells", "date", "text") and "|" in row.text and (row.kind == "cells" or self._leads_cells(row)):
                for cell in page.split(row.span, r"\|"):
                    yield from self._cell(cell)
                opened = True
            elif row.kind in ("text", "date", "noise") and (opened or near) and is_value(page, row):
                yield from self._cell(row.span)
                opened = True
            elif row.kind in ("text", "titled") and (self._is_prose(row, opened) or self._is_cut_off(i, opened)):
                self._collect(prose, i)
            elif row.kind == "text" and opened and not re.fullmatch(r"season \d{1,2}", row.text, re.I):
                yield page.notice("unread-row", f"{row.text[:60]!r} is no fact known here", row.span)
        yield from self._plot(prose)
        yield from read_cast(page, self.film, [rows[i] for i, s in enumerate(self.sections) if s == "cast"])

    def _leads_cells(self, row: Row) -> bool:
        """Whether a row with bars has a cell that is a fact: then the others are cells as well."""
        page = self.page
        return any(CELL.fullmatch(page.text, *c) or is_genre_cell(page, c) for c in page.split(row.span, r"\|"))

    def _is_prose(self, row: Row, opened: bool) -> bool:
        words = len(row.text.split())
        ended = bool(re.search(r"[.!?…][\"'”’)]*$", row.text))
        return (opened and (words >= 8 or (words >= 3 and ended))) or (words >= 12 and ended)

    def _is_cut_off(self, i: int, opened: bool) -> bool:
        """Whether a row of two words is a plot all the same: a sentence right before the dots that close a plot."""
        row, following = self.rows[i], self.rows[i + 1].kind if i + 1 < len(self.rows) else ""
        return opened and following == "dots" and bool(re.search(r"\S \S.*[.!?…]$", row.text))

    @staticmethod
    def _collect(prose: list[list[int]], i: int) -> None:
        if prose and prose[-1][-1] == i - 1:
            prose[-1].append(i)
        else:
            prose.append([i])

    def _plot(self, prose: list[list[int]]) -> Reading:
        """The plot: under its heading, or what stands before the ``...`` of a text that was cut, or the first prose."""
        page, rows = self.page, self.rows
        first = min(self.title.rows, default=0)
        prose = [run for run in prose if run[0] >= first or not _CONSENT.search(page.text, rows[run[0]].span.start, rows[run[-1]].span.end)]
        if not prose:
            return

        def rank(run: list[int]) -> tuple[bool, bool, bool]:
            behind = rows[run[-1] + 1].kind if run[-1] + 1 < len(rows) else ""
            return self.sections[run[0]] != "plot", behind not in ("dots", "heading:trailer"), run[0] < first

        chosen = min(prose, key=rank)
        start, end = rows[chosen[0]].span.start, rows[chosen[-1]].span.end
        if toggle := _ELLIPSIS.search(page.text, start, end):
            end = toggle.start()
        yield page.claim(self.film, "description", Span(start, end))
        for run in prose:
            if run is not chosen:
                yield page.notice(
                    "unread-prose",
                    "a text beside the plot that nothing says what it is",
                    Span(rows[run[0]].span.start, rows[run[-1]].span.end),
                )

    # --- cells and labels --------------------------------------------------------------------------------------------

    def _cell(self, span: Span) -> Reading:
        page = self.page
        match = CELL.fullmatch(page.text, *span)
        if match and match["date"]:
            yield from self._release(span)
        elif match and match["runtime"]:
            yield from say.running_time(page, self.film, span)
        elif match and match["score"] and not self.rated and float(re.split(r"[\s/o]", match["score"].replace(",", "."))[0]) <= 10:
            yield from self._rating(span, "")
        elif match and (match["certificate"] or match["score"]):
            if re.fullmatch(r"(?:tv-.*|[a-z].*|1[2-8]\+?a?)", page.words(span), re.I):
                yield page.claim(self.film, "certificate", span)
            else:
                yield page.notice("unread-cell", f"{page.words(span)!r} is neither a rating out of ten nor a certificate", span)
        elif match and match["blank"]:
            return
        else:
            genres, others = genre_list(page, span)
            yield from say.literals(page, self.film, "genre", genres)
            for other in others:
                yield page.notice("unread-cell", f"{page.words(other)[:40]!r} is no cell known here", other)

    def _release(self, span: Span) -> Reading:
        place = re.compile(r"\s*\(([^()]+)\)$").search(self.page.text, *span)
        date = self.page.trim(span.start, place.start()) if place else span
        yield from say.release(self.page, self.film, date, Span(*place.span(1)) if place else None)

    def _rating(self, span: Span, rater: str) -> Reading:
        """A rating; a bare 0 is how these sites print that nobody has rated yet."""
        page = self.page
        match = re.compile(
            r"(?P<score>\d{1,3}(?:[.,]\d{1,2})?)(?:\s*(?:/|out of)\s*(?P<best>\d{1,3}))?"
            r"(?:\s*[(|,]?\s*(?:from\s+)?(?P<votes>\d[\d,. ]*\d|\d)\s*(?:votes?|ratings?|users?|reviews)\)?)?", re.I,
        ).fullmatch(page.text, *span)  # fmt: skip
        if not match:
            if not re.fullmatch(r"n/?a|-+|not (?:yet )?rated|none", page.words(span), re.I):
                yield page.notice("unreadable-value", f"{page.words(span)[:40]!r} is no rating", span)
            return
        self.rated = True
        if float(match["score"].replace(",", ".")) == 0:
            yield page.notice("no-rating", "a rating of 0 is printed: nobody has rated yet", span)
            return
        counts = [("rating_count", page.group(match, "votes"))] if match["votes"] else []
        score = page.group(match, "score")
        best = page.group(match, "best") if match["best"] else None
        yield from say.rating(page, self.film, rater, "users", score, score=score, best=best, counts=counts)

    def _label(self, label: str, span: Span) -> Reading:
        name = re.sub(r"\(s\)$|(?<=[a-z])s$", "", " ".join(label.casefold().split())).strip()
        for pattern, reader in _LABELS:
            if re.fullmatch(pattern, name):
                yield from reader(self, span)
                return

    def _companies(self, span: Span) -> Reading:
        """An "and" is part of a company's name, unless what stands before it is a whole name already."""
        for name in self.page.split(span, _COMPANIES):
            if _TWO_COMPANIES.search(self.page.words(name)):
                yield self.page.notice("unread-names", f"{self.page.words(name)[:60]!r} is more than one name, or one", name)
            else:
                yield from self._people(name, self._linked("company", "organization"), _COMPANIES)

    def _people(self, span: Span, say_one: Callable[[Span], Reading], between: str = NAMES) -> Reading:
        for name in self.page.split(span, between):
            words = self.page.words(name)
            if re.fullmatch(r"n/?a|-+|unknown|various", words, re.I) or _SENTENCE_S_END.search(words):
                continue
            if len(words.split()) > 5:
                yield self.page.notice("unread-names", f"{words[:60]!r} is more than one name, or none", name)
            else:
                yield from say_one(name)

    def _linked(self, property: str, kind: str = "person") -> Callable[[Span], Reading]:
        return lambda name: say.person_link(self.page, self.film, property, name, kind=kind)

    def _each(self, span: Span, say_one: Callable[[Span], Reading]) -> Reading:
        for part in self.page.split(span, r"\s*[,|/;•]\s*"):
            if not re.fullmatch(r"n/?a|-+", self.page.words(part), re.I):
                yield from say_one(part)

    def _language(self, span: Span) -> Reading:
        yield from say.attempt(self.page, self.film, "language", span, "language")

    def _literal(self, property: str) -> Callable[[Span], Reading]:
        return lambda span: iter([self.page.claim(self.film, property, span)])

    def _year(self, span: Span) -> Reading:
        if re.fullmatch(r"(?:18|19|20)\d\d", self.page.words(span)):
            yield self.page.claim(self.film, "year", span)
        else:
            yield from self._release(span)

    def _genres(self, span: Span) -> Reading:
        genres, others = genre_list(self.page, span)
        yield from say.literals(self.page, self.film, "genre", genres)
        for other in others:
            yield self.page.notice("unread-cell", f"{self.page.words(other)[:40]!r} is no genre known here", other)

    def _certificate(self, span: Span) -> Reading:
        if not re.fullmatch(r"n/?a|-+", self.page.words(span), re.I):
            yield self.page.claim(self.film, "certificate", span)

    def _rating_or_certificate(self, span: Span) -> Reading:
        words = self.page.words(span)
        number = re.match(r"\d", words) and not re.fullmatch(r"\d+(?:\+|a)|1[1-8]", words, re.I)
        yield from self._rating(span, "") if number or not self._is_certificate(words) else self._certificate(span)

    @staticmethod
    def _is_certificate(words: str) -> bool:
        return bool(re.fullmatch(CERTIFICATE, words, re.I))

    def _money(self, span: Span) -> Reading:
        """Money is not read here: a bare symbol names no currency, and no site does."""
        if re.search(r"[1-9]", self.page.words(span)):
            yield self.page.notice("unread-money", f"{self.page.words(span)[:40]!r}: no currency is stated", span)

    def _produced(self, span: Span) -> Reading:
        if _COMPANY.search(self.page.words(span)):
            yield from self._companies(span)
        else:
            yield from self._people(span, self._linked("producer"))


_LABELS: tuple[tuple[str, Callable[[Facts, Span], Reading]], ...] = (
    (r"original title|also known a|also known as|aka|alternative title", lambda f, s: f._literal("alternate_name")(s)),
    (r"title|quality|statu|imdb id|season|episode|network|official (?:web)?site|vote", lambda f, s: iter(())),
    (r"budget|revenue|box office|gros", lambda f, s: f._money(s)),
    (r"year|release year", lambda f, s: f._year(s)),
    (r"release(?:d| date)?|premiered|first aired", lambda f, s: f._release(s)),
    (r"genre", lambda f, s: f._genres(s)),
    (r"imdb(?: rating)?", lambda f, s: f._rating(s, "IMDb")),
    (r"(?:user )?rating|score", lambda f, s: f._rating_or_certificate(s)),
    (r"rated|certificat(?:e|ion)|content rating|mpaa|age rating", lambda f, s: f._certificate(s)),
    (r"run(?:ning )?time|duration|length", lambda f, s: say.running_time(f.page, f.film, s)),
    (r"countr(?:y|ie)", lambda f, s: f._each(s, lambda c: say.country(f.page, f.film, "country", c))),
    (r"language", lambda f, s: f._each(s, f._language)),
    (r"director|directed by", lambda f, s: f._people(s, f._linked("director"))),
    (r"writer|written by|screenplay(?: by)?|creator|created by", lambda f, s: f._people(s, lambda n: say.writer(f.page, f.film, n, None))),
    (r"producer", lambda f, s: f._people(s, f._linked("producer"))),
    (r"produc(?:ed|ted) by|production", lambda f, s: f._produced(s)),
    (r"production compan(?:y|ie)|compan(?:y|ie)|studio", lambda f, s: f._companies(s)),
    (r"music(?: by)?|composer", lambda f, s: f._people(s, f._linked("composer"))),
    (r"starring|star|actor|(?:top |full )?cast", lambda f, s: f._people(s, f._linked("actor"))),
    (r"keyword|tag", lambda f, s: f._each(s, f._literal("keyword"))),
    (r"tagline", lambda f, s: f._literal("tagline")(s)),
    (r"plot|synopsi|overview|storyline|summary|description", lambda f, s: f._literal("description")(s)),
)  # fmt: skip
"""Labels in the singular, and how what stands behind them is read."""
