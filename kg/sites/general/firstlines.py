"""The name of a film in a text, which has no title and no headings: one of its first lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.reading.page import Page, Span
from kg.sites.general.labels import known
from kg.sites.general.names import LONGEST, YEAR, Named, bare, listed, pattern, segments
from kg.sites.general.nottitles import POINT, no_title, of_genre, offers
from kg.sites.general.outline import Outline
from kg.text import fold

ABOUT = frozenset((
    "director", "writer", "director_writer", "cast", "duration", "genre", "country", "year", "original_title", "released", "producer",
))  # fmt: skip
MOST_LINES_ABOVE = 12
"""A text's name stands in one of its first lines."""


def first_lines(page: Page, outline: Outline) -> Iterator[tuple[Named, Span]]:
    """The candidates that the first lines of a text are: with the year in brackets, repeated further on, or the first line of all."""
    ranked: list[tuple[int, Named, Span]] = []
    if page.lines and page.lines[0].end - page.lines[0].start > LONGEST and (named := _in_front(page, page.lines[0])):
        yield named, Span(named.name.start, named.year.end if named.year else named.name.end)
        return
    if "imdbpro" in page.text[:4_000].lower() and any(fold(page.words(line)) == "imdbpro" for line in page.lines[:MOST_LINES_OF_MENU]):
        # The menu of a page in a language that its site's reader does not know.
        yield from _above_year(page)
        return
    if (told := _told(page)) is not None:
        yield told, Span(told.name.start, told.year.end + 1 if told.year else told.name.end)
    headline = page.headline
    place = page.line_at(headline.start) if headline else 0
    further = [(place, headline)] if headline and place >= MOST_LINES_ABOVE else []
    for number, line in (*enumerate(page.lines[:MOST_LINES_ABOVE]), *further):
        words = page.text[line.start : line.end]
        heading = next((h for h in outline.headings if h.span.start >= line.start and h.span.end == line.end and h.level < 7), None)
        span = Span(*(heading.span if heading else line))
        among = segments(page, span)
        if len(words) > LONGEST or not among or pattern("skip").search(words) or no_title(page, line, among):
            continue
        if number and (of_genre(words) or _GENRES.fullmatch(words) or pattern("badge").fullmatch(words)):
            continue
        if number and _in_cast(page, number):
            continue
        if number and (POINT.match(words) or ABOUT & set(known(page.words(page.lines[number - 1])).values())):
            # A point of a list; the value of the label above.
            continue
        bracketed = re.search(rf"[(\[][^()\[\]]*{YEAR}", words) is not None
        whole = bare(page, among[0])
        if whole and (first := _first_of_two(page, whole, span.end)):
            ranked.append((0, first, span))
            continue
        # What has a year is the film's name, whatever stands behind it.
        both = (whole, bare(page, span)) if whole and whole.year else (bare(page, span), whole)
        for said in dict.fromkeys(one for one in both if one):
            named = _shown(page, said, number) or said
            if re.fullmatch(YEAR, page.words(named.name)) and not named.year:
                continue
            again = _again(page, named.name, span.end) or (number > 0 and _begins(page, page.lines[0], named.name))
            if bracketed and named.year:
                ranked.append((0 if again else 2, named, span))
            elif again:
                # The first line of a text is its title more often than not, and names its site behind a mark.
                ranked.append((1 if number == 0 and len(among) > 1 else 3, named, span))
                break
            elif (heading and heading.level == 1) or (named.year and number == 0):
                ranked.append((3 if heading else 4, named, span))
    yield from ((named, span) for _, named, span in sorted(ranked, key=lambda one: one[0]))
    if not ranked and (below := _below_menu(page)):
        yield below, Span(below.name.start, below.year.end if below.year else below.name.end)


_BY = re.compile(rf"\W{{0,2}}(?P<name>[^\n|•·]{{1,120}}?) \((?P<year>{YEAR})\),? (?:directed by|a film by|by|[-–] [^\n|•·]{{3,40}} \|) ?\S")
_WATCH = re.compile(
    r"\W{0,2}(?:(?:[^\W_][\w.+]{1,20} [-–|] )?(?:watch|stream|ver|voir|regarder|guarda|assistir(?: a)?|sledujte|titta på|bekijk"
    r"|oglądaj)|prime video:|amazon\.com:(?: watch)?) (?P<name>[^\n|•·]{1,120}?)(?: online)?(?: [-–|] | ?\| ?|$)",
    re.I,
)


def _told(page: Page) -> Named | None:
    """The film's name in a title line that says more of it: ``Low Tide (1998) directed by …``, ``Watch Low Tide | …``."""
    first = page.lines[0] if page.lines else None
    if first is None or first.end - first.start > 2 * LONGEST:
        return None
    words = page.text[first.start : first.end]
    for match in filter(None, (_WATCH.match(words), _BY.match(words))):
        named = bare(page, Span(first.start + match.start("name"), first.start + match.end("name")))
        said = fold(page.words(named.name)) if named else ""
        below = next((line for line in page.lines[1 : MOST_LINES_ABOVE * 3] if fold(page.words(line)) == said), None)
        if named and below:
            year = Span(first.start + match.start("year"), first.start + match.end("year")) if match.re is _BY else named.year
            return Named(named.name, year) if year else Named(below, None)
    return None


MOST_LINES_OF_MENU = 80


def _above_year(page: Page) -> Iterator[tuple[Named, Span]]:
    """The first line right above a year that is a line of its own; the original title may stand between them."""
    lines = page.lines[:MOST_LINES_OF_MENU]
    for number, line in enumerate(lines[1:], 1):
        if year := _YEAR_LINE.fullmatch(page.text, *line):
            above = lines[number - 1]
            label = page.words(above).partition(":")[0]
            above = lines[number - 2] if number > 1 and "original_title" in known(label).values() else above
            if (named := bare(page, above)) and not offers(page.words(above)):
                yield Named(named.name, page.group(year, "year")), above
            return


_YEAR_LINE = re.compile(rf"(?P<year>{YEAR})(?:[–-](?:{YEAR})?)?")


def _below_menu(page: Page) -> Named | None:
    """The one name with its year in brackets that stands right above a label, further down than a menu above it reaches."""
    found = []
    for line, below in pairwise(page.lines[MOST_LINES_ABOVE:MOST_LINES_OF_MENU]):
        label = page.words(below)
        if ABOUT & set(known(label.partition(":")[0]).values()) and re.search(rf"[(\[]{YEAR}[)\]]$", page.words(line)):
            named = bare(page, line)
            if named and named.year:
                found.append(named)
    return found[0] if len(found) == 1 else None


FEWEST_POINTS = 2
MOST_POINTS = 400


def menu_end(page: Page, name: Span) -> int:
    """Where the menu ends between the title of a text and the line that is the film's name alone: there labels are points of it.

    The beginning of the text where no such line follows, or what stands between has no two words of menus.
    """
    words = fold(page.words(name))
    points = 0
    for line in page.lines[1:MOST_POINTS] if page.lines and name.start < page.lines[0].end else ():
        said = fold(page.words(line))
        if said == words or (said.startswith(words) and re.fullmatch(rf"[\s(]*{YEAR}\)?", said[len(words) :])):
            return line.start if points >= FEWEST_POINTS else 0
        points += said in listed("menu")
    return 0


def _in_cast(page: Page, number: int) -> bool:
    """Whether a line stands a few lines below the heading of a cast whose first line is a whole name."""
    for at in range(max(0, number - 4), number):
        if "cast" in known(page.words(page.lines[at])).values() and _WHOLE_NAME.fullmatch(page.words(page.lines[at + 1])):
            return True
    return False


_WHOLE_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w.'’-]*(?: [^\W\d_a-zà-ÿ][\w.'’-]*){1,2}")


def _begins(page: Page, line: Span, name: Span) -> bool:
    return re.match(rf"{re.escape(page.words(name))}(?!\w)", page.text[line.start : line.end]) is not None and name.end - name.start >= 3


def _shown(page: Page, named: Named, number: int) -> Named | None:
    """The part of a title line that one of the next lines is: ``Filmhaus - Low Tide (1998)`` over ``Low Tide``."""
    below = {fold(page.words(one.name)) for line in page.lines[number + 1 : MOST_LINES_ABOVE * 3] if (one := bare(page, line))}
    words = page.text[named.name.start : named.name.end]
    if fold(words) in below:
        return None
    among = segments(page, named.name)
    pieces = [one for piece in among if (one := bare(page, piece))] if len(among) > 1 else []
    tail = _FILM_BEHIND.search(words)
    pieces += [Named(Span(named.name.start, named.name.start + tail.start()), None)] if tail and tail.start() else []
    # A site's name stands alone in a line as often as the film's, but never with a year, and rather behind it.
    found = [piece for piece in pieces if fold(page.words(piece.name)) in below]
    best = next((piece for piece in found if piece.year), found[0] if found else None)
    return Named(best.name, best.year or named.year) if best else None


_GENRES = re.compile(
    r"(?:dramas|comedies|thrillers|documentaries|mysteries|musicals|romances|westerns|biographies|fantasies|animations)"
    r"|(?:action|horror|drama|comedy|romantic|family|war|crime|sci-fi|independent|classic|kids|international)"
    r" (?:movies|films|comedies|dramas)"
    r"|action (?:&|and) adventure",
    re.I,
)
"""How shops and services call their shelves."""
_FILM_BEHIND = re.compile(r"\s+(?:film|movie|filme|película)$", re.I)


def _first_of_two(page: Page, named: Named, end: int) -> Named | None:
    """The first of two names with a slash between them (``Bassa marea / Low Tide (1998)``), where it stands alone in a later line."""
    pieces = page.split(named.name, r"\s+/\s+")
    words = re.escape(page.words(pieces[0])) if len(pieces) == 2 else ""
    alone = words and re.search(rf"(?m)^\s*{words}\s*$", page.text[end : end + 20_000])
    return Named(pieces[0], named.year) if alone else None


def _in_front(page: Page, line: Span) -> Named | None:
    """The name with its year in brackets that a text of one line begins with, where the text repeats the name."""
    match = re.match(rf"\s*(?P<name>[^()\[\]|]{{1,100}}?)\s*\((?P<year>{YEAR})\)", page.text[line.start : line.start + 130])
    if match is None:
        return None
    named = bare(page, Span(line.start + match.start("name"), line.start + match.end("name")))
    if named is None or not _again(page, named.name, line.start + match.end()):
        return None
    return Named(named.name, Span(line.start + match.start("year"), line.start + match.end("year")))


def _again(page: Page, name: Span, end: int) -> bool:
    """Whether a name of some length stands in the text again."""
    words = page.words(name)
    if len(words) < 3:
        return False
    for match in re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.I).finditer(page.text, end):
        line = page.lines[page.line_at(match.start())]
        before = page.text[line.start : match.start()].strip()
        # "CATEGORY National Competition": what a row gives is what its label says.
        label = _HEAD_OF_VALUE.fullmatch(before) if before and match.end() == line.end else None
        if label is None or not _OTHER_THAN_NAMES & (set(known(before).values()) or {"other"}):
            return True
    return False


_HEAD_OF_VALUE = re.compile(r"[A-Z][A-Z ]{2,30}|[^:]{2,40}:")
_OTHER_THAN_NAMES = frozenset({"other", "ignored", "genre", "country", "company", "distributor", *ABOUT}) - {"original_title"}
