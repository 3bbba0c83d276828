"""Texts of pages as people save them: few lines broken at a width, a banner in front, words that look like names."""

from __future__ import annotations

import textwrap

import pytest

from kg.model import Document, Record
from kg.sites import read

TOMATOES = """\
The Salt Clerk

The Salt Clerk

Critics Consensus

Dry and droll, The Salt Clerk keeps its books in order.

Total Count: 57

Audience Score

User Ratings: 1,204
User image

The Salt Clerk Photos

Movie Info

A customs clerk keeps writing down ships that no longer come.

Watch it now

Odile Marchetti
as Vera Lund
Greta Halloran
as Mother
View All

Audience Reviews for The Salt Clerk

  • Jun 03, 2014
    Twice as salty as the first.
    Greta M Super Reviewer
  • Feb 29, 2012
    No stars. F
    Tom B Super Reviewer
  • Feb 28, 2012
    Creaky but fun. A-
    Old M Super Reviewer
"""
CRITICS = """\
Mixed or average reviews - based on 4 Critics

Critic score distribution:
  1. Positive: 2 out of 4
  2. Negative: 1 out of 4
  1. 100
    Wren and Okafor have turned the driest novel of its century into a hymn to paperwork.
  2. 88
    Reviewed by: Ottilie Krantz
    Here is the rare film about a ledger in which one wants to know how the next line ends.
  3. Salt has never looked so white, nor a port so empty, as in the first ten minutes of it.
  4. 25
    Reviewed by: Mira Vold
    No.
User Score

Generally favorable reviews- based on 21 Ratings

User score distribution:
  1. Positive: 12 out of 14
  2. Negative: 2 out of 14
  1. Nov 15, 2012
    Of all the nights that I spent in that cinema this is the one I would have back. Full Review »
"""
STREAM = """\
Home > Documentary >

1312

1312 (2019)

May. 04,2019
|
7.1
|
| Documentary History

...

Watch Trailer

Cast

Similar titles

Reviews

arvo
2019/05/05

My number is 9.

More
"""
BANNER = """\
We value your privacy

We and our partners store and access information on a device, such as unique IDs in cookies, to process personal data, if you accept.

Accept all

"""


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


def values(text: str, property: str) -> list[str]:
    return [str(claim.value) for claim in record(text).claims if claim.property == property]


def test_a_few_words_above_a_name_with_its_badge_are_the_review() -> None:
    assert values(TOMATOES, "body") == ["Twice as salty as the first.", "No stars. F", "Creaky but fun. A-"]
    assert values(TOMATOES, "name")[-3:] == ["Greta M", "Tom B", "Old M"]


def test_a_grade_on_one_line_is_no_part_of_the_name_behind_it() -> None:
    said = values(" ".join(TOMATOES.split()), "name")
    assert "Old M" in said
    assert "A- Old M" not in said


@pytest.mark.parametrize("width", [60, 72])
def test_reviews_of_which_few_are_broken_at_a_width_are_whole(width: int) -> None:
    lines = (textwrap.wrap(line, width, subsequent_indent="    ") or [""] for line in CRITICS.split("\n"))
    broken = "\n".join(piece for pieces in lines for piece in pieces)
    assert broken != CRITICS
    assert values(broken, "body") == values(CRITICS, "body")
    assert len(values(CRITICS, "body")) == 5


def test_a_banner_above_a_film_is_no_plot_of_it() -> None:
    assert values(BANNER + STREAM, "description") == []
    assert values(BANNER + STREAM, "name") == values(STREAM, "name")


def test_what_a_plot_says_behind_a_word_of_the_page_is_nobody() -> None:
    text = " ".join(STREAM.replace("...", "A street counts itself. Cast: unknown, says the sign.\n\n...").split())
    assert values(text, "actor") == []
