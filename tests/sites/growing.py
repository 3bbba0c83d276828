"""Fixture pages with many more rows of one kind: what a reader must read in time that grows as the page does.

A case names a fixture page, the words before which the rows are put, and how the n-th row is printed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kg.model import Document

HERE = Path(__file__).parent
_FIRST = ("Anna", "Tobias", "Mina", "Piotr", "Orla", "Hedda", "Lucas", "Vera", "Otto", "Ida", "Karin", "Emil")
_LAST = ("Quill", "Renn", "Marlow", "Vik", "Sorrel", "Holt", "Brand", "Lessard", "Zawada", "Feroz", "Moe", "Lind", "Abernathy")


def name(n: int) -> str:
    """A person's name, different for each number up to some thousand millions."""
    letters = ""
    while True:
        n, rest = divmod(n, 17)
        letters += "bdfgklmnprstvwzhj"[rest] + "aeiou"[rest % 5]
        if not n:
            break
    return f"{_FIRST[len(letters) % 12]} {letters.capitalize()}{_LAST[len(letters) % 13].lower()}"


class Case(NamedTuple):
    """A page that can be made longer: which, before which of its words, by which rows."""

    page: str
    before: str
    row: Callable[[int], str]


def _pieces(words: str) -> Callable[[int], str]:
    return lambda n: words


_IMDB, _IMDB_LINE = "imdb/lines", "imdb/one-line"
_MC, _MC_LINE = "metacritic/labelled", "metacritic/one-line"
_RT, _RT_2021, _RT_LINE = "rottentomatoes/labelled-2018", "rottentomatoes/layout-2021", "rottentomatoes/one-line"
_ST, _ST_LABELS, _ST_LINE = "streaming/as-saved", "streaming/labelled", "streaming/one-line"

CASES: dict[str, Case] = {
    "imdb: cast": Case(_IMDB, "Rest of cast listed", lambda n: f"{name(n)} ... {name(n + 7)}\n"),
    "imdb: cast without characters": Case(_IMDB, "Tobias Renn ...", lambda n: f"{name(n)}\n"),
    "imdb: quote": Case(_IMDB, "Harbour Master: Nobody", lambda n: f"{name(n)}: line {n} said.\n"),
    "imdb: quote in one line": Case(_IMDB, "Harbour Master: Nobody", lambda n: f"{name(n)}: line {n} said. "),
    "imdb: trivia": Case(
        _IMDB, "The lamp used in the film", lambda n: f"Lamp {n} was lit by hand, and its wick cut {n} times. See more »\n\n\n"
    ),
    "imdb: keywords": Case(_IMDB, "lighthouse | ferry", lambda n: f"keyword {n} | "),
    "imdb: polls": Case(_IMDB, "Which storm scene", lambda n: f"Who is best in scene {n}?\n"),
    "imdb: review": Case(_IMDB, "See it with the sound up", lambda n: f"I saw scene {n} (twice): it is good... and long.\n\n"),
    "imdb: user reviews": Case(
        _IMDB,
        "Review this title |",
        lambda n: (
            f"\n\nHead {n}\n8 May 2004 | by user{n} – See all my reviews\n\nI saw it {n} times.\n\n"
            f"1 of {n + 2} people found this review helpful.  Was this review helpful to you? | Report this\n"
        ),
    ),
    "imdb: questions": Case(_IMDB, "Q: Who is the man", lambda n: f"Q: Who is man {n}?\n"),
    "imdb: connections": Case(_IMDB, "Featured in Coasts", lambda n: f"Featured in Coasts of the World {n} (2009)\n"),
    "imdb: songs": Case(_IMDB, "Song of the Shoals", lambda n: f"Song {n}\nWritten by {name(n)}\nPerformed by {name(n + 3)}\n\n"),
    "imdb: companies": Case(_IMDB, "Norwegian | French", lambda n: f"Company {n}, "),
    "imdb: official sites": Case(_IMDB, "Official Facebook |", lambda n: f"Official site {n} | "),
    "imdb: other lines": Case(_IMDB, "Norway | France", lambda n: f"Some words of number {n}\n"),
    "imdb: colons": Case(_IMDB, "Norway | France", lambda n: f"Label number {n}:\nvalue\n"),
    "imdb: storyline": Case(_IMDB, "Ingrid Sol spent forty", lambda n: f"Scene {n} is told by {name(n)}, who steered it home. "),
    "imdb on one line: cast": Case(_IMDB_LINE, "otis de groot ... old", lambda n: f"{name(n)} ... {name(n + 7)} ".lower()),
    "imdb on one line: quote": Case(_IMDB_LINE, "the gunman: yes", lambda n: f"{name(n)}: line {n} said. ".lower()),
    "imdb on one line: news": Case(
        _IMDB_LINE, "the ten best orchards", lambda n: f"{name(n)} was seen {n} times 3 may 2016 9:15 am, +02:00 | den of geek ".lower()
    ),
    "imdb on one line: lists": Case(_IMDB_LINE, "dusty comedies a list", lambda n: f"list {n} a list of 25 titles created 11 nov 2013 "),
    "imdb on one line: similar": Case(
        _IMDB_LINE,
        "0 next &raquo; dust and",
        lambda n: (
            f"0 next &raquo; dust {n} (1985) comedy | western 1 2 3 4 5 6 7 8 9 10 6.1/10 x two "
            f"brothers inherit press {n}. director: {name(n)} stars: {name(n + 1)}, {name(n + 2)} ".lower()
        ),
    ),
    "imdb on one line: keywords": Case(_IMDB_LINE, "orchard | polite gun", lambda n: f"word {n} | "),
    "imdb on one line: review": Case(_IMDB_LINE, "i laughed twice", lambda n: f"i saw scene {n} (twice): it is good... and long. "),
    "imdb on one line: trivia": Case(_IMDB_LINE, "the shotgun changes", lambda n: f"the gun changes {n} times. see more &raquo; goofs "),
    "imdb on one line: songs": Case(
        _IMDB_LINE,
        "soundtracks pick me",
        lambda n: (
            f"soundtracks pick {n} lyrics by dora quist composed by emil harrow performed by the "
            "windfalls courtesy of cinder records see more &raquo; "
        ),
    ),
    "imdb on one line: genres": Case(_IMDB_LINE, "wendell ashgrove jr. ...", _pieces("drama | comedy | western ")),
    "metacritic: critics": Case(
        _MC,
        "2. Harbor City",
        lambda n: f"{n + 2}. Harbor City Chronicle\n    Reviewed by: {name(n)}\n    75\n    Handsome, but cold, {n} times.\n  ",
    ),
    "metacritic: critics without numbers": Case(
        _MC,
        "3. The Evening",
        lambda n: f"Harbor City Chronicle\n    Reviewed by: {name(n)}\n    75\n    Handsome, but cold, {n} times.\n  ",
    ),
    "metacritic: users": Case(
        _MC,
        "2. MarcoT.",
        lambda n: f"{n + 2}. user{n}\n    Nov 15, 2012\n    9\n    I cried when oven {n} broke. 12 of 14 users found this helpful\n  ",
    ),
    "metacritic: users without numbers": Case(
        _MC,
        "3. [Anonymous]",
        lambda n: f"user{n}\n    Nov 15, 2012\n    9\n    I cried when oven {n} broke.\n    Full Review »\n  ",
    ),
    "metacritic: long review": Case(_MC, "Here it is. 8/10", lambda n: f"Here is oven {n} (hot): bread... and more.\n\n    "),
    "metacritic: summary": Case(_MC, "Two sisters inherit", lambda n: f"Sister {n} inherits a bakery: a debt. "),
    "metacritic: starring": Case(_MC, "Petra Marlow, Otis", lambda n: f"{name(n)}, "),
    "metacritic: labels": Case(_MC, "Rating: PG-13", lambda n: f"Studio: Lantern {n}\n"),
    "metacritic: shares": Case(_MC, "Mixed: 2 out of", _pieces("Mixed: 2 out of 14\n ")),
    "metacritic: prose": Case(
        "metacritic/untitled",
        "1.",
        lambda n: (
            f"{n + 1}. Variety\n    Reviewed by: {name(n)}\n    90\n    The Salt Fence is a drama about {name(n)}, who "
            f'plays Ada. In "Salt {n}" the Fence family of {name(n + 5)} rests.\n  '
        ),
    ),
    "metacritic on one line: critics": Case(
        _MC_LINE,
        "2. ",
        lambda n: f"{n + 2}. Harbor City Chronicle Reviewed by: {name(n)} 75 Handsome, but cold, {n} times. Read full review ",
    ),
    "rotten tomatoes: cast": Case(_RT, "Lumo\nas Himself", lambda n: f"{name(n)}\nas {name(n + 7)}\n"),
    "rotten tomatoes: cast without characters": Case(_RT, "Walt Hanrahan\n", lambda n: f"{name(n)}\n"),
    "rotten tomatoes: crew": Case(_RT, "Ann Mosley\n", lambda n: f"{name(n)}\nExecutive Producer\n"),
    "rotten tomatoes: joined cast": Case(_RT, "Lumo\nas Himself", lambda n: f"{name(n)} as {name(n + 7)}\n"),
    "rotten tomatoes: cast of 2021": Case(_RT_2021, "", lambda n: f"{name(n)}\n{name(n + 7)}\n"),
    "rotten tomatoes: critics": Case(
        _RT,
        "A parade in search",
        lambda n: f"Loud and brassy, {n} times.\nAugust 3, 2017 | Rating: B+ | Full Review…\n{name(n)}\nVariant\nTop Critic\n",
    ),
    "rotten tomatoes: audience": Case(_RT, "Too loud, too long", lambda n: f"I laughed through flood {n}.\nuser{n}\nSuper Reviewer\n"),
    "rotten tomatoes: dated audience": Case(
        "rottentomatoes/stripped", "", lambda n: f"• May 3, 2016\nI laughed through flood {n}.\n{name(n)[:-4]} K Super Reviewer\n"
    ),
    "rotten tomatoes: quotes": Case(_RT, "Teen: They will", lambda n: f"Teen: Line {n} is said.\n"),
    "rotten tomatoes: news": Case(_RT, "Weekend Preview:", lambda n: f"Weekend Preview {n}: Bats and a Barge\nAugust 3, 2017\n"),
    "rotten tomatoes: plot": Case(_RT, "A marching band", lambda n: f"Band number {n} is stranded (again): a flood... takes the hall.\n"),
    "rotten tomatoes: percentages": Case(_RT, "Average Rating: 7.1", _pieces("87%\nTomatometer\n")),
    "rotten tomatoes: labels": Case(_RT, "Genre:\n", lambda n: f"Directed By:\n{name(n)}\n"),
    "rotten tomatoes on one line: cast": Case(_RT_LINE, "", lambda n: f"{name(n)} as {name(n + 7)} ".lower()),
    "streaming: reviews": Case(_ST, "Harbour Master\n", lambda n: f"user{n}\n1987/11/07\n\nMore of mood {n} than a story. 8/10\n\nMore\n"),
    "streaming: review": Case(_ST, "It is the waiting", lambda n: f"Line {n} of (some): waiting... for it.\n\n"),
    "streaming: similar": Case(_ST, "The Tin Regatta", lambda n: f"The Tin Regatta {n} (1979)\n6.1\n"),
    "streaming: cast": Case(_ST_LABELS, "Bea Monforte as Aunt", lambda n: f"{name(n)} as {name(n + 7)}\n"),
    "streaming: names": Case(_ST_LABELS, "Bea Monforte\nSynopsis", lambda n: f"{name(n)}, "),
    "streaming: plot": Case(_ST, "Ilse Varga runs", lambda n: f"Ilse Varga runs scale {n} of the coast road.\n"),
    "streaming: rows": Case(_ST, "Ilse Varga runs", lambda n: f"Word {n}\n"),
    "streaming: cells": Case(_ST, "Ilse Varga runs", _pieces("6.9 | PG-13 | Drama\n")),
    "streaming: titles": Case(_ST, "November. 6,1987", _pieces("The Weighbridge (1987)\n")),
    "streaming on one line: reviews": Case(_ST_LINE, "", lambda n: f"More user{n} 1987/11/07 More of mood {n} than a story. 8/10 "),
    "streaming on one line: head": Case(_ST_LINE, "", lambda n: f"The Tin Regatta {n} (1979) 6.1 "),
}
_PLACES = (
    (_IMDB, "Ingrid Sol spent"), (_IMDB_LINE, "i laughed twice"), (_MC, "Here it is. 8/10"), (_MC_LINE, ""),
    (_RT, "A marching band"), (_RT_LINE, ""), (_ST, "It is the waiting"), (_ST_LINE, ""),
)  # fmt: skip
_NOISE = (
    "( ", ": ", "| ", "... ", "a ", ") ", "[ ", '" ', "&amp; ", "10/10 ", "(original title) ", "1. ", "A ", "1995 ", "- ", "as ", "by ",
    "home > a > ", "1,1, ",
)  # fmt: skip
"""What looks like the beginning or the end of something, over and over."""
for _site, _where in _PLACES:
    for _words in _NOISE:
        CASES[f"{_site}: {_words}"] = Case(_site, _where, _pieces(_words * 20))


def document(case: Case, rows: int) -> Document:
    """The page of a case with so many more rows; they stand in the middle where the case names no place."""
    text = (HERE / case.page / "page.txt").read_text(encoding="utf-8")
    if case.before:
        at = text.find(case.before)
        assert at >= 0, f"{case.page} has no {case.before!r}"
    else:
        middle = len(text) // 2
        at = text.find(" " if "one-line" in case.page else "\n", middle) + 1
    text = text[:at] + "".join(case.row(n) for n in range(rows)) + text[at:]
    return Document("page.txt", "0" * 64, text, len(text.encode()))
