"""What a page shows, as plain values in reading order; the templates only lay them out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from kg.rdf.things import Source

Href = Callable[[str], str]
"""Gives the address of the page of a thing; empty where it has none."""


@dataclass
class Site:
    """The folder of pages: the file names of films and people, and the way from one page to another."""

    films: Mapping[str, str]
    people: Mapping[str, str]

    def href(self, iri: str, base: str = "../") -> str:
        """The address of the page of a thing, seen from a page whose folder's way up is ``base``; empty where it has none."""
        if iri in self.films:
            return f"{base}films/{quote(self.films[iri])}.html"
        return f"{base}people/{quote(self.people[iri])}.html" if iri in self.people else ""


@dataclass(frozen=True, slots=True)
class Snippet:
    """Quoted words and where they stand."""

    words: str
    where: str


@dataclass(frozen=True, slots=True)
class Backing:
    """What one document gives for a fact.

    ``inferred`` is true where nothing of it is stated; ``how`` says in words what is inferred, and from what.
    """

    source: Source
    number: int
    snippets: tuple[Snippet, ...]
    inferred: bool = False
    how: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Rival:
    """A competing value, and who says it."""

    text: str
    backing: tuple[Backing, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a fact as shown: its words, where they link to, a note beside them, its machine form, what stands behind it."""

    text: str
    href: str = ""
    note: str = ""
    time: str = ""
    backing: tuple[Backing, ...] = ()
    rivals: tuple[Rival, ...] = ()

    @property
    def inferred(self) -> bool:
        """Whether no page states it, and only inference gives it."""
        return bool(self.backing) and all(b.inferred for b in self.backing)


@dataclass(frozen=True, slots=True)
class Fact:
    """A property of a thing with its values."""

    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Row:
    """A line of a table of credits: who, what, and what stands behind it."""

    who: Entry
    what: str = ""
    note: str = ""


@dataclass(frozen=True)
class Passage:
    """A longer text: its beginning and rest, who says it, and what stands behind it; ``lines`` of a dialogue are (speaker, words)."""

    head: str
    lead: str = ""
    rest: str = ""
    by: str = ""
    date: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    facts: tuple[Fact, ...] = ()
    entry: Entry = field(default_factory=lambda: Entry(""))


@dataclass(frozen=True)
class Section:
    """A part of the page: its heading, the word that names it in the address, and its passages."""

    title: str
    anchor: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Quarrel:
    """A disagreement: on what, of what sort, and each value with who says it."""

    about: str
    sort: str
    values: tuple[Entry, ...]


@dataclass(frozen=True)
class Score:
    """An aggregate rating: who rates, the score as printed and as a share of its scale, counts, the distribution in shares."""

    rater: str
    group: str
    value: str
    best: str
    share: float | None
    counts: tuple[str, ...]
    verdicts: tuple[str, ...]
    distribution: tuple[tuple[str, int, float], ...]
    backing: tuple[Backing, ...]

    @property
    def bars(self) -> list[tuple[str, float, float]]:
        """The distribution as (word, where its bar begins, how long it is), in shares of the whole."""
        starts = [sum(share for _, _, share in self.distribution[:i]) for i in range(len(self.distribution))]
        return [(word, start, share) for start, (word, _, share) in zip(starts, self.distribution, strict=True) if share]

    @property
    def label(self) -> str:
        """Who rates, in one line."""
        return f"{self.rater}, {self.group}" if self.group else self.rater

    @property
    def only_counts(self) -> bool:
        """Whether the page only says how many there are."""
        return not (self.value or self.verdicts or self.distribution)


@dataclass(frozen=True)
class ReviewView:
    """A review: its anchor, who wrote it where and when, its rating, and its text as beginning and rest."""

    anchor: str
    author: Entry
    critic: bool
    publisher: str
    date: str
    headline: str
    rating: str
    grade: str
    votes: str
    spoiler: bool
    notes: tuple[str, ...]
    lead: str
    rest: str
    words: int
    backing: tuple[Backing, ...]
    film: Entry = field(default_factory=lambda: Entry(""))


@dataclass(frozen=True)
class FilmPage:
    """Everything that a film's page shows."""

    iri: str
    title: Entry
    kind: str
    strap: tuple[str, ...]
    plots: tuple[Passage, ...]
    scores: tuple[Score, ...]
    facts: tuple[Fact, ...]
    crew: tuple[tuple[str, tuple[Row, ...]], ...]
    cast: tuple[Row, ...]
    sections: tuple[Section, ...]
    reviews: tuple[ReviewView, ...]
    similar: tuple[Entry, ...]
    quarrels: tuple[Quarrel, ...]
    sources: tuple[tuple[int, Source], ...]
    has_claims: bool


@dataclass(frozen=True)
class PersonPage:
    """Everything that a person's page shows: credits by film as (film, what, note), and what the person wrote."""

    iri: str
    name: Entry
    strap: tuple[str, ...]
    facts: tuple[Fact, ...]
    credits: tuple[Row, ...]
    reviews: tuple[ReviewView, ...]
    passages: tuple[Passage, ...]
    mentions: tuple[Entry, ...]
    sources: tuple[tuple[int, Source], ...]
    has_claims: bool


def external(value: str) -> str:
    """The address to which a value may link: only pages of the web, so that no page text becomes a script."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return ""
    return value if parts.scheme in ("http", "https") and parts.netloc and not any(c.isspace() for c in value) else ""
