"""The invented world: people and films, and how films resemble each other so that they are hard to tell apart."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from importlib import import_module
from random import Random

from bench.generate import tongues, words

COUNTRIES = {
    "NO": ("Norway", "Norwegian", "no", "sv"), "FR": ("France", "French", "fr", "fr"), "DE": ("Germany", "German", "de", "de"),
    "ES": ("Spain", "Spanish", "es", "es"), "IT": ("Italy", "Italian", "it", "it"), "CZ": ("Czech Republic", "Czech", "cs", "cs"),
    "SE": ("Sweden", "Swedish", "sv", "sv"), "US": ("USA", "English", "en", ""), "GB": ("UK", "English", "en", ""),
    "CA": ("Canada", "English", "en", ""), "IE": ("Ireland", "English", "en", ""), "AU": ("Australia", "English", "en", ""),
    "DK": ("Denmark", "Danish", "da", "sv"), "PL": ("Poland", "Polish", "pl", "cs"), "PT": ("Portugal", "Portuguese", "pt", "es"),
}  # fmt: skip
"""Countries by their codes: name, language, its code, and the tongue in which a film of the country has its original title."""

_LOCALES = ("en_US", "en_GB", "de_DE", "fr_FR", "es_ES", "it_IT", "sv_SE", "cs_CZ", "pl_PL", "no_NO")
CREW = (
    ("Cinematography", "director of photography"), ("Film Editing", "editor"), ("Production Design", "production designer"),
    ("Costume Design", "costume designer"), ("Makeup Department", "makeup artist"), ("Sound Department", "sound mixer"),
    ("Visual Effects", "visual effects supervisor"), ("Stunts", "stunt coordinator"), ("Camera Department", "gaffer"),
)  # fmt: skip

SEQUEL, REMAKE, SAME_TITLE, SAME_YEAR_TITLE, NAMESAKE, RERELEASE = 0.05, 0.03, 0.03, 0.01, 0.03, 0.05
"""Shares of the films that follow another, are made anew, or only share its title (once in the same year); of the people who
are called like someone else; and of the films that came back to the cinemas."""


CRITICS = 150
"""How many people write reviews for publications; none of them makes films, though some are called like somebody who does."""


@dataclass(frozen=True, slots=True)
class Who:
    """A person: the name as printed, an identity, and the number that ids are made of."""

    name: str
    ident: str
    number: int


@dataclass(frozen=True, slots=True)
class Part:
    """A row of a cast."""

    who: Who
    character: str


@dataclass(slots=True)
class Film:
    """What is true of an invented film; every page says some of it, and some of that wrongly."""

    ident: str
    number: int
    title: str
    year: int
    released: datetime.date
    minutes: int
    cut: int
    genres: tuple[str, ...]
    certificate: str
    reason: str
    countries: tuple[str, ...]
    directors: tuple[Who, ...]
    writers: tuple[Who, ...]
    producers: tuple[Who, ...]
    composer: Who
    cast: tuple[Part, ...]
    crew: tuple[tuple[str, str, Who], ...]
    companies: tuple[str, ...]
    plot: str
    tagline: str
    foreign: dict[str, str]
    votes: int
    score: int
    budget: int
    gross: int
    rerelease: int = 0
    likes: tuple[int, ...] = ()
    slug: str = ""
    original: str = ""


@dataclass(slots=True)
class World:
    """All people and films, and the seed they grew from."""

    seed: str
    people: list[Who]
    critics: list[Who]
    films: list[Film] = field(default_factory=list)

    def random(self, *about: object) -> Random:
        """A source of chance of its own for each thing, so that nothing depends on the order of making."""
        return Random("/".join(map(str, (self.seed, *about))))


def _names() -> list[tuple[list[str], list[str]]]:
    """First and last names by locale, in a fixed order, without those of several words."""
    found = []
    for locale in _LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        first = sorted({n for n in provider.first_names if n.isalpha() and len(n) > 2})
        last = sorted({n for n in provider.last_names if n.isalpha() and len(n) > 2})
        found.append((first, last))
    return found


def _people(rng: Random, count: int) -> list[Who]:
    names = _names()
    people: list[Who] = []
    taken: set[str] = set()
    while len(people) < count:
        number = len(people)
        if people and rng.random() < NAMESAKE:
            people.append(Who(rng.choice(people).name, f"p{number}", number))
            continue
        first, last = names[int(rng.random() ** 2 * len(names))]
        middle = rng.random()
        name = f"{rng.choice(first)} {rng.choice('ABCDEFGHJKLMNPRSTW') + '. ' if middle < 0.1 else ''}{rng.choice(last)}"
        if middle > 0.97:
            name = f"{name}-{rng.choice(last)}"
        if name.casefold() not in taken:
            taken.add(name.casefold())
            people.append(Who(name, f"p{number}", number))
    return people


def world(films: int, seed: str) -> World:
    """The world of a seed. The same number of films and the same seed make the same world."""
    rng = Random(f"{seed}/people")
    everybody = _people(rng, max(1500, films * 40) + CRITICS)
    made = World(seed, everybody[CRITICS:], everybody[:CRITICS])
    slugs: set[str] = set()
    for number in range(films):
        film = _film(made, number)
        base = slug(film.title)
        film.slug = base if base not in slugs else f"{base}_{film.year}" if f"{base}_{film.year}" not in slugs else f"{base}_{number}"
        slugs.add(film.slug)
        made.films.append(film)
    return made


def slug(title: str) -> str:
    return "_".join("".join(c if c.isascii() and c.isalnum() else " " for c in title.lower().replace("'", "")).split())


def _film(made: World, number: int) -> Film:
    rng = made.random("film", number)
    title, year, before = words.title(rng), rng.randint(1935, 2019), None
    chance = rng.random()
    if made.films and chance < SEQUEL + REMAKE + SAME_TITLE + SAME_YEAR_TITLE:
        before = rng.choice(made.films)
        title = before.title
        if chance < SEQUEL:
            title, year = f"{title.removesuffix(' 2')} {rng.choice(('2', 'II', '3', 'Part Two'))}", before.year + rng.randint(2, 5)
        elif chance < SEQUEL + REMAKE + SAME_TITLE:
            year = (
                before.year + rng.choice((-1, 1)) * rng.randint(9, 40) if chance >= SEQUEL + REMAKE else before.year + rng.randint(15, 40)
            )
        else:
            year = before.year
    year = min(2023, max(1930, year))
    same_people = before is not None and chance < SEQUEL
    size = rng.randint(90, 160)
    pool = rng.sample(made.people, min(len(made.people), size + 30))
    pool = _without_doubles(pool)
    crew = tuple((where, what, pool.pop()) for where, what in CREW for _ in range(2 if where == "Visual Effects" else 1))
    directors = before.directors if before and same_people else tuple(pool.pop() for _ in range(1 if rng.random() < 0.9 else 2))
    others = [w for w in pool if w.name not in {d.name for d in directors}]
    kept = before.cast[: rng.randint(3, 8)] if before and same_people else ()
    parts = [*kept, *(Part(w, "") for w in others[10:size] if w.name not in {p.who.name for p in kept})]
    codes = tuple(rng.sample(sorted(COUNTRIES), 1 if rng.random() < 0.6 else 2))
    date = datetime.date(year, 1, 1) + datetime.timedelta(days=rng.randrange(365))
    tongue = COUNTRIES[codes[0]][3]
    minutes = rng.randint(72, 175)
    directed = {w.name for w in directors}
    writers = tuple(dict.fromkeys((*(directors if rng.random() < 0.5 else ()), *others[: rng.randint(1, 2)])))
    return Film(
        ident=f"f{number}", number=number, title=title, year=year, released=date, minutes=minutes, cut=minutes + rng.randint(4, 25),
        genres=tuple(rng.sample(tongues.GENRES, rng.randint(1, 3))), certificate=rng.choice(("PG", "PG-13", "R", "G", "R", "NC-17")),
        reason=rng.choice(("brief language", "some peril", "violence and language", "thematic elements", "mild violence and smoking")),
        countries=codes, directors=directors, writers=writers, producers=tuple(others[2 : 2 + rng.randint(1, 3)]), composer=others[6],
        cast=tuple(_character(rng, p, n) for n, p in enumerate(parts) if p.who.name not in directed), crew=crew,
        companies=tuple(dict.fromkeys(words.company(rng) for _ in range(rng.randint(1, 3)))), plot=words.plot(rng, rng.randint(1, 2)),
        tagline=words.tagline(rng), foreign={code: tongues.title(rng, code) for code in ("de", "fr", "es", "it", "cs", "sv")},
        votes=int(10 ** rng.uniform(2, 6)), score=rng.randint(28, 91), budget=rng.randint(2, 900) * 100_000,
        gross=int(10 ** rng.uniform(5, 8.5)), rerelease=year + rng.randint(15, 40) if rng.random() < RERELEASE else 0,
        likes=tuple(sorted({rng.randrange(number) for _ in range(12)})) if number else (),
        original="" if not tongue or rng.random() < 0.5 else tongue,
    )  # fmt: skip


def _without_doubles(people: list[Who]) -> list[Who]:
    """People with different names: two of one name in one film could not be told apart by anybody."""
    return list({who.name.casefold(): who for who in people}.values())


def _character(rng: Random, part: Part, place: int) -> Part:
    if part.character:
        return part
    if place < 12 or rng.random() < 0.2:
        first, last = rng.choice(_FIRST), rng.choice(_LAST)
        return Part(part.who, f"{rng.choice(('Dr. ', 'Mrs. ', 'Old ', ''))}{first} {last}")
    return Part(part.who, words.character(rng))


_FIRST = words.split(
    """Ada Bram Cora Dov Elsa Finn Greta Hale Ilse Jory Kit Lorne
    Maud Ned Oona Perrin Quill Rufus Sorrel Tamsin Una Wim Zora"""
)
_LAST = words.split("Alder Brook Cray Dunmore Elwood Fenwick Garrow Hobb Inch Jessamy Kell Larch Mott Nye Orr Pell Rudd Stroud Tarn Vane")
