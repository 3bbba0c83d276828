"""Cast rows: ``actor ... character``, one a line or run together.

Where rows run together, ``a b ... c d e f ... g`` does not say where a character ends and the next actor begins: that is told
by the look of names and roles (``kg.reading.row_cuts``).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple

from kg.reading.page import Page, Span
from kg.reading.row_cuts import best_cut, given_names, is_whole_name, sentence_start
from kg.text import fold

Range = tuple[int, int]


class Row(NamedTuple):
    """A row of a cast list: ranges of the actor, of the character and of the name of an ``(as …)`` note."""

    actor: Span
    character: Span | None
    credited_as: Span | None


DOTS = r"(?<!/)\s+(?:\.\.\.|…)\s+"
_DOTS = re.compile(DOTS)
_OPEN_END = re.compile(r"(?<!/)\s(?:\.\.\.|…)$")
_AS = re.compile(r"\s*\((?:credited |also )?as\s+(?P<name>[^()]+)\)", re.I)
_NO_ALIAS = re.compile(r"(?:an?|the|(?:him|her)self|themselves|child|young|adult|teenager|boy|girl)(?!\S)", re.I)
"""How words after "as" begin that are no name: who somebody is in a part of the film."""
_VERSION = r"(?:english|american|u\.?s\.?|uk|british|french|german|italian|spanish|japanese|russian|hindi) (?:version|dub)"
_ONE_NOTE = (
    r"(?:voice|uncredited|archive (?:footage|sound)|archival(?: footage)?|credit only|scenes deleted"
    r"|singing voice|singing|rumored|attached|unconfirmed|stunt double|motion capture"
    rf"|\d+ episodes?[^()]*|unknown episodes?[^()]*|{_VERSION}|voice: [^()]*|(?:segment|segments) [^()]*|also archive footage)"
)
_NOTE = re.compile(rf"\s*\({_ONE_NOTE}(?:\s*[,/&]\s*{_ONE_NOTE})*\)", re.I)


_EPISODES = re.compile(r"(?:\s*/\s*(?:\.\.\.|…))?(?:\s+\d+ episodes?(?:,\s+\d{4}(?:\s*[-–]\s*\d{4})?)?)?$", re.I)
"""That there are more characters than are shown, and in how many episodes; behind those of a series."""


_LISTED = re.compile(r"(?:\s*/\s*(?:\.\.\.|…))?\s+\d{1,5} episodes?,\s+\d{4}(?:\s*[-–]\s*\d{4})?(?=\s)", re.I)
"""In how many episodes, with the episodes themselves behind it, which pages list when asked to."""


def role_of(page: Page, span: Range) -> tuple[Span | None, Span | None]:
    """The character without its notes, and the name of an ``(as …)`` note."""
    start, end = span
    if listed := _LISTED.search(page.text, start, end):
        end = listed.start()
    credited: Span | None = None
    end = next(_EPISODES.finditer(page.text, start, end)).start()
    while True:
        end = page.trim(start, end).end
        opening = page.text.rfind("(", start, end)
        tail = opening >= 0 and (_AS.fullmatch(page.text, opening, end) or _NOTE.fullmatch(page.text, opening, end))
        if not tail:
            break
        if tail.re is _AS and _NO_ALIAS.match(tail["name"]):
            # "Boy (as a child)"
            break
        if tail.re is _AS:
            credited = page.group(tail, "name")
        end = tail.start()
    end = next(_EPISODES.finditer(page.text, start, end)).start()
    trimmed = page.trim(start, end)
    return (trimmed if trimmed.end > trimmed.start else None), credited


def _undoubled(page: Page, span: Span, least: int = 2) -> Span:
    """A name of ``least`` words or more without the picture's text before it, where that repeats it (``Ann Bell Ann Bell``)."""
    words = page.text[span.start : span.end].split()
    half = len(words) // 2
    if half >= least and len(words) % 2 == 0 and [fold(w) for w in words[:half]] == [fold(w) for w in words[half:]]:
        first = list(re.compile(r"\S+").finditer(page.text, *span))[half]
        return Span(first.start(), span.end)
    return span


def without_pictures(page: Page, rows: list[Row]) -> list[Row]:
    """Rows in which a doubled word is a name of one word, where other rows show that the texts of pictures were saved with the list.

    Elsewhere ``lee lee`` is a given name and a surname.
    """
    if not any(_repeats(page, row.actor) for row in rows):
        return rows
    return [row if _repeats(page, row.actor) else row._replace(actor=_undoubled(page, row.actor, 1)) for row in rows]


def broken(page: Page, rows: list[Row]) -> set[int]:
    """Rows that are the two lines of one, as a text browser breaks the cells of a table, picture's text and name alike.

    Such a name stands in two places with other words between them, and is neither of its parts.
    """
    ends = (
        i
        for i, (above, row) in enumerate(pairwise(rows), 1)
        if row.character is None
        and above.character is not None
        and len(page.words(row.actor).split()) == 1
        and _repeats(page, row.actor)
        and _repeats(page, above.actor)
        and not page.text[row.actor.end : row.actor.end + 2].strip(" \n").startswith((".", "…"))
        and page.text[row.actor.end : row.actor.end + 1] in ("", "\n")
    )
    return {at for i in ends for at in (i - 1, i)}


def _repeats(page: Page, name: Span) -> bool:
    """Whether the words of a name stand before it on its line, too."""
    words = page.text[name.start : name.end].split()
    before = page.text[max(0, name.start - (name.end - name.start) - 8) : name.start].rpartition("\n")[2].split()
    return [fold(w) for w in before[-len(words) :]] == [fold(w) for w in words]


def line_row(page: Page, line: Range) -> Row:
    """A row that has a line of its own; without dots it names an actor only."""
    dots = re.compile(r"(?:^|\s)(?:\.\.\.|…)(?:\s|$)").search(page.text, *line)
    actor, character, credited = page.trim(line[0], dots.start() if dots else line[1]), None, None
    if dots:
        character, credited = role_of(page, page.trim(dots.end(), line[1]))
    else:
        bare, credited = role_of(page, actor)
        actor = bare or actor
    return Row(_undoubled(page, actor), character, credited)


def run_together(
    page: Page, span: Range, actors: Collection[str] = (), characters: Collection[str] = (), elsewhere: str = "", *, closed: bool = True
) -> list[Row]:
    """The rows of a cast list that stands on one line: the first actor opens the range, the last character closes it.

    Where the range is not ``closed``, other text runs on after the last character: only capitals tell where, and
    where they do not, the last row has no character.
    """
    pieces, at = [], span[0]
    for dots in _DOTS.finditer(page.text, *span):
        pieces.append(page.trim(at, dots.start()))
        at = dots.end()
    last_piece = page.trim(at, span[1])
    open_end = _OPEN_END.search(page.text, *last_piece)
    pieces += [page.trim(at, open_end.start()), Span(span[1], span[1])] if open_end else [last_piece]
    rows: list[Row] = []
    actor = pieces[0]
    # Where the last row has no character, others need not have one.
    bare = closed and pieces[-1].end <= pieces[-1].start
    for i, piece in enumerate(pieces[1:], 1):
        words = list(re.compile(r"\S+").finditer(page.text, *piece))
        last = i == len(pieces) - 1
        cut = len(words)
        if not last and len(words) > 1:
            following = pieces[i + 1]
            note = _AS.search(page.text, *following)
            folded = [fold(w[0]) for w in words]
            if bare and is_whole_name(folded, actors):
                rows.append(Row(_undoubled(page, actor), None, None))
                actor = piece
                continue
            closed_by = _behind_note(page, piece)
            if not closed_by and len(words) > 2 and folded[-1] == folded[-2] and _pictured(page, pieces):
                # A name of one word, behind its picture's.
                closed_by = words[-3].end()
            cut = (
                sum(1 for word in words if word.start() < closed_by)
                if closed_by
                else best_cut(folded, actors, characters, elsewhere, fold(note["name"]) if note else "")
            )
        elif last and not closed:
            cut = sentence_start([w[0] for w in words])
            if not cut:
                rows.append(Row(_undoubled(page, actor), None, None))
                break
        role = page.trim(piece.start, words[cut - 1].end()) if words else piece
        character, credited = role_of(page, role) if role.end > role.start else (None, None)
        rows.append(Row(_undoubled(page, actor), character, credited))
        if not last:
            actor = page.trim(words[cut].start(), piece.end) if cut < len(words) else piece
    return rows


def _pictured(page: Page, pieces: list[Span]) -> bool:
    """Whether the texts of pictures stand before some of the names."""
    return any(_undoubled(page, piece) != piece or _tail_repeats(page, piece) for piece in pieces)


def _tail_repeats(page: Page, piece: Span) -> bool:
    """Whether a piece ends with two words and more twice: a picture's text and a name."""
    words = [fold(word) for word in page.text[piece.start : piece.end].split()]
    return any(words[-half:] == words[-2 * half : -half] for half in range(2, len(words) // 2 + 1))


def _behind_note(page: Page, piece: Span) -> int:
    """Where the last note on how a part was played ends, behind which the next actor is named; 0 where there is none."""
    ends = [note.end() for pattern in (_AS, _NOTE) for note in pattern.finditer(page.text, *piece) if not _is_of_character(note)]
    return max((end for end in ends if end < piece.end), default=0)


def _is_of_character(note: re.Match[str]) -> bool:
    """Whether ``(as a child)`` says who somebody is in a part of the film."""
    return note.re is _AS and _NO_ALIAS.match(note["name"]) is not None


def with_bare_rows(page: Page, rows: list[Row]) -> list[Row]:
    """The rows of an alphabetical list that runs together, those without a character told apart from the character before them.

    Where ``ann bell ... the old guard bo cole dan east ... waiter`` goes on, the last two words of a character are an actor's: a given
    name and a surname whose place in the alphabet is between those of the rows around it.
    """
    out: list[Row] = []
    for number, row in enumerate(rows):
        words = list(re.compile(r"\S+").finditer(page.text, *row.character)) if row.character else []
        before, after = _surname(page, row.actor), _surname(page, rows[number + 1].actor) if number + 1 < len(rows) else "\U0010ffff"
        tail = [fold(w[0]) for w in words[-2:]]
        if len(words) > 2 and row.credited_as is None and before < tail[1] < after and tail[0] in given_names() and is_whole_name(tail, ()):
            out.append(row._replace(character=page.trim(words[0].start(), words[-3].end())))
            out.append(Row(page.trim(words[-2].start(), words[-1].end()), None, None))
        else:
            out.append(row)
    return out


def _surname(page: Page, name: Span) -> str:
    return fold(page.words(name)).split()[-1]
