"""What is known of a film or a person from one document: the features that comparisons look at.

There are as many of these as mentions, so they are lean: no dictionary, and values that many have in common are shared (``summary``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from kg.model import Mention
from kg.resolve.names import surname
from kg.resolve.spool import Spool

FILM_KINDS = frozenset({"film", "series", "episode"})
PEOPLE_KINDS = frozenset({"person", "artist", "critic"})
CREW = ("director", "writer", "composer", "producer", "editor", "contributor")
WORKS = frozenset({*CREW, "actor", "role_actor", "credit_author", "credit_contributor"})
"""Capacities in which people work together; who wrote a song that a film plays has not met the cast."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHORT = 3
"""A surname of so few letters is too short to be found in prose."""

Key = tuple[str, Mention]
"""A mention of a document: the document's key, and the mention."""

Ids = Collection[tuple[str, tuple[str, ...]]]
"""Schemes with the ids of each, in order."""

NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})
NO_NUMBER: Mapping[str, str] = MappingProxyType({})


class Kept(NamedTuple):
    """A text that is kept outside memory."""

    spool: Spool
    number: int

    def __str__(self) -> str:
        return self.spool[self.number].decode("utf-8", "surrogatepass")


@dataclass(slots=True, eq=False)
class FilmProfile:
    """One film as one document has it: its titles (folded), year, people by capacity, characters and words of prose.

    ``titles`` has all titles, ``printed_titles`` the names as printed. ``ids`` has the ids of each scheme, ``pages`` are
    addresses without protocol; ``minutes`` is 0 where no running time is stated; ``plot`` has the long words of each plot, ``prose``
    the words that can be surnames (``as_prose``); ``number`` tells an episode apart: series, season and number as far as they are
    stated. ``similar`` says that the page's own film, which is the first of its document, lists it as a similar title. What ``prose``
    has is asked for by ``str``. ``released`` is the year of the first release that is stated. ``sum`` is a number that all the rest but the
    document decides, 0 where it was not made.
    """

    document: str
    mention: Mention
    titles: Collection[str] = ()
    printed_titles: Collection[str] = ()
    year: str = ""
    inferred: bool = True
    people: Mapping[str, Collection[str]] = field(default_factory=lambda: NOTHING)
    characters: Collection[str] = ()
    prose: str | Kept = ""
    ids: Ids = ()
    pages: Collection[str] = ()
    minutes: int = 0
    plot: Collection[str] = ()
    number: Mapping[str, str] = field(default_factory=lambda: NO_NUMBER)
    similar: bool = False
    released: str = ""
    sum: int = 0

    @property
    def title(self) -> str:
        """The first name as printed; empty where there is none."""
        return next(iter(self.printed_titles), "")

    def on(self, document: str) -> FilmProfile:
        """What is said here, said by another document."""
        return FilmProfile(
            document, self.mention, self.titles, self.printed_titles, self.year, self.inferred, self.people, self.characters, self.prose,
            self.ids, self.pages, self.minutes, self.plot, self.number, self.similar, self.released, self.sum,
        )  # fmt: skip


class Called(NamedTuple):
    """What one person is called in a document: name and aliases (slugs), and the ids of each scheme.

    ``name`` is what the mention is known by in its document, the usual way round: ``Oland, Al`` is ``al-oland``.
    """

    mention: Mention
    name: str
    aliases: Collection[str] = ()
    ids: Ids = ()

    def single_ids(self) -> Ids:
        """The ids of schemes with one id only: who has two of a scheme on one page may be two people of one name, so these say
        nothing."""
        for _, values in self.ids:
            if len(values) != 1:
                return tuple(pair for pair in self.ids if len(pair[1]) == 1)
        return self.ids


class Did(NamedTuple):
    """What one person did in which films of a document. A film is its position among the document's films, -1 is what is no film."""

    films: Collection[int] = ()
    capacities: Collection[tuple[int, str]] = ()
    characters: Collection[tuple[int, str]] = ()


class PersonProfile(NamedTuple):
    """One person as one document has them. Many documents call somebody the same, and many people did the same."""

    document: str
    called: Called
    did: Did
    claims: int = 0

    @property
    def mention(self) -> Mention:
        """The mention."""
        return self.called.mention

    @property
    def name(self) -> str:
        """What the mention is known by."""
        return self.called.name


def owner(mention: Mention) -> Mention:
    """The thing of its own that a mention hangs below, or itself."""
    while mention.of is not None:
        mention = mention.of
    return mention


def address(url: str) -> str:
    """A page's address as it is compared: without protocol, ``www.``, query, fragment and closing slash."""
    bare = re.sub(r"^[a-z][a-z0-9+.-]*://(?:www\.|m\.)?", "", url.strip(), flags=re.I)
    return re.split(r"[?#]", bare, maxsplit=1)[0].rstrip("/")


def words(text: str) -> list[str]:
    """The words of prose, casefolded, without a genitive's ``'s``."""
    return [w.casefold().removesuffix("'s").removesuffix("’s") for w in _WORD.findall(text)]


def as_prose(some: Iterable[str]) -> str:
    """Words in the form that ``FilmProfile.prose`` has: each once, in order, between spaces; without very short ones."""
    kept = sorted({word for word in some if len(word) > _SHORT})
    return f" {' '.join(kept)} " if kept else ""


def findable(names: Iterable[str]) -> dict[str, list[str]]:
    """People (slugs) by the surname that prose would have them by; very short surnames do not count."""
    found: dict[str, list[str]] = {}
    for name in names:
        if len(last := surname(name)) > _SHORT:
            found.setdefault(last, []).append(name)
    return found
