"""What the data of an IMDb title page says of the film itself: names, dates, ratings, plot, genres, the line under the title."""

from __future__ import annotations

import re

from kg.model import Mention, Notice
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.sites.imdb.next_data import Part, country, text_of
from kg.text import fold, slug

NO_FILM = frozenset({"videoGame", "podcastSeries", "podcastEpisode"})
"""Types of titles for which the model has no room."""
_SERIES = frozenset({"tvSeries", "tvMiniSeries"})
_MAIL = re.compile(r"\s*[{<(\[]?\S+@\S+[}>)\]]?\s*$")
_REASON = re.compile(r"^Rated\s+\S+(?:\s+on\s+appeal)?\s+for\s+(?P<reason>.+)$", re.I | re.S)
_ADDRESS = re.compile(r"https?://\S+")


def kind_of(title: Part) -> str:
    """``film``, ``series`` or ``episode``; empty for what the model has no room for. ``title`` is a title of the data."""
    form = title.at("titleType/id").words
    if form in NO_FILM:
        return ""
    if title.at("titleType/isEpisode").value is True or form == "tvEpisode":
        return "episode"
    return "series" if title.at("titleType/isSeries").value is True or form in _SERIES else "film"


def mention_of(page: HtmlPage, title: Part, kind: str = "") -> tuple[Mention, Span, Span | None] | None:
    """A title of the data as the page names it, with the ranges of its name and year; None for one without a name."""
    name = title.first("titleText/text", "originalTitleText/text").span()
    year = title.at("releaseYear/year").span()
    return (say.film(page, name, year, kind or kind_of(title) or "film"), name, year) if name else None


def naming(page: HtmlPage, film: Mention, above: Part, main: Part) -> Reading:
    """Name and year, the id, the original and the other titles, the poster."""
    head = above if above.at("titleText") else main
    if name := head.at("titleText/text").span():
        yield from say.naming(page, film, name, head.first("releaseYear/year").span() or main.at("releaseYear/year").span())
    if ident := head.at("id").span():
        yield from say.identifier(page, film, ident)
    for data in (above, main):
        original = data.at("originalTitleText/text").span()
        if original and fold(page.words(original)) != str(film.identity[0]):
            yield page.claim(film, "alternate_name", original)
            break
    yield from say.literals(page, film, "alternate_name", main.at("akas").spans("text", "displayableProperty/value/plainText"))
    poster = above.first("primaryImage/url").span() or main.at("primaryImage/url").span()
    if poster and _ADDRESS.fullmatch(page.words(poster)):
        yield page.claim(film, "image", poster)


def running_time(page: HtmlPage, film: Mention, title: Part) -> Reading:
    """The running time, which the data gives in seconds."""
    span = title.at("runtime/seconds").span()
    if span is None:
        return
    yield from say.attempt(page, film, "duration", span, "duration-of-seconds")
    yield from say.attempt(page, film, "runtime_minutes", span, "minutes-of-seconds")


def release(page: HtmlPage, film: Mention, date: Part) -> Reading:
    """A release date, whose year, month and day stand apart, and its country."""
    parts: list[Span] = []
    for name in ("year", "month", "day"):
        span = date.at(name).span()
        if span is None:
            break
        parts.append(span)
    if not parts:
        return
    try:
        plain = page.claim(film, "released", parts[0], "date-of-parts", also=tuple(parts[1:]))
    except ValueError:
        yield page.notice("unreadable-value", f"{' '.join(map(page.words, parts))!r} is no date (release)", parts[0])
        return
    land = date.at("country")
    where = land.at("text").span() or land.at("id").span()
    if where is None:
        yield plain
        return
    code = say.reads(page, where, "country") or land.at("id").words
    event = Mention("release", (slug(code or page.words(where)), str(plain.value)), film)
    yield page.claim(event, "release_date", parts[0], "date-of-parts", also=tuple(parts[1:]))
    yield from country(page, event, "release_country", land)


def certificate(page: HtmlPage, film: Mention, above: Part, main: Part) -> Reading:
    """The content rating, by the body that gave it where the data names one."""
    for data in (above, main):
        rated = data.at("certificate")
        value = rated.at("rating").span()
        if value is None:
            continue
        body = rated.first("ratingsBody/text", "ratingsBody/id").span()
        reason = rated.at("ratingReason").span()
        if body is None:
            yield page.claim(film, "certificate", value)
            continue
        match = _REASON.match(page.text[reason.start : reason.end]) if reason else None
        if reason and match:
            reason = Span(reason.start + match.start("reason"), reason.start + match.end("reason"))
        yield from say.certification(page, film, value, reason, page.words(body), body)


def genres(page: HtmlPage, film: Mention, above: Part, main: Part) -> Reading:
    """Genres and keywords."""
    for property, places, names in (
        ("genre", ((above, "genres/genres"), (main, "genres/genres"), (above, "titleGenres/genres"), (main, "titleGenres/genres")),
         ("text", "genre/text")),
        ("keyword", ((main, "storylineKeywords"), (above, "keywords"), (main, "keywords")), ("text", "keyword/text/text")),
    ):  # fmt: skip
        for data, way in places:
            if spans := list(data.at(way).spans(*names)):
                yield from say.literals(page, film, property, spans)
                break


def plots(page: HtmlPage, film: Mention, above: Part, main: Part) -> Reading:
    """The short plot, outlines and signed summaries, taglines; a synopsis is no description and has no place."""
    for part in (above.at("plot"), main.at("plot"), *main.each("outlines")):
        if text := text_of(part, "plotText"):
            yield page.claim(film, "description", text)
    for part in main.each("summaries"):
        text = text_of(part, "plotText")
        author = part.at("author").span()
        if author and (mail := _MAIL.search(page.text[author.start : author.end])):
            author = page.trim(author.start, author.start + mail.start())
        if author and (author.end <= author.start or fold(page.words(author)) == "anonymous"):
            author = None
        if text:
            yield from say.storyline(page, film, text, author, "imdb")
    if next(main.each("synopses"), None):
        what = "a synopsis, which is told to the end, has no row in the model"
        yield Notice("unmodelled-text", what, page.document.name, severity="info")
    yield from say.literals(page, film, "tagline", main.at("taglines").spans("text", "originalText"))


def score(page: HtmlPage, film: Mention, title: Part) -> Reading:
    """The users' rating of a title with its number of votes."""
    mark = title.at("ratingsSummary/aggregateRating").span()
    votes = title.at("ratingsSummary/voteCount").span()
    if mark:
        counts = [("rating_count", votes)] if votes and title.at("ratingsSummary/voteCount").value else []
        yield from say.rating(page, film, "IMDb", "users", mark, score=mark, fixed_best="10.0", counts=counts)


def ratings(page: HtmlPage, film: Mention, above: Part, main: Part) -> Reading:
    """Ratings of users and critics, how many reviews there are, and the popularity."""
    yield from score(page, film, above if above.at("ratingsSummary/aggregateRating") else main)
    for data in (above, main):
        critics = data.at("metacritic/metascore")
        if mark := critics.at("score").span():
            counted = critics.at("reviewCount").span()
            counts = [("review_count", counted)] if counted else []
            yield from say.rating(page, film, "Metacritic", "critics", mark, score=mark, fixed_best="100.0", counts=counts)
    for group, paths in (("users", ("reviews/total",)), ("critics", ("criticReviewsTotal/total", "externalReviews/total"))):
        counted = above.first(*paths).span() or main.first(*paths).span()
        # That nobody has reviewed it yet is no rating.
        if counted and page.words(counted) != "0":
            yield from say.rating(page, film, "IMDb", group, counted, counts=[("review_count", counted)])
    meter = above.at("meterRanking")
    for property, way in (("popularity_rank", "currentRank"), ("popularity_change", "rankChange/difference")):
        if number := meter.at(way).span():
            yield from say.attempt(page, film, property, number, "count")


def trailers(page: HtmlPage, film: Mention, above: Part, main: Part) -> Reading:
    """The trailers: id, title and length."""
    for video in (*above.each("primaryVideos"), *main.each("videoStrip")):
        form = video.at("contentType/id").words or video.at("contentType/displayName/value").words
        if form.casefold().endswith("trailer"):
            yield from say.trailer(
                page, film, video.at("runtime/value").span(), name=video.first("name/value").span(), address=video.at("id").span(),
                rule="duration-of-seconds",
            )  # fmt: skip


def place_in_series(page: HtmlPage, film: Mention, above: Part, main: Part) -> Reading:
    """Of which series an episode is, and how many seasons and episodes a series has."""
    for data in (above, main):
        series = mention_of(page, data.first("series/series", "series"), "series")
        if film.kind == "episode" and series:
            other, name, _ = series
            yield page.link(film, "part_of_series", other, name)
            yield from say.naming(page, other, name)
            if ident := data.first("series/series/id", "series/id").span():
                yield from say.identifier(page, other, ident)
            for property, way in (("season_number", "seasonNumber"), ("episode_number", "episodeNumber")):
                paths = (f"series/episodeNumber/{way}", f"series/displayableEpisodeNumber/display{way[0].upper()}{way[1:]}/text")
                if number := data.first(*paths).span():
                    yield from say.attempt(page, film, property, number, "count")
        if film.kind == "series":
            if number := data.first("episodes/episodes/total", "episodes/totalEpisodes/total").span():
                yield from say.attempt(page, film, "episodes", number, "count")
            last = [season.first("number") for season in data.each("episodes/seasons")] or _seasons(data.at("episodes/displayableSeasons"))
            if last and (number := max(last, key=lambda part: int(part.words) if part.words.isdecimal() else 0).span()):
                yield from say.attempt(page, film, "seasons", number, "count")
            if year := data.at("releaseYear/endYear").span():
                yield page.claim(film, "end_year", year)


def _seasons(listed: Part) -> list[Part]:
    """The numbers of the seasons that a list names, where it names all of them."""
    found = [season.at("season") for season in listed.each()]
    return found if len(found) == listed.at("total").value else []
