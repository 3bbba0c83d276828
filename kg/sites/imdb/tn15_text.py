"""IMDb's title pages of 2006 to 2010 and ``/combined`` until 2016 as text: ``Label:``, its value, and ``more`` or ``See more »``.

The words are those of ``kg.sites.imdb.tn15``, whose readers of values are used; only where a value ends has to be told by other
means: by the link ``more``, the next label, a heading or (in lines) a blank line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from kg.model import Mention
from kg.reading import castlist, say
from kg.reading.page import Page, Reading, Span
from kg.reading.sections import Sheet
from kg.reading.signs import Sign
from kg.sites.imdb import billing, tn15
from kg.sites.imdb.cast import cast_claims
from kg.sites.imdb.marks import TITLE_YEAR, name_list
from kg.sites.imdb.subpages import credits

_SIGNS = tuple(Sign(sign.replace(" ", r"\s+")) for sign in (
    r"additional details", r"fun stuff", r"user comments", r"full summary|full synopsis", r"quicklinks", r"top links", r"moviemeter:",
    r"create a character page for:", r"internet movie database inc", r"own the rights\?", r"(?:discuss|post) in boards",
    r"add to my movies", r"more at imdb ?pro", r"was the above (?:comment|review) useful to you",
    r"people found the following (?:comment|review) useful", r"overview\s+user rating:",
))  # fmt: skip
_SURE = 4
"""So many phrases of the layout does no other page have."""
_HEADINGS = (
    r"additional details|fun stuff|awards & reviews|message boards|recommendations|related links|photos? \(|contact:|moviemeter:"
    r"|user comments(?: \(comment on this title\))?:?|user reviews:?|create a character page for:"
    r"|cast\s+\((?:[a-z ,]+)\)|rest of cast listed alphabetically:|view company contact information"
)
_WORDS = sorted({*tn15.READERS, *tn15.SAME, *tn15.IGNORED, "mpaa"}, key=lambda word: (-len(word), word))
_NAMES = "|".join(map(re.escape, _WORDS))
_WHOSE = r"(?: ?\( ?(?:wga|mpaa) ?\) ?)?"
_LABEL = re.compile(rf"(?<![\w-])(?:(?P<label>{_NAMES})s?{_WHOSE}:|(?P<heading>(?:{_HEADINGS}|faq(?=\s))))(?!\S)", re.I)
_MORE = re.compile(r"\s*(?<!\w)(?:see\s+)?more(?:\s+\(\d+ total\))?(?:\s*»)?\s*\Z", re.I)
_BARE_END = re.compile(r"\n\n|(?:\n(?:[^\n]* )?|(?<= ))more(?: \(\d+ total\))?(?=\n|\Z)", re.I)
_ARROW_END = re.compile(r"\n\n|see more(?: \(\d+ total\))? ?»", re.I)
_LINKS = re.compile(r"(?:(?:^|(?<=[\s»|]))(?:full (?:summary|synopsis)|add (?:full plot|synopsis)|\||»)\s*)+$", re.I)
_ARTICLES = re.compile(r"\([\d,]+ articles?\)\s*", re.I)
_DEPARTMENT = (
    r"(?:series )?(?:directed|written|produced|(?:non-)?(?:original )?music|cinematography|film editing|casting|production design"
    r"|art direction|set decoration|costume design|special effects|visual effects) by"
    r"|writing credits(?: \(wga\))?|(?:makeup|art|sound|camera and electrical|animation|casting|costume and wardrobe|editorial|music"
    r"|transportation|script and continuity) department|production management|second unit director or assistant director|stunts"
    r"|location management|other crew|thanks|crew believed to be complete"
)
_COMPANIES = re.compile(
    r"(?m)^ *production compan(?:y|ies) *\n(?P<names>.*?)(?=^ *(?:distributors?|special effects|visual effects|other companies"
    r"|fun stuff|additional details)\b|\n\n|\Z)",
    re.I | re.S,
)
_NOTES = re.compile(r"(?:\s*\([^()\n]*\)|\s*\[[^\[\]\n]*\])+$")
_TITLES = (
    re.compile(rf"(?:\A|(?<=\n))\s*(?:imdb\s*>\s*)?(?!discuss this title\b){TITLE_YEAR}(?=[ ]*(?:\n|\Z))", re.I),
    re.compile(rf"(?<!\w)imdb\s+>\s+{TITLE_YEAR}", re.I),
    re.compile(rf"\A\s*{TITLE_YEAR}(?=\s+imdb\s+>)", re.I),
    re.compile(rf"(?<!\w)message board for\s+{TITLE_YEAR}", re.I),
)
_CAST = re.compile(
    r"(?<!\w)cast\s+\([a-z ,]+\)(?:\s*\(?(?:verified as complete|complete, awaiting verification)\)?)?(?P<rows>.*?)"
    rf"(?=\s(?:(?:see )?more\s+(?:»\s+)?)?(?:create a character page for:|additional details|{_DEPARTMENT})|\Z)",
    re.I | re.S,
)
_REST = re.compile(r"\s*(?<!\w)rest of cast listed alphabetically:\s*", re.I)
_COMMENT = re.compile(
    r"(?:(?P<votes>[\d,]+) out of (?P<total>[\d,]+) people found the following (?:comment|review) useful[:.-]*\s*\n+)?"
    r"(?P<headline>[^\n]{1,120}), (?P<date>\d{1,2} \w+ \d{4})\s*\n+"
    r"\s*author: (?P<author>[^\n]{1,80}?)(?: from (?P<home>[^\n]{2,80}))?\s*\n+"
    r"(?P<body>.*?)(?=\s*(?:was the above (?:comment|review) useful to you|\Z))",
    re.I | re.S,
)
_SPOILER = re.compile(r"\**\s*this (?:comment|review) may contain spoilers\s*\**\s*", re.I)
_MARK = re.compile(r"(?P<score>\d{1,2})/(?P<best>10)\s*\n+")


def is_one(page: Page) -> bool:
    """Whether a text has the layout."""
    text = page.text
    return sum(1 for _ in islice((sign for sign in _SIGNS if sign.search(text)), _SURE)) == _SURE


def _title(page: Page) -> tuple[Span, Span] | None:
    for pattern in _TITLES:
        if match := pattern.search(page.text):
            return page.group(match, "title"), Span(match.start("year"), match.start("year") + 4)
    return None


def _values(page: Page, flow: bool) -> Iterator[tuple[str, Span]]:
    """Each label of the page in small letters, and the range of its value."""
    stop = len(page.text)
    if comment := re.search(r"user comments\s+\(|people found the following|message boards\s+discuss", page.text, re.I):
        stop = comment.start()
    arrow = re.search(r"see more(?: \(\d+ total\))? ?»", page.text, re.I) is not None
    marks = [m for m in _LABEL.finditer(page.text, 0, stop) if flow or page.text[: m.start()].rstrip(" ").endswith("\n")]
    for mark, end in pairwise([*((m, m.start()) for m in marks), (None, stop)]):
        match, limit = mark[0], end[1]
        if match is None or match["heading"]:
            continue
        value = page.trim(match.end(), limit)
        if first := (_ARROW_END if arrow else _BARE_END).search(page.text, *value) if arrow or not flow else None:
            value = page.trim(value.start, first.end() if first[0].strip() else first.start())
        for link in (_MORE, _LINKS):
            if found := link.search(page.text, *value):
                value = page.trim(value.start, found.start())
        if counted := _ARTICLES.match(page.text, *value):
            value = page.trim(counted.end(), value.end)
        if value.end > value.start:
            yield match["label"].casefold(), value


def _titled(page: Page, value: Span) -> Iterator[Span]:
    """The titles of a list on one line, each with the country in brackets that closes it, and further notes."""
    quoted = page.split(value, r"\s+(?=\"[^\"]{1,150}\"\s+-\s)")
    if len(quoted) > 1:
        yield from quoted
        return
    at = value.start
    for land in re.compile(r"\((?P<land>[^()]{2,60})\)(?:\s*[(\[][^()\[\]]*[)\]])*(?=\s+[^\s(\[])").finditer(page.text, *value):
        if ":" in land["land"] or say.reads(page, page.group(land, "land"), "country"):
            yield page.trim(at, land.end())
            at = land.end()
    yield page.trim(at, value.end)


def _cast(page: Page, flow: bool) -> list[castlist.Row]:
    rows: list[castlist.Row] = []
    for match in _CAST.finditer(page.text):
        for part in page.split(page.group(match, "rows"), _REST.pattern):
            if flow:
                rows += castlist.run_together(page, part) if re.search(castlist.DOTS, page.text[part.start : part.end]) else []
                continue
            for line in page.split(part, r"\n+"):
                row = castlist.line_row(page, line)
                if row.character or (name_list(page, row.actor) and not re.fullmatch(r"more|edit", page.words(line), re.I)):
                    rows.append(row)
    return castlist.without_pictures(page, rows)


def _crew(page: Page, film: Mention, flow: bool) -> Reading:
    """The departments of ``/combined``: a heading, and lines ``Name .... task`` or ``Name (task)``; on one line, of one name only."""
    heading = re.compile(rf"(?<!\S)(?P<name>{_DEPARTMENT})(?=\s)" if flow else rf"(?m)^ *(?P<name>{_DEPARTMENT}) *$", re.I)
    first = next((m.end("rows") for m in _CAST.finditer(page.text)), None)
    closing = re.compile(r"\s(?:create a character page for:|additional details)|\Z", re.I).search(page.text, first or 0)
    marks = list(heading.finditer(page.text, first, closing.start() if closing else len(page.text))) if first is not None else []
    limit = closing.start() if closing else len(page.text)
    for mark, end in zip(marks, [*(m.start() for m in marks[1:]), limit], strict=False):
        property = credits.department(mark["name"])
        lines = page.split((mark.end(), end), r"\n+")
        if flow and (len(lines) != 1 or len(re.sub(r"\([^()]*\)", "", page.words(lines[0])).split()) > 3):
            if property not in ("thanks", "actor") and lines:
                yield page.notice("run-together", "names and tasks without anything between them", page.group(mark, "name"))
            continue
        for line in lines if property not in ("thanks", "actor") else ():
            yield from credits.crew_line(page, film, property, page.group(mark, "name"), line)


def _companies(page: Page, film: Mention) -> Reading:
    for match in _COMPANIES.finditer(page.text):
        for line in page.split(page.group(match, "names"), r"\n+"):
            notes = _NOTES.search(page.text, *line)
            name = page.trim(line.start, notes.start() if notes else line.end)
            if name.end > name.start and len(page.words(name).split()) <= 10:
                yield from say.person_link(page, film, "company", name, kind="organization")


def _comment(page: Page, film: Mention, flow: bool) -> Reading:
    match = None if flow else _COMMENT.search(page.text)
    if match is None:
        if flow and (voted := re.search(r"people found the following (?:comment|review) useful", page.text, re.I)):
            yield page.notice("run-together", "where a comment's headline, author and words begin is not printed", Span(*voted.span()))
        return
    body = page.group(match, "body")
    spoiler = None
    if flag := _SPOILER.match(page.text, *body):
        spoiler, body = page.trim(*flag.span()), page.trim(flag.end(), body.end)
    mark = _MARK.match(page.text, *body)
    if mark:
        body = page.trim(mark.end(), body.end)
    marks = {name: page.group(mark, name) for name in ("score", "best")} if mark else say.closing_mark(page, body)
    if body.end <= body.start:
        return
    yield from say.review(
        page, film, "user_review", "imdb", body, 1, author=page.group(match, "author"), date=page.group(match, "date"),
        headline=page.group(match, "headline"), home=page.group(match, "home") if match["home"] else None,
        helpful=(page.group(match, "votes"), page.group(match, "total")) if match["votes"] else None,
        score=marks.get("score"), best=marks.get("best"), verdict=marks.get("verdict"), spoiler=spoiler,
    )  # fmt: skip


def read(page: Page, flow: bool) -> Reading:
    """Everything that a text of this layout states; ``flow`` is whether its line breaks say nothing."""
    found = _title(page)
    quoted = bool(found) and page.text[found[0].start] in '"“' and page.text[found[0].end - 1] in '"”' if found else False
    if found and quoted:
        found = page.trim(found[0].start + 1, found[0].end - 1), found[1]
    film = say.film(page, *found, kind="series" if quoted else "film") if found else say.film(page, None)
    if found:
        yield from say.naming(page, film, *found)
    else:
        yield page.notice("no-title", "the page does not name its film", next_step="its facts hang on an unnamed film")
    sheet = Sheet(page)
    if rating := re.search(rf"user rating:\s*{tn15.SCORE.pattern}", page.text, re.I):
        counts = [("rating_count", page.group(rating, "count"))] if rating["count"] else []
        row = page.trim(rating.start("score"), rating.end())
        score, best = page.group(rating, "score"), page.group(rating, "best")
        yield from say.rating(page, film, "IMDb", "users", row, score=score, best=best, counts=counts)
    for label, value in _values(page, flow):
        known = tn15.SAME.get(label, tn15.SAME.get(label + "s", label))
        if flow and known == "director" and any(len(page.words(name).split()) > 3 for name, _, _ in billing.credited(page, value)):
            yield page.notice("run-together", "names of directors without anything between them", value)
        elif flow and known == "also known as":
            for title in _titled(page, value):
                yield from tn15.READERS[known](sheet, film, title)
        elif reader := tn15.READERS.get(known):
            yield from reader(sheet, film, value)
    yield from cast_claims(page, film, _cast(page, flow))
    yield from _crew(page, film, flow)
    yield from _companies(page, film) if not flow else ()
    yield from _comment(page, film, flow)
