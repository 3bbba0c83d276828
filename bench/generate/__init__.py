"""Invented film pages in the structures of all the sites that kg reads, with the truth beside them.

``generate`` writes pages of a world of films and people that depends on the seed alone: the same seed, the same bytes (given the
same release of faker, whose lists of names the people are called from). ``truth.jsonl`` says of each page which film it is about and
what a careful reader takes from it; ``bench.generate.measure`` holds a build against it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.generate import broken, imdb_html, imdb_next, imdb_text, members, metacritic, others, rottentomatoes
from bench.generate.page import Written
from bench.generate.view import SIZES, View, view
from bench.generate.world import World, world


class Layout(NamedTuple):
    """How a page of some layout is written, and how many of a hundred pages have it."""

    site: str
    write: Callable[[View, Written], None]
    share: int


LAYOUTS = {
    "imdb-lines": Layout("imdb", imdb_text.lines, 12),
    "imdb-one-line": Layout("imdb", imdb_text.one_line, 6),
    "imdb-2011": Layout("imdb", imdb_html.title_page, 11),
    "imdb-2022": Layout("imdb", imdb_next.title_page, 14),
    "imdb-fullcredits": Layout("imdb", imdb_html.full_credits, 8),
    "rottentomatoes-lines": Layout("rottentomatoes", rottentomatoes.lines, 7),
    "rottentomatoes-one-line": Layout("rottentomatoes", rottentomatoes.one_line, 3),
    "rottentomatoes-2019": Layout("rottentomatoes", rottentomatoes.html, 8),
    "metacritic-lines": Layout("metacritic", metacritic.lines, 6),
    "metacritic-2018": Layout("metacritic", metacritic.html, 6),
    "letterboxd-2025": Layout("letterboxd", members.letterboxd, 6),
    "csfd-2025": Layout("csfd", members.csfd, 4),
    "streaming-bare": Layout("streaming", others.bare, 3),
    "streaming-labelled": Layout("streaming", others.labelled, 2),
    "encyclopedia": Layout("general", others.encyclopedia, 4),
}
"""Every layout by its name, in the order in which shares are laid out."""


class Made(NamedTuple):
    """A page with its truth: the name of its file, its bytes, how it is broken (mostly not), and what it says."""

    name: str
    data: bytes
    broken: str
    page: Written

    def truth(self) -> dict[str, object]:
        """The line of ``truth.jsonl``."""
        page = self.page
        return {
            "page": self.name, "site": page.site, "layout": page.layout, "film": page.film, "broken": self.broken,
            "facts": [list(fact) for fact in page.facts], "people": page.people,
        }  # fmt: skip


def pages(films: int, count: int, seed: str, size: str = "40k") -> Iterator[Made]:
    """The pages of a world, one at a time; each depends on the seed, the number of films, its own number and the size alone.

    ``size`` is one of ``SIZES``: how long most pages are. Raises KeyError for another.
    """
    made, much = world(films, seed), SIZES[size]
    for number in range(count):
        yield one(made, number, much)


def one(made: World, number: int, size: float, layout: str = "") -> Made:
    """Page ``number`` of a world, of the layout asked for, or of the one that falls to it."""
    rng = made.random("layout", number)
    name = layout or rng.choices(list(LAYOUTS), [each.share for each in LAYOUTS.values()])[0]
    film = made.films[int(rng.random() ** 1.5 * len(made.films))]
    page = Written(LAYOUTS[name].site, name, film.ident)
    LAYOUTS[name].write(view(made, film, number, size), page)
    spoilt = "" if layout else broken.kind(rng)
    data = broken.spoil(page, spoilt, made, rng) if spoilt else page.text.encode()
    return Made(f"{number // 1000:03d}/{number:06d}{page.suffix}", data, spoilt, page)


def generate(out: Path, *, films: int, count: int, seed: str, size: str = "40k") -> int:
    """Write ``count`` pages to ``out/pages`` and their truth to ``out/truth.jsonl``; the number of bytes of all pages."""
    folder, total = out / "pages", 0
    out.mkdir(parents=True, exist_ok=True)
    with (out / "truth.jsonl").open("w", encoding="utf-8", newline="\n") as truth:
        for made in pages(films, count, seed, size):
            path = folder / made.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made.data)
            total += len(made.data)
            truth.write(json.dumps(made.truth(), ensure_ascii=False) + "\n")
    return total
