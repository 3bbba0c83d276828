"""Which of the items of a page are the film that the page is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.reading.html import HtmlPage
from kg.reading.markup.items import Item
from kg.text import fold

FILM_KINDS = {
    "Movie": "film", "TVSeries": "series", "TVMiniSeries": "series", "TVEpisode": "episode", "Episode": "episode",
}  # fmt: skip
"""Types of items, and the kind of film that they are."""
OPEN_GRAPH_KINDS = {
    "video.movie": "film", "movie": "film", "video.tv_show": "series", "tv_show": "series", "video.episode": "episode",
    "video.tv_episode": "episode",
}  # fmt: skip
_MAIN = ("mainEntity", "mainEntityOfPage", "about", "itemReviewed", "primaryTopic", "workPresented")
"""Through these a page, a review, a rating or a screening leads to what it is about."""

NAMED_WITH_YEAR = re.compile(
    r"^\W?(?P<name>.+?)\W?\s*\((?:(?:TV|Video)\s+(?:(?:Mini )?Series|Episode|Movie|Special|Short)?\s*)?(?P<year>(?:18|19|20)\d\d)"
    r"(?:\s*[–-]\s*(?:(?:19|20)\d\d)?)?\)"
)


def kind_of(item: Item) -> str:
    """The kind of film that an item is (``film``, ``series``, ``episode``); empty for anything else."""
    if item.syntax == "open-graph":
        return next((OPEN_GRAPH_KINDS[t] for t in item.types if t in OPEN_GRAPH_KINDS), "")
    return next((FILM_KINDS[t] for t in item.types if t in FILM_KINDS), "")


def names_of(item: Item) -> set[str]:
    """The folded names of an item, each also without a year behind it."""
    found = set()
    for text in item.texts("name", "alternateName", "headline", "og:title"):
        found.add(fold(text.words).strip("\"“”'"))
        if match := NAMED_WITH_YEAR.match(text.words):
            found.add(fold(match["name"]))
    return found


_PAPERS = ("Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "SocialMediaPosting", "AnalysisNewsArticle")
_OF_A_NAME = frozenset(("name", "url", "sameAs", "image", "description", "mainEntityOfPage"))


def _only_names(item: Item, name: str, value: Item) -> bool:
    """Whether an item is an article, a piece of news mostly, that says of the film which it is about no more than which it is."""
    return name == "about" and item.is_a(*_PAPERS) and value.properties.keys() <= _OF_A_NAME


def main_items(items: Iterable[Item]) -> list[Item]:
    """The film items that no other item merely holds (a list, a film's "similar" ones), Open Graph apart."""
    items = list(items)
    led = {
        id(value) for item in items if not item.held for name in _MAIN for value in item.items(name) if not _only_names(item, name, value)
    }
    return [item for item in items if item.syntax != "open-graph" and kind_of(item) and (not item.held or id(item) in led)]


def _at_head(page: HtmlPage, graph: Item | None, names: Iterable[str]) -> bool:
    """Whether the title, the first headings or the social card of a page say one of some names, or none of them says anything."""
    heads = [span for node in page.select("h1")[:3] if (span := page.range_of(node))]
    said = [fold(page.words(span)) for span in (page.title, *heads) if span] + sorted(names_of(graph) if graph else ())
    return not said or any(name and name in words for name in names for words in said)


def _without_others(page: HtmlPage, found: list[Item], graph: Item | None) -> list[Item]:
    """The items without those with a name that the page is not called by, where the film's own name stands on the page alone: an element
    without a name says something, and others beside it have one. A block of data is of the whole page, whatever title it gives."""
    of_elements = [item for item in found if item.syntax != "json-ld"]
    named = [item for item in of_elements if names_of(item)]
    if not named or not any(item.properties and not names_of(item) for item in of_elements):
        return found
    if _at_head(page, graph, {name for item in named for name in names_of(item)}):
        return found
    return [item for item in found if item not in named]


def chosen(page: HtmlPage, items: Sequence[Item], name: str = "") -> list[Item] | None:
    """The items that describe the one film of the page; None where they are about several and nothing tells which.

    ``name`` is the film's name where the reader knows it already.
    """
    groups: list[tuple[set[str], list[Item]]] = []
    graph = next((item for item in items if item.syntax == "open-graph"), None)
    for item in _without_others(page, main_items(items), graph):
        names = names_of(item)
        for known, members in groups:
            if known & names or not names or not known:
                known |= names
                members.append(item)
                break
        else:
            groups.append((names, [item]))
    if len(groups) < 2:
        return groups[0][1] if groups else []
    title = page.title
    hints: list[set[str]] = [{fold(name)} if name else set(), names_of(graph) if graph else set()]
    for hint in hints:
        fitting = [members for known, members in groups if known & hint]
        if len(fitting) == 1:
            return fitting[0]
    if title:
        words = fold(page.words(title))
        fitting = [members for known, members in groups if any(k and re.match(rf"{re.escape(k)}(?!\w)", words) for k in known)]
        if len(fitting) == 1:
            return fitting[0]
    return None
