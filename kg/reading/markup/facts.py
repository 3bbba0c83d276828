"""What markup says of one film, property by property."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.model import Mention, Site
from kg.reading import boxes, say
from kg.reading.genres import is_genre
from kg.reading.html import HtmlPage
from kg.reading.markup import opinions, series
from kg.reading.markup.choice import NAMED_WITH_YEAR
from kg.reading.markup.items import Item, Text
from kg.reading.markup.people import names_in
from kg.reading.markup.titles import title_ranges
from kg.reading.page import Reading, Span
from kg.text import fold

MOST_PEOPLE = 2_000
"""More people than this are in no one film's markup."""

_NOTHING = re.compile(
    r"(?:n/?a|none|null|undefined|unknown|-+|–|tba|tbd|\{\{[^{}]*\}\}|\$\{[^{}]*\}|\{%[^{}]*%\}|%[a-z_]+%|%%[a-z_]+%%)?", re.I
)
"""What stands where a value is not known, or where a template was not filled in."""
ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_CLOCK = re.compile(r"\d:\d\d")
_RATED = re.compile(
    r"^(?:(?:MPAA|MPA|BBFC|TV|IFCO|OFLC)\s*:\s*)?(?:Rated:?\s+)?(?P<value>[^\s,][^,]{0,18}?)(?:(?:,)?\s+for\s+(?P<reason>.+))?$", re.I
)
_UNRATED = re.compile(r"(?:this film is )?not yet rated|(?:rating|certificate) pending|n/?a|none|null|unknown|tb[acd]", re.I)
"""What stands where no rating has been given yet."""
_INVITATION = re.compile(
    r"\b(?:find out )?where (?:to|you can) (?:watch|stream)\b|\b(?:watch|stream)\b[^.]{0,100}\bonline\b|\bstreaming guide\b", re.I
)
"""A description that says what the site has, and nothing of the film."""
_LISTED = r"\s*[,;|]\s*|\s+/\s+"
_LABEL = re.compile(r"[^\W\d][\w ]{2,20}:\s")
_NO_GENRES = frozenset(
    ("all", "movie", "movies", "film", "films", "feature film", "video", "cinema", "tv", "home", "other", "genre", "genres")
)
_MORE = re.compile(r"\s+\(?(?:(?:see|read|show) (?:more|full (?:summary|synopsis|plot)|all))\)?[\s»›>….]*$", re.I)
"""The link behind a text that is cut."""
_TAGS = re.compile(r"</?(?:p|br|b|i|em|strong|a|div|span|ul|li)\b[^<>]{0,200}>", re.I)

_PEOPLE = {
    "director": "director", "directors": "director", "author": "writer", "creator": "writer", "writer": "writer", "musicBy": "composer",
    "producer": "producer", "editor": "editor", "actor": "actor", "actors": "actor", "performer": "actor",
}  # fmt: skip
"""Properties of markup whose values are people, and kg's word for each."""
_COMPANIES = {"productionCompany": "company"}
_LISTS = {"genre": "genre", "keywords": "keyword"}
_WHOLE = {"award": "award", "awards": "award", "alternateName": "alternate_name", "tagline": "tagline"}
READ = {
    *_PEOPLE, *_COMPANIES, *_LISTS, *_WHOLE, "name", "dateCreated", "datePublished", "description", "duration", "timeRequired",
    "contentRating", "countryOfOrigin", "inLanguage", "image", "url", "sameAs", "trailer", "releasedEvent", "partOfSeries",
    "aggregateRating", "rating", "review", "reviews", "partOfSeason", *series.COUNTS, *series.YEARS,
}  # fmt: skip
"""Properties that are read."""

Ranges = Iterator[Span]


def _each_genre(page: HtmlPage, span: Span) -> list[Span]:
    """A value parted where a slash joins genres: "Drama/Romance"; "Action & Adventure" is one of a site's own."""
    pieces = page.split(span, r"\s*/\s*")
    return pieces if len(pieces) > 1 and not is_genre(page.words(span)) and all(is_genre(page.words(one)) for one in pieces) else [span]


def ranges(item: Item, *names: str) -> Ranges:
    """The ranges of literal values that say something."""
    for text in item.texts(*names):
        if not _NOTHING.fullmatch(text.words) and (span := text.range()):
            yield span


class FilmFacts:
    """The markup of one film, property by property."""

    def __init__(self, page: HtmlPage, film: Mention, site: Site | None, group: str, without: frozenset[str]) -> None:
        self.page, self.film, self.site, self.group, self.without = page, film, site, group, without

    def item(self, item: Item) -> Reading:
        """One item that describes the film."""
        for name in ("name", *(n for n in item.properties if n != "name")):
            if name not in self.without and (handler := _READERS.get(name)):
                yield from handler(self, item, name)

    # --- facts -------------------------------------------------------------------------------------------------------

    def _names(self, item: Item, _: str) -> Reading:
        first = ""
        for number, text in enumerate(item.texts("name")):
            name, year = title_ranges(self.page, text)
            words = fold(self.page.words(name)) if name else ""
            # "Buy Low Tide now" is no other name of it.
            if number and first and first in words:
                continue
            first = first or words
            if name is not None:
                yield self.page.claim(self.film, "alternate_name" if number else "name", name)
            if year is not None:
                yield self.page.claim(self.film, "year", year)

    def _year(self, item: Item, name: str) -> Reading:
        # A whole date is as often that of the page or of its entry in the site's data.
        for span in ranges(item, name):
            if re.fullmatch(r"(?:18|19|20)\d\d", self.page.words(span)):
                yield self.page.claim(self.film, "year", span)

    def _released(self, item: Item, name: str) -> Reading:
        for span in ranges(item, name):
            if self._of_the_page(item, span):
                continue
            if (date := opinions.date_range(self.page, span)) and not _CLOCK.search(self.page.words(date)):
                yield from say.release(self.page, self.film, date, None)
                return

    def _of_the_page(self, item: Item, span: Span) -> bool:
        """Whether a date with a time of day lies years from the one that the same markup gives: pages are published on their own days."""
        words = self.page.words(span)
        made = next((text.words for text in item.texts("dateCreated") if re.fullmatch(r"(?:18|19|20)\d\d", text.words)), "")
        if not made:
            made = next((match["year"] for text in item.texts("name") if (match := NAMED_WITH_YEAR.match(text.words))), "")
        return bool(made and re.match(r"\d{4}-\d\d-\d\dT\d\d:", words) and abs(int(words[:4]) - int(made)) > 1)

    def _events(self, item: Item, name: str) -> Reading:
        for event in item.items(name):
            place = next(iter(event.items("location")), event)
            where = next(ranges(place, "name" if place is not event else "location"), None)
            for span in ranges(event, "startDate"):
                if date := opinions.date_range(self.page, span):
                    yield from say.release(self.page, self.film, date, where)

    def _first(self, item: Item, name: str) -> Reading:
        for span in ranges(item, name):
            if _INVITATION.search(self.page.text, span.start, min(span.end, span.start + 160)) or _TAGS.search(self.page.words(span)):
                continue
            tail = _MORE.search(self.page.text, max(span.start, span.end - 40), span.end)
            span = self.page.trim(span.start, tail.start()) if tail and tail.start() > span.start else span
            yield self.page.claim(self.film, name, span)
            return

    def _whole(self, item: Item, name: str) -> Reading:
        yield from say.literals(self.page, self.film, _WHOLE[name], ranges(item, name))

    def _listed(self, item: Item, name: str) -> Reading:
        for span in ranges(item, name):
            label = _LABEL.match(self.page.text, span.start, span.end)
            pieces = self.page.split((label.end() if label else span.start, span.end), _LISTED)
            if name == "genre":
                pieces = [one for piece in pieces for one in _each_genre(self.page, piece) if fold(self.page.words(one)) not in _NO_GENRES]
            yield from say.literals(self.page, self.film, _LISTS[name], pieces)
        for inner in item.items(name):
            yield from say.literals(self.page, self.film, _LISTS[name], ranges(inner, "name"))

    def _duration(self, item: Item, name: str) -> Reading:
        for span in ranges(item, name) if name == "duration" or "duration" not in item.properties else ():
            # "01:41" may be hours and minutes, or minutes and seconds.
            if re.fullmatch(r"[PTY0HMDS]+|\d{1,2}:\d\d", self.page.words(span)):
                continue
            if say.reads(self.page, span, "duration") is None and say.reads(self.page, span, "running-time"):
                yield self.page.claim(self.film, "duration", span, "running-time")
                yield self.page.claim(self.film, "runtime_minutes", span, "running-minutes")
            else:
                yield from say.running_time(self.page, self.film, span)
            return

    def _certificate(self, item: Item, name: str) -> Reading:
        for span in ranges(item, name):
            match = _RATED.match(self.page.text[span.start : span.end])
            if match and not _UNRATED.fullmatch(match["value"]):
                yield self.page.claim(self.film, "certificate", Span(span.start + match.start("value"), span.start + match.end("value")))
                return
        for inner in item.items(name):
            system = next(ranges(inner, "ratingSystem"), None) or next(
                (span for author in inner.items("author") for span in ranges(author, "name")), None
            )
            for span in ranges(inner, "ratingValue", "name"):
                match = _RATED.match(self.page.text[span.start : span.end])
                if match and system:
                    value, reason = (
                        Span(span.start + match.start(g), span.start + match.end(g)) if match[g] else None for g in ("value", "reason")
                    )
                    yield from say.certification(self.page, self.film, value or span, reason, self.page.words(system), system)
                elif match:
                    yield self.page.claim(
                        self.film, "certificate", Span(span.start + match.start("value"), span.start + match.end("value"))
                    )
                return

    def _countries(self, item: Item, name: str) -> Reading:
        spans = [*ranges(item, name), *(span for inner in item.items(name) for span in ranges(inner, "name", "identifier"))]
        for whole in spans:
            for span in self.page.split(whole, _LISTED):
                code = say.reads(self.page, span, "country-code")
                if code is None:
                    yield from say.country(self.page, self.film, "country", span)
                else:
                    target = Mention("country", (code.casefold(),))
                    yield self.page.link(self.film, "country", target, span, "country-code")
                    yield self.page.claim(target, "iso_code", span, "country-code")

    def _languages(self, item: Item, name: str) -> Reading:
        spans = [*ranges(item, name), *(span for inner in item.items(name) for span in ranges(inner, "name", "alternateName"))]
        for whole in spans:
            for span in self.page.split(whole, _LISTED):
                rule = "language-tag" if say.reads(self.page, span, "language-tag") else "language"
                yield from say.attempt(self.page, self.film, "language", span, rule)

    def _image(self, item: Item, name: str) -> Reading:
        inner = next(item.items(name), None)
        for span in [*ranges(item, name), *(ranges(inner, "url", "contentUrl") if inner else ())]:
            if ADDRESS.fullmatch(self.page.words(span)):
                yield self.page.claim(self.film, "image", span)
                return

    def _address(self, item: Item, name: str, subject: Mention | None = None) -> Reading:
        # Older pages mark every link in the box of a film as its address.
        if item.syntax != "json-ld" and len(list(item.texts(name))) > 1:
            return
        for span in ranges(item, name):
            known = list(say.identifier(self.page, subject or self.film, span, self.site.slug if self.site else ""))
            yield from known
            if not known and ADDRESS.fullmatch(self.page.words(copy := boxes.copied(self.page, span))):
                yield self.page.claim(subject or self.film, "page", copy)

    def _trailer(self, item: Item, name: str) -> Reading:
        for inner in item.items(name):
            length = next(iter(ranges(inner, "duration")), None)
            addresses = [span for way in ("embedUrl", "url", "contentUrl") for span in ranges(inner, way)]
            if length or addresses:
                called = next(iter(ranges(inner, "name")), None) if addresses else None
                site = self.site.slug if self.site else ""
                yield from say.trailer(self.page, self.film, length, name=called, address=next(iter(addresses), None), site=site)

    def _series(self, item: Item, name: str) -> Reading:
        for inner in item.items(name):
            for span in ranges(inner, "name"):
                if self.film.kind == "episode":
                    whole = say.film(self.page, span, kind="series")
                    yield self.page.link(self.film, "part_of_series", whole, span)
                    yield self.page.claim(whole, "name", span)
                    return

    def _counted(self, item: Item, name: str) -> Reading:
        yield from (series.count if name in series.COUNTS else series.year)(self.page, self.film, name, ranges(item, name))

    def _season(self, item: Item, name: str) -> Reading:
        for inner in item.items(name):
            yield from series.count(self.page, self.film, "seasonNumber", ranges(inner, "seasonNumber"))

    # --- people ------------------------------------------------------------------------------------------------------

    def _people(self, item: Item, name: str) -> Reading:
        position = 0
        # Who says the words beside it: pages mark reviews without saying that they are some.
        if name == "author" and "reviewBody" in item.properties:
            return
        for value in item.properties[name][:MOST_PEOPLE]:
            if isinstance(value, Text):
                text = value.label if ADDRESS.match(value.words) or value.words.startswith("/") else value
                span = text.range() if text is not None and not _NOTHING.fullmatch(text.words) else None
                for one in names_in(self.page, span, listed=True) if span else ():
                    yield from say.person_link(self.page, self.film, _PEOPLE[name], one)
            elif value.is_a("PerformanceRole", "Role"):
                position += 1
                yield from self._role(value, name, position)
            elif not value.is_a("Organization", "Corporation"):
                yield from self._person(value, _PEOPLE[name])

    def _person(self, value: Item, property: str) -> Reading:
        spans = [one for span in ranges(value, "name") for one in names_in(self.page, span, listed=False)]
        for span in spans:
            yield from say.person_link(self.page, self.film, property, span)
        if len(spans) == 1:
            who = say.named(self.page, "person", spans[0])
            for name in ("url", "sameAs"):
                yield from self._address(value, name, who)

    def _role(self, value: Item, name: str, position: int) -> Reading:
        inner = next(value.items("actor", "performer", name), None)
        actor = next(ranges(inner, "name"), None) if inner else next(ranges(value, "actor", name), None)
        if actor is None:
            return
        character = next(ranges(value, "characterName"), None) or next(
            (span for played in value.items("character") for span in ranges(played, "name")), None
        )
        if _PEOPLE[name] == "actor":
            yield from say.cast_row(self.page, self.film, actor, character, position)
        else:
            yield from say.person_link(self.page, self.film, _PEOPLE[name], actor)

    def _companies(self, item: Item, name: str) -> Reading:
        spans = [*ranges(item, name), *(span for inner in item.items(name) for span in ranges(inner, "name"))]
        for span in spans:
            yield from say.person_link(self.page, self.film, _COMPANIES[name], span, kind="organization")

    # --- opinions ----------------------------------------------------------------------------------------------------

    def _rating(self, item: Item, name: str) -> Reading:
        for inner in item.items(name):
            yield from opinions.rating(self.page, self.film, inner, self.site, self.group)

    def _reviews(self, item: Item, name: str) -> Reading:
        for position, inner in enumerate(item.items(name), 1):
            yield from opinions.review(self.page, self.film, inner, self.site, position)


_READERS: dict[str, Callable[[FilmFacts, Item, str], Reading]] = {
    **dict.fromkeys(_PEOPLE, FilmFacts._people), **dict.fromkeys(_COMPANIES, FilmFacts._companies),
    **dict.fromkeys(_LISTS, FilmFacts._listed), **dict.fromkeys(_WHOLE, FilmFacts._whole), "name": FilmFacts._names,
    "dateCreated": FilmFacts._year, "datePublished": FilmFacts._released, "description": FilmFacts._first, "duration": FilmFacts._duration,
    "timeRequired": FilmFacts._duration, "contentRating": FilmFacts._certificate, "countryOfOrigin": FilmFacts._countries,
    "inLanguage": FilmFacts._languages, "image": FilmFacts._image, "url": FilmFacts._address, "sameAs": FilmFacts._address,
    "trailer": FilmFacts._trailer, "releasedEvent": FilmFacts._events, "partOfSeries": FilmFacts._series,
    **dict.fromkeys((*series.COUNTS, *series.YEARS), FilmFacts._counted), "partOfSeason": FilmFacts._season,
    "aggregateRating": FilmFacts._rating,
    "rating": FilmFacts._rating, "review": FilmFacts._reviews, "reviews": FilmFacts._reviews,
}  # fmt: skip
"""What reads a property, by the property."""
