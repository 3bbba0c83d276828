"""The texts that a title page of IMDb since 2021 shows: storyline, "did you know", review, similar titles, questions, how it is rated."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import say, songs
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.tree import Node
from kg.sites.imdb.connections import INWARD, OUTWARD
from kg.sites.imdb.subpages.facts import rated
from kg.sites.imdb.subpages.lists import shown, spans
from kg.sites.imdb.subpages.texts import signed
from kg.text import fold, text_hash

_TEXT = ".ipc-html-content-inner-div"
_LABEL = ".ipc-metadata-list-item__label"
_VALUE = ".ipc-metadata-list-item__list-content-item"
_KINDS = {"trivia": "trivia", "goofs": "goof", "crazycredits": "crazy_credit", "alternateversions": "alternate_version"}
"""Statements by the last step of the address that their label leads to, which no language changes."""
_STEP = re.compile(r"/title/tt\d+/(?P<step>[a-z]+)")
_YEAR = re.compile(r"\s*\((?P<what>[^()\d]{0,30})(?P<year>(?:18|19|20)\d\d)[^()]{0,20}\)")
_MARK = re.compile(r"(?P<score>10|[0-9])\s?/\s?(?P<best>10)$")
_SCORE = re.compile(r"\d{1,2}(?:\.\d)?")
_COUNT = re.compile(r"\d[\d,]*")
_MPA = re.compile(r"\((?P<body>MPAA?)\)", re.I)
_LAND = re.compile(r"\s*\((?P<land>[^()]+)\)$")
_POPULARITY = '[data-testid="hero-rating-bar__popularity__'
MOST = 100
"""More similar titles than this are on no page."""


def read(page: HtmlPage, film: Mention) -> Reading:
    """Everything but what stands in rows: those are read by ``next_shown``."""
    yield from _storyline(page, film)
    yield from _statements(page, film)
    yield from _review(page, film)
    yield from _similar(page, film)
    for span in spans(page, '[data-testid^="faq_md_list_"] .ipc-metadata-list-item__content-container a'):
        yield from say.question(page, film, span)
    yield from _sites(page, film)
    yield from _ratings(page, film)


def _storyline(page: HtmlPage, film: Mention) -> Reading:
    for node in page.select(f'[data-testid="storyline-plot-summary"] {_TEXT}'):
        if found := signed(page, node):
            yield from say.storyline(page, film, *found, "imdb")
    words = spans(page, '[data-testid="storyline-plot-keywords"] a[href*="keywords="] .ipc-chip__text')
    yield from say.literals(page, film, "keyword", words)
    yield from say.literals(page, film, "tagline", spans(page, f'[data-testid="storyline-taglines"] {_VALUE}'))
    for row in page.select('[data-testid="storyline-certificate"]'):
        label, value = shown(page, _LABEL, row), shown(page, _VALUE, row)
        body = _MPA.search(page.text, *label) if label else None
        if body and value:
            yield from rated(page, film, page.group(body, "body"), value, body["body"])


def _statements(page: HtmlPage, film: Mention) -> Reading:
    for item in page.select('[data-testid="DidYouKnow"] li.ipc-metadata-list__item'):
        links, texts = page.select(f"a{_LABEL}", item), page.select(_TEXT, item)
        step = _STEP.search(page.attribute(links[0], "href") or "") if links else None
        text = page.range_of(texts[0]) if texts else None
        if step is None or text is None:
            continue
        if kind := _KINDS.get(step["step"]):
            yield from say.statement(page, film, kind, text)
        elif step["step"] == "movieconnections":
            yield from _connection(page, film, texts[0], text)
        elif step["step"] == "soundtrack" and (song := songs.song(page, text)):
            yield from say.recording(page, film, *song)


def _connection(page: HtmlPage, film: Mention, node: Node, text: Span) -> Reading:
    title = shown(page, 'a[href*="/title/tt"]', node)
    if title is None:
        return
    how = page.trim(text.start, title.start)
    kind = fold(page.words(how)) if how.end > how.start else ""
    if kind not in INWARD | OUTWARD:
        yield page.notice("unmodelled-relation", f"{page.words(text)[:80]!r}: the model has no such relation", text)
        return
    dated = _YEAR.match(page.text, title.end)
    year = page.group(dated, "year") if dated else None
    work = say.film(page, title, year, "work")
    ends = (work, film) if kind in INWARD else (film, work)
    yield page.link(ends[0], "mentions", ends[1], title)
    yield from say.naming(page, work, title, year)


def _review(page: HtmlPage, film: Mention) -> Reading:
    """The review that is quoted: of its votes the page shows those for and those against it."""
    for box in page.select('[data-testid="UserReviews"]')[:1]:
        body = shown(page, _TEXT, box)
        if body is None:
            continue
        whole = shown(page, ".review-rating", box)
        mark = _MARK.match(page.text, *whole) if whole else None
        yield from say.review(
            page, film, "user_review", "imdb", body, 1, author=shown(page, '[data-testid="author-link"]', box),
            date=shown(page, ".review-date", box), headline=shown(page, '[data-testid="review-summary"]', box),
            score=page.group(mark, "score") if mark else None, best=page.group(mark, "best") if mark else None,
        )  # fmt: skip
        node = Mention("user_review", ("imdb", text_hash(page.words(body))), film)
        votes = [shown(page, f".ipc-voting__label__count--{way}", box) for way in ("up", "down")]
        up, down = (span if span and say.reads(page, span, "count") else None for span in votes)
        if up and down:
            yield page.claim(node, "helpful_votes", up, "count")
            yield page.claim(node, "helpful_total", up, "sum", also=(down,))


def _similar(page: HtmlPage, film: Mention) -> Reading:
    for card in page.select('[data-testid="MoreLikeThis"] .ipc-poster-card')[:MOST]:
        links = [node for node in page.select('a.ipc-poster-card__title[href*="/title/tt"]', card) if page.range_of(node)]
        name = page.range_of(links[0]) if links else None
        other = say.film(page, name) if name else film
        if name is None or other == film:
            continue
        yield page.link(film, "similar", other, name)
        yield from say.naming(page, other, name)
        if address := page.range_of_attribute(links[0], "href"):
            yield from say.identifier(page, other, address, "imdb")
        score = shown(page, ".ipc-rating-star--imdb .ipc-rating-star--rating, .ipc-rating-star--imdb", card)
        if score and (match := _SCORE.match(page.text, *score)):
            mark = page.group(match)
            yield from say.rating(page, other, "IMDb", "users", mark, score=mark, fixed_best="10.0")


def _sites(page: HtmlPage, film: Mention) -> Reading:
    for span in spans(page, f'[data-testid="details-officialsites"] {_VALUE}, [data-testid="title-details-officialsites"] {_VALUE}'):
        note = _LAND.search(page.text, *span)
        land = page.group(note, "land") if note else None
        if note and land and say.reads(page, land, "country"):
            yield from say.official_site(page, film, page.trim(span.start, note.start()), land)
        else:
            yield from say.official_site(page, film, span, None)


def _ratings(page: HtmlPage, film: Mention) -> Reading:
    """How many have reviewed the film, the Metascore, and the popularity; what is rounded (``1.2K``) is no number."""
    for group, step in (("users", "reviews"), ("critics", "externalreviews")):
        links = f'[data-testid="reviewContent-all-reviews"] a[href*="/{step}"] .score'
        counted = shown(page, links)
        if counted and _COUNT.fullmatch(page.text, *counted):
            yield from say.rating(page, film, "IMDb", group, counted, counts=[("review_count", counted)])
    box = '[data-testid="reviewContent-all-reviews"] '
    meta = shown(page, f"{box}.score-meta, {box}.metacritic-score-box")
    if meta and _COUNT.fullmatch(page.text, *meta):
        yield from say.rating(page, film, "Metacritic", "critics", meta, score=meta, fixed_best="100.0")
    for property, name in (("popularity_rank", "score"), ("popularity_change", "delta")):
        number = shown(page, f'{_POPULARITY}{name}"]')
        if number and _COUNT.fullmatch(page.text, *number):
            yield from say.attempt(page, film, property, number, "count")
