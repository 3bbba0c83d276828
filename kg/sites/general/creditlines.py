"""Lines of credits as papers, programmes and catalogues print them, most of whose parts have no label of their own:
``D 2004, R: Ada Quill, D: Bo Marsh, Jo Penn, 98 Min.``, ``Drame de Luc Aubin (France, 1 h 34), avec Jeanne Vial``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.sites.general.creditparts import (
    BARE,
    FILM_BY,
    LENGTH,
    LONGEST_LINE,
    PEOPLE,
    facts,
    has_figures,
    lead,
    marked,
    names,
    of_copy,
    plain,
    short,
    whose,
)
from kg.sites.general.lines import IN_A_LINE, Row
from kg.sites.general.names import LONGEST, YEAR, in_quotes
from kg.sites.general.outline import Outline
from kg.text import fold

MOST_LENGTHS = 60
"""On a page with more lengths they are of many things."""
MOST_PIECES = 60
BELOW_NAME = 200
"""So near below the heading of a page a line that says nothing but where and when something was made is about it."""
_STOP = (
    r"(?-i:(?:(?<=[^\W\d_]{3})|(?<=[\d'’′“”»\"])|(?<=mm)|(?<=\dm)|(?<=[A-ZÀ-Þ][a-zà-ÿ])(?<!St)(?<!Dr)(?<!Mr)(?<!Jr)"
    r"(?<!Sr)|(?<=[A-Z]{2})|(?<=/[A-Z]))\.\s+(?=[^\W_a-zà-ÿ])|(?<=\b[A-Z]\.)\s+(?=\d{1,3} ?(?:h|min|['’′]))"
    r"|(?:(?<=u\. a\.)|(?<=u\.a\.))\s+(?=[^\W_a-zà-ÿ]))"
)
_BEFORE_CAST = r"\s+(?=(?:con|avec|mit|with|starring)\s+(?-i:[^\W\d_a-zà-ÿ]))"
_CUT = (
    rf"\s*[;|•·()\[\]\n]+[.,;]*\s*|\s*,(?!\d)\s*|\s+[–—-]\s+|\s+/\s+|{_STOP}|{_BEFORE_CAST}"
    r"|(?<=\d{4})[\s/]\s*(?=\d{2,3} ?(?:min|m\b|['’′]))"
)


_DIRECTS = re.compile(r"\b(?:R(?: ?[+&/] ?B)?\.? ?:|Dir\b|dir[eé]c|r[eé]al|re[žż]|regi|instr\b|un film d|d[ei] [^\W\d_]|d['’]|von )", re.I)
"""How whoever directs may be named in a line with a length, or near it."""
_A_YEAR = re.compile(YEAR)
_SEVERAL = frozenset(("country", "genre"))
"""Of what several parts of a line may each say one."""
MANY_JOBS = 3
"""So many people by their jobs are a film's, where no part says where or when it was made."""


class Credits(NamedTuple):
    """The rows of a line, or of the lines of one paragraph, and where it stands; ``whole`` is whether they are all that one line says."""

    span: Span
    rows: list[Row]
    whole: bool


@dataclass(slots=True)
class _Line:
    """What a line of credits says so far: labels and values by property, and how many of its parts are understood."""

    labels: dict[str, Span] = field(default_factory=dict)
    values: dict[str, list[Span]] = field(default_factory=dict)
    opened: list[tuple[str, Span]] = field(default_factory=list)
    """The labels whose names follow."""
    unknown: int = 0
    pieces: int = 0
    told: bool = False
    """Whether a part without a label says something: rows of labels alone are read elsewhere."""
    explicit: bool = False
    """Whether a word for the job names the director."""
    by_another: bool = False
    """Whether it says before who directs whose it is: plays and what is heard have an author first."""
    whose: bool = False
    """Whether it says before the director that it is a film, or of which genre."""
    lost: bool = False
    """Whether the last part is not understood."""
    name: Span | None = None
    """The name in the page's title, or one in quotes, where it begins with that."""

    @property
    def named(self) -> bool:
        """Whether it begins with the film's name."""
        return self.name is not None

    def add(self, property: str, label: Span, value: Sequence[Span]) -> None:
        """Take a value, unless there is one."""
        if property not in self.values:
            self.labels[property], self.values[property] = label, list(value)

    def go_on(self, until: int, piece: Span) -> None:
        """Take a piece, with what follows it up to a place, for one more name behind the labels whose names follow."""
        for property, label in self.opened:
            self.add(property, label, [piece])
            self.values[property] = [Span(self.values[property][0].start, until)]

    @property
    def is_credits(self) -> bool:
        """Whether what is understood is the greater part of the line, and only a film's credits say it all."""
        said = self.values.keys() - {"ignored"}
        if self.by_another or not self.told or not {"duration", "director"} <= said or self.unknown * 3 > self.pieces:
            return False
        if said & {"country", "year"} or self.whose:
            return True
        return self.explicit and "cast" in said and (self.named or len(said & PEOPLE) > MANY_JOBS)

    @property
    def is_placed(self) -> bool:
        """Whether it says where and when something was made, and little that is not understood, beside a length."""
        understood = not self.unknown or ("duration" in self.values and self.unknown * 3 <= self.pieces)
        return understood and {"country", "year"} <= self.values.keys() and not self.values.keys() & PEOPLE


def credit_rows(page: Page, outline: Outline) -> Iterator[Credits]:
    """The line of credits of a page, with its rows; nothing of a page with those of several films."""
    flat = not isinstance(page, HtmlPage)
    found = [match.start() for match in LENGTH.finditer(page.text, 0, outline.end)]
    declared = (page.tree.attribute(page.tree.root, "lang") or "").partition("-")[0].casefold() if isinstance(page, HtmlPage) else ""
    tongues = [declared] if declared in short() else list(short())
    heads = [h.span for h in outline.headings if h.level < 7 and not outline.left_alone(h.span.start)]
    head = next((h.span for h in outline.headings if h.level == 1), heads[0] if heads else _first(page))
    lines = {page.lines[page.line_at(at)] for at in found if not outline.left_alone(at)} if len(found) <= MOST_LENGTHS else set()
    read: list[tuple[Span, _Line, str]] = []
    directed = any(_DIRECTS.search(page.text, max(0, line.start - LONGEST_LINE), line.end + LONGEST_LINE) for line in lines)
    boxes = _boxes(page) if directed and isinstance(page, HtmlPage) else []
    for line in sorted(lines):
        wider = [box for box in boxes if box.start <= line.start and line.end <= box.end and box != line]
        wider = _around(page, line) if flat else wider
        # A text's lines are read with those beside them that say more.
        units = (line, *sorted(wider, key=lambda box: box.end - box.start)[: None if flat else 1])
        shown = (u for u in units if u.end - u.start <= LONGEST_LINE and _DIRECTS.search(page.text, *u))
        every = ((unit, *best) for unit in shown if (best := _best(page, head, unit, tongues)))
        if one := max(every, key=lambda one: len(one[1].values), default=None) if flat else next(every, None):
            read.append(one)
    # Boxes and headings tell which film a line of a page is about; of a text's nothing does.
    whose = (said.values["director"][0] if isinstance(page, HtmlPage) else unit for unit, said, _ in read)
    if len({fold(page.words(span)) for span in whose}) > 1:
        return
    for unit, said, tongue in read[:1]:
        # Below another heading it may be of another film.
        ours = said.named or not any(head and head.end <= one.start < unit.start for one in heads)
        yield Credits(unit, list(_rows(page, said, tongue, firm=ours)), "\n" not in page.text[unit.start : unit.end])
    if head and not any("country" in said.values for _, said, _ in read):
        yield from _below_head(page, outline, head, tongues)


def _first(page: Page) -> Span | None:
    """The first line of a text, where it is short enough for a name."""
    if isinstance(page, HtmlPage) or not page.lines or page.lines[0].end - page.lines[0].start > LONGEST:
        return None
    return page.lines[0]


def contradicted(page: Page, credits: Credits, rows: Iterable[Row]) -> bool:
    """Whether a line says with no more than a preposition whose something is, and a row elsewhere names who directs it."""
    own = next((row for row in credits.rows if "director" in row.meanings.values()), None)
    if own is None or plain(page.words(own.label)) not in BARE:
        return False
    named = [row for row in rows if row.firm and "director" in row.meanings.values() and row.value and row.label.start != own.label.start]
    who = fold(page.words(own.value[0]))
    return any(who not in fold(page.words(run)) and fold(page.words(run)) not in who for row in named for run in row.value[:1])


def _below_head(page: Page, outline: Outline, head: Span, tongues: Sequence[str]) -> Iterator[Credits]:
    """The line right below a heading that says nothing but where and when a film was made: ``Spielfilm, USA 1974``."""
    at = page.line_at(head.start) + 1
    for line in page.lines[at : at + 3]:
        if line.start - head.end > BELOW_NAME or line.start >= outline.end or outline.left_alone(line.start):
            return
        if line.end - line.start > BELOW_NAME or not _A_YEAR.search(page.text, *line):
            continue
        for tongue in tongues:
            said = _read(page, head, line, tongue)
            if said.is_placed:
                rows = _rows(page, said, tongue, firm=False)
                yield Credits(line, [row for row in rows if {"country", "year"} & set(row.meanings.values())], False)
                return


def _rows(page: Page, line: _Line, tongue: str, *, firm: bool) -> Iterator[Row]:
    if line.name and not isinstance(page, HtmlPage):
        yield Row(Span(line.name.start, line.name.start), {tongue: "title"}, [line.name], True, IN_A_LINE)
    for property, value in line.values.items():
        # One label that means two jobs is one row.
        if property != "ignored" and not (property in ("director", "writer") and "director_writer" in line.values):
            yield Row(line.labels[property], {tongue: property}, [run for one in value for run in page.runs(one)], firm, IN_A_LINE)


def _boxes(page: HtmlPage) -> list[Span]:
    """The paragraphs and cells of a few lines."""
    spans = (page.range_of(node) for node in page.select("p, td, li, dd, div"))
    return [Span(*span) for span in spans if span and span.end - span.start <= LONGEST_LINE and "\n" in page.text[span.start : span.end]]


def _around(page: Page, line: Span) -> list[Span]:
    """A line of a text with one or both of those beside it, as far as no blank line parts them."""
    at = page.line_at(line.start)
    above, below = page.lines[max(0, at - 1)], page.lines[min(at + 1, len(page.lines) - 1)]
    spans = {Span(above.start, line.end), Span(line.start, below.end), Span(above.start, below.end)} - {line}
    return [one for one in spans if "\n\n" not in page.text[one.start : one.end]]


def _best(page: Page, head: Span | None, unit: Span, tongues: Sequence[str]) -> tuple[_Line, str] | None:
    every = [(line, tongue) for tongue in tongues if (line := _read(page, head, unit, tongue)).is_credits]
    every = [one for one in every if all(names(page, who) for who in one[0].values["director"])]
    return max(every, key=lambda one: len(one[0].values), default=None)


def _read(page: Page, head: Span | None, unit: Span, tongue: str) -> _Line:
    pieces = [_bare(page, piece) for piece in page.split(unit, _CUT)]
    line = _Line(pieces=len(pieces))
    for number, piece in enumerate(pieces[:MOST_PIECES]):
        inside = page.text.count("(", unit.start, piece.start) > page.text.count(")", unit.start, piece.start)
        # "Luis Pardo (Tomás)": what stands in brackets behind a name is whom he plays.
        if inside and line.opened and not has_figures(page, piece):
            line.go_on(piece.end + (page.text[piece.end : piece.end + 1] == ")"), piece)
        elif not _labelled(page, line, piece, tongue) and not _said(page, line, piece, tongue):
            words = page.text[piece.start : piece.end]
            if line.opened and names(page, piece):
                line.go_on(piece.end, piece)
            elif line.opened and " " not in words and words[:1].isupper():
                # One word is a name only where others follow it.
                continue
            elif not number and (_titled(page, head, words) or (not isinstance(page, HtmlPage) and in_quotes(words))):
                line.name = piece
            elif not line.values:
                return _Line()
            else:
                line.unknown += 1
                line.opened, line.lost = [], True
                continue
        line.lost = False
    for property in ("director", "writer") if "director_writer" in line.values else ():
        line.add(property, line.labels["director_writer"], line.values["director_writer"])
    return line


def _labelled(page: Page, line: _Line, piece: Span, tongue: str) -> bool:
    """Take a piece that begins with a label and a colon, if it does."""
    found = marked(page.text[piece.start : piece.end], short()[tongue]["marked"], tongue)
    if found is None:
        return False
    property, end, behind = found
    label, rest = Span(piece.start, piece.start + end), page.trim(piece.start + behind, piece.end)
    if property in ("director", "director_writer"):
        _direct(page, line)
    # "Regie, Buch: Ada Quill"
    waiting = [one for one in line.opened if one[0] not in line.values]
    line.opened = [*waiting, (property, label)] if property in PEOPLE and property not in line.values else []
    if rest.end > rest.start:
        for one, at in line.opened or [(property, label)]:
            line.add(one, at, [rest])
    return True


def _direct(page: Page, line: _Line) -> None:
    """Take note of a word that names the director: ``Von Otto Brand. Regie: Ada Quill`` begins with who wrote it."""
    line.explicit = True
    line.by_another = line.by_another or ("director" in line.labels and plain(page.words(line.labels["director"])) in BARE)


def _said(page: Page, line: _Line, piece: Span, tongue: str) -> bool:
    """Take a piece that says something without a colon, if it does."""
    words = page.text[piece.start : piece.end]
    found = facts(page, piece, tongue)
    if line.lost and found.keys() == {"year"}:
        # "Released: March 12, 1997"
        return False
    if found:
        for property, spans in found.items():
            if property in _SEVERAL and property in line.values:
                line.values[property] += spans
            line.add(property, spans[0], spans)
        line.opened, line.told = [], True
        return True
    if begun := lead(tongue).match(words):
        label = Span(piece.start, piece.start + begun.end("label"))
        rest = page.trim(piece.start + begun.end(), piece.end)
        property, bare = short()[tongue]["led"][plain(begun["label"])], plain(begun["label"]) in BARE
        if (bare and ("director" in line.values or line.opened)) or (rest.end > rest.start and not names(page, rest)):
            return False
        if property in ("director", "director_writer") and not bare:
            _direct(page, line)
        if property in line.values:
            return False
        line.opened = [(property, label)]
        if rest.end > rest.start:
            line.add(property, label, [rest])
        return True
    film = FILM_BY.match(words) if not line.values else None
    if film and (sort := whose(page, piece, film)):
        # A German drama by somebody may as well be a play.
        line.whose = sort == "film" or tongue != "de"
        if sort == "genre":
            what = Span(piece.start, piece.start + film.end("what"))
            line.add("genre", what, [what])
        label = Span(piece.start + film.start("label"), piece.start + film.end("label"))
        line.opened = [("director", label)]
        line.add("director", label, [Span(piece.start + film.end(), piece.end)])
        return True
    if of_copy(words):
        line.opened = []
        return True
    return False


def _bare(page: Page, span: Span) -> Span:
    """A range without the full stop of the line that it ends."""
    return Span(span.start, span.end - 1) if re.search(r"[^\W\d_]{3}\.$", page.text[span.start : span.end]) else span


def _titled(page: Page, head: Span | None, words: str) -> bool:
    """Whether words are the name of the film, as the title of the page or its first heading has them."""
    heads = [one for one in (page.title if isinstance(page, HtmlPage) else None, head) if one]
    name = fold(words).strip("\"“”„«»'’ .:")
    return len(name) > 1 and any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", fold(page.words(one))) for one in heads)
