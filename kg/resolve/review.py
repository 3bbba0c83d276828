"""Asking a person about the unsure pairs of a build: the most valuable first, the evidence side by side."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, zip_longest
from typing import Any, Literal

from kg.resolve.rulings import PERSON, Ruling

_GAP = 3
_NARROW = 40


@dataclass(frozen=True)
class Side:
    """One side of a pair: how decisions call it, its IRI and file, how many mentions and claims hang on it, labelled quotes."""

    name: str
    iri: str
    document: str
    mentions: int
    claims: int
    says: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Unsure:
    """A pair that kg left apart because it was not sure, with what it found."""

    left: Side
    right: Side
    score: float
    reasons: tuple[str, ...]

    @property
    def value(self) -> int:
        """How many claims an answer can move from one thing to another."""
        return min(self.left.claims, self.right.claims)


def unsure(lines: Iterable[str], answered: Sequence[Ruling] = ()) -> list[Unsure]:
    """The unsure pairs of the lines of a ``decisions.jsonl`` that ``answered`` does not decide, the most valuable first.

    Of several pairs between the same two things only the surest is kept: one answer settles all. Raises ValueError (and its
    kin) for lines that are not what a build writes.
    """
    done = {frozenset(pair) for ruling in answered for pair in combinations(ruling.things, 2)}
    found: dict[tuple[str, str], Unsure] = {}
    for line in lines:
        if not line.strip():
            continue
        entry = json.loads(line)
        if entry["verdict"] != "unsure" or "sides" not in entry:
            continue
        pair = _pair(entry)
        if {frozenset({pair.left.name, pair.right.name}), frozenset({pair.left.iri, pair.right.iri})} & done:
            continue
        one, two = sorted((pair.left.iri, pair.right.iri))
        known = found.get((one, two))
        if known is None or (-pair.score, pair.left.name, pair.right.name) < (-known.score, known.left.name, known.right.name):
            found[one, two] = pair
    return sorted(found.values(), key=lambda p: (-p.value, -p.score, p.left.name, p.right.name))


def _pair(entry: dict[str, Any]) -> Unsure:
    left, right = (
        Side(name, side["iri"], side["document"], side["mentions"], side["claims"], tuple((label, words) for label, words in side["says"]))
        for name, side in zip((entry["left"], entry["right"]), entry["sides"], strict=True)
    )
    return Unsure(left, right, entry["score"], tuple(entry["reasons"]))


def answer(pair: Unsure, verdict: Literal["same", "different"], by: str = PERSON) -> str:
    """The line that says what a person decided of a pair, without its end of line."""
    said: dict[str, Any] = {verdict: [pair.left.name, pair.right.name]}
    return json.dumps(said | ({"by": by} if by != PERSON else {}), ensure_ascii=False)


def listed(pairs: Sequence[Unsure]) -> str:
    """The pairs for reading, three lines each."""
    if not pairs:
        return "nothing is unsure\n"
    lines = []
    for pair in pairs:
        lines += [f"{pair.left.name}  ~  {pair.right.name}", f"    {pair.score}: {'; '.join(pair.reasons)}"]
        lines += [f"    {pair.value:,} claims hang on it; {pair.left.iri}  ~  {pair.right.iri}"]
    return "".join(f"{_plain(line)}\n" for line in lines)


def card(pair: Unsure, position: int, total: int, width: int = 100) -> str:
    """A pair side by side, in columns of a terminal ``width`` characters wide."""
    column = max(_NARROW, (width - _GAP)) // 2
    lines = [f"{position} of {total}: {'; '.join(pair.reasons)} (score {pair.score})", ""]
    head = [
        [side.iri, side.document, f"{_many(side.mentions, 'mention')}, {_many(side.claims, 'claim')}"] for side in (pair.left, pair.right)
    ]
    for one, two in zip(*head, strict=True):
        lines += _row(one, two, column)
    lines.append("-" * (2 * column + _GAP))
    labels = dict.fromkeys(label for side in (pair.left, pair.right) for label, _ in side.says)
    for label in labels:
        said = [[f"{label}: {words}" for other, words in side.says if other == label] for side in (pair.left, pair.right)]
        for one, two in zip_longest(*said, fillvalue=""):
            lines += _row(one, two, column)
    return "".join(f"{line}\n" for line in lines)


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"


def _row(one: str, two: str, column: int) -> list[str]:
    cells = [textwrap.wrap(_plain(words), column) or [""] for words in (one, two)]
    return [f"{left:<{column}}{' ' * _GAP}{right}".rstrip() for left, right in zip_longest(*cells, fillvalue="")]


def _plain(words: str) -> str:
    """Words of a page for a terminal: nothing in them may move its cursor or change its colours."""
    return "".join(c if c.isprintable() else " " for c in words)


def walk(
    pairs: Sequence[Unsure], ask: Callable[[str], str], say: Callable[[str], None], write: Callable[[str], None],
    *, by: str = PERSON, width: int = 100,
) -> dict[str, int]:  # fmt: skip
    """Ask about each pair and write each answer at once; how many were held the same, different, and skipped.

    ``ask`` shows a question and returns what was typed: ``y``, ``n``, ``s`` or ``q``, or whole words; anything else is asked again.
    """
    counts = {"same": 0, "different": 0, "skipped": 0}
    for position, pair in enumerate(pairs, 1):
        say(card(pair, position, len(pairs), width))
        while (typed := ask("Are they the same? [y]es, [n]o, [s]kip, [q]uit").strip().casefold()[:1]) not in ("y", "n", "s", "q"):
            say("please answer y, n, s or q\n")
        if typed == "q":
            break
        if typed == "s":
            counts["skipped"] += 1
            continue
        verdict: Literal["same", "different"] = "same" if typed == "y" else "different"
        write(answer(pair, verdict, by))
        counts[verdict] += 1
    return counts
