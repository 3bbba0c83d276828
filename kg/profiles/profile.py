"""The profiles: one for each layout of a site, read from ``profiles.toml``, which ``bench/profiles.py`` measures."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kg.profiles.address import Kind

CORE = (
    "name", "year", "description", "genre", "duration", "director", "writer", "actor", "released", "country", "language", "certificate",
    "role.character_name", "rating.score", "rating.rating_count",
)  # fmt: skip
"""What pages about a film are there for: of these, a layout's core is what nearly all of its pages give."""
NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class Usual:
    """How usual a property is: which share of the pages give it, and how many values those have at least and at most."""

    share: float
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What the pages of one layout of a site give.

    ``hosts`` and ``shapes`` say by their addresses which pages these are (``address.Kind``). ``pages`` were measured, between
    ``smallest`` and ``largest`` characters long; ``labels`` stand on nearly all of them.
    """

    site: str
    layout: int
    hosts: frozenset[str]
    shapes: frozenset[str]
    pages: int
    smallest: int
    largest: int
    labels: frozenset[str]
    usual: Mapping[str, Usual]

    @property
    def core(self) -> tuple[str, ...]:
        """The properties of which a page that lacks most is not as it was."""
        return tuple(name for name in CORE if name in self.usual and self.usual[name].share >= NEARLY_ALL)

    def floor(self, property: str) -> float:
        """The least share of a folder's pages that are to give a property: a tenth less than it was when measured."""
        return round(max(0.0, self.usual[property].share - 0.1), 2)

    def is_of(self, kind: Kind) -> bool:
        """Whether a page of a kind is to be held against this profile; one that does not give its address never is."""
        # Where the page about a film has a tab for its start, its address is also used without.
        return kind.host in self.hosts and (kind.shape in self.shapes or any(s.startswith(kind.shape + "/") for s in self.shapes))


@lru_cache(maxsize=1)
def _data() -> Mapping[str, object]:
    return tomllib.loads(files(__package__).joinpath("profiles.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def profiles() -> tuple[Profile, ...]:
    """All profiles, by site and layout."""
    return tuple(_profile(row) for row in _rows())


@lru_cache(maxsize=1)
def ranges() -> Mapping[str, tuple[float, float]]:
    """Between which values a property's can lie at all, whatever the site."""
    found = _data().get("values", {})
    return {name: (float(low), float(high)) for name, (low, high) in found.items()} if isinstance(found, dict) else {}


def _rows() -> list[dict[str, object]]:
    rows = _data().get("profile", [])
    return rows if isinstance(rows, list) else []


def _profile(row: Mapping[str, object]) -> Profile:
    values: dict[str, list[float]] = dict(row["properties"])  # type: ignore[call-overload]
    size: list[int] = list(row["characters"])  # type: ignore[call-overload]
    return Profile(
        site=str(row["site"]), layout=int(str(row["layout"])), pages=int(str(row["pages"])), smallest=size[0], largest=size[1],
        hosts=frozenset(row["hosts"]), shapes=frozenset(row["shapes"]), labels=frozenset(row["labels"]),  # type: ignore[call-overload]
        usual={name: Usual(share, int(least), int(most)) for name, (share, least, most) in values.items()},
    )  # fmt: skip
