"""Which percentage of a Rotten Tomatoes page as text has which label: the two stand on lines of their own, in either order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.reading.page import Span

MOST = 500
"""No page about a film gives more percentages; of more than that none is set beside a label."""


@dataclass
class Token:
    """A percentage or a label in the order of the rows; ``row`` counts rows without link texts and such."""

    row: int
    block: int
    span: Span
    group: str = ""


def paired(numbers: list[Token], labels: list[Token]) -> Iterator[tuple[Token, Token | None]]:
    """Each number with the label next to it, the unique ones first, then those that a blank line parts from the other label."""
    if len(numbers) > MOST:
        yield from ((number, None) for number in numbers)
        return
    at = {label.row: label for label in labels}
    free = {id(label): label for label in labels}
    open_ = list(numbers)
    done: list[tuple[Token, Token | None]] = []
    while open_:
        near = {id(n): [f for row in (n.row - 1, n.row + 1) if (f := at.get(row)) and id(f) in free] for n in open_}
        sure = [n for n in open_ if len({f.group for f in near[id(n)]}) == 1]
        if not sure:
            near = {id(n): [f for f in near[id(n)] if f.block == n.block] for n in open_}
            sure = [n for n in open_ if len({f.group for f in near[id(n)]}) == 1]
        if not sure:
            break
        for number in sure:
            choice = [f for f in near[id(number)] if id(f) in free]
            if choice:
                done.append((number, choice[0]))
                for f in choice:
                    del free[id(f)]
                open_.remove(number)
            else:
                break
    yield from done
    yield from ((n, None) for n in open_)
