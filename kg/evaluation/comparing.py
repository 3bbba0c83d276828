"""Two readings of one page, property by property: what is right, wrong and missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from kg.evaluation.shown import Shown
from kg.evaluation.values import Values

Outcome = Literal["right", "wrong", "missing"]
How = Literal["one", "all", "some"]

SEVEN = ("name", "description", "genre", "duration", "director", "actor", "released")
"""The seven fields for which figures of learned models are published."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of one value of one page. ``expected`` is empty of a value that is wrong and stands for none that is right.

    ``shown`` is whether the page shows the expected value; where it shows another, or none, no reader can find it.
    """

    page: str
    site: str
    property: str
    outcome: Outcome
    expected: str
    found: str
    shown: bool = True


@dataclass(slots=True)
class Tally:
    """Findings of one property, counted. Where only some of the values are known, ``partial``, wrong ones cannot be.

    ``unshown`` of the missing ones, and ``beside`` of the wrong ones, go back to values that the pages do not show.
    """

    right: int = 0
    wrong: int = 0
    missing: int = 0
    unshown: int = 0
    beside: int = 0
    pages: int = 0
    partial: bool = False

    @property
    def precision(self) -> float | None:
        """Which part of what was read is right; None where that cannot be known, or nothing was read."""
        return None if self.partial or not self.right + self.wrong else self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float | None:
        """Which part of what is known was read; None where nothing is known."""
        return self.right / (self.right + self.missing) if self.right + self.missing else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two; where only recall counts, that."""
        if self.partial:
            return self.recall
        both = 2 * self.right + self.wrong + self.missing
        return 2 * self.right / both if both else None

    @property
    def of_shown(self) -> Tally:
        """The same for the values that the pages show."""
        return Tally(self.right, self.wrong - self.beside, self.missing - self.unshown, 0, 0, self.pages, self.partial)

    def count(self, finding: Finding) -> None:
        """One more finding."""
        if finding.outcome == "right":
            self.right += 1
        elif finding.outcome == "wrong":
            self.wrong += 1
            self.beside += not finding.shown
        else:
            self.missing += 1
            self.unshown += not finding.shown


@dataclass(frozen=True, slots=True)
class Measure:
    """How a property is compared.

    ``how`` is ``one`` for a property of which the markup states one value: it is right if the page was read to say so, among
    whatever else (a date for each country, a longer plot). ``all`` compares sets. With ``some`` the markup lists only a few of
    many values: what else was read cannot be judged. ``known`` and ``read`` are the properties whose values are compared,
    the property itself unless they are given.
    """

    property: str
    how: How
    same: Callable[[str, str], bool] = str.__eq__
    known: tuple[str, ...] = ()
    read: tuple[str, ...] = ()


def same_date(left: str, right: str) -> bool:
    """Whether two ISO 8601 dates agree as far as both are precise."""
    common = min(len(left), len(right))
    return common >= 4 and left[:common] == right[:common]


def same_person(left: str, right: str) -> bool:
    """Whether two names have the same parts, whichever of them comes first: sites change their minds on family names.

    What stands behind a ``|`` is no part of the name (characters of a row of the cast), and is compared as it is.
    """
    (one, _, tail), (two, _, other) = left.partition("|"), right.partition("|")
    return tail == other and sorted(one.split()) == sorted(two.split())


def same_number(left: str, right: str) -> bool:
    """Whether two numbers agree when the more precise is rounded to the other, if that has two digits at least."""
    short, long = sorted((left, right), key=lambda number: len(number.partition(".")[2]))
    decimals = len(short.partition(".")[2])
    return left == right or (len(short.replace(".", "")) > 1 and round(float(long), decimals) == float(short))


def same_text(left: str, right: str) -> bool:
    """Whether two texts are one, as far as both go: one that is cut (``…``) is the beginning of the other."""
    if left == right:
        return True
    bare = left.rstrip("…"), right.rstrip("…")
    short, long = sorted(bare, key=len)
    is_cut = (left if bare[0] == short else right).endswith("…")
    return bare[0] == bare[1] or (is_cut and len(short) >= 20 and long.startswith(short))


MEASURES: tuple[Measure, ...] = (
    Measure("name", "one", known=("name", "alternate_name")),
    Measure("description", "one", same_text, read=("description", "storyline")),
    Measure("genre", "all"),
    Measure("duration", "one"),
    Measure("director", "all", same_person),
    Measure("actor", "some", same_person),
    Measure("released", "one", same_date),
    Measure("year", "one"),
    Measure("certificate", "one"),
    Measure("country", "all"),
    Measure("language", "all"),
    Measure("score", "one", same_number),
    Measure("rating_count", "one"),
    Measure("review_count", "one"),
    Measure("writer", "some", same_person),
    Measure("composer", "some", same_person),
    Measure("producer", "some", same_person),
    Measure("company", "some"),
    Measure("keyword", "some"),
    Measure("review", "some", same=lambda left, right: left[:60] == right[:60]),
)
"""What is compared of a page with markup, in the order of the table."""


def compare(page: str, site: str, known: Values, read: Values, shown: Shown, measures: Iterable[Measure] = MEASURES) -> Iterator[Finding]:
    """Hold what was read of a page against what is known of it. Of a property of which nothing is known, nothing is said."""
    for measure in measures:
        if known.get(measure.property):
            expected = _values(known, measure.known or (measure.property,))
            found = _values(read, measure.read or (measure.property,))
            for outcome, one, value in (_one if measure.how == "one" else _each)(measure, expected, found):
                seen = outcome == "right" or not one or shown.has(measure.property, one)
                yield Finding(page, site, measure.property, outcome, one, value, seen)


def _values(values: Values, properties: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(value for property in properties for value in values.get(property, ())))


_Outcomes = Iterator[tuple[Outcome, str, str]]


def _one(measure: Measure, expected: Sequence[str], found: Sequence[str]) -> _Outcomes:
    for value in found:
        if any(measure.same(one, value) for one in expected):
            yield "right", value, value
            return
    yield "missing", expected[0], ""
    if found:
        yield "wrong", expected[0], found[0]


def _each(measure: Measure, expected: Sequence[str], found: Sequence[str]) -> _Outcomes:
    left = list(found)
    for one in expected:
        match = next((value for value in left if measure.same(one, value)), None)
        if match is None:
            yield "missing", one, ""
        else:
            left.remove(match)
            yield "right", one, match
    if measure.how == "all":
        for value in left:
            yield "wrong", "", value


@dataclass(slots=True)
class Figures:
    """Findings summed up per site and property, and over all sites (``all``)."""

    sites: dict[str, dict[str, Tally]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def add(self, findings: Iterable[Finding], measures: Mapping[str, Measure]) -> None:
        """Count the findings of one page."""
        seen: set[tuple[str, str]] = set()
        for finding in findings:
            self.findings.append(finding)
            for site in (finding.site, "all"):
                partial = measures[finding.property].how == "some"
                tally = self.sites.setdefault(site, {}).setdefault(finding.property, Tally(partial=partial))
                tally.count(finding)
                if (site, finding.property) not in seen:
                    seen.add((site, finding.property))
                    tally.pages += 1

    def mean(self, site: str, *, shown: bool = False, properties: Sequence[str] = SEVEN) -> float | None:
        """The mean F1 of some properties of a site, as far as its pages' markup has them; None where it has none.

        ``shown`` counts only values that the pages show.
        """
        tallies = (tally for name, tally in self.sites.get(site, {}).items() if name in properties)
        scores = [(tally.of_shown if shown else tally).f1 for tally in tallies]
        counted = [score for score in scores if score is not None]
        return sum(counted) / len(counted) if counted else None
