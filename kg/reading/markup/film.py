"""The claims that embedded markup makes about the film of a page, whatever syntax it is written in.

``claims`` takes a page and what its reader already knows, and speaks in the same words as the readers of visible text. What
a value says is quoted from where it stands: an attribute, a JSON block, or the visible words that an attribute marks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.model import Claim, Mention, Notice, Site
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.markup import graph as graph_claims
from kg.reading.markup import items as all_items
from kg.reading.markup import opinions
from kg.reading.markup.choice import chosen, kind_of, main_items, names_of
from kg.reading.markup.facts import READ, FilmFacts
from kg.reading.markup.items import Item
from kg.reading.markup.titles import graph_title, title_ranges
from kg.reading.page import Reading, Span
from kg.text import fold

_IGNORED = {
    "additionalType", "audience", "character", "commentCount", "contentLocation", "dateModified", "headline", "identifier",
    "interactionCount", "interactionStatistic", "isPartOf", "keyword", "mainEntityOfPage", "numberOfEpisodes", "numberOfSeasons",
    "offers", "potentialAction", "provider", "publisher", "subjectOf", "thumbnail", "thumbnailUrl", "trailerUrl", "video", "citation",
    "hasPart", "episodeNumber", "partOfSeason", "containsSeason", "season", "episode", "startDate", "endDate", "discussionUrl", "text",
    "isSimilarTo", "ratingValue", "bestRating", "reviewBody", "copyrightYear", "copyrightHolder", "accessMode", "associatedMedia",
    "position", "caption", "embedUrl", "uploadDate",
}  # fmt: skip
"""Properties that pages give their films and that are no facts about them, or none that kg has a word for."""


def claims(
    page: HtmlPage, film: Mention | None = None, site: Site | None = None, *, group: str = "users", without: Collection[str] = ()
) -> Iterator[Claim | Notice]:
    """Every claim of the page's markup about its film: facts, people, ratings, reviews.

    ``film`` is the page's film where its reader knows it; else the markup names it, and a page whose markup is about several
    films, or none, gives no claims. ``site`` is the site that rates; ``group`` who gave the ratings that do not say.
    ``without`` leaves out properties of markup that a site uses for something else.
    """
    found: list[Item] = []
    for item in all_items(page):
        if isinstance(item, Notice):
            yield item
        else:
            found.append(item)
    graph = next((item for item in found if item.syntax == "open-graph"), None)
    about = chosen(page, found, str(film.identity[0]) if film and film.of is None else "")
    if about is None:
        names = sorted({text.words for item in main_items(found) for text in item.texts("name")})
        yield page.notice("several-films", f"the markup is about {len(names)} films: {', '.join(names[:5])}")
        return
    described = graph if graph is not None and kind_of(graph) else None
    name, year = _named(page, about, described)
    if film is None:
        if name is None or _of_a_person(page, found, about):
            return
        kind = next((kind_of(item) for item in (*about, *([described] if described else ())) if kind_of(item)), "film")
        film = say.film(page, name, year, kind)
    reader = FilmFacts(page, film, site, group, frozenset(without))
    for item in about:
        yield from reader.item(item)
    if described is not None:
        properties = {name for item in about for name in item.properties}
        called = {name for item in about for name in names_of(item)} | _headed(page)
        yield from graph_claims.claims(page, film, described, properties, called)
    if about or described:
        yield from _loose(reader, found, about)
    unread = sorted({n for item in about for n in item.properties if n not in READ and n not in _IGNORED and n not in without})
    if unread:
        yield Notice(
            "unread-markup", f"properties of the film's markup that nobody reads: {', '.join(unread)}", page.document.name, severity="info"
        )


def _named(page: HtmlPage, about: Sequence[Item], graph: Item | None) -> tuple[Span | None, Span | None]:
    """The ranges of the film's name and year, from the first item that has them."""
    name: Span | None = None
    year: Span | None = None
    titles = [title_ranges(page, text) for item in about for text in item.texts("name")]
    known = {fold(page.words(its_name)) for its_name, _ in titles if its_name} | _headed(page)
    for its_name, its_year in [*titles, *([graph_title(page, graph, known)] if graph else ())]:
        name, year = name or its_name, year or its_year
    for item in about:
        for text in item.texts("dateCreated"):
            if re.fullmatch(r"(?:18|19|20)\d\d", text.words):
                year = year or text.range()
    return name, year


def _of_a_person(page: HtmlPage, items: Sequence[Item], about: Sequence[Item]) -> bool:
    """Whether a page names a person at its head, whom its markup describes as well, and the film nowhere there."""
    heads = _headed(page)
    people = {fold(text.words) for item in items if not item.held and item.is_a("Person") for text in item.texts("name")}
    films = {name for item in about for name in names_of(item)}
    return bool(heads & people) and not any(name and name in head for name in films for head in heads)


def _headed(page: HtmlPage) -> set[str]:
    """What the page's first headings say, folded."""
    return {fold(page.words(span)) for node in page.select("h1")[:3] if (span := page.range_of(node))}


def _loose(reader: FilmFacts, items: Sequence[Item], about: Sequence[Item]) -> Reading:
    """Reviews and ratings that stand by themselves: on the page of one film they are about it, unless they say otherwise."""
    films = {id(item) for item in about}
    papers = [item for item in items if not item.held and item.is_a("Article", "NewsArticle", "ReviewNewsArticle", "OpinionNewsArticle")]
    names = {fold(text.words) for item in about for text in item.texts("name")}
    position = 0
    for item in items:
        if item.held or item.syntax == "open-graph":
            continue
        targets = list(item.items("itemReviewed"))
        ours = all(id(t) in films or names & {fold(x.words) for x in t.texts("name")} for t in targets) and all(
            fold(text.words) in names for text in item.texts("itemReviewed")
        )
        if ours and item.is_a("Review", "UserReview", "CriticReview"):
            position += 1
            yield from opinions.review(reader.page, reader.film, item, reader.site, position, opinions.paper_of(item, papers))
        elif ours and item.is_a("AggregateRating") and not any(film.properties.get("aggregateRating") for film in about):
            yield from opinions.rating(reader.page, reader.film, item, reader.site, reader.group)
