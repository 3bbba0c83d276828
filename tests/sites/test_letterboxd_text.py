"""Letterboxd's film pages as text: blocks below headings; names that nothing parts are told, not guessed."""

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.sites import read
from kg.sites.letterboxd.text import _halves as halves

FILM = """\
‎Ostrov (1968) directed by Aino Roe, Ivo Lund • Reviews, film + cast • Letterboxd
Sign In
Create Account
Films
Lists
Members
Journal
Where to watch
JustWatch
Ostrov
1968
‘Saari’
Directed by
Aino Roe
,
Ivo Lund
Synopsis
Two keepers of a salt store count the days until a boat that may never come, and find they have counted differently.
Cast
Crew
Details
Genres
Releases
Cast
Eino Salt
Madonna
Directors
Directors
Aino Roe
Ivo Lund
Producer
Producer
Mary O'Neil
Writers
Writers
Aino Roe
Ivo Lund
Original Writer
Original Writer
Anton Chekov-Lind
Story
Story
Kit
Sound
Sound
Bo Marsh
Studio
Suomi-Filmi
Country
Finland
Language
No spoken language
Alternative Titles
Saari, The Isle, Or Not, Saari ja meri
Genres
Drama
Science Fiction
Releases by Date
Sort by
Date
Date
Country
Theatrical
02 Feb 1968
Finland
K-12
Releases by Country
Sort by
Country
Date
Country
Finland
02 Feb 1968
Theatrical
K-12
1,083 mins
  More at
IMDB
TMDB
Report this page
Ratings
12 fans
4.1
★★★★★
Popular reviews
More
Review by
Jo ★ P.
★★½
Liked
This review may contain spoilers.
I can handle the truth.
They never leave.
Translate
Translated from
by
Review by
counting
3
No rating from me.
Translate
Translated from
by
Popular Lists
About
© Letterboxd Limited. Made by fans in Aotearoa New Zealand.
"""

EARLIER = """\
1999 (2003) directed by Ada Quill • Reviews, film + cast • Letterboxd

1999

2003 ‘Neunundneunzig’ Directed by Ada Quill

One night. No clocks.

A watchmaker's widow winds every clock in a town that has decided to stop the year from ending, and learns what the night is for.

Cast
Crew
Details
Genres

Hal Voss
Nora Quist
Cleo

Director
Ada Quill

Cinematography
Bo Marsh

Studios
Studio Nord
Kino & Sons

Countries
Germany
USA

Language
German

Genres
Comedy
Drama

95 mins More at IMDb TMDb Report this film

Popular reviews More

Review by Karla ★★★★½ 12

A night I would not mind being stuck in.

Like review 1,204 likes

Review by Bo 3

Fine.

Like review No likes yet
"""

ANNOUNCED = """\
Untitled Quill Project directed by Ada Quill • Film + cast • Letterboxd
Where to watch
Untitled Quill Project
Directed by
Ada Quill
Synopsis
Plot under wraps.
Crew
Details
Genres
Director
Director
Ada Quill
Studio
Studio Nord
Country
USA
Primary Language
English
Releases by Date
Show All…
Report this page
Alternative Title
Clock
"""


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


def of(text: str, property: str) -> list[str]:
    found = record(text)
    assert found.site == "letterboxd"
    assert all(text[place.start : place.end] == place.exact for c in found.claims for place in c.evidence)
    return list(dict.fromkeys(str(c.value) for c in found.claims if c.property == property and c.subject == found.film))


def below(text: str, property: str) -> list[str]:
    found = record(text)
    return [str(c.value) for c in found.claims if c.property == property and c.subject != found.film]


@pytest.mark.parametrize(
    "text",
    [
        "Salt films • Letterboxd\nSign In\nFilms\nA list of 12 films compiled on Letterboxd\n1968\nDirected by Aino Roe\n",
        "Cast\nCrew\nDetails\nGenres\nLow Tide\n1998\nDirected by Ada Quill\n",
    ],
)
def test_lists_and_pages_of_others_are_not_read(text: str) -> None:
    assert record(text).site != "letterboxd"


def test_in_small_letters_a_comma_parts_the_names_all_the_same() -> None:
    assert of(FILM.lower(), "alternate_name") == ["saari", "the isle", "or not", "saari ja meri"]


def test_the_head_directors_and_names() -> None:
    assert of(FILM, "name") == ["Ostrov"]
    assert of(FILM, "year") == ["1968"]
    assert of(FILM, "director") == ["person(aino roe)", "person(ivo lund)"]
    assert of(FILM, "alternate_name") == ["Saari", "The Isle", "Or Not", "Saari ja meri"]
    assert of(FILM, "tagline") == []
    assert len(of(FILM, "description")) == 1


def test_cast_crew_and_details() -> None:
    assert of(FILM, "actor") == ["person(eino salt)", "person(madonna)"]
    assert of(FILM, "writer") == ["person(aino roe)", "person(ivo lund)", "person(anton chekov-lind)", "person(kit)"]
    assert of(FILM, "company") == ["organization(suomi-filmi)"]
    assert len(of(FILM, "country")) == 1
    assert of(FILM, "genre") == ["Drama", "Science Fiction"]
    assert of(FILM, "language") == []
    assert of(FILM, "runtime_minutes") == ["1083"]
    assert below(FILM, "release_date") == ["1968-02-02"]
    assert below(FILM, "score") == ["4.1"]


def test_reviews_end_where_the_site_offers_to_translate_them() -> None:
    assert below(FILM, "body") == ["They never leave.", "No rating from me."]
    assert below(FILM, "grade") == ["★★½"]
    assert below(FILM, "spoiler") == ["true"]
    assert [n for n in below(FILM, "name") if "★" in n] == ["Jo ★ P."]


def test_an_earlier_layout_with_a_year_for_a_name() -> None:
    assert of(EARLIER, "name") == ["1999"]
    assert of(EARLIER, "year") == ["2003"]
    assert of(EARLIER, "alternate_name") == ["Neunundneunzig"]
    assert of(EARLIER, "tagline") == ["One night. No clocks."]
    assert of(EARLIER, "actor") == ["person(hal voss)", "person(nora quist)", "person(cleo)"]
    assert of(EARLIER, "company") == ["organization(studio nord)", "organization(kino & sons)"]
    assert below(EARLIER, "body") == ["A night I would not mind being stuck in.", "Fine."]
    assert below(EARLIER, "grade") == ["★★★★½"]


def test_a_film_without_a_year_has_none() -> None:
    assert of(ANNOUNCED, "name") == ["Untitled Quill Project"]
    assert of(ANNOUNCED, "year") == []
    assert of(ANNOUNCED, "director") == ["person(ada quill)"]
    assert of(ANNOUNCED, "actor") == []


TWO_DIRECTORS = """\
# Harbor of Ash

2022

Directed by Yusra Haddad, Tom O'Leary

Synopsis

## What burns, remembers.

After the fire of 1931 two sisters return to the harbor to look for the ledger.

Watched by 14k members Appears in 2.1k lists Liked by 3.3k members

  * Cast
  * Crew
  * Details
  * Genres
  * Releases

Nadia Farouk Imani Reese Basil Stone

### Director

Yusra Haddad Tom O'Leary

### Writer

Yusra Haddad

### Primary Language

Arabic

### Alternative Titles

ميناء الرماد

### Genres

Drama Mystery

### Themes

Moving relationship stories

### Theatrical

05 Oct 2022

  * France

### Premiere

11 Feb 2022

  * GermanyBerlin Film Festival

112 mins More at IMDb TMDB

Popular reviews

Review by lena ★★★★½ 2

the ledger scene.
"""


def test_names_on_one_line_are_parted_by_those_of_the_head() -> None:
    assert sorted({str(c.value) for c in record(TWO_DIRECTORS).claims if c.property == "director"}) == [
        "person(tom o'leary)",
        "person(yusra haddad)",
    ]


def test_counts_are_no_synopsis_and_days_of_release_no_themes() -> None:
    assert of(TWO_DIRECTORS, "description") == ["After the fire of 1931 two sisters return to the harbor to look for the ledger."]
    assert of(TWO_DIRECTORS, "keyword") == []
    assert below(TWO_DIRECTORS, "release_date") == ["2022-10-05"]


def test_of_a_page_on_one_line_what_is_one_thing_is_read() -> None:
    line = " ".join(FILM.split())
    assert of(line, "name") == ["Ostrov"]
    assert of(line, "director") == ["person(aino roe)", "person(ivo lund)"]
    assert of(line, "genre") == ["Drama", "Science Fiction"]
    assert of(line, "producer") == ["person(mary o'neil)"]
    assert of(line, "actor") == []
    assert "run-together" in {n.code for n in record(line).notices}


OF_FILM = """\
‎Reviews of Low Tide (1998) • Letterboxd
Sign in
Films
Low Tide
1998
Reviews
Review by Nell ★★★★½ 1,204
It keeps its promise.

And its lamp lit.
Like review 8,231 likes
Review by keeper7 ★★ 3
no
Like review 2 likes
"""
OF_MEMBER = """\
‎A ★★★★½ review of Low Tide (1998) • Letterboxd
Sign in
Films
Review by Nell
Low Tide
1998
★★★★½
Watched 12 Oct 2021
It keeps its promise.

And its lamp lit.
Like review
12 likes
Comments
"""


def of_reviews(text: str) -> dict[str, list[str]]:
    found = read(Document("page.txt", "0" * 64, text, len(text.encode())))
    assert (found.site, str(found.film)) == ("letterboxd", "film(low tide, 1998)")
    said: dict[str, list[str]] = {}
    for claim in found.claims:
        said.setdefault(claim.property, []).append(str(claim.value))
    return said


def test_a_page_of_reviews_says_its_film_in_the_title_of_the_window() -> None:
    said = of_reviews(OF_FILM)
    assert said["body"] == ["It keeps its promise. And its lamp lit.", "no"]
    assert said["grade"] == ["★★★★½", "★★"]


def test_a_page_of_one_review_has_its_stars_author_and_day() -> None:
    said = of_reviews(OF_MEMBER)
    assert said["body"] == ["It keeps its promise. And its lamp lit."]
    assert (said["grade"], said["review_date"]) == (["★★★★½"], ["2021-10-12"])
    assert "Nell" in said["name"]


def test_of_a_review_whose_day_is_gone_nothing_tells_where_it_begins() -> None:
    assert "body" not in of_reviews(OF_MEMBER.replace("Watched 12 Oct 2021\n", ""))


def test_of_reviews_on_one_line_only_the_film_is_said() -> None:
    assert set(of_reviews(" ".join(OF_FILM.split()))) == {"name", "year"}


def test_a_line_that_is_no_label_is_not_taken_apart_to_see_whether_it_is_one() -> None:
    assert halves("assistant directors asst. directors") == ("assistant directors", "asst. directors")
    assert halves("additional photography add. photography") == ("additional photography", "add. photography")
    # Words by the hundred thousand, as the lines of a text on one line have them, would be put together as often.
    assert halves("writer " * 400_000) is None
