"""Rows of pages that were flattened to text: many labels in one line, cells between bars, labels before values with no mark between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.reading.page import Page, Span
from kg.sites.general.labels import LONGEST, known
from kg.sites.general.lines import IN_A_LINE, Row
from kg.sites.general.parts import is_name

FEWEST = 3
"""So many labels in a line, or lines that begin with one, are no accident."""
LONGEST_LINE = 400
MOST_COLONS = 2_000
MOST_WORDS = 5
"""No label of the table has more words."""
LEAST_CAPITALS = 4
"""Fewer capitals are an abbreviation."""
_BESIDE = frozenset(("ignored", "elsewhere", "other", "reviews", "character", "title"))
"""What labels mean that any list or menu has as well."""
_COLON = re.compile(r"[:：](?=\s|[^\W\d]|\d{4}(?!\d))(?!//|in\b|innen\b)")
_WORD = re.compile(r"[^\s|•·;()]+")
_FIRM = re.compile(r"\.\s|\s?[|•·;]\s?|\n")
"""What ends a value before a label that is not known."""
_BARS = re.compile(r"\s*\|?\s*(?P<label>[^|\n]{2,46}?)\s*\|(?P<value>[^\n]*)")
_GLUED = re.compile(r"(?<=[^\W\d_A-ZÀ-ÞŁŠČŘŽ])(?=[A-ZÀ-ÞŁŠČŘŽ\d])")
_ABBREVIATION = re.compile(r"\b(?:jr|sr|inc|ltd|co|corp|bros|mins?|hrs?|std|mio|mil|prods?|[a-z])\.$", re.I)
_BRACKETS = re.compile(r"\([^()]*\)")
_DASHED = re.compile(r"(?P<label>[^|:\n–-]{2,30}?)\s+[–-]\s+(?P<value>\S.*?)\.?")
_SMALL = frozenset(("genre", "language"))
"""What many languages write in small letters."""
_RULE = re.compile(r"[\s|:–-]+")


def crowded(page: Page, line: Span, *, least: int = FEWEST) -> list[Row]:
    """The rows of a line with several labels of a film's in it, each before its colon; none of a line with fewer.

    A value ends where the next label begins. Before a label that is not known, and at the end of a page of one line, it ends at
    the last mark, since nobody can say how many words such a label has.
    """
    text = page.text
    if not least <= text.count(":", *line) <= MOST_COLONS:
        return []
    # What stands in brackets is a note: "Buch: Ada Quill (Vorlage: Bo Marsh)".
    bare = _BRACKETS.sub(lambda match: " " * len(match[0]), text[line.start : line.end])
    colons = [line.start + match.start() for match in _COLON.finditer(bare)]
    if not least <= len(colons) <= MOST_COLONS:
        return []
    labels: list[tuple[Span, dict[str, str]] | None] = []
    past = line.start
    for colon in colons:
        labels.append(_before(page, past, colon))
        past = colon + 1
    read = [one for one in labels if one]
    if len({meaning for _, meanings in read for meaning in set(meanings.values()) - _BESIDE}) < least:
        return []
    rows: list[Row] = []
    for number, found in enumerate(labels):
        if found is None:
            continue
        start = colons[number] + 1
        following = labels[number + 1] if number + 1 < len(labels) else None
        if following:
            value = page.trim(start, following[0].start)
        elif number + 1 < len(labels):
            value = _to_mark(page, start, colons[number + 1])
        else:
            value = _to_mark(page, start, line.end) if page.one_line and line.end - start > LONGEST_LINE else page.trim(start, line.end)
        value = _bare(page, value)
        if value.end > value.start:
            rows.append(Row(found[0], found[1], page.runs(value), True, IN_A_LINE, tight=True))
    return rows


_HOME = re.compile(r"\b(?:dvd|blu-?ray|video|vod|tv|streaming|digital|bluray|vhs)[- ]*$", re.I)
"""What stands before the label of a date that is not the one in cinemas."""


def _before(page: Page, start: int, colon: int) -> tuple[Span, dict[str, str]] | None:
    """The longest label that ends at a colon."""
    words = list(_WORD.finditer(page.text, max(start, colon - LONGEST), colon))[-MOST_WORDS:]
    for word in words:
        if not any(c.isalnum() for c in word[0]):
            continue
        if meanings := known(page.text[word.start() : colon]):
            if "released" in meanings.values() and _HOME.search(page.text, max(start, word.start() - 12), word.start()):
                return None
            return Span(word.start(), page.trim(word.start(), colon).end), meanings
    return None


def _to_mark(page: Page, start: int, end: int) -> Span:
    marks = list(_FIRM.finditer(page.text, start, end))
    return page.trim(start, marks[-1].start()) if marks else Span(start, start)


def _bare(page: Page, span: Span) -> Span:
    while span.end > span.start and page.text[span.end - 1] in "|•·;,–-(/":
        span = page.trim(span.start, span.end - 1)
    # "Regie: Ada Quill. Buch: Bo Marsh."
    if span.end > span.start and page.text[span.end - 1] == "." and not _ABBREVIATION.search(page.text[span.start : span.end]):
        span = page.trim(span.start, span.end - 1)
    return span


def barred(page: Page, lines: Sequence[Span]) -> Iterator[Row]:
    """The rows ``Label | value |`` of tables that were flattened; the value may stand in the next line."""
    found: list[tuple[int, re.Match[str], dict[str, str]]] = []
    for number, line in enumerate(lines):
        if line.end - line.start <= LONGEST_LINE and (match := _BARS.fullmatch(page.text, *line)) and (meanings := known(match["label"])):
            found.append((number, match, meanings))
    if len({meaning for _, _, meanings in found for meaning in set(meanings.values()) - _BESIDE}) < FEWEST:
        return
    for number, match, meanings in found:
        value = _bare(page, page.trim(*match.span("value")))
        # An empty second cell is none: "Cast | |".
        if value.end <= value.start and match["value"].strip() == "" and number + 1 < len(lines):
            below = lines[number + 1]
            if not _BARS.match(page.text[below.start : below.end].rstrip(" |") + "\n") and not _RULE.fullmatch(page.text, *below):
                value = _bare(page, page.trim(*below))
        if value.end > value.start:
            yield Row(page.group(match, "label"), meanings, [value], True, IN_A_LINE, tight=True)


def dashed(page: Page, line: Span) -> list[Row]:
    """The rows of a line between whose bars labels stand before dashes: ``Genres - Drama | Run Time - 101 min.``; none of one with few."""
    if page.text.count("|", *line) < FEWEST - 1 or line.end - line.start > LONGEST_LINE:
        return []
    rows: list[Row] = []
    for piece in page.split(line, r"\s*\|\s*"):
        match = _DASHED.fullmatch(page.text, *piece)
        if match and (meanings := known(match["label"])):
            rows.append(Row(page.group(match, "label"), meanings, page.runs(page.group(match, "value")), False, IN_A_LINE))
    return rows if len({tuple(sorted(row.meanings.items())) for row in rows}) >= FEWEST else []


def begun(page: Page, lines: Sequence[Span], *, dashed: bool) -> Iterator[Row]:
    """The rows of lines that begin with a label, without a mark between it and its value: ``Durata 88 minuti``, ``Længde90 min.``

    Only where several such lines of several meanings follow each other; a line between them may be none. ``dashed``: only lines with
    a dash between the two, or whose label is in capitals, for pages whose elements tell labels otherwise.
    """
    group: list[tuple[int, Row]] = []
    more: list[Span] = []
    for number, line in enumerate(lines):
        row = _begun(page, line, dashed=dashed) if line.end - line.start <= LONGEST_LINE else None
        if row is None:
            # Of several names in a cell each stands in a line of its own, up to the next row.
            if (
                group
                and number - group[-1][0] == len(more) + 1
                and _PEOPLE & set(group[-1][1].meanings.values())
                and _is_person(page, line)
            ):
                more.append(line)
            continue
        if group and number - group[-1][0] > max(MOST_BETWEEN, len(more) + 1):
            yield from _several(group, dashed=dashed)
            group = []
        if group and number - group[-1][0] == len(more) + 1:
            group[-1][1].value += more
        more = []
        group.append((number, row))
    yield from _several(group, dashed=dashed)


_PEOPLE = frozenset(("director", "writer", "producer", "composer", "editor", "cinematographer", "director_writer", "cast"))
MOST_BETWEEN = 3
"""So many lines further a row may follow another: cells that nobody knows stand between."""


def _is_person(page: Page, line: Span) -> bool:
    """Whether a line is a name of several words, each with a capital or small as in names."""
    words = page.words(line)
    plain = " " in words and len(words) <= LONGEST and not known(words) and _NAME_LINE.fullmatch(words) is not None
    return plain and is_name(page, line) and not _HEADING.search(words)


_HEADING = re.compile(
    r"\b(?:details?|info(?:rmation)?|notes|data|datos|daten|dati|facts|technical|technische|técnic\w+|general|overview|summary|crew|release"
    r"|office|specs|media)\b", re.I,
)  # fmt: skip
"""What headings of parts of a table say, and no name."""
_NAME_LINE = re.compile(r"[^\W\d_a-zà-ÿ][\w.'’-]*(?: (?:[^\W\d_a-zà-ÿ][\w.'’-]*|de|van|von|der|la|le|di|da|del|y|e)){1,4}")


def _several(group: Sequence[tuple[int, Row]], *, dashed: bool) -> Iterator[Row]:
    rows = [row for _, row in group]
    meanings = {meaning for row in rows for meaning in set(row.meanings.values()) - _BESIDE}
    labels = {tuple(sorted(row.meanings.items())) for row in rows}
    if len(meanings) >= FEWEST + (0 if dashed else 1) and len(labels) * 4 >= len(rows) * 3:
        yield from rows


def _begun(page: Page, line: Span, *, dashed: bool) -> Row | None:
    words = page.text[line.start : line.end]
    if known(words) or ":" in words[:LONGEST] or "|" in words:
        return None
    ends = [match.start() for match in re.finditer(r"\s", words[: LONGEST + 1])][:MOST_WORDS]
    glued = [match.start() for match in _GLUED.finditer(words[:LONGEST])][:MOST_WORDS]
    for end in sorted({*ends, *glued}, reverse=True):
        meanings = known(words[:end])
        dash = re.match(r"\s+[–—-]\s+", words[end:])
        rest = words[dash.end() + end :] if dash else words[end:].lstrip()
        # "RÉALISATION Luc Aubin": capitals tell a label as a mark does.
        if dashed and not dash and not (end >= LEAST_CAPITALS and words[:end].isupper() and rest[:1].isupper() and not rest.isupper()):
            continue
        # A sentence goes on in small letters: "Regie führte …".
        small = len(rest) <= LONGEST and rest[-1:] not in ".!?" and bool(_SMALL & set(meanings.values()))
        if meanings and rest and (dash or not rest[0].islower() or ((page.capitals < 10 or small) and end in ends)):
            value = page.trim(line.start + end + (dash.end() if dash else 0), line.end)
            return Row(Span(line.start, line.start + end), meanings, [value], False, IN_A_LINE)
    return None
