"""IMDb's title pages saved as their main text: what was nothing but a link is gone, and with it names, titles and labels of one word."""

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.sites import read

PAGE = """\
Contact the Filmmakers on IMDbPro »
MOVIEmeter
Top 5000
Down 90 this week

The Salt Sea (1968)

 -  Comedy | Drama  -  9 December 1968 (USA)
7.4
Your rating:
    1 2 3 4 5 6 7 8 9 10 -/10 X
Ratings: 7.4/10 from 33,333 users   Metascore: 79/100
Reviews: 147 user | 46 critic | 10 from Metacritic.com

A clerk keeps counting ships that no longer come to the harbor.

Directors:

, (uncredited)
Watch Trailer
0Check in
0Share...

Watch Now

Quick Links

Explore More
Show Less

Editors' Spotlight

User Lists

Related lists from IMDb users

list image
a list of 48 titles
created 26 Aug 2012

User Polls

Won 5 Oscars. Another 32 wins & 10 nominations. See more awards »

Photos

Learn more

People who liked this also liked...

Western | Musical
    1 2 3 4 5 6 7 8 9 10 8.5/10 X

Two bounty hunters buy a lighthouse and cannot leave it again.

Director: Jo Wu
Stars: Ann Bell, Sam Quill
Hull I (2017)
Crime | Thriller
    1 2 3 4 5 6 7 8 9 10 6.1/10 X

A hull is found where no ship has sailed.

Director: Eva Mar
Stars: Jim Orr, Cyd Wren
Edit

Cast

Credited cast:
...
Ivo Lund ...
Eino (as I. Lund)
...
Commander Steel
Bo Marsh ...
Piet Mol ...
Sailor (uncredited)
Edit

Storyline

Two brothers guard a salt store. One of them counts, and the other one does not. Written by Hal Whitcombe

Plot Summary | Plot Synopsis

Details

Release Date:

9 December 1968 (USA) See more »

Technical Specs

Sound Mix:

(5.1 surround)

Aspect Ratio:

1.85 : 1
See full technical specs »

Did You Know?

Quotes

Eino: It starts with E.
Steel: Does it?
See more »

User Reviews

Slow and salty
24 July 2006 | by (United States) – See all my reviews

It is slow, and I like it for that.

15 of 18 people found this review helpful.  Was this review helpful to you?

Message Boards

Recent Posts
Discuss The Salt Sea (1968) on the IMDb message boards »
"""


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


def of_film(text: str, property: str) -> list[str]:
    found = record(text)
    return [str(c.value) for c in found.claims if c.property == property and c.subject == found.film]


def said(text: str, property: str) -> list[str]:
    return [str(c.value) for c in record(text).claims if c.property == property]


@pytest.mark.parametrize("property", ["director", "writer", "sound_mix"])
def test_what_is_left_around_a_lost_name_says_nothing(property: str) -> None:
    assert of_film(PAGE, property) == []


def test_a_line_of_awards_is_no_poll_and_a_picture_no_list() -> None:
    assert of_film(PAGE, "award") == ["Won 5 Oscars. Another 32 wins & 10 nominations."]
    assert not [c for c in record(PAGE).claims if c.subject.kind in ("question", "user_list")]


def test_a_similar_title_whose_name_is_gone_lends_the_film_nothing() -> None:
    assert of_film(PAGE, "genre") == ["Comedy", "Drama"]
    assert of_film(PAGE, "similar") == ["film(hull, 2017)"]
    found = record(PAGE)
    assert {c.property for c in found.claims if str(c.subject) == "film(hull, 2017)"} == {
        "name", "year", "genre", "description", "director", "actor",
    }  # fmt: skip
    assert not [c for c in found.claims if str(c.value) in ("person(jo wu)", "person(ann bell)")]


def test_rows_without_their_names_are_nobodys_and_keep_the_others_places() -> None:
    found = record(PAGE)
    rows = {str(c.subject.identity[0]): str(c.value) for c in found.claims if c.subject.kind == "role" and c.property == "role_position"}
    assert rows == {"person(ivo lund)": "2", "person(bo marsh)": "4", "person(piet mol)": "5"}
    assert said(PAGE, "character_name") == ["Eino", "Sailor"]
    assert said(PAGE, "credited_as") == ["I. Lund"]
    assert "lost-names" in {n.code for n in found.notices}


def test_a_list_of_nothing_but_dots_is_no_failure() -> None:
    cut = PAGE[: PAGE.index("Ivo Lund ...")] + "...\n...\n" + PAGE[PAGE.index("Edit\n\nStoryline") :]
    assert of_film(cut, "name")[:1] == ["The Salt Sea"]
    assert of_film(cut, "actor") == []


@pytest.mark.parametrize("by", ["by (United States) – See all my reviews", "by See all my reviews", "by – See all my reviews"])
def test_a_review_whose_author_is_gone_is_still_one(by: str) -> None:
    page = PAGE.replace("by (United States) – See all my reviews", by)
    assert said(page, "body") == ["It is slow, and I like it for that."]
    assert (said(page, "review_date"), said(page, "reviewer"), said(page, "helpful_total")) == (["2006-07-24"], [], ["18"])
    assert "review-without-author" in {n.code for n in record(page).notices}


def test_a_line_of_dialogue_begins_a_new_one_even_behind_an_initial() -> None:
    assert said(PAGE, "speaker") == ["character(eino)", "character(steel)"]


def test_the_link_to_the_discussion_names_a_film_whose_head_is_gone() -> None:
    page = PAGE.replace("The Salt Sea (1968)\n\n -  Comedy | Drama  -  9 December 1968 (USA)\n", "")
    assert (of_film(page, "name"), of_film(page, "year")) == (["The Salt Sea"], ["1968"])


def test_points_of_lists_are_no_part_of_what_they_mark() -> None:
    page = PAGE.replace("User Polls\n\nWon", "User Polls\n\n  • Poll Image Best salt?\n  • Poll Image Which sea?\nSee more polls »\n\nWon")
    assert [str(c.value) for c in record(page).claims if c.subject.kind == "question" and c.property == "name"] == [
        "Best salt?",
        "Which sea?",
    ]
    menu = "Storyline\n  • Taglines\n  • Plot Summary\n  • Synopsis\n  • Plot Keywords\n  • Parents Guide\n\n" + PAGE
    assert of_film(menu, "description") == of_film(PAGE, "description")
    menu = PAGE.replace("Directors:", "  • Taglines  • Plot Summary  • Synopsis  • Plot Keywords  • Parents Guide\n\nDirectors:")
    assert of_film(menu, "description") != ["• Taglines • Plot Summary • Synopsis • Plot Keywords • Parents Guide"]


@pytest.mark.parametrize("title", ["Elizabeth I", "The King and I", "World War I", "Where Am I", "Hull Part I"])
def test_an_i_that_is_a_word_or_a_rulers_number_stays_in_the_title(title: str) -> None:
    assert f"film({title.lower()}, 2017)" in said(PAGE.replace("Hull I (2017)", f"{title} (2017)"), "similar")


def test_a_row_that_a_browser_broke_is_nobodys_and_the_next_keep_their_places() -> None:
    page = PAGE.replace("Bo Marsh ...\nPiet Mol ...\nSailor (uncredited)", "")
    rows = "Ivo Lund Ivo Lund ... Eino\nBartholomew Bartholomew ... Pell\nOakden Oakden\nAnn Bell Ann Bell ... Steel\n"
    start, end = page.index("Credited cast:\n") + len("Credited cast:\n"), page.index("Edit\n\nStoryline")
    page = page[:start] + rows + page[end:]
    assert said(page, "role_actor") == ["person(ivo lund)", "person(ann bell)"]
    assert said(page, "role_position")[:2] == ["1", "3"]
