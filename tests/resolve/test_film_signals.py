"""What each comparison of two film mentions says: a table of cases for each, negatives and silence first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Mention
from kg.resolve import film_signals as signals
from kg.resolve.film_signals import SIGNALS, Signal, in_common, met
from kg.resolve.profile import FilmProfile, as_prose
from kg.text import fold, slug

Compare = Callable[[FilmProfile, FilmProfile], Iterator[Signal]]


def film(
    title: str = "Low Tide", *, also: str = "", year: str = "", kind: str = "film", cast: str = "", director: str = "", minutes: int = 0,
    plays: str = "", plot: str = "", prose: str = "", page: str = "", inferred: bool = False, released: str = "", **number: str,
) -> FilmProfile:  # fmt: skip
    crew = {"actor": {slug(name) for name in cast.split(", ")}} if cast else {}
    if director:
        crew["director"] = {slug(name) for name in director.split(", ")}
    return FilmProfile(
        "a", Mention(kind, (fold(title), year)), {fold(t) for t in (title, also) if t}, [title] if title else [], year, inferred,
        people=crew, characters={slug(name) for name in plays.split(", ")} - {slug("")}, prose=as_prose(prose.split()),
        pages={page} - {""}, minutes=minutes, plot=set(plot.split()), number=number, released=released,
    )  # fmt: skip


ABC, DEF, UVW = "Ada Quill, Bo Marsh, Cy Oland", "Di Tarn, Ed Fo, Fay Lind", "Uma Ro, Vic Lo, Wim So, Xan To, Yve Po"
WORDS = "harbour keeper drowned letters winter lantern sister storm brother island"
AGAINST, NOTHING, FOR = "against", "nothing", "for"
CASES: list[tuple[Compare, str, FilmProfile, FilmProfile]] = [
    (signals.titles, AGAINST, film("Gull"), film("Gull II")),
    (signals.titles, "doubt", film("The Gull Reloaded"), film("The Gull Revisited")),
    (signals.titles, "doubt", film("Low Tide"), film("Marée basse")),
    (signals.titles, NOTHING, film(""), film("Gull")),
    (signals.titles, FOR, film("Low Tide"), film("Marée basse", also="Low Tide")),
    (signals.titles, FOR, film("Low Tide"), film("Low Tide (re-release)")),
    (signals.people, FOR, film(cast="Андрей Мелков, Ольга Верн, Пётр Соков"), film(cast="Andrey Melkov, Ida Roe, Bo Marsh")),
    (signals.people, NOTHING, film(cast="Андрей Мелков, Ольга Верн, Пётр Соков"), film(cast=ABC)),
    (signals.people, AGAINST, film(cast="Андрей Мелков, Ольга Верн, Пётр Соков"), film(cast="Иван Лазов, Анна Кирова, Лев Донов")),
    (signals.people, FOR, film(cast="Paweł Nowicz"), film(cast="Pawel Nowicz")),
    (signals.directors, FOR, film(director="Андрей Мелков"), film(director="Andrei Melkov")),
    (signals.directors, NOTHING, film(director="黒井明"), film(director="Akira Kuroi")),
    (signals.directors, AGAINST, film(director="Андрей Мелков"), film(director="Иван Лазов")),
    (signals.years, AGAINST, film(year="1998"), film(year="2001")),
    (signals.years, AGAINST, film(year="1998"), film(year="2000")),
    (signals.years, "doubt", film(year="1998"), film(year="1999")),
    (signals.years, NOTHING, film(), film(year="1998")),
    (signals.years, NOTHING, film(released="1998"), film(year="1997")),
    (signals.years, NOTHING, film(released="1998"), film()),
    (signals.years, AGAINST, film(year="1949", released="1998"), film(year="1998")),
    (signals.years, FOR, film(year="1998"), film(year="1998")),
    (signals.years, FOR, film(released="1998"), film(year="1998")),
    (signals.years, FOR, film(released="1998"), film(released="1998")),
    (signals.kinds, AGAINST, film(), film(kind="series")),
    (signals.kinds, NOTHING, film(), film()),
    (signals.people, AGAINST, film(cast=ABC), film(cast=DEF)),
    (signals.people, NOTHING, film(cast="Ada Quill"), film(cast=DEF)),
    (signals.people, NOTHING, film(), film(cast=ABC)),
    (signals.people, FOR, film(cast=ABC), film(director="Ada Quill")),
    (signals.people, FOR, film(cast="Min Ha-na, Seo Ji-an, Ko Ara"), film(cast="Ha-na Min, Ji-an Seo, Ara Ko")),
    (signals.directors, AGAINST, film(director="Ed Fo"), film(director="Gil Ha")),
    (signals.directors, NOTHING, film(director="Ed Fo"), film()),
    (signals.directors, NOTHING, film(director="E. Fo", cast=ABC), film(director="Ed Fo", cast=ABC)),
    (signals.directors, FOR, film(director="Ed Fo"), film(director="Ed Fo, Gil Ha")),
    (signals.directors, FOR, film(director="Fo Ed-ho"), film(director="Ed-ho Fo")),
    (signals.cast, AGAINST, film(cast=ABC, director="Ed Fo"), film(cast=DEF, director="Ed Fo")),
    (signals.cast, NOTHING, film(cast=ABC), film(cast=DEF)),
    (signals.cast, FOR, film(cast=ABC), film(cast="Ada Quill")),
    (signals.cast, FOR, film(cast=ABC), film(cast=f"{ABC}, {DEF}")),
    (signals.characters, NOTHING, film(plays="Bartender"), film(plays="Bartender")),
    (signals.characters, NOTHING, film(plays="Guard, King"), film(plays="Bartender, Queen")),
    (signals.characters, FOR, film(plays="Guard, King"), film(plays="Guard, King")),
    (signals.borrowed, AGAINST, film(also="Gull", year="1949", cast=f"{ABC}, {DEF}"), film("Gull", year="1971", cast=f"Ada Quill, {UVW}")),
    (signals.borrowed, AGAINST, film(also="Gull", cast=ABC, director="Ed Marsh"), film("Gull", cast=DEF, director="Gil Ha")),
    (signals.borrowed, NOTHING, film(also="Gull", year="1949", cast=ABC), film("Gull", year="1971", cast=ABC)),
    (signals.borrowed, NOTHING, film("Gull", year="1949", cast=ABC), film("Gull", year="1971", cast=DEF)),
    (signals.borrowed, NOTHING, film(also="Gull", year="1949"), film("Gull", year="1971", cast=DEF)),
    (signals.borrowed, NOTHING, film(also="Gull", year="1949", cast=ABC), film("Gull", year="1950", cast=DEF)),
    (signals.durations, "doubt", film(minutes=90), film(minutes=120)),
    (signals.durations, NOTHING, film(minutes=90), film(minutes=100)),
    (signals.durations, NOTHING, film(minutes=90), film()),
    (signals.durations, AGAINST, film(minutes=9), film(minutes=103)),
    (signals.durations, "doubt", film(minutes=44, kind="episode"), film(minutes=90, kind="episode")),
    (signals.durations, "doubt", film(minutes=22, kind="series"), film(minutes=60, kind="series")),
    (signals.durations, FOR, film(minutes=90), film(minutes=94)),
    (signals.plots, NOTHING, film(plot=WORDS), film(plot="soldier colonel mountain bridge winter rifles")),
    (signals.plots, NOTHING, film(plot="winter storm"), film(plot="winter storm")),
    (signals.plots, FOR, film(plot=WORDS), film(plot=WORDS + " and more")),
    (signals.pages, NOTHING, film(page="films.example/1"), film(page="films.example/2")),
    (signals.pages, FOR, film(page="films.example/1"), film(page="films.example/1")),
    (signals.prose, "doubt", film(inferred=True, prose="waves"), film(cast=ABC)),
    (signals.prose, NOTHING, film(prose="waves"), film(cast=ABC)),
    (signals.prose, FOR, film(inferred=True, prose="quill and marsh shine"), film(cast=ABC)),
    (signals.episodes, AGAINST, film(series="the-skerries"), film(series="the-windfalls")),
    (signals.episodes, AGAINST, film(series="s", season_number="1"), film(series="s", season_number="2")),
    (signals.episodes, NOTHING, film(series="s"), film(series="s")),
    (signals.episodes, FOR, film(series="s", episode_number="2"), film(series="s", episode_number="2")),
]  # fmt: skip


def said(found: list[Signal]) -> str:
    by = sum(signal.by for signal in found)
    return AGAINST if any(signal.against for signal in found) else NOTHING if by == 0 else FOR if by > 0 else "doubt"


@pytest.mark.parametrize(
    ("compare", "what", "left", "right"), CASES, ids=lambda value: getattr(value, "__name__", value if isinstance(value, str) else "")
)
def test_what_a_comparison_says(compare: Compare, what: str, left: FilmProfile, right: FilmProfile) -> None:
    assert said(list(compare(left, right))) == what
    assert list(compare(left, right)) == list(compare(right, left))


def test_every_comparison_has_its_cases() -> None:
    tried: dict[Any, set[str]] = {}
    for compare, what, *_ in CASES:
        tried.setdefault(compare, set()).add(what)
    assert tried.keys() == set(SIGNALS)
    assert all(len(whats) > 1 for whats in tried.values())


NAMES = st.lists(st.sampled_from(["kim-yuna", "yuna-kim", "ada-quill", "bo-marsh", "quill-ada", "cy"]), max_size=4, unique=True)


@given(st.tuples(NAMES, NAMES, NAMES, NAMES))
def test_whom_two_films_have_in_common_is_found_by_any_order_of_names(names: tuple[list[str], ...]) -> None:
    one, two = (
        FilmProfile("d", Mention("film", ("x",)), people={"director": tuple(directors), "actor": tuple(cast)})
        for directors, cast in (names[:2], names[2:])
    )
    assert met(one, two) == in_common({*names[0], *names[1]}, {*names[2], *names[3]})
