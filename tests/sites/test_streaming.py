"""Streaming pages of invented films in every arrangement that the family has: what is read is what was put in, and no more.

The pages are made here from their facts, so that a hundred arrangements need no hundred files.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from kg.model import Claim, Document, Mention
from kg.reading.page import Page
from kg.sites import streaming
from kg.text import date

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
READ_HERE = "002_6e7676c6b0f0eba7.txt"


@dataclass(frozen=True)
class Opinion:
    """A user's review as it is put on a page."""

    author: str
    date: str
    body: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True)
class Film:
    """The facts that a page is made of; an empty string is not printed."""

    title: str
    year: str
    date: str
    rating: str
    certificate: str
    genres: tuple[str, ...]
    plot: str
    reviews: tuple[Opinion, ...] = ()
    cast: tuple[tuple[str, str], ...] = ()
    similar: tuple[tuple[str, str], ...] = ()
    separator: str = " "
    crumbs: str = "Home > Drama >"


FILMS = (
    Film(
        "The Salt Harbour", "1995", "March. 3,1995", "6.8", "PG-13", ("Drama", "Science Fiction", "TV Movie"),
        "Odile Marchetti, a lighthouse keeper who has stopped sleeping, begins to receive letters from a ship "
        "that sank before "
        "she was born. "
        "She answers them, one by one.",
        (
            Opinion("tidewatcher88", "1995/03/03", (
                "A slow picture, and better for it. The letters are read aloud by an actor who never rushes.",)),
            Opinion("m_ostrander", "1995/03/04", (
                "I counted three good scenes:\n", "1. The storm\n", "2. The empty bakery\n", "3. Cast: the whole village on the pier.\n",
                'Keeper: Who sent you? Sailor: You did. After that I wanted nothing more from it. A "Bleak House (1985)" for sailors.',
            )),
            Opinion("Film4Life", "1995/03/05", ("Watched it on 1995/02/01 in a tent. Would watch again, 8 out of 10",)),
        ),
        similar=(("The Glass Orchard", "1991"), ("Tin Saints", "2001")),
    ),
    Film(
        "1917 Lantern Street", "2019", "October. 2019", "7", "TV-MA", ("Crime", "Thriller"),
        "Two sisters inherit a boarding house and the debts of everyone who ever slept there. "
        "The eldest keeps the ledger; the youngest burns it...",
        (Opinion("quietreader", "2019/10/05", ("Not for me. The ledger is the best actor.",)), Opinion("Bo", "2019/10/06", ("Loved it!",))),
        cast=(("Ana Wexley", "Ruth"), ("Tomas Brandvold", "The Clerk No. 2"), ("R. J. O'Dowd", "Himself")),
        separator=", ", crumbs="Home > Movies > Crime >",
    ),
    Film("Zephyr", "2008", "2008", "", "NR", ("Documentary",),
         "A year in the life of a kite maker, told by the wind.", (), similar=(("Paper Birds", "2003"),)),
    Film("Who Counts the Crows?", "1973", "", "5.1", "", (), "Nobody does, until the county hires a man to try.",
         (Opinion("corvid-fan", "1973/05/01", ("The county is the villain.", "A second paragraph says so again.")),)),
    Film("Ninety Days North", "1988", "May. 20,1988", "4.9", "R", ("Action", "Adventure", "Sci-Fi & Fantasy"),
         "A geologist walks to the pole with a borrowed dog.", (Opinion("dogsled", "1988/05/21", ("Best dog of the decade. 9/10",)),)),
)  # fmt: skip


@dataclass
class Facts:
    """What was read, without the order of claims and the names of nodes."""

    found: dict[str, list[str]] = field(default_factory=dict)

    def add(self, what: str, value: str) -> None:
        values = self.found.setdefault(what, [])
        if value not in values:
            values.append(value)
            values.sort()


def arrange(film: Film, order: tuple[str, ...], *, bars: bool = True, labels: bool = False, more: bool = True, shout: bool = True) -> str:
    """The page's text with its blocks in the given order."""
    facts = [film.date, film.rating, film.certificate]
    row = "\n|\n".join(f for f in facts if f) if bars else "\n".join(f for f in facts if f)
    genres = film.separator.join(film.genres)
    row += ("\n| " if bars else "\n") + genres if genres else ""
    if labels:
        row = "\n".join(
            f"{label}: {value}"
            for label, value in (
                ("Released", film.date),
                ("Rating", film.rating),
                ("Rated", film.certificate),
                ("Genre", ", ".join(film.genres)),
            )
            if value
        )
    blocks = {
        "ad": "UNLIMITED STREAMING\nWITH PRIME VIDEO\nTRY 30-DAY TRIAL" if shout else "",
        "crumbs": film.crumbs,
        "title": film.title,
        "titled": f"{film.title} ({film.year})\n\n{row}",
        "plot": f"{film.plot}\n\n...",
        "trailer": "Watch Trailer",
        "cast": "Cast\n\n" + "\n".join(f"{a} as {c}" for a, c in film.cast),
        "similar": "Similar titles\n\n" + "\n".join(f"{t} ({y})" for t, y in film.similar),
        "reviews": "Reviews\n\n" + "\n".join(
            f"{r.author}\n{r.date}\n\n" + "\n".join(r.body) + ("\n\nMore" if more else "\n") for r in film.reviews
        ),
    }  # fmt: skip
    return "\n\n".join(blocks[name].strip() for name in order if blocks[name].strip()) + "\n"


ORDER = ("ad", "crumbs", "title", "titled", "plot", "trailer", "cast", "similar", "reviews")
MOVED = (
    ORDER,
    ("crumbs", "title", "titled", "plot", "trailer", "similar", "cast", "reviews"),
    ("reviews", "ad", "crumbs", "title", "titled", "plot", "trailer", "cast", "similar"),
    ("similar", "reviews", "crumbs", "title", "titled", "plot", "trailer", "cast"),
    ("title", "titled", "plot", "trailer", "cast", "similar", "reviews"),
    ("ad", "crumbs", "titled", "plot", "cast", "similar", "reviews"),
    ("crumbs", "title", "titled", "trailer", "plot", "similar", "reviews"),
    ("cast", "crumbs", "title", "titled", "plot", "trailer", "reviews", "similar"),
)


def wanted(film: Film, order: tuple[str, ...], shape: str) -> dict[str, list[str]]:
    facts = Facts()
    facts.add("name", film.title)
    facts.add("year", film.year)
    if film.date:
        facts.add("released", date(film.date))
    if film.rating:
        facts.add("score", film.rating if "." in film.rating else film.rating + ".0")
    if film.certificate:
        facts.add("certificate", film.certificate)
    for genre in film.genres:
        facts.add("genre", genre)
    facts.add("description", film.plot)
    if "cast" in order:
        for actor, character in film.cast:
            facts.add("cast", f"{actor} / {character}")
    if "similar" in order:
        for title, year in film.similar:
            facts.add("similar", f"{title} / {year}")
    for review in film.reviews:
        facts.add("review", f"{review.author} / {review.date.replace('/', '-')} / {' '.join(' '.join(review.body).split())}")
    if "lower" in shape:
        return {what: sorted(v.lower() for v in values) for what, values in facts.found.items()}
    return facts.found


def document(text: str) -> Document:
    return Document("page.txt", "0" * 64, text, len(text.encode()))


def claims_of(text: str) -> list[Claim]:
    return [c for c in streaming.read(Page(document(text))) if isinstance(c, Claim)]


def one(claims: list[Claim], subject: Mention, prop: str) -> str:
    return next((str(c.value) for c in claims if c.subject == subject and c.property == prop), "")


def linked(claims: list[Claim], subject: Mention, prop: str) -> Mention | None:
    return next((c.value for c in claims if c.subject == subject and c.property == prop and isinstance(c.value, Mention)), None)


def taken(text: str) -> dict[str, list[str]]:
    claims = claims_of(text)
    facts = Facts()
    film = claims[0].subject
    for claim in claims:
        if claim.subject == film and claim.property in ("name", "year", "released", "certificate", "genre", "description"):
            facts.add(claim.property, str(claim.value))
        elif claim.property == "score" and claim.subject.of == film:
            facts.add("score", str(claim.value))
        elif claim.property == "similar" and isinstance(claim.value, Mention):
            facts.add("similar", f"{one(claims, claim.value, 'name')} / {one(claims, claim.value, 'year')}")
        elif claim.property == "role_actor" and isinstance(claim.value, Mention):
            facts.add("cast", f"{one(claims, claim.value, 'name')} / {one(claims, claim.subject, 'character_name')}")
        elif claim.property == "review" and isinstance(claim.value, Mention):
            who = linked(claims, claim.value, "reviewer")
            name = one(claims, who, "name") if who else ""
            facts.add("review", f"{name} / {one(claims, claim.value, 'review_date')} / {one(claims, claim.value, 'body')}")
    return facts.found


def shaped(text: str, shape: str) -> str:
    text = text.lower() if "lower" in shape else text
    return " ".join(text.split()) if "one-line" in shape else text


@pytest.mark.parametrize("seed", [s for s in SEEDS if s.name != READ_HERE], ids=lambda s: s.name[:3])
@pytest.mark.parametrize("shape", ["as it is", "lower", "one-line", "lower one-line"])
def test_pages_of_other_sites_are_not_taken(seed: Path, shape: str) -> None:
    assert streaming.recognize(Page(document(shaped(seed.read_text(encoding="utf-8"), shape)))) < 0.3


@pytest.mark.parametrize(
    "text",
    ["", "Home > Garden >\n\nHow to prune a rose\n\nMore\n",
     "A film (1995) is a strip of pictures.", "Reviews\n\nnothing yet\n", "Cast\n\nSimilar titles\n"],
    ids=["empty", "garden", "prose", "no review", "headings"],
)  # fmt: skip
def test_what_is_no_film_page_is_not_taken(text: str) -> None:
    assert streaming.recognize(Page(document(text))) < 0.5


@pytest.mark.parametrize("film", FILMS, ids=lambda f: f.title)
@pytest.mark.parametrize("order", MOVED, ids=lambda o: "-".join(o[:4]))
@pytest.mark.parametrize("shape", ["as it is", "lower"])
@pytest.mark.parametrize("how", ["bars", "no bars", "labels", "no more"])
def test_blocks_in_any_order_give_the_same_facts(film: Film, order: tuple[str, ...], shape: str, how: str) -> None:
    text = shaped(arrange(film, order, bars=how != "no bars", labels=how == "labels", more=how != "no more"), shape)
    assert taken(text) == wanted(film, order, shape)


@pytest.mark.parametrize("film", [f for f in FILMS if not f.cast], ids=lambda f: f.title)
@pytest.mark.parametrize("order", MOVED, ids=lambda o: "-".join(o[:4]))
@pytest.mark.parametrize("shape", ["one-line", "lower one-line"])
def test_a_page_on_one_line_is_read_by_its_grammar(film: Film, order: tuple[str, ...], shape: str) -> None:
    text = shaped(arrange(film, order), shape)
    assert taken(text) == wanted(film, order, shape)


@pytest.mark.parametrize("film", FILMS, ids=lambda f: f.title)
def test_a_dropped_row_takes_its_fact_and_no_other(film: Film) -> None:
    for gone in ("date", "rating", "certificate"):
        if getattr(film, gone):
            less = replace(film, **{gone: ""})
            assert taken(arrange(less, ORDER)) == wanted(less, ORDER, ""), gone
    less = replace(film, genres=(), reviews=film.reviews[1:])
    assert taken(arrange(less, ORDER)) == wanted(less, ORDER, "")


@pytest.mark.parametrize("film", FILMS[:2], ids=lambda f: f.title)
def test_the_only_title_left_is_enough(film: Film) -> None:
    text = arrange(film, ORDER)
    assert taken(text.replace(f"{film.title}\n\n{film.title} (", f"{film.title} (", 1)) == wanted(film, ORDER, "")
    unyeared = {k: v for k, v in wanted(film, ORDER, "").items() if k != "year"}
    assert taken(text.replace(f"{film.title} ({film.year})\n\n", "", 1)) == unyeared


def test_reviews_without_date_author_or_more_lose_only_that() -> None:
    film = FILMS[0]
    text = arrange(film, ORDER)
    for review in film.reviews:
        undated = taken(text.replace(f"{review.author}\n{review.date}\n", f"{review.author}\n"))["review"]
        assert any(f"{review.author} /  / " in r for r in undated), review.author
        unnamed = taken(text.replace(f"{review.author}\n{review.date}\n", f"{review.date}\n"))["review"]
        assert any(r.startswith(f" / {review.date.replace('/', '-')} / ") for r in unnamed), review.author
        assert len(undated) == len(unnamed) == len(film.reviews)


@pytest.mark.parametrize("rating", ["0", "0.0", "0/10"])
def test_a_rating_of_nobody_is_a_notice_and_no_rating(rating: str) -> None:
    page = Page(document(arrange(replace(FILMS[0], rating=rating), ORDER)))
    read = list(streaming.read(page))
    assert [c for c in read if not isinstance(c, Claim) and c.code == "no-rating"]
    assert not [c for c in read if isinstance(c, Claim) and c.subject.kind == "rating"]


def test_a_scale_is_claimed_only_where_it_is_printed() -> None:
    plain, scaled = (claims_of(arrange(replace(FILMS[4], rating=r, reviews=()), ORDER)) for r in ("7.5", "7.5/10"))
    assert not [c for c in plain if c.property == "best"]
    assert [c.value for c in scaled if c.property == "best"] == ["10.0"]


def test_a_closing_mark_is_claimed_and_stays_in_the_body() -> None:
    claims = claims_of(arrange(FILMS[4], ORDER))
    mark = {c.property: c.value for c in claims if c.subject.kind == "review_rating"}
    assert mark == {"score": "9.0", "best": "10.0"}
    assert [c.value for c in claims if c.property == "body"] == ["Best dog of the decade. 9/10"]


@pytest.mark.parametrize(
    ("title", "crumbs", "kind", "name"),
    [
        ("Open Season 3", "Home > Comedy >", "film", "Open Season 3"),
        ("Season of Rust", "Home > Drama >", "film", "Season of Rust"),
        ("Gull Bay: Season 2", "Home > Drama >", "series", "Gull Bay"),
        ("Gull Bay", "Home > TV Shows > Drama >", "series", "Gull Bay"),
    ],
)
def test_a_series_is_one_only_where_the_page_plainly_says_so(title: str, crumbs: str, kind: str, name: str) -> None:
    claims = claims_of(arrange(replace(FILMS[4], title=title, crumbs=crumbs), ORDER))
    assert claims[0].subject.kind == kind
    assert {c.value for c in claims if c.subject == claims[0].subject and c.property == "name"} == {name}


def test_random_pages_give_back_what_they_were_made_of() -> None:
    chance = random.Random(7)
    for _ in range(300):
        film = chance.choice(FILMS)
        parts = ["similar", "cast", "reviews", "head"]
        chance.shuffle(parts)
        head = ("crumbs", "title", "titled", "plot", "trailer")
        order = tuple(name for part in parts for name in (head if part == "head" else (part,)))
        drop = chance.choice(["", "date", "rating", "certificate"])
        film = replace(film, **{drop: ""}) if drop else film
        shape = chance.choice(["as it is", "lower", "one-line", "lower one-line"])
        if "one-line" in shape and film.cast:
            continue
        text = shaped(arrange(film, order), shape)
        assert taken(text) == wanted(film, order, shape), text


@pytest.mark.parametrize(
    "title", ["Cast Away", "Close", "R", "300", "7.5", "More", "Reviews of the Dead", "Terms of Rust", "New Gull, New Gull", "No"]
)
@pytest.mark.parametrize("shape", ["as it is", "lower", "one-line", "lower one-line"])
def test_a_film_called_like_a_word_of_the_layout_is_read_all_the_same(title: str, shape: str) -> None:
    film = replace(FILMS[0], title=title)
    assert taken(shaped(arrange(film, ORDER), shape)) == wanted(film, ORDER, shape)


@pytest.mark.parametrize(
    ("value", "companies"),
    [
        ("Pier And Balcony Entertainment", ["pier and balcony entertainment"]),
        ("Pier & Balcony Films", ["pier & balcony films"]),
        ("Quai Neuf Films, Pier and Balcony Pictures", ["quai neuf films", "pier and balcony pictures"]),
        ("Quai Neuf Films, Inc., and Tidemark Studio", ["quai neuf films, inc.", "tidemark studio"]),
        ("Quai Neuf Films and Tidemark Pictures", []),
    ],
)
def test_an_and_is_part_of_the_name_of_a_company(value: str, companies: list[str]) -> None:
    page = (Path(__file__).parent / "streaming/labelled/page.txt").read_text(encoding="utf-8")
    for label in ("Production", "Production Companies"):
        items = list(streaming.read(Page(document(page.replace("Production: Quai Neuf Films", f"{label}: {value}")))))
        found = [str(c.value) for c in items if isinstance(c, Claim) and c.property == "company"]
        assert [name for name in companies if not any(name in one for one in found)] == []
        assert len(found) == len(companies)
        assert companies or any(not isinstance(item, Claim) and item.code == "unread-names" for item in items)
