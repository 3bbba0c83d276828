"""The user's comment at the foot of IMDb's title pages of 2006 to 2010."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span

_HELPFUL = re.compile(r"(?P<votes>[\d,]+) out of (?P<total>[\d,]+) people found the following (?:comment|review)", re.I)
_DATE = re.compile(r",?\s*(?P<date>\d{1,2} \w+ \d{4})")
_MARK = re.compile(r"(?P<score>\d{1,2})/(?P<best>10)")
_FROM = re.compile(r"\(?from\s+(?P<place>[^()\n]+?)\)?$", re.I)
_SPOILER = re.compile(r"\**\s*(?:this (?:comment|review) may contain spoilers)\s*\**", re.I)


def read(page: HtmlPage, film: Mention) -> Reading:
    """The comment with its headline, author, date, mark and votes."""
    for position, box in enumerate(page.select("#tn15content div.comment"), 1):
        whole = page.range_of(box)
        headlines, authors = page.select("b", box), page.select('a[href*="/user/"]', box)
        texts = [span for node in page.select("p", box) if (span := page.range_of(node))]
        if whole is None or not texts:
            continue
        spoiler = next((span for span in texts if _SPOILER.fullmatch(page.words(span))), None)
        body = max(texts, key=lambda span: span.end - span.start)
        headline = page.range_of(headlines[0]) if headlines else None
        author = page.range_of(authors[0]) if authors else None
        date = _DATE.match(page.text, headline.end, body.start) if headline and headline.end < body.start else None
        votes = _HELPFUL.search(page.text, whole.start, body.start)
        home = _FROM.search(page.text[author.end : body.start].strip()) if author and author.end < body.start else None
        place: Span | None = None
        if home and author:
            start = page.text.find(home["place"], author.end, body.start)
            place = Span(start, start + len(home["place"]))
        shown = (("img[alt]", "alt"), (".tinystarbar[title]", "title"))
        marks = [span for css, name in shown for node in page.select(css, box) if (span := page.range_of_attribute(node, name))]
        mark = next((found for span in marks if (found := _MARK.fullmatch(page.text, *span))), None)
        yield from say.review(
            page, film, "user_review", "imdb", body, position, author=author, date=page.group(date, "date") if date else None,
            headline=headline, score=page.group(mark, "score") if mark else None, best=page.group(mark, "best") if mark else None,
            helpful=(page.group(votes, "votes"), page.group(votes, "total")) if votes else None, home=place, spoiler=spoiler,
        )  # fmt: skip
