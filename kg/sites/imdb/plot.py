"""The short plot and the storyline of an IMDb title page."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

from kg.model import Mention
from kg.reading import row_cuts, say
from kg.reading.page import Page, Reading, Span
from kg.reading.sections import Sheet
from kg.reading.witnesses import is_common
from kg.sites.imdb import billing
from kg.sites.imdb.header import Naming, head_starts, under_title
from kg.sites.imdb.marks import DATE, name_list
from kg.sites.imdb.unlabelled import AFTER_HEAD, people_line
from kg.text import fold

_SIGNED = re.compile(r"(?<!\w)written\s+by\s+(?P<name>[^\n<>|]{1,60}?)\s*(?:<[^<>\s]*@?[^<>\s]*>|[–-]\s*imdb editors)?\s*(?=\||\n|$)", re.I)
_CREDIT_LABELS = frozenset({"directors", "writers", "stars", "creators"})
_FULL = re.compile(r"\s*(?:…|\.\.\.)?\s*see full (?:summary|synopsis)\b(?:\s*»)?\s*$", re.I)
_NONE_YET = re.compile(r"it looks like we don['’]t have\b|be the first to contribute\b", re.I)
_MENU = re.compile(r"(?:[•*] )?taglines\b[ •*]*plot (?:summary|keywords)\b", re.I)
"""What a menu lists below its own word for the storyline."""
_NO_AUTHOR = frozenset({"anonymous", "plot summary"})


def storyline(sheet: Sheet, film: Mention) -> Reading:
    """The storyline: after its label, or before its links or signature, whole with all its paragraphs."""
    page = sheet.page
    labels = [m for m in sheet.marks if m.name == "storyline" and sheet.free(m[:2])]
    spans: list[Span] = []
    for mark in labels:
        following = sheet.next_mark(mark.end)
        spans.append(page.trim(mark.end, following.start if following else len(sheet.text)))
    if not any(_is_text(page.words(s)) for s in spans):
        for links in [m for m in sheet.marks if m.name == "summary_links"]:
            spans.append(_prose_before(sheet, links.start))
    if not any(_is_text(page.words(s)) for s in spans):
        for match in sheet.find(r"(?<!\w)written\s+by\s+[^\n|]{2,80}(?=\n|\||$)"):
            if not sheet.alone(match.span()) or "<" in match[0]:
                spans.append(_prose_before(sheet, match.end()))
    for span in spans:
        if span.end <= span.start or not sheet.free(span):
            continue
        signature = next((m for m in _SIGNED.finditer(page.text, *span) if page.blank(m.end(), span.end)), None)
        text = page.trim(span.start, signature.start() if signature else span.end)
        if not _is_text(page.words(text)):
            continue
        author = page.group(signature, "name") if signature else None
        if author and fold(page.words(author)) in _NO_AUTHOR:
            author = None
        yield from say.storyline(page, film, text, author, "imdb")
        sheet.take(span)


def _is_text(words: str) -> bool:
    """Whether words are a text at all, and not a row of links or keywords, nor the site's word that it has none."""
    if _NONE_YET.match(words) or _MENU.match(words):
        return False
    return len(words.split()) >= 4 and not (" | " in words and len(words.split()) < 12)


def _prose_before(sheet: Sheet, end: int) -> Span:
    """The unread prose that ends at a position: back to what has been read, or to a mark."""
    page = sheet.page
    before = sheet.previous_mark(end)
    start = before.end if before else 0
    pieces = sheet.rest(start, end)
    if not pieces or pieces[-1].end < page.trim(start, end).end:
        return Span(end, end)
    # Lines without a gap between them are one paragraph.
    first = len(pieces) - 1
    while first and page.text[pieces[first - 1].end : pieces[first].start] == "\n" and _is_prose(page.words(pieces[first - 1])):
        first -= 1
    return Span(pieces[first].start, page.trim(pieces[first].start, end).end)


def _is_sentence(words: str) -> bool:
    """Whether a few words are a sentence, as the shortest plots are, where nothing else can stand."""
    return len(words.split()) > 1 and bool(_SENTENCE.fullmatch(words))


_SENTENCE = re.compile(r"[^\W_][^|»:]*[^\W\d_][.!?…][\"'”’)]*")


def _is_prose(words: str) -> bool:
    return (
        len(words.split()) >= 7
        and (words.rstrip().endswith((".", "!", "?", "…", '"', "”", "»", ")")) or len(words.split()) >= 14)
        and " | " not in words
        # Points of a menu on one line are no text.
        and words.count("• ") < 3
    )


def _whole(sheet: Sheet, line: Span) -> Span:
    """A line of a plot with those above and below it from which only a width parts it: one that is filled, and ends as no sentence does."""
    page = sheet.page
    first = last = page.line_at(line.start)
    while first and _goes_on(sheet, first - 1):
        first -= 1
    while last + 1 < len(page.lines) and _goes_on(sheet, last):
        last += 1
    return Span(min(line.start, page.lines[first].start), max(line.end, page.lines[last].end)) if first < last else line


def _goes_on(sheet: Sheet, number: int) -> bool:
    """Whether a line is of a text that the next one goes on with."""
    page = sheet.page
    here, below = page.lines[number], page.lines[number + 1]
    both = Span(here.start, below.end)
    return (
        page.text[here.end : below.start] == "\n" and here.end - here.start >= _FILLED and not _ENDED.search(page.cut(here))
        and "|" not in page.cut(both) and sheet.free(both) and not sheet.marks_within(both)
    )  # fmt: skip


_FILLED = 55
"""A line that a width parted from the next holds so many characters at least."""
_ENDED = re.compile(r"[.!?…:»)][\"'”’]*$")


def _without_link(sheet: Sheet, line: Span) -> Span:
    full = _FULL.search(sheet.text, *line)
    return sheet.page.trim(line.start, full.start() if full else line.end)


def _head_ends(sheet: Sheet, namings: list[Naming]) -> list[int]:
    """Where the titles and the line under them end."""
    under = under_title(sheet)
    return [n.whole.end for n in namings] + ([under.end] if under else [])


def _is_short_plot(sheet: Sheet, ends: Callable[[], list[int]], line: Span) -> bool:
    """Whether a line is a sentence of few words between the title, or the line under it, and the credits."""
    if not _is_sentence(sheet.page.words(line)):
        return False
    above = [end for end in ends() if end <= line.start]
    return bool(above) and not sheet.rest(max(above), line.start)


_WATCH = re.compile(
    r"(?:(?:watch now|(?:from|rent|buy) \$[\d.]+(?: \([hs]d\))?|(?:on|with) (?:amazon video"
        r"|prime video|amazon)|on (?:disc|tv)|at amazon|more watch options"
    r"|all(?= ))\s+)+", re.I
)  # fmt: skip


def _before_links(sheet: Sheet, position: int) -> int:
    """A position, or where the links that stand right before it begin (see full summary »)."""
    link = sheet.previous_mark(position)
    while link and link.name == "closing" and not sheet.text[link.end : position].strip():
        position = link.start
        link = sheet.previous_mark(position)
    return position


def plot(sheet: Sheet, film: Mention, namings: list[Naming]) -> Reading:
    """The short plot: between the head's lines and the credits."""
    page = sheet.page
    if any(m.name == "plot" and sheet.free(m[:2]) for m in sheet.marks):
        # Pages of 2006 to 2010, and ``/combined``, have a label for it.
        return
    if sheet.flow:
        yield from _plot_in_flow(sheet, film, namings)
        return
    # Looked for once, and only where a line may be a short plot.
    ends = cache(partial(_head_ends, sheet, namings))
    credit = next((m for m in sheet.marks if m.name in _CREDIT_LABELS and sheet.free(m[:2])), None)
    if credit is not None:
        bound = _before_links(sheet, credit.start)
        before = [p for p in sheet.rest(0, bound) if p.end >= page.trim(0, bound).end - 1]
        whole = _whole(sheet, before[-1]) if before else None
        if whole and (_is_prose(page.words(whole)) or _is_short_plot(sheet, ends, whole)) and not people_line(sheet, whole):
            yield page.claim(film, "description", _without_link(sheet, whole))
            sheet.take(whole)
            return
    starts = sorted(head_starts(sheet, namings), key=lambda end: (end < 200, end))
    looked: dict[int, int] = {}
    for start in starts:
        closing = sheet.next_mark(start, AFTER_HEAD)
        bound = closing.start if closing else len(sheet.text)
        zone = (start, looked.get(bound, bound))
        looked[bound] = min(start, looked.get(bound, bound))
        for part in sheet.rest(*zone):
            line = _whole(sheet, part)
            words = page.words(line)
            if (
                not (_is_prose(words) or _is_short_plot(sheet, ends, line))
                or people_line(sheet, line)
                or re.match(r"(?:watch|check|see|learn|find|explore|imdb|get)\b", words, re.I)
            ):
                continue
            yield page.claim(film, "description", _without_link(sheet, line))
            sheet.take(line)
            return


_DATED = re.compile(rf"{DATE}\s+\([^()\n]{{2,40}}\)\s+(?=\S)", re.I)
"""All that is left of the line under the title."""
_INITIAL = re.compile(r"(?<!\S)(?:\w\.){1,4}\s*$")
_NOTED = re.compile(
    r"\([^()]*\b(?:screenplay|novel|story|book|written|writer|play|teleplay|dialogue|characters?|created|scenario|adaptation|idea|concept"
    r"|script|based|poem|musical|comics?|memoirs?|article|libretto|treatment)\b[^()]*\)",
    re.I,
)


def _plot_in_flow(sheet: Sheet, film: Mention, namings: list[Naming]) -> Reading:
    """The prose before the first credit; without labels, the prose before the names that follow it."""
    page = sheet.page
    marks = [m for m in sheet.marks if m.name in _CREDIT_LABELS and sheet.free(m[:2])]
    start = max((n.whole.end for n in namings), default=0) if not marks else 0
    bound = (
        _before_links(sheet, marks[0].start)
        if marks
        else next((m.start for m in sheet.marks if m.start > start and m.name in ("cast_list", "closing")), len(sheet.text))
    )
    rest = sheet.rest(start, bound)
    pieces = [p for p in rest if len(page.words(p).split()) >= 4 or (marks and p is rest[-1] and _is_sentence(page.words(p)))]
    if marks:
        pieces = [p for p in pieces if p.end >= page.trim(0, bound).end - 1]
    piece = (pieces[-1] if marks else pieces[0]) if pieces else None
    if piece is None or (not marks and not namings):
        return
    for before in (_WATCH, _DATED):
        if above := before.match(page.text, *piece):
            piece = page.trim(above.end(), piece.end)
    credits: Span | None = None
    if not marks or marks[0].name != "directors":
        ends = [m.end() for m in re.compile(r"[.!?…][\"”')]*\s+").finditer(page.text, *piece)]
        names = Span(ends[-1], piece.end) if ends else None
        while names and _INITIAL.search(page.text, max(piece.start, names.start - 6), names.start) and len(ends) > 1:
            ends.pop()
            names = Span(ends[-1], piece.end)
        if names and name_list(page, names) and not _is_clause(page, names):
            credits, piece = names, page.trim(piece.start, names.start)
        elif names and _NOTED.search(page.text, *names):
            yield page.notice("run-together", "names without anything between them", names)
            sheet.take(names)
            piece = page.trim(piece.start, names.start)
    if not _is_prose(page.words(piece)) and not marks:
        return
    yield page.claim(film, "description", piece)
    sheet.take(piece)
    if credits:
        yield from _credits_in_flow(sheet, film, credits)


def _is_clause(page: Page, span: Span) -> bool:
    """Whether what looks like a list of names opens with a word or an ordinary word, as the clauses of a cut sentence do."""
    words = page.words(page.split(span, r"\s*,\s*")[0]).split()
    return len(words) < 2 or is_common(fold(words[0]))


def _credits_in_flow(sheet: Sheet, film: Mention, span: Span) -> Reading:
    """Names that stand after the plot without labels: a director, run together with the writers whose notes tell them."""
    page = sheet.page
    first = page.text.find("(", *span)
    if first >= 0 and not _NOTED.match(page.text, first):
        # A note on a director: behind it stand directors or writers.
        yield page.notice("run-together", "names without anything between them", span)
        sheet.take(span)
        return
    head = page.trim(span.start, first if first >= 0 else span.end)
    comma = page.text.find(",", *head)
    if comma >= 0 and first >= 0:
        # Several directors, and where the writers begin is not printed.
        yield page.notice("run-together", "names without anything between them", head)
        noted = page.text.find(",", first, span.end)
        if noted >= 0:
            yield from billing.writers(sheet, film, page.trim(noted + 1, span.end))
        sheet.take(span)
        return
    head = page.trim(head.start, comma if comma >= 0 else head.end)
    words = list(re.compile(r"\S+").finditer(page.text, *head))
    folded = [fold(w[0]) for w in words]
    half = len(words) // 2
    if first < 0 and half > 1 and folded[:half] == folded[half:]:
        # Who directed wrote it, too.
        yield from billing.directors(sheet, film, Span(head.start, words[half - 1].end()), inferred=True)
        yield from billing.writers(sheet, film, Span(words[half].start(), head.end), inferred=True)
        sheet.take(span)
        return
    cut = row_cuts.two_names([w[0] for w in words]) if first >= 0 else len(words)
    if cut:
        director = Span(head.start, words[cut - 1].end())
        yield from billing.directors(sheet, film, director, inferred=True)
    rest = page.trim(words[cut].start() if cut < len(words) else span.end, span.end)
    if rest.end > rest.start and "(" in page.text[rest.start : rest.end]:
        yield from billing.writers(sheet, film, rest)
    sheet.take(span)
