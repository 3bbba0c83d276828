# ruff: noqa: E501 (lines of pages are as long as the sites make them)
"""Pages that are broken, hostile, or about no one film: how each is made from a good one, and in which shares."""

from __future__ import annotations

from random import Random

from bench.generate import words
from bench.generate.page import Written, e
from bench.generate.world import World

SHARES = {"cut": 0.02, "encoding": 0.015, "empty": 0.01, "binary": 0.01, "list": 0.015, "search": 0.01, "person": 0.01, "hostile": 0.01}
"""The share of each kind among all pages; a tenth in all."""

STILL_A_FILM = ("cut", "encoding")
"""Kinds of which a careful reader still takes what is left; the others are about no film."""


def kind(rng: Random) -> str:
    """How a page is broken; mostly not at all."""
    at = rng.random()
    for name, share in SHARES.items():
        at -= share
        if at < 0:
            return name
    return ""


def spoil(page: Written, name: str, world: World, rng: Random) -> bytes:
    """The bytes of the page, broken in the way ``name`` says; what a reader cannot take from it any more is forgotten."""
    if name == "cut":
        text = page.text.encode()
        return text[: int(len(text) * rng.uniform(0.2, 0.8))]
    if name == "encoding":
        page.facts = {(prop, _misencoded(value).decode("cp1252")): None for prop, value in page.facts}
        page.people = {_misencoded(called).decode("cp1252"): ident for called, ident in page.people.items()}
        return _misencoded(page.text)
    page.facts.clear()
    page.people.clear()
    page.film = ""
    if name == "empty":
        return rng.choice((b"", b"\n\n", b" \r\n"))
    if name == "binary":
        return b"\x89PNG\r\n\x1a\n" + rng.randbytes(rng.randint(500, 5000))
    page.suffix = ".html"
    return {"list": _list, "search": _search, "person": _person, "hostile": _hostile}[name](world, rng).encode()


def _misencoded(text: str) -> bytes:
    """The page in Latin-1 where it says UTF-8, with what has no place there in Windows' numbers or as question marks."""
    return text.encode("cp1252", "replace")


def _rows(world: World, rng: Random, count: int) -> str:
    films = (rng.choice(world.films) for _ in range(count))
    return "".join(
        f'<li><a href="/film/{film.slug}">{e(film.title)}</a> ({film.year}) {film.minutes} min <p>{e(film.plot)}</p></li>' for film in films
    )


def _list(world: World, rng: Random) -> str:
    what = words.user_list(rng)
    return f"<!doctype html><html><head><title>{e(what)} - a list of films</title></head><body><h1>{e(what)}</h1><ol>{_rows(world, rng, 60)}</ol></body></html>"


def _search(world: World, rng: Random) -> str:
    what = rng.choice(words.NOUNS)
    head = f'Search results for "{what}"'
    return f"<!doctype html><html><head><title>{e(head)}</title></head><body><h1>{e(head)}</h1><p>60 results</p><ul>{_rows(world, rng, 60)}</ul></body></html>"


def _person(world: World, rng: Random) -> str:
    who = rng.choice(world.people).name
    return (f"<!doctype html><html><head><title>{e(who)} - Biography and Filmography</title></head><body><h1>{e(who)}</h1><p>Born in {rng.choice(words.TOWNS)}.</p>"
            f"<h2>Biography</h2><p>{e(words.plot(rng, 12))}</p><h2>Filmography</h2><ul>{_rows(world, rng, 40)}</ul></body></html>")  # fmt: skip


def _hostile(world: World, rng: Random) -> str:
    film = rng.choice(world.films)
    head = f"<html><head><title>{e(film.title)} ({film.year})</title></head><body>"
    which = rng.randrange(5)
    if which == 0:
        return head + "<div>" * 60_000 + "x"
    if which == 1:
        return head + "<p " + " ".join(f"a{n}=1" for n in range(40_000)) + ">"
    if which == 2:
        return head + "<table><tr><td>" * 15_000
    if which == 3:
        return head + '<script type="application/ld+json">' + "[" * 100_000 + "</script></body></html>"
    return head + "<!--" + "-" * 200_000 + "&lt;" * 20_000
