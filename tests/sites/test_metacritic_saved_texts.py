"""Metacritic's pages of 2012 to 2025 as tags leave them: details that are points of lists, distributions without headings, no reviews."""

from __future__ import annotations

from kg.model import Document, Record
from kg.sites import read

PAGE = """\
The Copper Tide

2018
Lantern Releasing | Release Date: September 21, 2018

Metascore

Universal acclaim based on 41 Critic Reviews
82

User Score

Mixed or average reviews based on 1,204 Ratings
5.9
  • Summary: A customs clerk inherits… A customs clerk inherits a shipwreck and the town that lives off it. Expand
  • Director: Ines Halvard
  • Genre(s): Drama, Mystery
  • Runtime: 108 min
Positive:
37
Mixed:
4
Negative:
0
Positive:
600
Mixed:
300
Negative:
304
Production Company
  • Lantern Pictures,
Release DateSep 22, 2018
Duration1 h 48 m
"""

NEW = """\
Lowmoor

  • 2025
  • R
Metascore
Mixed or Average
Based on 18 Critic Reviews
55
User score
tbd
Release Date Jul 11, 2025
"""


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())), "metacritic")


def of_film(text: str, property: str) -> list[str]:
    found = record(text)
    return [str(c.value) for c in found.claims if c.property == property and c.subject == found.film]


def test_the_line_above_a_year_is_the_title() -> None:
    assert (of_film(PAGE, "name"), of_film(PAGE, "year")) == (["The Copper Tide"], ["2018"])
    assert (of_film(NEW, "name"), of_film(NEW, "year")) == (["Lowmoor"], ["2025"])


def test_details_are_read_as_points_of_a_list_and_behind_a_bar() -> None:
    assert of_film(PAGE, "director") == ["person(ines halvard)"]
    assert of_film(PAGE, "genre") == ["Drama", "Mystery"]
    assert of_film(PAGE, "description") == ["A customs clerk inherits a shipwreck and the town that lives off it."]
    assert of_film(PAGE, "released") == ["2018-09-21"]


def test_a_distribution_belongs_to_the_verdict_that_counts_as_many() -> None:
    found = record(PAGE)
    told = {(str(c.subject.identity[-1]), c.property): str(c.value) for c in found.claims if c.subject.kind == "rating"}
    assert [told["critics", which] for which in ("positive", "mixed", "negative")] == ["37", "4", "0"]
    assert [told["users", which] for which in ("positive", "mixed", "negative")] == ["600", "300", "304"]


def test_a_distribution_that_is_nobodys_is_nobodys() -> None:
    page = PAGE.replace("600", "601").replace("37\n", "38\n")
    assert not [c for c in record(page).claims if c.property in ("positive", "mixed", "negative")]


def test_details_and_scores_of_the_film_are_no_reviews() -> None:
    for page in (PAGE, NEW):
        assert not [c for c in record(page).claims if c.subject.kind in ("user_review", "critic_review")]


SIGNED = """\
The Copper Tide

2018
Metascore

Universal acclaim based on 41 Critic Reviews
82
Critic Reviews
100
Harbor GazetteLena MarchettiSep 17, 2018
The Copper Tide lets the harbor do the acting. Read full review
User Reviews
9
harborrat99Sep 30, 2018
I came for the shipI came for the ship and stayed for the fog. Expand
"""


def test_who_wrote_and_when_is_taken_apart() -> None:
    found = record(SIGNED)
    told = {c.property: str(c.value) for c in found.claims if c.subject.kind == "critic_review"}
    assert (told["reviewer"], told["publisher"], told["review_date"]) == (
        "critic(lena marchetti)", "organization(harbor gazette)", "2018-09-17",
    )  # fmt: skip
    assert told["body"] == "The Copper Tide lets the harbor do the acting."
    told = {c.property: str(c.value) for c in found.claims if c.subject.kind == "user_review"}
    assert (told["reviewer"], told["review_date"]) == ("account(metacritic, harborrat99)", "2018-09-30")
    assert told["body"] == "I came for the ship and stayed for the fog."


def test_a_critic_and_a_day_on_lines_below_the_publication_are_no_words_of_a_review() -> None:
    text = "Critic Reviews for The Copper Tide - Metacritic\nThe Copper Tide\n82\nUniversal acclaim\n- based on 41 Critic Reviews\n"
    text += "Positive:\n37\nMixed:\n4\nNegative:\n0\n80\nFilm Post\nLen Abara\nSep 18, 2018\nSalt in every frame.\nRead full review\n"
    found = read(Document("page.txt", "0" * 64, text, len(text.encode())), "metacritic")
    assert [c.value for c in found.claims if c.property in ("body", "review_date")] == ["Salt in every frame.", "2018-09-18"]
    assert [str(c.value) for c in found.claims if c.property == "reviewer"] == ["critic(len abara)"]


def test_the_site_and_its_menu_name_no_film() -> None:
    text = "Metacritic\nSearch\nGames\nMovies\nTV\nMusic\nSalt Lantern\nDirector\nMira Holloway\nWriter\nTobias Wren\n"
    text += "Runtime: 104 min\nGenres: Drama\n"
    assert not [c for c in read(Document("page.txt", "0" * 64, text, len(text.encode()))).claims if c.value == "Metacritic"]
