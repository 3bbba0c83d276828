"""What one page says of a film: the film as it was on some day, with counts that drift, cuts, vague dates and misspelt names."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from random import Random

from bench.generate import words
from bench.generate.world import COUNTRIES, Film, Part, Who, World

MISSPELT, CUT, VAGUE, YEARLESS, DRIFT = 0.02, 0.1, 0.12, 0.08, 0.5
"""Shares: of the names in a cast that are misspelt, of the pages with the running time of another cut, with a date that lacks
its day, without a year where the layout can do without, and with counts of another day."""

SIZES = {"small": 0.15, "40k": 1.0, "200k": 4.5}
"""How much of everything that repeats a page holds, as a multiple of what makes about 40 kB."""

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


@dataclass(frozen=True, slots=True)
class Review:
    """A viewer's or critic's review; ``score`` is out of ten, 0 where there is none."""

    author: str
    where: str
    date: datetime.date
    headline: str
    body: str
    score: int
    helpful: int
    total: int


@dataclass(slots=True)
class View:
    """One page's view of a film."""

    film: Film
    world: World
    rng: Random
    page: str
    size: float
    year: int | None
    minutes: int
    cut: int
    date: datetime.date
    precision: int
    cast: tuple[Part, ...]
    votes: int
    score: int

    @property
    def title(self) -> str:
        return self.film.title

    def some(self, at_40k: int) -> int:
        """How many of something that repeats, for the size asked for; at least one."""
        return max(1, round(at_40k * self.size))

    def languages(self) -> list[tuple[str, str]]:
        """Names and codes."""
        return list({COUNTRIES[c][2]: (COUNTRIES[c][1], COUNTRIES[c][2]) for c in self.film.countries}.values())

    def countries(self) -> list[tuple[str, str]]:
        return [(COUNTRIES[c][0], c) for c in self.film.countries]

    def reviews(self, site: str, count: int, sentences: tuple[int, int] = (2, 8)) -> list[Review]:
        """The first reviews that the site has of the film: the same on each of its pages."""
        return [_review(self, site, n, sentences) for n in range(count)]

    def keywords(self, count: int) -> list[str]:
        return list(dict.fromkeys(words.keyword(self.rng) for _ in range(count)))

    def likes(self) -> list[Film]:
        """Other films that the page says are like this one; none with the same title."""
        found = {self.world.films[n].title: self.world.films[n] for n in self.film.likes}
        found.pop(self.title, None)
        return list(found.values())

    def day(self, date: datetime.date) -> str:
        return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"

    def american(self, date: datetime.date, short: bool = True) -> str:
        month = _MONTHS[date.month - 1]
        return f"{month[:3] if short else month} {date.day}, {date.year}"

    def vague(self) -> tuple[str, str]:
        """The release date as printed and in ISO 8601, as precise as the page has it."""
        if self.precision == 3:
            return self.day(self.date), self.date.isoformat()
        if self.precision == 2:
            return f"{_MONTHS[self.date.month - 1]} {self.date.year}", self.date.isoformat()[:7]
        return str(self.date.year), str(self.date.year)


def view(world: World, film: Film, page: int, size: float) -> View:
    """The view of page number ``page`` of the film."""
    rng = world.random("page", page)
    drift = rng.uniform(1.0, 1.4) if rng.random() < DRIFT else 1.0
    released = film.released
    if film.rerelease and rng.random() < 0.3:
        released = datetime.date(film.rerelease, released.month, min(28, released.day))
    return View(
        film=film, world=world, rng=rng, page=f"{page:06d}", size=size, year=None if rng.random() < YEARLESS else film.year,
        minutes=film.cut if rng.random() < CUT else film.minutes, cut=film.cut, date=released,
        precision=rng.choice((1, 2)) if rng.random() < VAGUE else 3, cast=tuple(_spelt(rng, part) for part in film.cast),
        votes=int(film.votes * drift), score=min(99, max(11, film.score + rng.randint(-2, 2))) if drift > 1 else film.score,
    )  # fmt: skip


def _spelt(rng: Random, part: Part) -> Part:
    if rng.random() >= MISSPELT:
        return part
    name = part.who.name
    at = rng.randrange(2, len(name) - 1)
    if not (name[at - 1].isalpha() and name[at].islower()):
        return part
    name = name[:at] + (name[at] + name[at] if rng.random() < 0.5 else "") + name[at + 1 :]
    return Part(replace(part.who, name=name), part.character) if len(name.split()[-1]) > 2 else part


_ACCOUNTS = ["film", "reel", "ferry", "salt", "harbour", "lamp", "mild", "otter", "quill", "brass", "sea", "tin", "moth", "north"]


def _review(view: View, site: str, number: int, sentences: tuple[int, int]) -> Review:
    rng = view.world.random(site, view.film.number, number)
    date = datetime.date(max(1998, view.film.year), 1, 1) + datetime.timedelta(days=rng.randrange(1500))
    total = rng.randint(2, 90)
    body = words.opinion(rng, rng.randint(*sentences))
    if rng.random() < 0.1:
        body += f" {view.film.directors[0].name} has made better films."
    return Review(
        author=f"{rng.choice(_ACCOUNTS)}_{rng.choice(_ACCOUNTS)}{rng.randrange(1000)}", where=rng.choice(words.TOWNS), date=date,
        headline=words.headline(rng), body=body, score=rng.randint(1, 10) if rng.random() < 0.8 else 0, helpful=rng.randint(0, total),
        total=total,
    )  # fmt: skip


def critic(view: View, number: int) -> tuple[Who, str]:
    """Who wrote a film's professional review of some number, and for which publication."""
    rng = view.world.random("critic", view.film.number, number)
    who = view.world.critics[(view.film.number * 7 + number) % len(view.world.critics)]
    return who, words.publication(view.world.random("publication", rng.randrange(60)))
