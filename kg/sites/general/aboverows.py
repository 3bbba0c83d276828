"""The name of a film in a text that nothing else tells: the line above its rows, its facts, or who signs what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.reading import say
from kg.reading.page import Page, Span
from kg.sites.general.firstlines import ABOUT, MOST_LINES_ABOVE
from kg.sites.general.labels import known
from kg.sites.general.lines import Row
from kg.sites.general.names import LONGEST, YEAR, Named, bare, pattern, quoted, segments
from kg.sites.general.nottitles import (
    COUNT,
    POINT,
    RUN_TOGETHER,
    SIGNED,
    SITE,
    VOTES,
    are_facts,
    is_dated,
    no_title,
    of_genre,
    offers,
)
from kg.sites.general.parts import of_company
from kg.sites.general.values import rule
from kg.text import fold
from kg.text.tongues import TONGUES

_BETWEEN = re.compile(r"[\d.,]{1,4}(?: ?/ ?(?:5|10|100))?%?")
"""A score."""
_LABELLED = re.compile(r"(?P<label>[^:]{2,46}): ?(?P<value>\S.*)")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d\s")
_LENGTH = re.compile(r"\b\d{1,2} ?h(?: ?\d{1,2} ?m(?:in)?)?\b|\b\d{2,3} ?(?:min|mins|minutes|minuten|minuti|minutos|perc|мин)\b", re.I)
_BESIDE_LENGTH = re.compile(rf"\b(?:{YEAR}|PG-13|PG|R|NC-17|Unrated|Not Rated|FSK ?\d+)\b|[,|•·]")
_WHO = r"[A-ZÀ-ÞŁŠČŘŽ][^\W\d_]+(?: [A-ZÀ-ÞŁŠČŘŽ][^\W\d_]*\.?){1,2}"
_REVIEWED = re.compile(
    rf"(?i:(?:an? )?(?:movie |film )?review by) .{{3,60}}"
    rf"|(?i:posted|published|updated|last updated|veröffentlicht|publié|publicado|pubblicato|publicerad)(?i: on| by| am| le| el| il| den)?"
    rf" (?=[^\n]{{0,30}}\d).{{4,60}}"
    rf"|(?i:by|text|von|par|por|di|av):? {_WHO}(?:\s*(?:[,/|(]|on\b|am\b|le\b|el\b|den\b).{{0,60}})?"
)
"""Who wrote what follows: ``A movie review by Jo Penn``, ``BY JO PENN / 3 March 1998``."""
_STARS = re.compile(r"\d(?:\.5|½)? stars?|[★☆*½ ]{2,}", re.I)
MOST_LINES = 60
MOST_BELOW = 4
"""So few lines below the year stands the length of a film whose facts stand below each other."""
LONGEST_HOUSE = 30


def _is_row(words: str) -> bool:
    """Whether a line is a row: what stands before its colon ends with a label."""
    match = _LABELLED.fullmatch(words)
    pieces = match["label"].split() if match else []
    return any(known(" ".join(pieces[at:])) for at in range(len(pieces)))


def of_facts(page: Page, line: Span) -> bool:
    """Whether a line gives a film's length beside other facts: ``1995 R 111 minutes``, ``Poland, 1971, 79 min``."""
    words = page.words(line)
    return len(words) <= LONGEST and _LENGTH.search(words) is not None and _BESIDE_LENGTH.search(words) is not None and ":" not in words


def _made(page: Page, line: Span) -> bool:
    """Whether a line is where and when a film was made: ``United States, 1995``."""
    pieces = page.split(line, r"\s*[,/|·•]\s*|\s+(?=(?:18|19|20)\d\d$)")
    if len(pieces) > 2 and of_genre(page.words(pieces[0])):
        # "Drama, D/PL 2009"
        pieces = pieces[1:]
    dated = [re.fullmatch(YEAR, page.words(one)) is not None for one in pieces]
    # "D/A/CH 1989"
    coded = any(dated)
    read = [a or _is_country(page, one) or (coded and _CODE.fullmatch(page.words(one))) for one, a in zip(pieces, dated, strict=True)]
    return all(read) and bool(read)


def _where_and_when(page: Page, line: Span) -> bool:
    """Whether a line is both where and when a film was made."""
    words = page.words(line)
    return len(words) <= LONGEST and re.search(rf"\b{YEAR}$", words) is not None and " " in words and _made(page, line)


def _is_country(page: Page, span: Span) -> bool:
    return any(rule(page, "country", tongue, span) for tongue in ("en", *TONGUES))


_CODE = re.compile(r"[A-Z]{1,3}")
"""How a country is called for short, as on the backs of cars."""
_IN_BRACKETS = re.compile(r"\([^()]{2,80}\)")


def beside_name(page: Page, line: Span) -> bool:
    """Whether a line below the name is a button, a genre, a year or a running time, and no name for it."""
    words = page.words(line)
    return (
        is_dated(page, segments(page, line))
        or of_genre(words)
        or offers(words)
        or pattern("badge").fullmatch(words) is not None
        or say.reads(page, line, "running-time") is not None
        or re.fullmatch(YEAR, words) is not None
    )


def _between(page: Page, number: int) -> bool:
    """Whether a line may stand between a film's name and its rows: facts, scores, rows of others, a heading over them, who signs."""
    line = page.lines[number]
    words = page.words(line)
    listed = _LABELLED.fullmatch(words) and number and (_LABELLED.fullmatch(above := page.words(page.lines[number - 1])) or known(above))
    return bool(
        are_facts(page, segments(page, line))
        or beside_name(page, line)
        or _BETWEEN.fullmatch(words)
        or VOTES.fullmatch(words)
        or COUNT.fullmatch(words)
        or RUN_TOGETHER.fullmatch(words)
        or of_facts(page, line)
        or _is_row(words)
        or listed
        or known(words)
        or _REVIEWED.fullmatch(words)
        or _STARS.fullmatch(words)
        or _made(page, line)
        or (number > 0 and _IN_BRACKETS.fullmatch(words) and _named(page, number - 1))
        or (number and len(words) <= LONGEST_HOUSE and of_company(words))
    )


def _named(page: Page, number: int) -> Named | None:
    """The name that a line is, where nothing says that it is anything else."""
    line = page.lines[number]
    words = page.words(line)
    other = (
        line.end - line.start > LONGEST // 2
        or no_title(page, line, segments(page, line))
        or POINT.match(words)
        or RUN_TOGETHER.fullmatch(words)
        or SIGNED.fullmatch(words)
        or SITE.search(words)
        or _CLOCK.match(words)
        or _is_row(words)
        or (re.fullmatch(r"\d+ [a-zà-ÿ]+", words) and page.capitals > MOST_LINES_ABOVE)
        or pattern("skip").search(words)
        or pattern("lists").search(words)
    )
    if other:
        return None
    # "Titel Ebbe": the row that names it, without its mark.
    head, _, rest = words.partition(" ")
    meant = set(known(head).values()) if rest else set()
    among = segments(page, line)
    if len(among) > 1 and pattern("review").fullmatch(page.words(among[0])):
        # "DVD Review – Low Tide"
        return bare(page, Span(among[1].start, line.end))
    if meant == {"title"}:
        return bare(page, page.trim(line.start + len(head), line.end))
    return None if meant and meant <= {"director", "producer"} else bare(page, line)


_OF_CREDITS = frozenset(("director", "director_writer", "duration", "cast"))
_LEAST_OF_CREDITS = 3


def _of_credits(page: Page, rows: Sequence[Row], number: int) -> bool:
    """Whether a line, by its number, has so many rows that it is the film's line of credits, which stands below what happens in it."""
    within = page.lines[number]
    said = {p for row in rows if within.start <= row.label.start < within.end for p in row.meanings.values()}
    return len(said & _OF_CREDITS) >= _LEAST_OF_CREDITS


def is_prose(words: str) -> bool:
    """Whether words are a sentence or more: several words with a stop behind them."""
    return words[-1:] in (".", "!", "?", "…", "”", "»") and words.count(" ") > _LONG_NAME


_LONG_NAME = 6
"""With so many blanks a name ends with no stop."""


def over_the_rows(page: Page, rows: Sequence[Row]) -> Iterator[tuple[Named, Span]]:
    """The line of a text above its first row, or above the one line of facts below its first lines, or who signs it."""
    first = next((row for row in rows if set(row.meanings.values()) & ABOUT), None)
    number = page.line_at(first.label.start) if first else 0
    of_credits = bool(number) and _of_credits(page, rows, number)
    told: list[str] = []
    while number > 1 and (_between(page, number - 1) or (of_credits and is_prose(page.words(page.lines[number - 1])))):
        number -= 1
        told += quoted(page.words(page.lines[number])) if of_credits else ()
    if number and number <= MOST_LINES_ABOVE and (named := _named(page, number - 1)):
        # What prose names in quotes is the film as often as not: then the line above is a headline.
        if all(fold(one) == fold(page.words(named.name)) for one in told):
            yield named, page.lines[number - 1]
        return
    facts = [at for at, line in enumerate(page.lines[:MOST_LINES]) if at and of_facts(page, line)]
    facts = facts or [at for at, line in enumerate(page.lines[:MOST_LINES_ABOVE]) if at and _where_and_when(page, line)]
    if len(facts) == 1 and facts[0] <= MOST_LINES_ABOVE:
        number = facts[0]
        while number > 1 and _between(page, number - 1):
            number -= 1
        if named := _named(page, number - 1):
            yield named, page.lines[number - 1]
            return
    for number, line in enumerate(page.lines[1:MOST_LINES_ABOVE], 1):
        # Facts below each other: the year, the certificate, the length.
        below = page.lines[number + 1 : number + MOST_BELOW]
        if re.fullmatch(YEAR, page.words(line)) and any(say.reads(page, one, "running-time") for one in below):
            if named := _named(page, number - 1):
                yield Named(named.name, named.year or line), page.lines[number - 1]
            return
    if len(page.lines) > 1 and _REVIEWED.fullmatch(page.words(page.lines[1])) and (named := _named(page, 0)):
        yield named, page.lines[0]


def people(page: Page, rows: Sequence[Row]) -> set[str]:
    """The folded names, and lines, that rows give as those of people."""
    of = [row for row in rows if set(row.meanings.values()) & {"director", "writer", "producer", "director_writer", "composer", "editor"}]
    return {fold(page.words(one)) for row in of for run in row.value for one in page.split(run, r"\s*[,;/&]\s*")}
