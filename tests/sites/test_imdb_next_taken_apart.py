"""IMDb's title pages of 2022 whose tags are gone: things said twice for two widths of screen, run together, rows without pictures."""

from __future__ import annotations

import pytest

from kg.intake import unverified
from kg.model import Document, Record
from kg.sites import read

PAGE = """\
Sand Harbour (2021) - IMDb
Menu
Movies
Watchlist
EN
Cast & crew
User reviews
IMDbPro
All topics
Sand Harbour
Original title: Hiekkasatama
20212021
RR
1h 52m
IMDb RATING
6.8/10
12K
YOUR RATING
Rate
POPULARITY
4,310
1,002
Play trailer2:08
3 Videos
DramaMysterySci-Fi
A customs clerk keeps writing down ships.A customs clerk keeps writing down ships.A customs clerk keeps writing down ships.
IMDb RATING
6.8/10
12K
YOUR RATING
Rate
POPULARITY
4,310
1,002
Director
Aino Roe
Writers
Piet Mol(screenplay)
Ann Bell(novel)
Stars
Odile Marchetti
Tom Reed(voice)
Greta Halloran
Top credits
Director
Aino Roe
Stars
Odile Marchetti
See production, box office & company info
201User reviews
88Critic reviews
61Metascore
Awards
Won 1 Oscar
3 wins & 11 nominations total
Videos3
Top cast
Edit
Odile Marchetti
Vera Lund
Tom Reed
The Stranger
(as Thomas Reed)
Greta Halloran
Mother
(voice)
Ivo Lund
Harbour Guard
Mia Holm
Mia
Bo Marsh
Commander Steel
(as B. Marsh)
All cast & crew
More like this
6.1
The Lantern House
Storyline
Edit
In a port that the sea has left, a clerk writes on until a stranger asks to read it.—salter {salter9@example.com}
portclerk12 more
Did you know
Edit
Quotes
Vera Lund
: Ships don't come.
The Stranger
: They are written.
Soundtracks
Blue Lantern
(1725)
Written and Produced by
Ida Fonn
Mix and additional production by Rolf Winter
Performed by
The Ivories
User reviews201
Review
Featured review
8/10
Quiet but not silent
I waited for the ship and it came.
helpful•177
68
harbourcat
Nov 14, 2021
Details
Edit
Release date
October 1, 2021 (United States)
Country of origin
Finland
Official sites
Official site (Finland)
Also known as
Sandhamn
Box office
Edit
Gross US & Canada
$2,201,923
Gross worldwide
$9,433,436
Technical specs
Edit
Runtime
1 hour 52 minutes
Color
Color
Contribute to this page
"""


def record(text: str) -> Record:
    return read(Document("page.txt", "ab" * 32, text, len(text)))


def values(page: Record, property: str, *, of_film: bool = True) -> list[str]:
    found = [c for c in page.claims if c.property == property and (c.subject == page.film) == of_film]
    return list(dict.fromkeys(str(c.value) for c in found))


def without_titles(text: str) -> str:
    return text.replace("Sand Harbour (2021) - IMDb\n", "").replace(
        "Sand Harbour\nOriginal title: Hiekkasatama\n20212021\nRR\n1h 52m\n", ""
    )


def in_pieces(text: str) -> str:
    return text.replace("helpful•177", "helpful\n•\n177")


def test_a_page_that_says_its_title_nowhere_names_no_film() -> None:
    page = record(without_titles(PAGE))
    assert page.film is not None
    assert not page.film.identity[0]
    assert "no-title" in [n.code for n in page.notices]


@pytest.mark.parametrize("text", [PAGE, PAGE.replace("Sand Harbour (2021) - IMDb\n", ""), in_pieces(PAGE)])
def test_what_is_said_twice_is_said_once(text: str) -> None:
    page = record(text)
    assert str(page.film) == "film(sand harbour, 2021)"
    assert values(page, "certificate") == ["R"]
    assert values(page, "alternate_name") == ["Hiekkasatama", "Sandhamn"]
    assert values(page, "description") == ["A customs clerk keeps writing down ships."]
    assert values(page, "genre") == ["Drama", "Mystery", "Sci-Fi"]


def test_a_heading_is_no_star_and_no_row_is_anothers() -> None:
    page = record(PAGE)
    rows = [str(c.value) for c in page.claims if c.property == "character_name"]
    assert values(page, "actor") == [f"person({name})" for name in (
        "odile marchetti", "tom reed", "greta halloran", "ivo lund", "mia holm", "bo marsh")]  # fmt: skip
    assert rows == ["Vera Lund", "The Stranger", "Mother", "Harbour Guard", "Mia", "Commander Steel"]
    assert values(page, "credited_as", of_film=False) == ["Thomas Reed", "B. Marsh"]


@pytest.mark.parametrize("row", ["Vera Lund\n", "Harbour Guard\n", "Mia\n"])
def test_a_row_without_its_character_tells_that_lines_do_not_take_turns(row: str) -> None:
    page = record(PAGE.replace(row, "", 1))
    assert not any(c.property == "character_name" and str(c.value) in ("Ivo Lund", "Bo Marsh", "Greta Halloran") for c in page.claims)
    assert "unread-cast" in [n.code for n in page.notices]


def test_a_list_without_rows_is_read_without_failing() -> None:
    cast = PAGE[PAGE.index("Top cast") : PAGE.index("All cast & crew")]
    page = record(PAGE.replace(cast, "Top cast\nEdit\nVera Lund\nThe Stranger\n").replace("Stars\n", "Star\n"))
    assert not values(page, "character_name", of_film=False)


def test_where_money_was_earned_is_what_the_label_says() -> None:
    page = record(PAGE)
    assert values(page, "territory", of_film=False) == ["country(fi)", "place(us & canada)", "place(worldwide)"]


def test_counts_run_together_with_what_they_count() -> None:
    page = record(PAGE)
    assert sorted(values(page, "review_count", of_film=False)) == ["201", "88"]
    assert values(page, "award") == ["Won 1 Oscar 3 wins & 11 nominations total"]
    assert values(page, "helpful_votes", of_film=False) == ["177"]
    assert values(page, "body", of_film=False) == ["I waited for the ship and it came."]


def test_another_work_of_a_song_is_no_name() -> None:
    page = record(PAGE)
    assert values(page, "song_writer", of_film=False) == ["person(ida fonn)"]
    assert "Blue Lantern" in values(page, "name", of_film=False)


def test_who_speaks_stands_above_what_is_said() -> None:
    page = record(PAGE)
    assert [str(c.value) for c in page.claims if c.property == "text" and c.subject.kind == "line"] == [
        "Ships don't come.",
        "They are written.",
    ]


def test_every_value_follows_from_its_place_and_no_address_is_one() -> None:
    page = record(PAGE)
    assert not [why for claim in page.claims if (why := unverified(claim, page.document))]
    assert values(page, "credit_author", of_film=False)[-1:] == ["account(imdb, salter)"]
