"""Pages that give the facts of several films: which rows are of a list, and whether two films stand side by side."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.sites.general.about import WEIGHTS
from kg.sites.general.labels import known
from kg.sites.general.lines import Row
from kg.sites.general.names import bare
from kg.sites.general.outline import Outline
from kg.text import fold

MANY = 3
"""So often a label stands on no page about one film, but where it lists others."""
_HEAD_OF_ONE = re.compile(
    r"(?m)^(?P<name>\S[^\n()]{0,100}?) ?\((?:18|19|20)\d\d\)\n+(?:(?P<label>[^\n:]{2,30}):|(?i:(?P<by>directed by|un film de|regia di)) \S)"
)


def _heads(page: Page) -> set[str]:
    """The names, folded, of the lines of a text that are a name with its year and have a director's row right below them."""
    found = _HEAD_OF_ONE.finditer(page.text, 0, min(len(page.text), 200_000))
    return {fold(match["name"]) for match in found if "director" in known(match["label"] or match["by"]).values()}


SEVERAL = 4
"""So many kinds of facts stand twice, each time others, on no text about one film."""
_OF_EVERY_FILM = frozenset(("director", "cast", "duration", "released", "country", "genre", "year", "original_title", "language"))


MOST_HEADINGS = 200


def _headed_films(page: HtmlPage, outline: Outline, meant: Sequence[tuple[str, Row]]) -> bool:
    """Whether the first director of a page stands below a heading with a film's year, and another, or of a film of another length,
    below another such heading."""
    directors = [row for property, row in meant if property == "director" and row.value]
    named: dict[str, set[str]] = {}
    for heading in outline.headings[:MOST_HEADINGS] if len(directors) > 1 else ():
        film = bare(page, heading.span) if 1 < heading.level < 7 and not outline.left_alone(heading.span.start) else None
        section = outline.section(heading)
        inside = [row for row in directors if section.start <= row.label.start < section.end]
        if film and film.year and inside:
            if not named and inside[0] is not directors[0]:
                return False
            lengths = [
                row for property, row in meant if property == "duration" and row.value and section.start <= row.label.start < section.end
            ]
            named.setdefault(fold(page.words(film.name)), set()).update(fold(page.words(row.value[0])) for row in (*inside, *lengths))
    return len(named) > 1 and any(said != next(iter(named.values())) for said in named.values())


def several(page: Page, outline: Outline, meant: Sequence[tuple[str, Row]], again: Collection[str]) -> bool:
    """Whether a page gives the facts of more than one film.

    ``meant`` are all its rows by what they mean, ``again`` the properties that it gives again with other values. Elements tell the
    film of an HTML page from others, but for films below headings of one sort; a text has but its order.
    """
    if isinstance(page, HtmlPage):
        return _headed_films(page, outline, meant)
    if len(_heads(page)) > 1 or len(set(again) & set(WEIGHTS)) >= SEVERAL:
        return True
    values: dict[str, set[str]] = {}
    for property, row in meant:
        if property in _OF_EVERY_FILM and row.value:
            values.setdefault(property, set()).add(fold(page.words(row.value[0])))
    return sum(1 for different in values.values() if len(different) >= MANY) > 1


def _block_start(page: Page, meant: Sequence[tuple[str, Row]], row: Row) -> int:
    """Where the lines of rows begin that stand right above a second director, with no director among them; else the row's own place."""
    start = row.label.start
    before = [(p, one) for p, one in meant if one.value and one.label.start < start]
    for property, above in sorted(before, key=lambda m: -m[1].label.start):
        gap = page.text[above.value[-1].end : start]
        if "\n\n" in gap or gap.strip() or property == "director":
            return row.label.start if property == "director" and not gap.strip() and "\n\n" not in gap else start
        start = above.label.start
    return start


def _same(one: str, other: str) -> bool:
    """Whether two values are the same words, but for commas, or one goes on where the other ends."""
    first, second = (re.sub(r"[\s,;|•·]+", " ", value) for value in (one, other))
    return f"{first} ".startswith(f"{second} ") or f"{second} ".startswith(f"{first} ")


def once(page: Page, outline: Outline, meant: Sequence[tuple[str, Row]]) -> tuple[list[tuple[str, Row]], set[str]]:
    """The rows that are not part of a list of films, which is left alone, and the properties of those at the head of one.

    A label that returns again and again is that of boxes about other films: from its second place to its last, rows are theirs.
    """
    places: dict[tuple[str, str], list[Row]] = {}
    for property, row in meant:
        if property in WEIGHTS:
            places.setdefault((property, fold(page.words(row.label))), []).append(row)
    values = {key: [fold(page.words(row.value[0])) for row in rows] for key, rows in places.items()}
    # What stands there again in the same words is the same film's.
    others = {
        key: [row for row, value in zip(rows, values[key], strict=True) if not _same(value, values[key][0])] for key, rows in places.items()
    }
    zones = [Span(rows[0].label.start, rows[-1].value[-1].end) for rows in others.values() if len(rows) + 1 >= MANY]
    # The rows of a text behind a second director are another film's.
    again = [row for (p, _), rows in others.items() if p == "director" for row in rows] if not isinstance(page, HtmlPage) else []
    zones += [Span(_block_start(page, meant, row), outline.end) for row in again[:1]]
    outline.leave(zones)
    kept = [(p, row) for p, row in meant if not any(start <= row.label.start < end for start, end in zones)]
    return kept, {p for (p, _), rows in others.items() if rows}
