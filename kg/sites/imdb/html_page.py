"""IMDb's pages as HTML: which page it is, and what the tree says beyond the text of a title page (ids, markup)."""

from __future__ import annotations

import re

from kg.model import Claim, Mention, Notice, Site
from kg.reading.html import HtmlPage
from kg.reading.markup.film import claims as markup_claims
from kg.reading.page import Reading
from kg.sites import NOT_ONE_FILM
from kg.sites.imdb import before_2007, heading, links, next_page, next_shown, next_text, reference, sub_text, subpages, title_page, tn15
from kg.sites.imdb.address import fetched, other_than_title, own, path_of
from kg.sites.imdb.next_data import node_of
from kg.text import fold

_NO_FILM = frozenset({"video game", "vg", "podcast series", "podcast episode"})
_WITHOUT = frozenset({"inLanguage", "award", "awards"})
"""Properties of markup that say less than the page shows: the address of a language, the awards line in pieces."""
_ERROR = re.compile(r"(?:[45]\d\d\b.*|(?:.*\s)?(?:error|not found))(?:\s+[-–|]\s+IMDb)?\W*", re.I)
"""The titles of pages that the site sends in place of one that it has not, some of which quote a film."""
_MOST_BEFORE_DATA = 400_000
"""The data of a title page names its title within this many characters."""


def is_imdb(page: HtmlPage) -> bool:
    """Whether the page says that it is one of IMDb's: by its own address, or by data that only IMDb's pages carry."""
    if next(own(page), None) or fetched(page):
        return True
    if (node := node_of(page)) is not None:
        text = (node.text() or "")[:_MOST_BEFORE_DATA]
        return '"aboveTheFoldData"' in text or '"tconst":"tt' in text
    name = page.select('meta[property="og:site_name"]')
    if name:
        return page.attribute(name[0], "content") == "IMDb"
    return bool(subpages.kind(page)) or tn15.is_one(page) or before_2007.is_one(page)


def read(page: HtmlPage, site: Site) -> Reading:
    """A page of IMDb: its data since 2021, its text before; and beside either its markup and ids."""
    if below := subpages.kind(page):
        said = list(subpages.read(page, below))
        more = _unmarked(page, below, said)
        yield from (item for item in said if not (more and isinstance(item, Notice) and item.code == subpages.NOTHING))
        yield from more
        return
    path = path_of(page)
    if other := other_than_title(path):
        yield page.notice(NOT_ONE_FILM, f"{other}: it is about no single film")
        return
    modern = node_of(page) is not None or next_shown.is_one(page)
    film: Mention | None = None
    claims: list[Claim] = []
    for item in _modern(page) if modern else _text(page):
        yield item
        if isinstance(item, Notice):
            if item.code == NOT_ONE_FILM:
                return
            continue
        claims.append(item)
        if film is None and item.subject.kind in ("film", "series", "episode"):
            film = item.subject
    data = node_of(page) is not None
    if film is not None and not data:
        yield from links.of_film(page, film)
        yield from links.of_pictures(page, film)
    for item in _markup(page, film, site):
        yield item
        if isinstance(item, Claim):
            claims.append(item)
    if film is not None and not data:
        yield from links.of_others(page, links.named(claims, film), path)


def _unmarked(page: HtmlPage, below: str, said: list[Claim | Notice]) -> list[Claim | Notice]:
    """What the text of a page below a title says where what marks its boxes is gone: nothing of one that names another film."""
    film = next((item.subject for item in said if isinstance(item, Claim)), None)
    silent = any(isinstance(item, Notice) and item.code == subpages.NOTHING for item in said)
    # Beside the characters of a series stand the episodes in which they are seen.
    if film is None or not silent or (film.kind != "film" and below == "fullcredits") or not sub_text.is_one(page.visible):
        return []
    found = list(sub_text.read(page.visible))
    first = next((item.subject for item in found if isinstance(item, Claim)), None)
    known = {str(item) for item in said}
    return found if first == film and any(isinstance(item, Claim) and str(item) not in known for item in found) else []


def _modern(page: HtmlPage) -> Reading:
    """A page since 2021: by its data, or by what it shows where there is none that can be read."""
    silent = True
    for item in next_page.read(page) if node_of(page) is not None else ():
        silent = silent and isinstance(item, Notice) and item.code != NOT_ONE_FILM
        yield item
    if silent and next_shown.is_one(page):
        yield from next_shown.read(page)


def _text(page: HtmlPage) -> Reading:
    """A page of the years before the data: by its boxes up to 2010, by its text from then on."""
    old = heading.old(page) if tn15.is_one(page) else None
    oldest = heading.old(page, "strong.title") if old is None and before_2007.is_one(page) else None
    found = old or oldest or heading.of(page)
    if (old or oldest) and not heading.is_dated(page):
        yield page.notice(NOT_ONE_FILM, "a heading without a year: the page is about a person, or something else that is no title")
        return
    if found is not None and found.form in _NO_FILM:
        yield page.notice(NOT_ONE_FILM, f"a title that is called {found.form!r}, which is no film")
        return
    if oldest:
        yield from before_2007.read(page, oldest)
        return
    if found is None and _ERROR.fullmatch(page.words(page.title) if page.title else ""):
        yield page.notice(NOT_ONE_FILM, "a page that says that there is no such page")
        return
    if found is not None and reference.is_one(page):
        yield from reference.read(page, found)
        return
    if not old and next_text.is_one(page.visible):
        # What marks the boxes of the pages since 2021 is gone, as in copies of other archives.
        yield from next_text.read(page.visible)
        return
    yield from tn15.read(page, old) if old else title_page.read(page, found)


def _markup(page: HtmlPage, film: Mention | None, site: Site) -> Reading:
    """What the page's markup says of the film, as claims of its own. Its ``name`` is the original title, in most years."""
    # Who created a series has no row in the model; of a film, the same word of markup means its writers.
    without = _WITHOUT | {"creator"} if film is not None and film.kind == "series" else _WITHOUT
    for item in markup_claims(page, film, site, without=without):
        named = film is not None and film.identity[0]
        if isinstance(item, Claim) and named and item.subject == film and item.property == "name" and fold(str(item.value)) != named:
            if item.evidence[0].path.endswith("/@content"):
                # ``og:title`` has the name of the series before that of an episode.
                continue
            item = item._replace(property="alternate_name")
        yield item
