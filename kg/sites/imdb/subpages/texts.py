"""Texts about a film: plots, trivia, goofs, credits with jokes in them, other versions, quotes, taglines, and its songs.

Layouts: ``tn15`` (``ul.trivia li``, ``p.plotpar``, ``a[name^="qt"]``), classic (``.soda``, ``.sodatext``,
``#plot-summaries-content``), Next.js (``.ipc-html-content-inner-div`` below ``sub-section-…``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention
from kg.reading import dialogue, say, songs
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.tree import Node
from kg.sites.imdb.subpages.lists import shown, spans
from kg.text import fold, text_hash

_NEXT = '[data-testid^="sub-section"] .ipc-html-content-inner-div, [data-testid^="item-"] .ipc-html-content-inner-div'
_OLD = "#tn15content ul.trivia li, #tn15content ul li tt, #tn15content .soda"
_EMAIL = re.compile(r"\s*[<({\[][^\s<>(){}\[\]]+@[^\s<>(){}\[\]]+[>)}\]]\s*$")
_NOTHING = re.compile(r"it looks like we don't have|be the first to contribute|we don't have (?:a|any) ", re.I)
_BY = re.compile(r"\s*(?:—|–|-+)\s*$")
_DASH = re.compile(r"[—–]\s*(?=\S)")
_WRITING = ("music_composer", "lyricist", "song_writer")
_KINDS = {"trivia": "trivia", "goofs": "goof", "crazycredits": "crazy_credit", "alternateversions": "alternate_version"}


def statements(page: HtmlPage, film: Mention, kind: str) -> Reading:
    """Trivia, goofs, crazy credits or alternate versions, one statement an item."""
    for span in _items(page):
        yield from say.statement(page, film, _KINDS[kind], span)


def _items(page: HtmlPage) -> Iterator[Span]:
    """The words of each item, without votes and links to share it."""
    found = page.select(".sodatext") or page.select(_NEXT) or page.select(_OLD)
    items = found or page.select("#main .soda, #crazycredits_content .soda, #alternateversions_content .soda")
    for item in items:
        span = page.range_of(item)
        if span is None:
            continue
        for action in page.select(".did-you-know-actions, .linksoda, .sharesoda_pre, .interesting-count-text", item):
            if (part := page.range_of(action)) and part.start > span.start:
                span = page.trim(span.start, min(span.end, part.start))
        if span.end > span.start and not _NOTHING.match(page.words(span)):
            yield span


def taglines(page: HtmlPage, film: Mention) -> Reading:
    """One tagline an item."""
    found = spans(page, "#taglines_content .soda") or spans(page, _NEXT) or spans(page, "#tn15content > p")
    for span in found:
        if not _NOTHING.match(page.words(span)):
            yield page.claim(film, "tagline", span)


def plots(page: HtmlPage, film: Mention) -> Reading:
    """Summaries, with who wrote them where they are signed, and the synopsis, which is signed by nobody."""
    for text, author in [*_classic_summaries(page), *_next_summaries(page), *_old_summaries(page)]:
        if not _NOTHING.search(page.words(text)[:120]):
            yield from say.storyline(page, film, text, author, "imdb")
    synopses = spans(page, '#plot-synopsis-content li[id^="synopsis"]') or spans(
        page, '[data-testid="sub-section-synopsis"] .ipc-html-content-inner-div'
    )
    for text in synopses or spans(page, r"#swiki_body, #swiki\.2\.1"):
        if not _NOTHING.search(page.words(text)[:120]):
            yield page.claim(Mention("storyline", (text_hash(page.words(text)),), film), "text", text)


def _named(page: HtmlPage, span: Span | None) -> Span | None:
    """A signature without the e-mail address of who signed."""
    if span is None:
        return None
    address = _EMAIL.search(page.text, *span)
    trimmed = page.trim(span.start, address.start() if address else span.end)
    return trimmed if trimmed.end > trimmed.start and "@" not in page.words(trimmed) else None


def _classic_summaries(page: HtmlPage) -> Iterator[tuple[Span, Span | None]]:
    for item in page.select('#plot-summaries-content li[id^="summary"], ul.zebraList li'):
        text = shown(page, "p", item)
        author = shown(page, ".author-container a, em a", item)
        if text and page.select("p.plotSummary, p", item):
            yield text, _named(page, author)


def _next_summaries(page: HtmlPage) -> Iterator[tuple[Span, Span | None]]:
    for node in page.select('[data-testid="sub-section-summaries"] .ipc-html-content-inner-div'):
        if found := signed(page, node):
            yield found


def signed(page: HtmlPage, node: Node) -> tuple[Span, Span | None] | None:
    """A text and who wrote it: the link, or the words in an element of their own, behind a dash at its end; None where it is empty."""
    span = page.range_of(node)
    if span is None:
        return None
    for inner in page.select("a, span", node):
        closing = page.range_of(inner)
        if closing is None or closing.end != span.end or closing.start == span.start:
            continue
        dash = _BY.search(page.text, span.start, closing.start) if inner.tag == "a" else _DASH.match(page.text, *closing)
        if dash:
            author = _named(page, page.trim(max(dash.end(), closing.start), span.end))
            return page.trim(span.start, dash.start()), None if author and fold(page.words(author)) == "anonymous" else author
    return span, None


def _old_summaries(page: HtmlPage) -> Iterator[tuple[Span, Span | None]]:
    for node in page.select("#tn15content p.plotpar"):
        span, sign = page.range_of(node), shown(page, "i", node)
        if span is None:
            continue
        author = shown(page, "i a", node)
        text = page.trim(span.start, sign.start) if sign and sign.start > span.start else span
        yield text, _named(page, author)


def quotes(page: HtmlPage, film: Mention) -> Reading:
    """Quoted dialogues, line by line."""
    for span in _dialogues(page):
        lines = [(speaker, words) for speaker, words in dialogue.speeches(page, span) if words.end > words.start]
        if lines and not _NOTHING.match(page.words(span)):
            yield from say.quote(page, film, lines)


def _dialogues(page: HtmlPage) -> Iterator[Span]:
    found = spans(page, ".quote .sodatext, .quote.soda .sodatext") or spans(page, _NEXT)
    yield from found or _old_dialogues(page)


def _old_dialogues(page: HtmlPage) -> Iterator[Span]:
    """Between the anchors that begin a dialogue and the rules that close it, in the old layout."""
    for anchor in page.select('#tn15content a[name^="qt"]'):
        first: Span | None = None
        last: Span | None = None
        at: Node | None = anchor.next
        while at is not None and at.tag != "hr" and not (at.tag == "a" and (page.attribute(at, "name") or "").startswith("qt")):
            if at.is_element_node and "linksoda" not in (page.attribute(at, "class") or "") and (span := page.range_of(at)):
                first, last = first or span, span
            at = at.next
        if first and last:
            # What is said stands in text nodes beside the names, so that the last line goes on to its end.
            end = page.text.find("\n", last.end)
            yield page.trim(first.start, end if end > 0 else last.end)


def soundtrack(page: HtmlPage, film: Mention) -> Reading:
    """Songs with their credits."""
    for title, item, span in _songs(page):
        found = songs.song(page, span)
        if found is None:
            continue
        name, credits = found
        yield from say.recording(page, film, title or name, credits)
        writers = {fold(page.words(name)) for capacity, names in credits if capacity in _WRITING for name in names}
        for link in page.select('a[href*="/name/nm"]', item):
            words = page.range_of(link)
            address = page.range_of_attribute(link, "href") if words and fold(page.words(words)) in writers else None
            if words and address:
                yield from say.identifier(page, say.named(page, "person", words), address, "imdb")


def _songs(page: HtmlPage) -> Iterator[tuple[Span | None, Node, Span]]:
    for item in page.select("#soundtracks_content .soda, .soundTrack") or page.select("#tn15content ul.trivia li"):
        if (span := page.range_of(item)) and not _NOTHING.match(page.words(span)):
            yield None, item, span
    for item in page.select('[data-testid^="sub-section"] li.ipc-metadata-list__item'):
        title, span = shown(page, ".ipc-metadata-list-item__label", item), page.range_of(item)
        if title and span:
            yield title, item, span
