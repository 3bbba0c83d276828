"""Rows as claims, property by property: a row whose value does not read as what its label promises says nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from kg.model import Claim, Mention, Notice
from kg.reading import say
from kg.reading.genres import genres_at, is_genre
from kg.reading.page import Page, Span
from kg.sites.general.castlist import listed_cast
from kg.sites.general.lines import Row
from kg.sites.general.opinions import rating
from kg.sites.general.parts import Part, filler, is_name, noted, parts, society
from kg.sites.general.values import dated, money, rule
from kg.text import RULES, fold

PEOPLE = {"director": "director", "producer": "producer", "composer": "composer", "editor": "editor"}
MOST_VALUES = 60
"""Longer lists are the menu of a site, not a film's genres or directors."""
LONGEST_WORD = 40

_YEAR = re.compile(r"(?P<year>(?:18|19|20)\d\d)(?:\s*[–-]\s*(?P<last>(?:19|20)\d\d)?)?(?!\d)")
_RUNNING = re.compile(r"(?:ca\.? |approx\.? |about )?(?P<time>\d[^()\[\]|,;]*)")
_RATIO = re.compile(r"\d(?:[.,]\d{1,2})?\s?(?::|/)\s?(?:1\b|9\b|3\b)")
_CERTIFICATE = re.compile(r"(?:G|PG|PG-13|R|NC-17|X|NR|Not Rated|Unrated|TV-[A-Z0-9]{1,4}|M|MA ?15\+|R ?18\+?|U|12A?|15|18)(?=$|\s|,|\()")


def year_of(page: Page, rows: Iterable[Row]) -> Span | None:
    """The range of the year in the first row that begins with one."""
    for row in rows:
        if row.value and (match := _YEAR.match(page.text, row.value[0].start, row.value[0].end)):
            return page.group(match, "year")
    return None


def _apart(page: Page, span: Span) -> list[Span]:
    """Genres that only blanks part; any other words as they are."""
    found = genres_at(page, span.start, span.end)
    return found if len(found) > 1 and found[-1].end == span.end else [span]


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


_TECHNICAL = {
    "sound_mix": re.compile(
        r"mono|stereo|dolby|\bdts|sdds|atmos|surround|digital|silent|optic|magnetic|vitaphone|imax|sonics|\d\.\d|auro|stumm|muet|mudo|muto|němý|stum",
        re.I,
    ),
    "color": re.compile(
        r"colou?r|farb|couleur|barev|färg|\bb ?[&/] ?w|black|schwarz|\bs/w|noir|n ?[&/] ?b|nero|bianco|b/n|negro|blanco|svart|černob|sepia"
        r"|preto|\bcor\b"
        r"|zwart|kleur|barwn|czarno|farve|deluxe|eastman|tinted",
        re.I,
    ),
}
"""What names a sound system or a colour; a department's people stand under the same labels."""


class Facts:
    """Reads the rows of one page about one film."""

    def __init__(self, page: Page, film: Mention, tongue: str, *, dollars: str = "") -> None:
        """``dollars`` is the currency of a bare ``$``, where the page tells; empty where it does not."""
        self.page, self.film, self.tongue, self.dollars = page, film, tongue, dollars
        lists: dict[str, tuple[str, bool]] = {"genre": ("genre", True), "keyword": ("keyword", False), "color": ("color", True),
                                              "sound_mix": ("sound_mix", False)}  # fmt: skip
        self._readers: dict[str, Callable[[Row], Iterator[Claim | Notice]]] = {
            **{label: self._people(property) for label, property in PEOPLE.items()},
            **{label: self._words(property, joined) for label, (property, joined) in lists.items()},
            "writer": self._writers, "cinematographer": self._contributors, "cast": self._cast, "country": self._countries,
            "language": self._languages, "year": self._year, "released": self._released, "duration": self._duration,
            "original_title": self._titles, "alternate_name": self._titles, "company": self._companies, "certificate": self._certificate,
            "budget": self._budget, "gross": self._gross, "tagline": self._tagline, "aspect_ratio": self._ratio,
            "location": self._locations, "award": self._award, "rating": self._rating, "seasons": self._count("seasons"),
            "episodes": self._count("episodes"),
        }  # fmt: skip

    def read(self, property: str, row: Row) -> list[Claim | Notice]:
        """The claims of a row under a label that means a property; none where its value does not read as that."""
        reader = self._readers.get(property)
        return list(reader(row)) if reader else []

    # --- people and companies ----------------------------------------------------------------------------------------

    def _names(self, row: Row, *, company: bool = False) -> list[Part]:
        """The names of a value; none of a value with too much in it that is none."""
        every = parts(self.page, row, self.tongue, joined=not company, slash=True)
        listed = [p for p in every if not filler(words := self.page.words(p.span)) and not society(words)]
        names = [p for p in listed if is_name(self.page, p.span, company=company)]
        if len(listed) > MOST_VALUES or len(names) * 3 < len(listed) * 2 or (not row.firm and len(names) < len(listed)):
            return []
        return list({fold(self.page.words(p.span)): p for p in reversed(names)}.values())[::-1]

    def _people(self, property: str) -> Callable[[Row], Iterator[Claim | Notice]]:
        def read(row: Row) -> Iterator[Claim | Notice]:
            for part in self._names(row):
                yield from say.person_link(self.page, self.film, property, part.span)

        return read

    def _writers(self, row: Row) -> Iterator[Claim | Notice]:
        for part in self._names(row):
            note = part.note if part.note and not re.search(r"\d", self.page.words(part.note)) else None
            yield from say.writer(self.page, self.film, part.span, note)

    def _contributors(self, row: Row) -> Iterator[Claim | Notice]:
        label = noted(self.page, self.page.trim(row.label.start, row.label.end))
        for part in self._names(row) if label else ():
            yield from say.contributor(self.page, self.film, part.span, label.span if label else row.label)

    def _companies(self, row: Row) -> Iterator[Claim | Notice]:
        names = self._names(row, company=True)
        # "Production: USA" names countries.
        if names and all(rule(self.page, "country", self.tongue, part.span) for part in names):
            yield from self._countries(row)
            return
        for part in names:
            yield from say.person_link(self.page, self.film, "company", part.span, kind="organization")

    def _cast(self, row: Row) -> Iterator[Claim | Notice]:
        yield from listed_cast(self.page, self.film, row, self.tongue)

    # --- words -------------------------------------------------------------------------------------------------------

    def _words(self, property: str, joined: bool) -> Callable[[Row], Iterator[Claim | Notice]]:
        def read(row: Row) -> Iterator[Claim | Notice]:
            listed = parts(self.page, row, self.tongue, joined=joined)
            if property == "genre":
                # "Mystery & Suspense" is the name of one genre.
                listed = [
                    q
                    for whole in parts(self.page, row, self.tongue, joined=False)
                    for q in ([whole] if is_genre(self.page.words(whole.span)) else [p for p in listed if _inside(p.span, whole.span)])
                ]
            spans = [p.span for p in listed if not filler(self.page.words(p.span))]
            if property == "genre":
                spans = [one for span in spans for one in _apart(self.page, span)]
            fitting = [s for s in spans if 2 <= s.end - s.start <= LONGEST_WORD and len(self.page.words(s).split()) <= 4]
            fitting = [s for s in fitting if property not in _TECHNICAL or _TECHNICAL[property].search(self.page.words(s))]
            digits = any(re.search(r"\d{2}|[.?!:]$", self.page.words(s)) for s in fitting) and property == "genre"
            if len(spans) <= MOST_VALUES and len(fitting) == len(spans) and not digits:
                yield from say.literals(self.page, self.film, property, fitting)

        return read

    def _titles(self, row: Row) -> Iterator[Claim | Notice]:
        for run in row.value[:20]:
            part = noted(self.page, run)
            if part and 1 <= part.span.end - part.span.start <= 150 and not filler(self.page.words(part.span)):
                yield self.page.claim(self.film, "alternate_name", part.span)

    def _tagline(self, row: Row) -> Iterator[Claim | Notice]:
        if len(row.value) <= 3:
            for run in row.value[:1]:
                if 4 <= run.end - run.start <= 250:
                    yield self.page.claim(self.film, "tagline", run)

    def _award(self, row: Row) -> Iterator[Claim | Notice]:
        for run in row.value[:1]:
            if len(row.value) <= 2 and 8 <= run.end - run.start <= 250 and re.search(r"\d", self.page.words(run)):
                yield self.page.claim(self.film, "award", run)

    def _certificate(self, row: Row) -> Iterator[Claim | Notice]:
        for run in row.value[:1]:
            part = noted(self.page, run)
            words = self.page.words(part.span) if part else ""
            if part and len(words) <= 20 and len(words.split()) <= 4 and not filler(words) and not re.search(r"\d[.,]\d|/", words):
                yield self.page.claim(self.film, "certificate", part.span)

    def _ratio(self, row: Row) -> Iterator[Claim | Notice]:
        for run in row.value[:3]:
            for match in _RATIO.finditer(self.page.text, run.start, run.end):
                yield self.page.claim(self.film, "aspect_ratio", Span(*match.span()))

    def _locations(self, row: Row) -> Iterator[Claim | Notice]:
        for run in row.value[:20]:
            for piece in self.page.split(run, r"\s*[;|•·]\s*"):
                part = noted(self.page, piece)
                if part and is_name(self.page, part.span, company=True) and self.page.words(part.span).count(",") <= 4:
                    yield from say.person_link(self.page, self.film, "location", part.span, kind="place")

    # --- codes -------------------------------------------------------------------------------------------------------

    def _countries(self, row: Row) -> Iterator[Claim | Notice]:
        for span, name in self._coded(row, "country"):
            yield from say.country(self.page, self.film, "country", span, name)

    def _languages(self, row: Row) -> Iterator[Claim | Notice]:
        for span, name in self._coded(row, "language"):
            yield self.page.claim(self.film, "language", span, name)

    def _coded(self, row: Row, what: str) -> Iterator[tuple[Span, str]]:
        """The ranges that name countries or languages, with the rules that read them; none where most name none."""
        listed = [p.span for p in parts(self.page, row, self.tongue, joined=False) if not filler(self.page.words(p.span))]
        found: list[tuple[Span, str]] = []
        missed = 0
        for span in listed[:MOST_VALUES]:
            if name := rule(self.page, what, self.tongue, span):
                found.append((span, name))
                continue
            inner = [p.span for p in parts(self.page, Row(row.label, row.meanings, [span]), self.tongue)]
            read = [(s, name) for s in inner if (name := rule(self.page, what, self.tongue, s))]
            found += read
            missed += len(read) < len(inner)
        if len(found) >= missed:
            yield from found

    # --- numbers -----------------------------------------------------------------------------------------------------

    def _year(self, row: Row) -> Iterator[Claim | Notice]:
        if row.value and (match := _YEAR.match(self.page.text, row.value[0].start, row.value[0].end)):
            yield self.page.claim(self.film, "year", self.page.group(match, "year"))
            if match["last"] and self.film.kind == "series":
                yield self.page.claim(self.film, "end_year", self.page.group(match, "last"))

    def _released(self, row: Row) -> Iterator[Claim | Notice]:
        found = [one for run in row.value[:30] if (one := dated(self.page, run, self.tongue))]
        placed = [one for one in found if one.country]
        for one in placed or found[:1]:
            yield from say.release(
                self.page, self.film, one.date, one.country, date_rule=one.date_rule, country_rule=one.country_rule or "country"
            )

    def _duration(self, row: Row) -> Iterator[Claim | Notice]:
        for run in row.value[:2]:
            match = _RUNNING.match(self.page.text, run.start, run.end)
            span = self.page.group(match, "time") if match else run
            while span.end > span.start and self.page.text[span.end - 1] in ".:–- ":
                span = Span(span.start, span.end - 1)
            words = self.page.words(span)
            for end in (len(words), *(m.start() for m in re.finditer(r"\s", words[::-1]))):
                piece = Span(span.start, span.start + end) if end == len(words) else Span(span.start, span.start + len(words) - end - 1)
                if piece.end > piece.start and say.reads(self.page, piece, "running-time"):
                    if not 1 <= int(RULES["running-minutes"](self.page.words(piece))) <= 900:
                        return
                    yield self.page.claim(self.film, "duration", piece, "running-time")
                    yield self.page.claim(self.film, "runtime_minutes", piece, "running-minutes")
                    return

    def _count(self, property: str) -> Callable[[Row], Iterator[Claim | Notice]]:
        def read(row: Row) -> Iterator[Claim | Notice]:
            match = re.compile(r"\d{1,4}(?!\d)").match(self.page.text, row.value[0].start, row.value[0].end) if row.value else None
            if match and self.film.kind == "series":
                yield self.page.claim(self.film, property, Span(*match.span()), "count")

        return read

    def _budget(self, row: Row) -> Iterator[Claim | Notice]:
        yield from money(self.page, self.film, "budget", row, self.dollars)

    def _gross(self, row: Row) -> Iterator[Claim | Notice]:
        yield from money(self.page, self.film, "gross", row, self.dollars)

    def _rating(self, row: Row) -> Iterator[Claim | Notice]:
        words = self.page.text[row.value[0].start : row.value[0].end] if row.value else ""
        if (match := _CERTIFICATE.match(words)) and row.firm:
            yield self.page.claim(self.film, "certificate", Span(row.value[0].start, row.value[0].start + match.end()))
        else:
            yield from rating(self.page, self.film, row)
