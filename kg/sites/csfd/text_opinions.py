"""What stands below the credits of a page as text: the mark and its counts, the plot, members' reviews, trivia, premieres and tags."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.text import fold

RATER = "ČSFD"
_PERCENT = re.compile(r"(?<![\d.,])(?P<score>\d{1,3}) ?%(?=\s|$)")
_COUNTS = (
    ("rating_count", re.compile(r"(?<!\S)(?P<row>hodnocení|hodnotenie)\s+\(?(?P<count>\d[\d ]*\d|\d)\)?(?=\s)", re.I)),
    ("review_count", re.compile(r"(?<!\S)(?P<row>recenz(?:e|ie))\s+\(?(?P<count>\d[\d ]*\d|\d)\)?(?=\s+(?:více|viac|fanklub))", re.I)),
)
_PLOT = re.compile(r"(?<!\S)obsahy?\s*(?:\(\d+\))?\s*\n", re.I)
_AFTER_PLOT = re.compile(r"\n\(?(?:více|viac|přehled|prehľad|videa|videá|recenz(?:e|ie)|vod|reklama|galerie)\b[^\n]{0,20}(?=\n|$)", re.I)
_SIGNED = re.compile(r"\(\s*(?P<who>[^()\n]{2,60}?)\s*\)(?=\s*$)", re.M)
_OF_MEMBER = re.compile(r"\n\s*(?:všechny recenze uživatele|všetky recenzie používateľa)\s*", re.I)
_DAY = re.compile(r"\(\s*(?P<day>\d{1,2}\. ?\d{1,2}\. ?\d{4})\s*\)")
_PREMIERE = re.compile(
    r"(?m)^(?:(?P<land>[^\n\d]{2,30}?)\s+)?(?P<where>v kinech od|v kinách od|na dvd od|na blu-ray od|na vod od|v tv od)[:\s]+"
    r"(?P<day>\d{1,2}\. ?\d{1,2}\. ?\d{4})",
    re.I,
)
_TAGS = re.compile(r"\n(?:tagy|tagy filmu)\n+", re.I)
_AFTER_TAGS = re.compile(r"\n(?:odkazy|reklama|premiéry|premiéra|podobné|související|súvisiace)\b", re.I)
_TRIVIA = re.compile(
    r"(?m)^(?:zajímavosti|zaujímavosti)\s*\((?P<count>\d{1,4})\)\s*\n(?!(?:diskuze|diskusia|diskusie|ocenění|ocenenia)\b)", re.I
)
_AFTER_TRIVIA = re.compile(
    r"\n\(?(?:přidat|pridať|chci vidět|chcem vidieť|související|súvisiace|reklama|více|viac|tagy|premiéry|recenze|recenzie|diskuze"
    r"|galerie|vod|pomo media|mohlo by)\b[^\n]{0,40}(?=\n|$)",
    re.I,
)
_SPOILER = re.compile(r"(?:[-•*]\s*)?(?:spoiler:\s*)?", re.I)
LONGEST, MOST = 20_000, 200
"""No text of a page has more characters, and no page more reviews, or more premieres, that are read."""


def rating(page: Page, film: Mention, start: int, credits: int) -> Reading:
    """How many per cent of five stars the members gave, between the line of origin and the credits, or above that line."""
    row = _PERCENT.search(page.text, max(0, start - 600), credits)
    counts: list[tuple[str, Span]] = []
    place: Span | None = None
    for property, pattern in _COUNTS:
        found = pattern.search(page.text, max(0, start - 600))
        if found and page.words(page.group(found, "count")) != "0":
            counts.append((property, page.group(found, "count")))
            place = place or page.group(found, "row")
    if row:
        place, score = Span(*row.span()), page.group(row, "score")
        yield from say.rating(page, film, RATER, "users", place, score=score, fixed_best="100.0", counts=counts)
    elif place:
        yield from say.rating(page, film, RATER, "users", place, counts=counts)


def plot(page: Page, film: Mention, start: int) -> Reading:
    """The plot; the page holds it short and whole. Who signs it may be a member, a distributor or a station."""
    heading = _PLOT.search(page.text, start, start + LONGEST)
    end = _AFTER_PLOT.search(page.text, heading.end(), heading.end() + LONGEST) if heading else None
    if heading is None or end is None:
        return
    texts: list[Span] = []
    at = heading.end()
    for signed in _SIGNED.finditer(page.text, at, end.start()):
        texts.append(page.trim(at, signed.start()))
        at = signed.end()
    texts.append(page.trim(at, end.start()))
    texts = [text for text in texts if len(page.words(text).split()) > 3]
    if texts:
        begin = fold(page.words(texts[0]))[:40]
        last = next(text for text in reversed(texts) if fold(page.words(text))[:40] == begin)
        yield from say.storyline(page, film, last, None, "csfd")


def reviews(page: Page, film: Mention, start: int) -> Reading:
    """Members' reviews: the name above the link to all of theirs, the words below it, and the day in brackets behind them."""
    marks = list(_OF_MEMBER.finditer(page.text, start))[:MOST]
    for position, mark in enumerate(marks, 1):
        end = marks[position].start() if position < len(marks) else min(len(page.text), mark.end() + LONGEST)
        day = _DAY.search(page.text, mark.end(), end)
        above = page.text.rfind("\n", 0, mark.start()) + 1
        author = page.trim(above, mark.start())
        if day is None or author.end <= author.start or len(page.words(author)) > 40:
            continue
        body = page.trim(mark.end(), day.start())
        yield from say.review(
            page, film, "user_review", "csfd", body, position, author=author, date=page.group(day, "day"), date_rule="date-cs"
        )


def trivia(page: Page, film: Mention, start: int) -> Reading:
    """Trivia, each with who wrote it in brackets behind; the number in the heading says how many there are at most."""
    heading = _TRIVIA.search(page.text, start)
    if heading is None:
        return
    end = _AFTER_TRIVIA.search(page.text, heading.end() - 1, heading.end() + LONGEST)
    at = heading.end()
    texts: list[Span] = []
    for signed in _SIGNED.finditer(page.text, at, end.start() if end else min(len(page.text), at + LONGEST)):
        if signed["who"].isdigit():
            continue
        text = page.trim(at, signed.start())
        at = signed.end()
        if warning := _SPOILER.match(page.text, *text):
            text = page.trim(warning.end(), text.end)
        texts.append(text)
    if len(texts) <= int(heading["count"]):
        for text in texts:
            if len(page.words(text).split()) > 3:
                yield from say.statement(page, film, "trivia", text)


def premieres(page: Page, film: Mention, start: int) -> Reading:
    """When the film came out where; in which country a flag said, whose words some texts keep. Of discs without one nothing is said."""
    for found in list(_PREMIERE.finditer(page.text, start))[:MOST]:
        land = page.group(found, "land") if found["land"] else None
        rule = next((r for r in ("country-cs", "country-sk") if land and say.reads(page, land, r) is not None), "")
        if rule or fold(found["where"]).startswith(("v kinech", "v kinách")):
            yield from say.release(
                page, film, page.group(found, "day"), land if rule else None, date_rule="date-cs", country_rule=rule or "country-cs"
            )


def tags(page: Page, film: Mention, start: int) -> Reading:
    """The tags, each on a line of its own."""
    heading = _TAGS.search(page.text, start)
    end = _AFTER_TAGS.search(page.text, heading.end() - 1, heading.end() + 2_000) if heading else None
    if heading and end:
        lines = page.split((heading.end(), end.start()), r"\s*,?\n+\s*,?|,\s+")
        yield from say.literals(page, film, "keyword", [line for line in lines if len(page.words(line).split()) <= 5])
