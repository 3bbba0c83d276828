"""Which pairs are compared at all: those that share a rare key. Work grows with the rows, never with their product.

Keys are whole titles and names, titles that many rows have with a year, a day or a name beside them, titles written as one word, two
words that follow each other in a name (``Ada Quill`` in a longer name, or in a run of names that nothing parts), rare words by their
sound, and rare words with one letter left out where the other table does not know the word. Keys are spent from the rarest on, until as
many pairs were touched as a budget per row allows; of these each row keeps its best few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from heapq import nlargest
from itertools import pairwise
from typing import NamedTuple

from kg.resolve.pairs.kinds import Kind
from kg.resolve.pairs.tokens import Title, sound
from kg.resolve.pairs.values import Column, Side, Value, Weights

BUDGET = 40
"""Pairs touched per row of both tables."""
KEPT = 6
"""Pairs kept per row and family of columns, best first; a pair is kept where either row keeps it."""
LARGEST = 4096
"""Keys with more pairs than this are never spent."""
CROWD = 36
"""Pairs of one title from which on these are looked for by what stands beside it, too (``Episode 7`` of one day, or of one series)."""
NAMED = 3
"""Names of a list that stand beside a title."""
RARE = 24
"""Rows of one side beyond which a word is not looked for with a letter left out."""


class Candidates(NamedTuple):
    """The pairs to compare, in the order of the left table's ids and then the right one's, and how many were touched to find them."""

    pairs: list[tuple[str, str]]
    touched: int


def candidates(
    left: Side, right: Side, aligned: Iterable[tuple[Column, Column]], weigh: Weights, others: Iterable[tuple[Column, Column]] = ()
) -> Candidates:
    """Pairs of row ids that share rare keys of aligned label columns; those that name the rows are searched for themselves, and the
    ``others`` (a series beside its episodes) again.
    """
    lefts, rights = _places(left), _places(right)
    marks = _marks(left), _marks(right)
    families = [*_families(aligned), *_families(others)]
    touched, width = 0, len(right.ids)
    budget = BUDGET * (len(left.ids) + len(right.ids)) // max(1, len(families))
    kept: set[int] = set()
    for family in families:
        score: dict[int, float] = defaultdict(float)
        spent = 0
        for weight, ones, twos in _keys(family, marks, weigh):
            if spent + len(ones) * len(twos) > budget:
                break
            spent += len(ones) * len(twos)
            for one in ones:
                base = lefts[one] * width
                for two in twos:
                    score[base + rights[two]] += weight
        touched += spent
        kept |= _best(score, width)
    return Candidates([(left.ids[key // width], right.ids[key % width]) for key in sorted(kept)], touched)


def _places(side: Side) -> dict[str, int]:
    return {row: at for at, row in enumerate(side.ids)}


def _best(score: dict[int, float], width: int) -> set[int]:
    """The keys of the pairs that either row counts among its best; equal scores at the edge stay together, within twice the number."""
    kept: set[int] = set()
    for left in (True, False):
        of_row: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for key, value in score.items():
            of_row[key // width if left else key % width].append((value, key))
        for found in of_row.values():
            if len(found) <= KEPT:
                kept.update(key for _, key in found)
                continue
            edge = nlargest(KEPT, (value for value, _ in found))[-1]
            chosen = [key for value, key in found if value >= edge]
            kept.update(chosen if len(chosen) <= 2 * KEPT else (key for value, key in found if value > edge))
    return kept


Marks = Mapping[str, Collection[str]]
"""By row what it states beside its title."""


class _Family(NamedTuple):
    """Label columns that are searched as one: a key of any of the left ones is looked for in all of the right ones."""

    left: list[Column]
    right: list[Column]


def _families(aligned: Iterable[tuple[Column, Column]]) -> list[_Family]:
    families: list[_Family] = []
    for one, two in aligned:
        home = next((f for f in families if one in f.left or two in f.right), None)
        if home is None:
            families.append(home := _Family([], []))
        if one not in home.left:
            home.left.append(one)
        if two not in home.right:
            home.right.append(two)
    return families


def _marks(side: Side) -> Marks:
    """What tells rows of one title apart: their years and days, the names and titles beside it."""
    marks: dict[str, set[str]] = defaultdict(set)
    for column in side.others:
        if column.kind in (Kind.YEAR, Kind.DATE) and not column.noted:
            for row, value in column.values.items():
                marks[row].update(one for time in value for one in (str(time)[:4], str(time)))
    for column in side.labels if len(side.labels) > 1 else ():
        for row, value in column.values.items():
            marks[row].update(" ".join(sorted(part.words)) for part in ([value] if isinstance(value, Title) else value[:NAMED]))
    return marks


def _marked(columns: Iterable[Column], marks: Marks, titles: set[str]) -> dict[str, set[str]]:
    """The rows of titles that many have, by title and mark."""
    posted: dict[str, set[str]] = defaultdict(set)
    for column in columns:
        for row, value in column.values.items():
            if isinstance(value, Title) and (whole := " ".join(sorted(value.words))) in titles:
                for mark in marks.get(row, ()):
                    if mark != whole:
                        posted[f"{whole} beside {mark}"].add(row)
    return posted


def _keys(family: _Family, marks: tuple[Marks, Marks], weigh: Weights) -> Iterator[tuple[float, list[str], list[str]]]:
    """Keys with the rows of both sides, rarest first; a weight says how much sharing one speaks for a pair."""
    found: list[tuple[int, str, float, list[str], list[str]]] = []
    for name, words, factor in (("whole", _wholes, 2.0), ("two", _twos, 0.5), ("word", _words, 1.0)):
        one, two = _posted(family.left, words), _posted(family.right, words)
        for key in one.keys() & two.keys():
            cost = len(one[key]) * len(two[key])
            if cost <= LARGEST:
                weight = factor * (weigh(key) if name == "word" else sum(weigh(w) for w in key.split()))
                found.append((cost, f"{name} {key}", weight, sorted(one[key]), sorted(two[key])))
        if name == "whole":
            crowded = {key for key in one.keys() & two.keys() if len(one[key]) * len(two[key]) > CROWD}
            here, there = _marked(family.left, marks[0], crowded), _marked(family.right, marks[1], crowded)
            for key in here.keys() & there.keys():
                weight = sum(weigh(word) for word in key.split())
                found.append((len(here[key]) * len(there[key]), f"marked {key}", weight, sorted(here[key]), sorted(there[key])))
        if name == "word":
            found.extend(_misspelled(one, two, weigh))
    found.sort(key=lambda item: (item[0], item[1]))
    for _, _, weight, ones, twos in found:
        yield weight, ones, twos


def _posted(columns: Iterable[Column], keys_of: Callable[[Value], Iterable[str]]) -> dict[str, set[str]]:
    posted: dict[str, set[str]] = defaultdict(set)
    known: dict[Value, tuple[str, ...]] = {}
    for column in columns:
        for row, value in column.values.items():
            if value not in known:
                known[value] = tuple(keys_of(value))
            for key in known[value]:
                posted[key].add(row)
    return posted


def _wholes(value: Value) -> Iterator[str]:
    for part in [value] if isinstance(value, Title) else value:
        yield " ".join(sorted(part.words))
        if len(part.words) > 1 and isinstance(part, Title):
            yield part.joined


def _twos(value: Value) -> Iterator[str]:
    for part in () if isinstance(value, Title) else value:
        for one, two in pairwise(part.words):
            yield " ".join(sorted((sound(one), sound(two))))


def _words(value: Value) -> Iterator[str]:
    for part in [value] if isinstance(value, Title) else value:
        for word in part.words:
            yield sound(word)


def _misspelled(
    one: dict[str, set[str]], two: dict[str, set[str]], weigh: Weights
) -> Iterator[tuple[int, str, float, list[str], list[str]]]:
    """Rare words that only one side knows, with one letter left out, against all rare words of the other side likewise."""
    shorter: tuple[dict[str, set[str]], dict[str, set[str]]] = (defaultdict(set), defaultdict(set))
    strange: tuple[set[str], set[str]] = (set(), set())
    for side, (here, there) in enumerate(((one, two), (two, one))):
        for word, rows in here.items():
            if len(word) < 4 or len(rows) > RARE or word.isdigit():
                continue
            unknown = word not in there
            for at in range(len(word)):
                form = word[:at] + word[at + 1 :]
                shorter[side][form] |= rows
                if unknown:
                    strange[side].add(form)
            bare = word.replace("?", "")
            for form in {word, bare}:
                shorter[side][form] |= rows
                if unknown:
                    strange[side].add(form)
    for form in sorted((strange[0] & shorter[1].keys()) | (strange[1] & shorter[0].keys())):
        ones, twos = shorter[0][form], shorter[1][form]
        if len(ones) * len(twos) <= RARE * RARE:
            yield len(ones) * len(twos) * 2, f"form {form}", 3.0, sorted(ones), sorted(twos)


SHORTENED_NAMES = 0.5
"""The share of a column's names that are initials and a family name from which on these are looked for in fuller names."""
SHORTENED = 0.15
"""The share of such names that must meet those of the other column."""
NAMING = 0.7
"""How much less often than the column of the most different titles one must repeat itself to name its rows."""


def align_labels(left: Side, right: Side) -> list[tuple[Column, Column]]:
    """The pairs of label columns worth comparing: those of one family (titles, names), and others whose values meet often."""
    out = []
    for one in left.labels:
        keys = {k for v in set(one.values.values()) for k in _wholes(v)}
        for two in right.labels:
            others = {k for v in set(two.values.values()) for k in _wholes(v)}
            meeting = len(keys & others) / max(1, min(len(keys), len(others)))
            family = (one.kind is Kind.TITLE) == (two.kind is Kind.TITLE)
            alone = family and len(left.labels) == 1 == len(right.labels)
            if meeting >= (0.004 if family else 0.15) or alone or _shortened(one, two) >= SHORTENED:
                out.append((one, two))
    return out


def _shortened(one: Column, two: Column) -> float:
    """How many of the names of two columns meet where one of them gives initials (``A. Quill``); 0 where neither mostly does."""
    if Kind.TITLE in (one.kind, two.kind):
        return 0.0
    names = [{name.words for value in column.values.values() for name in value if len(name.words) > 1} for column in (one, two)]
    if not all(names) or max(sum(len(words[0]) == 1 for words in some) / len(some) for some in names) < SHORTENED_NAMES:
        return 0.0
    keys = [{(words[0][0], words[-1]) for words in some} for some in names]
    return len(keys[0] & keys[1]) / min(map(len, keys))


def naming(column: Column, side: Side) -> bool:
    """Whether a column names the row's own thing: a title that few rows share does; a name does where its rows have no title."""
    if column.works:
        return False
    titled = [c for c in side.labels if c.kind is Kind.TITLE]
    if column.kind is Kind.TITLE:
        # What many rows share (a series, a company, a place) stands beside the title that few do.
        return len(titled) == 1 or column.distinct >= NAMING * max(c.distinct for c in titled)
    titled = [c for c in titled if c.distinct >= NAMING * column.distinct]
    if not titled:
        return column is max((c for c in side.labels if not c.works), key=lambda c: (round(c.distinct, 1), len(c.values)))
    with_title = sum(any(row in c.values for c in titled) for row in column.values)
    return with_title < 0.2 * max(1, len(column.values))
