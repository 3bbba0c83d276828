"""Rows as claims, property by property: a row whose value does not read as what its label promises says nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.model import Claim, Mention, Notice
from kg.reading import say
from kg.reading.genres import is_genre
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.sites.general.averages import rating
from kg.sites.general.castlist import listed_cast
from kg.sites.general.coded import coded
from kg.sites.general.lines import Row
from kg.sites.general.names import pattern
from kg.sites.general.othertitles import other_titles
from kg.sites.general.parts import Part, crammed, filler, is_name, noted, of_company, parts, society
from kg.sites.general.values import ADVICE, OFFERED, SOURCE, country_of_label, dated, money, rule, year_in
from kg.sites.general.wordlists import words_of
from kg.text import RULES, fold

PEOPLE = {"director": "director", "producer": "producer", "composer": "composer", "editor": "editor"}
MOST_VALUES = 60
"""Longer lists are the menu of a site, not a film's genres or directors."""

_RUNNING = re.compile(r"(?:ca\.? |approx\.? |about )?(?P<time>\d(?:[^()\[\]|,;]|,(?=\s?\d{1,2} ?m))*)")
_IN_MINUTES = re.compile(r"\b(?:min|mins|minutes?|minuten|minuti|minutos|minuter|minutách|minut)\b", re.I)
"""What in a label says that the bare number beside it is one of minutes."""
_RATIO = re.compile(r"(?<![\d.,:/])(?:\d{1,2}(?:[.,]\d{1,2})?\s?[:/]\s?(?:1|9|3)|1\s?[:/]\s?\d[.,]\d{1,2})(?![\d:/]|[.,]\d)")
_CERTIFICATE = re.compile(r"(?:G|PG|PG-13|R|NC-17|X|NR|Not Rated|Unrated|TV-[A-Z0-9]{1,4}|M|MA ?15\+|R ?18\+?|U|12A?|15|18)(?=$|\s|,|\()")

_ON_DISC = re.compile(r"[ ,–-]*(?:on |\(|auf |en |su |na |på )? *(?:dvd|blu-?ray|vhs|video|vod|digital|streaming)\b", re.I)
"""What stands behind a date that is not the one in cinemas."""
_COLOURS = re.compile(r"(?:colou?r|black[- ](?:and|&)[- ]white|b ?[&/] ?w|technicolor|colou?r/black[- ](?:and|&)[- ]white)", re.I)
_IN_WORDS = re.compile(r"\b(?:release|presentation|production) of\b|^an? .* (?:production|release|presentation)$", re.I)
"""What makes a sentence of companies: ``A Sea Releasing release of a Gull Pictures production``."""
_MADE = frozenset(("produktion", "producción", "produkce", "produção", "produzione"))
"""Labels that name companies where no people stand behind them."""
_TOGETHER = re.compile(r"(?:co-?|ko)produ[^\s:]*\b", re.I)
"""What says before companies that they are of several countries."""
_TOGETHER_WITH = (
    r"\s+(?:in (?:association|co-?operation|collaboration|collaborazione|zusammenarbeit|co-?produ[ck]tion) )?"
    r"(?:with|con|mit|avec|med|com|met|ve spolupráci s)\s+"
)
"""What parts the companies of a sentence."""
_AWARDED = re.compile(r"\b(?:won|wins?|nominat|nomin|gewonnen|récompens|premi|prix|cen[ay]|vyhr|vunn|oscars?|globes?|bafta|palm)", re.I)
"""What a line says that counts the awards of a film."""
_REASONED = re.compile(r"(?:Rated )?(?P<value>G|PG|PG[ -]?13|R|NC[ -]?17|X) (?:for|due to) (?P<reason>[^\n]{4,200})")
"""A certificate with the reason for it."""


def _source(page: Page, run: Span) -> re.Match[str] | None:
    return SOURCE.search(re.sub(r"\([^()]*\)", lambda match: "x" * len(match[0]), page.text[run.start : run.end]))


FURTHEST = 60
"""A sentence with a day further on tells of something else."""


def _told_at_once(run: Span, date: Span) -> bool:
    """Whether a date stands at the beginning of a run of words, or in a short one; a year alone in one that says little more."""
    if date.end - date.start <= 4:
        return date.start - run.start <= FURTHEST // 2 and run.end - run.start <= 2 * FURTHEST
    return date.start - run.start <= FURTHEST or run.end - run.start <= 2 * FURTHEST


_NEXT_DATE = r"(?<=\))\s*[,;/|·•]?\s+(?=(?:\d{1,2}[./]? ?)?[^\W\d_]{0,12}\.? ?\d)"
"""What parts days in one row, each with its country in brackets."""


class Facts:
    """Reads the rows of one page about one film."""

    def __init__(self, page: Page, film: Mention, tongue: str, *, dollars: str = "", rated: bool = False) -> None:
        """``dollars`` is the currency of a bare ``$``, where the page tells, else empty; ``rated`` whether its markup has an average."""
        self.page, self.film, self.tongue, self.dollars, self.rated = page, film, tongue, dollars, rated
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
        every = parts(self.page, row, self.tongue, joined=not company, slash=not company or self._slashes(row), people=not company)
        # "Director: Low Tide (1998), High Tide (2001)": what somebody made.
        if not company and any(p.note and re.fullmatch(r"(?:18|19|20)\d\d(?:[-–/]\d*)?", self.page.words(p.note)) for p in every):
            return []
        listed = [p for p in every if not filler(words := self.page.words(p.span)) and not society(words)]
        names = [p for p in listed if is_name(self.page, p.span, company=company)]
        # A text may have lost the mark between two names.
        alone = len(listed) == 1 and not company and not isinstance(self.page, HtmlPage)
        if (row.tight or alone) and any(crammed(self.page.words(p.span), company=company) for p in names):
            return []
        if len(listed) > MOST_VALUES or len(names) * 3 < len(listed) * 2 or (not row.firm and len(names) < len(listed)):
            return []
        return list({fold(self.page.words(p.span)): p for p in reversed(names)}.values())[::-1]

    def _slashes(self, row: Row) -> bool:
        """Whether slashes part companies: a house may have one in its name, ``Quill/Marsh``."""
        pieces = self.page.words(row.value[0]).split("/") if len(row.value) == 1 else []
        return len(pieces) > 2 or (len(pieces) == 2 and all(" " in piece.strip() for piece in pieces))

    def _people(self, property: str) -> Callable[[Row], Iterator[Claim | Notice]]:
        def read(row: Row) -> Iterator[Claim | Notice]:
            names = self._names(row)
            # "Produced by: Gull Pictures, Quill Arts": none of them is a person then.
            if property == "producer" and len(names) < len(row.value) and any(of_company(self.page.words(run)) for run in row.value):
                made = fold(self.page.words(row.label)).strip(" :") in _MADE
                if made and not names and all(of_company(self.page.words(run)) for run in row.value):
                    yield from self._companies(row)
                return
            for part in names:
                yield from say.person_link(self.page, self.film, property, part.span)

        return read

    def _writers(self, row: Row) -> Iterator[Claim | Notice]:
        # "Bo Marsh, after the novel by Ada Quill"; in brackets it is a note.
        cut = [(run, run.start + source.start() if (source := _source(self.page, run)) else run.end) for run in row.value]
        row = replace(row, value=[self.page.trim(run.start, end) for run, end in cut if end > run.start])
        for part in self._names(row):
            note = part.note if part.note and not re.search(r"[\d:]", self.page.words(part.note)) else None
            yield from say.writer(self.page, self.film, part.span, note)

    def _contributors(self, row: Row) -> Iterator[Claim | Notice]:
        label = noted(self.page, self.page.trim(row.label.start, row.label.end))
        for part in self._names(row) if label else ():
            yield from say.contributor(self.page, self.film, part.span, label.span if label else row.label)

    def _companies(self, row: Row) -> Iterator[Claim | Notice]:
        named = self._names(row, company=True)
        names = [p for p in named if not _TOGETHER.match(self.page.words(p.span)) and not _IN_WORDS.search(self.page.words(p.span))]
        # "Production: USA" names countries.
        if names and all(rule(self.page, "country", self.tongue, part.span) for part in names):
            yield from self._countries(row)
            return
        for part in names:
            # "Pia Noor per Gull Pictures": who produced it for whom.
            made_for = self.page.split(part.span, r"\s+per\s+")[-1:] if self.tongue == "it" else [part.span]
            for one in self.page.split(made_for[0], _TOGETHER_WITH):
                yield from say.person_link(self.page, self.film, "company", one, kind="organization")

    def _cast(self, row: Row) -> Iterator[Claim | Notice]:
        yield from listed_cast(self.page, self.film, row, self.tongue)

    # --- words -------------------------------------------------------------------------------------------------------

    def _words(self, property: str, joined: bool) -> Callable[[Row], Iterator[Claim | Notice]]:
        def read(row: Row) -> Iterator[Claim | Notice]:
            spans = words_of(self.page, row, self.tongue, property, joined=joined)
            if property == "genre" and not row.firm and not isinstance(self.page, HtmlPage) and len(spans) == 1:
                # In a menu another item stands below it.
                words = self.page.words(spans[0])
                spans = spans if " " in words or is_genre(words) or pattern("genre").fullmatch(words) else []
            spans = [span for span in spans if property != "keyword" or not OFFERED.search(self.page.words(span))]
            yield from say.literals(self.page, self.film, property, spans)

        return read

    def _titles(self, row: Row) -> Iterator[Claim | Notice]:
        for span in other_titles(self.page, row, self.tongue):
            yield self.page.claim(self.film, "alternate_name", span)

    def _tagline(self, row: Row) -> Iterator[Claim | Notice]:
        if len(row.value) <= 3:
            for run in row.value[:1]:
                if 4 <= run.end - run.start <= 250:
                    yield self.page.claim(self.film, "tagline", run)

    def _award(self, row: Row) -> Iterator[Claim | Notice]:
        for run in row.value[:1]:
            words = self.page.words(run)
            if len(row.value) <= 2 and 8 <= len(words) <= 160 and _AWARDED.search(words) and re.search(r"\d", words) and "|" not in words:
                yield self.page.claim(self.film, "award", run)

    def _certificate(self, row: Row) -> Iterator[Claim | Notice]:
        for run in row.value[:1]:
            if reasoned := _REASONED.match(self.page.text, *run):
                value, reason = self.page.group(reasoned, "value"), self.page.trim(*reasoned.span("reason"))
                # In a line with other rows the beginning of the next label may stand behind the sentence.
                if row.tight and (end := self.page.text.find(". ", *reason)) >= 0:
                    reason = Span(reason.start, end + 1)
                label = next(self.page.find(r"\bMPAA\b", *row.label), None)
                if label:
                    yield from say.certification(self.page, self.film, value, reason, "MPAA", Span(*label.span()))
                else:
                    yield self.page.claim(self.film, "certificate", value)
                return
            part = noted(self.page, next(iter(self.page.split(run, r";")), run))
            if part and re.fullmatch(r"[^.\s]+\.", self.page.words(part.span)):
                part = part._replace(span=Span(part.span.start, part.span.end - 1))
            words = self.page.words(part.span) if part else ""
            # "Classification: Feature film"
            if pattern("film").search(words) or is_genre(words) or pattern("genre").fullmatch(words):
                continue
            short = len(words) <= 20 and len(words.split()) <= 4 and not filler(words) and not re.search(r"\d[.,]\d|/", words)
            if part and (short or ADVICE.fullmatch(words)):
                yield self.page.claim(self.film, "certificate", part.span)

    def _ratio(self, row: Row) -> Iterator[Claim | Notice]:
        for run in row.value[:3]:
            for match in _RATIO.finditer(self.page.text, run.start, run.end):
                yield self.page.claim(self.film, "aspect_ratio", Span(*match.span()))

    def _locations(self, row: Row) -> Iterator[Claim | Notice]:
        for run in row.value[:20]:
            for piece in self.page.split(run, r"\s*[;|•·]\s*"):
                part = noted(self.page, piece)
                if part and _COLOURS.fullmatch(self.page.words(part.span)):
                    # "Filmed in: Color"
                    yield self.page.claim(self.film, "color", part.span)
                elif part and is_name(self.page, part.span, company=True) and self.page.words(part.span).count(",") <= 4:
                    yield from say.person_link(self.page, self.film, "location", part.span, kind="place")

    # --- codes -------------------------------------------------------------------------------------------------------

    def _countries(self, row: Row) -> Iterator[Claim | Notice]:
        for span, name in coded(self.page, row, self.tongue, "country"):
            yield from say.country(self.page, self.film, "country", span, name)

    def _languages(self, row: Row) -> Iterator[Claim | Notice]:
        for span, name in coded(self.page, row, self.tongue, "language"):
            yield self.page.claim(self.film, "language", span, name)

    # --- numbers -----------------------------------------------------------------------------------------------------

    def _year(self, row: Row) -> Iterator[Claim | Notice]:
        if match := year_in(self.page, row):
            yield self.page.claim(self.film, "year", self.page.group(match, "year"))
            if match["last"] and self.film.kind == "series":
                yield self.page.claim(self.film, "end_year", self.page.group(match, "last"))

    def _released(self, row: Row) -> Iterator[Claim | Notice]:
        runs = [one for run in row.value[:30] for one in self.page.split(run, _NEXT_DATE)][:30]
        every = [one for run in runs if (one := dated(self.page, run, self.tongue)) and _told_at_once(run, one.date)]
        found = [one for one in every if not _ON_DISC.match(self.page.text, one.date.end)]
        placed = [one for one in found if one.country]
        if not placed and found and (where := country_of_label(self.page, row.label, self.tongue)):
            placed = [found[0]._replace(country=where[0], country_rule=where[1])]
        for one in placed or found[:1]:
            yield from say.release(
                self.page, self.film, one.date, one.country, date_rule=one.date_rule, country_rule=one.country_rule or "country"
            )

    def _duration(self, row: Row) -> Iterator[Claim | Notice]:
        if row.value and _IN_MINUTES.search(self.page.words(row.label)) and say.reads(self.page, row.value[0], "duration-of-minutes"):
            yield self.page.claim(self.film, "duration", row.value[0], "duration-of-minutes")
            yield self.page.claim(self.film, "runtime_minutes", row.value[0], "count")
            return
        # "2690 m, 98 min": reels have a length, too.
        for run in [one for value in row.value[:2] for one in (value, *self.page.split(value, r"\s*,\s*")[1:3])]:
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
        if row.value and row.firm and ADVICE.fullmatch(self.page.words(row.value[0])):
            yield self.page.claim(self.film, "certificate", row.value[0])
        elif (match := _CERTIFICATE.match(words)) and (row.firm or not match[0][0].isdecimal()):
            yield self.page.claim(self.film, "certificate", Span(row.value[0].start, row.value[0].start + match.end()))
        else:
            yield from rating(self.page, self.film, row, rated=self.rated)
