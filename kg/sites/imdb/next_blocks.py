"""Blocks of IMDb's title pages since 2021 as text: the cast, similar titles, the plot and the review that is quoted."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.model import Mention
from kg.reading import castlist, say
from kg.reading.page import Page, Reading, Span
from kg.sites.imdb.marks import GENRES, MONTH, YEARS
from kg.sites.imdb.next_lines import Lines
from kg.text import fold, text_hash

_DAY = re.compile(rf"(?:{MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {MONTH} \d{{4}})", re.I)
_SCORE = re.compile(r"(?P<score>10|\d(?:\.\d)?)\s*/\s*(?P<best>10)(?!\d)")
_NOTE = re.compile(rf"\(.*\)|{YEARS}|\d+ eps?(?:isodes?)?\b.*|…|\.\.\.|edit|•", re.I)
_OF_OTHERS = re.compile(r"\d[.,]\d|10(?:\.0)?")
_HELPFUL = re.compile(r"helpful\s*•?\s*(?P<votes>\d[\d,]*)?", re.I)
_VOTES = re.compile(r"\d[\d,]*")
_SPOILERS = re.compile(r"warning: spoilers", re.I)
_ALIAS = re.compile(r"(?:as [^()\n]{1,80})?\s*\(as (?P<name>[^()]+)\)", re.I)
_BRACKETED = re.compile(r"(?: ?\([^()]*\))+$")
_MORE = re.compile(r"(?:\.\.\.|…)?\s*read all\s*", re.I)
_NO_PLOT = re.compile(r"add a plot\b|it looks like we don't have|play trailer|watch |see ", re.I)


# --- the plot --------------------------------------------------------------------------------------------------------


def plot(lines: Lines, first: int | None, film: Mention, *, genres: bool) -> Reading:
    """The plot above the credits, and the genres above the plot, where nothing else says them (``genres``)."""
    page = lines.page
    if not first:
        return
    at = first - 1
    while at and not _is_plot(lines, at) and (first - at) < 14:
        at -= 1
    if not _is_plot(lines, at):
        return
    yield page.claim(film, "description", last_of_several(page, lines.spans[at]))
    # Shorter forms of it, for narrow windows, stand before it.
    start = lines.words[at][:20]
    while at and (lines.words[at - 1][:20] == start or lines.words[at - 1] == "read all"):
        at -= 1
    chips = at
    while chips and lines.words[chips - 1] in GENRES:
        chips -= 1
    if genres:
        yield from say.literals(page, film, "genre", lines.spans[chips:at])


def _is_plot(lines: Lines, number: int) -> bool:
    words = lines.words[number]
    return len(words.split()) > 3 and not lines.stops(number) and not _NO_PLOT.match(words)


_SHORTEST_PLOT, _LONGEST_PLOT = 20, 1_500


def last_of_several(page: Page, line: Span) -> Span:
    """The plot of a line that holds its shorter forms before it, or holds it twice and more."""
    shorter = list(_MORE.finditer(page.text, *line))
    if shorter and shorter[-1].end() < line.end and page.cut(line)[:20] == page.text[shorter[-1].end() :][:20]:
        line = page.trim(shorter[-1].end(), line.end)
    words = page.cut(line)
    for size in range(min(len(words) // 2, _LONGEST_PLOT), _SHORTEST_PLOT, -1):
        last = words[-size:]
        if last[0].isspace() or not (before := words[:-size].rstrip()).endswith(last):
            continue
        while before.endswith(last):
            before = before.removesuffix(last).rstrip()
        # What stands before them is a genre; where it is a sentence, the plot repeats itself.
        return line if before.endswith((".", "!", "?")) else Span(line.end - size, line.end)
    return line


# --- the cast --------------------------------------------------------------------------------------------------------


def cast(page: Page, film: Mention, values: list[Span], stars: set[str]) -> Reading:
    """Rows of a name, twice where its picture's was saved, and characters with notes.

    What is a name and what a character is told by the pictures' names, or by their turns, where the stars have theirs.
    """
    words = [fold(page.words(value)) for value in values]
    doubled = {words[i] for i in range(len(words) - 1) if words[i] == words[i + 1]}
    # The picture's name is none of the row before.
    values = [value for i, value in enumerate(values) if not (i + 1 < len(words) and words[i] == words[i + 1])]
    said = [value for value in values if not _NOTE.fullmatch(page.words(value))]
    lines = [value for i, value in enumerate(said) if not (i and _repeats(page, value, [said[i - 1]]))]
    turns = not doubled and _take_turns(page, lines, stars)
    names = set(lines[::2]) if turns else {value for value in lines if fold(page.words(value)) in doubled | stars}
    heads = [i for i, value in enumerate(values) if value in names]
    if not heads and values:
        yield page.notice("unread-cast", "names without their pictures' are not told from characters", values[0])
    for position, (at, end) in enumerate(pairwise([*heads, len(values)]), 1):
        below = values[at + 1 : end]
        characters = [value for value in below if not _NOTE.fullmatch(page.words(value)) and not _repeats(page, value, below)]
        # A note below a second name is that one's.
        own = [value for value in below if len(characters) < 2 or value.start < characters[1].start]
        alias = next((m for v in own if (m := _ALIAS.fullmatch(page.text, *v))), None)
        character, credited = _character(page, characters[0]) if characters else (None, None)
        if len(characters) > 1:
            # Another character, or an actor without a picture.
            yield page.notice("unread-cast", "which lines are characters is not printed", characters[1])
        credited = page.group(alias, "name") if alias else credited
        yield from say.cast_row(page, film, values[at], character, position, credited_as=credited)


def _take_turns(page: Page, lines: list[Span], stars: set[str]) -> bool:
    """Whether every other line is a name: those of the stars are, and nobody's stands where a character would."""
    names = {fold(page.words(line)) for line in lines[::2]}
    characters = {fold(page.words(line)) for line in lines[1::2]}
    return len(lines) % 2 == 0 and len(lines) > 2 and bool(stars & names) and not (stars & characters - names)


def _repeats(page: Page, value: Span, row: list[Span]) -> bool:
    """Whether a line is ``as Neo`` below ``Neo``: what a screen reader says."""
    words = fold(page.words(value))
    return words.startswith("as ") and any(fold(page.words(other)) == _BRACKETED.sub("", words[3:]) for other in row)


def _character(page: Page, value: Span) -> tuple[Span | None, Span | None]:
    """A character without its notes, without the dots that stand for others, and said once (``Neoas Neo``)."""
    words = page.cut(value).rstrip(" .…") if page.cut(value).endswith("…") else page.cut(value)
    value = Span(value.start, value.start + len(words))
    if said := re.fullmatch(r"(?P<once>.{1,80}?) ?as (?P=once)(?P<notes>(?: ?\([^()]*\))*)", words):
        once = Span(value.start, value.start + said.end("once"))
        alias = re.search(r"\(as (?P<name>[^()]+)\)", said["notes"], re.I)
        start = value.start + said.start("notes")
        return once, Span(start + alias.start("name"), start + alias.end("name")) if alias else None
    return castlist.role_of(page, value)


# --- similar titles --------------------------------------------------------------------------------------------------


def extent(lines: Lines) -> range:
    """The numbers of the lines below "More like this".

    A title may be called like a label: the score stands above it, or below its picture's words.
    """
    start = lines.first("more like this")
    if start is None:
        return range(0)
    scored = [_OF_OTHERS.fullmatch(words) is not None for words in (*lines.words, "", "")]
    end = start + 1
    while end < len(lines.words) and (
        not lines.stops(end) or ((scored[end - 1] or scored[end + 1]) and lines.words[end + 1 : end + 2] != ["edit"])
    ):
        end += 1
    return range(start + 1, end)


def similar(lines: Lines, film: Mention) -> Reading:
    """Each title below "More like this" with the score above it; a title without one is not told from a picture's words."""
    page = lines.page
    values = [lines.spans[number] for number in extent(lines)]
    for mark, title in pairwise(values):
        if not _OF_OTHERS.fullmatch(page.words(mark)) or _OF_OTHERS.fullmatch(page.words(title)):
            continue
        other = say.film(page, title)
        if other == film or fold(page.words(title)) == film.identity[0]:
            continue
        yield page.link(film, "similar", other, title)
        yield from say.naming(page, other, title, None)
        rule = "decimal-comma" if "," in page.cut(mark) else "decimal"
        yield from say.rating(page, other, "IMDb", "users", mark, score=mark, fixed_best="10.0", rule=rule)


# --- the review ------------------------------------------------------------------------------------------------------


def review(lines: Lines, film: Mention) -> Reading:
    """The featured review: its mark, headline, words, votes, author and date."""
    page = lines.page
    start = lines.first("featured review", "featured reviews", "top review")
    if start is None:
        return
    until = min(start + 120, len(lines.words))
    date = next((i for i in range(start + 4, until) if _DAY.fullmatch(page.words(lines.spans[i])) and _closes(lines, start, i)), None)
    if date is None:
        return
    rows = lines.spans[start + 1 : date + 1]
    mark = _SCORE.match(page.text, rows[0].start)
    while rows and mark and rows[0].start < mark.end():
        rows = rows[1:]
    flagged = next((row for row in rows[:3] if _SPOILERS.fullmatch(page.words(row))), None)
    rows = [row for row in rows if row != flagged]
    asked = next((i for i, row in enumerate(rows) if _HELPFUL.fullmatch(page.words(row))), None)
    if len(rows) < 4 or (asked is not None and asked < 2):
        return
    headline, body = rows[0], rows[1 : len(rows) - 2 if asked is None else asked]
    text = page.trim(body[0].start, body[-1].end)
    yield from say.review(
        page, film, "user_review", "imdb", text, 1, author=rows[-2], date=rows[-1], headline=headline,
        score=page.group(mark, "score") if mark else None, best=page.group(mark, "best") if mark else None, spoiler=flagged,
    )  # fmt: skip
    if asked is not None:
        votes = [found for row in rows[asked:-2] for found in [_HELPFUL.fullmatch(page.text, *row) or _VOTES.fullmatch(page.text, *row)]]
        places = [page.group(m, "votes" if m.re is _HELPFUL else 0) for m in votes if m and (m.re is _VOTES or m["votes"])]
        node = Mention("user_review", ("imdb", text_hash(page.words(text))), film)
        if len(places) == 2:
            yield from say.attempt(page, node, "helpful_votes", places[0], "count")
            yield page.claim(node, "helpful_total", places[0], "sum", also=(places[1],))


def _closes(lines: Lines, start: int, date: int) -> bool:
    """Whether a line of a date is the review's own: votes stand before it, or a link to it behind."""
    voted = any(_HELPFUL.fullmatch(words) for words in lines.words[start:date])
    return voted or lines.words[date + 1 : date + 2] == ["permalink"]
