"""Metacritic's own HTML, 2010 to today: which pages are its own, what they are about, and the order in which they are read."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model import Claim, Site
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.markup import film as markup
from kg.reading.page import Reading, Span
from kg.reading.prose import title_places
from kg.sites import NOT_ONE_FILM
from kg.sites.metacritic.html import before_2010, facts, ratings, reviews
from kg.sites.metacritic.text import PAGE_TITLE
from kg.text import collapse, fold, identified, slug

HOST = "metacritic.com"
_STRUCTURE = (
    ".product_title", ".metascore_wrap",
    ".c-productHero", ".c-siteReview", ".c-productScoreInfo", ".metascore_w", ".critic_user_reviews", ".critic_reviews_module",
    ".user_reviews_module", ".product_page_title", ".critic_reviews2", ".user_reviews2", '[data-testid="global-score-value"]',
)  # fmt: skip
_OWN_LINKS = (
    '.module_title a[href*="/"]', ".summary_detail.more a", ".see_all a", "a.metascore_anchor", ".product_page_title a", ".product_title a",
    "[data-testid=critic-score-info] a", "[data-testid=user-score-info] a", ".c-productScoreInfo a", ".c-productHero a",
)  # fmt: skip
"""Links that lead to other pages about the same title."""
_HEADINGS = (
    '[data-testid="hero-title"] h1', "h1.hero-title__text", ".c-productHero_title h1", ".c-productHero_title", ".product_page_title h1",
    ".product_page_title", '.product_title [itemprop="name"]', ".product_title h1", ".product_title a", ".product_title",
    '[data-testid="product-title"]', ".c-productSubpageHeader_back span", "a.c-productSubpageHeader_back",
)  # fmt: skip
_BACK = _HEADINGS[-2:]
"""Links back to the film's page, whose words are its title, or only say so."""


_OF_PAGE = re.compile(r"\S (?:critic |user )?reviews(?: (?:-|at) metacritic)?$|(?:-|at|\|) metacritic$", re.I)


class About(NamedTuple):
    """What an address is about: the sort of title (``movie``, ``tv``, ``game``, ``music``), its slug, and the page about it."""

    sort: str
    slug: str
    part: str


def about(address: str) -> About | None:
    """What an address or a path of the site is about; None for what is no page of one title."""
    _, path = boxes.host_and_path(address)
    match = re.match(r"/(?P<sort>movie|tv|game|music)/(?P<slug>[^/?#]+)(?:/(?P<part>[^?#]*))?", path, re.I)
    return About(match["sort"].lower(), match["slug"], (match["part"] or "").strip("/").lower()) if match else None


def recognize(page: HtmlPage) -> float | None:
    """1 for a page of the site, 0 for one that says it is another's; None where the page says nothing and its words must tell."""
    host, _ = boxes.host_and_path(boxes.own_address(page))
    if host:
        return 1.0 if host == HOST or host.endswith("." + HOST) else 0.0
    given = (page.attribute(node, "content") for node in page.select('meta[property="og:site_name" i][content]'))
    if name := next((words for value in given if (words := collapse(value or ""))), ""):
        return 1.0 if name.lower() == "metacritic" else 0.0
    if page.title and re.search(r"(?:-|at|\|) metacritic(?:\.com)?$", page.words(page.title), re.I):
        return 1.0 if is_laid_out(page) else 0.6
    return 0.9 if (is_laid_out(page) and _own_links(page)) or _described(page) or before_2010.is_one(page) else None


def _described(page: HtmlPage) -> str:
    """The address of the title that the page's data is about; for pages that have lost their head."""
    return boxes.described_address(page, r"https?://(?:www\.)?metacritic\.com/(?:movie|tv)/[^/]+/?$")


def is_laid_out(page: HtmlPage) -> bool:
    """Whether the page has any of the site's own boxes; one without them is read as text."""
    return any(page.select(css) for css in _STRUCTURE)


def is_film_s(page: HtmlPage) -> bool:
    """Whether the page gives the address of a film, of no page below it, as its own, and has no data about it."""
    what = about(boxes.own_address(page))
    return what is not None and what.sort == "movie" and not what.part and not page.select('script[type*="ld+json" i]')


def _own_links(page: HtmlPage) -> list[Span]:
    """The ranges of the addresses in links to other pages about the page's title, where all of them lead to one title."""
    addresses = (page.range_of_attribute(node, "href") for css in _OWN_LINKS for node in page.select(css))
    found = [(span, what) for span in addresses if span and (what := about(page.words(span)))]
    return [span for span, _ in found] if len({(what.sort, what.slug) for _, what in found}) == 1 else []


def read(page: HtmlPage, site: Site) -> Reading:
    """Everything a film's page says; of a page about no film, only a notice."""
    address = boxes.own_address(page) or _described(page)
    links = _own_links(page)
    heading = any(boxes.words(page, css) for css in _HEADINGS)
    what = about(address) if address else about(page.words(links[0])) if links else About("movie", "", "") if heading else None
    if what is None or what.sort != "movie":
        sort = {"tv": "a television series", "game": "a game", "music": "an album"}.get(what.sort if what else "", "no one title")
        yield page.notice(NOT_ONE_FILM, f"the page is about {sort}, not a film")
        return
    found = reviews.read(page)
    name, year = _named(page)
    if name is None and not found and not is_laid_out(page) and not _described(page):
        yield page.notice("no-title", "the page has the address of a film, but none of the site's boxes")
        return
    places: list[Span] = []
    if name is None:
        places = _in_prose(page, [review.body for review in found if review.body.end <= page.visible_end], what.slug) or title_places(
            page, [review.body for review in found], [page.words(s) for review in found for s in (review.author, review.publisher) if s]
        )
    film = (
        None
        if name or places
        else next((item.subject for item in markup.claims(page, None, site) if isinstance(item, Claim) and _names(item)), None)
    )
    said_in_data = film is not None
    film = film or say.film(page, name or (places[0] if places else None), year)
    if name:
        yield from say.naming(page, film, name, year)
    elif places:
        for place in places:
            yield page.claim(film, "name", place, inferred=True)
    elif not said_in_data:
        yield page.notice("unnamed-film", "no title is printed, and the reviews do not name their film surely enough")
    own = [*boxes.own_addresses(page), *links[:1]]
    shown = bool(own)
    for span in own:
        yield from say.identifier(page, film, span, "metacritic")
    yield from facts.read(page, film)
    yield from ratings.read(page, film, what.slug, what.part)
    yield from reviews.claims(page, film, found)
    for item in markup.claims(page, film, site, group="critics"):
        if not (isinstance(item, Claim) and item.subject == film and (_is_page_s(item, shown) or _is_shrunk(item))):
            yield item


def _names(item: Claim) -> bool:
    return item.property == "name" and item.subject.kind == "film"


def _is_shrunk(claim: Claim) -> bool:
    """Whether a running time is one sixtieth of itself: since 2023 the site's data gives 2 h 32 min as ``PT2M32S``, 58 min as ``PT58S``."""
    return claim.property in ("duration", "runtime_minutes") and claim.evidence[0].exact.upper().endswith("S")


def _is_page_s(claim: Claim, shown: bool) -> bool:
    """Whether a claim about the film is the page's own title or address, which are read without what is not the film's, if ``shown``."""
    found = identified(str(claim.value)) if claim.property == "page" and shown else None
    return bool(found and found.scheme.name == facts.SITE) or (claim.property == "name" and bool(_OF_PAGE.search(str(claim.value))))


def _named(page: HtmlPage) -> tuple[Span | None, Span | None]:
    """The title where the page prints it, and the year that stands beside it."""
    hidden = _document_title(page)
    for css in _HEADINGS:
        for node, span in boxes.shown(page, css):
            year = boxes.first(page, ".release_year", node)
            name = boxes.without(page, span, year)
            name = page.trim(name.start, name.start + len(page.text[name.start : name.end].split("\n")[0]))
            doubtful = css in _BACK and hidden is not None and fold(page.words(hidden)) != fold(page.words(name))
            # Where only the year is left in the heading, it is no title.
            if name.end > name.start and not doubtful and (year is None or page.range_of(year) != name):
                return name, _year(page)
    return hidden, _year(page) if hidden else None


def _in_prose(page: HtmlPage, bodies: list[Span], address: str) -> list[Span]:
    """The first place in the reviews of the words that make the slug of the film's address, where their capitals say a title.

    A word alone has its capital inside a sentence: at the beginning every word has one.
    """
    for words in dict.fromkeys((address, re.sub(r"-(?:19|20)\d\d$", "", address))):
        parts = [re.escape(part) for part in words.lower().split("-") if part]
        if not parts:
            continue
        pattern = re.compile(r"(?<!\w)" + r"[\W_]{1,3}".join(parts) + r"(?!\w)", re.I)
        for body in bodies:
            for match in pattern.finditer(page.text, *body):
                titled = match[0][:1].isupper() and match[0].split()[-1][:1].isupper() and slug(match[0]) == slug(words)
                before = page.text[body.start : match.start()].rstrip()
                if titled and (len(parts) > 1 or re.search(r"[\w,]$", before)):
                    return [Span(*match.span())]
    return []


def _year(page: HtmlPage) -> Span | None:
    for css in (".product_page_title .release_year, .release_year", ".c-heroMetadata_item", '[data-testid="hero-metadata"] li'):
        for _, span in boxes.shown(page, css):
            if match := re.compile(r"\(?(?P<year>(?:18|19|20)\d\d)\)?").fullmatch(page.text, *span):
                return page.group(match, "year")
    return None


def _document_title(page: HtmlPage) -> Span | None:
    span = page.title
    match = PAGE_TITLE.match(page.text[span.start : span.end]) if span else None
    if span is None or match is None:
        return None
    name = page.trim(span.start + match.start("title"), span.start + match.end("title"))
    return None if re.fullmatch(r"(?:404\W.*)?page not found.*|404\W+not found|(?:critic |user )?reviews", page.words(name), re.I) else name
