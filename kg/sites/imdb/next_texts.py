"""Texts about the film in the data of an IMDb title page: trivia, quotes, songs, connections, reviews, news, questions, similar titles."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import dialogue, say, songs
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.sites.imdb.connections import INWARD, OUTWARD
from kg.sites.imdb.next_data import Part, text_of
from kg.sites.imdb.next_film import mention_of, running_time, score
from kg.text import fold, text_hash

_STATEMENTS = {"trivia": "trivia", "goofs": "goof", "crazyCredits": "crazy_credit", "alternateVersions": "alternate_version"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=T|$)")
_QUOTE = '[data-testid="didyouknow-quote"], [data-testid="did-you-know-quote"]'
_QUOTE_TEXT = ".ipc-html-content"


def _day(page: HtmlPage, date: Part) -> Span | None:
    """The range of the day in a time of ISO 8601."""
    span = date.span()
    match = _DAY.match(page.text, *span) if span else None
    return Span(*match.span()) if match else span


def statements(page: HtmlPage, film: Mention, main: Part) -> Reading:
    """Trivia, goofs, crazy credits, alternate versions; questions."""
    for name, kind in _STATEMENTS.items():
        for part in main.each(name):
            if text := text_of(part, "text") or text_of(part, "displayableArticle/body"):
                yield from say.statement(page, film, kind, text)
    for part in main.each("faqs"):
        if text := text_of(part, "question"):
            yield from say.question(page, film, text)


def quotes(page: HtmlPage, film: Mention, main: Part) -> Reading:
    """The quoted dialogue as the page shows it; from the data, where it is not shown."""
    characters = {fold(part.words) for quote in main.each("quotes") for line in quote.each("lines")
                  for speaker in line.each("characters") if (part := speaker.at("character"))}  # fmt: skip
    shown = [span for node in page.select(_QUOTE) for inner in page.select(_QUOTE_TEXT, node)[:1] if (span := page.range_of(inner))]
    for span in shown:
        yield from say.quote(page, film, dialogue.speeches(page, span, characters))
    if shown:
        return
    for quote in main.each("quotes"):
        lines: list[tuple[Span | None, Span]] = []
        for line in quote.each("lines"):
            speakers = list(line.at("characters").spans("character"))
            if text := text_of(line, "text"):
                lines.append((speakers[0] if speakers else None, text))
        if lines:
            yield from say.quote(page, film, lines)


def connections(page: HtmlPage, film: Mention, main: Part) -> Reading:
    """Which works refer to the film, and to which it refers."""
    for part in main.each("connections"):
        how = part.first("category/text", "category/id").span()
        other = part.at("associatedTitle")
        title, year = other.first("titleText/text", "originalTitleText/text").span(), other.at("releaseYear/year").span()
        if how is None or title is None:
            continue
        kinds = [fold(part.at(f"category/{name}").words.replace("_", " ")) for name in ("text", "id")]
        kind = next((words for words in kinds if words in INWARD | OUTWARD), "")
        if not kind:
            yield page.notice("unmodelled-relation", f"{page.words(how)!r} {page.words(title)!r}: the model has no such relation", how)
            continue
        work = say.film(page, title, year, "work")
        ends = (work, film) if kind in INWARD else (film, work)
        yield page.link(ends[0], "mentions", ends[1], title)
        yield from say.naming(page, work, title, year)


def soundtrack(page: HtmlPage, film: Mention, main: Part) -> Reading:
    """The songs with who wrote, sang and owns them."""
    for part in main.each("soundtrack"):
        title = text_of(part, "text") or text_of(part, "trackName")
        if title is None:
            continue
        credits = [credit for line in part.each("comments") if (span := text_of(line)) for credit in songs.credits(page, span)]
        yield from say.recording(page, film, songs.title(page, title), credits)


def reviews(page: HtmlPage, film: Mention, above: Part, main: Part) -> Reading:
    """The users' reviews that are quoted in full."""
    seen: set[str] = set()
    for part in (*main.each("featuredReviews"), *above.each("featuredReviews")):
        body = text_of(part, "text")
        key = text_hash(page.words(body)) if body else ""
        if body is None or key in seen:
            continue
        seen.add(key)
        rated = part.at("authorRating").span()
        yield from say.review(
            page, film, "user_review", "imdb", body, len(seen), author=part.first("author/nickName", "author/username/text").span(),
            date=_day(page, part.at("submissionDate")), headline=text_of(part, "summary"), score=rated, fixed_best="10.0",
        )  # fmt: skip
        node = Mention("user_review", ("imdb", key), film)
        up, down = part.at("helpfulness/upVotes").span(), part.at("helpfulness/downVotes").span()
        if up and down:
            yield from say.attempt(page, node, "helpful_votes", up, "count")
            if say.reads(page, up, "count") and say.reads(page, down, "count"):
                yield page.claim(node, "helpful_total", up, "sum", also=(down,))
        spoiler = part.at("spoiler")
        if spoiler.value is True and (flag := spoiler.block.range("/" + "/".join(map(str, spoiler.way)))):
            yield page.claim(node, "spoiler", flag, "present")


def news(page: HtmlPage, film: Mention, main: Part) -> Reading:
    """News articles about the film."""
    for part in main.each("news"):
        if headline := text_of(part, "articleTitle"):
            publisher = part.at("source/homepage/label").span()
            yield from say.news(page, film, headline, _day(page, part.at("date")), publisher)


def similar(page: HtmlPage, film: Mention, main: Part) -> Reading:
    """Titles that are like the film, with what the data says of them."""
    for part in main.each("moreLikeThisTitles"):
        found = mention_of(page, part)
        if found is None:
            continue
        other, name, year = found
        if part.at("id").words == main.at("id").words or other == film:
            continue
        yield page.link(film, "similar", other, name)
        yield from say.naming(page, other, name, year)
        if ident := part.at("id").span():
            yield from say.identifier(page, other, ident)
        yield from say.literals(page, other, "genre", part.first("titleCardGenres/genres", "genres/genres").spans("text"))
        yield from score(page, other, part)
        yield from running_time(page, other, part)
        if rated := part.at("certificate/rating").span():
            yield page.claim(other, "certificate", rated)
        if plot := text_of(part.at("plot"), "plotText"):
            yield page.claim(other, "description", plot)
