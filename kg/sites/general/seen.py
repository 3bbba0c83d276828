"""What a page of no known site shows, put together: its outline, rows, title and people, and what they claim of its film."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property
from typing import NamedTuple

from kg.model import Claim, Mention, Notice
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.sites.general import addresses, barelists, classed, headline
from kg.sites.general.about import (
    SURE_ENOUGH,
    WEIGHTS,
    Said,
    in_title,
    introduction,
    many_films,
    other_labels,
    proven,
    something_else,
    sureness,
)
from kg.sites.general.averages import average
from kg.sites.general.cards import below_cards
from kg.sites.general.castlist import also_named, sections_of_cast
from kg.sites.general.crew import jobs
from kg.sites.general.facts import Facts
from kg.sites.general.firstlines import menu_end
from kg.sites.general.groups import own
from kg.sites.general.labels import BOTH, meaning, tongue_of
from kg.sites.general.lines import IN_A_LINE, Row
from kg.sites.general.marked import bare_card
from kg.sites.general.names import LONGEST, listed, pattern, without_offer
from kg.sites.general.nottitles import of_genre
from kg.sites.general.others import has_seasons
from kg.sites.general.outline import Outline
from kg.sites.general.parts import parts
from kg.sites.general.plots import description, listed_by, signs
from kg.sites.general.rows import rows
from kg.sites.general.several import once, several
from kg.sites.general.titles import Title, title_of
from kg.sites.general.values import year_of
from kg.sites.general.voices import signs_review, titled_film_review, voices
from kg.text import fold

_SCREEN = re.compile(r"(?:16 ?[:x/] ?9|4 ?[:x/] ?3)\D*")
"""The shapes of screens, cameras and videos."""
_SEVERAL = ("writer", "alternate_name", "original_title")
"""Properties that a page gives under several labels: story and screenplay, the original and other titles."""
_MAKERS = frozenset(("director", "writer", "cinematographer", "composer"))
"""Jobs that next to nobody has who runs a site."""
_ABOVE = 160
"""A mark may stand this far above the end of the name."""
BESIDE = 200
"""So near to each other stand the rows of one head: ``De Ada Quill | Par Bo Marsh | Avec Hal Voss``."""
REACH = 2_000
"""As far below the name a credit without a mark belongs to it."""


class Considered(NamedTuple):
    """What came of a page: its claims, how sure it is (0 to 1) that they are about its one film, and why or why not."""

    claims: tuple[Claim, ...]
    notices: tuple[Notice, ...]
    sure: float
    why: str


class Seen:
    """What a page shows."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.outline = Outline(page)
        self.rows = rows(page, self.outline)
        declared = page.tree.attribute(page.tree.root, "lang") if isinstance(page, HtmlPage) else ""
        self.tongue = tongue_of(declared or "", (row.meanings for row in self.rows))
        self.title: Title | None = title_of(page, self.outline, self.rows)
        self._menu_end = 0
        if self.title and not isinstance(page, HtmlPage):
            self._menu_end = menu_end(page, self.title.name)
            if self.outline.begin(self._menu_end or page.lines[page.line_at(self.title.name.start)].start):
                self.rows = rows(page, self.outline)
        self.outline.film = fold(page.words(self.title.name)) if self.title else ""
        self.said: Said = introduction(page, self.title) if self.title else Said("", None)
        self.told: dict[str, set[str]] = {}
        """The directors and the minutes that markup gives."""
        self.marked = False
        """Whether markup describes the film."""
        self.bodies: set[str] = set()
        """How the texts of the reviews in the markup begin."""
        self.rated = False
        """Whether the markup has given a rating."""
        self._read: list[tuple[str, Row]] = []
        """The rows of which ``claims`` made some, by what they mean."""
        self._told: set[str] = set()
        """What ``claims`` found where no row says it."""
        self.wiki = bool(isinstance(page, HtmlPage) and page.select("body.mediawiki, #mw-content-text, .mw-parser-output"))

    def other(self, film: Mention, card: Collection[Claim] = ()) -> str:
        """Why the page is about something else than the film of its social card; empty where nothing says so."""
        page, name = self.page, str(film.identity[0])
        sites = page.select('meta[property="og:site_name"]') if isinstance(page, HtmlPage) else []
        if any(fold(node.attributes.get("content") or "") == name for node in sites):
            return "its social card names the site"
        if pattern("lists").match(name):
            return "its social card names a list"
        if many := many_films(page, self.outline):
            return many
        of_film = {property for property, _ in self._all} & {"director", "cast", "duration", "writer", "original_title"}
        if other_labels(page, self.rows) and not of_film:
            return "it has rows of something else"
        if not (of_film or self.said.kind or (self.title and self.title.year)) and bare_card(page, film, card):
            return "nothing but the type in its social card says that it is about a film"
        return something_else(page, self.outline, self.rows, self.said, self.title) if self.title else ""

    def is_about(self, film: Mention, claims: tuple[Claim, ...]) -> bool:
        """Whether the page shows the film that its markup describes, and nothing says that it shows others as well."""
        names = {
            fold(c.value) for c in claims if c.subject == film and c.property in ("name", "alternate_name") and isinstance(c.value, str)
        }
        if self.title is not None and (name := without_offer(self.page, self.title.name, names)):
            self.title = self.title._replace(name=name)
        shown = self.title is not None and fold(self.page.words(self.title.name)) in names
        return shown and not many_films(self.page, self.outline)

    def considered(self, notices: tuple[Notice, ...]) -> Considered:
        """What a page without markup about a film says of the film it is about, if it is about one."""
        page, title = self.page, self.title
        if title is None:
            return Considered((), notices, 0.0, "nothing on it names one film")
        if many := many_films(page, self.outline):
            return Considered((), notices, 0.0, many)
        if other := something_else(page, self.outline, self.rows, self.said, title):
            return Considered((), notices, 0.0, other)
        if several(page, self.outline, self._all, self._listed[1]):
            return Considered((), notices, 0.0, "it gives the facts of several films")
        if self.said.kind == "other" or self._of_another():
            return Considered((), notices, 0.0, "its first sentence says that it is about something else")
        year = title.year or self.said.year or year_of(page, (row for property, row in self._meant if property == "year"))
        film = say.film(page, title.name, year, self._kind())
        found = self.claims(film, year)
        claimed = {c.property for c in found if isinstance(c, Claim)}
        told = {p for p, _ in self._read} | self._told | claimed & {"description"} | ({"cast"} if "actor" in claimed else set())
        if titled_film_review(page) and any(isinstance(c, Claim) and c.subject.kind == "critic_review" for c in found):
            told |= {"film review"}
        genres = [c.value for c in found if isinstance(c, Claim) and c.property == "genre" and isinstance(c.value, str)]
        told -= set() if any(of_genre(words) for words in genres) else {"genre"}
        told -= self._of_others_as_well(found, told)
        others = other_labels(page, self.rows)
        # The first of many films in a list has a director as well.
        listed = set() if title.year or self.said.kind else self._listed[1]
        sure = sureness(told - listed, title, self.said, others)
        if sure < SURE_ENOUGH or not proven(page, self.outline, told - listed, title, self.said):
            return Considered((), notices, sure, f"only {', '.join(sorted(told & set(WEIGHTS))) or 'a name'} would be about a film")
        claims = tuple(c for c in found if isinstance(c, Claim))
        more = tuple(n for n in found if isinstance(n, Notice))
        return Considered(claims, (*notices, *more), sure, f"{title.why}; it has {', '.join(sorted(told & set(WEIGHTS)))}")

    def _of_others_as_well(self, found: Collection[Claim | Notice], told: Collection[str]) -> set[str]:
        """What says little of a film: the shape of every screen; with whom something is, where nobody directs it or has a part in it."""
        said = [c for c in found if isinstance(c, Claim)]
        shapes = [str(c.value) for c in said if c.property == "aspect_ratio"]
        out = {"aspect_ratio"} if all(_SCREEN.fullmatch(shape) for shape in shapes) else set[str]()
        casts = {fold(self.page.words(row.label)).strip(" :") for property, row in self._read if property == "cast"}
        guests = bool(casts) and casts <= listed("with") and all(c.property != "character_name" for c in said)
        if guests and not {"director", "writer"} & set(told) and not (self.said.kind or in_title(self.page)):
            out.add("cast")
        return out

    def _of_another(self) -> bool:
        """Whether the first line of a text, which is not the name, begins a sentence that says what else the page is about."""
        page = self.page
        if isinstance(page, HtmlPage) or not page.lines or self.title is None or self.said.kind:
            return False
        heads = [h.span for h in self.outline.headings[:1] if h.level < 7]
        first = Span(*(heads[0] if heads else page.lines[0]))
        if first.end - first.start > LONGEST or first.start <= self.title.name.start < first.end:
            return False
        return introduction(page, Title(first, None, 0.0, "")).kind == "other"

    def _kind(self) -> str:
        properties = {property for property, _ in self._meant}
        if self.said.kind in ("film", "series", "episode"):
            return self.said.kind
        if self.title and self.title.kind:
            return self.title.kind
        return "series" if properties & {"seasons", "episodes"} or has_seasons(self.page, self.outline) else "film"

    @cached_property
    def _listed(self) -> tuple[list[tuple[str, Row]], set[str]]:
        return once(self.page, self.outline, self._all)

    @cached_property
    def _all(self) -> list[tuple[str, Row]]:
        found = [
            (property, row) for row in self.rows if (property := meaning(row.meanings, self.tongue)) and not self._of_awards(property, row)
        ]
        # "Par : Ada Quill" signs an article, but for rows that name the director in the same way.
        others = [row.label.start for _, row in found if fold(self.page.words(row.label)).strip(" :") in ("de", "avec")]
        found = [
            (p, row) for p, row in found
            if fold(self.page.words(row.label)).strip(" :") != "par" or any(abs(row.label.start - at) <= BESIDE for at in others)
        ]  # fmt: skip
        found = [(p, row) for p, row in found if row.label.start >= self._menu_end]
        rows = [(one, row) for property, row in found for one in BOTH.get(property, (property,))]
        return below_cards(self.page, rows, self.title.name) if self.title and not isinstance(self.page, HtmlPage) else rows

    def _of_awards(self, property: str, row: Row) -> bool:
        return property != "award" and self.outline.awarded(row.label.start)

    @cached_property
    def _jobs(self) -> list[tuple[str, Span, Span]]:
        """People with their jobs beside or below their names."""
        found = jobs(self.page, self.outline, self.tongue) if isinstance(self.page, HtmlPage) else ()
        return list(dict.fromkeys(found))

    @cached_property
    def _meant(self) -> list[tuple[str, Row]]:
        """The rows by what their labels mean in the language of the page, without those of lists of films."""
        cards = {fold(self.page.words(name)) for p, name, _ in self._jobs if p == "director"}
        if cards and not self.told.get("director"):
            self.told = {**self.told, "director": cards}
        return own(self.page, self.outline, self._listed[0], self.title, self.told)

    def claims(self, film: Mention, year: Span | None = None) -> list[Claim | Notice]:
        """The claims about the film."""
        page = self.page
        out: list[Claim | Notice] = []
        if self.title:
            inferred = self.title.sure < 0.5
            out += say.naming(page, film, self.title.name, year or self.title.year, inferred=inferred)
        reader = Facts(page, film, self.tongue, dollars=self._dollars(), rated=self.rated)
        cast, apart = sections_of_cast(page, film, self.outline, self.tongue, self._stars())
        done = {"cast"} if apart else set()
        if year or (self.title and self.title.year):
            done.add("year")
        years: list[Claim | Notice] = []
        labels = dict.fromkeys(_SEVERAL, "")
        for property, row in self._meant:
            again = labels.get(property) and fold(page.words(row.label)) not in labels[property].split("\n")
            if (property in done and not again) or property in ("ignored", "elsewhere", "other", "plot", "title", "reviews"):
                continue
            # "Produced by" without a mark stands below songs and pictures as well.
            if not row.firm and row.block == IN_A_LINE and not 0 <= row.label.start - (self.title.name.end if self.title else 0) <= REACH:
                continue
            if property == "writer" and (signs(page, row) or (film.kind == "film" and listed_by(page, row)) or signs_review(page, row)):
                continue
            found = reader.read(property, row)
            if property == "released" and all(isinstance(c, Claim) and c.property == "released" and len(str(c.value)) == 4 for c in found):
                years = years or found
                continue
            if found:
                out += found
                self._read.append((property, row))
                done.add(property)
                if property in labels:
                    labels[property] += "\n" + fold(page.words(row.label))
        if "released" not in done:
            out += years
        if "cast" not in {property for property, _ in self._read}:
            out += cast
            out += also_named(cast, [(row, reader.read("cast", row)) for p, row in self._meant if p == "cast" and apart])
        # A lone editor or producer may be the site's own.
        every = {property for property, _, _ in self._jobs}
        for property, name, job in self._jobs:
            crew = property in ("director", "writer") or (len(every) > 1 and every & _MAKERS and " " in page.words(name))
            if property in done or not crew or (property == "cast" and cast):
                continue
            if property == "cinematographer":
                out += say.contributor(page, film, name, job)
            else:
                out += say.person_link(page, film, "actor" if property == "cast" else property, name)
            self._told |= {property} & {"director", "writer"}
        if self.title:
            # Wikis call their short description of any page a tagline.
            done |= {"tagline"} if self.wiki else set()
            known = set(done)
            out += headline.facts(page, film, self.outline, self.title, done, self.tongue)
            # Its length beside its genres or its certificate below a name in a text is a film's, as rows are.
            beside = (done - known) & {"duration", "genre", "certificate"}
            self._told |= beside if len(beside) > 1 and "duration" in beside and not isinstance(page, HtmlPage) else set()
            if isinstance(page, HtmlPage):
                had = {p for p, _ in self._read} | {c.property for c in out if isinstance(c, Claim)}
                had |= {"alternate_name"} if "original_title" in had else set()
                had |= {"year"} if year or self.title.year else set()
                out += barelists.facts(page, film, self.outline, had, self.tongue)
                out += classed.facts(page, film, self.outline, self.title.name, had)
                out += classed.closing(page, film, self.outline, had)
            if "rating" not in done and not self.rated:
                below = headline.head(page, self.outline, self.title)
                out += average(page, film, Span(max(0, below.start - _ABOVE), below.end))
        out += description(page, film, self.outline, self.rows, wiki=self.wiki)
        out += voices(page, film, self.outline, self.title, self.tongue, self.rows, None if not self.marked else self.bodies)
        if isinstance(page, HtmlPage) and self.title:
            out += addresses.claims(page, film, self.outline, page.words(self.title.name))
        return out

    def _stars(self) -> set[str]:
        """The folded names of the actors whom markup names, or a row in one run: ``Starring: Hal Voss, Ida Wren``."""
        rows = [row for property, row in self._meant if property == "cast" and len(row.value) == 1]
        return self.told.get("actor", set()) | {fold(self.page.words(p.span)) for row in rows for p in parts(self.page, row, self.tongue)}

    def _dollars(self) -> str:
        """The currency of a bare ``$``: that of the one country with dollars that a wiki's page gives its film."""
        if not self.wiki:
            return ""
        for property, row in self._meant:
            if property == "country":
                words = fold(" ".join(self.page.words(run) for run in row.value))
                if "united states" in words and not any(other in words for other in ("canada", "australia", "hong kong", "new zealand")):
                    return "USD"
        return ""
